"""The layer beside the rules: what it lowers, what it adds, and how the nearest examples name a signal."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from newleaf.safety import Assessment, Screen, Signal, Tier
from newleaf.safety.learned import NEAREST, LearnedLayer, Weights
from newleaf.safety.limits import Limits
from newleaf.safety.suspicion import NAME, Suspicion
from newleaf.safety.yaml_file import read

FOLDER = Path(__file__).parents[2] / "data" / "safety"
DUSK, DAWN, NOON = np.eye(3, dtype=np.float32)
PRESSED = "he sulks for days if I refuse"
SUFFERED = ("sexual_coercion acute", "sexual_coercion concern")


class Compass:
    """An encoder with three directions: a text that names dusk, one that names dawn, and any other."""

    name = "compass"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack([DUSK if "dusk" in text else DAWN if "dawn" in text else NOON for text in texts])

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        (vector,) = self.encode([text])
        return vector, vector[None]


def layer(classes: Sequence[str], at_dusk: str | None, at_dawn: str | None, known: str = "") -> Weights:
    """Classes none and `classes`; a text that names dusk or dawn is one of them for certain, any other is none.

    `known`: the words it knows. The nearest examples say nothing, unless a test puts others in.
    """
    names = ["none", *classes]
    columns = np.full((3, len(names)), -20, np.float32)
    for direction, name in enumerate((at_dusk, at_dawn, "none")):
        columns[direction, names.index(name or "none")] = 20
    words = sorted(set(known.lower().split()))
    return Weights(
        classes=np.array(names),
        shares=np.full(len(names), 1 / len(names), np.float32),
        grams=np.array(words, dtype=str),
        rarity=np.ones(len(words), np.float32),
        gram_weights=np.zeros((len(words), len(names)), np.float32),
        gram_bias=np.zeros(len(names), np.float32),
        vector_weights=columns,
        vector_bias=np.zeros(len(names), np.float32),
        other_weights=np.zeros(3, np.float32),
        other_bias=np.float32(-9),
        axes=np.eye(3, dtype=np.float32),
        dangerous=np.tile(DUSK, (NEAREST, 1)),
        kinds=np.ones(NEAREST, np.int16),
        harmless=np.tile(DUSK, (NEAREST, 1)),
    )


def read_with(weights: Weights, text: str, **changed: float) -> Assessment:
    limits, _ = read(FOLDER / f"{NAME}.yml", Limits)
    open_to_all = limits.model_copy(update={"gate": 0.0, "known": 0.0, "words": 0.0, **changed})
    return Screen.load(FOLDER).use(Suspicion(LearnedLayer(weights, Compass()), open_to_all)).assess(text)


def test_rules_alone_call_it_acute() -> None:
    assert Screen.load(FOLDER).assess(f"{PRESSED} at dusk").tier is Tier.ACUTE


def test_what_the_layer_sees_as_nothing_of_now_is_a_concern() -> None:
    text = f"{PRESSED} at dusk"
    assert read_with(layer(SUFFERED, "sexual_coercion concern", None, text), text).tier is Tier.CONCERN
    assert read_with(layer(SUFFERED, "sexual_coercion acute", None, text), text).tier is Tier.ACUTE
    assert read_with(layer(SUFFERED, "sexual_coercion concern", None, text), text, calm=0.0).tier is Tier.ACUTE


def test_it_must_know_the_words() -> None:
    assert read_with(layer(SUFFERED, "sexual_coercion concern", None), f"{PRESSED} at dusk").tier is Tier.ACUTE


def test_a_calm_sentence_does_not_calm_another() -> None:
    text = f"We have been married for nine years and work until dusk. And then {PRESSED} at dawn"
    weights = layer(SUFFERED, "sexual_coercion concern", "sexual_coercion acute", text)
    assert read_with(weights, text).tier is Tier.ACUTE


def test_nothing_is_calm_under_18() -> None:
    text = f"I am 15 and {PRESSED} at dusk"
    assert read_with(layer(SUFFERED, "sexual_coercion concern", None, text), text).tier is Tier.ACUTE


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("I want to kill myself at dusk", "suicide_self_harm concern"),
        ("I am going to kill him at dusk", "harm_to_others concern"),
        ("he hit my son at dusk", "child_at_risk concern"),
        ("my husband hits me at dusk", "partner_violence concern"),
        ("he raped me at dusk", "sexual_coercion concern"),
        ("he strangled me at dusk", "partner_violence concern"),
    ],
)
def test_a_life_a_child_a_blow_and_force_are_never_calm(text: str, seen: str) -> None:
    assert read_with(layer([seen], seen, None, text), text).tier is Tier.ACUTE


def test_a_weak_rule_does_not_hide_a_life_or_a_child() -> None:
    classes = ("suicide_self_harm concern", "child_at_risk concern", "harm_to_others concern")
    for seen, first in zip(classes, (Signal.SUICIDE_SELF_HARM, Signal.CHILD_AT_RISK, Signal.DESPAIR), strict=True):
        found = read_with(layer(classes, seen, None), "I feel hopeless. It is the letters in the drawer, at dusk.")
        assert found.signal is first


def test_nor_does_a_guess_come_before_what_rules_call_acute() -> None:
    weights = layer(["suicide_self_harm concern"], "suicide_self_harm concern", None)
    found = read_with(weights, "My husband hits me. It is the letters in the drawer, at dusk.")
    assert (found.signal, found.tier) == (Signal.PARTNER_VIOLENCE, Tier.ACUTE)


def test_the_nearest_examples_name_the_signal() -> None:
    classes = ("acute_trauma concern", "despair concern")
    undecided = np.full((3, 3), -20, np.float32)
    undecided[0, 1:] = 20
    for signal, nearest in ((Signal.ACUTE_TRAUMA, (DUSK, DAWN)), (Signal.DESPAIR, (DAWN, DUSK))):
        weights = layer(classes, None, None)
        of_two = Weights(
            **{
                **{name: getattr(weights, name) for name in weights.__dataclass_fields__},
                "vector_weights": undecided,
                "dangerous": np.concatenate([np.tile(each, (NEAREST, 1)) for each in nearest]),
                "kinds": np.repeat(np.array([1, 2], np.int16), NEAREST),
            }
        )
        assert read_with(of_two, "nothing but dusk").signal is signal
