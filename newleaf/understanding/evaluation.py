"""Measures understanding on labelled messages: what is answered rightly, what is refused, how sure it may be.

A file holds one JSON object a line: `text`, `intent`, and where wanted `id`, `also` (intents that would be as right)
and `kind` (what the message tests).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newleaf.errors import ContentError

TOPIC = "faq_"
OFF_TOPIC = "out_of_scope"
FOREIGN = "other_language"
OFFERED = 3
BINS = 10
LONG_WORDS = 60

Understand = Callable[[str], Mapping[str, Any]]
"""Text to `{"intent", "confidence", "ranking": [{"intent", "confidence"}]}`, as `newleaf understand` prints it."""


class Labelled(BaseModel):
    """A message and the intent that a person gives it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str = Field(min_length=1)
    intent: str = Field(min_length=1)
    also: frozenset[str] = frozenset()
    kind: str = ""
    id: str | int | None = None

    @property
    def accepted(self) -> frozenset[str]:
        """Every intent that is right."""
        return self.also | {self.intent}

    @property
    def is_topic(self) -> bool:
        """Whether it asks about one of the guide's topics."""
        return self.intent.startswith(TOPIC)


@dataclass(frozen=True, slots=True)
class Understood:
    """A labelled message beside what was understood. `answer` is None where the guide was not sure."""

    message: Labelled
    answer: str | None
    confidence: float
    ranking: tuple[str, ...]

    @property
    def best(self) -> str | None:
        """The likeliest intent, sure or not."""
        return self.ranking[0] if self.ranking else None

    @property
    def right(self) -> bool:
        """Whether the likeliest intent is right."""
        return self.best in self.message.accepted

    @property
    def offered(self) -> bool:
        """Whether a right intent is among the first three."""
        return not self.message.accepted.isdisjoint(self.ranking[:OFFERED])


def read_labelled(path: Path) -> list[Labelled]:
    """All messages of a file. ContentError names file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 1, f"cannot be read ({error}).") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Labelled.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the line"
            raise ContentError(path, number, f"{place}: {first['msg']}.") from error
    if not found:
        raise ContentError(path, 1, "there is no message in it.")
    return found


def run(understand: Understand, messages: Iterable[Labelled]) -> list[Understood]:
    """Understand every message."""
    return [_understood(message, understand(message.text)) for message in messages]


def _understood(message: Labelled, found: Mapping[str, Any]) -> Understood:
    ranking = [each for each in found["ranking"] if each["intent"] != "nlu_fallback"]
    answer = None if found["intent"] in (None, "nlu_fallback") else found["intent"]
    confidence = ranking[0]["confidence"] if ranking else 0.0
    return Understood(message, answer, confidence, tuple(each["intent"] for each in ranking))


def share(items: Iterable[bool]) -> tuple[int, int]:
    """How many are true, of how many."""
    counted = list(items)
    return sum(counted), len(counted)


def headline(results: Sequence[Understood]) -> dict[str, tuple[int, int]]:
    """The figures that matter, each as (how many, of how many)."""
    topics = [each for each in results if each.message.is_topic]
    off = [each for each in results if each.message.intent == OFF_TOPIC]
    long = [each for each in topics if len(each.message.text.split()) >= LONG_WORDS]
    short = [each for each in topics if len(each.message.text.split()) < LONG_WORDS]
    others = [each for each in results if not each.message.is_topic and each not in off]
    return {
        "own topics: likeliest right": share(each.right for each in topics),
        "own topics: right within three": share(each.offered for each in topics),
        "own topics, short: likeliest right": share(each.right for each in short),
        f"own topics, {LONG_WORDS} words or more: likeliest right": share(each.right for each in long),
        "own topics: not refused as off-topic": share(each.answer != OFF_TOPIC for each in topics),
        "off-topic: not answered as a topic": share(not (each.answer or "").startswith(TOPIC) for each in off),
        "off-topic: recognised": share(each.right for each in off),
        "everything else: likeliest right": share(
            each.right for each in others if each.message.intent != FOREIGN
        ),
    }


def by_intent(results: Sequence[Understood]) -> list[tuple[str, int, float, float]]:
    """(intent, rows, precision, recall); an acceptable alternative counts as the intent itself."""
    claimed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    for each in results:
        rows[each.message.intent] += 1
        claimed[each.message.intent if each.right else str(each.best)] += 1
        right[each.message.intent] += each.right
    return [
        (name, rows[name], right[name] / claimed[name] if claimed[name] else 0.0, right[name] / rows[name])
        for name in sorted(rows)
    ]


def confusions(results: Sequence[Understood], most: int = 15) -> list[tuple[str, str, int]]:
    """(what it was, what it was taken for, how often), the most frequent first."""
    pairs = Counter((each.message.intent, str(each.best)) for each in results if not each.right)
    return [(was, taken, times) for (was, taken), times in pairs.most_common(most)]


def off_topic_curve(results: Sequence[Understood], steps: int = 20) -> list[tuple[float, float, float]]:
    """(threshold, off-topic not answered as a topic, own topics answered) for rising thresholds of confidence."""
    topics = [each for each in results if each.message.is_topic]
    off = [each for each in results if each.message.intent == OFF_TOPIC]
    curve = []
    for step in range(steps):
        threshold = step / steps
        kept = share(not _answered(each, threshold) for each in off)
        answered = share(_answered(each, threshold) for each in topics)
        curve.append((threshold, kept[0] / max(kept[1], 1), answered[0] / max(answered[1], 1)))
    return curve


def calibration(results: Sequence[Understood]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, rows) of each tenth of the confidence scale that has rows."""
    bins: dict[int, list[Understood]] = defaultdict(list)
    for each in results:
        bins[min(int(each.confidence * BINS), BINS - 1)].append(each)
    return [
        (sum(each.confidence for each in rows) / len(rows), sum(each.right for each in rows) / len(rows), len(rows))
        for _, rows in sorted(bins.items())
    ]


def expected_calibration_error(results: Sequence[Understood]) -> float:
    """How far confidence lies from the truth, on average over all rows."""
    return sum(abs(sure - right) * rows for sure, right, rows in calibration(results)) / max(len(results), 1)


def _answered(each: Understood, threshold: float) -> bool:
    return each.confidence >= threshold and (each.best or "").startswith(TOPIC)
