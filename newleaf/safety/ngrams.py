"""Words, pairs of words and pieces of words: what a message is made of, for the learned layer and the intents."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Self

import numpy as np

from newleaf.safety.normalise import fold

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_WORD = re.compile(r"[^\W_][\w']*|[?!]")
_SIZES = (3, 4, 5)
_RARE_WORDS, _RARE_PIECES = 3, 6
_PIECE = "\t"
"""Marks a piece among the names of grams."""
Weighed = tuple[np.ndarray, np.ndarray]
"""A text as a sparse vector: places, and the values there."""


class Grams:
    """The grams that are known, in the order of their names, each with what it weighs: more the rarer it is."""

    def __init__(self, names: Sequence[str], rarity: np.ndarray) -> None:
        self.names, self.rarity = names, rarity
        self._words = {name: place for place, name in enumerate(names) if not name.startswith(_PIECE)}
        self._pieces = {name[1:]: place for place, name in enumerate(names) if name.startswith(_PIECE)}

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Those that are frequent enough to learn from, weighed by their inverse document frequency."""
        words: Counter[str] = Counter()
        pieces: Counter[str] = Counter()
        count = 0
        for text in texts:
            count += 1
            for counter, found in zip((words, pieces), _grams(text), strict=True):
                counter.update(found.keys())
        kept = {gram: seen for gram, seen in words.items() if seen >= _RARE_WORDS}
        kept |= {_PIECE + gram: seen for gram, seen in pieces.items() if seen >= _RARE_PIECES}
        names = sorted(kept)
        return cls(names, np.array([1 + math.log((1 + count) / (1 + kept[name])) for name in names], dtype=np.float32))

    def weigh(self, text: str) -> tuple[Weighed, float]:
        """A text as a sparse vector, in which words and pieces each have length 1, and the share of its words that is
        known."""
        words, pieces = _grams(text)
        where, values = zip(self._weigh(words, self._words), self._weigh(pieces, self._pieces), strict=True)
        single = [word for word in words if " " not in word]
        known = sum(word in self._words for word in single) / max(len(single), 1)
        return (np.concatenate(where), np.concatenate(values)), known

    def _weigh(self, found: Counter[str], known: dict[str, int]) -> Weighed:
        places = np.array([known.get(gram, -1) for gram in found], dtype=np.intp)
        times = np.array(list(found.values()), dtype=np.float32)
        where = places[places >= 0]
        values = self.rarity[where] * (1 + np.log(times[places >= 0]))
        return where, values / (np.sqrt(values @ values) or 1)


def table(rows: Sequence[Weighed], columns: int) -> "csr_matrix":
    """Sparse vectors as a matrix [rows, columns]; a place may come twice in a row."""
    from scipy.sparse import csr_matrix

    starts = np.cumsum([0, *(len(where) for where, _ in rows)])
    where, values = (np.concatenate(part) for part in zip(*rows, strict=True))
    found = csr_matrix((values, where, starts), (len(rows), columns))
    found.sum_duplicates()
    return found


def _grams(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word and pair of words occurs, and each piece of a word."""
    words = _WORD.findall(fold(text)[0])
    found = Counter(words)
    found.update([f"{first} {second}" for first, second in pairwise(words)])
    padded = [f" {word} " for word in words]
    pieces = [word[at : at + size] for word in padded for size in _SIZES for at in range(len(word) - size + 1)]
    return found, Counter(pieces)
