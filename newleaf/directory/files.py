"""Reading the YAML files of data/directory, with file and line in every error.

A file of services is named after its country (`gb.yml`), or `international.yml`; `professionals.yml` and
files like `professionals-south.yml` list finders of therapists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from newleaf.directory.countries import country_names
from newleaf.directory.errors import DirectoryDataError, DirectoryError, Problem
from newleaf.directory.records import Listed, ProfessionalsFile, ServicesFile
from newleaf.directory.values import INTERNATIONAL, Professional, Service

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


def read_records(folder: Path) -> Records:
    """Read every file of the folder. Raises DirectoryDataError with all faults of all files."""
    paths = sorted(Path(folder).glob("*.yml"))
    if all(PROFESSIONALS_FILE.fullmatch(path.name) for path in paths):
        raise DirectoryError(f"no services in {folder}: expected files like gb.yml; check the path of the data folder")
    services: list[Service] = []
    professionals: list[Professional] = []
    lines: dict[str, tuple[str, int]] = {}
    dials: dict[str, frozenset[str]] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            document = _parsed(path)
            if PROFESSIONALS_FILE.fullmatch(path.name):
                finders = _validated(ProfessionalsFile, document, path)
                first = len(professionals)
                professionals += [
                    record.to_professional(finders, first + at) for at, record in enumerate(finders.professionals)
                ]
                listed: Sequence[Listed] = finders.professionals
            else:
                file = _validated(ServicesFile, document, path)
                _check_country(path, file, document)
                services += [record.to_service(file, at) for at, record in enumerate(file.services)]
                dials[file.country] = frozenset(file.dials)
                listed = file.services
            key = next(key for key in ("professionals", "services") if key in document)
            for index, record in enumerate(listed):
                place = (path.name, _line(document, (key, index)))
                if record.id in lines:
                    other = "{}:{}".format(*lines[record.id])
                    problems.append(Problem(*place, f"id {record.id!r} is already used at {other}"))
                lines[record.id] = place
        except DirectoryDataError as error:
            problems += error.problems
    if problems:
        raise DirectoryDataError(problems)
    return Records(tuple(services), tuple(professionals), lines, dials)


def _parsed(path: Path) -> Any:
    try:
        return YAML(typ="rt", pure=True).load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = Problem(path.name, mark.line + 1 if mark else 1, f"not valid YAML: {error.problem}")
        raise DirectoryDataError([problem]) from error
    except UnicodeDecodeError as error:
        raise DirectoryDataError([Problem(path.name, 1, f"not UTF-8 text: {error}")]) from error


def _validated(kind: type[FileT], document: Any, path: Path) -> FileT:
    try:
        return kind.model_validate(document)
    except ValidationError as error:
        faults = error.errors()
        # A list whose only item is wrong also counts as too short: the item says it better.
        inner = [fault["loc"] for fault in faults]
        raise DirectoryDataError(
            Problem(path.name, _line(document, fault["loc"]), _sentence(fault))
            for fault in faults
            if not any(loc != fault["loc"] and loc[: len(fault["loc"])] == fault["loc"] for loc in inner)
        ) from None


def _check_country(path: Path, file: ServicesFile, document: Any) -> None:
    expected = INTERNATIONAL if path.name == INTERNATIONAL_FILE else path.stem.upper()
    line = _line(document, ("country",))
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


def _line(document: Any, location: Iterable[int | str]) -> int:
    """The line, counted from 1, of the deepest part of the document that the location reaches."""
    line = document.lc.line if hasattr(document, "lc") else 0
    node = document
    for part in location:
        try:
            line = node.lc.key(part)[0] if isinstance(part, str) else node.lc.item(part)[0]
            node = node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            continue
    return line + 1
