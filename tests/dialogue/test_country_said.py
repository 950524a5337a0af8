"""A country named along the way is heard, a word that only looks like one is not."""

import pytest

from actions.country import country_said


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("I'm in Ireland, my wife hits me", "Ireland", "IE"),
        ("we live in the us and he scares me", "us", "US"),
        ("I'm from the US", "US", "US"),
        ("is there a therapist near us", "us", None),
        ("is there hope for us", "us", None),
        ("what do you see in us", "us", None),
        ("Jordan cheated on me", "Jordan", None),
    ],
)
def test_a_country_counts_where_it_is_a_place(text: str, word: str, code: str | None) -> None:
    start = text.index(word)
    entity = {"entity": "country", "start": start, "end": start + len(word), "value": code or "US"}
    assert country_said({"text": text, "entities": [entity]}) == code
