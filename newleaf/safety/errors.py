"""Errors of the safety screen."""

from pathlib import Path


class SafetyDataError(Exception):
    """A file in data/safety cannot be used. The message says which file, which line, and what to change."""

    def __init__(self, file: Path, line: int | None, problem: str) -> None:
        self.file = file
        self.line = line
        place = f"{file}:{line}" if line else str(file)
        super().__init__(f"{place}: {problem}")
