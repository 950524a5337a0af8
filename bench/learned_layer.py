"""Compares designs of the learned layer by cross-validation on our own examples.

    .venv/bin/python bench/learned_layer.py [FOLDER]

Each design learns from three quarters of the examples and judges the rest; lines that stand together in a
file, which are often alike, stay together. FOLDER may hold labelled texts that are not part of the project, as for
bench/safety_screen.py: then the half called `work` is judged too, each message by its most suspicious sentence, at the
threshold that flags 2 % of the relationship questions. The encoder is the published one, without what it learnt from
these very examples (newleaf/understanding/adapter.py). Takes about ten minutes. Prints a table in Markdown.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
from safety_screen import part
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from newleaf.safety.learned import NONE
from newleaf.safety.learning import label
from newleaf.safety.ngrams import Grams, table
from newleaf.safety.rules import load
from newleaf.safety.units import units
from newleaf.screening import examples
from newleaf.settings import PROJECT
from newleaf.understanding.encoder import Encoder
from newleaf.understanding.encoder_graph import build
from newleaf.understanding.published import published_vocabulary, published_weights

FOLDS = 4
HIDDEN = 96
OUTSIDE = ("distress_suicide", "distress_violence", "distress_other", "benign_figurative", "oos_general")
BENIGN = "benign_relationship"
Model = Callable[[object, np.ndarray], Callable[[object], np.ndarray]]


def linear(penalty: float = 3) -> Model:
    """A linear model: features and labels to a function from features to probabilities."""

    def made(features: object, labels: np.ndarray) -> Callable[[object], np.ndarray]:
        return LogisticRegression(C=penalty, max_iter=40).fit(features, labels).predict_proba

    return made


def network(features: object, labels: np.ndarray) -> Callable[[object], np.ndarray]:
    """A small network on top of the sentence encoder."""
    return MLPClassifier((HIDDEN,), alpha=1e-3, max_iter=15, random_state=0).fit(features, labels).predict_proba


def product(features: tuple[object, object], labels: np.ndarray) -> Callable[[tuple[object, object]], np.ndarray]:
    """Two models whose logarithms are added: on the encoder, and a linear one on grams."""
    return _added(network, features, labels)


def linear_product(
    features: tuple[object, object], labels: np.ndarray
) -> Callable[[tuple[object, object]], np.ndarray]:
    """The same with a linear model on the encoder, as the layer takes it."""
    return _added(linear(10), features, labels)


def _added(
    on_encoder: Model, features: tuple[object, object], labels: np.ndarray
) -> Callable[[tuple[object, object]], np.ndarray]:
    first, second = on_encoder(features[0], labels), linear(10)(features[1], labels)

    def probabilities(both: tuple[object, object]) -> np.ndarray:
        mean = np.sqrt(first(both[0]) * second(both[1]))
        return mean / mean.sum(axis=1, keepdims=True)

    return probabilities


class Features:
    """The views of a text, learnt from the training texts where they have to be."""

    def __init__(self, texts: list[str], encoder: Encoder) -> None:
        self.known = Grams.of(texts)
        self.pieces = encoder._pieces
        self.table = published_weights()["embeddings.word_embeddings.weight"]
        counts = np.bincount(np.concatenate([self._ids(text) for text in texts]), minlength=len(self.table))
        self.weight = 1 / (1 + counts / counts.sum() * 1000)  # common pieces say little (Arora et al., 2017)

    def _ids(self, text: str) -> np.ndarray:
        return np.array(self.pieces.encode(text, 128)[1:-1] or [100])

    def static(self, texts: list[str]) -> np.ndarray:
        """The mean of the encoder's own embeddings of word pieces, weighed by how rare they are."""
        means = np.stack([self.weight[ids] @ self.table[ids] for ids in map(self._ids, texts)])
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    def grams(self, texts: list[str]) -> csr_matrix:
        """Words, pairs of words and pieces of words."""
        return table([self.known.weigh(text)[0] for text in texts], len(self.known.names))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    warnings.simplefilter("ignore")
    encoder = published()
    rows = list(examples(PROJECT))
    texts, labels = [row.text for row in rows], np.array([label(row) for row in rows])
    views = Features(texts, encoder)
    vectors, grams, static = encoder.encode_apart(texts), views.grams(texts), views.static(texts)
    outside = {name: outside_units(folder, name) for name in (BENIGN, *OUTSIDE)} if folder else {}
    flat = {name: [text for message in messages for text in message] for name, messages in outside.items()}
    seen = {name: (encoder.encode_apart(each), views.grams(each), views.static(each)) for name, each in flat.items()}
    designs: dict[str, tuple[object, Model, Callable]] = {
        "static embeddings, linear": (static, linear(), lambda seen: seen[2]),
        "grams, linear": (grams, linear(), lambda seen: seen[1]),
        "encoder, linear": (vectors, linear(10), lambda seen: seen[0]),
        "encoder, network": (vectors, network, lambda seen: seen[0]),
        "encoder beside grams, one linear model": (
            hstack([vectors * 1.5, grams], format="csr"), linear(), lambda seen: hstack([seen[0] * 1.5, seen[1]], "csr")
        ),
        "encoder network and grams": ((vectors, grams), product, lambda seen: (seen[0], seen[1])),
        "encoder linear and grams (used)": ((vectors, grams), linear_product, lambda seen: (seen[0], seen[1])),
    }  # fmt: skip
    print(f"{len(rows)} examples, {np.sum(labels == NONE)} of them harmless.\n")
    names = [name.replace("_", " ") for name in OUTSIDE] if folder else []
    head = ["design", "found at 2 % false", "at 5 %", "right signal", "right tier", *names, "seconds"]
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for name, (features, model, view) in designs.items():
        started = time.perf_counter()
        classes, probabilities = cross_validated(features, labels, [row.group for row in rows], model)
        cells = measured(classes, probabilities, labels)
        if folder:
            judge = model(features, labels)
            danger = {
                each: worst(1 - judge(view(seen[each]))[:, classes.index(NONE)], outside[each]) for each in outside
            }
            threshold = np.quantile(danger[BENIGN], 0.98)
            cells += [float(np.mean(danger[each] > threshold)) for each in OUTSIDE]
        shown = [f"{100 * cell:.1f} %" for cell in cells]
        print("| " + " | ".join([name, *shown, f"{time.perf_counter() - started:.0f}"]) + " |")
        sys.stdout.flush()


def published() -> Encoder:
    """The encoder as it was published, in 8-bit weights."""
    return Encoder(build(published_weights(), published_vocabulary()))


def take(features: object, rows: np.ndarray) -> object:
    """Rows of features, which may be a pair."""
    return tuple(each[rows] for each in features) if isinstance(features, tuple) else features[rows]


def cross_validated(
    features: object, labels: np.ndarray, groups: list[str], model: Model
) -> tuple[list[str], np.ndarray]:
    """The classes, and each example's probabilities by a model that has not seen its group."""
    classes = sorted(set(labels))
    found = np.zeros((len(labels), len(classes)))
    for train, test in GroupKFold(FOLDS).split(labels, labels, groups):
        known = [classes.index(each) for each in sorted(set(labels[train]))]
        found[np.ix_(test, known)] = model(take(features, train), labels[train])(take(features, test))
    return classes, found


def measured(classes: list[str], probabilities: np.ndarray, labels: np.ndarray) -> list[float]:
    """Recall at 2 and 5 % false alarms; of danger, how often signal and tier are right."""
    danger = 1 - probabilities[:, classes.index(NONE)]
    real = labels != NONE
    guess = probabilities.copy()
    guess[:, classes.index(NONE)] = 0
    best = np.array(classes)[guess.argmax(axis=1)][real]
    pairs = [(guessed.split(), label.split()) for guessed, label in zip(best, labels[real], strict=True)]
    right = [np.mean([guessed[at] == label[at] for guessed, label in pairs]) for at in (0, 1)]
    return [*(float(np.mean(danger[real] > np.quantile(danger[~real], q))) for q in (0.98, 0.95)), *map(float, right)]


def outside_units(folder: Path, name: str) -> list[list[str]]:
    """The sentences of each message of the working half."""
    lexicon = load(PROJECT / "data" / "safety").lexicon
    texts = [str(row["text"]) for row in part(folder / f"{name}.jsonl", "work")]
    return [[text[each.start : each.end] for each in units(text, lexicon.sentences(text))] or [""] for text in texts]


def worst(danger: np.ndarray, messages: list[list[str]]) -> np.ndarray:
    """The highest value among the sentences of each message."""
    starts = np.cumsum([0, *(len(message) for message in messages)])[:-1]
    return np.maximum.reduceat(danger, starts)


if __name__ == "__main__":
    main()
