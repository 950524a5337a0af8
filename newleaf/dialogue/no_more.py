"""Who does not want to any more may mean sex, the relationship, or to live: the answer to the question which it is."""

import re
from collections.abc import Mapping
from typing import Any

from newleaf.dialogue import history
from newleaf.dialogue.plain_words import plain
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

MEANT, LIVING = "meant", "living"
"""The entity of the choice, and its value where it is about living."""
PAYLOAD = '/no_more{"meant": "living"}'
ABOUT_LIVING = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF)])
"""What is known of who takes that choice."""

_IT_IS = (
    r"(?:(?:i mean|i guess|well|um+|it'?s|it is|that'?s|about|all about|not wanting|i don'?t want(?: to)?|the|my"
    r"|with) )*"
)
_LATER = r"(?: (?:i guess|i think|any ?more|at all|please|really|now|to be honest|tbh))*"
_ANSWERS = {
    "no_more": r"(?:life|living|live|to live|being (?:here|alive|me)|be (?:here|alive|me)|to be here|exist(?:ing)?"
    r"|being|(?:to )?(?:go|going|carry|carrying|keep|keeping)(?: going)? on|(?:to )?breath(?:e|ing)"
    r"|(?:to )?wak(?:e|ing) up|(?:to )?feel(?:ing)?(?: this| like this| anything| it)?|(?:all )?(?:this |the )?pain"
    r"|hurting|to hurt|everything|all(?: of it| of this)?|anything|all (?:three|four)|it all)",
    "faq_boundaries_consent": r"(?:sex(?: or touch)?|touch(?:ing)?|being touched|intimacy"
    r"|sleeping with (?:him|her|them))",
    "scope_decision": r"(?:(?:this |our )?(?:relationship|marriage)|us|him|her|them|being with (?:him|her|them)"
    r"|be(?:ing)? married|stay(?:ing)?)",
    "faq_emotions": r"(?:(?:all (?:this|the) )?try(?:ing)?(?: so hard)?|fight(?:ing)?|talk(?:ing)?|waiting)",
}
_FORMS = {intent: re.compile(rf"{_IT_IS}{words}{_LATER}") for intent, words in _ANSWERS.items()}


def meant_by(text: str) -> str | None:
    """The intent of words that answer what it is that somebody does not want; None for anything else.

    Whoever says "everything" or "the pain" may mean living, and is brought help for that.
    """
    words = plain(text)
    return next((intent for intent, form in _FORMS.items() if form.fullmatch(words)), None)


def is_about_living(slots: Mapping[str, Any]) -> bool:
    """Whether a session knows of the writer's own low mood, not taken back, so that nothing has to be asked first."""
    if slots.get("misread") or slots.get("worry"):
        return False
    return not history.ABOUT_LIVING.isdisjoint(slots.get("signals") or ())


def told_by_choice(payload: str | None) -> Assessment | None:
    """What a choice tells of danger, as the screen would tell it of words; None for nearly all."""
    return ABOUT_LIVING if payload == PAYLOAD else None
