"""How easy a text is to read: Flesch's reading ease, higher is easier (90: very easy, 60: plain English, 30: hard).

Rudolf Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948). The libraries that count it bring
a dozen packages along; for a floor, counting vowels is near enough.
"""

import re

_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?:](?=[\s\"')]|$)|\n")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^dt]ed|[^l]e)$")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_ease(text: str) -> float:
    """Flesch's reading ease of a text in English."""
    words = _WORD.findall(text)
    return 206.835 - 1.015 * len(words) / len(sentences(text)) - 84.6 * sum(map(_syllables, words)) / len(words)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; a line of a list is one."""
    return [words for part in _SENTENCE_END.split(text) if len(words := _WORD.findall(part)) > 0]


def _syllables(word: str) -> int:
    plain = word.lower().replace("'", "")
    return max(1, len(_VOWELS.findall(_SILENT.sub("", plain) if len(plain) > 3 else plain)))
