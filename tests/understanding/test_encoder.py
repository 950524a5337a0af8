"""The sentence encoder: like meanings point the same way, whatever the text, and no file is trusted unchecked."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newleaf.checked_files import sum_file
from newleaf.errors import ModelError
from newleaf.understanding import published
from newleaf.understanding.adapter import adapted
from newleaf.understanding.encoder import Encoder, encoder_path, make_encoder
from newleaf.understanding.encoder_graph import build
from newleaf.understanding.published import published_vocabulary, published_weights
from newleaf.understanding.wordpiece import WordPiece

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    make_encoder(MODELS)
    return Encoder.load(MODELS)


SENTENCES = ["he hit me last night", "my husband beat me yesterday", "can you recommend a pasta recipe"]


def test_without_what_it_learnt_the_encoder_is_the_published_one() -> None:
    hit, beat, pasta = Encoder(build(published_weights(), published_vocabulary())).encode(SENTENCES)
    # The published 32-bit weights give 0.61 and 0.09.
    assert hit @ beat == pytest.approx(0.61, abs=0.06)
    assert hit @ pasta == pytest.approx(0.09, abs=0.06)


def test_what_it_learnt_brings_like_sentences_closer(encoder: Encoder) -> None:
    hit, beat, pasta = encoder.encode(SENTENCES)
    assert hit @ beat > 0.7
    assert hit @ pasta < 0.3


def test_what_was_learnt_fits_every_matrix() -> None:
    weights = published_weights()
    changed = [name for name, value in adapted(weights).items() if not np.array_equal(value, weights[name])]
    assert len(changed) == 36 and all(name.endswith(".weight") for name in changed)


def test_a_vector_does_not_depend_on_what_stands_beside_it(encoder: Encoder) -> None:
    texts = ["I lie awake all night", "how long should we wait?", "she reached for me and I froze"]
    together, alone = encoder.encode(texts), np.concatenate([encoder.encode([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.97


def test_the_same_text_gives_the_same_vector(encoder: Encoder) -> None:
    texts = ["he came home late again", "", "x" * 50]
    assert np.array_equal(encoder.encode(texts), encoder.encode(texts))


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "a" * 20_000, "no " * 9_000, "😢💔", "\ud800", "日本語", "\x00\x07"]
)
def test_any_text_gives_a_unit_vector(encoder: Encoder, text: str) -> None:
    (vector,) = encoder.encode([text])
    assert vector.shape == (384,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_no_text_gives_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_a_changed_byte_is_noticed(encoder: Encoder, tmp_path: Path) -> None:
    good = encoder_path(MODELS)
    copy = encoder_path(tmp_path)
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    sum_file(copy).write_bytes(sum_file(good).read_bytes())
    with pytest.raises(ModelError, match="newleaf train"):
        Encoder.load(tmp_path)
    make_encoder(tmp_path)  # repairs it
    assert copy.read_bytes() == good.read_bytes()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"encoder-.*newleaf train"):
        Encoder.load(tmp_path)


@pytest.mark.parametrize("name", ["WEIGHTS_SHA256", "VOCABULARY_SHA256"])
def test_other_weights_than_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(published, name, "0" * 64)
    with pytest.raises(ModelError, match="make env"):
        make_encoder(tmp_path)


def test_an_encoder_is_served_without_its_published_weights(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "find_spec", lambda name: None)
    assert np.array_equal(Encoder.load(MODELS).encode(SENTENCES), encoder.encode(SENTENCES))
    with pytest.raises(ModelError, match="make env"):
        make_encoder(tmp_path)


PIECES = WordPiece(["[UNK]", "[CLS]", "[SEP]", "can", "'", "t", "sleep", "##ing", "##less", "cafe", "!", "日"])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Can't", [3, 4, 5]),
        ("sleepless SLEEPING!", [6, 8, 6, 7, 10]),
        ("café", [9]),
        ("sleepx", [0]),
        ("日日", [11, 11]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, numbers: list[int]) -> None:
    assert PIECES.encode(text, 50) == [1, *numbers, 2]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.integers(2, 20))
def test_pieces_never_exceed_the_room(text: str, most: int) -> None:
    numbers = PIECES.encode(text, most)
    assert 2 <= len(numbers) <= most
    assert (numbers[0], numbers[-1]) == (1, 2)
