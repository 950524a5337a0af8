"""Greetings and thanks around a message change nothing of what is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.understanding.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hi, need help now", "need help now"),
        ("hello there. How long should we wait? Thanks in advance!", "How long should we wait?"),
        ("Sorry for the long message. My wife cheated", "My wife cheated"),
        ("my husband lied to me again, please help", "my husband lied to me again"),
        ("that's not what I meant, I meant who apologises first", "who apologises first"),
        ("No, I asked how to be close", "how to be close"),
        ("you got me wrong. I wanted to know when we can kiss", "when we can kiss"),
    ],
)
def test_courtesies_are_left_out(text: str, left: str) -> None:
    assert without_courtesies(text) == left


@pytest.mark.parametrize(
    "text",
    ["Hi", "hi there!", "hello bot", "no thanks", "Thank you so much", "Good night", "please help",
     "that's not what I meant", "no, I mean it", "I asked him to stop and he didn't", "I wanted to know where he was"],
)  # fmt: skip
def test_what_says_little_else_stays_whole(text: str) -> None:
    assert without_courtesies(text) == text


@given(st.text(alphabet="hi thanks,.!?\n", max_size=300))
def test_something_is_left(text: str) -> None:
    left = without_courtesies(text)
    assert left in text
    assert left.split() or not text.split()
