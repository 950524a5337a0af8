"""Messages by writers who had seen nothing of the screen: nothing learns from them, and most of them are heard."""

from pathlib import Path

import pytest

from newleaf.safety import Screen
from newleaf.safety.evaluation import evaluate, read_messages
from newleaf.screening import examples
from newleaf.settings import PROJECT

HERE = Path(__file__).parent
ROWS = {"blind": 1276, "voices": 1370}
HARDER = {"twins": 2000, "visitors": 518}
"""Too hard to ask floors of, and all of it may be read."""
FOUND, RIGHT_SIGNAL, RIGHT_TIER = 0.7, 0.65, 0.6
ACUTE_QUESTIONS, FLAGGED_QUESTIONS = 0.03, 0.09


@pytest.mark.parametrize(("folder", "count"), [*ROWS.items(), *HARDER.items()])
def test_rows_are_unique_and_nothing_learns_from_them(folder: str, count: int) -> None:
    rows = [each for part in sorted((HERE / folder).glob("*/")) for each in read_messages(part)]
    texts = [" ".join(each.text.lower().split()) for each in rows]
    assert len(set(texts)) == len(texts) == count
    assert not {" ".join(example.text.lower().split()) for example in examples(PROJECT)}.intersection(texts)


@pytest.mark.parametrize("part", ["work", "report"])
@pytest.mark.parametrize("folder", ROWS)
def test_strangers_are_heard_and_their_questions_left_alone(whole: Screen, folder: str, part: str) -> None:
    figures = evaluate(whole, HERE / folder / part)
    signals = figures.signals.values()
    found, rows = sum(one.found.count for one in signals), sum(one.found.total for one in signals)
    assert found >= FOUND * rows
    assert sum(one.right_signal.count for one in signals) >= RIGHT_SIGNAL * found
    assert sum(one.right_tier.count for one in signals) >= RIGHT_TIER * found
    questions = figures.harmless["relationship_question"]
    assert questions.acute.count <= ACUTE_QUESTIONS * questions.acute.total
    assert questions.acute.count + questions.concern.count <= FLAGGED_QUESTIONS * questions.acute.total
