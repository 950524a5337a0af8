"""Shows what the numbers in data/safety/learned.yml do, to whoever sets them anew.

    .venv/bin/python bench/layer_limits.py FOLDER

Do so after the encoder was taught anew. Reads the working parts only: tests/safety/gate/work and, of FOLDER, the half
called `work` (bench/safety_screen.py says what it holds). One number is changed at a time; the rest is as it stands in
the file. Prints a table in Markdown: what is found on the gate, how often signal and tier are right there, and what is
flagged. Takes some minutes.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from safety_screen import every, part, trusted

from newleaf.checked_files import read_checked
from newleaf.safety import Screen, Tier, learned
from newleaf.safety.evaluation import read_messages
from newleaf.safety.limits import Limits, Threshold
from newleaf.safety.second_reader import SecondReader
from newleaf.safety.suspicion import NAME, Suspicion
from newleaf.safety.word_reader import WordReader
from newleaf.safety.yaml_file import read
from newleaf.screening import layer_path
from newleaf.settings import PROJECT
from newleaf.understanding.encoder import loaded_encoder

SAFETY = PROJECT / "data" / "safety"
OUTSIDE = (
    ("suicide", "distress_suicide", every),
    ("violence", "distress_violence", trusted),
    ("other distress", "distress_other", every),
    ("near-misses", "benign_relationship_nearmiss", every),
    ("relationship", "benign_relationship", every),
    ("figures", "benign_figurative", every),
    ("off-topic", "oos_general", every),
)


class Remembering:
    """An encoder that keeps what it has encoded: the same texts are read again for each row of the table."""

    def __init__(self) -> None:
        self._encoder = loaded_encoder(PROJECT / "models")
        self.name = self._encoder.name
        self._known: dict[str, np.ndarray] = {}
        self._read: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors [texts, width]."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self._encoder.encode([text])[0]
        return np.stack([self._known[text] for text in texts])

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The unit vector of a text [width], and the vectors of its pieces of words [pieces, width]."""
        if text not in self._read:
            self._read[text] = self._encoder.read(text)
        return self._read[text]


class Rereading:
    """A second reader that keeps what it has read."""

    def __init__(self) -> None:
        self._reader = SecondReader.load(PROJECT / "models")
        self.classes = self._reader.classes
        self._known: dict[str, np.ndarray] = {}

    def read(self, text: str) -> np.ndarray:
        """Log-odds of `classes`, up to a constant: [classes]."""
        if text not in self._known:
            self._known[text] = self._reader.read(text)
        return self._known[text]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    gate = read_messages(PROJECT / "tests" / "safety" / "gate" / "work")
    outside = {
        name: [str(row["text"]) for row in part(folder / f"{file}.jsonl", "work") if wanted(row)]
        for name, file, wanted in OUTSIDE
    }
    screen, encoder, second = Screen.load(SAFETY), Remembering(), Rereading()
    weights = read_checked(layer_path(PROJECT))
    head = [
        "",
        "gate: found",
        "right signal",
        "right tier",
        *(f"{name}: acute / any" for name in ("harmless", *outside)),
    ]
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for name, most, limits in variations():
        learned.MOST_ENCODED = most
        learnt = learned.Weights.from_bytes(weights)
        reader = WordReader.load(learnt.classes.tolist(), encoder.name)
        layer = learned.LearnedLayer(learnt, encoder, limits.gate, limits.known, limits.quiet, reader)
        screen.use(Suspicion(layer, limits, second))
        found = [(message, screen.assess(message.text)) for message in gate]
        right = [(message, each) for message, each in found if message.signal and each.tier is not Tier.NONE]
        calm = [each.tier for message, each in found if not message.signal]
        cells = [
            share([each.tier is not Tier.NONE for message, each in found if message.signal]),
            share([each.signal in message.accepted for message, each in right]),
            share([each.tier is message.tier for message, each in right]),
            flagged(calm),
            *(flagged([screen.assess(text).tier for text in texts]) for texts in outside.values()),
        ]
        print("| " + " | ".join([name, *cells]) + " |", flush=True)


def variations() -> Iterator[tuple[str, int, Limits]]:
    """The limits as they are, then with one number changed."""
    limits, _ = read(SAFETY / f"{NAME}.yml", Limits)
    most = learned.MOST_ENCODED
    yield "as it is", most, limits
    for number in (1, 3, 40):
        yield f"{number} sentences encoded", number, limits
    for whole in (0.0, 0.7):
        yield f"whole {whole}", most, limits.model_copy(update={"whole": whole})
    for words in (0.0, 0.5, 2.0):
        yield f"words {words}", most, limits.model_copy(update={"words": words})
    for nearness in (0.0, 40.0, 110.0):
        yield f"nearness {nearness:.0f}", most, limits.model_copy(update={"nearness": nearness})
    for against in (0.0, 2.0, 100.0):
        yield f"against {against}", most, limits.model_copy(update={"against": against})
    for alike in (0.0, 20.0, 80.0):
        yield f"alike {alike:.0f}", most, limits.model_copy(update={"alike": alike})
    for name, values in (("gate", (0.0, 0.1)), ("quiet", (0.0, 0.05)), ("calm", (0.0, 0.3)), ("urgent", (0.0, 0.5))):
        for value in values:
            yield f"{name} {value}", most, limits.model_copy(update={name: value})
    for concern, acute in ((0.0, 0.0), (0.001, 0.4), (0.05, 0.2), (0.2, 0.4)):
        doubt = limits.doubt.model_copy(update={"concern": concern, "acute": acute})
        yield f"doubt {concern}, {acute}", most, limits.model_copy(update={"doubt": doubt})
    for name, value in (("certain", 0.0), ("certain", 0.1), ("everything", 0.0), ("everything", 0.05)):
        doubt = limits.doubt.model_copy(update={name: value})
        yield f"doubt, {name} {value}", most, limits.model_copy(update={"doubt": doubt})
    second = {"above": (1.0, 0.0005), "counts": (1.0, 8.0), "clear": (0.0, 1.0), "calms": (0.0, 0.5)}
    for name, values in second.items():
        for value in values:
            again = limits.second.model_copy(update={name: value})
            yield f"second, {name} {value}", most, limits.model_copy(update={"second": again})
    for step in (-1.0, -0.5, 0.5):
        for tier in ("concern", "acute"):
            moved = {signal: _moved(each, tier, step) for signal, each in limits.thresholds.items()}
            yield f"{tier} {step:+} log-odds", most, limits.model_copy(update={"thresholds": moved})


def _moved(threshold: Threshold, tier: str, step: float) -> Threshold:
    value = getattr(threshold, tier)
    moved = 1 / (1 + math.exp(-(math.log(value / (1 - value)) + step)))
    if tier == "concern":
        return Threshold(concern=min(moved, threshold.acute), acute=threshold.acute)
    return Threshold(concern=threshold.concern, acute=max(moved, threshold.concern))


def share(right: Sequence[bool]) -> str:
    """A share as a percentage."""
    return f"{100 * sum(right) / max(len(right), 1):.1f}"


def flagged(tiers: Sequence[Tier]) -> str:
    """Shares flagged acute, and flagged at all."""
    return f"{share([tier is Tier.ACUTE for tier in tiers])} / {share([tier is not Tier.NONE for tier in tiers])}"


if __name__ == "__main__":
    main()
