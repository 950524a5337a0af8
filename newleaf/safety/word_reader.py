"""Reads a message word by word: what each piece of a word says of danger in the light of all others.

The sentence encoder gives each piece of a word a vector that knows the whole message. A small network over these
vectors says of each piece how much it speaks for each class, and the pieces that speak loudest decide, so that a hint
among everyday talk is not averaged away (multiple-instance learning, https://arxiv.org/abs/1802.04712). Beside them
stands the mean of all pieces. Learnt by scripts/teach_word_reader.py from our own examples, with the encoder as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Self

import numpy as np

from newleaf import array_file
from newleaf.errors import ModelError

NONE = "none"
"""The class of what shows no danger."""
PATH = Path(__file__).with_name("word_reader.npz")


@dataclass(frozen=True, slots=True)
class ReaderWeights:
    """What was learnt. `encoder` is the name of the file that made the vectors it learnt from; `classes` are
    "<signal> <tier>", and several that begin with "none".

    `inner` [width, hidden] and `outer` [hidden, classes] lead from a piece to the classes, `mean` [width, classes] from
    the direction of the mean; each with its bias. `length` is how far a longer message must speak louder.
    """

    encoder: np.ndarray
    classes: np.ndarray
    inner: np.ndarray
    inner_bias: np.ndarray
    outer: np.ndarray
    outer_bias: np.ndarray
    mean: np.ndarray
    mean_bias: np.ndarray
    length: np.ndarray


class WordReader:
    """Says what a message shows, from the vectors of its pieces. Safe to share between threads."""

    def __init__(self, weights: ReaderWeights, classes: Sequence[str]) -> None:
        """`classes`: in which order to answer. ModelError where they are not those that were learnt."""
        coarse = [NONE if str(name).startswith(NONE) else str(name) for name in weights.classes]
        if set(coarse) != set(classes):
            raise ModelError("The word reader has learnt other classes: run scripts/teach_word_reader.py.")
        self._weights = weights
        self._columns = [[place for place, name in enumerate(coarse) if name == each] for each in classes]

    @classmethod
    def load(cls, classes: Sequence[str], encoder: str, path: Path = PATH) -> Self:
        """Read what was learnt. ModelError where it is not in order, or was learnt with another `encoder`."""
        try:
            weights = array_file.from_bytes(ReaderWeights, path.read_bytes(), path.name)
        except OSError as error:
            raise ModelError(f"{path.name} cannot be read ({error.strerror}): take it from the repository.") from error
        if str(weights.encoder) != encoder:
            raise ModelError(f"{path.name} was learnt with another encoder: run scripts/teach_word_reader.py.")
        wide = {each.name: getattr(weights, each.name) for each in fields(weights)}
        numbers = {name: value.astype(np.float32) for name, value in wide.items() if value.dtype.kind == "f"}
        return cls(replace(weights, **numbers), classes)

    def read(self, pieces: np.ndarray) -> np.ndarray:
        """Log-odds of the classes, up to a constant: [pieces, width] to [classes]."""
        weights = self._weights
        each = np.maximum(pieces @ weights.inner + weights.inner_bias, 0) @ weights.outer + weights.outer_bias
        loudest = np.logaddexp.reduce(each, axis=0) - float(weights.length) * np.log(len(pieces))
        mean = pieces.mean(axis=0)
        found = loudest + mean / np.linalg.norm(mean) @ weights.mean + weights.mean_bias
        return np.array([np.logaddexp.reduce(found[columns]) for columns in self._columns])
