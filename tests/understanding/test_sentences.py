"""A message is cut into sentences as the rules cut it, and nothing that was said is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.understanding.sentences import sentences

FIRST, SECOND = "He came home late last night.", "I asked him where he had been!"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{FIRST} {SECOND}", [FIRST, SECOND]),
        (f"{FIRST}\n{SECOND}", [FIRST, SECOND]),
        (f"“{FIRST}” '{SECOND}'", [FIRST, SECOND]),
        (f"- {FIRST}\n- {SECOND}", [FIRST, SECOND]),
        (f"{FIRST} No. {SECOND}", [f"{FIRST} No.", SECOND]),
        (f"No. {FIRST} {SECOND}", [f"No. {FIRST}", SECOND]),
        ("I think it is over... and I am so tired", ["I think it is over... and I am so tired"]),
        ("I did not say so, no,\nnot again to him", ["I did not say so, no,\nnot again to him"]),
        ("It was 3.30 and he was not home", ["It was 3.30 and he was not home"]),
        ("", [""]),
        (" ", [" "]),
        ("...", ["..."]),
    ],
)
def test_where_sentences_end(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_what_has_no_full_stop_is_read_in_parts_of_like_length() -> None:
    parts = sentences(" ".join(map(str, range(130))))
    assert [len(part.split()) for part in parts] == [44, 44, 42]


@given(st.text(alphabet="ab .,!?;\n\"'”", max_size=300))
def test_no_word_is_lost(text: str) -> None:
    letters = [each for each in text if each in "ab"]
    assert [each for part in sentences(text) for each in part if each in "ab"] == letters
