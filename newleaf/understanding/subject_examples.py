"""What subjects are recognised by: data/subjects, one file a subject."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from newleaf.errors import ContentError
from newleaf.yaml_content import read_yaml
from newleaf.yaml_text import deepest

_APOSTROPHES, _MARKS = re.compile("['’‘]"), re.compile(r"[^\w\s£$€]")


class SubjectFile(BaseModel):
    """data/subjects/<subject>.yml, each part with one entry a line.

    `words`: one of them is in nearly every message about it; * stands for the rest of a word. `asked`: messages about
    it. `other`: messages that only sound so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str
    about: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    other: tuple[str, ...]

    @field_validator("words", "asked", "other", mode="before")
    @classmethod
    def _lines(cls, value: Any) -> Any:
        if not isinstance(value, str):
            raise ValueError("write it as a block: '|', then one entry a line")
        return tuple(line.strip() for line in value.splitlines() if line.strip())


def read_subject_files(folder: Path) -> list[SubjectFile]:
    """All files of the folder. Raises ContentError with file and line."""
    return [_read(path) for path in sorted(folder.glob("*.yml"))]


def bare(text: str) -> str:
    """A text as the words of subjects are written: lower case, without apostrophes and marks."""
    return " ".join(_MARKS.sub(" ", _APOSTROPHES.sub("", text.lower())).split())


def pattern(words: Iterable[str]) -> str:
    """A regular expression for any of the words in a text that is `bare`."""
    choices = "|".join(re.escape(word).replace(r"\*", r"[^ ]*") for word in words)
    return f"(?:^| )(?:{choices})(?= |$)"


def _read(path: Path) -> SubjectFile:
    file, lines = read_yaml(path, SubjectFile)
    if file.subject != path.stem:
        raise ContentError(path, deepest(("subject",), lines), f"subject: must be '{path.stem}', as the file is named.")
    return file
