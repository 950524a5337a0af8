"""What is said at a step beside it: not today, another mind, thanks, or that it is of no use."""

import re

from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_controls import PARTNER, POLITE_AFTER, POLITE_BEFORE

_PUTS_OFF = re.compile(
    rf"(?:{POLITE_BEFORE} )*(?:(?:do|finish|try|continue|start|leave|have|keep|would like|prefer|rather|want)"
    r"(?: (?:this|it|that|the rest|to|do|finish))* )?(?:for )?(?:maybe |perhaps )?(?:not (?:today|tonight)|tomorrow"
    r"|(?:an|some )?other (?:day|time|night|evening)|next (?:week|time|weekend)"
    r"|(?:in|after) (?:a few|some) (?:days|weeks)"
    r"|at the weekend|in the morning)"
    rf"(?: (?:instead|maybe|perhaps|morning|evening|night))*(?: {POLITE_AFTER})*"
)
_CHANGES_MIND = re.compile(
    rf"(?:(?:sorry|wait|no|actually|ok|oh|well|and|but) )*(?:i|we|{PARTNER})(?:'ve|'s| have| has)?(?: just)? changed"
    rf" (?:my|our|his|her|their) minds?(?: about (?:it|this|that))?(?: {POLITE_AFTER})*"
)
_THANKS = re.compile(
    r"(?:(?:ok|okay|oh|great|good|and) )*(?:thanks|thank you|thx|ty|cheers|much appreciated)"
    r"(?: (?:so much|a lot|very much|again|for (?:this|that|listening|the help|your help)|that helps?|it helps?))*"
)
_FED_UP = re.compile(
    r"(?:(?:ok|oh|god|ugh|honestly|sorry|well|but|no) )*"
    r"(?:(?:this|that|it|all of this|the exercise|you)(?:'s| is|'re| are)"
    r" (?:so |just |really |all |a bit |totally |completely )*(?:stupid|dumb|silly|useless|pointless|ridiculous|rubbish"
    r"|nonsense|boring|childish|cheesy|no (?:use|help|good)|a waste of (?:my )?time|bullshit|bs|crap|shit"
    r"|not helping|not helpful|annoying|patronising|patronizing)"
    r"|(?:this|that|it) (?:doesn'?t|does not|isn'?t|won'?t|didn'?t)"
    r" (?:help(?:ing)?|work(?:ing)?)(?: (?:me|us|at all))*"
    r"|i hate (?:this|it|you)|screw (?:this|it|you)"
    r"|fu?c?k(?: (?:off|you|this|it|that))?|shut up|piss off|go to hell|leave me alone|what(?:ever| a joke))"
    rf"(?: {POLITE_AFTER})*"
)


def puts_off(text: str) -> bool:
    """Whether it is to be another day: "can we do this tomorrow?"."""
    return bool(_PUTS_OFF.fullmatch(plain(text)))


def changes_mind(text: str) -> bool:
    """Whether what was said before is taken back, and nothing is said in its place."""
    return bool(_CHANGES_MIND.fullmatch(plain(text)))


def thanks(text: str) -> bool:
    """Whether nothing but thanks is said."""
    return bool(_THANKS.fullmatch(plain(text)))


def fed_up(text: str) -> bool:
    """Whether the exercise, or the guide, is found to be of no use, and nothing else is said."""
    return bool(_FED_UP.fullmatch(plain(text)))
