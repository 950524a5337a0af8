"""Reads a reviewed text: YAML front matter between `---` lines, then `## ` sections of plain text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from newleaf.errors import ContentError
from newleaf.yaml_text import Lines, YamlFault, deepest, parsed


class Front(BaseModel):
    """What every front matter has in common: nothing in it may be unknown or misspelt."""

    model_config = ConfigDict(extra="forbid", frozen=True)


FrontType = TypeVar("FrontType", bound=Front)


@dataclass(frozen=True, slots=True)
class Section:
    """One `## ` section: its text without the heading, and the line its heading stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One file: the raw front matter, its lines counted from the first one below `---`, and the sections by heading."""

    path: Path
    front: dict[str, Any]
    lines: Lines
    sections: Mapping[str, Section]

    def checked(self, model: type[FrontType]) -> FrontType:
        """The front matter as `model`. Raises ContentError with the line of the first wrong field."""
        try:
            return model.model_validate(self.front)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise ContentError(self.path, self._line(first["loc"]), f"{place}: {first['msg']}") from error

    def _line(self, place: tuple[int | str, ...]) -> int:
        named = place and place[:1] in self.lines
        return 1 + deepest(place, self.lines) if named else 1  # `---` stands above the front matter


def read_document(path: Path) -> Document:
    """Read one file. Raises ContentError with file and line when its shape is broken."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 1, f"cannot be read ({error}).") from error
    if not lines or lines[0].strip() != "---":
        raise ContentError(path, 1, "the first line must be `---`, then the front matter.")
    try:
        end = lines.index("---", 1)
    except ValueError:
        raise ContentError(path, 1, "the front matter has no closing `---` line.") from None
    return Document(path, *_front(path, lines[1:end]), _sections(path, lines, end + 1))


def _front(path: Path, text: list[str]) -> tuple[dict[str, Any], Lines]:
    try:
        front, lines = parsed("\n".join(text))
    except YamlFault as error:
        raise ContentError(path, 1 + (error.line or 1), f"broken YAML: {error.problem}.") from error
    if not isinstance(front, dict):
        raise ContentError(path, 2, "the front matter must be `name: value` lines.")
    return front, lines


def _sections(path: Path, lines: list[str], start: int) -> dict[str, Section]:
    sections: dict[str, Section] = {}
    heading, since = None, start
    for number, line in enumerate([*lines[start:], "## "], start):
        if not line.startswith("## "):
            if heading is None and line.strip():
                raise ContentError(path, number + 1, "text must stand below a `## ` heading.")
            continue
        if heading is not None:
            text = "\n".join(lines[since:number]).strip()
            if not text:
                raise ContentError(path, since, f"the section '{heading}' is empty.")
            if heading in sections:
                raise ContentError(path, since, f"the section '{heading}' stands here a second time.")
            sections[heading] = Section(text, since)
        heading, since = line[3:].strip(), number + 1
    if not sections:
        raise ContentError(path, len(lines), "there is no `## ` section.")
    return sections
