"""What is said once a danger is known: of the one who hurts and where they are, of oneself, whose fault it is.

Each function takes plain words and the slots of the session, and gives the section that answers them.
"""

import re
from collections.abc import Mapping
from typing import Any

from newleaf.content.after_help import Section
from newleaf.content.responses import GATE_ALONE, OWN
from newleaf.dialogue.bearing_forms import BEARING, LEAVING
from newleaf.dialogue.deed_forms import asked_after_deed, goes_both_ways, hits_back
from newleaf.dialogue.dire_words import is_dire
from newleaf.dialogue.history import hurt_by_partner
from newleaf.dialogue.home_forms import APART, BACK, BACK_AT_HOME, NO_NAME, WHAT_SAFE
from newleaf.dialogue.open_forms import ANY_GENDER, CALMER, EXCUSED, NOT_NAMED, TRACES, WITH_SOMEONE
from newleaf.dialogue.open_question import CLOSED, GUIDED, OPEN_QUESTION, ROLE
from newleaf.dialogue.pressing_forms import A_NO, ASKING
from newleaf.dialogue.violence_forms import FORBIDDEN, NOT_IN_DANGER, ONLY_SOMETIMES, WHAT_NOW
from newleaf.dialogue.withholding import BOTH, BY_PARTNER, BY_WRITER, WITHHOLD, whose_deed
from newleaf.dialogue.worry import GENERAL
from newleaf.safety import Assessment, Finding, Signal, Tier
from newleaf.understanding.distress import ADULTS_ONLY

WORSE = "worse"
"""They are not well, or call for help: it has no section, and help for what is known follows."""
_TO_WHO_DID_IT = frozenset({Section.NEAR_DEED, Section.AMENDS_DEED, Section.FORGIVEN_DEED, Section.EXCUSE_DEED})
_FEW_WORDS = 9
_RAPE, _DONE_TO_ME = re.compile(r"\brap(?:e|ed|ist)\b"), re.compile(r"\b(?:me|us)\b")
_CRIES = re.compile(r"^no\b|\bhelp\b")
_NOT_THEIR_FAULT = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK})


def is_child(slots: Mapping[str, Any]) -> bool:
    """Whether somebody under 18 writes."""
    return bool(slots.get("child")) or slots.get("gate") == ADULTS_ONLY


def did_harm(slots: Mapping[str, Any]) -> bool:
    """Whether the writer told of hurting, pressing or scaring somebody, and of nobody who does it to them."""
    return whose_deed(slots.get("signals") or {}, slots.get("helped")) == OWN


def where_nothing_was_heard(words: str, slots: Mapping[str, Any]) -> Section | None:
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


def of_the_one_who_hurts(words: str, slots: Mapping[str, Any], found: Assessment | None) -> str | None:
    """What is said of a partner who hurts, of bearing or leaving them; what they may find out; whom lines are for."""
    known, worry = set(slots.get("signals") or ()), slots.get("worry")
    feared = not worry and (is_child(slots) or hurt_by_partner(slots) is not None)
    if feared and not is_child(slots) and hits_back(words):
        return Section.HIT_BACK
    if feared and (section := _meanwhile(words, is_child(slots))) is not None:
        return section
    if not worry and did_harm(slots):
        section = Section.BACK_DEED if BACK.fullmatch(words) else Section.APART if APART.fullmatch(words) else None
        section = section or (Section.OWN_LINES if ANY_GENDER.fullmatch(words) else None)
        return section or _of_own_deed(words, slots, found)
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


def _of_own_deed(words: str, slots: Mapping[str, Any], found: Assessment | None) -> str | None:
    """What somebody says of their own deed, where it tells of no new danger; that the other hit back is none."""
    if is_child(slots) or slots.get(OPEN_QUESTION) == GUIDED:
        return None
    told = [] if found is None else [each for each in found.findings if not each.guessed]
    if goes_both_ways(words) and all(each.signal in WITHHOLD for each in told):
        return Section.BOTH_WAYS
    heard = found is not None and bool(found.findings)
    section = asked_after_deed(words, heard=heard) if _only_names_it(words, told) else None
    if section is not None and is_dire(_unnamed(words, section)):
        return None if heard else WORSE
    both = BOTH in (slots.get("helped") or {})  # what speaks to the one who did it says too much there
    return Section.BOTH_WAYS if both and section in _TO_WHO_DID_IT else section


def _only_names_it(words: str, told: list[Finding]) -> bool:
    """Whether rules heard nothing, or only the name of what was done in a question: "is that really rape"."""
    if not told:
        return True
    short = len(words.split()) <= _FEW_WORDS and not _DONE_TO_ME.search(words)
    named = short and asked_after_deed(words, heard=True) is Section.NAME_DEED
    return named and all(each.signal in WITHHOLD and not each.life_in_danger for each in told)


def _unnamed(words: str, section: Section) -> str:
    """The words without the name that is asked about, which by itself is no new danger."""
    return _RAPE.sub(" ", words) if section is Section.NAME_DEED else words


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


def while_it_is_open(words: str, slots: Mapping[str, Any]) -> Section | None:
    """What is neither a yes nor a no to whether the writer is safe, and is good to hear."""
    if slots.get("asked") != "safety" or slots.get("worry") or slots.get("open_question") == GUIDED:
        return None
    if WHAT_SAFE.fullmatch(words):
        return Section.WHAT_SAFE
    if CALMER.fullmatch(words):
        return Section.CALMER
    hurt = not set(BY_PARTNER).isdisjoint(slots.get("signals") or ())
    feared = is_child(slots) or (hurt and NOT_NAMED.search(words))  # whoever is there may be the one who hurts
    return Section.WITH_SOMEONE if not feared and WITH_SOMEONE.fullmatch(words) else None


def whose_fault(slots: Mapping[str, Any]) -> Section | None:
    """What is said to whoever asks whether it is their fault."""
    if is_child(slots):
        return Section.FAULT_CHILD
    if slots.get("worry"):
        return Section.FAULT_OTHER
    if did_harm(slots):
        return Section.FAULT_DEED
    hurt = not _NOT_THEIR_FAULT.isdisjoint(slots.get("signals") or ())
    return Section.FAULT if hurt else None
