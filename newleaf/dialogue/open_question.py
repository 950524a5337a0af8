"""What the guide asked last and waits for: the values of the slot `open_question`."""

import re

from newleaf.dialogue.named_exercise import AGAIN
from newleaf.dialogue.plain_words import plain

OPEN_QUESTION = "open_question"
"""The slot: `closed`, or what the guide asked last. Any intent that does not belong to the question closes it."""
CLOSED = "closed"
SEARCH = "search:"
"""What the open questions of the search begin with; the step follows."""
SHOWN = "search:shown"
"""The list was shown: another country shows it anew."""
SIDE = "side"
"""Which side are you on? Asked so that the answer can be turned round."""
ROLE = "role"
"""Which side are you on? Asked along with an answer."""
GUIDED = "guided"
"""A step of an exercise waits for its answer; closed, the exercise is left where it was, and can be resumed."""
STOPPED = "stopped:"
"""An exercise, which follows, was stopped just now: "go on" asks for it, and not for more of an answer."""
ENDED = "ended:"
"""An exercise, which follows, came to its end just now: "again" asks for it."""
ENOUGH = "no_more"
"""What is it that you do not want any more?"""
WELLBEING = "wellbeing"
"""Are you able to keep yourself safe? Asked after a guess of the screen's: what is no answer goes on as it is."""
NOT_YET = AGAIN
"""The gate stayed closed just now; the exercise behind it follows."""


def after_not_yet(text: str) -> str | None:
    """What is asked when the gate has stayed closed: `why`, or the question `again`."""
    words = plain(text)
    if re.fullmatch(r"(?:but |and )?why(?: not)?(?: though)?", words):
        return "why"
    again = re.fullmatch(r"(?:please )?(?:ask (?:me |us )?(?:once more|again)|try again)(?: please| now)?", words)
    return "again" if again else None
