"""What one training has encoded, the next need not."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from newleaf.safety.examples import intent_examples
from newleaf.understanding import kept_vectors as kept
from newleaf.understanding.encoder import Encoder, encoder_path, make_encoder, turn
from newleaf.understanding.kept_vectors import KeptVectors, kept_vectors, vectors_path
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


def training(models: Path, texts: Sequence[str], given: Path | None = None) -> np.ndarray:
    make_encoder(PROJECT / "models")
    with kept_vectors(models, given) as vectors, turn(vectors):
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


GIVEN = PROJECT / "data" / "vectors.npz"


def test_the_vectors_that_come_with_the_project_are_those_of_the_present_encoder() -> None:
    """Otherwise scripts/give_vectors.py has to be run again."""
    encoder, vectors = Encoder.load(PROJECT / "models"), KeptVectors()
    vectors.take(GIVEN, encoder_path(PROJECT / "models").name)
    texts = [example.text for example in intent_examples(PROJECT / "data" / "nlu")]
    known = [text for text in texts if text in vectors]
    assert len(known) > 0.8 * len(texts), "a first training takes longer than docs/evaluation.md says"
    some = known[:: len(known) // 50]
    assert (np.stack([vectors[text] for text in some]) * encoder.encode_apart(some)).sum(axis=1).min() > 0.999


def given(path: Path, encoder: str, texts: Sequence[str]) -> Path:
    with kept_vectors(path.parent) as vectors, turn(vectors):
        Encoder.load(PROJECT / "models").encode_apart(texts)
    vectors.give(path, encoder, texts)
    vectors_path(path.parent).unlink()
    return path


def test_what_was_given_is_not_encoded(tmp_path: Path, encoded: list[str]) -> None:
    name = encoder_path(PROJECT / "models").name
    made = training(tmp_path, ["how long do we wait", "he lied again"])
    file = given(tmp_path / "vectors.npz", name, ["how long do we wait", "he lied again"])
    encoded.clear()
    read = training(tmp_path, ["he lied again", "may I hold her hand"], file)
    assert encoded == ["may I hold her hand"]
    assert np.abs(read[0] - made[1]).max() < 0.002


@pytest.mark.parametrize("content", [None, b"", b"version https://git-lfs.github.com/spec/v1\n"])
def test_without_what_was_given_all_is_encoded(
    tmp_path: Path, encoded: list[str], caplog: pytest.LogCaptureFixture, content: bytes | None
) -> None:
    file = tmp_path / "vectors.npz"
    if content is not None:
        file.write_bytes(content)
    training(tmp_path, ["he lied again"], file)
    assert encoded == ["he lied again"]
    assert "cannot be read" in caplog.text


def test_vectors_of_another_encoder_are_left(
    tmp_path: Path, encoded: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    file = given(tmp_path / "vectors.npz", "encoder-of-last-year.onnx", ["he lied again"])
    encoded.clear()
    training(tmp_path, ["he lied again"], file)
    assert encoded == ["he lied again"]
    assert "another encoder" in caplog.text
