"""On, back, skip, pause and stop are heard as people type them, and a refusal is heard as one."""

import pytest

from newleaf.content.exercise_front import OwnWords, Step
from newleaf.dialogue.guided import begin
from newleaf.dialogue.step_answers import answer_in
from newleaf.dialogue.step_controls import Control, control_in, holds_hands, means_on, pauses, refused_in, stops

OWN = Step(step="own", own_words=OwnWords(label="Own words"))


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("stop", Control.STOP), ("STOP!!", Control.STOP), ("please stop now", Control.STOP),
        ("let's stop here", Control.STOP),
        ("can we stop this please", Control.STOP), ("I can't do this anymore", Control.STOP),
        ("this is too much", Control.STOP),
        ("I don't want to", Control.STOP), ("she wants to stop", Control.STOP), ("my partner said no", Control.STOP),
        ("pause", Control.PAUSE), ("hang on a sec", Control.PAUSE), ("we need a break", Control.PAUSE),
        ("not now", Control.PAUSE),
        ("skip", Control.SKIP), ("skip this step please", Control.SKIP), ("back", Control.BACK),
        ("can we go back", Control.BACK),
        ("resume", Control.RESUME), ("ok we're back", Control.RESUME), ("where were we?", Control.RESUME),
        ("how long should we wait?", None), ("the bus stop is far away", None),
        ("I want to stop lying to her about it", None),
        ("my back hurts", None), ("", None), ("?", None),
    ],
)  # fmt: skip
def test_controls_are_understood_as_people_type_them(text: str, control: Control | None) -> None:
    assert control_in(text) is control


def test_own_words_are_not_mistaken_for_a_control() -> None:
    assert control_in("stop", OWN) is Control.STOP and answer_in("no thanks", OWN) == "next"
    assert control_in("I don't want to go on", OWN) is None
    assert control_in("I need a break", OWN) is None
    assert answer_in("I want you to knock", OWN) is None


def test_the_bare_word_stop_is_heard_without_an_exercise_too() -> None:
    assert stops("Stop.") and stops("please stop") and not stops("too much") and not stops("how do I stop crying")
    assert means_on("next") and means_on("ok done") and not means_on("next week we go away")


def test_pause_and_the_end_are_heard_as_bare_words() -> None:
    assert pauses("pause") and pauses("please wait") and not pauses("how long should we wait")
    for text in ("quit", "exit", "no more", "no more please", "that's enough"):
        assert stops(text), text
    assert not stops("no more lies")


@pytest.mark.parametrize(
    "text", ["he is holding my hand", "we are holding hands now", "holding hands", "I'm holding her hand"]
)
def test_holding_hands_is_heard(text: str) -> None:
    assert holds_hands(text)


@pytest.mark.parametrize(
    "text",
    ["he is holding my hand down", "he is holding my hand and won't let go", "we are not holding hands", "hands"],
)
def test_a_hand_held_otherwise_is_something_else(text: str) -> None:
    assert not holds_hands(text)


@pytest.mark.parametrize(
    "text", ["make it stop", "please make this stop", "I want it to stop", "we just need this to stop"]
)
def test_who_wants_it_to_stop_stops(text: str) -> None:
    assert control_in(text) is Control.STOP


def test_an_uneasy_feeling_is_a_refusal_and_a_minute_a_pause() -> None:
    here = begin("hand_holding").here
    for text in ("i dont feel good about this", "we don't feel right", "this doesn't feel right"):
        assert refused_in(text, here)
    for text in ("i need a minute", "we need a moment", "I want another minute please"):
        assert control_in(text) is Control.PAUSE
    assert control_in("I want some time with her") is None and not refused_in("I feel good about this", here)
