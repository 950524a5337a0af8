"""The learned layer reads what a disguised word means, and everything else as it was written."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newleaf.safety import Screen, Tier
from newleaf.safety.uncovered import Uncovered
from newleaf.settings import PROJECT

LEXICON = Screen.load(PROJECT / "data" / "safety")._book.lexicon
LONG = 10_000


def meant(text: str) -> str:
    return Uncovered(text, LEXICON.sentences(text)).part(0, len(text))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("hes h1tting the kids 2 now not just me", "hes hitting the kids 2 now not just me"),
        ("s u i c i d e is all I think of", "suicide is all I think of"),
        ("iwanttodie tonight", "i want to die tonight"),
        ("he'll kiiiill me", "he'll kill me"),
        ("my \u043cother k\u0456lled", "my mother killed"),
        ("k\u200bill", "kill"),
        ("w1th h1m", "with him"),
    ],
)
def test_a_disguised_word_is_what_it_means(written: str, plain: str) -> None:
    assert meant(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "We've been together 12 years, he's 31M and I'm (29F).",
        "don\u2019t \u2014 really & truly, f2f at 10pm m8",
        "Gr\u00f6\u00dfe ist egal \U0001f52a",
        "\u043f\u0440\u0438\u0432\u0435\u0442, \u043c\u043d\u0435 \u043f\u043b\u043e\u0445\u043e",
        "",
    ],
)
def test_what_is_not_disguised_stays_as_it_was_written(text: str) -> None:
    assert meant(text) == text


@settings(max_examples=150, deadline=None)
@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_any_part_of_any_text_can_be_asked_for(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    Uncovered(text, LEXICON.sentences(text)).part(start, end)


def test_a_long_text_full_of_disguises_takes_little_time() -> None:
    text = ("h1tting k1ll m3 kiiiill. " * LONG)[:LONG]
    sentences = LEXICON.sentences(text)
    before = time.perf_counter()
    plain = Uncovered(text, sentences)
    for sentence in sentences:
        plain.part(sentence.starts[0], sentence.ends[-1])
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize(
    "text",
    [
        "hes h1tting the kids 2 now not just me",
        "h3 t00k my ph0ne and my k3ys aga1n, I cant leave the h0use",
    ],
)
def test_danger_behind_signs_is_found(whole: Screen, text: str) -> None:
    assert whole.assess(text).tier is not Tier.NONE
