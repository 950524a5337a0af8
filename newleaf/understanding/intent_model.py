"""What the intent classifier learns, as plain arrays: one linear model over grams and meaning, and how to read it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from newleaf import array_file
from newleaf.axes import widest
from newleaf.safety.learned import softmax
from newleaf.safety.ngrams import Grams, Weighed, table
from newleaf.understanding.spans import spans

END = 0.5
"""How much the grams of a message's end count beside those of the whole."""
MEANING = 0.3
"""The say of the regression, which knows the meaning and no words. Stories that nobody had learnt from are read better
by both than by either (docs/evaluation.md)."""
_MEANING_PENALTY = 80
_AXES = 256
"""Directions along which vectors are read, those in which the examples differ most: all of them find nothing more, and
take twice as long to learn from."""


@dataclass(frozen=True)
class IntentModel:
    """A linear support vector machine over a text's grams (newleaf/safety/ngrams.py) and its vectors, and a logistic
    regression over its vectors alone.

    Shapes: intents [intents], grams [grams], rarity [grams], gram_weights [grams, intents],
    vector_weights [width, intents], bias [intents]; meaning_weights [width, intents], meaning_bias [intents].
    """

    intents: np.ndarray
    grams: np.ndarray
    rarity: np.ndarray
    gram_weights: np.ndarray
    vector_weights: np.ndarray
    bias: np.ndarray
    meaning_weights: np.ndarray
    meaning_bias: np.ndarray

    @classmethod
    def learn(
        cls, texts: Sequence[str], intents: Sequence[str], vectors: np.ndarray, penalty: float, weight: float
    ) -> Self:
        """Learn from examples. `weight`: how much the vector counts beside the grams; `penalty`: the machine's C."""
        from scipy.sparse import csr_matrix, hstack
        from sklearn.linear_model import LogisticRegression
        from sklearn.svm import LinearSVC

        axes = widest(vectors, _AXES)
        along = vectors @ axes
        machine = LinearSVC(C=penalty, class_weight="balanced", random_state=0, tol=1e-3)  # finer finds nothing more
        regression = LogisticRegression(C=_MEANING_PENALTY, max_iter=30)  # 60 rounds find no more
        with ThreadPoolExecutor() as pool:  # each keeps a core busy, in code that leaves the other to go on
            meaning_fit = pool.submit(regression.fit, along, list(intents))
            grams = Grams.of(texts)
            worded = table([_weigh(text, grams) for text in texts], len(grams.names))
            machine.fit(hstack([worded, csr_matrix(along * weight)], format="csr"), list(intents))
            meaning_fit.result()
        coefficients, bias = _of_each_class(machine.coef_, machine.intercept_)
        meaning, meaning_bias = _of_each_class(regression.coef_, regression.intercept_)
        gram_weights, vector_weights = np.split(coefficients.T.astype(np.float32), [len(grams.names)])
        return cls(
            intents=machine.classes_.astype(str),
            grams=np.array(grams.names, dtype=str),
            rarity=grams.rarity,
            gram_weights=gram_weights,
            vector_weights=axes @ vector_weights * np.float32(weight),
            bias=bias.astype(np.float32),
            meaning_weights=axes @ meaning.T.astype(np.float32),
            meaning_bias=meaning_bias.astype(np.float32),
        )

    def confidences(
        self, text: str, vector: np.ndarray, sharpness: float, never: np.ndarray
    ) -> tuple[np.ndarray, float]:
        """How sure each intent is: [intents], together 1; 0 for those that `never` [intents] marks. And how much of
        the whole these would have, if they were not left out.

        `vector`: [width]. `sharpness`: what the machine's margins are multiplied by before the softmax.
        """
        where, values = _weigh(text, self._grams)
        margins = vector @ self.vector_weights + self.bias + values @ self.gram_weights[where]
        meaning = vector @ self.meaning_weights + self.meaning_bias
        left_out = float(_mixed(margins * sharpness, meaning)[never].sum())
        margins[never] = meaning[never] = -np.inf
        return _mixed(margins * sharpness, meaning), left_out

    @cached_property
    def _grams(self) -> Grams:
        return Grams(self.grams.tolist(), self.rarity)

    def to_bytes(self) -> bytes:
        """As the content of a file."""
        return array_file.to_bytes(self)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read what `to_bytes` wrote. ModelError if it is anything else."""
        return array_file.from_bytes(cls, content, "What the guide learnt")


def _mixed(margins: np.ndarray, meaning: np.ndarray) -> np.ndarray:
    return (1 - MEANING) * softmax(margins) + MEANING * softmax(meaning)


def _of_each_class(coefficients: np.ndarray, bias: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A row for each class: of two classes, scikit-learn keeps the second's alone."""
    if len(coefficients) > 1:
        return coefficients, bias
    return np.concatenate([-coefficients, coefficients]), np.concatenate([-bias, bias])


def _weigh(text: str, grams: Grams) -> Weighed:
    """A text's grams and, once more, those of its end; a place may come twice."""
    whole, end = spans(text)
    (where, values), _ = grams.weigh(whole)
    if end == whole:
        return where, (1 + END) * values
    (at_end, more), _ = grams.weigh(end)
    return np.concatenate([where, at_end]), np.concatenate([values, END * more])
