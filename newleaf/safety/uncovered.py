"""Writes a message as it is meant: what rules read behind a disguise, the learned layer must not take for noise.

Rules may read too much into "4-5 a day" or "AAA", since nothing of it is dangerous; the layer weighs each word, so here
only what is surely a disguise is uncovered.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from newleaf.safety.lexicon import UNKNOWN, Sentence

_SIGNS = "0134578@$!|€"
_WITH_SIGNS = re.compile(rf"(?=.*[{re.escape(_SIGNS)}])[a-z{re.escape(_SIGNS)}]+", re.IGNORECASE)
_APART = re.compile(r"[\s.*_,/|~#%-]")
_STRETCHED = re.compile(r"(.)\1+")
_SHORTEST = 4
"""Of a word that is taken apart: "4, 5, 5" and "p.m. I" are none."""
_SHORTEST_SPELLED = 3
"""Of one that is spelled out in letters: "d i e"."""


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
            pieces += [self._text[at:first], " " if pieces and first == at else "", word]
            at = last
        return "".join([*pieces, self._text[at:end]])


def _meant(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    reached = 0
    for sentence in sentences:
        if sentence.starts[0] < reached:  # an age in brackets, which says the word before it again
            continue
        reached = sentence.ends[-1]
        words = list(zip(sentence.starts, sentence.ends, sentence.words, strict=True))[1:-1]  # without its marks
        spelled = False
        for (start, end), same in groupby(words, itemgetter(0, 1)):
            known = [word for *_, word in same]
            letters = _spelled(text[start:end])
            if letters and letters == "".join(known) and (spelled or len(letters) >= _SHORTEST_SPELLED):
                spelled = True  # what follows may be shorter: "w a n t t o d i e"
                yield start, end, " ".join(known)
                continue
            spelled = False
            owner = "'s" if known[1:] in (["'s"], ["is"]) and text[start:end].endswith("'s") else ""
            written = text[start:end]
            if UNKNOWN in known or len(known) > 1 + bool(owner):
                continue
            run_on = written.isalpha() and (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
            if run_on or _is_disguise(written.removesuffix(owner), known[0]):
                yield start, end, known[0] + owner


def _spelled(written: str) -> str:
    """The letters of what is spelled out one by one; empty if it is not."""
    letters = _APART.split(written.lower())
    apart = [letter for letter in letters if letter]
    return "".join(apart) if len(apart) > 1 and all(len(each) == 1 and each.isalpha() for each in apart) else ""


def _is_disguise(written: str, word: str) -> bool:
    """Whether a word is written so that it is not found, and not another word, a number or an abbreviation."""
    plain = written.lower()
    if plain == word or (plain.isascii() and plain.isalpha() and not _STRETCHED.search(plain)):
        return False
    if not plain.isascii():
        return _in_strange_letters(written)
    if _WITH_SIGNS.fullmatch(plain):
        return len(plain) == len(word) and 2 * sum(map(str.isalpha, plain)) > len(plain)
    if _APART.search(plain):
        shown = _APART.sub("", plain)
        told = len(word) in (len(shown), len(plain)) and 2 * sum(map(str.isalpha, shown)) > len(shown)
        return told and len(word) >= _SHORTEST
    same = _STRETCHED.sub(r"\1", plain) == _STRETCHED.sub(r"\1", word)
    return plain.isalpha() and same and len(word) >= _SHORTEST


def _in_strange_letters(word: str) -> bool:
    """Whether letters of other alphabets, invisible ones or marks stand among Latin ones, or other forms of these."""
    if word.isalpha() and unicodedata.normalize("NFKC", word) != unicodedata.normalize("NFC", word):
        return True
    if not any(letter.isascii() and letter.isalpha() for letter in word):
        return False
    return any(map(_is_strange, unicodedata.normalize("NFC", word)))


def _is_strange(character: str) -> bool:
    if character.isascii():
        return False
    if unicodedata.category(character)[0] in "CM":
        return True
    name = unicodedata.name(character, "")
    return character.isalpha() and (not name.startswith("LATIN") or "SMALL CAPITAL" in name or "DOTLESS" in name)
