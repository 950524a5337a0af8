"""A guess at the country from the browser's languages, and from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.directory import guessed_country
from newleaf.directory.countries import country_names


@pytest.mark.parametrize(
    ("accepted", "country"),
    [
        ("en-GB,en;q=0.9", "GB"),
        ("en,de-CH;q=0.8,de-DE;q=0.9", "DE"),
        ("en-ie", "IE"),
        ("zh-Hant-TW", "TW"),
        ("ca-ES-valencia;q=0.3", "ES"),
        ("en-XX, fr-CA", "CA"),
        ("en-GB;q=0, fr-CA;q=0.1", "CA"),
        ("en", None),
        ("es-419", None),
        ("*", None),
        ("", None),
        (None, None),
        ("en_GB", None),
    ],
)
def test_the_region_of_the_language_wanted_most_is_the_guess(accepted: str | None, country: str | None) -> None:
    assert guessed_country(accepted) == country


@given(st.text(max_size=2000))
def test_any_header_is_survived(accepted: str) -> None:
    guess = guessed_country(accepted)
    assert guess is None or guess in country_names()
