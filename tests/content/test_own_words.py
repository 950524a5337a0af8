"""What is held back of own words, and what always goes through."""

import pytest

from newleaf.content.own_words import HELPER, HeldEntry, read_own_words
from tests.content.exercise_texts import EXERCISES, choices
from tests.content.own_words_harmless import HARMLESS, NO_ANSWER
from tests.content.own_words_said import CONTROL, PRESSING, TOUCH, WATCHING, lines
from tests.content.promises import PROJECT

OWN = read_own_words(PROJECT / "content" / "own_words.yml", PROJECT / "data" / "safety" / "words.yml")
KINDS = [choice.value for choice in EXERCISES["words"].front.steps[0].choices]
FINDS = [(entry, text) for entry in OWN.content.held for _, text in entry.finds]
LEAVES = [(entry, text) for entry in OWN.content.held for _, text in entry.leaves]


def closing(text: str, kind: str) -> bool:
    held = OWN.held(text, kind)
    return held is not None and held.closes


@pytest.mark.parametrize(("entry", "text"), FINDS, ids=[f"{e.name}: {t}" for e, t in FINDS])
def test_an_entry_holds_what_it_says_it_holds(entry: HeldEntry, text: str) -> None:
    held = OWN.held(text, entry.kinds[0] if entry.kinds else "need")
    assert held is not None and held.closes == entry.closes


@pytest.mark.parametrize(("entry", "text"), LEAVES, ids=[f"{e.name}: {t}" for e, t in LEAVES])
def test_an_entry_leaves_what_it_says_it_leaves(entry: HeldEntry, text: str) -> None:
    assert OWN.held(text, entry.kinds[0] if entry.kinds else "need") is None


@pytest.mark.parametrize("text", lines(PRESSING))
def test_what_presses_is_held_and_closes_what_is_for_two(text: str) -> None:
    assert all(closing(text, kind) for kind in KINDS if kind != HELPER)


@pytest.mark.parametrize(
    ("answer", "text"),
    [(answer, text) for answer, said in (("touch", TOUCH), ("watching", WATCHING), ("control", CONTROL))
     for text in lines(said)],
)  # fmt: skip
def test_a_need_that_takes_the_other_ones_freedom_is_held_and_closes_nothing(answer: str, text: str) -> None:
    held = OWN.held(text, "need")
    assert held is not None and held.answer == answer and not held.closes


def test_going_on_over_a_no_is_held_where_the_no_was_theirs() -> None:
    assert closing("I went on anyway", "their_no")
    assert OWN.held("I went on anyway", "fear") is None


@pytest.mark.parametrize("text", lines(HARMLESS))
def test_needs_fears_and_limits_go_through(text: str) -> None:
    assert len(lines(HARMLESS)) >= 40
    assert [held.name for kind in KINDS if (held := OWN.held(text, kind))] == []
    assert not OWN.is_no_answer(text)


def test_words_for_a_helper_are_never_held() -> None:
    assert all(OWN.held(text, HELPER) is None for text in lines(PRESSING))


def test_no_sentence_of_ours_would_be_held() -> None:
    said = [text for step, choice in choices(EXERCISES["words"]) if step.step != "kind" for text in choice.say.values()]
    assert len(said) > 100
    assert [text for text in said if any(OWN.held(text, kind) for kind in KINDS) or OWN.is_no_answer(text)] == []


@pytest.mark.parametrize("text", [*lines(NO_ANSWER), *(text for _, text in OWN.content.no_answer.finds)])
def test_no_answer_is_known_as_one(text: str) -> None:
    assert OWN.is_no_answer(text)


@pytest.mark.parametrize("text", [text for _, text in OWN.content.no_answer.leaves])
def test_a_question_to_a_partner_is_an_answer(text: str) -> None:
    assert not OWN.is_no_answer(text)
