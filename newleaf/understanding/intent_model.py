"""What the intent classifier learns, as plain arrays: one linear model over grams and meaning, and how to read it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from newleaf import array_file
from newleaf.safety.learned import softmax
from newleaf.safety.ngrams import vocabulary, weighed
from newleaf.understanding.spans import spans

END = 0.5
"""How much the grams of a message's end count beside those of the whole."""
MEANING = 0.3
"""The say of the regression, which knows the meaning and no words. Stories that nobody had learnt from are read better
by both than by either (docs/evaluation.md)."""
_MEANING_PENALTY = 80


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

        names, rarity = vocabulary(texts)
        places, rarities = {name: place for place, name in enumerate(names)}, rarity.tolist()
        rows = [_grams(text, places, rarities) for text in texts]
        starts = np.cumsum([0, *(len(where) for where, _ in rows)])
        where = np.concatenate([np.array(each, dtype=int) for each, _ in rows])
        values = np.concatenate([np.array(each, dtype=np.float32) for _, each in rows])
        table = csr_matrix((values, where, starts), (len(texts), len(names)))
        table.sum_duplicates()
        machine = LinearSVC(C=penalty, class_weight="balanced", random_state=0, tol=1e-3)  # finer finds nothing more
        regression = LogisticRegression(C=_MEANING_PENALTY, max_iter=60)
        both = hstack([table, csr_matrix(vectors * weight)], format="csr")
        with ThreadPoolExecutor() as pool:  # each keeps a core busy, in code that leaves the other to go on
            fits = [pool.submit(learner.fit, data, list(intents)) for learner, data in
                    ((machine, both), (regression, vectors))]  # fmt: skip
            for fit in fits:
                fit.result()
        coefficients, bias = _of_each_class(machine.coef_, machine.intercept_)
        meaning, meaning_bias = _of_each_class(regression.coef_, regression.intercept_)
        gram_weights, vector_weights = np.split(coefficients.T.astype(np.float32), [len(names)])
        return cls(
            intents=machine.classes_.astype(str),
            grams=np.array(names, dtype=str),
            rarity=rarity,
            gram_weights=gram_weights,
            vector_weights=vector_weights * np.float32(weight),
            bias=bias.astype(np.float32),
            meaning_weights=meaning.T.astype(np.float32),
            meaning_bias=meaning_bias.astype(np.float32),
        )

    def confidences(
        self, text: str, vector: np.ndarray, sharpness: float, never: np.ndarray
    ) -> tuple[np.ndarray, float]:
        """How sure each intent is: [intents], together 1; 0 for those that `never` [intents] marks. And how much of
        the whole these would have, if they were not left out.

        `vector`: [width]. `sharpness`: what the machine's margins are multiplied by before the softmax.
        """
        where, values = _grams(text, self._places, self._rarity)
        margins = vector @ self.vector_weights + self.bias
        margins += np.array(values, dtype=np.float32) @ self.gram_weights[where]
        meaning = vector @ self.meaning_weights + self.meaning_bias
        left_out = float(_mixed(margins * sharpness, meaning)[never].sum())
        margins[never] = meaning[never] = -np.inf
        return _mixed(margins * sharpness, meaning), left_out

    @cached_property
    def _places(self) -> dict[str, int]:
        return {str(gram): place for place, gram in enumerate(self.grams)}

    @cached_property
    def _rarity(self) -> list[float]:
        return self.rarity.tolist()

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


def _grams(text: str, places: Mapping[str, int], rarity: Sequence[float]) -> tuple[list[int], list[float]]:
    """Places and values of a text's grams and, once more, those of its end; a place may come twice."""
    whole, _, end = spans(text)
    where, values, _ = weighed(whole, places, rarity)
    if end == whole:
        return where, [(1 + END) * value for value in values]
    at_end, more, _ = weighed(end, places, rarity)
    return where + at_end, values + [END * value for value in more]
