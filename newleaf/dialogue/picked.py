"""A choice that is answered in words: "the second one", "the last", "yes that" where there was but one.

The keys of the choices under the last reply are kept with the session; nothing that was typed is.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION, ROLE, SIDE
from newleaf.dialogue.plain_words import plain

OFFERED = "offered"
"""The slot: the keys of the choices under the last reply, in their order."""
_BESIDE = frozenset({"ask_help"})
"""What stands under nearly every reply, and is not meant by "the last one"."""
_NO_PICK = ("affirm", "deny", "step")
"""What is asked, and is answered with yes or no."""
_POLITE = (
    r"(?:(?:ok|okay|yes|yeah|yep|um+|well|please|then|let'?s do|i pick|i choose|i'd like|i want|go with|give me"
    r"|can i have|show me|tell me about|number|option|no|choice|the) )*"
)
_NUMBERS = ("first|1st|1", "second|2nd|2", "third|3rd|3", "fourth|4th|4", "fifth|5th|5")
_AFTER = r"(?: (?:one|option|choice|topic|please|pls|thanks|thank you|then))*"
_NTH = [re.compile(rf"{_POLITE}(?:{each}){_AFTER}") for each in _NUMBERS]
_LAST = re.compile(rf"{_POLITE}(?:last|bottom){_AFTER}")
_THAT = re.compile(rf"{_POLITE}(?:that|this|that one|this one|yes that|yes that one|exactly that){_AFTER}")


def keys_under(messages: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of the choices under the last of these messages that has any; of those that can be chosen."""
    offered = [message["choices"] for message in messages if message.get("choices")]
    return [choice["key"] for choice in offered[-1] if payload_of(choice["key"])] if offered else []


def picked(text: str, slots: Mapping[str, Any]) -> str | None:
    """The key of the choice that a message names by its place; None where it says anything else, or a question of
    ours is open."""
    keys = [key for key in slots.get(OFFERED) or () if not key.startswith(_NO_PICK)]
    open_question = slots.get(OPEN_QUESTION) or CLOSED
    if not keys or open_question not in (CLOSED, ROLE, SIDE) or (slots.get("asked") or "nothing") != "nothing":
        return None
    words = plain(text)
    topics = [key for key in keys if key not in _BESIDE]
    for place, form in enumerate(_NTH):
        if form.fullmatch(words):
            return keys[place] if place < len(keys) else None
    if _LAST.fullmatch(words):
        return topics[-1] if topics else None
    return topics[0] if len(topics) == 1 and _THAT.fullmatch(words) else None
