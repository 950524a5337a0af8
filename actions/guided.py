"""Guided exercises: the menu, the question whether it is safe to try, and one step after the other."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import guided_ends as ends
from actions import guided_way as way
from actions.guided_menu import menu, nothing_open
from actions.guided_turn import YES, GuidedTurn
from actions.guided_typed import read
from newleaf.content.exercises import GATE, NAMES
from newleaf.dialogue.guided import Place, begin
from newleaf.dialogue.named_exercise import MENUS, kind_of_menu, named
from newleaf.dialogue.open_question import ENDED, NOT_YET, STOPPED, after_not_yet
from newleaf.dialogue.step_alarms import GRAVE, Heard, heard_in
from newleaf.dialogue.step_answers import answer_in, offers, says_done
from newleaf.dialogue.step_controls import Control, control_in, means_next, says_stop
from newleaf.dialogue.step_questions import wants_again
from newleaf.dialogue.step_taken import is_late_answer
from newleaf.dialogue.which_exercise import exercise_named


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
        return menu(turn, kind) if name is None else way.start(turn, name)


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
            return nothing_open(turn, on) if after is None else after
        if typed and turn.is_open and (grave := _grave(turn, place, typed)):
            named = next((each.value for each in place.here.choices if each.signal == ends.SIGNALS[grave]), None)
            return ends.bring(turn, place.pick(named) if named else place, ends.SIGNALS[grave])
        if control is Control.STOP and not _is_answer(turn, place, typed):
            return ends.stop(turn, place)
        if (instead := turn.held_back(place.then or place.exercise)) is not None:
            return instead
        place = turn.made_safe(place)
        if place.texts.front.couple and turn.safe_to_try != YES:  # it was taken back since
            return turn.show(begin(GATE, then=place.exercise))
        if typed and not turn.is_open:
            if control is Control.PAUSE:
                return ends.pause(turn, place)
            late = is_late_answer(typed, place, turn.role)
            return read(turn, place, typed, control) if late else turn.resume(place)
        if typed:
            return read(turn, place, typed, control)
        if control is not None:
            return way.obey(turn, place, control)
        step, _, chosen = (value or "").partition(".")
        if step != place.step:  # a button of an earlier step
            return turn.show(place)
        return way.answer(turn, place, chosen)


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
    if not turn.offered.startswith(NOT_YET) or (asked := after_not_yet(typed)) is None:
        return None
    if asked == "why":
        return ends.why_not(turn)
    return way.start(turn, turn.offered.removeprefix(NOT_YET))


def _again(turn: GuidedTurn, typed: str) -> list[EventType] | None:
    """The exercise that was stopped or ended just now, for somebody who wants it once more; None for other words."""
    name = turn.offered.removeprefix(STOPPED).removeprefix(ENDED)
    return way.start(turn, name) if name in NAMES and wants_again(typed) else None
