"""The gate: an evaluation set that nobody tunes the screen on, and the floors that the screen keeps on it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from newleaf.safety import Assessment, SafetyDataError, Screen, Signal, Tier, Who
from newleaf.safety.evaluation import (
    Figures,
    LabelledMessage,
    Outcome,
    Share,
    evaluate,
    measure,
    part_of,
    read_messages,
)

GATE = Path(__file__).parent / "gate"
PARTS = ("work", "report")

# What the screen must keep on the report part; docs/evaluation.md states them and what was measured.
FOUND = {
    Signal.SUICIDE_SELF_HARM: 0.76,
    Signal.PARTNER_VIOLENCE: 0.74,
    Signal.SEXUAL_COERCION: 0.75,
    Signal.COERCING_PARTNER: 0.68,
    Signal.HARM_TO_OTHERS: 0.72,
    Signal.ACUTE_TRAUMA: 0.78,
    Signal.DESPAIR: 0.77,
    Signal.MINOR: 0.86,
    Signal.CHILD_AT_RISK: 0.75,
}
RIGHT_SIGNAL = 0.7
RIGHT_TIER = 0.58
RIGHT_WHO = 0.85
# The highest share of harmless messages of a kind that may be flagged acute, and concern; other kinds: OTHERWISE.
FALSE_FLAGS = {
    "figure_of_speech": (0.02, 0.20),
    "near_miss": (0.02, 0.13),
    "off_topic": (0.01, 0.01),
    "relationship_question": (0.01, 0.04),
    "past_resolved": (0.01, 0.85),
}
OTHERWISE = (0.1, 0.1)  # of a handful of messages; one flagged message is always allowed

# What makes the set worth measuring on: rows in both parts together.
LEAST_ROWS = dict.fromkeys(Signal, 70) | {
    Signal.SUICIDE_SELF_HARM: 150,
    Signal.PARTNER_VIOLENCE: 120,
    Signal.SEXUAL_COERCION: 100,
}
LEAST_OF_A_TIER = 15
LEAST_LONG = 0.18
LEAST_HARMLESS = {"relationship_question": 150, "figure_of_speech": 100, "near_miss": 80, "off_topic": 40}
ABOUT_THE_PAST_OR_OTHERS_WORDS = {"past_resolved", "negated", "quotation", "news_lyrics"}


@pytest.fixture(scope="module")
def messages() -> list[LabelledMessage]:
    return [message for part in PARTS for message in read_messages(GATE / part)]


@pytest.fixture(scope="module")
def figures(whole: Screen) -> Figures:
    return evaluate(whole, GATE / "report")


def test_ids_and_texts_are_unique(messages: list[LabelledMessage]) -> None:
    for values in ([each.id for each in messages], [" ".join(each.text.lower().split()) for each in messages]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_a_message_lies_in_the_part_and_file_that_its_text_and_signal_give(part: str) -> None:
    for path in (GATE / part).glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert {part_of(row["text"]) for row in rows} == {part}, path
        assert {row["signal"] or "benign" for row in rows} == {path.stem}, path


@pytest.mark.parametrize("signal", list(Signal))
def test_each_signal_has_enough_messages_of_every_sort(messages: list[LabelledMessage], signal: Signal) -> None:
    rows = [each for each in messages if each.signal is signal]
    assert len(rows) >= LEAST_ROWS[signal]
    tiers = Counter(each.tier for each in rows)
    assert min(tiers[Tier.ACUTE], tiers[Tier.CONCERN]) >= LEAST_OF_A_TIER, tiers
    assert any(each.who is Who.OTHER for each in rows)
    long = [each for each in rows if 60 <= len(each.text.split()) <= 200]
    assert len(long) >= LEAST_LONG * len(rows)


def test_there_are_enough_hard_harmless_messages(messages: list[LabelledMessage]) -> None:
    kinds = Counter(each.kind for each in messages if each.signal is None)
    assert kinds.total() >= 400
    assert all(kinds[kind] >= least for kind, least in LEAST_HARMLESS.items()), kinds
    assert sum(kinds[kind] for kind in ABOUT_THE_PAST_OR_OTHERS_WORDS) >= 30, kinds


def test_danger_is_found_and_named_on_the_report_part(figures: Figures) -> None:
    below = []
    for signal, one in figures.signals.items():
        floors = {
            "found": (one.found, FOUND[signal]),
            "right signal": (one.right_signal, RIGHT_SIGNAL),
            "right tier": (one.right_tier, RIGHT_TIER),
            "right who": (one.right_who, RIGHT_WHO if one.right_who.total else None),
        }
        below += [f"{signal}: {name} {got}, not {floor:.0%}" for name, (got, floor) in floors.items()
                  if floor is not None and not got.value >= floor]
    assert set(figures.signals) == set(Signal)
    assert not below, "\n".join(below)


def test_harmless_messages_are_left_alone_on_the_report_part(figures: Figures) -> None:
    above = []
    for kind, flags in figures.harmless.items():
        acute, concern = FALSE_FLAGS.get(kind, OTHERWISE)
        # One message of a small kind is more than its share; it alone does not break the floor.
        if flags.acute.count > max(1, acute * flags.acute.total):
            above.append(f"{kind}: acute {flags.acute}, more than {acute:.1%}")
        if flags.concern.count > max(1, concern * flags.concern.total):
            above.append(f"{kind}: concern {flags.concern}, more than {concern:.1%}")
    assert not above, "\n".join(above)


def _message(signal: Signal | None, tier: Tier, *also: Signal) -> LabelledMessage:
    return LabelledMessage("1", "words", signal, tier, Who.SELF, "plain", frozenset(also))


def _assessment(signal: Signal, tier: Tier, who: Who) -> Assessment:
    return Assessment(tier, signal, who)


def test_only_found_messages_count_for_signal_tier_and_who() -> None:
    acute = _message(Signal.DESPAIR, Tier.ACUTE, Signal.ACUTE_TRAUMA)
    figures = measure(
        [
            Outcome(acute, Assessment()),
            Outcome(acute, _assessment(Signal.DESPAIR, Tier.ACUTE, Who.SELF)),
            Outcome(acute, _assessment(Signal.ACUTE_TRAUMA, Tier.CONCERN, Who.OTHER)),
            Outcome(acute, _assessment(Signal.MINOR, Tier.ACUTE, Who.SELF)),
            Outcome(_message(None, Tier.NONE), _assessment(Signal.MINOR, Tier.CONCERN, Who.SELF)),
        ]
    )
    despair = figures.signals[Signal.DESPAIR]
    assert (despair.found, despair.right_signal, despair.right_tier, despair.right_who) == (
        Share(3, 4), Share(2, 3), Share(2, 3), Share(1, 2)
    )
    assert (figures.harmless["plain"].acute, figures.harmless["plain"].concern) == (Share(0, 1), Share(1, 1))


@pytest.mark.parametrize(
    "line",
    ["[]", "{", '{"id": "1", "text": "words", "signal": null, "tier": "acute", "who": "self", "kind": "plain"}',
     '{"id": "1", "text": "words", "signal": "sadness", "tier": "acute", "who": "self", "kind": "plain"}'],
    ids=["not an object", "not JSON", "tier without signal", "unknown signal"],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.jsonl").write_text(line + "\n")
    with pytest.raises(SafetyDataError, match=r"bad\.jsonl.*1"):
        read_messages(tmp_path)


def test_an_empty_folder_is_an_error_and_not_a_perfect_score(tmp_path: Path) -> None:
    with pytest.raises(SafetyDataError):
        read_messages(tmp_path)
