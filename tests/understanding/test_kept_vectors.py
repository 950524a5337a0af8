"""What one training has encoded, the next need not."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from newleaf.understanding import kept_vectors as kept
from newleaf.understanding.encoder import Encoder, make_encoder, turn
from newleaf.understanding.kept_vectors import kept_vectors, vectors_path
from tests.conftest import PROJECT


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are encoded from now on."""
    texts: list[str] = []
    encode = Encoder._encode

    def noting(self: Encoder, new: Sequence[str]) -> np.ndarray:
        texts.extend(new)
        return encode(self, new)

    monkeypatch.setattr(Encoder, "_encode", noting)
    return texts


def training(models: Path, texts: Sequence[str]) -> np.ndarray:
    make_encoder(PROJECT / "models")
    with kept_vectors(models) as vectors, turn(vectors):
        return Encoder.load(PROJECT / "models").encode_apart(texts)


def test_only_what_is_new_is_encoded_and_the_rest_is_the_same(tmp_path: Path, encoded: list[str]) -> None:
    first = training(tmp_path, ["how long do we wait", "he lied again"])
    second = training(tmp_path, ["he lied again", "may I hold her hand"])
    assert sorted(encoded) == ["he lied again", "how long do we wait", "may I hold her hand"]
    assert np.array_equal(first[1], second[0])


def test_what_a_failed_training_has_encoded_is_kept(tmp_path: Path, encoded: list[str]) -> None:
    make_encoder(PROJECT / "models")
    with pytest.raises(ValueError), kept_vectors(tmp_path) as vectors, turn(vectors):
        Encoder.load(PROJECT / "models").encode_apart(["how long do we wait"])
        raise ValueError("broken data")
    training(tmp_path, ["how long do we wait"])
    assert len(encoded) == 1


def test_a_training_of_one_half_keeps_what_the_other_needs(tmp_path: Path, encoded: list[str]) -> None:
    training(tmp_path, ["how long do we wait"])
    training(tmp_path, ["he lied again"])
    training(tmp_path, ["how long do we wait"])
    assert len(encoded) == 2


def test_another_way_of_encoding_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = vectors_path(tmp_path)
    monkeypatch.setattr(kept, "_ENCODED_BY", ("encoder.py", "spans.py"))
    assert vectors_path(tmp_path) != before


def test_a_full_disk_does_not_end_a_training(
    tmp_path: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "write_checked", refuse)
    training(tmp_path, ["how long do we wait"])
    assert "No space left" in caplog.text


def test_the_texts_themselves_are_not_in_the_file(tmp_path: Path, encoded: list[str]) -> None:
    training(tmp_path, ["how long do we wait"])
    with np.load(vectors_path(tmp_path)) as file:
        assert {name: file[name].dtype for name in file.files} == {"keys": np.uint64, "vectors": np.float16}


def test_a_file_that_is_not_in_order_is_made_anew(tmp_path: Path, encoded: list[str]) -> None:
    training(tmp_path, ["how long do we wait"])
    vectors_path(tmp_path).write_bytes(b"half of a file")
    for _ in range(2):
        training(tmp_path, ["how long do we wait"])
    assert len(encoded) == 2
