"""The messages the learned layer learns from: data/safety/examples, one file a signal and benign.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from newleaf.safety.errors import SafetyDataError
from newleaf.safety.rules import RuleBook
from newleaf.safety.signals import Signal, Tier, Who
from newleaf.safety.yaml_file import Block, Source, read

BENIGN = "benign"
_DISTRESS = "distress_"
TOLD_BY_FORM = frozenset(
    {
        "after_help", "scope_again", "scope_forgiveness", "scope_openness", "scope_bonding", "scope_sensate_focus",
        "any_couple", "no_more", "scope_checking", "about_answer", "subject",
    }
)  # fmt: skip
"""Intents told by their form in the light of the session, whose examples nothing learns from: "I can't call, he's in
the room" is harmless after help was shown, not before."""
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SignalExamples(_File):
    """data/safety/examples/<signal>.yml"""

    signal: Signal
    about: str
    acute: Block = ()
    concern: Block = ()
    acute_other: Block = ()
    concern_other: Block = ()


class BenignExamples(_File):
    """data/safety/examples/benign.yml: what must not raise an alarm, by kind."""

    about: str
    figures: Block = ()
    near_misses: Block = ()
    relationship: Block = ()
    off_topic: Block = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A message and what it shows. `group` names its neighbours in the file, which are often alike."""

    text: str
    signal: Signal | None
    tier: Tier
    who: Who
    group: str


def load_examples(folder: Path) -> list[Example]:
    """All files of the folder. SafetyDataError names the file and line of the first thing wrong."""
    found: list[Example] = []
    seen: dict[str, tuple[str, Path]] = {}
    for file in sorted(folder.glob("*.yml")):
        for block, number, source, example in _read(file):
            key = " ".join(example.text.lower().split())
            label = f"{example.signal} {example.tier}"
            if seen.setdefault(key, (label, file))[0] != label:
                other = seen[key][1].name
                raise source.error((block,), f"'{example.text}' stands in {other} with another meaning", below=number)
            found.append(example)
    if not found:
        raise SafetyDataError(folder, None, "there are no examples: the folder needs <signal>.yml and benign.yml")
    return found


def rule_examples(book: RuleBook) -> Iterator[Example]:
    """What the rules' own files promise to find and to leave is worth learning, too."""
    for rule in book.rules:
        if rule.entry.past:
            continue
        for _, text in rule.entry.finds:
            yield Example(text, rule.signal, rule.entry.tier, rule.entry.who, f"rule {rule.entry.name}")
        for _, text in rule.entry.leaves:
            yield Example(text, None, Tier.NONE, Who.UNKNOWN, f"rule {rule.entry.name}")
    for context in book.contexts:
        for _, text in context.entry.leaves:
            yield Example(text, None, Tier.NONE, Who.UNKNOWN, f"context {context.entry.name}")


def _read(file: Path) -> Iterator[tuple[str, int, Source, Example]]:
    content: BaseModel
    if file.stem == BENIGN:
        content, source = read(file, BenignExamples)
        signal, blocks = None, ("figures", "near_misses", "relationship", "off_topic")
    else:
        content, source = read(file, SignalExamples)
        signal, blocks = content.signal, ("acute", "concern", "acute_other", "concern_other")
        if file.stem != signal:
            raise source.error(("signal",), f"this file is for {file.stem}, not {signal}")
    for block in blocks:
        tier = Tier.NONE if signal is None else Tier(block.split("_")[0])
        who = Who.UNKNOWN if signal is None else Who.OTHER if block.endswith("_other") else Who.SELF
        for number, text in getattr(content, block):
            yield block, number, source, Example(text, signal, tier, who, f"{file.stem} {block} {number // 10}")


class _Intent(BaseModel):
    intent: str | None = None
    examples: str = ""


class _IntentFile(BaseModel):
    nlu: tuple[_Intent, ...]


def intent_examples(folder: Path) -> Iterator[Example]:
    """What people ask the guide every day (data/nlu), which must not raise an alarm."""
    for file in sorted(folder.glob("*.yml")):
        content, _ = read(file, _IntentFile)
        for entry in content.nlu:
            if entry.intent is None or entry.intent.startswith(_DISTRESS) or entry.intent in TOLD_BY_FORM:
                continue
            for number, line in enumerate(entry.examples.splitlines()):
                text = _ENTITY.sub(r"\1", line.strip().removeprefix("- "))
                yield Example(text, None, Tier.NONE, Who.UNKNOWN, f"intent {entry.intent} {number // 10}")
