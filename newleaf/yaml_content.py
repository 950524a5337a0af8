"""YAML files that people edit, as checked values. What is wrong in one is said with its line."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from newleaf.errors import ContentError
from newleaf.yaml_text import Lines, YamlFault, deepest, parsed

Value = TypeVar("Value")


def read_yaml(path: Path, kind: type[Value]) -> tuple[Value, Lines]:
    """The content of a file as `kind`, and where its values stand. Raises ContentError with file and line."""
    lines: Lines = {}
    try:
        content: Any
        content, lines = parsed(path.read_text(encoding="utf-8"))
        return TypeAdapter(kind).validate_python(content), lines
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 1, f"cannot be read ({error}).") from error
    except YamlFault as error:
        raise ContentError(path, error.line or 1, f"broken YAML: {error.problem}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContentError(path, deepest(first["loc"], lines), f"{place}: {first['msg']}") from error
