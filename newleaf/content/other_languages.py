"""A sentence for each language that the guide does not speak, and calls for help in any. Read from reviewed data."""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from newleaf.errors import ContentError

Code = Annotated[str, Field(pattern="^[a-z]{2,3}$")]
Words = Annotated[str, Field(min_length=2)]


class Sentence(BaseModel):
    """Says in a language that the guide answers in English and that people can be reached.

    `again`: two shorter sentences, for who goes on in that language. `reviewed`: who has read them as a native
    speaker, or that this is still awaited.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    language: Code
    name: str
    reviewed: str = Field(min_length=5)
    text: str = Field(min_length=10)
    again: tuple[Annotated[str, Field(min_length=10)], Annotated[str, Field(min_length=10)]]


class OtherLanguages(BaseModel):
    """content/other_languages.yml"""

    model_config = ConfigDict(extra="forbid", frozen=True)
    polite: Sequence[Words]
    calls: Mapping[Code, Sequence[Words]]
    sentences: Sequence[Sentence]

    def sentence(self, language: str | None) -> Sentence | None:
        """The sentence for a language; None where there is none."""
        return next((each for each in self.sentences if each.language == language), None)


@functools.cache
def read_other_languages(path: Path) -> OtherLanguages:
    """Read content/other_languages.yml. Raises ContentError with file and line."""
    try:
        data = YAML(typ="rt", pure=True).load(path.read_text(encoding="utf-8"))
        return TypeAdapter(OtherLanguages).validate_python(data)
    except OSError as error:
        raise ContentError(path, 1, f"cannot be read ({error}).") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ContentError(path, (mark.line if mark else 0) + 1, f"broken YAML: {error.problem}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContentError(path, _line(data, first["loc"]), f"{place}: {first['msg']}") from error


def _line(node: object, place: Sequence[int | str]) -> int:
    """The line of the innermost part of `place` that is there."""
    line = 0
    for part in place:
        try:
            at = node.lc.item(part) if isinstance(part, int) else node.lc.key(part)  # type: ignore[attr-defined]
            line, node = at[0], node[part]  # type: ignore[index]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line + 1
