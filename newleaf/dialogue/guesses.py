"""What the screen has only guessed in a session, and how it is taken back.

The learned layer knows no rule: where it alone has spoken, and gently, it may have been wrong, and one card must not
weigh on all that follows. Its question stays open beside whatever else is said; a denial is believed at once; and an
age it guessed gives way to one that is told.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from newleaf.dialogue.guess_forms import (
    ADULT,
    AT_SCHOOL,
    CHILD_IS_SAFE,
    CLAIMS,
    DENIES,
    MEANT_OTHERWISE,
    NO,
    OF_A_CHILD,
    OF_MYSELF,
    OWN_STATE,
    PLAYED_DOWN,
    WORK_OR_PLAY,
    YES,
)
from newleaf.dialogue.history import LOW_MOOD
from newleaf.dialogue.open_question import GUIDED, OPEN_QUESTION, WELLBEING
from newleaf.dialogue.plain_words import plain
from newleaf.safety import Assessment, Finding, Signal, Tier
from newleaf.understanding.distress import ADULTS_ONLY
from newleaf.understanding.short_answers import Short, says_short, short_answer

TOLD, AGE_TOLD = "told_plainly", "age_told"
"""Counted in `helped`: more than a guess was heard in this session; and of an age."""


class Answer(StrEnum):
    """To the question that goes with a guess: the values of the entity of its choices."""

    SAFE = "safe"
    NOT_SAFE = "not_safe"


_IN_SHORT = {Short.YES: Answer.SAFE, Short.SAFE: Answer.SAFE, Short.NO: Answer.NOT_SAFE}
_TAPPED = {"/affirm": Answer.SAFE, "/deny": Answer.NOT_SAFE}
_MOST_WORDS = 30


def only_guesses(slots: Mapping[str, Any]) -> bool:
    """Whether all that is known of danger in a session is what the learned layer has guessed, and nothing urgent."""
    known = slots.get("signals") or {}
    gentle = all(tier == Tier.CONCERN for tier in known.values())
    return bool(known) and gentle and TOLD not in (slots.get("helped") or {})


def _is_strain(finding: Finding) -> bool:
    """Whether low spirits or a shaken body are told, and nothing of now: that is open beside other talk, too."""
    return finding.signal in LOW_MOOD and finding.tier is Tier.CONCERN


def life_told(slots: Mapping[str, Any]) -> bool:
    """Whether dying was urgent in this session, and more than a guess."""
    urgent = (slots.get("signals") or {}).get(Signal.SUICIDE_SELF_HARM) == Tier.ACUTE
    return urgent and TOLD in (slots.get("helped") or {}) and not slots.get("worry")


def says_what_was_meant(text: str) -> bool:
    """Whether the words say that it was not meant so. "You're overreacting" says no such thing."""
    return bool(MEANT_OTHERWISE.search(plain(text)))


def marks(found: Assessment, text: str, *, plainly: bool, as_child: bool) -> tuple[str, ...]:
    """What is counted of an assessment: that more than a guess was heard, of danger and of an age.

    `plainly`: blows, force or fear are named, whatever the screen calls it. `as_child`: the words are a child's: "my
    dad hits me".
    """
    told = plainly or any(not each.guessed and not _is_strain(each) for each in found.findings)
    young = [each for each in found.findings if each.signal is Signal.MINOR]
    words = plain(text)
    at_school = bool(young) and bool(AT_SCHOOL.search(words)) and not OF_A_CHILD.search(words)
    age = as_child or at_school or any(not each.guessed for each in young)
    return (*([TOLD] if told else []), *([AGE_TOLD] if age else []))


def answer_in(text: str, slots: Mapping[str, Any]) -> Answer | None:
    """What a message answers to the question that went with a guess; None for anything else, which goes on as it is.

    "I am safe now" in few words of another language than English is an answer whenever help was given before.
    """
    said = short_answer(text, slots.get("language"))
    if slots.get(OPEN_QUESTION) != WELLBEING:
        calm = slots.get("signals") and slots.get("asked", "nothing") == "nothing"
        return Answer.SAFE if calm and said and said.short is Short.SAFE else None
    if said and said.short in _IN_SHORT:
        return _IN_SHORT[said.short]
    words = plain(text)
    if Signal.CHILD_AT_RISK in (slots.get("signals") or {}) and OWN_STATE.search(words):
        return None  # how they are says nothing of the child
    return Answer.SAFE if YES.fullmatch(words) else Answer.NOT_SAFE if NO.fullmatch(words) else None


def tapped(payload: str, slots: Mapping[str, Any]) -> str:
    """The payload of a choice; of a yes or no to the question that went with a guess, one that says to what."""
    answer = _TAPPED.get(payload) if slots.get(OPEN_QUESTION) == WELLBEING else None
    return f'/after_help{{"meant": "{answer}"}}' if answer else payload


def denied(text: str, slots: Mapping[str, Any], found: Assessment) -> bool:
    """Whether somebody says that it is not as the screen guessed. What it guesses in these words counts no more.

    Of what was heard in plain words it is believed where they say that it was play, or their work; nothing is opened
    again by that. An urgent guess is taken back in tone, and the lines stay.
    """
    if slots.get(OPEN_QUESTION) == GUIDED:
        return False  # it is said to the step of an exercise
    known, told = slots.get("signals") or {}, TOLD in (slots.get("helped") or {})
    gentle = all(each.guessed and (not told or each.tier is Tier.CONCERN) for each in found.findings)
    if gentle and known and says_short(text, slots, Short.TAKEN_WRONG):
        return True
    words = plain(text)
    if not gentle or len(words.split()) > _MOST_WORDS or CLAIMS.search(words):
        return False
    guessed = bool(known) and not told and (only_guesses(slots) or not PLAYED_DOWN.search(words))
    if guessed and (DENIES.search(words) or (Signal.CHILD_AT_RISK in known and CHILD_IS_SAFE.search(words))):
        return True
    return bool(known) and not life_told(slots) and bool(WORK_OR_PLAY.search(words))


def taken_back(text: str, slots: Mapping[str, Any], found: Assessment) -> bool:
    """Whether a guess of the screen's is taken back: a danger it suspected, or an age."""
    if slots.get("gate") == ADULTS_ONLY:
        return of_age(text, slots)
    gentle = all(each.guessed for each in found.findings)
    return (gentle and grown_after_all(text, slots)) or denied(text, slots, found)


def grown_after_all(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether somebody who wrote as a child does tells that they are grown up."""
    return bool(slots.get("child")) and slots.get("gate") != ADULTS_ONLY and bool(ADULT.search(plain(text)))


def of_age(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether somebody whose age was guessed tells that they are grown up."""
    return age_is_guess(slots) and bool(ADULT.search(plain(text)))


def speaks_of_a_child(text: str, found: Assessment) -> bool:
    """Whether all that was heard is a guess at somebody under 18 in words that say nothing of the writer: "his grades
    dropped"."""
    guess = all(each.guessed and each.signal is Signal.MINOR for each in found.findings)
    return guess and bool(found.findings) and not OF_MYSELF.search(plain(text))


def age_is_guess(slots: Mapping[str, Any]) -> bool:
    """Whether nobody told an age under 18, nor wrote as a child does."""
    return AGE_TOLD not in (slots.get("helped") or {})
