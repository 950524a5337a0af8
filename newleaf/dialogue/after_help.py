"""What somebody says to the help they were shown: that they cannot call, that nobody answered, whose fault it is.

Each is recognised where nothing else is said, so that it is answered whatever the screen hears in it: "I can't call,
he's in the room" is no new danger, and needs other services than those that are called.
"""

import re
from collections.abc import Mapping
from typing import Any

from newleaf.content.after_help import Section
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.after_help_forms import (
    ABOUT_FAULT,
    FAULT,
    FORMS,
    GROUNDING_ASKED,
    MEANT_YES,
    TAKES_BACK,
    TELLING,
    WRONG,
)
from newleaf.dialogue.child_session import WORDS_FOR_CHILD, asked_by_child
from newleaf.dialogue.child_words import childs
from newleaf.dialogue.home_forms import NOT_WELL
from newleaf.dialogue.known_danger import (
    WORSE,
    did_harm,
    is_child,
    of_the_one_who_hurts,
    where_nothing_was_heard,
    while_it_is_open,
    whose_fault,
)
from newleaf.dialogue.open_forms import CALMER
from newleaf.dialogue.open_question import OPEN_QUESTION
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.taken_back_forms import means_the_couple
from newleaf.dialogue.telling_forms import TELLING_OTHERS
from newleaf.dialogue.told import SUBJECT, TOLD, told
from newleaf.dialogue.whose_danger import told_of_danger
from newleaf.dialogue.worry import GENERAL, said_in_worry
from newleaf.safety import Assessment, Signal, Tier

AFTER_HELP = "after_help"
"""The intent of it."""
GROUNDING, WRONG_BUTTON = "grounding", "wrong_button"
"""Two that have no section: the steps for right now are asked for instead, and something was tapped by mistake."""
_MOST_WORDS = 22
_SAYS_NO = re.compile(r"no (?!one\b)")
_GUIDED = "guided"
_SEARCH = "search:"
"""The open question of an exercise, and what those of the search for a professional begin with."""

_MINUTES_COUNT = {
    Section.NO_CALL: Section.NO_CALL_LIFE, Section.NO_RINGING: Section.NO_CALL_LIFE,
    Section.NO_ANSWER: Section.NO_ANSWER_LIFE, Section.COMING: Section.COMING,
}  # fmt: skip
_OPEN_ENDED = frozenset({Section.EXCUSED, Section.TRACES, Section.ONLY_SOMETIMES, Section.FORBIDDEN})
"""Their forms end in somebody's own words, in which a new danger may be told."""


def said_after_help(text: str, slots: Mapping[str, Any], found: Assessment | None = None) -> str | None:
    """What a message says to the help shown before; None where it says more.

    It is a Section, GROUNDING, WRONG_BUTTON or WORSE.

    slots: of the session. `found`: what the screen found in the message; a life in danger goes before all this.
    """
    words = plain(text)
    if not _was_helped(slots) or len(words.split()) > _MOST_WORDS or (found is not None and found.life_in_danger):
        return None
    if slots.get("open_question") == _GUIDED and slots.get("asked", "nothing") == "nothing":
        return None  # it is said to the step of an exercise
    section = _said(words, slots, found)
    if section in _OPEN_ENDED and found is not None and _is_news(found, slots.get("signals") or {}):
        return None
    if slots.get("asked") == "call":
        return WORSE if section in TELLING_OTHERS else _MINUTES_COUNT.get(section) if section is not None else None
    if section == Section.COST and (slots.get("open_question") or "").startswith(_SEARCH):
        return None  # what a therapist costs
    return section


def _is_news(found: Assessment, known: Mapping[str, str]) -> bool:
    """Whether rules hear in a message more than this session knows."""
    told = [each for each in found.findings if not each.guessed]
    worse = (each.tier is Tier.ACUTE and known.get(each.signal) != Tier.ACUTE for each in told)
    return any(worse) or any(each.signal not in known for each in told)


def intent_after_help(
    text: str, slots: Mapping[str, Any], name: str, sure: float, *, danger: bool, found: Assessment | None = None
) -> str | None:
    """The intent of what is said to the help shown before, or about another person one worries about.

    `name`: what the message was taken for, how surely, and whether the screen found danger in it; `found`: which. Of
    a child any message is taken for danger, so that nothing but help is answered; that does not count here.
    Whose a known danger is, and that it has come to the deed, goes before what the screen hears in the same words.
    """
    if told_of_danger(text, slots):
        return AFTER_HELP
    if danger and not is_child(slots):
        return None
    if slots.get("asked") == "safety" and MEANT_YES.fullmatch(plain(text)):
        return "affirm"
    if not danger and (turned := _turns_away(text, slots)):
        return turned
    answered = slots.get("asked") == "partner" and name == "affirm"
    said = said_after_help(text, slots, found)
    takes_it_back = not danger and slots.get("gate") == GATE_ALONE and not answered and takes_back(text)
    if takes_it_back and said != Section.NOT_IN_DANGER:
        return "misread"
    follows = said or (None if danger else said_in_worry(text, slots, name, sure))
    return AFTER_HELP if follows else None


def _turns_away(text: str, slots: Mapping[str, Any]) -> str | None:
    """The intent of words that ask for another subject, or tell that the couple was meant and not their life.

    Not while minutes count, and not for a child, for whom there is nothing but help here.
    """
    if is_child(slots) or slots.get("life") or slots.get("asked") == "call" or not _was_helped(slots):
        return None
    if told(text, None) == SUBJECT and slots.get(OPEN_QUESTION) != _GUIDED:
        return TOLD
    urgent = (slots.get("signals") or {}).get(Signal.SUICIDE_SELF_HARM) == Tier.ACUTE
    calm = slots.get("gate") != GATE_ALONE and not urgent
    return "misread" if calm and means_the_couple(text) else None


def takes_back(text: str) -> bool:
    """Whether somebody says that nobody hurts them and they are not afraid, and nothing else."""
    return bool(TAKES_BACK.fullmatch(plain(text)))


def _was_helped(slots: Mapping[str, Any]) -> bool:
    helped = slots.get("helped") or {}
    return bool(slots.get("signals")) or bool(helped.get("ask_help"))


def _said(words: str, slots: Mapping[str, Any], found: Assessment | None) -> str | None:
    if is_child(slots) and (asked := asked_by_child(words, slots, found)) is not None:
        return asked
    if is_child(slots) and TELLING.fullmatch(childs(words)):
        return Section.TELLING_CHILD
    if FAULT.fullmatch(words) and ABOUT_FAULT.search(words):
        return whose_fault(slots)
    if GROUNDING_ASKED.fullmatch(words):
        return GROUNDING if slots.get("life") is None and not is_child(slots) else None
    if WRONG.fullmatch(words):
        return WRONG_BUTTON
    if slots.get("signals") and NOT_WELL.fullmatch(words):
        return GENERAL if slots.get("worry") else WORSE
    section = None if found is not None and found.findings else where_nothing_was_heard(words, slots)
    dying = (slots.get("signals") or {}).get(Signal.SUICIDE_SELF_HARM) == Tier.ACUTE
    grave = dying or did_harm(slots)
    if grave and not slots.get("worry") and slots.get(OPEN_QUESTION) != _GUIDED and CALMER.fullmatch(words):
        return Section.CALMER
    section = section or next((name for name, form in FORMS.items() if form.fullmatch(words)), None)
    section = WORDS_FOR_CHILD.get(section, section) if is_child(slots) else section
    if section in TELLING_OTHERS and slots.get("asked") == "safety" and _SAYS_NO.match(words):
        section = None  # it answers that first
    return section or of_the_one_who_hurts(words, slots, found) or while_it_is_open(words, slots)
