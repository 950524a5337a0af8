"""People greet, and ask without a full stop before it: what a rule finds alone it finds there, too."""

import pytest

from newleaf.safety import Screen
from newleaf.safety.rules import load
from tests.safety.conftest import FOLDER

FINDS = [(rule, text) for rule in load(FOLDER).rules for _, text in rule.entry.finds]
AFTER = (
    ", what should I do?", " what do i do", " any advice?", " idk", " am I overreacting?", ", do you tell the police?",
    " tbh",
)  # fmt: skip
BEFORE = ("Hi, ", "hello there, ", "Ok. ", "Please help! ")


@pytest.mark.parametrize("after", AFTER)
def test_a_question_after_it_hides_nothing(screen: Screen, after: str) -> None:
    assert not [text for rule, text in FINDS if not heard(screen, rule, text.rstrip(".?!") + after)]


@pytest.mark.parametrize("before", BEFORE)
def test_a_greeting_before_it_hides_nothing(screen: Screen, before: str) -> None:
    assert not [text for rule, text in FINDS if not heard(screen, rule, before + text)]


@pytest.mark.parametrize(
    "text",
    ["The truth is that he hits me", "my mother knows that he hits me", "he hit me what should i do", "he hits me lol"],
)
def test_words_around_a_blow_hide_nothing(screen: Screen, text: str) -> None:
    assert screen.assess(text).findings


def test_a_question_about_words_is_no_end(screen: Screen) -> None:
    assert not screen.assess("Somebody put me out of my misery, should I text first or wait?").findings


def heard(screen: Screen, rule, text: str) -> bool:
    return rule.signal in {finding.signal for finding in screen.assess(text).findings}
