"""Where an answer, or a word such as back, leads: on, through the gate, to the end."""

from dataclasses import replace

from rasa_sdk.events import EventType, SlotSet

from actions import guided_ends as ends
from actions import guided_replies as replies
from actions.guided_turn import SAFE_TO_TRY, YES, GuidedTurn
from newleaf.content.exercises import GATE, NOT_YET
from newleaf.dialogue.guided import NEXT, PRESSED, Place, begin, exercises
from newleaf.dialogue.step_controls import Control
from newleaf.dialogue.step_taken import AT_ONCE

UNSURE = "unsure"
"""The answer at the gate that opens nothing and says no to nothing."""


def start(turn: GuidedTurn, name: str) -> list[EventType]:
    """The first step of an exercise, or the gate before it; or what is said where it would not be safe."""
    if (instead := turn.held_back(name)) is not None:
        return instead
    if exercises()[name].front.couple and turn.safe_to_try != YES:
        return turn.show(begin(GATE, then=name))
    place = begin(name, alone=turn.alone)
    return turn.show(place) if name == AT_ONCE else turn.start(place)


def answer(turn: GuidedTurn, place: Place, chosen: str) -> list[EventType]:
    """What follows from one of the step's answers, or from its way on."""
    choice = place.here.choice(chosen)
    if chosen == NEXT and (not place.here.choices or place.here.pick) and place.enough():
        return onward(turn, place)
    if choice is None:
        return replies.unclear(turn, place)
    if place.exercise == GATE:
        return _gate(turn, place, chosen)
    if choice.couple and turn.safe_to_try == PRESSED:
        return turn.refuse()
    if choice.couple and turn.safe_to_try != YES:
        return turn.show(replace(begin(GATE, then=place.exercise), picked=place.pick(chosen).picked))
    if choice.closes:
        return [SlotSet(SAFE_TO_TRY, PRESSED), *onward(turn, place.pick(chosen), choice.reply)]
    if choice.signal is not None:
        return ends.bring(turn, place.pick(chosen), choice.signal)
    if choice.then == "stay":
        return turn.show(place.once_more(), choice.reply or turn.phrase("exercise_stay"))
    if choice.then == "back":
        return turn.show(place.back(alone=turn.alone) or place, choice.reply)
    place = place.pick(chosen)
    if choice.then == "stop":
        return ends.stop(turn, place)
    if choice.then == "end":
        return ends.end(turn, place, choice.reply)
    takes = place.here.takes
    own = place.here.pick is not None and takes is not None and chosen == takes.to
    reply = turn.phrase("exercise_own_pick") if own else choice.reply
    if place.here.pick and place.left():
        return replies.one_more(turn, place, reply)
    return onward(turn, place, reply)


def onward(turn: GuidedTurn, place: Place, reply: str | None = None) -> list[EventType]:
    """The next step, or the end."""
    following = place.onward(alone=turn.alone)
    return ends.end(turn, place, reply) if following is None else turn.show(following, reply)


def obey(turn: GuidedTurn, place: Place, control: Control) -> list[EventType]:
    """Back, skip, pause and resume; stop is heard before."""
    if control is Control.PAUSE:
        return ends.pause(turn, place)
    if control is Control.RESUME:
        return turn.resume(place)
    if control is Control.BACK:
        return turn.show(place.back(alone=turn.alone) or place)
    return onward(turn, place) if place.here.skip else replies.cannot_skip(turn, place)


def _gate(turn: GuidedTurn, place: Place, said: str) -> list[EventType]:
    if said != YES or place.then is None:
        return ends.not_yet(turn, NOT_YET.get(said, NOT_YET[UNSURE]), said)
    behind = begin(place.then)
    if place.picked:  # the gate stood in the middle: on from the answer that led to it
        behind = replace(behind, step=[*place.picked][-1], picked=place.picked)
        return [SlotSet(SAFE_TO_TRY, YES), *onward(turn, behind)]
    return [SlotSet(SAFE_TO_TRY, YES), *turn.start(behind)]
