"""Whoever types the words of one of our own buttons is understood without the classifier, and so is "the last one".

Exercises have titles, labels in the menu, and labels beside answers and help. What was offered last is told by the slot
of the open question, so that numbers and "for me alone" can be read.
"""

import functools
import re

from newleaf.content import read_answers
from newleaf.content.exercises import NAMES, WORDS
from newleaf.dialogue.guided import Place, exercises
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_answers import ordinal
from newleaf.settings import settings

FOR_ONE = ("trigger", "readiness", "words", "plan")
FOR_TWO = ("hand_holding", "eye_contact", "closeness_ladder")
MENU, MENU_ONE, MENU_TWO = "menu", "menu:one", "menu:two"
"""What is offered: everything, what one can do alone, what is for two."""
FEW = "menu:few"
"""What asks nothing of a partner, where fear or force was mentioned."""
AGAIN = "not_yet:"
"""The gate stayed closed before the exercise that follows: what one can do alone is offered, and to be asked again."""
MENUS = frozenset({MENU, MENU_ONE, MENU_TWO, FEW, *(AGAIN + name for name in NAMES)})
ON = "on"
"""The exercise that is under way."""

_EASIEST = "plan"
"""For whoever leaves the choice to us: it begins with nothing but choosing, for one or for two."""
_FEW_WORDS = 7
_LABELS = {
    "trigger": ("help with a trigger", "steps for right now", "steps for a trigger", "steps for the one beside",
                "grounding", "grounding techniques", "grounding exercises", "5 4 3 2 1",
                "54321", "a breathing exercise", "breathing exercise", "breathing"),
    "hand_holding": ("hand holding", "hold hands"), "eye_contact": ("eye contact",),
    "closeness_ladder": ("the ladder", "closeness"),
    "readiness": ("the readiness questions", "readiness test", "readiness quiz"),
    "words": ("help me with words",),
    "plan": ("small steps plan",),
    MENU: ("exercises step by step", "what else we can do", "the menu", "menu"),
    MENU_TWO: ("trust exercise", "trust building exercise", "exercise for trust", "exercise to build trust",
               "exercise to rebuild trust", "trust exercise for us", "trust exercise for two",
               "trust exercise together"),
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:(?:ok|okay|yes|please|then|and|so|just|let'?s|lets|try|do|start|begin|open|(?:swap|switch"
    r"|change)(?: over)? to|show me|give me|take|with"
    r"|(?:can|could|may) (?:we|i)(?: do| try| have)?|(?:i|we)(?:'d| would) like(?: to)?|(?:i|we) (?:want"
    r"|need)(?: to)?"
    r"|(?:i|we) (?:choose|pick|take)|i think|maybe) )+"
)
_AFTER = re.compile(r"(?: (?:please|instead|now|then|again|today|tonight|one|exercise|thanks|thank you))+")
_POLITE = re.compile(r"(?: (?:please|instead|now|then|again|today|tonight|thanks|thank you))+$")
_ARTICLE = re.compile(r"^(?:the|an?|one|some) ")
_ALONE = re.compile(
    r"\b(?:alone|by myself|on my own|(?:just|only) me|for me|for one(?: person)?|one person|without (?:him|her"
    r"|them))\b"
)
_TOGETHER = re.compile(r"\b(?:together|both(?: of us)?|for (?:two|us)|two of us|two people|couples?|as a couple)\b")
_ANYTHING = re.compile(
    r"any(?:thing|thing is fine| of (?:them|these)| one)?|whatever|whichever|i don'?t (?:mind|care)"
    r"|(?:i )?(?:don'?t|do not) know|(?:i'm |i am )?not sure|which (?:one )?(?:is|would be|do you (?:suggest"
    r"|recommend))"
    r"(?: (?:the )?(?:best|easiest|good|right))?(?: for (?:me|us))?"
    r"|(?:you|your) (?:choose|choice|pick|decide)|surprise (?:me|us)|something|something (?:easy|small|gentle|simple)"
)
_WHICH = re.compile(r"yes|yeah|ok|okay|sure|next")
"""Yes to which?"""
_RIGHT_NOW = re.compile(
    r"(?:(?:the |some |small )*steps|something|an exercise) (?:(?:to do|for) )?(?:right now|this (?:moment"
    r"|minute)|now)"
)
_LAST = re.compile(r"(?:the )?(?:very )?last(?: one| of (?:them|these))?|the bottom one")
_ASKED_AGAIN = re.compile(r"(?:ask|try) (?:me|us|that|it)?(?: that| the question)? ?again")
_SHORT = {
    "plan": r"plan", "words": r"words?", "trigger": r"triggers?|breath\w*|ground\w*", "readiness": r"ready|readiness",
    "eye_contact": r"eyes?|eye contact|looking", "hand_holding": r"hands?", "closeness_ladder": r"ladder|closeness",
}  # fmt: skip
_BARE_NAMES = {
    "plan": "plan", "ladder": "closeness_ladder", "readiness": "readiness", "readiness questions": "readiness",
    "eye contact": "eye_contact", "hand holding": "hand_holding", "holding hands": "hand_holding",
    "trigger": "trigger", "trigger steps": "trigger", "words": "words",
}  # fmt: skip
_NOT = re.compile(r"\b(?:not|no|never|\w+n't|but)\b")


def titled(text: str) -> str | None:
    """The exercise whose title or label is all that was written, MENU for the menu's; None for anything else."""
    words, labels = plain(text), _labels()
    asked = words[at.end() :] if (at := _BEFORE.match(words)) else words
    named_so = _ARTICLE.sub("", _POLITE.sub("", asked))
    bare = _ARTICLE.sub("", _AFTER.sub("", asked))
    if _RIGHT_NOW.fullmatch(asked) or _RIGHT_NOW.fullmatch(asked.removesuffix(" please")):
        return "trigger"
    return next((labels[each] for each in (words, asked, named_so, bare) if each in labels), None)


def bare_name(text: str) -> str | None:
    """The exercise whose short name is all that was written in the middle of another one."""
    words = _AFTER.sub("", plain(text))
    asked = words[at.end() :] if (at := _BEFORE.match(words)) else words
    return _BARE_NAMES.get(re.sub(r"^(?:the|an?|my|our) ", "", asked))


def named(text: str, offered: str, place: Place | None, *, choosing: bool) -> str | None:
    """What is asked for by words of ours: an exercise, a menu or ON. `choosing`: no question of safety is open."""
    return (picked(text, offered, place) if choosing else None) or titled(text)


def picked(text: str, offered: str, place: Place | None) -> str | None:
    """What a short message picks of what was offered last: an exercise, ON, or a smaller menu; None for nothing."""
    words = plain(text)
    asks = "?" in text and not _ANYTHING.fullmatch(words)
    if offered not in MENUS or asks or not words or len(words.split()) > _FEW_WORDS:
        return None
    if offered.startswith(AGAIN) and _ASKED_AGAIN.fullmatch(words):
        return offered.removeprefix(AGAIN)
    names = shown(offered, place)
    if _LAST.fullmatch(words):
        return names[-1]
    if (number := ordinal(words)) is not None and offered != FEW:  # help lines stand before these
        return names[number] if number < len(names) else None
    if offered in (MENU, MENU_ONE, MENU_TWO) and place is None and _WHICH.fullmatch(words):
        return offered
    if _ANYTHING.fullmatch(words):
        return _EASIEST if _EASIEST in names else names[0]
    if _NOT.search(words):
        return None
    found = [name for name, pattern in _SHORT.items() if re.search(rf"\b(?:{pattern})\b", words)]
    if found:
        return found[0] if len(found) == 1 else None
    return kind_of_menu(text)


def kind_of_menu(text: str) -> str | None:
    """Whether something for one or for two is wished for; None where it is not said, or both are."""
    words = plain(text)
    alone, together = _ALONE.search(words), _TOGETHER.search(words)
    return None if bool(alone) == bool(together) else MENU_ONE if alone else MENU_TWO


def shown(offered: str, place: Place | None) -> tuple[str, ...]:
    """What a menu shows, in its order; the exercise under way first."""
    if offered == FEW:
        return tuple(name for name in NAMES if exercises()[name].front.where_fear is not None)
    if offered.startswith(AGAIN):
        return FOR_ONE
    names = {MENU_ONE: FOR_ONE, MENU_TWO: FOR_TWO}.get(offered, NAMES)
    return (ON, *names) if place else names


def for_whom(name: str) -> str:
    """How the menu marks an exercise."""
    return "for two" if name in FOR_TWO else "for one" if name == WORDS else "one or two"


@functools.cache
def _labels() -> dict[str, str]:
    """The exercise of each label, in plain words."""
    found = {plain(label): name for name, labels in _LABELS.items() for label in labels}
    for name, exercise in exercises().items():
        if name in NAMES:
            title, menu = plain(exercise.front.title), plain(exercise.front.menu)
            found |= dict.fromkeys((title, menu, f"{menu} {for_whom(name)}"), name)
    for answer in read_answers(settings().project / "content" / "answers").values():
        found |= {plain(label): name for name, label in answer.front.guided.items()}
    return found
