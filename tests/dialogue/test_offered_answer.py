"""An answer that a step offers is taken as one, whatever it would be at night and without the question."""

from typing import Any

import pytest

from newleaf.dialogue.guided import EXERCISE, Place, exercises
from newleaf.dialogue.offered_answer import is_offered
from newleaf.dialogue.open_question import CLOSED, GUIDED, OPEN_QUESTION
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

SAD = Assessment.of([Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF)])
LABELS = [
    (name, step.step, choice.label)
    for name, exercise in exercises().items()
    for step in exercise.front.steps
    for choice in step.offered(None)
]


def at(exercise: str, step: str, **slots: Any) -> dict[str, Any]:
    """The slots of a session that has this step open."""
    return {EXERCISE: Place(exercise, step).to_slot(), OPEN_QUESTION: GUIDED, **slots}


@pytest.mark.parametrize(("exercise", "step", "label"), LABELS)
def test_a_label_typed_is_the_answer(exercise: str, step: str, label: str) -> None:
    assert is_offered(label, at(exercise, step), SAD)
    assert is_offered(label.lower().replace("i am", "I'm") + ".", at(exercise, step), SAD)


@pytest.mark.parametrize("text", ["I am alone and I want to die", "nobody would miss me", "I can't go on"])
def test_more_than_the_answer_is_heard(text: str) -> None:
    assert not is_offered(text, at("trigger", "company"), SAD)


def test_it_must_be_waited_for() -> None:
    slots = at("trigger", "company")
    assert not is_offered("I am alone", {}, SAD)
    assert not is_offered("I am alone", {**slots, OPEN_QUESTION: CLOSED}, SAD)
    assert not is_offered("I am alone", {**slots, "asked": "safety"}, SAD)
    assert not is_offered("I am alone", at("words", "kind"), SAD)


@pytest.mark.parametrize("signal", [Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK])
def test_fear_and_force_are_left_to_the_screen(signal: Signal) -> None:
    found = Assessment.of([Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF), Finding(signal, Tier.CONCERN, Who.SELF)])
    assert not is_offered("I am alone", at("trigger", "company"), found)


def test_a_life_in_danger_is_left_to_the_screen() -> None:
    found = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF, life_in_danger=True)])
    assert not is_offered("I am alone", at("trigger", "company"), found)


def test_breathing_is_no_new_alarm_where_a_memory_was_all_that_was_told() -> None:
    told = Assessment.of([Finding(Signal.ACUTE_TRAUMA, Tier.ACUTE, Who.SELF)])
    slots = at("trigger", "breathe", asked="safety", signals={Signal.ACUTE_TRAUMA: Tier.ACUTE})
    assert is_offered("breathing now", slots, told)
    assert not is_offered("my heart stops", slots, told) and not is_offered("breathing now", slots, SAD)
    assert not is_offered("breathing now", {**slots, "signals": {Signal.PARTNER_VIOLENCE: Tier.ACUTE}}, told)
    assert not is_offered("breathing now", {**slots, "asked": "call"}, told)
