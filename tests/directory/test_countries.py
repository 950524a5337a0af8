"""What people answer to "Which country are you in?"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.directory import country_code
from newleaf.directory.countries import checked_code, country_names


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("uk", "GB"),
        ("UK", "GB"),
        ("the U.K.", "GB"),
        ("England", "GB"),
        ("scotland!", "GB"),
        ("I'm in Wales", "GB"),
        ("I live in northern ireland.", "GB"),
        ("Ireland", "IE"),
        ("I\u2019m in Ireland", "IE"),
        ("Éire", "IE"),
        ("the states", "US"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("america", "US"),
        ("US", "US"),
        ("We're from New Zealand", "NZ"),
        ("aotearoa", "NZ"),
        ("AUS", "AU"),
        ("canada", "CA"),
        ("quebec", "CA"),
        ("Deutschland", "DE"),
        ("Türkiye", "TR"),
        ("turkey", "TR"),
        ("Côte d\u2019Ivoire", "CI"),
        ("ivory coast", "CI"),
        ("Trinidad and Tobago", "TT"),
        ("Trinidad & Tobago", "TT"),
        ("DE", "DE"),
    ],
)
def test_a_country_is_understood_as_people_say_it(said: str, code: str) -> None:
    assert country_code(said) == code


@pytest.mark.parametrize(
    "said",
    [
        "",
        "  ",
        "?",
        "us",
        "in",
        "me",
        "it",
        "no",
        "hello",
        "he cheated on me in Ireland",
        "Georgia",
        "XX",
        "the",
    ],
)
def test_what_is_no_clear_name_of_a_country_is_not_guessed(said: str) -> None:
    assert country_code(said) is None


def test_every_country_is_understood_by_its_own_name() -> None:
    assert len(country_names()) == 249
    for code, name in country_names().items():
        if name != "Georgia":
            assert country_code(name) == code
            assert country_code(name.upper()) == code
        assert country_code(code) == code
        assert checked_code(code.lower()) == code


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    assert country_code(text) is None or country_code(text) in country_names()
