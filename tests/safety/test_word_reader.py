"""The word reader: what each piece of a word says, of which the loudest counts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from newleaf import array_file
from newleaf.errors import ModelError
from newleaf.safety.word_reader import NONE, PATH, ReaderWeights, WordReader
from newleaf.understanding.encoder import encoder_path

PROJECT = Path(__file__).parents[2]
CLASSES = ["despair concern", NONE]
CALM, DARK = np.eye(2, dtype=np.float32)


def weights() -> ReaderWeights:
    """A piece that points to DARK speaks for despair; two kinds of harmless messages speak as one."""
    return ReaderWeights(
        encoder=np.array("compass"),
        classes=np.array(["despair concern", "none", "none greet"]),
        inner=np.eye(2, dtype=np.float16),
        inner_bias=np.zeros(2, np.float16),
        outer=np.array([[0, 1, 1], [5, 0, 0]], np.float16),
        outer_bias=np.zeros(3, np.float16),
        mean=np.zeros((2, 3), np.float16),
        mean_bias=np.zeros(3, np.float16),
        length=np.float16(1),
    )


def despair(*pieces: np.ndarray) -> float:
    dark, none = WordReader(weights(), CLASSES).read(np.stack(pieces))
    return float(dark - none)


def test_one_dark_piece_among_many_is_heard() -> None:
    assert despair(DARK) > despair(*[CALM] * 30, DARK) > despair(*[CALM] * 31)


def test_kinds_of_harmless_messages_are_one_class() -> None:
    assert WordReader(weights(), CLASSES).read(CALM[None])[1] == pytest.approx(1 + np.log(2), abs=1e-3)


def test_classes_come_in_the_order_that_is_asked_for() -> None:
    there, back = (WordReader(weights(), order).read(DARK[None]) for order in (CLASSES, CLASSES[::-1]))
    assert there.tolist() == back[::-1].tolist()


def test_other_classes_than_were_learnt_are_an_error() -> None:
    with pytest.raises(ModelError, match="teach_word_reader"):
        WordReader(weights(), [*CLASSES, "minor acute"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no file of arrays", "not in order"),
        (array_file.to_bytes(replace(weights(), encoder=np.array("another"))), "another encoder"),
    ],
    ids=["broken", "of another encoder"],
)
def test_a_file_that_does_not_fit_is_an_error(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / PATH.name
    with pytest.raises(ModelError, match="from the repository"):
        WordReader.load(CLASSES, "compass", path)
    path.write_bytes(content)
    with pytest.raises(ModelError, match=says):
        WordReader.load(CLASSES, "compass", path)


def test_the_one_in_the_project_was_learnt_with_the_encoder_in_the_project() -> None:
    learnt = array_file.from_bytes(ReaderWeights, PATH.read_bytes(), PATH.name)
    assert str(learnt.encoder) == encoder_path(PROJECT / "models").name
