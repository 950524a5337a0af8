"""Words typed at a step mean what people mean by them, and a no is never taken for a yes."""

import pytest

from newleaf.content.exercise_front import Choice, OwnWords, Pick, Step
from newleaf.dialogue.step_words import Control, answer_in, control_in, means_on, refused_in, stops

YES_NO = Step(step="safe", choices=(
    Choice(value="yes", label="Yes, all of it"), Choice(value="no", label="No, or not today", words=("not today",)),
    Choice(value="unsure", label="I am not sure"),
))  # fmt: skip
CALM = Step(step="calm", choices=(
    Choice(value="music", label="Music", words=("song",)), Choice(value="walk", label="A walk", words=("walking",)),
    Choice(value="nice", label="It was nice", words=("good",)),
        Choice(value="hard", label="It was hard", words=("not good",)),
    Choice(value="his", label="Only for her", role="unfaithful"),
))  # fmt: skip
HOLD = Step(step="hold", next="The minute is over")
OWN = Step(step="own", own_words=OwnWords(label="Own words"))
SEVERAL = Step(step="several", pick=Pick(least=1, most=2), choices=CALM.choices)


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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Music", "music"), ("music i think", "music"), ("walking", "walk"), ("2", "walk"),
        ("the second one", "walk"),
        ("it was good", "nice"), ("not good", "hard"), ("it was not nice", None), ("music or a walk", None),
        ("7", None),
        ("banana", None), ("", None), ("next", None),
    ],
)  # fmt: skip
def test_an_answer_is_found_by_its_words_and_not_by_their_opposite(text: str, value: str | None) -> None:
    assert answer_in(text, CALM) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("Yes!", "yes"), ("yes all of it", "yes"), ("no", "no"), ("not really", "no"),
        ("not today", "no"),
        ("not sure", "unsure"), ("I don't know", "unsure"), ("maybe", "unsure"),
        ("yes but he gets loud", None), ("yes I suppose he would let me", None), ("he says yes", None),
    ],
)  # fmt: skip
def test_only_clear_words_are_a_yes(text: str, value: str | None) -> None:
    assert answer_in(text, YES_NO) == value


def test_a_choice_for_the_other_side_is_not_understood() -> None:
    assert answer_in("only for her", CALM, "unfaithful") == "his"
    assert answer_in("only for her", CALM, "betrayed") is None
    assert answer_in("5", CALM, "betrayed") is None


def test_on_and_no_at_a_step_without_choices() -> None:
    for text in ("next", "done", "ok we did it", "yes", "we're done", "the minute is over"):
        assert answer_in(text, HOLD) == "next", text
    assert answer_in("no", HOLD) is None and refused_in("no", HOLD)
    assert refused_in("she doesn't want to", HOLD) and refused_in("my wife won't do it", CALM)
    assert not refused_in("what if she doesn't want to?", HOLD) and not refused_in("no", CALM)


def test_done_goes_on_only_where_enough_was_picked() -> None:
    assert answer_in("done", SEVERAL, enough=True) == "next"
    assert answer_in("done", SEVERAL, enough=False) is None


def test_own_words_are_not_mistaken_for_a_control() -> None:
    assert control_in("stop", OWN) is Control.STOP and answer_in("no thanks", OWN) == "next"
    assert control_in("I don't want to go on", OWN) is None
    assert control_in("I need a break", OWN) is None
    assert answer_in("I want you to knock", OWN) is None


def test_the_bare_word_stop_is_heard_without_an_exercise_too() -> None:
    assert stops("Stop.") and stops("please stop") and not stops("too much") and not stops("how do I stop crying")
    assert means_on("next") and means_on("ok done") and not means_on("next week we go away")
