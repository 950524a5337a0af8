"""What the small encoder is unsure of is read again by a larger one, which is never needed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from newleaf.checked_files import read_checked, sum_file
from newleaf.errors import ModelError
from newleaf.safety import Screen, Tier
from newleaf.safety.learned import LearnedLayer
from newleaf.safety.limits import Limits
from newleaf.safety.screen import OK, SECOND
from newleaf.safety.second_reader import SecondReader, make_second_reader, second_reader_path
from newleaf.safety.second_reader_graph import near
from newleaf.safety.suspicion import NAME, Suspicion
from newleaf.safety.yaml_file import read
from newleaf.screening import layer_path, open_screen
from newleaf.understanding import published
from newleaf.understanding.encoder import encoder_path, loaded_encoder
from tests.safety.test_nearness import Compass, weights

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "data" / "safety"
MODELS = PROJECT / "models"


@pytest.fixture(scope="module")
def reader() -> SecondReader:
    return SecondReader.load(MODELS)


def likeliest(reader: SecondReader, text: str) -> str:
    return reader.classes[int(np.argmax(reader.read(text)))]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("he put his hands round my throat last night", "partner_violence acute"),
        ("I want to kill myself tonight", "suicide_self_harm acute"),
        ("how long should we wait before we kiss again", "none"),
        ("", "none"),
    ],
)
def test_it_knows_what_is_plain(reader: SecondReader, text: str, signal: str) -> None:
    assert likeliest(reader, text) == signal


def test_a_long_message_is_cut_and_any_text_is_read(reader: SecondReader) -> None:
    assert np.isfinite(reader.read("we went home " * 2000)).all()
    assert np.isfinite(reader.read("😢" * 50 + "\u0000\u202e日本語")).all()


def test_distances_are_told_by_kind_and_direction() -> None:
    kinds = near(200)
    assert kinds[0, 0] == 0 and kinds[1, 0] == 1 and kinds[0, 1] == 17
    assert kinds[199, 0] == 15 and kinds[0, 199] == 31
    assert (np.diff(kinds[:, 0]) >= 0).all()


class Counting:
    """Stands in for the second reader and counts; it sees nothing anywhere."""

    def __init__(self, reader: SecondReader) -> None:
        self.classes, self.read_again = reader.classes, 0

    def read(self, text: str) -> np.ndarray:
        self.read_again += 1
        return np.zeros(len(self.classes))


def test_only_what_lies_between_is_read_again(reader: SecondReader) -> None:
    counting = Counting(reader)
    weights = read_checked(layer_path(PROJECT))
    screen = Screen.load(FOLDER).use(Suspicion.load(FOLDER, weights, loaded_encoder(MODELS), counting))
    for sure in ("hello", "how long should we wait?", "thank you", "I want to die"):
        screen.assess(sure)
    assert counting.read_again == 0
    screen.assess("he pays for everything and wants to see each receipt")
    assert counting.read_again == 1


class Calm:
    """Stands in for the second reader and is sure of nothing but calm."""

    classes = ("none", "despair concern")

    def read(self, text: str) -> np.ndarray:
        return np.array([9.0, 0.0])


@pytest.mark.parametrize(
    ("text", "first", "tier"),
    [
        ("I feel hopeless", 0.1, Tier.NONE),
        ("I feel hopeless", 0.4, Tier.CONCERN),  # the first reading contradicts
        ("I feel hopeless and" + " we went for a long walk" * 12, 0.1, Tier.CONCERN),  # more than it reads
        ("I have taken the pills", 0.1, Tier.ACUTE),  # what a rule is certain of is not left to it
        ("I feel hopeless" + ". We went for a long walk" * 6, 0.1, Tier.NONE),
        ("I feel hopeless" + ". We went for a long walk" * 12, 0.1, Tier.CONCERN),  # it does not read all of that
    ],
)
def test_it_is_believed_of_short_messages_in_which_the_first_reading_sees_little(
    text: str, first: float, tier: Tier
) -> None:
    odds = np.log(first / (1 - first))
    slight = replace(weights(), vector_bias=np.array([0, odds], np.float32))
    limits, _ = read(FOLDER / f"{NAME}.yml", Limits)
    alone = {"gate": 0.0, "known": 0.0, "sure": 0.0, "nearness": 0.0, "whole": 0.0, "words": 1.0}
    layer = LearnedLayer(slight, Compass())
    screen = Screen.load(FOLDER).use(Suspicion(layer, limits.model_copy(update=alone), Calm()))
    assert screen.assess(text).tier is tier


def test_other_classes_than_those_of_the_layer_are_refused(reader: SecondReader) -> None:
    other = Counting(reader)
    other.classes = ["none", "weather"]
    with pytest.raises(ModelError, match="teach_second_reader"):
        Suspicion.load(FOLDER, read_checked(layer_path(PROJECT)), loaded_encoder(MODELS), other)


@pytest.mark.parametrize("broken", ["missing", "changed"])
def test_without_it_the_layer_serves_and_says_so(tmp_path: Path, broken: str) -> None:
    (tmp_path / "data").symlink_to(PROJECT / "data")
    (tmp_path / "models").mkdir()
    whole = [layer_path(PROJECT), encoder_path(MODELS)]
    for path in whole + [second_reader_path(MODELS)] * (broken == "changed"):
        for file in (path, sum_file(path)):
            (tmp_path / "models" / file.name).write_bytes(file.read_bytes())
    if broken == "changed":
        path = second_reader_path(tmp_path / "models")
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    screen = open_screen(tmp_path)
    assert screen.layers["learned"] == OK
    assert "make env" in screen.layers[SECOND]
    assert screen.assess("everyone would be fine without me").tier is not Tier.NONE


def test_it_is_made_from_the_published_weights_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "LARGE_WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="make env"):
        make_second_reader(tmp_path)
