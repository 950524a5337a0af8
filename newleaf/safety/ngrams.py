"""Words, pairs of words and pieces of words: what a message is made of, for the learned layer."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from newleaf.safety.normalise import fold

_WORD = re.compile(r"[^\W_][\w']*|[?!]")
_SHORTEST, _LONGEST = 3, 5
_RARE_WORDS, _RARE_PIECES = 3, 6


def grams(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word and pair of words occurs, and each piece of a word (three to five letters)."""
    words = _WORD.findall(fold(text)[0])
    found = Counter(words)
    found.update(f"{first} {second}" for first, second in pairwise(words))
    pieces: Counter[str] = Counter()
    for word in words:
        padded = f" {word} "
        for size in range(_SHORTEST, min(_LONGEST, len(padded)) + 1):
            pieces.update("\t" + padded[at : at + size] for at in range(len(padded) - size + 1))
    return found, pieces


def vocabulary(texts: Iterable[str]) -> tuple[list[str], np.ndarray]:
    """What is frequent enough to learn from, and how much it weighs: (grams, inverse document frequency)."""
    words: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    count = 0
    for text in texts:
        count += 1
        for counter, found in zip((words, pieces), grams(text), strict=True):
            counter.update(found.keys())
    kept = {gram: seen for gram, seen in words.items() if seen >= _RARE_WORDS}
    kept |= {gram: seen for gram, seen in pieces.items() if seen >= _RARE_PIECES}
    names = sorted(kept)
    return names, np.array([1 + math.log((1 + count) / (1 + kept[name])) for name in names], dtype=np.float32)


def weighed(
    text: str, places: Mapping[str, int], rarity: Sequence[float]
) -> tuple[list[int], list[float], float]:
    """A text as a sparse vector: places, values, and the share of its words that is known.

    Words and pieces each have length 1.
    """
    where: list[int] = []
    values: list[float] = []
    words, pieces = grams(text)
    for found in (words, pieces):
        part = [(places[gram], (1 + math.log(seen)) * rarity[places[gram]])
                for gram, seen in found.items() if gram in places]  # fmt: skip
        length = math.sqrt(sum(value * value for _, value in part)) or 1.0
        where += [place for place, _ in part]
        values += [value / length for _, value in part]
    single = [word for word in words if " " not in word]
    return where, values, sum(word in places for word in single) / max(len(single), 1)
