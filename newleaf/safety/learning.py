"""Trains the learned layer on our own examples; needs scikit-learn, which serving does not."""

import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from newleaf.axes import widest
from newleaf.safety.examples import Example
from newleaf.safety.learned import NONE, Weights
from newleaf.safety.learning_beside import beside_calm
from newleaf.safety.ngrams import Grams, table
from newleaf.safety.signals import Who

_AXES = 96
"""Directions along which examples are compared with a message: more find nothing more, and take room."""


def learn(examples: Sequence[Example], encode: Callable[[Sequence[str]], np.ndarray]) -> Weights:
    """Learn from all examples, and from some of them beside calm questions. The same give the same weights on the same
    machine.

    `encode`: texts to vectors [texts, width], each encoded by itself, as most messages are.
    """
    from sklearn.exceptions import ConvergenceWarning

    examples = learnt_from(examples)
    texts = [example.text for example in examples]
    labels, finer = (np.array([name(example) for example in examples]) for name in (label, finer_label))
    vectors = encode(texts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a set number of rounds is what is wanted
        return fit(texts, labels, finer, vectors, np.array([example.who is Who.OTHER for example in examples]))


def learnt_from(examples: Sequence[Example]) -> list[Example]:
    """The examples, and what is made of them."""
    return [*examples, *beside_calm(examples)]


def label(example: Example) -> str:
    """The class of an example."""
    return NONE if example.signal is None else f"{example.signal} {example.tier}"


def finer_label(example: Example) -> str:
    """The class of an example; of a harmless one with the intent it stands under. What is harmless is of many kinds,
    and one plane does not part them all from danger (docs/evaluation.md)."""
    intent = example.group.split()[1] if example.group.startswith("intent ") else ""
    return f"{label(example)} {intent}".strip()


def fit(
    texts: Sequence[str], labels: np.ndarray, finer: np.ndarray, vectors: np.ndarray, other: np.ndarray
) -> Weights:
    """The weights from texts, their classes, finer classes and vectors, and whether they are about somebody else."""
    from sklearn.linear_model import LogisticRegression

    grams = Grams.of(texts)
    worded_as = table([grams.weigh(text)[0] for text in texts], len(grams.names))
    danger = labels != NONE
    with ThreadPoolExecutor() as pool:
        worded = pool.submit(LogisticRegression(C=10, max_iter=40).fit, worded_as, labels)
        meant = pool.submit(LogisticRegression(C=10, max_iter=200).fit, vectors, finer)
        about = LogisticRegression(C=3, max_iter=200, class_weight="balanced").fit(vectors[danger], other[danger])
        axes = widest(vectors, _AXES)
        linear, meaning = worded.result(), meant.result()
    along = vectors @ axes
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    kinds = np.searchsorted(linear.classes_, labels[danger]).astype(np.int16)
    by_kind = np.argsort(kinds, kind="stable")
    arrays = {
        "shares": np.array([np.mean(labels == name) for name in linear.classes_]),
        "rarity": grams.rarity,
        "gram_weights": linear.coef_.T,
        "gram_bias": linear.intercept_,
        "vector_weights": meaning.coef_.T,
        "vector_bias": meaning.intercept_,
        "other_weights": about.coef_[0],
        "other_bias": about.intercept_,
        "axes": axes,
        "dangerous": along[danger][by_kind],
        "harmless": along[~danger],
    }
    plain = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in arrays.items()}
    return Weights(classes=linear.classes_.astype(str), grams=np.array(grams.names), kinds=kinds[by_kind], **plain)
