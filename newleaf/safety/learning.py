"""Trains the learned layer on our own examples; needs scikit-learn, which serving does not."""

import os
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from newleaf.safety.examples import Example
from newleaf.safety.learned import NONE, SentenceEncoder, Weights
from newleaf.safety.ngrams import vocabulary, weighed
from newleaf.safety.signals import Who

_AXES = 96
"""Directions along which examples are compared with a message: more find nothing more, and take room."""


def learn(examples: Sequence[Example], encoder: SentenceEncoder) -> Weights:
    """Learn from all examples. The same examples give the same weights on the same machine."""
    from sklearn.exceptions import ConvergenceWarning

    texts = [example.text for example in examples]
    labels, finer = (np.array([name(example) for example in examples]) for name in (label, finer_label))
    vectors = encode(texts, encoder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a set number of rounds is what is wanted
        return fit(texts, labels, finer, vectors, np.array([example.who is Who.OTHER for example in examples]))


def label(example: Example) -> str:
    """The class of an example."""
    return NONE if example.signal is None else f"{example.signal} {example.tier}"


def finer_label(example: Example) -> str:
    """The class of an example; of a harmless one with the intent it stands under. What is harmless is of many kinds,
    and one plane does not part them all from danger (docs/evaluation.md)."""
    intent = example.group.split()[1] if example.group.startswith("intent ") else ""
    return f"{label(example)} {intent}".strip()


def encode(texts: Sequence[str], encoder: SentenceEncoder) -> np.ndarray:
    """Vectors of many texts, each encoded by itself, as most messages are; on all cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return np.concatenate(list(pool.map(lambda text: encoder.encode([text]), texts)))


def fit(
    texts: Sequence[str], labels: np.ndarray, finer: np.ndarray, vectors: np.ndarray, other: np.ndarray
) -> Weights:
    """The weights from texts, their classes, finer classes and vectors, and whether they are about somebody else."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    names, rarity = vocabulary(texts)
    places, rarities = {name: place for place, name in enumerate(names)}, rarity.tolist()
    rows = [weighed(text, places, rarities) for text in texts]
    starts = np.cumsum([0, *(len(where) for where, _, _ in rows)])
    values = np.concatenate([value for _, value, _ in rows]).astype(np.float32)
    table = csr_matrix((values, np.concatenate([where for where, _, _ in rows]), starts), (len(texts), len(names)))
    danger = labels != NONE
    with ThreadPoolExecutor() as pool:
        worded = pool.submit(LogisticRegression(C=10, max_iter=40).fit, table, labels)
        meant = pool.submit(LogisticRegression(C=10, max_iter=200).fit, vectors, finer)
        about = LogisticRegression(C=3, max_iter=200, class_weight="balanced").fit(vectors[danger], other[danger])
        axes = _axes(vectors)
        linear, meaning = worded.result(), meant.result()
    along = vectors @ axes
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    arrays = {
        "shares": np.array([np.mean(labels == name) for name in linear.classes_]),
        "rarity": rarity,
        "gram_weights": linear.coef_.T,
        "gram_bias": linear.intercept_,
        "vector_weights": meaning.coef_.T,
        "vector_bias": meaning.intercept_,
        "other_weights": about.coef_[0],
        "other_bias": about.intercept_,
        "axes": axes,
        "dangerous": along[danger],
        "harmless": along[~danger],
    }
    plain = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in arrays.items()}
    kinds = np.searchsorted(linear.classes_, labels[danger]).astype(np.int16)
    return Weights(classes=linear.classes_.astype(str), grams=np.array(names), kinds=kinds, **plain)


def _axes(vectors: np.ndarray) -> np.ndarray:
    """The directions in which the examples differ most: [width, axes]."""
    _, directions = np.linalg.eigh(np.cov(vectors.T))  # by rising difference
    return directions[:, -_AXES:]
