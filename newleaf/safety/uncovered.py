"""Writes a message as it is meant: what rules read behind a disguise, the learned layer must not take for noise."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from newleaf.safety.disguise import unspelled
from newleaf.safety.lexicon import UNKNOWN, Sentence
from newleaf.safety.normalise import fold

_OPENLY = re.compile(r"(?!.*([^\W\d])\1\1)(?:[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-z]*)", re.IGNORECASE)
"""A word in letters of some script, none of them three times on end, or a number."""
_LEET = re.compile(r"(?=\w{4})(?=(?:[^a-z]*[a-z]){3})[a-z]+(?:[0134578@$!|€][a-z]+)+")


class Uncovered:
    """A message, and what disguised words in it mean by where they stand. The rest is as it was written."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._meant = sorted(_meant(text, sentences))

    def part(self, start: int, end: int) -> str:
        """`text[start:end]`, uncovered."""
        pieces: list[str] = []
        at = start
        for place in range(bisect_left(self._meant, (start,)), len(self._meant)):
            first, last, word = self._meant[place]
            if last > end:
                break
            if first >= at:
                pieces += [self._text[at:first], " " if pieces and first == at else "", word]
                at = last
        return "".join([*pieces, self._text[at:end]])


def _meant(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    for sentence in sentences:
        words = list(zip(sentence.starts, sentence.ends, sentence.words, strict=True))[1:-1]  # without its marks
        for (start, end), same in groupby(words, itemgetter(0, 1)):
            written = text[start:end]
            run_on = written.isalpha() and (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
            if not run_on and (written == "&" or (_OPENLY.fullmatch(written) and _of_one_script(written))):
                continue
            known = " ".join(word for *_, word in same)
            if UNKNOWN not in known.split():
                yield start, end, known
            elif _LEET.fullmatch(folded := fold(written)[0]):
                yield start, end, unspelled(folded)


def _of_one_script(word: str) -> bool:
    """Whether no letter stands for one of another alphabet; an accent may."""
    return word.isascii() or all(character < "\u0250" or character == "’" for character in word)
