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
        ("i w a n t t o d i e", "i want to die"),
        ("k i l l  m y s e l f tonight", "kill myself tonight"),
        ("i want to k.i.l.l m.y.s.e.l.f", "i want to kill myself"),
        ("i want to d-i-e.", "i want to die."),
        ("iwanttodie tonight", "i want to die tonight"),
        ("he'll kiiiill me", "he'll kill me"),
        ("my \u043cother k\u0456lled", "my mother killed"),
        ("k\u200bill", "kill"),
        ("w1th h1m", "with him"),
        ("my b0yfriend's (24m) h1tting me", "my boyfriend's (24m) hitting me"),
        ("sui-cide or s*icide", "suicide or suicide"),
    ],
)
def test_a_disguised_word_is_what_it_means(written: str, plain: str) -> None:
    assert meant(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "We've been together 12 years, he's 31M and I'm (29F).",
        "don\u2019t \u2014 really & truly, f2f at 10pm m8",
        "Gr\u00f6\u00dfe ist egal \U0001f52a\U0001f52a",
        "\u042f \u043d\u0435 \u0445\u043e\u0447\u0443 \u0436\u0438\u0442\u044c",
        "\u043c\u0430\u043c\u0430 \u043c\u0435\u043d\u044f \u0431\u044c\u0451\u0442",
        "m\u1eb9 t\u00f4i \u0111\u00e1nh t\u00f4i",
        "I\u00b4m (29F) and my husband\u00b4s (31M) at home",
        "I take 4-5 a day, slept 4-5 h, at 9 p.m. I left, 4, 5, 5 times, plan A/B/C, my 4-7 y/o",
        "I'm 5'4 and he is 6'1, I have $0 left, A5 paper, BMW M1, M47, F33, gr8",
        "shhh be quiet, AAA battery, World War III, www, grrr, she is from \U0001f1ee\U0001f1f9",
        "the A B C of love, N H S, U S A, the U S, 5 f 4, plan b or c",
        "",
    ],
)
def test_what_is_not_disguised_stays_as_it_was_written(text: str) -> None:
    assert meant(text) == text


@pytest.mark.parametrize(
    "text",
    ["i w a n t t o d i e", "k i l l   m y s e l f tonight", "i want to d i e", "k-i-l-l m-y-s-e-l-f"],
)
def test_what_is_spelled_out_is_heard_by_both_layers(whole: Screen, text: str) -> None:
    assert whole.assess(text).tier is Tier.ACUTE


@settings(max_examples=150, deadline=None)
@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_any_part_of_any_text_can_be_asked_for(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    Uncovered(text, LEXICON.sentences(text)).part(start, end)


@pytest.mark.parametrize(
    "text",
    [("h1tting k1ll m3 kiiiill. " * LONG)[:LONG], "\u0430\u0431" * (LONG // 4) + " " + "(f1)" * (LONG // 8)],
    ids=["words", "ages"],
)
def test_a_long_text_full_of_disguises_takes_little_time(text: str) -> None:
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
        "he is h1tting me and this traffic is killing me",
    ],
)
def test_danger_behind_signs_is_found(whole: Screen, text: str) -> None:
    assert whole.assess(text).tier is not Tier.NONE
