"""The learned layer: judges sentences that no rule knows by how like they are to our examples.

Two views of a text are added up, each by a linear model: its grams (newleaf/safety/ngrams.py) and its meaning (the
sentence encoder). Sentences are read so, and the message as a whole. Beside them stand two more views of the message:
which examples are nearest to it in meaning, and of what kind; and what its words say one by one, each in the light of
all others (newleaf/safety/word_reader.py). All are plain arrays, made by newleaf/safety/learning.py, and the last by
scripts/teach_word_reader.py.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from newleaf import array_file
from newleaf.safety.ngrams import Grams
from newleaf.safety.signals import Signal, Tier
from newleaf.safety.word_reader import NONE, WordReader

NEAREST = 5
"""Examples of each kind that a message is held against."""
_BLOCK = 64
MOST_ENCODED = 2
"""Sentences of one message that are encoded beside the whole of it, the most suspicious by their grams. They are what a
message costs; a third finds one hint in seventy more in long stories."""


class SentenceEncoder(Protocol):
    """Turns sentences into vectors. `name` is that of the file it was made from."""

    name: str

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors [texts, width]."""

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The unit vector of a text [width], and the vectors of its pieces of words [pieces, width]."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt. `classes` are "<signal> <tier>" and "none"; `shares` is how much of the examples each was.

    `vector_weights` [width, columns] has a column for each class in their order, and several of them for "none".
    `axes` [width, axes] are the directions in which the examples differ most; `dangerous` and `harmless`
    [examples, axes] are unit vectors of the examples along these, `kinds` [dangerous examples] their classes' places,
    in rising order.
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
    kinds: np.ndarray
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

    def __init__(
        self,
        weights: Weights,
        encoder: SentenceEncoder,
        gate: float = 0.0,
        known: float = 0.0,
        quiet: float = 0.0,
        reader: WordReader | None = None,
    ) -> None:
        """`gate`: sentences whose grams alone give danger a smaller probability are not encoded. `known`: nor are
        those with a smaller share of known words. `quiet`: nor is any of a message in which neither the whole nor the
        words one by one show danger with a larger probability, unless some are asked about. None of these raises an
        alarm. Without a `reader` the message as a whole speaks in its place.
        """
        self._weights = weights
        self._encoder = encoder
        self._gate, self._known, self._quiet = gate, known, quiet
        self._reader = reader
        self._grams = Grams(weights.grams.tolist(), weights.rarity)
        self._none = weights.classes.tolist().index(NONE)
        self.names = [str(name) for name in weights.classes]
        self.classes = [_meaning(name) for name in self.names]
        self.shares = weights.shares
        signals = [self.classes[kind][0] for kind in weights.kinds]
        self._examples = [slice(bisect_left(signals, each), bisect_right(signals, each)) for each in Signal]

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
            logits[row], known[row] = self._worded(text)
        suspicious = 1 - softmax(logits)[:, self._none]
        suspicious[[once[texts[row]] for row in asked]] += 1
        chosen = np.flatnonzero((suspicious >= self._gate) & (known >= self._known))
        chosen = np.sort(chosen[np.argsort(-suspicious[chosen], kind="stable")[:MOST_ENCODED]])
        found = np.zeros_like(logits)
        found[:, self._none] = 1
        other = np.zeros(len(once), dtype=np.float32)
        whole, alike, nearness = found[:1].sum(axis=0), np.zeros(len(Signal)), 0.0
        words = whole
        if len(chosen):
            each = list(once)
            several = len(each) > 1
            meaning, pieces = self._encoder.read(message if several else each[0])
            worded = self._worded(message)[0] if several else logits[0]
            whole = softmax(worded + self._meant(meaning[None])[0])
            words = whole if self._reader is None else softmax(self._reader.read(pieces))
            if len(asked) or 1 - min(whole[self._none], words[self._none]) >= self._quiet:
                # One by one, as what is learnt from was: side by side their whole numbers would share a scale.
                apart = [self._encoder.encode([each[row]])[0] for row in chosen] if several else [meaning]
                vectors = np.stack(apart)
                found[chosen] = softmax(logits[chosen] + self._meant(vectors))
                other[chosen] = 1 / (1 + np.exp(-(vectors @ weights.other_weights + weights.other_bias)))
                alike, nearness = self._beside_examples(meaning)
        rows = [once[text] for text in texts]
        return Judgement(found[rows], other[rows], whole, words, alike, nearness, known[rows])

    def _worded(self, text: str) -> tuple[np.ndarray, float]:
        """What a text's grams say of each class, and the share of its words that is known."""
        (where, values), known = self._grams.weigh(text)
        return values @ self._weights.gram_weights[where] + self._weights.gram_bias, known

    def _meant(self, vectors: np.ndarray) -> np.ndarray:
        """What vectors say of each class: [texts, classes]. The kinds of harmless messages stand together as one."""
        weights = self._weights
        columns = vectors @ weights.vector_weights + weights.vector_bias
        start, stop = self._none, self._none + columns.shape[1] - len(weights.classes) + 1
        harmless = np.logaddexp.reduce(columns[:, start:stop], axis=1, keepdims=True)
        return np.concatenate([columns[:, :start], harmless, columns[:, stop:]], axis=1)

    def _beside_examples(self, vector: np.ndarray) -> tuple[np.ndarray, float]:
        along = vector @ self._weights.axes
        along /= max(float(np.linalg.norm(along)), 1e-6)
        dangerous = self._weights.dangerous @ along
        nearest = [_nearest(dangerous[rows]) for rows in self._examples]
        alike = np.array([_likeness(each) for each in nearest])
        return alike, _likeness(np.concatenate(nearest)) - _likeness(self._weights.harmless @ along)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of the sentences of a message.

    `classes` [sentences, classes] holds the probability of each class, `other` [sentences] that somebody else than
    the writer is at risk, `whole` [classes] that of the message as a whole and `words` [classes] that of its words one
    by one; `alike` [signals] is how like the message is
    to the examples of a signal that are nearest to it, as a cosine, and `nearness` how much nearer it is to
    dangerous examples than to harmless ones; `known` [sentences] is the share of known words.
    """

    classes: np.ndarray
    other: np.ndarray
    whole: np.ndarray
    words: np.ndarray
    alike: np.ndarray
    nearness: float
    known: np.ndarray


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _nearest(cosines: np.ndarray) -> np.ndarray:
    """Those of the examples that are nearest."""
    if len(cosines) > _BLOCK * NEAREST:  # to sort out a few blocks takes a tenth of the time that all of them take
        blocks, rest = np.split(cosines, [len(cosines) // _BLOCK * _BLOCK])
        blocks = blocks.reshape(-1, _BLOCK)
        cosines = np.concatenate([blocks[np.argpartition(blocks.max(axis=1), -NEAREST)[-NEAREST:]].ravel(), rest])
    return np.partition(cosines, -NEAREST)[-NEAREST:] if len(cosines) > NEAREST else cosines


def _likeness(cosines: np.ndarray) -> float:
    """Of the examples that are nearest; without any, nothing is less like them."""
    return float(_nearest(cosines).mean()) if len(cosines) else -1.0


def _meaning(name: str) -> tuple[Signal, Tier] | None:
    if name == NONE:
        return None
    signal, tier = name.split()
    return Signal(signal), Tier(tier)
