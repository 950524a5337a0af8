"""A message is held against the examples nearest to it: the dangerous ones and the harmless ones."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from newleaf.safety import Screen, Signal, Tier
from newleaf.safety.learned import NEAREST, LearnedLayer, Weights
from newleaf.safety.limits import Limits
from newleaf.safety.suspicion import NAME, Suspicion
from newleaf.safety.yaml_file import read

FOLDER = Path(__file__).parents[2] / "data" / "safety"
DARK, LIGHT = np.array([1, 0, 0], np.float32), np.array([0, 1, 0], np.float32)
DARK_WORD = "dusk"


class Compass:
    """An encoder with two directions: a text that names the dark word, and any other."""

    name = "compass"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack([DARK if DARK_WORD in text else LIGHT for text in texts])

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        (vector,) = self.encode([text])
        return vector, vector[None]


def weights() -> Weights:
    """Two classes, between which neither grams nor meaning can tell; the examples alone do."""
    return Weights(
        classes=np.array(["none", "despair concern"]),
        shares=np.array([0.5, 0.5], np.float32),
        grams=np.array([], dtype=str),
        rarity=np.array([], np.float32),
        gram_weights=np.zeros((0, 2), np.float32),
        gram_bias=np.zeros(2, np.float32),
        vector_weights=np.zeros((3, 2), np.float32),
        vector_bias=np.zeros(2, np.float32),
        other_weights=np.zeros(3, np.float32),
        other_bias=np.float32(0),
        axes=np.eye(3, 2, dtype=np.float32),
        dangerous=np.tile(DARK[:2], (NEAREST, 1)),
        kinds=np.ones(NEAREST, np.int16),
        harmless=np.tile(LIGHT[:2], (NEAREST, 1)),
    )


def with_dangerous(examples: np.ndarray) -> Weights:
    return replace(weights(), dangerous=examples, kinds=np.ones(len(examples), np.int16))


def judged(text: str, of: Weights) -> float:
    return LearnedLayer(of, Compass()).judge([text], text).nearness


@pytest.mark.parametrize(("text", "nearness"), [(DARK_WORD, 1), ("noon", -1)])
def test_a_message_is_near_to_what_is_like_it(text: str, nearness: float) -> None:
    assert judged(text, weights()) == pytest.approx(nearness)


def test_only_the_nearest_examples_count() -> None:
    many = with_dangerous(np.concatenate([np.tile(LIGHT[:2], (50, 1)), weights().dangerous]))
    assert judged(DARK_WORD, many) == pytest.approx(judged(DARK_WORD, weights()))


@pytest.mark.parametrize("count", [6, 320, 321, 10_000])
def test_of_many_examples_the_nearest_are_found(count: int) -> None:
    turns = np.random.default_rng(count).uniform(0, np.pi, count)
    examples = np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)
    nearest = np.sort(examples[:, 0])[-NEAREST:].mean()  # the harmless ones lie at a right angle
    assert judged(DARK_WORD, with_dangerous(examples)) == pytest.approx(nearest)


@pytest.mark.parametrize("few", [0, 1])
def test_fewer_examples_than_are_compared_are_enough(few: int) -> None:
    assert np.isfinite(judged(DARK_WORD, with_dangerous(weights().dangerous[:few])))
    assert np.isfinite(judged(DARK_WORD, replace(weights(), harmless=weights().harmless[:few])))


def test_each_signal_is_held_against_its_own_examples() -> None:
    two = replace(
        weights(),
        classes=np.array(["none", "despair concern", "minor concern"]),
        gram_weights=np.zeros((0, 3), np.float32),
        gram_bias=np.zeros(3, np.float32),
        vector_weights=np.zeros((3, 3), np.float32),
        vector_bias=np.zeros(3, np.float32),
        dangerous=np.concatenate([np.tile(LIGHT[:2], (9, 1)), np.tile(DARK[:2], (9, 1))]),
        kinds=np.repeat(np.array([1, 2], np.int16), 9),
    )
    alike = dict(zip(Signal, LearnedLayer(two, Compass()).judge([DARK_WORD], DARK_WORD).alike, strict=True))
    assert alike.pop(Signal.MINOR) == pytest.approx(1)
    assert max(alike.values()) == pytest.approx(0)


def test_nearness_alone_tips_the_scales() -> None:
    limits, _ = read(FOLDER / f"{NAME}.yml", Limits)
    open_to_all = limits.model_copy(update={"gate": 0.0, "known": 0.0})
    screen = Screen.load(FOLDER).use(Suspicion(LearnedLayer(weights(), Compass()), open_to_all))
    assert screen.assess(f"nothing but {DARK_WORD} now").tier is Tier.CONCERN
    assert screen.assess("nothing but noon now").tier is Tier.NONE
