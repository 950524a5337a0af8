"""The forms of what takes a warning back: it was the couple that was meant, or it was a joke."""

import re

from newleaf.dialogue.plain_words import plain

_COUPLE = (
    r"(?:(?:on |about |with |in )*(?:(?:the|my|our|this|that) )?(?:marriage|relationship|partnership|engagement|couple)"
    r"|(?:on |about |with )+(?:us|him|her|them|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse))"
    r"|(?:on |about |with )*(?:us|(?:the )?two of us|trying(?: with (?:him|her|them))?))"
)
_MEANT = (
    r"(?:(?:i (?:only |just |really )*mean(?:t)?(?: (?:it|that))?|i(?:'?m| am| was) (?:only |just )?(?:talking"
    r"|speaking)"
    r"|it(?:'?s| is| was)|that(?:'?s| is| was)|(?:i )?(?:only |just )?(?:want(?:ed)? )?(?:to )?giv(?:e|ing) up"
    r"|i(?:'?m| am) done|done|only|just|more|rather) ?)+"
)
_LIFE = (
    r"(?:(?:and |but )?(?:i(?:'?m| am) |it(?:'?s| is) |i (?:do|did) )?not (?:mean |want to |talking |about |on |with "
    r"|in |giv"
    r"(?:e|ing) up |to )*(?:my |the )?(?:own )?(?:life|living|live|myself|suicide|suicidal|die|dying|being alive"
    r"|end(?:ing)? (?:it|my life|it all)|kill(?:ing)? myself|hurt(?:ing)? myself)"
    r"|i (?:don'?t|do not|didn'?t) (?:mean|want to|want)(?: (?:give|giving|up|on|about))* (?:my )?(?:life|living|die"
    r"|dying"
    r"|suicide|kill myself|hurt myself|end it|end my life))"
)
_START = r"(?:(?:no|oh|god|sorry|wait|well|um+|ok|okay|lol|nono|haha|yes|yeah|please|hey|actually|honestly) )*"
_END = r"(?: (?:sorry|lol|though|please|thanks|thank you|i guess|really|at all|haha|itself|anymore|any more))*"
_THE_COUPLE = re.compile(
    rf"{_START}(?:(?:{_MEANT})?{_COUPLE} {_LIFE}|{_LIFE} (?:but |only |just )?(?:{_MEANT})?{_COUPLE}"
    rf"|i (?:only |just |really )*mean(?:t)? (?:{_MEANT})?{_COUPLE}){_END}"
)


def means_the_couple(text: str) -> bool:
    """Whether somebody says that they meant the relationship, not their life, and nothing else."""
    return bool(_THE_COUPLE.fullmatch(plain(text)))


_LIGHTLY = re.compile(
    r"\b(?:jok(?:e|es|ing)|kidding|jest|figure of speech|figur\w+|expression|saying|idiom|metaphor\w*|exaggerat\w*"
    r"|sarcas\w*|ironic\w*|irony|banter|hyperbole|song|lyrics?|film|movie|novel|dream|teas(?:e|ing)|play ?fight\w*"
    r"|dramatic)\b"
)
_NOT_LIGHTLY = re.compile(
    r"\b(?:not|no|isn'?t|wasn'?t|never|hardly)\b[\w' ]{0,12}\b(?:jok(?:e|es|ing)|kidding|exaggerat\w*|a saying"
    r"|sarcas\w*"
    r"|dramatic|metaphor\w*|dream)\b"
)


def meant_lightly(text: str) -> bool:
    """Whether somebody says that it was a joke, a figure of speech or the like."""
    words = plain(text)
    return bool(_LIGHTLY.search(words)) and not _NOT_LIGHTLY.search(words)
