"""Compares designs that find the intent of a message, on the gate's messages, and prints a table in Markdown.

    .venv/bin/python bench/understanding.py [--part work] [--diet FOLDER] [--one-of 5]

Every design learns from data/nlu and from nothing else. FOLDER is what bench/diet.py wrote: Rasa's stock pipeline,
which needs an environment of its own and is given as many examples by the same `--one-of`. The encoder is the guide's,
with what it learnt from the same examples.

`right` and `three` are of the guide's own topics; `refused` says how many of the off-topic messages are not answered as
a topic where a threshold of confidence refuses 5 % of the own topics; `right at 92 %` how many of the own topics are
answered rightly where a threshold refuses 92 % of the off-topic messages. Sizes leave out the encoder (23 MB), times of
learning leave out the encoding of the examples, which is told beside the table. Takes about five minutes.
"""

import argparse
import json
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fewer import kept
from rasa.shared.nlu.training_data.loading import load_data
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from newleaf.safety.learned import softmax
from newleaf.safety.ngrams import Grams, table
from newleaf.settings import PROJECT
from newleaf.understanding.distress import PREFIX
from newleaf.understanding.encoder import Encoder, loaded_encoder, make_encoder
from newleaf.understanding.encoder_featurizer import PARTS
from newleaf.understanding.evaluation import LONG_WORDS, OFF_TOPIC, OFFERED, TOPIC, Labelled, read_labelled
from newleaf.understanding.intent_classifier import IntentClassifier
from newleaf.understanding.intent_model import IntentModel
from newleaf.understanding.spans import spans

NEAREST = 5
REFUSED_TOPICS, REFUSED_OFF_TOPIC = 0.05, 0.92


@dataclass(frozen=True)
class Examples:
    """Texts, their intents, and their vectors: of the whole [texts, 384], and of whole and end."""

    texts: list[str]
    intents: np.ndarray
    whole: np.ndarray
    parts: np.ndarray


@dataclass(frozen=True)
class Learnt:
    """`judge`: a text to the confidence of each of `intents`. `size`: bytes of what was learnt."""

    intents: Sequence[str]
    judge: Callable[[str], np.ndarray]
    size: int


def logistic(examples: Examples, encoder: Encoder, use_grams: bool, use_encoder: bool) -> Learnt:
    """Logistic regression over grams, the vector of the whole, or both."""
    grams = Grams.of(examples.texts)

    def features(texts: Sequence[str], whole: np.ndarray | None) -> csr_matrix:
        blocks = [table([grams.weigh(text)[0] for text in texts], len(grams.names))] if use_grams else []
        return hstack([*blocks, *([] if whole is None else [csr_matrix(whole * 2)])], format="csr")

    learnt_from = features(examples.texts, examples.whole if use_encoder else None)
    model = LogisticRegression(C=10, max_iter=40).fit(learnt_from, examples.intents)

    def judge(text: str) -> np.ndarray:
        return model.predict_proba(features([text], encoder.encode([text]) if use_encoder else None))[0]

    return Learnt(list(model.classes_), judge, 4 * model.coef_.size)


def nearest(examples: Examples, encoder: Encoder) -> Learnt:
    """Each intent by its few examples that are nearest to the message."""
    names = sorted(set(examples.intents))
    own = [examples.whole[examples.intents == name] for name in names]

    def judge(text: str) -> np.ndarray:
        vector = encoder.encode([text])[0]
        return softmax(np.array([np.sort(each @ vector)[-NEAREST:].mean() for each in own]) * 15)

    return Learnt(names, judge, examples.whole.nbytes)


def guide(examples: Examples, encoder: Encoder) -> Learnt:
    """The guide's own: a linear machine over grams, whole and end, and a regression over the meaning."""
    settings = IntentClassifier.get_default_config()
    model = IntentModel.learn(examples.texts, examples.intents, examples.parts, settings["penalty"], settings["weight"])

    def judge(text: str) -> np.ndarray:
        vector = side_by_side([text], encoder)[0]
        return model.confidences(text, vector, settings["sharpness"], np.zeros(len(model.intents), bool))[0]

    size = model.gram_weights.nbytes + model.vector_weights.nbytes + model.meaning_weights.nbytes
    return Learnt(list(model.intents), judge, size)


def side_by_side(texts: Sequence[str], encoder: Encoder) -> np.ndarray:
    """Vectors of whole and end, as newleaf/understanding/encoder_featurizer.py gives them."""
    different = [tuple(dict.fromkeys(spans(text))) for text in texts]
    flat = [part for parts in different for part in parts]
    vectors = (
        encoder.encode_apart(flat) if len(texts) > 1 else np.concatenate([encoder.encode([each]) for each in flat])
    )
    split = np.split(vectors, np.cumsum([len(parts) for parts in different])[:-1])
    return np.stack([np.resize(own, (PARTS, own.shape[1])).reshape(-1) for own in split]) / np.float32(PARTS**0.5)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("work", "report"), default="work")
    parser.add_argument("--diet", type=Path, help="folder that bench/diet.py wrote")
    parser.add_argument("--one-of", type=int, default=1, help="learn from one short example of so many")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    models = PROJECT / "models"
    make_encoder(models)
    encoder = loaded_encoder(models)
    gate = read_labelled(PROJECT / f"tests/understanding/gate/{arguments.part}.jsonl")
    every = load_data(str(PROJECT / "data/nlu")).intent_examples
    rows = [(each.get("text"), each.get("intent")) for each in every if kept(each.get("text"), arguments.one_of)]
    texts = [text for text, _ in rows]
    started = time.perf_counter()
    parts = side_by_side(texts, encoder)
    seconds = time.perf_counter() - started
    whole = parts[:, : parts.shape[1] // PARTS] * np.float32(PARTS**0.5)
    examples = Examples(texts, np.array([intent for _, intent in rows]), whole, parts)
    print(f"{len(texts)} examples, encoded in {seconds:.0f} s; {len(gate)} messages of the part `{arguments.part}`.\n")
    head = [
        "design",
        "right",
        "three",
        "right, short",
        "right, long",
        "refused",
        "right at 92 %",
        "ms",
        "MB",
        "learns, s",
    ]
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    designs: dict[str, Callable[[Examples, Encoder], Learnt]] = {
        "grams, logistic regression": lambda *given: logistic(*given, use_grams=True, use_encoder=False),
        "encoder, logistic regression": lambda *given: logistic(*given, use_grams=False, use_encoder=True),
        "grams and encoder, logistic regression": lambda *given: logistic(*given, use_grams=True, use_encoder=True),
        f"encoder, {NEAREST} nearest examples": nearest,
        "machine over grams and encoder, regression over encoder, on whole and end (used)": guide,
    }
    for name, learn in designs.items():
        started = time.perf_counter()
        learnt = learn(examples, encoder)
        took = time.perf_counter() - started
        found, times = [], []
        for message in gate:
            started = time.perf_counter()
            confidences = learnt.judge(message.text)
            times.append(1000 * (time.perf_counter() - started))
            found.append(dict(zip(learnt.intents, confidences.tolist(), strict=True)))
        show(name, measured(gate, found), statistics.median(times), learnt.size, took)
    if arguments.diet:
        diet = json.loads((arguments.diet / f"{arguments.part}.json").read_text())
        figures = measured(gate, diet["rankings"])
        show("Rasa's stock DIET", figures, diet["milliseconds"], diet["model_bytes"], diet["training_seconds"])


def measured(gate: Sequence[Labelled], found: Sequence[dict[str, float]]) -> list[float]:
    """The six shares of a row of the table. Distress is left out: the screen, not the intent, says it."""
    calm = [{name: sure for name, sure in each.items() if not name.startswith(PREFIX)} for each in found]
    ranked = [sorted(each, key=each.__getitem__, reverse=True) for each in calm]
    right = np.array([names[0] in message.accepted for names, message in zip(ranked, gate, strict=True)])
    three = [not message.accepted.isdisjoint(names[:OFFERED]) for names, message in zip(ranked, gate, strict=True)]
    topic = np.array([message.is_topic for message in gate])
    off = np.array([message.intent == OFF_TOPIC for message in gate])
    long = np.array([len(message.text.split()) >= LONG_WORDS for message in gate])
    sure = np.array([each[names[0]] for each, names in zip(calm, ranked, strict=True)])
    as_topic = np.where([names[0].startswith(TOPIC) for names in ranked], sure, -1.0)
    refusing_topics = np.quantile(as_topic[topic], REFUSED_TOPICS, method="lower")
    refusing_off_topic = np.quantile(as_topic[off], REFUSED_OFF_TOPIC, method="higher")
    return [
        right[topic].mean(),
        float(np.mean(np.array(three)[topic])),
        right[topic & ~long].mean(),
        right[topic & long].mean(),
        np.mean(as_topic[off] <= refusing_topics),
        np.mean(right[topic] & (as_topic[topic] > refusing_off_topic)),
    ]


def show(name: str, shares: Sequence[float], milliseconds: float, size: int, seconds: float) -> None:
    """Print a row."""
    cells = [f"{100 * share:.1f} %" for share in shares]
    print(
        "| " + " | ".join([name, *cells, f"{milliseconds:.1f}", f"{size / 1e6:.1f}", f"{seconds:.0f}"]) + " |",
        flush=True,
    )


if __name__ == "__main__":
    main()
