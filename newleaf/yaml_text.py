"""YAML that people edit: its values, and the line on which each of them stands. libyaml reads it, where it is there."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

Place = tuple[str | int, ...]
Lines = Mapping[Place, int]
"""Lines, counted from 1, of values: `lines["rules", 3, "says"]` is where the key `says` stands."""

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null"),
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), "bool"),
}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")
"""What YAML 1.2 takes plain text for. Dates stay text: pydantic reads them."""
_VALUES: dict[str, Callable[[str], Any]] = {
    "null": lambda _: None, "bool": lambda text: text.lower() == "true", "int": int, "float": float
}  # fmt: skip


class _Resolver(VersionedResolver):
    """Says what plain text is. ruamel's own tries ever more patterns on every text, those that Rasa adds among them."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            name = _WORDS.get(value) or (_INT.fullmatch(value) and "int") or (_FLOAT.fullmatch(value) and "float")
            return Tag(suffix=name or "str")
        return super().resolve(kind, value, (False, False))


class YamlFault(Exception):
    """A text is not YAML, or holds a key twice. `line` counts from 1; None where it is not known."""

    def __init__(self, problem: str, line: int | None) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


def parsed(text: str) -> tuple[Any, Lines]:
    """The value of a document, None for an empty one, and its lines. Raises YamlFault."""
    try:
        yaml = YAML(typ="safe")
        yaml.Resolver = _Resolver
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(error.problem or error.context or "cannot be read", mark.line + 1 if mark else None) from error
    except YAMLError as error:
        raise YamlFault(str(error), None) from error
    lines: dict[Place, int] = {}
    return (None if node is None else _value(node, (), lines)), lines


def deepest(place: tuple[Any, ...], lines: Lines) -> int:
    """The line of a place, or of the nearest thing around it. What stands nowhere in the document is passed over."""
    known: Place = ()
    for part in place:
        if (*known, part) in lines:
            known = (*known, part)
    return lines.get(known, 1)


def _value(node: Node, place: Place, lines: dict[Place, int]) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                raise YamlFault("a name must be plain text", line)
            if key.value in mapping:
                raise YamlFault(f"'{key.value}' stands here twice", line)
            mapping[key.value] = _value(value, (*place, key.value), lines)
            lines[*place, key.value] = line
        return mapping
    if isinstance(node, SequenceNode):
        return [_value(each, (*place, index), lines) for index, each in enumerate(node.value)]
    assert isinstance(node, ScalarNode)
    return _VALUES.get(str(node.tag), str)(node.value)
