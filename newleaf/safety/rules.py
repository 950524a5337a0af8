"""The files in data/safety: what they may contain, and reading them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from newleaf.safety.errors import SafetyDataError
from newleaf.safety.lexicon import Lexicon
from newleaf.safety.notation import Notation, vocabulary
from newleaf.safety.patterns import Pattern
from newleaf.safety.signals import Signal, Tier, Who
from newleaf.safety.yaml_file import Block, Place, Source, read


class Effect(StrEnum):
    """What a context does to a finding it reaches."""

    DROP = "drop"
    SOFTEN = "soften"
    PAST = "past"
    RESOLVE = "resolve"
    OTHER = "other"
    PRESENT = "present"
    CONFIRM = "confirm"
    EARLIER = "earlier"


class Reach(StrEnum):
    """How far a context reaches from where it stands."""

    COVERS = "covers"
    INSIDE = "inside"
    BEFORE = "before"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    MESSAGE = "message"


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class StrictEntry(BaseModel):
    """What a file holds, and nothing it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleEntry(StrictEntry):
    """One way of saying something, as written in a signal's file."""

    name: Name
    tier: Tier
    who: Who = Who.SELF
    reason: Annotated[str, Field(min_length=10)]
    mention: bool = False
    past: bool = False
    # An act that can kill is done or under way: the emergency number comes before everything else.
    life: bool = False
    # Said in so many words that the learned layer's doubt does not count.
    certain: bool = False
    # How many different things in the message must show the signal for this rule to count: weak signs add up.
    together: Annotated[int, Field(ge=1, le=6)] = 1
    says: Block
    finds: Annotated[Block, Field(min_length=1)]
    leaves: Block = ()


class SignalFile(StrictEntry):
    """data/safety/<signal>.yml"""

    signal: Signal
    about: str
    rules: Annotated[tuple[RuleEntry, ...], Field(min_length=1)]


class ContextEntry(StrictEntry):
    """Something around a match that changes what it means."""

    name: Name
    effect: Effect
    reach: Reach
    within: Annotated[int, Field(ge=0, le=8)] = 0
    signals: tuple[Signal, ...] = tuple(Signal)
    # Reaches only what rules say of this person.
    whose: Who | None = None
    mentions_only: bool = False
    quoted: bool = False
    reason: Annotated[str, Field(min_length=10)]
    says: Block
    finds: Block = ()
    leaves: Block = ()


class ContextFile(StrictEntry):
    """data/safety/context.yml"""

    about: str
    contexts: tuple[ContextEntry, ...]


class WordsFile(StrictEntry):
    """data/safety/words.yml: lists for <name>, other spellings, words recognised with a slip, words that are none."""

    about: str
    lists: dict[Name, Block]
    spelling: Block
    slips: Block
    real: Block = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to be matched."""

    signal: Signal
    entry: RuleEntry
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A context ready to be matched."""

    entry: ContextEntry
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything in data/safety, checked."""

    rules: tuple[Rule, ...]
    contexts: tuple[Context, ...]
    lexicon: Lexicon


def load(folder: Path) -> RuleBook:
    """Read and check the folder. SafetyDataError names the file and line of the first thing wrong."""
    words, source = read(folder / "words.yml", WordsFile)
    lexicon = Lexicon(spelling(words, source), _words(words.slips), _words(words.real))
    notation = Notation(source, words.lists, lexicon.expand)
    rules: list[Rule] = []
    names: dict[str, Path] = {}
    for signal in Signal:
        content, source = read(folder / f"{signal}.yml", SignalFile)
        if content.signal is not signal:
            raise source.error(("signal",), f"this file is for {signal}, not {content.signal}")
        for index, entry in enumerate(content.rules):
            place = ("rules", index)
            if entry.name in names:
                raise source.error(place, f"a rule called {entry.name} is already in {names[entry.name].name}")
            names[entry.name] = source.file
            rules.append(read_rule(signal, entry, notation, source, place))
    content, source = read(folder / "context.yml", ContextFile)
    contexts = read_contexts(content.contexts, notation, source)
    lexicon.learn(vocabulary(pattern for part in (*rules, *contexts) for pattern in part.patterns))
    return RuleBook(tuple(rules), contexts, lexicon)


def read_rule(signal: Signal, entry: RuleEntry, notation: Notation, source: Source, place: Place) -> Rule:
    """The rule that stands at `place` in a file."""
    if entry.tier is Tier.NONE:
        raise source.error((*place, "tier"), "a rule's tier is acute or concern")
    return Rule(signal, entry, notation.patterns(source, entry.says, (*place, "says")))


def read_contexts(entries: Sequence[ContextEntry], notation: Notation, source: Source) -> tuple[Context, ...]:
    """The contexts of a file."""
    return tuple(
        Context(entry, notation.patterns(source, entry.says, ("contexts", index, "says")))
        for index, entry in enumerate(entries)
    )


def _words(block: Block) -> list[str]:
    return [word for _, line in block for word in line.split()]


def spelling(words: WordsFile, source: Source) -> dict[str, tuple[str, ...]]:
    """The plain words of each other spelling. SafetyDataError where a line is none."""
    plain: dict[str, tuple[str, ...]] = {}
    for number, line in words.spelling:
        written, sign, meant = line.partition("=")
        if not sign or not meant.split():
            raise source.error(("spelling",), f"'{line}': write it as 'wrong other_wrong = right'", below=number)
        plain |= dict.fromkeys(written.split(), tuple(meant.split()))
    return plain


__all__ = ["Context", "Effect", "Reach", "Rule", "RuleBook", "SafetyDataError", "load"]
