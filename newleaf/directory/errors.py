"""Everything that can go wrong in the directory.

DirectoryError            the database cannot be opened, read or filled: answer from a Snapshot instead
└── DirectoryDataError    a file of data/directory is wrong; says which file and line
UnknownName (ValueError)  the caller named something that does not exist
├── UnknownCountry
├── UnknownSignal
└── UnknownTopic
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class DirectoryError(Exception):
    """The database of services cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file. `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class DirectoryDataError(DirectoryError):
    """Files of the directory are wrong; `problems` lists every fault, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownName(ValueError):
    """A name that the directory does not know. `advice` says so without the name, which may be a visitor's words."""

    def __init__(self, name: object, advice: str) -> None:
        super().__init__(f"{name!r} {advice}")
        self.advice = f"This {advice}"


class UnknownCountry(UnknownName):
    """Not the code of a country."""

    def __init__(self, code: object) -> None:
        super().__init__(
            code, "is not a country code; use two letters of ISO 3166, like 'GB' or 'US', or no country"
        )


class UnknownSignal(UnknownName):
    """Not a signal of the safety screen."""

    def __init__(self, signal: object, known: Iterable[str]) -> None:
        super().__init__(signal, f"is not a signal; known signals: {', '.join(known)}")


class UnknownTopic(UnknownName):
    """Not a topic that a service can have."""

    def __init__(self, topic: object, known: Iterable[str]) -> None:
        super().__init__(topic, f"is not a topic of services; known topics: {', '.join(known)}")
