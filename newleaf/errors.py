"""What can go wrong in New Leaf, as one tree.

NewLeafError
├── ContentError        a file that people edit cannot be used: says file and line
├── SettingsError       a setting has a value that cannot work
├── ModelError          there is no trained model for the present data, or it cannot be read
├── SessionEnded        the conversation was forgotten or has ended after silence
└── TooMany             one conversation or address asks too often; says how long to wait, and whom to call

The safety screen and the directory keep their own errors (SafetyDataError, DirectoryError), because they
depend on nothing else of the project.
"""

from pathlib import Path
from typing import Any


class NewLeafError(Exception):
    """Something that a person can put right; the message says what happened and what to do."""


class ContentError(NewLeafError):
    """A Markdown or YAML file that people edit is broken; the message starts with `file:line`."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")
        self.path, self.line = path, line


class SettingsError(NewLeafError):
    """A setting has a value that cannot work."""


class ModelError(NewLeafError):
    """There is no trained model for the present data, or it cannot be read."""


class SessionEnded(NewLeafError):
    """The conversation was forgotten or has ended after silence."""


class TooMany(NewLeafError):
    """One conversation or address asks too often. `seconds` to wait; `services`: emergency and crisis lines."""

    def __init__(self, seconds: int, services: list[dict[str, Any]]) -> None:
        super().__init__(f"Too many at once. Wait {seconds} seconds, then send it again.")
        self.seconds, self.services = seconds, services
