"""Choices are buttons a visitor may tap. Their keys are public; the payloads Rasa runs stay inside.

A key is an intent (`ask_more`) or an intent and a value (`inform_country:GB`, `step:hold.next`). Only intents named
here can be chosen, so that a key can neither run a Rasa command nor any other intent.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from newleaf.content.answers import Role
from newleaf.content.exercises import NAMES
from newleaf.content.responses import BOTH_ROLES, FOR_TWO
from newleaf.dialogue.few_words import NO_MORE
from newleaf.dialogue.finder import ASIDES, SHOW_NOW, START_OVER, option_of
from newleaf.dialogue.no_more import LIVING, MEANT
from newleaf.dialogue.step_controls import Control
from newleaf.dialogue.subject_asked import ABOUT_SUBJECT
from newleaf.settings import settings

CHOOSABLE = re.compile(
    r"(faq_[a-z_]+|ask_help|ask_more|ask_try|ask_why|another_one|ask_capabilities|ask_privacy|find_professional"
    r"|affirm|deny|role_betrayed|role_unfaithful|inform_country|scope_decision|exercises|exercise(?=:)|step(?=:)"
    r"|no_more(?=:)|subject(?=:))"
    r"(?::([A-Za-z_]{2,20}(?:\.[a-z_]{2,20})?))?"
)
FOR_THE_COUPLE = f"faq_{FOR_TWO}"
"""The choice whose name promises things to do together."""
_SHOW_HELP = {"key": "ask_help", "label": "Show me help lines"}
_STEP = re.compile(r"[a-z_]+\.[a-z_]+")
"""An answer to a step. That of a step which is over, or gone since an editor changed it, is no error."""


def payload_of(key: str) -> str | None:
    """Rasa's payload for a key, or None when there is no such choice."""
    match = CHOOSABLE.fullmatch(key)
    if not match:
        return None
    intent, value = match.groups()
    if value is None:
        return f"/{intent}"
    entity = _entity(intent, value)
    return f"/{intent}{json.dumps({entity: value})}" if entity else None


def _entity(intent: str, value: str) -> str | None:
    """What the value of a choice is; None when the choice has no such value."""
    if intent == "step":
        return "step" if value in list(Control) or _STEP.fullmatch(value) else None
    if intent == NO_MORE:
        return MEANT if value == LIVING else None
    if intent == "exercise":
        return "exercise" if value in NAMES else None
    if intent == ABOUT_SUBJECT:
        return ABOUT_SUBJECT if (settings().project / "content" / "subjects" / f"{value}.md").exists() else None
    if intent == "inform_country":
        return "country" if value.isalpha() else None
    if intent == "find_professional":
        known = option_of(value) is not None or value in (*ASIDES, SHOW_NOW, START_OVER)
        return "wish" if known else None
    return "role" if intent.startswith("faq_") and value in (*Role, BOTH_ROLES) else None


def choice_of(button: dict[str, Any]) -> dict[str, str]:
    """The contract's form of a Rasa button: `{"key", "label"}`."""
    intent, _, entities = button["payload"].removeprefix("/").partition("{")
    value = next(iter(json.loads("{" + entities).values())) if entities else None
    return {"key": f"{intent}:{value}" if value else intent, "label": button["title"]}


def keeping(messages: Iterable[dict[str, Any]], fits: Callable[[str], bool]) -> list[dict[str, Any]]:
    """The messages with those choices alone whose intent fits; the help lines stand where all would go."""
    return [
        message | {"choices": _fitting(message["choices"], fits)} if message.get("choices") else message
        for message in messages
    ]


def _fitting(choices: Iterable[dict[str, str]], fits: Callable[[str], bool]) -> list[dict[str, str]]:
    return [each for each in choices if fits(each["key"].partition(":")[0])] or [_SHOW_HELP]
