"""Read a YAML file people edit, and say at which line it is wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError

from newleaf.safety.errors import SafetyDataError
from newleaf.yaml_text import Lines, Place, YamlFault, parsed

Model = TypeVar("Model", bound=BaseModel)


def _block(value: object) -> object:
    """A block of text, one entry a line; blank lines and lines starting with # are for the reader."""
    if not isinstance(value, str):
        raise ValueError("write it as a block: '|', then one entry a line")
    lines = [(number, line.strip()) for number, line in enumerate(value.split("\n"), start=1)]
    return tuple(line for line in lines if line[1] and not line[1].startswith("#"))


Block = Annotated[tuple[tuple[int, str], ...], BeforeValidator(_block)]
"""The entries of a block of text, each with its line below the block's first."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the values of a file stand: `line(("rules", 3, "says"))` counts from 1."""

    file: Path
    lines: Lines

    def line(self, place: Place) -> int | None:
        """The line of a value, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)

    def error(self, place: Place, problem: str, below: int = 0) -> SafetyDataError:
        """An error at that value; `below` counts lines down into a block of text."""
        line = self.line(place)
        return SafetyDataError(self.file, line + below if line else line, problem)


def read(file: Path, model: type[Model]) -> tuple[Model, Source]:
    """Read `file` into `model`. SafetyDataError if it is missing, not YAML, or does not fit the model."""
    try:
        value, lines = parsed(file.read_text(encoding="utf-8"))
    except YamlFault as error:
        raise SafetyDataError(file, error.line, f"not valid YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SafetyDataError(file, None, f"cannot be read: {error}") from error
    source = Source(file, lines)
    try:
        return model.model_validate(value), source
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the file"
        raise source.error(tuple(first["loc"]), f"{field}: {first['msg']}") from error
