"""What is answered to help in a few words of another language than English: yes, no, safe, taken wrong, thanks.

A language detector cannot name "ja hoor" or "la2". So a message is taken apart into the phrases of each language in
data/short_answers.yml; where nothing is left over, it is known what it says.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from newleaf.safety.notation import Notation
from newleaf.safety.patterns import NEVER_SKIPPED, Choice, Gap, Pattern, Phrase, match
from newleaf.safety.rules import Name, StrictEntry
from newleaf.safety.scripts import Kind, spellings, tokens
from newleaf.safety.yaml_file import Block, Source, read
from newleaf.settings import settings


class Short(StrEnum):
    """What a short answer says; of several in one message the first here counts."""

    TAKEN_WRONG = "taken_wrong"
    NOT_ME = "not_me"
    NO = "no"
    SAFE = "safe"
    YES = "yes"
    THANKS = "thanks"


_AROUND = "around"
_MOST_WORDS = 22
_CONTRARY = frozenset({Short.NO, Short.SAFE}), frozenset({Short.NO, Short.YES})
"""Said together they answer nothing."""


class _Answers(StrictEntry):
    """One language. reviewed: who has read it as a native speaker, or that this is still awaited."""

    language: Annotated[str, Field(pattern="^[a-z]{2,3}$")]
    reviewed: Annotated[str, Field(min_length=5)]
    lists: dict[Name, Block] = Field(default_factory=dict)
    around: Block = ()
    yes: Block
    no: Block
    safe: Block
    taken_wrong: Block = ()
    not_me: Block = ()
    thanks: Block


class _File(StrictEntry):
    """data/short_answers.yml"""

    languages: Annotated[tuple[_Answers, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Said:
    """A short answer and the code of the language that it is in."""

    short: Short
    language: str


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns of a language by the words that they can begin with, and what each says; None changes nothing."""

    code: str
    by_first: Mapping[str, Sequence[tuple[Pattern, Short | None]]]
    wrong: frozenset[str]
    """With which words that somebody was taken wrong can begin."""

    def may_say(self, clauses: Sequence[Sequence[tuple[str, ...]]]) -> bool:
        """Whether the words can be a short answer in this language: a quick look before the long one."""
        if any(form in self.by_first for form in clauses[0][0]):
            return True
        return any(form in self.wrong for clause in clauses for forms in clause for form in forms)

    def spelled(self, words: Sequence[tuple[str, ...]]) -> list[str]:
        """Each word as the language spells it where letters are drawn out."""
        return [next((form for form in forms if form in self.by_first), forms[0]) for forms in words]

    def reads(self, clauses: Sequence[Sequence[str]]) -> set[Short] | None:
        """What the clauses say, which must consist of known phrases; None where they say more."""
        said: set[Short] = set()
        for clause in clauses:
            found = self._parts(clause)
            if found is None:
                return None
            said |= found
        return said

    def _parts(self, words: Sequence[str]) -> frozenset[Short] | None:
        """What a clause says, read from its end: each rest is read once, or "si si si x" would take minutes."""
        said: dict[int, frozenset[Short] | None] = {len(words): frozenset()}
        for start in reversed(range(len(words))):
            rests = ((said[end], short) for end, short in sorted(self._at(words, start), key=lambda part: -part[0]))
            parts = (rest | {short} if short else rest for rest, short in rests if rest is not None)
            said[start] = next(parts, None)
        return said[0]

    def taken_wrong(self, words: Sequence[str]) -> bool:
        """Whether a clause holds words that say so, and none that denies them right before."""
        return any(
            short is Short.TAKEN_WRONG
            for start in range(len(words))
            if start == 0 or words[start - 1] not in NEVER_SKIPPED
            for _, short in self._at(words, start)
        )

    def _at(self, words: Sequence[str], start: int) -> list[tuple[int, Short | None]]:
        """Where each phrase that begins there ends, and what it says."""
        ends = ((match(pattern, words, start), short) for pattern, short in self.by_first.get(words[start], ()))
        return [(end, short) for end, short in ends if end is not None]


def short_answer(text: str, language: str | None = None) -> Said | None:
    """What a message says in a few words of any language but English; None where it says more.

    language: of the conversation, whose meaning goes before that of the same words elsewhere.
    """
    parts: list[list[tuple[str, ...]]] = [[]]
    for token in tokens(text):
        if token.kind is Kind.WORD:
            parts[-1].append(spellings(token.text))
        else:
            parts.append([])
    clauses = [part for part in parts if part]
    if not clauses or sum(map(len, clauses)) > _MOST_WORDS:
        return None
    able = (each for each in _languages() if each.may_say(clauses))
    for each in sorted(able, key=lambda known: known.code != language):
        if short := _short_of(each, [each.spelled(clause) for clause in clauses]):
            return Said(short, each.code)
    return None


def says_short(text: str, slots: Mapping[str, Any], short: Short) -> bool:
    """Whether a message says just that. `slots`: of the session, whose language goes first."""
    said = short_answer(text, slots.get("language"))
    return said is not None and said.short is short


def _short_of(language: _Language, clauses: list[list[str]]) -> Short | None:
    if any(map(language.taken_wrong, clauses)):
        return Short.TAKEN_WRONG
    said = language.reads(clauses) or language.reads([[word for clause in clauses for word in clause]])
    if not said or Short.TAKEN_WRONG in said or any(contrary <= said for contrary in _CONTRARY):
        return None
    return next(short for short in Short if short in said)


@functools.cache
def _languages() -> tuple[_Language, ...]:
    return read_short_answers(settings().project / "data" / "short_answers.yml")


def read_short_answers(path: Path) -> tuple[_Language, ...]:
    """Every language of data/short_answers.yml. SafetyDataError names file and line of what is wrong."""
    content, source = read(path, _File)
    return tuple(_language(each, source, index) for index, each in enumerate(content.languages))


def _language(answers: _Answers, source: Source, index: int) -> _Language:
    notation = Notation(source, answers.lists, _words)
    by_first: dict[str, list[tuple[Pattern, Short | None]]] = {}
    for name in (*Short, _AROUND):
        for pattern in notation.patterns(source, getattr(answers, name), ("languages", index, name)):
            if any(isinstance(step, Gap) for step in pattern):
                raise source.error(("languages", index, name), "a gap cannot stand here: name the words")
            for word in _first_words(pattern):
                by_first.setdefault(word, []).append((pattern, None if name == _AROUND else Short(name)))
    wrong = (word for word, found in by_first.items() if any(short is Short.TAKEN_WRONG for _, short in found))
    return _Language(answers.language, by_first, frozenset(wrong))


def _first_words(pattern: Pattern) -> set[str]:
    words: set[str] = set()
    for step in pattern:
        if isinstance(step, Choice):
            words |= set(step.by_first)
            if not step.optional:
                break
    return words


def _words(written: str) -> Phrase:
    return tuple(token.text for token in tokens(written) if token.kind is Kind.WORD)


__all__ = ["Said", "Short", "read_short_answers", "says_short", "short_answer"]
