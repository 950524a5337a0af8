"""Whoever names an exercise is given that one, and whoever asks what there is, the menu."""

import pytest

from newleaf.dialogue.which_exercise import exercise_named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("help me tell him", "words"), ("find the words with me", "words"),
        ("help me tell her I want to hold hands", "words"),
        ("help me say no to him", "words"), ("make a plan", "plan"),
        ("help us make a plan we can tell each other", "plan"),
        ("start the eye contact one", "eye_contact"), ("let's do holding hands now", "hand_holding"),
        ("we want the ladder", "closeness_ladder"), ("guide me through a trigger", "trigger"),
        ("help me calm down now", "trigger"), ("i need to calm down", "trigger"),
        ("breathe with me", "trigger"), ("I don't know how to tell him I need time", "words"),
        ("we want to try eye contact", "eye_contact"), ("ask me whether I am ready", "readiness"), ("begin", None),
    ],
)  # fmt: skip
def test_an_exercise_is_known_by_its_words(text: str, name: str | None) -> None:
    assert exercise_named(text, "exercise") == name


def test_the_menu_is_no_search_for_words() -> None:
    assert exercise_named("tell me which exercises you have", "exercises") is None
    assert exercise_named("say again what there is", "exercises") is None
    assert exercise_named("exercises with eye contact", "exercises") == "eye_contact"
