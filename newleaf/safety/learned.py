"""The learned layer: judges sentences that no rule knows by how like they are to our examples.

Two views of a sentence are added up, each by a linear model: its grams (newleaf/safety/ngrams.py) and its meaning (the
sentence encoder). Beside them stands a third, of the message: whether the examples nearest to it in meaning are
dangerous or harmless ones. All are plain arrays, made by newleaf/safety/learning.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from newleaf import array_file
from newleaf.safety.ngrams import weighed
from newleaf.safety.signals import Signal, Tier

NONE = "none"
NEAREST = 5
"""Examples of each kind that a message is held against."""
MOST_ENCODED = 3
"""Sentences of one message that are encoded beside the whole of it, the most suspicious by their grams. They are what a
message costs; more of them find nothing more (bench/layer_limits.py)."""


class SentenceEncoder(Protocol):
    """Turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors [texts, width]."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt. `classes` are "<signal> <tier>" and "none"; `shares` is how much of the examples each was.

    `axes` [width, axes] are the directions in which the examples differ most; `dangerous` and `harmless`
    [examples, axes] are unit vectors of the examples along these.
    """

    classes: np.ndarray
    shares: np.ndarray
    grams: np.ndarray
    rarity: np.ndarray
    gram_weights: np.ndarray
    gram_bias: np.ndarray
    vector_weights: np.ndarray
    vector_bias: np.ndarray
    other_weights: np.ndarray
    other_bias: np.ndarray
    axes: np.ndarray
    dangerous: np.ndarray
    harmless: np.ndarray

    def to_bytes(self) -> bytes:
        """As the content of a file."""
        return array_file.to_bytes(self)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read what `to_bytes` wrote. ModelError if it is anything else."""
        return array_file.from_bytes(cls, content, "The learned layer")


class LearnedLayer:
    """Judges the sentences of messages. Safe to share between threads."""

    def __init__(self, weights: Weights, encoder: SentenceEncoder, gate: float = 0.0, known: float = 0.0) -> None:
        """`gate`: sentences whose grams alone give danger a smaller probability are not encoded. `known`: nor are
        those with a smaller share of known words. Neither kind raises an alarm.
        """
        self._weights = weights
        self._encoder = encoder
        self._gate, self._known = gate, known
        self._places = {str(gram): place for place, gram in enumerate(weights.grams)}
        self._rarity = weights.rarity.tolist()
        self._none = weights.classes.tolist().index(NONE)
        self.classes = [_meaning(str(name)) for name in weights.classes]
        self.shares = weights.shares

    def judge(self, texts: Sequence[str], message: str, asked: Collection[int] = ()) -> "Judgement":
        """Judge sentences of a message, and the message, of which the encoder reads the beginning.

        asked: numbers of the sentences to encode before any others, however harmless their grams are. What is said
        again says nothing new, so it is read once.
        """
        once = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        if len(once) < len(texts):
            message = " ".join(once)
        weights = self._weights
        logits = np.empty((len(once), len(weights.classes)), dtype=np.float32)
        known = np.empty(len(once), dtype=np.float32)
        for text, row in once.items():
            where, values, known[row] = weighed(text, self._places, self._rarity)
            logits[row] = np.array(values, dtype=np.float32) @ weights.gram_weights[where] + weights.gram_bias
        suspicious = 1 - softmax(logits)[:, self._none]
        suspicious[[once[texts[row]] for row in asked]] += 1
        chosen = np.flatnonzero((suspicious >= self._gate) & (known >= self._known))
        chosen = np.sort(chosen[np.argsort(-suspicious[chosen], kind="stable")[:MOST_ENCODED]])
        found = np.zeros_like(logits)
        found[:, self._none] = 1
        other = np.zeros(len(once), dtype=np.float32)
        whole, nearness = found[:1].sum(axis=0), 0.0
        if len(chosen):
            each = list(once)
            several = len(each) > 1
            encoded = self._encoder.encode([*(each[row] for row in chosen), *([message] if several else [])])
            vectors = encoded[: len(chosen)]
            found[chosen] = softmax(logits[chosen] + self._meant(vectors))
            other[chosen] = 1 / (1 + np.exp(-(vectors @ weights.other_weights + weights.other_bias)))
            whole = softmax(self._meant(encoded[-1:]))[0]
            nearness = self._nearness(encoded[-1])
        rows = [once[text] for text in texts]
        return Judgement(found[rows], other[rows], whole, nearness, known[rows])

    def _meant(self, vectors: np.ndarray) -> np.ndarray:
        return vectors @ self._weights.vector_weights + self._weights.vector_bias

    def _nearness(self, vector: np.ndarray) -> float:
        along = vector @ self._weights.axes
        along /= max(float(np.linalg.norm(along)), 1e-6)
        return _likeness(self._weights.dangerous @ along) - _likeness(self._weights.harmless @ along)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of the sentences of a message.

    `classes` [sentences, classes] holds the probability of each class, `other` [sentences] that somebody else than
    the writer is at risk, `whole` [classes] that of the message as a whole, by its meaning alone; `nearness` is how
    much nearer the message is to dangerous examples than to harmless ones, as a difference of cosines; `known`
    [sentences] the share of known words.
    """

    classes: np.ndarray
    other: np.ndarray
    whole: np.ndarray
    nearness: float
    known: np.ndarray


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _likeness(cosines: np.ndarray) -> float:
    """Of the examples that are nearest."""
    most = min(NEAREST, len(cosines))
    return float(np.partition(cosines, -most)[-most:].mean()) if most else 0.0


def _meaning(name: str) -> tuple[Signal, Tier] | None:
    if name == NONE:
        return None
    signal, tier = name.split()
    return Signal(signal), Tier(tier)
