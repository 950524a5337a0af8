"""Choices are buttons a visitor may tap. Their keys are public; the payloads Rasa runs stay inside.

A key is an intent (`ask_more`) or an intent and a value (`inform_country:GB`). Only intents named here can be
chosen, so that a key can neither run a Rasa command nor any other intent.
"""

import json
import re
from typing import Any

from newleaf.content.answers import Role
from newleaf.content.responses import BOTH_ROLES
from newleaf.dialogue.finder import ASIDES, SHOW_NOW, START_OVER, option_of

ENTITY_OF = {"inform_country": "country", "find_professional": "wish"}  # every other value of a choice is a role
CHOOSABLE = re.compile(
    r"(faq_[a-z_]+|ask_help|ask_more|ask_try|ask_why|another_one|ask_capabilities|ask_privacy|find_professional"
    r"|affirm|deny|role_betrayed|role_unfaithful|inform_country)(?::([A-Za-z_]{2,12}))?"
)


def payload_of(key: str) -> str | None:
    """Rasa's payload for a key, or None when there is no such choice."""
    match = CHOOSABLE.fullmatch(key)
    if not match:
        return None
    intent, value = match.groups()
    if value is None:
        return f"/{intent}"
    entity = ENTITY_OF.get(intent, "role")
    if entity == "role" and (value not in (*Role, BOTH_ROLES) or not intent.startswith("faq_")):
        return None
    if entity == "wish" and option_of(value) is None and value not in (*ASIDES, SHOW_NOW, START_OVER):
        return None
    return f"/{intent}{json.dumps({entity: value})}"


def choice_of(button: dict[str, Any]) -> dict[str, str]:
    """The contract's form of a Rasa button: `{"key", "label"}`."""
    intent, _, entities = button["payload"].removeprefix("/").partition("{")
    value = next(iter(json.loads("{" + entities).values())) if entities else None
    return {"key": f"{intent}:{value}" if value else intent, "label": button["title"]}
