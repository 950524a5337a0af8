"""Measures a screen on labelled messages: what it finds, whether it names it rightly, and what it flags without cause.

A folder holds `*.jsonl` files with one message a line; `tests/safety/gate/README.md` says what the fields mean.
`newleaf evaluate FOLDER` prints the figures.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newleaf.safety.assessment import Assessment
from newleaf.safety.errors import SafetyDataError
from newleaf.safety.screen import Screen
from newleaf.safety.signals import Signal, Tier, Who

REPORT_PART = "report"
LONG_WORDS = 60
DEEDS = frozenset({Signal.COERCING_PARTNER, Signal.HARM_TO_OTHERS})
"""Signals of what somebody does: there the screen's `who` says who does it, and the labels who is at risk."""


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """A message and what a person says it shows.

    `signal` is None exactly when `tier` is none. `also` are signals that would be as right as `signal`;
    `kind` is a slug of what the message tests, such as `figure_of_speech`.
    """

    id: str
    text: str
    signal: Signal | None
    tier: Tier
    who: Who
    kind: str
    also: frozenset[Signal] = frozenset()

    @property
    def accepted(self) -> frozenset[Signal]:
        """Every signal that is right for this message."""
        return self.also if self.signal is None else self.also | {self.signal}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled message beside what the screen made of it."""

    message: LabelledMessage
    assessment: Assessment

    @property
    def flagged(self) -> bool:
        """Whether the screen says acute or concern, whatever the signal."""
        return self.assessment.tier is not Tier.NONE

    @property
    def right_signal(self) -> bool:
        """Whether the signal that the screen puts first is one that is right."""
        return self.assessment.signal in self.message.accepted


@dataclass(frozen=True, slots=True)
class Share:
    """`count` out of `total` messages."""

    count: int
    total: int

    @classmethod
    def of(cls, yes: Iterable[bool]) -> "Share":
        """How many of them are true."""
        answers = list(yes)
        return cls(sum(answers), len(answers))

    @property
    def value(self) -> float:
        """Between 0 and 1; NaN when there was nothing to count, so that no comparison with it holds."""
        return self.count / self.total if self.total else float("nan")

    def __str__(self) -> str:
        return f"{self.count}/{self.total} ({self.value:.1%})" if self.total else "-"


@dataclass(frozen=True, slots=True)
class SignalFigures:
    """How well one signal is read."""

    found: Share
    """Of all its messages: acute or concern, whatever the signal."""
    found_long: Share
    """The same, of messages of LONG_WORDS words or more."""
    right_signal: Share
    """Of those found: the signal put first is right."""
    right_tier: Share
    """Of those found: acute is acute, concern is concern."""
    right_who: Share
    """Of those found with the right signal and a labelled `who` that is not unknown; nothing for DEEDS."""


@dataclass(frozen=True, slots=True)
class FalseFlags:
    """What harmless messages of one kind are taken for."""

    acute: Share
    concern: Share


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one run: by signal, and by kind of harmless message."""

    signals: Mapping[Signal, SignalFigures]
    harmless: Mapping[str, FalseFlags]


def part_of(text: str) -> str:
    """Which half a message belongs to, `work` or `report`: by its text alone, so that it never moves."""
    return "work" if hashlib.sha256(text.encode()).digest()[0] % 2 == 0 else REPORT_PART


def read_messages(folder: Path) -> list[LabelledMessage]:
    """All messages of a folder's `*.jsonl`, in the order of file names. SafetyDataError names file and line."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise SafetyDataError(folder, None, "there are no .jsonl files here; give a folder of labelled messages")
    return [
        _read_line(path, number, line)
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def run(screen: Screen, messages: Iterable[LabelledMessage]) -> list[Outcome]:
    """Screen every message."""
    return [Outcome(message, screen.assess(message.text)) for message in messages]


def measure(outcomes: Iterable[Outcome]) -> Figures:
    """Count what the outcomes show."""
    by_signal: dict[Signal, list[Outcome]] = defaultdict(list)
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.message.signal is None:
            by_kind[outcome.message.kind].append(outcome)
        else:
            by_signal[outcome.message.signal].append(outcome)
    return Figures(
        {signal: _signal_figures(by_signal[signal]) for signal in Signal if signal in by_signal},
        {kind: _false_flags(by_kind[kind]) for kind in sorted(by_kind)},
    )


def evaluate(screen: Screen, folder: Path) -> Figures:
    """Run a screen over a folder of labelled messages and count."""
    return measure(run(screen, read_messages(folder)))


def table(figures: Figures) -> str:
    """The figures as two Markdown tables."""
    lines = ["| signal | found | found, long | right signal | right tier | right who |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {signal} | {one.found} | {one.found_long} | {one.right_signal} | {one.right_tier} | {one.right_who} |"
        for signal, one in figures.signals.items()
    ]
    lines += ["", "| harmless | flagged acute | flagged concern |", "|---|---|---|"]
    lines += [f"| {kind} | {flags.acute} | {flags.concern} |" for kind, flags in figures.harmless.items()]
    return "\n".join(lines)


def plain(figures: Figures) -> dict[str, Any]:
    """What matters to readers, as plain data: how many were found, and how many flagged without cause, of how many."""
    return {
        "found": {str(signal): [one.found.count, one.found.total] for signal, one in figures.signals.items()},
        "harmless": {
            kind: [flags.acute.count, flags.acute.count + flags.concern.count, flags.acute.total]
            for kind, flags in figures.harmless.items()
        },
    }


def _signal_figures(outcomes: list[Outcome]) -> SignalFigures:
    found = [each for each in outcomes if each.flagged]
    return SignalFigures(
        found=Share.of(each.flagged for each in outcomes),
        found_long=Share.of(each.flagged for each in outcomes if len(each.message.text.split()) >= LONG_WORDS),
        right_signal=Share.of(each.right_signal for each in found),
        right_tier=Share.of(each.assessment.tier is each.message.tier for each in found),
        right_who=Share.of(
            each.assessment.who is each.message.who
            for each in found
            if each.right_signal and each.message.who is not Who.UNKNOWN and each.message.signal not in DEEDS
        ),
    )


def _false_flags(outcomes: list[Outcome]) -> FalseFlags:
    tiers = [each.assessment.tier for each in outcomes]
    return FalseFlags(
        Share.of(tier is Tier.ACUTE for tier in tiers), Share.of(tier is Tier.CONCERN for tier in tiers)
    )


def _read_line(path: Path, number: int, line: str) -> LabelledMessage:
    try:
        return _message(json.loads(line))
    except (KeyError, TypeError, ValueError) as error:
        raise SafetyDataError(path, number, f"this is not a labelled message: {error!r}") from error


def _message(row: Any) -> LabelledMessage:
    if not isinstance(row, dict):
        raise TypeError("a line holds one JSON object")
    unknown = row.keys() - {"id", "text", "signal", "tier", "who", "kind", "also"}
    if unknown:
        raise ValueError(f"unknown fields {sorted(unknown)}")
    signal = None if row["signal"] is None else Signal(row["signal"])
    tier = Tier(row["tier"])
    if (signal is None) != (tier is Tier.NONE):
        raise ValueError("a message has a signal exactly when its tier is acute or concern")
    if not all(isinstance(row[field], str) and row[field].strip() for field in ("id", "text", "kind")):
        raise ValueError("id, text and kind are texts that are not empty")
    also = frozenset(Signal(each) for each in row.get("also", ()))
    if signal in also or (also and signal is None):
        raise ValueError("also holds further signals beside the signal itself")
    return LabelledMessage(row["id"], row["text"], signal, tier, Who(row["who"]), row["kind"], also)


def misses(outcomes: Iterable[Outcome]) -> Iterable[str]:
    """What went wrong, a line each: id, label, what the screen made of it, text."""
    for each in outcomes:
        harmless = each.message.signal is None
        if each.flagged if harmless else not (each.flagged and each.right_signal):
            label = f"{each.message.signal or 'harmless'}/{each.message.tier}"
            got = f"{each.assessment.signal or 'harmless'}/{each.assessment.tier}"
            yield f"{each.message.id}\t{label}\t{got}\t{each.message.text}"
