"""A long message has a beginning and an end; nothing is lost where nobody writes a full stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.understanding.spans import LONG, spans

STORY = "We met at school. " + "Then we lived by the sea for years and years. " * 5 + "He lied. How long do we wait?"


def test_a_short_message_is_one_piece() -> None:
    assert spans("How long should we wait? I am tired.") == ("How long should we wait? I am tired.",) * 3


def test_a_story_has_a_beginning_and_an_end() -> None:
    whole, beginning, end = spans(STORY)
    assert whole == STORY
    assert beginning.startswith("We met at school. Then we lived")
    assert end.endswith("He lied. How long do we wait?")
    assert "at school" not in end and "How long" not in beginning


@pytest.mark.parametrize("words", [LONG, 500])
def test_words_without_a_full_stop_are_cut_to_a_bearable_part(words: int) -> None:
    text = " ".join(str(number) for number in range(words))
    _, beginning, end = spans(text)
    assert len(beginning.split()) <= 60 and beginning.split()[0] == "0"
    assert len(end.split()) <= 60 and end.split()[-1] == str(words - 1)


@given(st.text(alphabet="a .!?\n", max_size=400))
def test_every_part_stands_in_the_message(text: str) -> None:
    whole, beginning, end = spans(text)
    assert whole == text
    words = " ".join(text.split())
    assert " ".join(beginning.split()) in words and " ".join(end.split()) in words
