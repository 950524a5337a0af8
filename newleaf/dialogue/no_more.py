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

_COUPLE = (
    r"(?:(?:on |about |with |in )*(?:(?:the|my|our|this|that) )?(?:marriage|relationship|partnership|engagement|couple)"
    r"|(?:on |about |with )+(?:us|him|her|them|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse))"
    r"|(?:on |about |with )*(?:us|(?:the )?two of us|trying(?: with (?:him|her|them))?))"
)
_MEANT = (
    r"(?:(?:i (?:only |just |really )*mean(?:t)?(?: (?:it|that))?|i(?:'?m| am| was) (?:only |just )?(?:talking"
    r"|speaking)"
    r"|it(?:'?s| is| was)|that(?:'?s| is| was)|(?:i )?(?:only |just )?(?:want(?:ed)? )?(?:to )?giv(?:e|ing) up"
    r"|i(?:'?m| am) done|done|only|just|more|rather) ?)+"
)
_LIFE = (
    r"(?:(?:and |but )?(?:i(?:'?m| am) |it(?:'?s| is) |i (?:do|did) )?not (?:mean |want to |talking |about |on |with "
    r"|in |giv"
    r"(?:e|ing) up |to )*(?:my |the )?(?:own )?(?:life|living|live|myself|suicide|suicidal|die|dying|being alive"
    r"|end(?:ing)? (?:it|my life|it all)|kill(?:ing)? myself|hurt(?:ing)? myself)"
    r"|i (?:don'?t|do not|didn'?t) (?:mean|want to|want)(?: (?:give|giving|up|on|about))* (?:my )?(?:life|living|die"
    r"|dying"
    r"|suicide|kill myself|hurt myself|end it|end my life))"
)
_START = r"(?:(?:no|oh|god|sorry|wait|well|um+|ok|okay|lol|nono|haha|yes|yeah|please|hey|actually|honestly) )*"
_END = r"(?: (?:sorry|lol|though|please|thanks|thank you|i guess|really|at all|haha|itself|anymore|any more))*"
_THE_COUPLE = re.compile(
    rf"{_START}(?:(?:{_MEANT})?{_COUPLE} {_LIFE}|{_LIFE} (?:but |only |just )?(?:{_MEANT})?{_COUPLE}"
    rf"|i (?:only |just |really )*mean(?:t)? (?:{_MEANT})?{_COUPLE}){_END}"
)


def means_the_couple(text: str) -> bool:
    """Whether somebody says that they meant the relationship, not their life, and nothing else."""
    return bool(_THE_COUPLE.fullmatch(plain(text)))


_LIGHTLY = re.compile(
    r"\b(?:jok(?:e|es|ing)|kidding|jest|figure of speech|figur\w+|expression|saying|idiom|metaphor\w*|exaggerat\w*"
    r"|sarcas\w*|ironic\w*|irony|banter|hyperbole|song|lyrics?|film|movie|novel|dream|teas(?:e|ing)|play ?fight\w*"
    r"|dramatic)\b"
)
_NOT_LIGHTLY = re.compile(
    r"\b(?:not|no|isn'?t|wasn'?t|never|hardly)\b[\w' ]{0,12}\b(?:jok(?:e|es|ing)|kidding|exaggerat\w*|a saying"
    r"|sarcas\w*"
    r"|dramatic|metaphor\w*|dream)\b"
)


def meant_lightly(text: str) -> bool:
    """Whether somebody says that it was a joke, a figure of speech or the like."""
    words = plain(text)
    return bool(_LIGHTLY.search(words)) and not _NOT_LIGHTLY.search(words)


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
