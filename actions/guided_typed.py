"""What becomes of words typed at an open step: an answer, a control, something heard in them, a question."""

import re

from rasa_sdk.events import EventType, SlotSet

from actions import guided_ends as ends
from actions import guided_replies as replies
from actions import guided_way as way
from actions.guided_menu import menu
from actions.guided_own_words import own_words
from actions.guided_turn import SAFE_TO_TRY, GuidedTurn
from newleaf.content.exercises import GATE, WORDS
from newleaf.dialogue.guided import NEXT, Place
from newleaf.dialogue.named_exercise import bare_name
from newleaf.dialogue.step_alarms import Heard, heard_in
from newleaf.dialogue.step_answers import answer_in, denies, offers, says_done, several_in
from newleaf.dialogue.step_asides import changes_mind, fed_up, puts_off, thanks
from newleaf.dialogue.step_controls import HOLDING, Control, holds_hands, means_next, means_on, refused_in
from newleaf.dialogue.step_questions import asks, asks_about_step, wants_anew, wants_other
from newleaf.dialogue.step_taken import AT_ONCE, Taken, taken_in
from newleaf.dialogue.which_exercise import MENU_INTENT, exercise_named
from newleaf.safety import Signal

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


def read(turn: GuidedTurn, place: Place, typed: str, control: Control | None) -> list[EventType]:
    """The reply to words typed at this step; the gravest that is heard in them goes first."""
    heard = heard_in(typed, place)
    if heard is Heard.OVERWHELMED and place.exercise != AT_ONCE:  # there, what the body does may be the answer
        return replies.overwhelmed(turn, place)
    literal = place.literal or heard is Heard.PRESSURE  # "he would stop, but sulk" is no more than half an answer
    chosen = answer_in(typed, place.here, turn.role, enough=place.enough(), literal=literal)
    if place.here.pick and says_done(typed, place.here):  # what was picked so far is enough for them
        return way.onward(turn, place)
    if place.here.pick and (several := several_in(typed, place.here, turn.role)[: place.left()]):
        for value in several[:-1]:
            place = place.pick(value)
        return way.answer(turn, place, several[-1])
    if chosen is not None:
        return way.answer(turn, place, chosen)
    if place.texts.front.couple and refused_in(typed, place.here):
        return [SlotSet(SAFE_TO_TRY, None), *ends.stop(turn, place)]
    if changes_mind(typed):
        return _taken_back(turn, place)
    if puts_off(typed):
        return ends.another_day(turn, place)
    if wants_anew(typed):
        return way.start(turn, place.then or place.exercise)
    if wants_other(typed):
        return menu(turn)
    if control is not None:
        return way.obey(turn, place, control)
    if heard is not None:
        return _heard(turn, place, heard)
    if place.exercise == HOLDING and holds_hands(typed):
        return turn.show(place, turn.phrase("exercise_stay"))
    if means_on(typed) and place.here.skip and not place.texts.front.couple:  # for two, "next" is no yes from both
        return way.onward(turn, place)
    if place.here.own_words:
        return own_words(turn, place, typed)
    if (other := _instead(typed, place)) is not None:
        return way.start(turn, other)
    if means_next(typed):
        return replies.needs_answer(turn, place)
    if place.exercise == GATE and asks(typed):
        return replies.about_gate(turn, place)
    if asks_about_step(typed):
        return replies.asked_about(turn, place) if place.here.skip else replies.once_more(turn, place)
    if place.for_two and offers(typed, place.here, turn.role):  # "up?" is no yes
        return replies.needs_answer(turn, place)
    if asks(typed):
        return replies.unanswered(turn, place)
    if thanks(typed):
        return replies.welcome(turn, place)
    if fed_up(typed):
        return replies.of_no_use(turn, place)
    denied = place.exercise != WORDS and denies(typed, place.here, turn.role)
    if place.here.takes and not denied and (taken := taken_in(typed, place.here)):
        return _taken(turn, place, typed, taken)
    if place.exercise == GATE and place.unclear:
        return way.answer(turn, place, way.UNSURE)  # only a clear yes opens it
    if place.exercise == GATE:
        return replies.needs_answer(turn, place.again())
    if len(typed.split()) <= SAYS_NOTHING or not place.here.choices:
        return replies.unclear(turn, place)
    return replies.needs_answer(turn, place.again()) if place.for_two else replies.closest(turn, place)


def _taken(turn: GuidedTurn, place: Place, typed: str, taken: Taken) -> list[EventType]:
    """What was typed beside the answers is taken as what the step asks for, or met kindly where it is not."""
    takes = place.here.takes
    if place.exercise == WORDS:
        own = place.pick(takes.to).onward(alone=turn.alone)
        return own_words(turn, own, typed) if own else replies.unclear(turn, place)
    words = typed.lower()
    if _HARMS_ONESELF.search(words):
        return ends.bring(turn, place, Signal.SUICIDE_SELF_HARM)
    if _NEAR_HARM.search(words):
        return replies.overwhelmed(turn, place)
    if place.exercise == "plan" and place.step.startswith("small") and _ONE_SIDED.search(words):
        return replies.needs_answer(turn, place.again()) if place.for_two else replies.closest(turn, place)
    if place.for_two and (_FURTHER.search(words) or (place.here.pick and _WATCHES.search(words))):
        return replies.small(turn, place)
    if taken is Taken.HARD:
        return way.answer(turn, place, takes.hard) if takes.hard else replies.hard(turn, place)
    if taken is Taken.TOLD:
        return replies.told(turn, place) if place.here.skip else replies.needs_answer(turn, place.again())
    if takes.to == "stay":
        return replies.noticed(turn, place, takes.reply)
    return way.onward(turn, place, takes.reply) if takes.to == NEXT else way.answer(turn, place, takes.to)


def _taken_back(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They changed their mind: for two that is a no, elsewhere the answer before may be another one."""
    if place.exercise == GATE:
        return way.answer(turn, place, way.UNSURE)
    if place.texts.front.couple:
        return [SlotSet(SAFE_TO_TRY, None), *ends.stop(turn, place)]
    return way.obey(turn, place, Control.BACK)


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
        return way.answer(turn, place, closing) if closing else ends.pressed(turn, place)
    if heard is Heard.ABSENT:
        return ends.absent(turn)
    if place.exercise == GATE:
        return way.answer(turn, place, way.UNSURE)
    if heard is Heard.MORE:
        return replies.small(turn, place)
    if heard is Heard.OVERWHELMED:
        return replies.overwhelmed(turn, place)
    # What both go through may be answered anew; so may a question how it was, which leads to nothing.
    if not place.texts.front.couple or (heard is Heard.DOUBT and place.here.skip and place.here.choices):
        return replies.unclear(turn, place)
    if heard is Heard.STOP:
        return [SlotSet(SAFE_TO_TRY, None), *ends.stop(turn, place)]
    return ends.not_both(turn, place)
