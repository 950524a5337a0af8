"""The notation rules are written in, and matching it against the words of a sentence.

    i want to die              these words, one after the other
    {want|would like} to die   one of these
    [really|just] want         may be there or not
    (3)                        up to three other words, none of them a negation
    <partner>                  a list of words from words.yml
    ^  $                       the start and the end of a sentence

Words are compared after folding and spelling, so that one pattern covers "don't", "dont" and "do not".
Sentence marks end a match; commas do not.
"""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

LIMIT = 4000
# "I'm not (2) suicidal" must not read as "I'm suicidal": a gap stops at a negation.
NEVER_SKIPPED = frozenset(["not", "never", "no", "nobody", "nor", "without", "^", "$"]) | {
    # The same in the languages of data/safety/languages, as they are folded; English text knows none of them.
    "nunca", "jamas", "tampoco", "sin", "pas", "jamais", "ne", "n", "aucun", "sans", "nicht", "kein", "keine", "keinen",
    "nie", "niemals", "ohne", "nao", "nem", "sem", "non", "mai", "senza", "niet", "geen", "nooit", "zonder", "nigdy",
    "bez", "لا", "ما", "لم", "لن", "مش", "ليس", "بدون", "नहीं", "nahi", "degil", "yok", "не", "нет", "ні", "никогда",
    "ніколи", "без", "ei", "inte", "ikke", "khong", "tidak", "δεν",
}  # fmt: skip
_TOKEN = re.compile(r"\s+|\((\d)\)|<([a-z_]+)>|([{}\[\]|^$])|([^\s{}\[\]|()<>^$]+)|(.)")

_Token = tuple[str, ...]
"""What was found, and in it by the numbers of its groups: the words of a gap, the name of a list, a mark, a word."""

Phrase = tuple[str, ...]
Expand = Callable[[str], Phrase]


class PatternError(ValueError):
    """A pattern is not written in the notation."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind but a negation."""

    most: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several phrases, the longest first for each first word."""

    phrases: frozenset[Phrase]
    optional: bool = False
    by_first: Mapping[str, tuple[Phrase, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        by_first: dict[str, tuple[Phrase, ...]] = {}
        for phrase in self.phrases:
            by_first[phrase[0]] = (*by_first.get(phrase[0], ()), phrase[1:])
        object.__setattr__(self, "by_first", by_first)


# Each is made once: hundreds of rules name the same lists.
_one_of = functools.cache(Choice)

Step = Choice | Gap
Pattern = tuple[Step, ...]


def match(pattern: Pattern, words: Sequence[str], start: int) -> int | None:
    """Where the longest match that starts at `start` ends, or None. Costs no more than the pattern's length."""
    reached = {start}
    for step in pattern:
        further: set[int] = set()
        if isinstance(step, Gap):
            for position in reached:
                further.add(position)
                for end in range(position + 1, min(position + step.most, len(words)) + 1):
                    if words[end - 1] in NEVER_SKIPPED:
                        break
                    further.add(end)
        else:
            for position in reached:
                if step.optional:
                    further.add(position)
                if position < len(words):
                    for rest in step.by_first.get(words[position], ()):
                        end = position + 1 + len(rest)
                        if not rest or tuple(words[position + 1 : end]) == rest:
                            further.add(end)
        if not further:
            return None
        reached = further
    return max(reached)


def parse(text: str, lists: Mapping[str, Sequence[Phrase]], expand: Expand) -> list[Pattern]:
    """The patterns a line stands for: one, or more where a choice holds a gap. PatternError if it is wrong.

    `expand` gives the plain words of a written one ("don't": do, not).
    """
    tokens = [found.group(0, 1, 2, 3, 4) for found in _TOKEN.finditer(text) if not found[0].isspace()]
    patterns = [_trimmed(pattern) for pattern in _Parser(tokens, lists, expand).sequence("")]
    if not patterns or not all(any(_needed(step) for step in pattern) for pattern in patterns):
        raise PatternError("matches without a single word")
    return patterns


def phrases(pattern: Pattern) -> list[Phrase]:
    """The phrases a pattern without gaps stands for."""
    parts: list[list[Phrase]] = []
    for step in pattern:
        if isinstance(step, Gap):
            raise PatternError("a gap cannot stand here")
        parts.append([*step.phrases, ()] if step.optional else list(step.phrases))
    return _product(parts)


class _Parser:
    def __init__(self, tokens: list[_Token], lists: Mapping[str, Sequence[Phrase]], expand: Expand) -> None:
        self._tokens = tokens
        self._lists = lists
        self._expand = expand
        self._position = 0

    def sequence(self, stops: str) -> list[Pattern]:
        parts: list[list[Pattern]] = []
        literal: Phrase = ()
        while self._position < len(self._tokens) and self._tokens[self._position][0] not in stops:
            token = self._tokens[self._position]
            self._position += 1
            word = self._expand(token[4]) if token[4] else (token[0],) if token[0] in "^$" else ()
            if word:
                literal += word
                continue
            if literal:
                parts.append([(_one_of(frozenset((literal,)), False),)])
                literal = ()
            parts.append(self._step(token))
        if literal:
            parts.append([(_one_of(frozenset((literal,)), False),)])
        return [sum(each, ()) for each in product(*parts)]

    def _step(self, token: _Token) -> list[Pattern]:
        if token[1]:
            return [(Gap(int(token[1])),)]
        if token[2]:
            if token[2] not in self._lists:
                raise PatternError(f"no list called <{token[2]}> in words.yml")
            return [(_one_of(frozenset(self._lists[token[2]]), False),)]
        if token[0] in "{[":
            return self._choice("}" if token[0] == "{" else "]")
        raise PatternError(f"'{token[0]}' does not belong here")

    def _literal(self, stops: str) -> Phrase:
        """The words up to one of `stops` if there is nothing else before it; else () and nothing is read."""
        literal: Phrase = ()
        for position in range(self._position, len(self._tokens)):
            token = self._tokens[position]
            if token[0] in stops:
                self._position = position if literal else self._position
                return literal
            if not token[4] and token[0] not in "^$":
                break
            literal += self._expand(token[4]) if token[4] else (token[0],)
        return ()

    def _choice(self, close: str) -> list[Pattern]:
        plain: set[Phrase] = set()
        gapped: list[Pattern] = []
        while True:
            literal = self._literal("|" + close)
            if literal:
                plain.add(literal)
            for pattern in [] if literal else self.sequence("|" + close):
                if any(isinstance(step, Gap) for step in pattern):
                    gapped.append(pattern)
                elif pattern:
                    plain |= {phrase for phrase in phrases(pattern) if phrase}
                else:
                    raise PatternError(f"an empty choice before '{close}'")
            if self._position == len(self._tokens):
                raise PatternError(f"'{close}' is missing")
            self._position += 1
            if self._tokens[self._position - 1][0] == close:
                break
        optional = close == "]"
        found: list[Pattern] = [(_one_of(frozenset(plain), optional),)] if plain else []
        return found + gapped + ([()] if optional and not plain else [])


def _needed(step: Step) -> bool:
    return isinstance(step, Choice) and not step.optional


def _trimmed(pattern: Pattern) -> Pattern:
    """Without gaps and optional words at either end: they would only stretch the evidence."""
    while pattern and isinstance(pattern[0], Gap):
        pattern = pattern[1:]
    while pattern and isinstance(pattern[-1], Gap):
        pattern = pattern[:-1]
    return pattern


def _product(parts: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    if len(parts) == 1:
        return list(parts[0])
    count = 1
    for part in parts:
        count *= len(part)
    if count > LIMIT:
        raise PatternError(f"a choice stands for {count} phrases, more than {LIMIT}: split the line")
    return [sum(each, ()) for each in product(*parts)]
