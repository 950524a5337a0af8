"""Cuts a message into the pieces the learned layer judges: sentences, very short ones together with the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from newleaf.safety.lexicon import Sentence

_FEW, _MANY = 5, 30  # words


@dataclass(frozen=True, slots=True)
class Unit:
    """`message[start:end]`; `sentence` is the number of its longest sentence, `sentences` are those of all."""

    start: int
    end: int
    sentence: int
    sentences: frozenset[int]


def units(text: str, sentences: Sequence[Sentence]) -> list[Unit]:
    """The units of a message in their order. Ages in brackets, which are sentences of their own, belong to no other."""
    found: list[Unit] = []
    sizes: list[int] = []
    longest = 0
    for number, sentence in enumerate(sentences):
        start, end, size = sentence.starts[0], sentence.ends[-1], len(sentence.words) - 2
        if found and start < found[-1].end:
            continue
        while end < len(text) and text[end] in ".!?\"')":
            end += 1
        if found and min(sizes[-1], size) < _FEW and sizes[-1] + size <= _MANY:
            last = found[-1]
            longer = number if size > longest else last.sentence
            found[-1] = Unit(last.start, end, longer, last.sentences | {number})
            sizes[-1] += size
            longest = max(longest, size)
        else:
            found.append(Unit(start, end, number, frozenset((number,))))
            sizes.append(size)
            longest = size
    return found
