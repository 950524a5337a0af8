"""What a parent tells of a child in small details, once the child is known to be at risk: each is heard as about it."""

import re
from collections.abc import Mapping
from typing import Any

from newleaf.dialogue.dire_words import is_dire
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.worry_forms import OWN_MATTER
from newleaf.safety import Signal

_CHILD = re.compile(
    r"\b(?:s?he|they|her|him|my (?:\w+ )?(?:daughter|son|girl|boy|child|kids?|stepson|stepdaughter|little one|baby))\b"
)
_HINT = re.compile(
    r"\b(?:(?:his|her|their|the|those|these|secret|just|only) games?|lock|bedtime|bath(?:time)?|wets?|wetting"
    r"|nightmares?"
    r"|night terrors"
    r"|(?:her|his|their) step(?:dad|father|mum|mom|mother|brother)|flinch\w*|bruis\w*|tells? (?:no ?one|nobody)"
    r"|(?:won't|will not) (?:say|tell) (?:me )?(?:why|what)|alone with (?:him|her)|(?:scared|afraid"
    r"|frightened) of (?:him|her)"
    r"|comes? in(?:to)? (?:her|his) (?:bed|bedroom|room)|clings?|clingy|cries when|private parts)\b"
)
_MOST_WORDS = 22


def of_a_child_at_risk(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether a short message tells a detail of the child that this session knows to be at risk; a parent writes."""
    known = slots.get("signals") or {}
    theirs = Signal.CHILD_AT_RISK in known and not slots.get("child") and not slots.get("worry")
    words = plain(text)
    short = len(words.split()) <= _MOST_WORDS
    more = is_dire(words) or OWN_MATTER.search(words)
    return theirs and short and _is_detail(words) and not more


def tells_details(text: str) -> bool:
    """Whether a message about a child tells such details: then nothing for two is suggested until it is clear."""
    return _is_detail(plain(text))


def _is_detail(words: str) -> bool:
    return bool(_CHILD.search(words) and _HINT.search(words))
