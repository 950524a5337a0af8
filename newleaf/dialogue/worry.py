"""Somebody worries about another person in danger: what they go on to say is about that person, until it is not."""

from collections.abc import Mapping
from typing import Any

from newleaf.content.after_help import Section
from newleaf.dialogue.dire_words import is_dire
from newleaf.dialogue.guess_forms import OF_MYSELF
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.worry_forms import (
    ASKED,
    ASKS,
    CHILDREN,
    COMES_BACK,
    FEARS,
    HELPERS,
    HELPLESS,
    OWN_MATTER,
    THEIR_AFFAIR,
    THEM,
)
from newleaf.safety import Assessment, Signal, Tier, Who

WORRY = "worry"
"""The slot: the signal that was told of another person, for as long as it is what is spoken of."""
WORRIED = "worried"
"""The slot: the worry they left for a question of their own."""
GENERAL = "general"
"""What is asked about that person and has no section of its own: the words for who worries, in their turn."""
SURELY = 0.7
_MOST_WORDS = 22

_LIFE = frozenset({Signal.SUICIDE_SELF_HARM, Signal.DESPAIR})
_VIOLENCE = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.COERCING_PARTNER})
_APART = frozenset(
    {
        "thanks", "greet", "goodbye", "ask_privacy", "bot_challenge", "ask_help", "find_professional", "inform_country",
        "ask_capabilities", "misread", "exercises", "other_language", "affirm", "deny",
    }
)  # fmt: skip
"""What is meant for the guide, where it is understood well."""
_GOOD_NEWS = ("Safe now", "Strain")
_NEWS = ("Unreachable", "Visit")
_COURTESIES = frozenset({"thanks", "greet", "goodbye"})
_MOST_OF_A_COURTESY = 4
_RAGE = frozenset({Signal.HARM_TO_OTHERS})
_SECTIONS: dict[str, dict[frozenset[Signal], Section]] = {
    "Unreachable": {_LIFE: Section.UNREACHABLE_LIFE, _VIOLENCE: Section.UNREACHABLE_VIOLENCE},
    "Visit": {_LIFE: Section.VISIT_LIFE, _VIOLENCE: Section.VISIT_VIOLENCE},
    "Refuses": {_LIFE: Section.REFUSES_LIFE, _VIOLENCE: Section.REFUSES_VIOLENCE},
    "Words": {_LIFE: Section.WORDS_LIFE, _VIOLENCE: Section.WORDS_VIOLENCE, _RAGE: Section.WORDS_RAGE},
    "Confront": {_VIOLENCE: Section.CONFRONT},
    "Warn": {_VIOLENCE: Section.CONFRONT, _RAGE: Section.WARN},
}
"""What is asked, and its section by what is feared."""


def worry_in(found: Assessment) -> str | None:
    """The signal of a message that is first of all about another person's danger; None where it is about the writer."""
    first = found.findings[0] if found.findings else None
    if first is None or first.who is not Who.OTHER or first.signal is Signal.CHILD_AT_RISK:
        return None  # a child in danger is asked about until it is safe
    return str(first.signal)


def worry_of(slots: Mapping[str, Any], text: str) -> str | None:
    """The worry that is spoken of, or that a message comes back to by naming the person; None where there is none."""
    back = slots.get(WORRIED) if COMES_BACK.search(plain(text)) else None
    return slots.get(WORRY) or back


def said_in_worry(text: str, slots: Mapping[str, Any], intent: str, sure: float) -> str | None:
    """What a message says about the person one worries about: a Section or GENERAL; None where it is about else."""
    worry = worry_of(slots, text)
    if not worry or slots.get("asked", "nothing") != "nothing":
        return None
    words = plain(text)
    helpless, about = HELPLESS.fullmatch(words), _asks(words)
    if not helpless:
        apart = intent in _APART or (intent.startswith("faq_") and words.startswith(("how ", "when ", "is it ")))
        courtesy = intent in _COURTESIES and len(words.split()) > _MOST_OF_A_COURTESY and bool(ASKED.search(words))
        own = OWN_MATTER.search(THEIR_AFFAIR.sub(" ", words))
        if own or (apart and sure >= SURELY and about is None and not courtesy):
            return None
        to_helpers = about == "Words" and HELPERS.search(words)
        if not THEM.search(words) and not to_helpers and about not in ("Strain", "Visit", "Unreachable", "Warn"):
            return None
    if about is None or (about in _GOOD_NEWS and is_dire(words)):
        return GENERAL
    if about not in _SECTIONS:
        return Section(about)
    return next((section for signals, section in _SECTIONS[about].items() if worry in signals), GENERAL)


def goes_on_about_them(text: str, slots: Mapping[str, Any], found: Assessment) -> bool:
    """Whether a short message goes on about the person one worries about, and is no new danger but to the learned
    layer, which reads it without what was told before. What it takes for an urgent cry of the writer's own is one."""
    words = plain(text)
    if is_dire(words) and found.tier is Tier.ACUTE:
        return False
    of_them = _asks(words) in _NEWS and not OF_MYSELF.search(words)
    urgent = [each for each in found.findings if each.tier is Tier.ACUTE and each.who is not Who.OTHER]
    cry = not of_them and any(each.signal in _LIFE for each in urgent)
    child = any(each.signal is Signal.CHILD_AT_RISK for each in found.findings) and CHILDREN.search(words)
    guessed = all(each.guessed and not each.life_in_danger for each in found.findings)
    short = len(text.split()) <= _MOST_WORDS
    return short and guessed and not cry and not child and said_in_worry(text, slots, "", 0.0) is not None


def fears_for_them(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether fear is told for the person one worries about, or the police asked about, and nothing else: no fear of
    anybody."""
    return bool(worry_of(slots, text)) and bool(FEARS.fullmatch(plain(text)))


def _asks(words: str) -> str | None:
    return next((name for name, form in ASKS if form.search(words)), None)
