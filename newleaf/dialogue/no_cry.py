"""Whether words in which the screen hears danger are no more than an answer to what was shown or asked before."""

from typing import Any

from newleaf.dialogue.after_help import said_after_help, takes_back
from newleaf.dialogue.guesses import speaks_of_a_child, taken_back
from newleaf.dialogue.offered_answer import is_offered
from newleaf.dialogue.worry import fears_for_them, goes_on_about_them
from newleaf.safety import Assessment


def is_no_cry(text: str, slots: dict[str, Any], found: Assessment) -> bool:
    """Whether the words are an answer that was offered, or say no more than what came of the help shown before."""
    if is_offered(text, slots, found) or said_after_help(text, slots, found) is not None:
        return True
    if speaks_of_a_child(text, found):
        return True
    if taken_back(text, slots, found) or goes_on_about_them(text, slots, found):
        return True
    calms = bool(slots.get("signals")) and takes_back(text)
    return not found.life_in_danger and (calms or fears_for_them(text, slots))
