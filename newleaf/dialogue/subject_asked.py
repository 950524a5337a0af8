"""What becomes of the particular subject that a message seems to be about: its own answer, a choice, or nothing."""

from collections.abc import Mapping
from typing import Any

from newleaf.understanding.subject_classifier import SUBJECT

ABOUT_SUBJECT = "subject"
"""The intent of a message that gets the answer of a subject, and the entity that names it."""
_SURE, _LIKELY = 0.8, 0.5
"""From which confidence a subject is answered, and is offered beside the answer of the topic. It takes one of the
subject's words as well: without them, most of what is only alike was wrong."""
_GENERAL = frozenset({"scope_definition", "nlu_fallback", "ask_try"})
"""What a subject is taken for beside the topics. What was understood otherwise has an answer of its own."""


def payload_for(subject: str) -> str:
    """The payload of a choice that asks for the answer of a subject."""
    return f'/{ABOUT_SUBJECT}{{"{ABOUT_SUBJECT}": "{subject}"}}'


def subject_asked(parsed: Mapping[str, Any], intent: str) -> str | None:
    """The subject that a message is surely about. `parsed`: what is known of it; `intent`: what it is taken for."""
    general = intent.startswith("faq_") or intent in _GENERAL
    return _seen(parsed, _SURE) if general else None


def subject_offered(parsed: Mapping[str, Any]) -> str | None:
    """The subject that a message may be about, beside the topic it is taken for."""
    return _seen(parsed, _LIKELY)


def _seen(parsed: Mapping[str, Any], least: float) -> str | None:
    seen = parsed.get(SUBJECT)
    return seen["name"] if seen and seen["named"] and seen["confidence"] >= least else None
