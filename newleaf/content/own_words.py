"""Own words that are not put into sentences: what presses a partner, and what is no answer. Read from reviewed data."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from newleaf.content.answers import Review
from newleaf.safety.lexicon import Lexicon, Sentence
from newleaf.safety.notation import Notation, vocabulary
from newleaf.safety.patterns import Pattern, match
from newleaf.safety.rules import Name, StrictEntry, WordsFile, spelling
from newleaf.safety.yaml_file import Block, read

HELPER = "helper"
"""The kind of words that are for someone who can help: none of them is held."""


class HeldEntry(StrictEntry):
    """One way of pressing. `closes`: nothing for two is offered after it; or else `answer` is what is said to it.

    `kinds`: only where words of these kinds are built.
    """

    name: Name
    closes: bool
    answer: Literal["touch", "watching", "control"] | None = None
    kinds: tuple[Name, ...] = ()
    reason: Annotated[str, Field(min_length=10)]
    says: Block
    finds: Annotated[Block, Field(min_length=1)]
    leaves: Annotated[Block, Field(min_length=1)]


    @model_validator(mode="after")
    def _is_answered(self) -> Self:
        if self.closes == (self.answer is not None):
            raise ValueError("`answer` belongs to an entry that does not close, and to no other")
        return self


class NoAnswerEntry(StrictEntry):
    """What says nothing to a partner."""

    reason: Annotated[str, Field(min_length=10)]
    says: Block
    finds: Annotated[Block, Field(min_length=1)]
    leaves: Annotated[Block, Field(min_length=1)]


class OwnWordsFile(StrictEntry):
    """content/own_words.yml"""

    about: str
    review: Review
    lists: dict[Name, Block] = Field({})
    held: Annotated[tuple[HeldEntry, ...], Field(min_length=1)]
    no_answer: NoAnswerEntry


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The list, ready to be used. Nothing of what it reads is kept."""

    content: OwnWordsFile
    sentences: Callable[[str], list[Sentence]]
    held_patterns: Sequence[Sequence[Pattern]]
    no_answer_patterns: Sequence[Pattern]

    def held(self, text: str, kind: str) -> HeldEntry | None:
        """The entry that holds words of this kind back, one that closes before one that does not; None if none does."""
        if kind == HELPER:
            return None
        found = [
            entry
            for entry, patterns in zip(self.content.held, self.held_patterns, strict=True)
            if (not entry.kinds or kind in entry.kinds)
            and any(_found(patterns, sentence) for sentence in self.sentences(text))
        ]
        return max(found, key=lambda entry: entry.closes, default=None)

    def is_no_answer(self, text: str) -> bool:
        """Whether there is nothing in it that could be said to somebody: "idk", a smile, a question to the guide."""
        if len(re.findall(r"[^\W\d_]", text)) < 2:
            return True
        said = self.sentences(text)
        return bool(said) and all(_found(self.no_answer_patterns, sentence) for sentence in said)


def read_own_words(file: Path, words_file: Path) -> OwnWords:
    """Read the list; `words_file`: other spellings (data/safety/words.yml). SafetyDataError names file and line."""
    content, source = read(file, OwnWordsFile)
    lexicon = Lexicon(spelling(*read(words_file, WordsFile)))
    notation = Notation(source, content.lists, lexicon.expand)
    held = [
        notation.patterns(source, entry.says, ("held", index, "says")) for index, entry in enumerate(content.held)
    ]
    no_answer = notation.patterns(source, content.no_answer.says, ("no_answer", "says"))
    lexicon.learn(vocabulary(pattern for patterns in (*held, no_answer) for pattern in patterns))
    return OwnWords(content, lexicon.sentences, held, no_answer)


def _found(patterns: Sequence[Pattern], sentence: Sentence) -> bool:
    words = sentence.words
    return any(match(pattern, words, start) is not None for pattern in patterns for start in range(len(words)))
