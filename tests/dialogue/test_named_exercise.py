"""The words of our own buttons are understood when they are typed, and so is a place in the menu."""

import pytest

from newleaf.content.exercises import NAMES
from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.guided import begin, exercises
from newleaf.dialogue.named_exercise import (
    AGAIN,
    FEW,
    MENU,
    MENU_ONE,
    MENU_TWO,
    ON,
    bare_name,
    for_whom,
    kind_of_menu,
    picked,
    shown,
    titled,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("steps for right now", "trigger"), ("Steps for right now, please", "trigger"),
        ("give me something for right now", "trigger"), ("steps for the one beside", "trigger"),
        ("help with a trigger", "trigger"), ("breathing exercise", "trigger"),
        ("a breathing exercise please", "trigger"),
        ("looking at each other", "eye_contact"), ("eye contact exercise", "eye_contact"),
        ("When it hits, step by step", "trigger"), ("Hold hands, step by step", "hand_holding"),
        ("trust exercise", MENU_TWO), ("a trust exercise please", MENU_TWO), ("can we do a trust exercise", MENU_TWO),
        ("let's do the ladder", "closeness_ladder"), ("Exercises, step by step", MENU), ("what else we can do", MENU),
    ],
)  # fmt: skip
def test_the_words_of_a_button_are_understood(text: str, name: str) -> None:
    assert titled(text) == name


@pytest.mark.parametrize("name", NAMES)
def test_title_and_label_of_each_are_understood(name: str) -> None:
    front = exercises()[name].front
    assert {titled(front.title), titled(front.menu), titled(f"{front.menu} ({for_whom(name)})")} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "trigger", "am i ready?", "I need help right now", "help", "not the ladder",
        "we were holding hands and he left",
        "he keeps looking at each other woman", "ask me again", "",
    ],
)  # fmt: skip
def test_other_words_are_left_to_the_classifier(text: str) -> None:
    assert titled(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5", "readiness"), ("the second one", "eye_contact"), ("the last one", "plan"), ("plan", "plan"),
        ("the trigger one", "trigger"), ("trigger", "trigger"), ("words please", "words"), ("anything", "plan"),
        ("you choose", "plan"), ("for me alone", MENU_ONE), ("just me", MENU_ONE), ("for both of us", MENU_TWO),
    ],
)
def test_what_is_picked_of_the_menu(text: str, name: str) -> None:
    assert picked(text, MENU, None) == name
    assert picked(text, "closed", None) is None


@pytest.mark.parametrize("text", ["9", "no", "why", "not the ladder", "hands or eyes", "what is the plan for?"])
def test_what_picks_nothing(text: str) -> None:
    assert picked(text, MENU, None) is None


def test_yes_to_a_menu_shows_it_again_and_no_idea_begins_with_the_easiest() -> None:
    assert picked("yes", MENU, None) == picked("next", MENU, None) == MENU
    assert picked("i don't know", MENU_ONE, None) == picked("which is best?", MENU, None) == "plan"


@pytest.mark.parametrize(("text", "name"), [
    ("plan", "plan"), ("the ladder please", "closeness_ladder"), ("let's do eye contact", "eye_contact"),
    ("my plan was to leave", None), ("hands", None),
])  # fmt: skip
def test_a_short_name_alone_asks_for_another_exercise(text: str, name: str | None) -> None:
    assert bare_name(text) == name


def test_what_is_under_way_is_the_first_of_the_menu() -> None:
    assert picked("1", MENU, begin("plan")) == ON
    assert picked("2", MENU, begin("plan")) == "hand_holding"


def test_a_smaller_menu_is_counted_as_it_was_shown() -> None:
    assert picked("1", MENU_ONE, None) == "trigger"
    assert picked("the last one", MENU_TWO, None) == "closeness_ladder"
    assert picked("anything", MENU_TWO, None) == "hand_holding"


def test_to_be_asked_again_is_understood_where_it_was_offered() -> None:
    assert picked("ask me again", AGAIN + "eye_contact", None) == "eye_contact"
    assert picked("ask me again", MENU, None) is None


def test_where_fear_was_mentioned_nothing_for_two_can_be_picked() -> None:
    assert set(shown(FEW, None)) == {"trigger", "words", "plan"}
    assert picked("anything", FEW, None) == "plan"


def test_for_one_or_for_two() -> None:
    assert kind_of_menu("something gentle to do alone") == MENU_ONE
    assert kind_of_menu("can we do something together") == MENU_TWO
    assert kind_of_menu("do you have exercises for couples") == MENU_TWO
    assert kind_of_menu("give me an exercise") is None
    assert kind_of_menu("for me or for both of us") is None


@pytest.mark.parametrize("name", NAMES)
def test_the_menu_marks_each_and_its_labels_are_short(name: str) -> None:
    couple = exercises()[name].front.couple
    assert (for_whom(name) == "for two") is couple
    assert len(f"{exercises()[name].front.menu} ({for_whom(name)})") <= 40
    assert payload_of(f"exercise:{name}")


def test_a_swap_names_the_other_exercise() -> None:
    assert bare_name("can i swap to the words one instead") == "words"
    assert bare_name("swap to eye contact") == "eye_contact"
    assert bare_name("swap") is None
