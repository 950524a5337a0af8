"""Guided exercises: the menu, the question whether it is safe to try, and one step after the other."""

import re
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.guided_turn import SAFE_TO_TRY, SIGNALS, YES, GuidedTurn
from newleaf.content.exercises import GATE, NAMES, NOT_YET, WORDS
from newleaf.dialogue.guided import NEXT, PRESSED, Place, begin, exercises
from newleaf.dialogue.named_exercise import MENUS, bare_name, kind_of_menu, named
from newleaf.dialogue.open_question import ENDED, STOPPED, after_not_yet
from newleaf.dialogue.open_question import NOT_YET as GATE_CLOSED
from newleaf.dialogue.step_alarms import GRAVE, Heard, heard_in
from newleaf.dialogue.step_taken import (
    AT_ONCE,
    Taken,
    asks,
    asks_about_step,
    is_late_answer,
    taken_in,
    wants_again,
    wants_anew,
    wants_other,
)
from newleaf.dialogue.step_words import (
    HOLDING,
    Control,
    answer_in,
    control_in,
    denies,
    holds_hands,
    means_next,
    means_on,
    offers,
    refused_in,
    says_done,
    says_stop,
    several_in,
)
from newleaf.dialogue.which_exercise import MENU_INTENT, exercise_named
from newleaf.safety import Signal

UNSURE = "unsure"
SAYS_NOTHING = 2
"""So many words are hardly a sentence: they were meant as an answer, and not understood."""
_HARMS_ONESELF = re.compile(r"\b(?:hurt|harm|cut|punish|starve|burn|injure)(?:ing)? my ?self\b|\bself[- ]harm")
"""What is never taken as a step of a plan, nor as something to hold on to, where the screen was not sure."""
_NEAR_HARM = re.compile(r"\b(?:razors?|blades?|pills|tablets|overdose|(?:stop|not|don'?t) eat\w*|starv\w+|get drunk)\b")
_ONE_SIDED = re.compile(r"\b(?:he|she|they|him|his|her|them|their|follow\w*|track\w*|spy\w*)\b")
"""A step of one's own asks nothing of a partner; one for two is a "we"."""
_FURTHER = re.compile(r"\b(?:sex\w*|kiss\w*|naked|intercourse|make love|sleep\w* (?:with|together)|shower together)\b")
"""What goes further than any step for two."""
_WATCHES = re.compile(r"\b(?:passwords?|passcodes?|phones?|location|gps)\b")
"""What is not put into a plan for two by free words, since it watches a partner."""


class ActionExercise(Action):
    """Starts the exercise that was asked for, or shows what there is."""

    def name(self) -> str:
        return "action_exercise"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = GuidedTurn(dispatcher, tracker)
        chosen = next(tracker.get_latest_entity_values("exercise"), None)
        text, intent = tracker.latest_message.get("text") or "", tracker.get_intent_of_latest_message()
        ours = named(text, turn.offered, turn.place, choosing=turn.is_calm) if text and not chosen else None
        name = chosen or ours or exercise_named(text, intent)
        kind = name if name in MENUS else kind_of_menu(text)
        name = None if name in MENUS else name
        if (instead := turn.held_back(name)) is not None:
            return instead
        return turn.menu(kind) if name is None else _start(turn, name)


class ActionStep(Action):
    """One turn within an exercise: an answer, or on, back, skip, pause, stop, resume."""

    def name(self) -> str:
        return "action_step"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = GuidedTurn(dispatcher, tracker)
        place = turn.place
        value = next(tracker.get_latest_entity_values("step"), None)
        typed = "" if value else (tracker.latest_message.get("text") or "").strip()
        control = control_in(typed, place and place.here) if typed else _tapped(value)
        if place is None:
            after = _after_gate(turn, typed)
            if after is None and typed and (again := _again(turn, typed)) is not None:
                return again
            on = Control.RESUME if typed and means_next(typed) else control
            return turn.nothing_open(on) if after is None else after
        if typed and turn.is_open and (grave := _grave(turn, place, typed)):
            named = next((each.value for each in place.here.choices if each.signal == SIGNALS[grave]), None)
            return turn.help(place.pick(named) if named else place, SIGNALS[grave])
        if control is Control.STOP and not _is_answer(turn, place, typed):
            return turn.stop(place)
        if (instead := turn.held_back(place.then or place.exercise)) is not None:
            return instead
        place = turn.made_safe(place)
        if place.texts.front.couple and turn.safe_to_try != YES:  # it was taken back since
            return turn.show(begin(GATE, then=place.exercise))
        if typed and not turn.is_open:
            if control is Control.PAUSE:
                return turn.pause(place)
            late = is_late_answer(typed, place, turn.role)
            return _typed(turn, place, typed, control) if late else turn.resume(place)
        if typed:
            return _typed(turn, place, typed, control)
        if control is not None:
            return _control(turn, place, control)
        step, _, chosen = (value or "").partition(".")
        return _answer(turn, place, chosen) if step == place.step else turn.show(place)  # a button of an earlier step


def _tapped(value: str | None) -> Control | None:
    return Control(value) if value in list(Control) else None


def _is_answer(turn: GuidedTurn, place: Place, typed: str) -> bool:
    """Whether words that ask to stop elsewhere are what this step waits for: "he stopped", "that is enough"."""
    if not typed or not turn.is_open or place.texts.front.couple or says_stop(typed):
        return False
    return offers(typed, place.here, turn.role) or says_done(typed, place.here)


def _grave(turn: GuidedTurn, place: Place, typed: str) -> Heard | None:
    """Fear or force that the words tell of, and not by one of the step's own answers."""
    heard = heard_in(typed, place)
    said = answer_in(typed, place.here, turn.role, enough=place.enough(), literal=True)
    return heard if heard in GRAVE and said is None else None


def _after_gate(turn: GuidedTurn, typed: str) -> list[EventType] | None:
    """An answer to the gate that stayed closed; None where the words are none."""
    if not turn.offered.startswith(GATE_CLOSED) or (asked := after_not_yet(typed)) is None:
        return None
    if asked == "why":
        return turn.why_not()
    name = turn.offered.removeprefix(GATE_CLOSED)
    instead = turn.held_back(name)
    return _start(turn, name) if instead is None else instead


def _again(turn: GuidedTurn, typed: str) -> list[EventType] | None:
    """The exercise that was stopped or ended just now, for somebody who wants it once more; None for other words."""
    name = turn.offered.removeprefix(STOPPED).removeprefix(ENDED)
    if name not in NAMES or not wants_again(typed):
        return None
    instead = turn.held_back(name)
    return _start(turn, name) if instead is None else instead


def _typed(turn: GuidedTurn, place: Place, typed: str, control: Control | None) -> list[EventType]:
    heard = heard_in(typed, place)
    if heard is Heard.OVERWHELMED and place.exercise != AT_ONCE:  # there, what the body does may be the answer
        return turn.overwhelmed(place)
    literal = place.literal or heard is Heard.PRESSURE  # "he would stop, but sulk" is no more than half an answer
    chosen = answer_in(typed, place.here, turn.role, enough=place.enough(), literal=literal)
    if place.here.pick and says_done(typed, place.here):  # what was picked so far is enough for them
        return _onward(turn, place)
    if place.here.pick and (several := several_in(typed, place.here, turn.role)[: place.left()]):
        for value in several[:-1]:
            place = place.pick(value)
        return _answer(turn, place, several[-1])
    if chosen is not None:
        return _answer(turn, place, chosen)
    if place.texts.front.couple and refused_in(typed, place.here):
        return [SlotSet(SAFE_TO_TRY, None), *turn.stop(place)]
    if wants_anew(typed):
        return _start(turn, place.then or place.exercise)
    if wants_other(typed):
        return turn.menu()
    if control is not None:
        return _control(turn, place, control)
    if heard is not None:
        return _heard(turn, place, heard)
    if place.exercise == HOLDING and holds_hands(typed):
        return turn.show(place, turn.phrase("exercise_stay"))
    if means_on(typed) and place.here.skip and not place.texts.front.couple:  # for two, "next" is no yes from both
        return _onward(turn, place)
    if place.here.own_words:
        return turn.own_words(place, typed)
    if (other := _instead(typed, place)) is not None:
        instead = turn.held_back(other)
        return _start(turn, other) if instead is None else instead
    if means_next(typed):
        return turn.needs_answer(place)
    if place.exercise == GATE and asks(typed):
        return turn.about_no(place)
    if asks(typed) or asks_about_step(typed):
        return turn.asked_about(place) if place.here.skip else turn.needs_answer(place)
    denied = place.exercise != WORDS and denies(typed, place.here, turn.role)
    if place.here.takes and not denied and (taken := taken_in(typed, place.here)):
        return _taken(turn, place, typed, taken)
    if place.exercise == GATE and place.unclear:
        return _answer(turn, place, UNSURE)  # only a clear yes opens it
    if place.exercise == GATE:
        return turn.needs_answer(place.again())
    if len(typed.split()) <= SAYS_NOTHING or not place.here.choices:
        return turn.unclear(place)
    return turn.needs_answer(place.again()) if place.for_two else turn.closest(place)


def _taken(turn: GuidedTurn, place: Place, typed: str, taken: Taken) -> list[EventType]:
    """What was typed beside the answers is taken as what the step asks for, or met kindly where it is not."""
    takes = place.here.takes
    if place.exercise == WORDS:
        own = place.pick(takes.to).onward(alone=turn.alone)
        return turn.own_words(own, typed) if own else turn.unclear(place)
    words = typed.lower()
    if _HARMS_ONESELF.search(words):
        return turn.help(place, Signal.SUICIDE_SELF_HARM)
    if _NEAR_HARM.search(words):
        return turn.overwhelmed(place)
    if place.exercise == "plan" and place.step.startswith("small") and _ONE_SIDED.search(words):
        return turn.needs_answer(place.again()) if place.for_two else turn.closest(place)
    if place.for_two and (_FURTHER.search(words) or (place.here.pick and _WATCHES.search(words))):
        return turn.small(place)
    if taken is Taken.HARD:
        return _answer(turn, place, takes.hard) if takes.hard else turn.hard(place)
    if taken is Taken.TOLD:
        return turn.told(place) if place.here.skip else turn.needs_answer(place.again())
    if takes.to == "stay":
        return turn.noticed(place, takes.reply)
    return _onward(turn, place, takes.reply) if takes.to == NEXT else _answer(turn, place, takes.to)


def _instead(typed: str, place: Place) -> str | None:
    """Another exercise that is asked for in place of this one."""
    named = bare_name(typed)
    if named is None and re.search(r"\b(?:instead|changed my mind|rather (?:do|try|have))\b", typed.lower()):
        named = exercise_named(typed, MENU_INTENT)
    return named if named not in (place.exercise, place.then) else None


def _heard(turn: GuidedTurn, place: Place, heard: Heard) -> list[EventType]:
    """Words that are no answer, and tell that nothing for two should go on."""
    if heard is Heard.PRESSURE:
        closing = next((choice.value for choice in place.here.choices if choice.closes), None)
        return _answer(turn, place, closing) if closing else turn.pressed(place)
    if place.exercise == GATE:
        return _answer(turn, place, UNSURE)
    if heard is Heard.MORE:
        return turn.small(place)
    if heard is Heard.OVERWHELMED:
        return turn.overwhelmed(place)
    # What both go through may be answered anew; so may a question how it was, which leads to nothing.
    if not place.texts.front.couple or (heard is Heard.DOUBT and place.here.skip and place.here.choices):
        return turn.unclear(place)
    if heard is Heard.STOP:
        return [SlotSet(SAFE_TO_TRY, None), *turn.stop(place)]
    return turn.not_both(place)


def _control(turn: GuidedTurn, place: Place, control: Control) -> list[EventType]:
    if control is Control.PAUSE:
        return turn.pause(place)
    if control is Control.RESUME:
        return turn.resume(place)
    if control is Control.BACK:
        return turn.show(place.back(alone=turn.alone) or place)
    return _onward(turn, place) if place.here.skip else turn.cannot_skip(place)


def _answer(turn: GuidedTurn, place: Place, chosen: str) -> list[EventType]:
    choice = place.here.choice(chosen)
    if chosen == NEXT and (not place.here.choices or place.here.pick) and place.enough():
        return _onward(turn, place)
    if choice is None:
        return turn.unclear(place)
    if place.exercise == GATE:
        return _gate(turn, place, chosen)
    if choice.couple and turn.safe_to_try == PRESSED:
        return turn.refuse()
    if choice.couple and turn.safe_to_try != YES:
        return turn.show(replace(begin(GATE, then=place.exercise), picked=place.pick(chosen).picked))
    if choice.closes:
        return [SlotSet(SAFE_TO_TRY, PRESSED), *_onward(turn, place.pick(chosen), choice.reply)]
    if choice.signal is not None:
        return turn.help(place.pick(chosen), choice.signal)
    if choice.then == "stay":
        return turn.show(place.once_more(), choice.reply or turn.phrase("exercise_stay"))
    if choice.then == "back":
        return turn.show(place.back(alone=turn.alone) or place, choice.reply)
    place = place.pick(chosen)
    if choice.then == "stop":
        return turn.stop(place)
    if choice.then == "end":
        return turn.end(place, choice.reply)
    takes = place.here.takes
    own = place.here.pick is not None and takes is not None and chosen == takes.to
    reply = turn.phrase("exercise_own_pick") if own else choice.reply
    if place.here.pick and place.left():
        return turn.one_more(place, reply)
    return _onward(turn, place, reply)


def _onward(turn: GuidedTurn, place: Place, reply: str | None = None) -> list[EventType]:
    onward = place.onward(alone=turn.alone)
    return turn.end(place, reply) if onward is None else turn.show(onward, reply)


def _start(turn: GuidedTurn, name: str) -> list[EventType]:
    if exercises()[name].front.couple and turn.safe_to_try != YES:
        return turn.show(begin(GATE, then=name))
    place = begin(name, alone=turn.alone)
    return turn.show(place) if name == AT_ONCE else turn.start(place)


def _gate(turn: GuidedTurn, place: Place, answer: str) -> list[EventType]:
    if answer != YES or place.then is None:
        return turn.not_yet(NOT_YET.get(answer, NOT_YET[UNSURE]), answer)
    behind = begin(place.then)
    if place.picked:  # the gate stood in the middle: on from the answer that led to it
        behind = replace(behind, step=[*place.picked][-1], picked=place.picked)
        return [SlotSet(SAFE_TO_TRY, YES), *_onward(turn, behind)]
    return [SlotSet(SAFE_TO_TRY, YES), *turn.start(behind)]
