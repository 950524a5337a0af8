"""What somebody says to the help they were shown: that they cannot call, that nobody answered, whose fault it is.

Each is recognised where nothing else is said, so that it is answered whatever the screen hears in it: "I can't call,
he's in the room" is no new danger, and needs other services than those that are called.
"""

import re
from collections.abc import Mapping
from typing import Any

from newleaf.content.after_help import Section
from newleaf.content.responses import GATE_ALONE, OWN
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
from newleaf.dialogue.bearing_forms import BEARING, LEAVING
from newleaf.dialogue.history import hurt_by_partner
from newleaf.dialogue.home_forms import APART, BACK, BACK_AT_HOME, NO_NAME, NOT_WELL, WHAT_SAFE
from newleaf.dialogue.open_forms import ANY_GENDER, CALMER, EXCUSED, NOT_NAMED, TRACES, WITH_SOMEONE
from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION, ROLE
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.pressing_forms import A_NO, ASKING
from newleaf.dialogue.taken_back_forms import means_the_couple
from newleaf.dialogue.telling_forms import TELLING_OTHERS
from newleaf.dialogue.told import SUBJECT, TOLD, told
from newleaf.dialogue.violence_forms import FORBIDDEN, NOT_IN_DANGER, ONLY_SOMETIMES, WHAT_NOW
from newleaf.dialogue.whose_danger import told_of_danger
from newleaf.dialogue.withholding import BY_PARTNER, BY_WRITER, whose_deed
from newleaf.dialogue.worry import GENERAL, said_in_worry
from newleaf.safety import Assessment, Signal, Tier
from newleaf.understanding.distress import ADULTS_ONLY

AFTER_HELP = "after_help"
"""The intent of it."""
GROUNDING, WRONG_BUTTON, WORSE = "grounding", "wrong_button", "worse"
"""Three that have no section: the steps for right now are asked for instead, something was tapped by mistake, and they
are not well."""
_MOST_WORDS = 22
_CRIES = re.compile(r"^no\b|\bhelp\b")
_SAYS_NO = re.compile(r"no (?!one\b)")
_GUIDED = "guided"
_SEARCH = "search:"
"""The open question of an exercise, and what those of the search for a professional begin with."""

_NOT_THEIR_FAULT = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK})
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


def intent_after_help(text: str, slots: Mapping[str, Any], name: str, sure: float, *, danger: bool) -> str | None:
    """The intent of what is said to the help shown before, or about another person one worries about.

    `name`: what the message was taken for, how surely, and whether the screen found danger in it. Of somebody under 18
    any message is taken for danger, so that nothing but help is answered; that does not count here. Whose a known
    danger is, and that it has come to the deed, goes before what the screen hears in the same words.
    """
    if told_of_danger(text, slots):
        return AFTER_HELP
    if danger and slots.get("gate") != ADULTS_ONLY:
        return None
    if slots.get("asked") == "safety" and MEANT_YES.fullmatch(plain(text)):
        return "affirm"
    if not danger and (turned := _turns_away(text, slots)):
        return turned
    answered = slots.get("asked") == "partner" and name == "affirm"
    said = said_after_help(text, slots)
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


def is_child(slots: Mapping[str, Any]) -> bool:
    """Whether somebody under 18 writes."""
    return bool(slots.get("child")) or slots.get("gate") == ADULTS_ONLY


def _was_helped(slots: Mapping[str, Any]) -> bool:
    helped = slots.get("helped") or {}
    return bool(slots.get("signals")) or bool(helped.get("ask_help"))


def _said(words: str, slots: Mapping[str, Any], found: Assessment | None) -> str | None:
    if is_child(slots) and TELLING.fullmatch(words):
        return Section.TELLING_CHILD
    if FAULT.fullmatch(words) and ABOUT_FAULT.search(words):
        return _fault(slots)
    if GROUNDING_ASKED.fullmatch(words):
        return GROUNDING if slots.get("life") is None and not is_child(slots) else None
    if WRONG.fullmatch(words):
        return WRONG_BUTTON
    if slots.get("signals") and NOT_WELL.fullmatch(words):
        return GENERAL if slots.get("worry") else WORSE
    section = None if found is not None and found.findings else _where_nothing_was_heard(words, slots)
    known = slots.get("signals") or {}
    grave = known.get(Signal.SUICIDE_SELF_HARM) == Tier.ACUTE or whose_deed(known, slots.get("helped")) == OWN
    if grave and not slots.get("worry") and slots.get(OPEN_QUESTION) != _GUIDED and CALMER.fullmatch(words):
        return Section.CALMER
    section = section or next((name for name, form in FORMS.items() if form.fullmatch(words)), None)
    if section in TELLING_OTHERS and slots.get("asked") == "safety" and _SAYS_NO.match(words):
        section = None  # it answers that first
    return section or _of_the_one_who_hurts(words, slots, found) or _while_it_is_open(words, slots)


def _where_nothing_was_heard(words: str, slots: Mapping[str, Any]) -> Section | None:
    """What counts only where the screen heard nothing new: an answer after violence, a question of who presses."""
    if is_child(slots) or slots.get("worry") or slots.get("asked") == "call":
        return None
    known = slots.get("signals") or {}
    if presses(slots):
        return Section.A_NO if A_NO.fullmatch(words) else Section.ASKING if ASKING.fullmatch(words) else None
    if hurt_by_partner(slots) is not None and (section := _answers_after_violence(words, known)):
        return section
    feared = slots.get("gate") == GATE_ALONE and not slots.get("misread") and not known.keys().isdisjoint(BY_PARTNER)
    calm = slots.get("asked", "nothing") == "nothing" and slots.get(OPEN_QUESTION, CLOSED) in (None, CLOSED, ROLE)
    if not feared or not calm or Signal.COERCING_PARTNER in known:
        return None
    return Section.FORBIDDEN if FORBIDDEN.fullmatch(words) else Section.WHAT_NOW if WHAT_NOW.fullmatch(words) else None


def _answers_after_violence(words: str, known: Mapping[str, str]) -> Section | None:
    """That they are not in danger now, or that it is only sometimes."""
    if any(known.get(each) == Tier.ACUTE for each in BY_PARTNER) and NOT_IN_DANGER.fullmatch(words):
        return Section.NOT_IN_DANGER
    seldom = ONLY_SOMETIMES.fullmatch(words) and not EXCUSED.fullmatch(words)
    return Section.ONLY_SOMETIMES if seldom else None


def presses(slots: Mapping[str, Any]) -> bool:
    """Whether the writer told of pressing a partner, and not of being hurt by one."""
    known = set(slots.get("signals") or ())
    return Signal.COERCING_PARTNER in known and known.isdisjoint(BY_PARTNER) and not slots.get("worry")


def _of_the_one_who_hurts(words: str, slots: Mapping[str, Any], found: Assessment | None) -> str | None:
    """What is said of a partner who hurts, of bearing or leaving them; what they may find out; whom lines are for."""
    known, worry = set(slots.get("signals") or ()), slots.get("worry")
    feared = not worry and (is_child(slots) or hurt_by_partner(slots) is not None)
    if feared and (section := _meanwhile(words, is_child(slots))) is not None:
        return section
    if not worry and whose_deed(slots.get("signals") or {}, slots.get("helped")) == OWN:
        section = Section.BACK_DEED if BACK.fullmatch(words) else Section.APART if APART.fullmatch(words) else None
        return section or (Section.OWN_LINES if ANY_GENDER.fullmatch(words) else None)
    if known.isdisjoint(BY_PARTNER):
        return None
    if NO_NAME.fullmatch(words):
        return GENERAL if worry else Section.NO_NAME
    if known.isdisjoint(BY_WRITER) and EXCUSED.fullmatch(words):
        return GENERAL if worry else Section.EXCUSED
    if not worry and TRACES.fullmatch(words):
        return Section.TRACES
    own = not worry and known.isdisjoint(BY_WRITER) and not is_child(slots)
    if own and (section := _bears_or_stays(words, slots, found)):
        return section
    return Section.ANY_GENDER if ANY_GENDER.fullmatch(words) else None


def _meanwhile(words: str, child: bool) -> str | None:
    """Where the one who hurts is now, or who else is there. With a cry for help beside it, it is no news."""
    back = (BACK_AT_HOME if child else BACK).fullmatch(words)
    if back and _CRIES.search(words):
        return WORSE
    if back or APART.fullmatch(words):
        return Section.BACK if back else Section.APART
    return Section.WITH_SOMEONE if not child and not NOT_NAMED.search(words) and WITH_SOMEONE.fullmatch(words) else None


def _bears_or_stays(words: str, slots: Mapping[str, Any], found: Assessment | None) -> Section | None:
    """What is said of having to bear it, or of not leaving, where it is no cry and no "no" to whether they are safe."""
    if Signal.SUICIDE_SELF_HARM in (slots.get("signals") or ()) or _CRIES.search(words):
        return None
    urgent = [each for each in found.findings if each.tier is Tier.ACUTE] if found is not None else []
    if BEARING.fullmatch(words):  # the learned layer alone may take it for an urgent wish to die, which it is not
        return Section.BEARING if all(each.guessed for each in urgent) else None
    asked = slots.get("asked") == "safety"  # who cannot leave is not safe
    return Section.LEAVING if not urgent and not asked and LEAVING.fullmatch(words) else None


def _while_it_is_open(words: str, slots: Mapping[str, Any]) -> Section | None:
    """What is neither a yes nor a no to whether the writer is safe, and is good to hear."""
    if slots.get("asked") != "safety" or slots.get("worry") or slots.get("open_question") == _GUIDED:
        return None
    if WHAT_SAFE.fullmatch(words):
        return Section.WHAT_SAFE
    if CALMER.fullmatch(words):
        return Section.CALMER
    hurt = not set(BY_PARTNER).isdisjoint(slots.get("signals") or ())
    feared = is_child(slots) or (hurt and NOT_NAMED.search(words))  # whoever is there may be the one who hurts
    return Section.WITH_SOMEONE if not feared and WITH_SOMEONE.fullmatch(words) else None


def _fault(slots: Mapping[str, Any]) -> Section | None:
    if is_child(slots):
        return Section.FAULT_CHILD
    if slots.get("worry"):
        return Section.FAULT_OTHER
    if whose_deed(slots.get("signals") or {}, slots.get("helped")) == OWN:
        return Section.FAULT_DEED
    hurt = not _NOT_THEIR_FAULT.isdisjoint(slots.get("signals") or ())
    return Section.FAULT if hurt else None
