"""The end of a long message is read by itself, also where nobody writes a full stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.understanding.spans import LONG, spans

STORY = "We met at school. " + "Then we lived by the sea for years and years. " * 5 + "He lied. How long do we wait?"


def test_a_short_message_is_one_piece() -> None:
    assert spans("How long should we wait? I am tired.") == ("How long should we wait? I am tired.",) * 2


def test_a_story_has_an_end() -> None:
    whole, end = spans(STORY)
    assert whole == STORY
    assert end.endswith("He lied. How long do we wait?")
    assert "at school" not in end


@pytest.mark.parametrize("words", [LONG, 500])
def test_of_words_without_a_full_stop_the_last_are_the_end(words: int) -> None:
    text = " ".join(str(number) for number in range(words))
    _, end = spans(text)
    assert len(end.split()) <= 60 and end.split()[-1] == str(words - 1)


@given(st.text(alphabet="a .!?\n", max_size=400))
def test_the_end_stands_in_the_message(text: str) -> None:
    whole, end = spans(text)
    assert whole == text
    assert " ".join(text.split()).endswith(" ".join(end.split()))
