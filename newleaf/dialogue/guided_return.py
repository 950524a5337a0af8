"""Offers the way back into an exercise after an ordinary question in its middle was answered."""

from collections.abc import Mapping
from typing import Any

from newleaf.content.responses import GATE_OPEN
from newleaf.dialogue.guided import EXERCISE, Place
from newleaf.safety import Signal

Message = dict[str, Any]
CALM = frozenset({Signal.ACUTE_TRAUMA, Signal.DESPAIR})
"""After these, once help was brought, an exercise may be offered again; after others only to whoever asks for it."""


def with_return(messages: list[Message], slots: Mapping[str, Any]) -> list[Message]:
    """The messages, the last with a choice that leads back. `slots`: of the session before this message.

    None is offered with help, to somebody whose partner is to be feared, or where the exercise itself has spoken.
    """
    waiting = slots.get(EXERCISE)
    apart = not messages or any(each["kind"] == "help" or "guided" in each for each in messages)
    if not waiting or apart or slots.get("gate", GATE_OPEN) != GATE_OPEN or not set(slots.get("signals") or ()) <= CALM:
        return messages
    place = Place.of(waiting)
    if place is None:
        return messages
    back = {"key": "step:resume", "label": f"Back to: {place.title}"}
    *before, last = messages
    return [*before, last | {"choices": [back, *(last.get("choices") or [])]}]
