"""However people write, greet or ask without a full stop before it: what a rule finds it finds there, too."""

import re

import pytest

from newleaf.safety import Screen
from newleaf.safety.rules import load
from tests.safety.conftest import FOLDER

FINDS = [(rule, text) for rule in load(FOLDER).rules for _, text in rule.entry.finds]
AFTER = (
    ", what should I do?", " what do i do", " any advice?", " idk", " am I overreacting?", ", do you tell the police?",
    " tbh", " please help", ", please help",
)  # fmt: skip
BEFORE = ("Hi, ", "hello there, ", "Ok. ", "Please help! ")
WAYS = {
    "capitals": str.upper,
    "curly": lambda text: text.replace("'", "’"),
    "a line after each comma": lambda text: text.replace(", ", ",\n"),
    "&": lambda text: text.replace(" and ", " & "),
    "cos": lambda text: text.replace("because", "cos"),
    "hittin": lambda text: re.sub(r"(\w{3,})ing\b", r"\1in", text),
    "mi": lambda text: text.replace("my ", "mi "),
    "brackets": lambda text: f"({text})",
    "emoji": lambda text: f"{text} 😭😭",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_way_of_writing_hides_nothing(screen: Screen, way: str) -> None:
    assert not [text for rule, text in FINDS if not heard(screen, rule, WAYS[way](text))]


@pytest.mark.parametrize("name", ["husband", "ex", "girlfriend", "wife"])
def test_a_name_for_a_person_hides_nothing(screen: Screen, name: str) -> None:
    for text in ("my {}'s hitting me right now", "my {}'s outside with a knife", "I'm scared my {}'ll find me"):
        assert screen.assess(text.format(name)).findings, name


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
