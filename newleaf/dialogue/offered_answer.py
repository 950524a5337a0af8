"""Where somebody types, word for word, an answer that the open step of an exercise offers.

"I am alone" is a cry at night and an answer to "Are you alone?". The texts of the answers are reviewed, so the step
takes them whatever the screen hears in them; fear and force lead to help all the same, and are left to the screen.
"""

from collections.abc import Mapping
from typing import Any

from newleaf.dialogue.giving_help import SAFETY
from newleaf.dialogue.guided import EXERCISE, Place
from newleaf.dialogue.open_question import GUIDED, OPEN_QUESTION
from newleaf.dialogue.step_answers import offers, says_done
from newleaf.dialogue.step_taken import AT_ONCE
from newleaf.dialogue.withholding import WITHHOLD
from newleaf.safety import Assessment, Signal

_HEARD_ALL_THE_SAME = WITHHOLD | {Signal.CHILD_AT_RISK, Signal.MINOR}


def is_offered(text: str, slots: Mapping[str, Any], found: Assessment) -> bool:
    """Whether a message in which something was found is no more than an answer that is waited for.

    slots: of the session before the message.
    """
    if slots.get(OPEN_QUESTION) != GUIDED:
        return False
    if (slots.get("asked") or "nothing") != "nothing":
        return _steadies_itself(text, slots, found)
    if found.life_in_danger or any(finding.signal in _HEARD_ALL_THE_SAME for finding in found.findings):
        return False
    place = Place.of(slots.get(EXERCISE))
    return place is not None and (offers(text, place.here, slots.get("role")) or says_done(text, place.here))


def _steadies_itself(text: str, slots: Mapping[str, Any], found: Assessment) -> bool:
    """Whether somebody whom a memory has, and nothing else is known of, does the step for right now: "breathing"."""
    signals = {*(finding.signal for finding in found.findings), *(slots.get("signals") or ())}
    place = Place.of(slots.get(EXERCISE))
    alone = signals <= {Signal.ACUTE_TRAUMA} and slots.get("asked") == SAFETY and not found.life_in_danger
    return alone and place is not None and place.exercise == AT_ONCE and says_done(text, place.here)
