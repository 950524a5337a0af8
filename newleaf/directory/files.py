"""Reading the YAML files of data/directory, with file and line in every error.

A file of services is named after its country (`gb.yml`), or `international.yml`; `professionals.yml` and
files like `professionals-south.yml` list finders of therapists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from newleaf.directory.countries import INTERNATIONAL, country_names
from newleaf.directory.errors import DirectoryDataError, DirectoryError, Problem
from newleaf.directory.own_records import OwnFile
from newleaf.directory.records import Listed, ProfessionalsFile, ServicesFile
from newleaf.directory.values import Professional, Service
from newleaf.yaml_text import Lines, YamlFault, deepest, parsed

PROFESSIONALS_FILE = re.compile(r"professionals(-[a-z]+)*\.yml")
INTERNATIONAL_FILE = "international.yml"

FileT = TypeVar("FileT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything in the folder, each record checked by itself.

    `lines`: file and line of each id. `dials`: by country, what is dialled there and libphonenumber does not know.
    """

    services: tuple[Service, ...]
    professionals: tuple[Professional, ...]
    lines: dict[str, tuple[str, int]]
    dials: dict[str, frozenset[str]]


def read_records(folder: Path, own: Path | None = None) -> Records:
    """Read every file of the folder, and the owner's. Raises DirectoryDataError with all faults of all files."""
    paths = sorted(Path(folder).glob("*.yml"))
    if all(PROFESSIONALS_FILE.fullmatch(path.name) for path in paths):
        raise DirectoryError(f"no services in {folder}: expected files like gb.yml; check the path of the data folder")
    reading = _Reading()
    for path in paths:
        with reading.collecting():
            document = _read(path)
            if PROFESSIONALS_FILE.fullmatch(path.name):
                reading.finders(path, document)
            else:
                reading.country(path, document)
    if own is not None:
        with reading.collecting():
            reading.owners(own, _read(own))
    if reading.problems:
        raise DirectoryDataError(reading.problems)
    return Records(tuple(reading.services), tuple(reading.professionals), reading.lines, reading.dials)


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self.services: list[Service] = []
        self.professionals: list[Professional] = []
        self.lines: dict[str, tuple[str, int]] = {}
        self.dials: dict[str, frozenset[str]] = {}
        self.problems: list[Problem] = []

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Goes on with the next file when one is faulty."""
        try:
            yield
        except DirectoryDataError as error:
            self.problems += error.problems

    def finders(self, path: Path, document: _Document) -> None:
        file = _validated(ProfessionalsFile, document, path)
        first = len(self.professionals)
        self.professionals += [
            record.to_professional(file.defaults(), first + at) for at, record in enumerate(file.professionals)
        ]
        self._place(path, document, "professionals", file.professionals)

    def country(self, path: Path, document: _Document) -> None:
        file = _validated(ServicesFile, document, path)
        _check_country(path, file, document)
        self.services += [record.to_service(file.defaults(), at) for at, record in enumerate(file.services)]
        self.dials[file.country] = frozenset(file.dials)
        self._place(path, document, "services", file.services)

    def owners(self, path: Path, document: _Document) -> None:
        file = _validated(OwnFile, document, path)
        self.services += [record.value(at) for at, record in enumerate(file.services)]
        self.professionals += [record.value(at) for at, record in enumerate(file.professionals)]
        for record in file.services:
            self.dials[record.country] = self.dials.get(record.country, frozenset()) | frozenset(file.dials)
        self._place(path, document, "services", file.services)
        self._place(path, document, "professionals", file.professionals)

    def _place(self, path: Path, document: _Document, key: str, listed: Sequence[Listed]) -> None:
        for index, record in enumerate(listed):
            place = (path.name, document.line(key, index))
            if record.id in self.lines:
                other = "{}:{}".format(*self.lines[record.id])
                self.problems.append(Problem(*place, f"id {record.id!r} is already used at {other}"))
            self.lines[record.id] = place


@dataclass(frozen=True, slots=True)
class _Document:
    """A file as it was written; one that is empty counts as one without records."""

    value: Any
    lines: Lines

    def line(self, *place: Any) -> int:
        return deepest(place, self.lines)


def _read(path: Path) -> _Document:
    try:
        value, lines = parsed(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DirectoryDataError([Problem(path.name, 1, f"cannot be read: {error.strerror} ({path})")]) from error
    except UnicodeDecodeError as error:
        raise DirectoryDataError([Problem(path.name, 1, f"not UTF-8 text: {error}")]) from error
    except YamlFault as error:
        raise DirectoryDataError([Problem(path.name, error.line or 1, f"not valid YAML: {error.problem}")]) from error
    return _Document({} if value is None else value, lines)


def _validated(kind: type[FileT], document: _Document, path: Path) -> FileT:
    try:
        return kind.model_validate(document.value)
    except ValidationError as error:
        faults = error.errors()
        # A list whose only item is wrong also counts as too short: the item says it better.
        inner = [fault["loc"] for fault in faults]
        raise DirectoryDataError(
            Problem(path.name, document.line(*fault["loc"]), _sentence(fault))
            for fault in faults
            if not any(loc != fault["loc"] and loc[: len(fault["loc"])] == fault["loc"] for loc in inner)
        ) from None


def _check_country(path: Path, file: ServicesFile, document: _Document) -> None:
    expected = INTERNATIONAL if path.name == INTERNATIONAL_FILE else path.stem.upper()
    line = document.line("country")
    if expected != INTERNATIONAL and expected not in country_names():
        message = f"the file is named after a country, and {path.stem!r} is not a code of ISO 3166"
        raise DirectoryDataError([Problem(path.name, 1, message)])
    if file.country != expected:
        message = f"country is {file.country!r}, but a file with this name holds {expected!r}"
        raise DirectoryDataError([Problem(path.name, line, message)])


def _sentence(fault: Any) -> str:
    # In a channel, pydantic's path names its kind between index and field: channels.0.phone.dial.
    where = ".".join(str(part) for part in fault["loc"])
    message = fault["msg"].removeprefix("Value error, ")
    found = f", found {fault['input']!r}" if isinstance(fault["input"], str | int) else ""
    quotes = "; put it in quotes" if fault["type"] == "string_type" and isinstance(fault["input"], int) else ""
    return f"{where}: {message}{found}{quotes}"
