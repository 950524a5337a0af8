"""Cuts a message into what the encoder reads at a time: sentences, very short ones together with the next."""

import math
import re

_END = re.compile(r"(?:(?<=[!?;])|(?<=[^.]\.))[\"'”’)\]]*\s+|(?<!,)\n")
"""Three dots are a pause, and so is the end of a line after a comma; newleaf/safety/lexicon.py reads it so, too."""
_BEFORE, _AFTER = " \t\r\n\"'“‘*•-", " \t\r\n\"'”’*"
_FEW, _MANY, _MOST = 5, 30, 60
"""Words: a sentence of fewer stands together with the one beside it, if both have no more than so many; of one sentence
that is read at once, since many write without a full stop. The first two are those of newleaf/safety/units.py."""


def sentences(text: str) -> list[str]:
    """The sentences of a text without quotation marks around them; one too long in parts. Without any, the text."""
    found: list[str] = []
    last = _MANY
    for part in _END.split(text):
        sentence = part.lstrip(_BEFORE).rstrip(_AFTER)
        words = len(sentence.split())
        if sentence and min(last, words) < _FEW and last + words <= _MANY:
            found[-1] = f"{found[-1]} {sentence}"
            last += words
        elif sentence:
            found += _parts(sentence)
            last = words
    return found or [text]


def _parts(sentence: str) -> list[str]:
    words = sentence.split()
    if len(words) <= _MOST:
        return [sentence]
    size = math.ceil(len(words) / math.ceil(len(words) / _MOST))
    return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
