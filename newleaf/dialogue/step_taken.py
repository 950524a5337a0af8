"""What typed words at a step are, beside its own answers: what the step asks for, or something told."""

import re
from enum import StrEnum

from newleaf.content.exercise_front import Step
from newleaf.dialogue.guided import Place
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_answers import offers
from newleaf.dialogue.step_questions import asks


class Taken(StrEnum):
    """How the words are taken."""

    DONE = "done"
    """They are what the step asks for."""
    HARD = "hard"
    """They tell that it does not go."""
    TOLD = "told"
    """They tell of something else."""


AT_ONCE = "trigger"
"""What may begin while it is still open whether somebody is safe: it is for that moment, and for one alone."""
_LEAST_LETTERS = 2
MOST_WORDS = 25
"""Longer messages tell a story."""
_FILLER = re.compile(
    r"(?:h+m+|u+h*m*|e+r*m*|huh|what|idk|dunno|(?:i )?(?:don'?t|do not) know|(?:i(?:'m| am) )?not sure|no idea|maybe"
    r"|ok(?:ay)?|oh|well|hi|hello|hey|thanks?|thank you|lol|test|no|nope|none|nothing|whatever|asdf\w*"
    r"|(?:(?:i )?(?:want to )?change my mind|(?:remove|delete|undo|forget) (?:that|it|this)|take (?:that|it) back)"
    r"|(?:all|none|any|both|some) of (?:them|these|those|it))(?: (?:really|yet|now))*"
)
_HARD = re.compile(
    r"\b(?:can'?t|cannot|couldn'?t|could not|unable|hard|harder|difficult|impossible|worse|too much|not|never|nothing"
    r"|nobody|\w+n't|won'?t|struggl\w*|fail\w*|impossible)\b"
)
_DONE = re.compile(
    r"\bout\b.*\bin\b|\b(?:did|doing|done|good|nice|fine|ok|okay|phew|tried|try(?:ing)?|breath\w*|exhal\w*"
    r"|inhal\w*|in and out|out slowly|count(?:ed|ing)|looked"
    r"|looking"
    r"|see|saw|hear|heard|smell|feel|felt|touch(?:ed|ing)?|notic\w+|named|say|says|said|saying|ask(?:ed|ing|s)?|told"
    r"|tell(?:s|ing)?|listen\w*|stopp?(?:ed)?|moved|moving|took|taken|let go|away|apart|near(?:er)?|clos(?:e|er)"
    r"|further|farther|wants?|answered|nodd?(?:ed|s)|talk(?:ed|ing|s)?|spoke|calm\w*|better|eas(?:e|ier|ing|ed)"
    r"|slow(?:er|ly|ing)?|quiet(?:er)?|relax\w*|help(?:s|ed|ing)?|work(?:s|ed|ing)?|soft(?:er)?|light(?:er)?|finished"
    r"|thank(?:s|ed)?)\b"
)
_FEELS = re.compile(
    r"\b(?:good|nice|warm\w*|calm\w*|ok|okay|fine|lovely|like it|likes it|safe|soft|eas(?:y|ier)|close|odd"
    r"|strange|weird"
    r"|funny|shy|nervous|comfort\w*|pleasant|beautiful|great|quiet|gentle|relax\w*|smil\w*|laugh\w*|holding|held|cool"
    r"|cold|unusual|unfamiliar|awkward|alright|all right)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:he|she|they|him|them|us|we|affair|cheat\w*|lie[sd]?|lying|betray\w*|why|hate|love|miss|sad|angry|lonely"
    r"|scared|afraid|panic\w*|die|dying|hurt\w*|pictures of|her(?= (?:again|with|and|in)\b|$)"
    r"|(?:his|her|their) (?:face|body|name|perfume|messages?|texts?|voice))\b"
)
"""Where the mind is when it is not in the room."""

_OF_SAFETY = re.compile(
    r"\b(?:he|he's|she|she's|they|they're|him|them|someone|somebody|anyone|door|outside|coming|safe|danger\w*|not|no|yes"
    r"|never|nothing|\w+n't|die|dead|kill\w*|hurt\w*|blood|knife|gun|pills?|afraid|scared|help)\b"
)


def taken_in(text: str, step: Step) -> Taken | None:
    """How words are taken at a step that takes more than its answers; None where they say nothing to it."""
    takes, words = step.takes, plain(text)
    count = len(words.split())
    if takes is None or len(words) < _LEAST_LETTERS or count > MOST_WORDS or _FILLER.fullmatch(words):
        return None
    if (takes.hard or takes.told in ("done", "things")) and _HARD.search(words):
        return Taken.HARD
    return Taken.DONE if _tells(words, takes.told) else Taken.TOLD


def _tells(words: str, told: str) -> bool:
    if told == "things":
        return not _ELSEWHERE.search(words) or bool(re.search(r"\bsa(?:id|ys|y)\b", words))
    pattern = {"done": _DONE, "feels": _FEELS}.get(told)
    return pattern is None or bool(pattern.search(words))


def is_done_meanwhile(text: str, place: Place) -> bool:
    """Whether the step for right now is done by words that say nothing of whether somebody is safe.

    That is open where help came first: a lamp and a rug are then no call for the card again; anybody at the door is.
    """
    if place.exercise != AT_ONCE or asks(text) or _OF_SAFETY.search(plain(text)):
        return False
    return taken_in(text, place.here) is Taken.DONE


def is_late_answer(text: str, place: Place, role: str | None) -> bool:
    """Whether an exercise that was left for a question is answered, by words that answer nothing else.

    Where it takes both, the step is shown again first.
    """
    return not place.for_two and offers(text, place.here, role, own=True)
