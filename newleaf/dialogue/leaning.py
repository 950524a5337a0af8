"""Short messages that lean on the answer before them, told by their form: "is that normal", "shorter, please".

Some have words of their own, in which case the intent is ABOUT_ANSWER and `kind_of` says which; others are what the
guide knows already, said in passing: "what do I tell her" asks how to talk about it.
"""

from newleaf.dialogue.leaning_forms import (
    ASKS,
    BUT,
    GOOD_NEWS,
    HOW_LONG,
    KEEP,
    KNOWN,
    OFTEN,
    OWN,
    PRAISE,
    REMARK,
    WHAT_TO_SAY,
    Kind,
)
from newleaf.dialogue.plain_words import plain
from newleaf.understanding.courtesies import without_courtesies

ABOUT_ANSWER = "about_answer"
"""The intent of those with words of their own."""
FALLBACK = "nlu_fallback"
_MOST_WORDS, _REMARK_WORDS = 25, 14
_UNSURE = frozenset({FALLBACK, "not_sure"})
"""What a remark about their life is taken for where it was not understood."""
_TURNED = frozenset(
    {"faq_setbacks", "faq_hope", "faq_emotions", "faq_physical_healing", "told", "thanks", "greet", "role_betrayed",
     "role_unfaithful", "partner_unwilling", "ask_other_side", *_UNSURE}
)  # fmt: skip
"""What good news is taken for."""
_NUMBERED = frozenset({"timing", "hope", "readiness"})
"""Topics in which "how long does that take" asks about healing, and not about an exercise."""
_BY_ITSELF = frozenset({Kind.GOING_WELL, Kind.REMARK, Kind.NORMAL})
_FIRST = frozenset({"not_helpful", "faq_communication", "faq_boundaries_consent"})
"""Those that can be said before there was an answer."""


def understood_by_answer(text: str, intent: str, topic: str | None) -> str | None:
    """The intent of a message that leans on an answer about `topic`, None before there was one; None for anything else.

    `intent`: what it was taken for.
    """
    words = _words(text)
    if len(words.split()) > _MOST_WORDS:
        return None
    known = next((name for name, form in KNOWN.items() if form.fullmatch(words)), None)
    if WHAT_TO_SAY.fullmatch(words):
        known = "ask_try" if topic == "communication" else "faq_communication"
    if known is not None:
        return known if topic is not None or known in _FIRST else None
    kind = kind_of(text, intent, topic)
    return ABOUT_ANSWER if kind is not None and (topic is not None or kind in _BY_ITSELF) else None


def kind_of(text: str, intent: str, topic: str | None) -> Kind | None:
    """What a message says to the answer before it; arguments as above."""
    words = _words(text)
    if not words:
        return Kind.THINKING
    if OFTEN.fullmatch(words) or (topic not in _NUMBERED and HOW_LONG.fullmatch(words)):
        return Kind.HOW_OFTEN
    found = next((kind for kind, form in OWN.items() if form.fullmatch(words)), None)
    if found is not None:
        return found
    if intent in _TURNED and PRAISE.fullmatch(words) and "?" not in text:
        return Kind.GOING_WELL
    if intent in _TURNED and (KEEP.search(words) or (GOOD_NEWS.search(words) and not BUT.search(words))):
        return Kind.GOING_WELL
    remark = intent in _UNSURE and "?" not in text and len(words.split()) <= _REMARK_WORDS
    return Kind.REMARK if remark and REMARK.search(words) and not ASKS.match(words) else None


def _words(text: str) -> str:
    return plain(without_courtesies(text))
