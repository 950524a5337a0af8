"""Read a YAML file people edit, and say at which line it is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from newleaf.safety.errors import SafetyDataError

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


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
    lines: Mapping[Place, int]

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
        node = YAML(typ="safe", pure=True).compose(StringIO(file.read_text(encoding="utf-8")))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "cannot be read"
        raise SafetyDataError(file, mark.line + 1 if mark else None, f"not valid YAML: {problem}") from error
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise SafetyDataError(file, None, f"cannot be read: {error}") from error
    lines: dict[Place, int] = {}
    source = Source(file, lines)
    value = None if node is None else _value(node, (), lines, source)
    try:
        return model.model_validate(value), source
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the file"
        raise source.error(tuple(first["loc"]), f"{field}: {first['msg']}") from error


def _value(node: Node, place: Place, lines: dict[Place, int], source: Source) -> object:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, MappingNode):
        mapping: dict[str, object] = {}
        for key, value in node.value:
            inner = (*place, str(key.value))
            if key.value in mapping:
                raise SafetyDataError(source.file, key.start_mark.line + 1, f"'{key.value}' stands here twice")
            mapping[key.value] = _value(value, inner, lines, source)
            lines[inner] = key.start_mark.line + 1
        return mapping
    if isinstance(node, SequenceNode):
        return [_value(each, (*place, index), lines, source) for index, each in enumerate(node.value)]
    assert isinstance(node, ScalarNode)
    if node.tag.endswith(":null"):
        return None
    if node.tag.endswith(":bool"):
        return node.value.lower() in ("true", "yes", "on")
    return node.value
