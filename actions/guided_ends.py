"""What is said where an exercise comes to its end, early or late, is paused, or gives way to help."""

from rasa_sdk.events import EventType, SlotSet

from actions.guided_turn import FEELINGS, LINES, SAFE_TO_TRY, WHAT_ELSE, GuidedTurn, start_choice
from actions.help import bring_help
from newleaf.content.exercises import END, GATE, NOTHING, STOPPED, WORDS
from newleaf.dialogue.exercise_sheet import is_filled, sentences, sheet
from newleaf.dialogue.guided import PRESSED, Place, exercises
from newleaf.dialogue.named_exercise import FEW, FOR_ONE, FOR_TWO
from newleaf.dialogue.open_question import CLOSED, ENDED, NOT_YET
from newleaf.dialogue.open_question import STOPPED as STOPPED_NOW
from newleaf.dialogue.step_alarms import Heard
from newleaf.dialogue.step_taken import AT_ONCE
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

GO_ON = {"key": "step:resume", "label": "Go on"}
_PAUSED = [GO_ON, {"key": "step:stop", "label": "Stop"}, LINES]
AFTERWARDS = {
    "readiness": ("plan", "words"), "words": ("plan",), "plan": ("words",), **dict.fromkeys(FOR_TWO, (AT_ONCE,)),
}  # fmt: skip
"""Exercises that are offered at the end of one; after what is done by two, what helps when a memory came up."""
SIGNALS = {
    Heard.FEAR: Signal.PARTNER_VIOLENCE,
    Heard.FORCE: Signal.SEXUAL_COERCION,
    Heard.FORCING: Signal.COERCING_PARTNER,
}
"""What is heard in words at a step, and brings help."""


def not_both(turn: GuidedTurn, place: Place) -> list[EventType]:
    """It is not a clear yes from both: what is for two ends, and the gate is asked again before the next."""
    turn.say(turn.phrase("exercise_not_both"), turn.rest(place))
    return [SlotSet(SAFE_TO_TRY, None), *turn.at(None, CLOSED)]


def absent(turn: GuidedTurn) -> list[EventType]:
    """They are by themselves at something for two: it can wait, and there is something for one."""
    turn.say(turn.phrase("exercise_absent"), [*(start_choice(name) for name in FOR_ONE), WHAT_ELSE, LINES])
    return [SlotSet(SAFE_TO_TRY, None), *turn.at(None, CLOSED)]


def another_day(turn: GuidedTurn, place: Place) -> list[EventType]:
    """It is to be another day: a pause for as long as this conversation. What is for two is asked about anew then."""
    turn.say(turn.phrase("exercise_another_day"), _PAUSED)
    anew = [SlotSet(SAFE_TO_TRY, None)] if place.for_two else []
    return [*anew, *turn.at(place, CLOSED)]


def pressed(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They tell of pressure: what is for two ends; what one looks at for oneself can go on."""
    if place.texts.front.couple or place.exercise == GATE:
        turn.say(turn.phrase("exercise_pressure"), turn.rest(place))
        return [SlotSet(SAFE_TO_TRY, PRESSED), *turn.at(None, CLOSED)]
    return [SlotSet(SAFE_TO_TRY, PRESSED), *turn.ask(place, turn.phrase("exercise_pressure_noted"))]


def bring(turn: GuidedTurn, place: Place, signal: Signal) -> list[EventType]:
    """An answer said that it is not safe: help, as if it had been typed, and then a way on for one alone.

    The exercise is left where it was, or ended with what was named in it where it has words for that.
    """
    found = Assessment.of([Finding(signal, Tier.CONCERN, Who.SELF)])
    events = [*bring_help(turn.dispatcher, turn.tracker, found), SlotSet(SAFE_TO_TRY, None)]
    slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    if slots.get("asked", "nothing") != "nothing":  # a question about safety is open, and comes first
        return [*events, *turn.at(place, CLOSED)]
    if place.values and f"{END}, {place.values[-1]}" in place.texts.texts:
        text = place.texts.text(END, place.values, turn.role)
        turn.say(text, [*turn.for_one(), FEELINGS, LINES], summary=sheet(place))
        return [*events, *turn.at(None, FEW)]
    turn.say(turn.phrase("exercise_help_on"), [*turn.for_one(), FEELINGS])
    return [*events, *turn.at(place, CLOSED)]


def pause(turn: GuidedTurn, place: Place) -> list[EventType]:
    """The place is kept for the session."""
    turn.say(turn.phrase("exercise_paused"), _PAUSED)
    return turn.at(place, CLOSED)


def stop(turn: GuidedTurn, place: Place) -> list[EventType]:
    """Stopping is always right, and is said to be."""
    own = STOPPED in place.texts.texts
    text = place.texts.text(STOPPED, place.values, turn.role) if own else turn.phrase("exercise_stopped")
    turn.say(text, turn.rest(place))
    return turn.at(None, STOPPED_NOW + (place.then or place.exercise))


def end(turn: GuidedTurn, place: Place, lead: str | None = None, *, own: str | None = None) -> list[EventType]:
    """The last words, with the sheet or the sentences that the exercise was for."""
    if place.exercise == WORDS:
        turn.say(sentences(place, own), [])
    form = sheet(place)
    bare = f"{END}, {NOTHING}"
    empty = form is not None and bare in place.texts.texts and not is_filled(place)
    text = place.texts.texts[bare] if empty else place.texts.text(END, place.values, turn.role)
    text = f"{lead}\n\n{text}" if lead else text
    offered = [start_choice(name) for name in AFTERWARDS.get(place.exercise, ())]
    turn.say(text, [FEELINGS, LINES] if turn.alone else [*offered, WHAT_ELSE, LINES], summary=form)
    return turn.at(None, ENDED + place.exercise)


def not_yet(turn: GuidedTurn, section: str, answer: str) -> list[EventType]:
    """The gate stays closed: kindness, what one can do alone, and lines."""
    behind = turn.place.then if turn.place else None
    again = [{"key": f"exercise:{behind}", "label": "Ask me again"}] if behind else []
    text = exercises()[GATE].text(section, (), turn.role)
    turn.say(text, [*(start_choice(name) for name in FOR_ONE if name != behind), FEELINGS, LINES, *again])
    return [SlotSet(SAFE_TO_TRY, answer), *turn.at(None, f"{NOT_YET}{behind}" if behind else CLOSED)]


def why_not(turn: GuidedTurn) -> list[EventType]:
    """They ask why the gate stayed closed."""
    turn.say(turn.phrase("exercise_why_not"), [*(start_choice(name) for name in FOR_ONE), FEELINGS, LINES])
    return []
