"""Whether what is typed is meant for an exercise: for its open step, to wake one that was left, to begin another."""

import re

from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.content.exercises import GATE, WORDS
from newleaf.dialogue.giving_help import SAFETY
from newleaf.dialogue.guided import EXERCISE, Place
from newleaf.dialogue.named_exercise import FEW, MENUS, ON, bare_name, named
from newleaf.dialogue.open_question import (
    CLOSED,
    ENDED,
    GUIDED,
    NOT_YET,
    OPEN_QUESTION,
    ROLE,
    STOPPED,
    after_not_yet,
)
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_alarms import GRAVE, heard_in
from newleaf.dialogue.step_answers import answer_in, denies
from newleaf.dialogue.step_controls import Control, control_in, means_next, means_on, pauses, refused_in, stops
from newleaf.dialogue.step_questions import asks, asks_about_step, wants_again, wants_anew, wants_other
from newleaf.dialogue.step_taken import AT_ONCE, Taken, is_done_meanwhile, is_late_answer, taken_in
from newleaf.dialogue.which_exercise import exercise_named
from newleaf.understanding.language import INTENT as OTHER_LANGUAGE

STEP = "step"
"""The intent of what is said to a step."""
NO_ANSWER = frozenset({"affirm", "deny", "not_sure", "thanks", "greet", "another_one", "nlu_fallback", "not_helpful"})
"""What words that answer no step are taken for: the step says so itself."""
APART = frozenset({"ask_help", "ask_privacy", "bot_challenge", "find_professional", "inform_country"})
"""What is meant for the guide and not for the step, whatever "but" stands in it."""
NEEDED = frozenset({"ask_help", "find_professional"})
"""What is never taken for what a step asks for."""
ELSEWHERE = frozenset({"ask_help", "ask_privacy", "bot_challenge"})
SURELY = 0.7
"""What is not taken for own words, and how sure it must be; and a topic, where it is a question."""
_AFTER_HELP = (FEW,)
"""What was offered beside help: "go on" asks for that."""
LONG = 20
"""More words than these tell a story."""
_WISHED = re.compile(
    r"\b(?:exercises?|let'?s|(?:can|could|may) (?:we|i)|start|begin|do the|show|go through|help me|make (?:a|me|us)"
    r"|give (?:me|us)|want to (?:do|try)|want the|would like to|instead|switch|rather|what else|menu)\b"
)
"""What is said by whoever wants another exercise."""
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|u)\b", re.IGNORECASE)
_TO_GUIDE = re.compile(
    r"\b(?:can|could|would|will) you (?:please )?(?:tell|explain|show|help|give|say|recommend|suggest)\b"
    r"|\bdo you (?:know|think|have|speak|keep|store)\b|\bwhat (?:do|would|can) you\b|\bhow do you\b"
    r"|\bare you (?:an?|human|real|there|sure)\b|\byour? (?:server|program|app|website)\b"
)
"""Of "you", what is meant for the guide and for no partner."""
_LEAVES = re.compile(
    r"(?:(?:ok|okay|thanks|thank you|well|sorry|right|that'?s (?:it|all)(?: for (?:now|today))?) )*"
    r"(?:bye+\b|good ?bye|good ?night|see (?:you|ya)|cya|take care|i(?:'m| am) (?:leaving|off)|(?:i )?gotta go"
    r"|i (?:have to|must|need to|should) (?:go|leave)(?: now)?$)"
)
_ABOUT_NO = re.compile(r"\b(?:what|anything)\b.*\b(?:no|not sure|not today)$|^why (?:do|must|are) you ask(?:ing)?\b.*")


def exercise_asked_for(text: str, tracker: DialogueStateTracker) -> str | None:
    """The intent of somebody who types the title of an exercise, or picks one of those that were offered last."""
    place, offered = Place.of(tracker.get_slot(EXERCISE)), tracker.get_slot(OPEN_QUESTION) or CLOSED
    found = named(text, offered, place, choosing=tracker.get_slot("asked") == "nothing")
    if place is not None and offered == GUIDED:
        answer = answer_in(text, place.here, tracker.get_slot("role"), enough=place.enough())
        if answer or place.here.own_words or control_in(text, place.here) or found == place.exercise:
            return None
        if bare_name(text) not in (None, place.exercise, place.then):
            return STEP
    if found is None:
        return None
    return STEP if found == ON else "exercises" if found in MENUS else "exercise"


def is_for_step(text: str, name: str, sure: float, tracker: DialogueStateTracker) -> bool:
    """Whether words are meant for the exercise that is open, or wake one that was left.

    What is typed at an open step is for the step, unless it asks something else: a lamp, a rug and a cat are what it
    asked for, whatever topic they are taken for. `name`: what they were taken for, and how surely.
    """
    place = Place.of(tracker.get_slot(EXERCISE))
    opened = tracker.get_slot(OPEN_QUESTION) or CLOSED
    calm = tracker.get_slot("asked") == "nothing"
    if place is None:  # "stop" is heard at any time
        on = opened.startswith((STOPPED, ENDED, *_AFTER_HELP)) and (
            control_in(text) is Control.RESUME or means_next(text) or (opened not in _AFTER_HELP and wants_again(text))
        )
        after_gate = opened.startswith(NOT_YET) and after_not_yet(text) is not None
        return (stops(text) or on or after_gate) and calm
    role = tracker.get_slot("role")
    if opened != GUIDED:
        # Steps for right now may be gone on with while it is open whether somebody is safe.
        at_once = place.exercise == AT_ONCE and tracker.get_slot("asked") == SAFETY
        goes_on = control_in(text) is Control.RESUME or means_next(text)
        return (calm and _wakes(text, place, opened, role)) or (at_once and goes_on)
    control = control_in(text, place.here)
    silent = not any(sign.isalnum() for sign in text)  # "..." or a smile
    if silent or control or means_on(text):
        return True
    if answer_in(text, place.here, role, enough=place.enough(), literal=place.literal):
        return True
    if not calm:  # whether they are safe is open as well, and what is not clear to the step answers that
        return tracker.get_slot("asked") == SAFETY and is_done_meanwhile(text, place)
    if place.here.own_words:
        # A partner may be told anything: only a question that is not put to them, or a wish, is for the guide.
        to_partner = bool(_ADDRESSED.search(text)) and not _TO_GUIDE.search(plain(text))
        question = asks(text) and not to_partner and (name in ELSEWHERE or name.startswith(("faq_", "scope_")))
        wish = name == "ask_help" or (name == "exercises" and bool(_WISHED.search(plain(text))))
        return not ((wish or question) and sure >= SURELY)
    heard = heard_in(text, place)
    if heard in GRAVE or (heard and not (name in APART and sure >= SURELY)):
        return True
    if place.exercise == GATE and _asks_about_no(text):
        return True
    refused = place.texts.front.couple and refused_in(text, place.here)
    return refused or denies(text, place.here, role) or not _is_aside(text, name, sure, place)


def _wakes(text: str, place: Place, opened: str, role: str | None) -> bool:
    """Whether words lead back into an exercise that was left for a question or a pause."""
    if control_in(text, place.here) in (Control.RESUME, Control.STOP) or pauses(text) or stops(text):
        return True
    if opened not in (CLOSED, ROLE, *MENUS):  # something else was asked since
        return False
    return means_next(text) or is_late_answer(text, place, role)


def _is_aside(text: str, name: str, sure: float, place: Place) -> bool:
    """Whether words at an open step are for the guide: a question, a wish, or what it should know."""
    words = plain(text)
    if asks_about_step(text) or name in NO_ANSWER or not name or wants_anew(text) or wants_other(text):
        return False
    if name == "out_of_scope":  # "up?" asks what was asked back
        return text.rstrip().endswith("?") and " " in words
    if name == OTHER_LANGUAGE:  # what is seen, and words for a partner, may be told in any language
        return place.exercise != WORDS and (place.here.takes is None or place.here.takes.told != "things")
    taken = taken_in(text, place.here)
    if name in NEEDED and sure >= SURELY:
        return True
    if name == "exercise":
        found = exercise_named(text, name)
        return found not in (None, place.exercise) and bool(_WISHED.search(words))
    if name == "exercises":
        return asks(text) or bool(_WISHED.search(words))
    if name == "goodbye":
        return bool(_LEAVES.match(words))
    if asks(text):
        to_say = place.exercise == WORDS and exercise_named(text, None) == WORDS
        return sure >= SURELY and not to_say
    if taken is Taken.DONE:
        return False
    return sure >= SURELY and (name in APART or name.startswith("role_") or len(words.split()) > LONG)


def _asks_about_no(text: str) -> bool:
    """Whether somebody asks what comes of a no."""
    return bool(_ABOUT_NO.search(plain(text)))
