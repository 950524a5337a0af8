"""Whether a number can be dialled inside a country, as people there dial it.

libphonenumber knows the numbering plan of every country and most short codes. A short code that it does not know
stands in the country's file under `dials`, with the page that shows it in a comment.
"""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, shortnumberinfo

from newleaf.directory.countries import INTERNATIONAL

_TEXTED_SHORT = re.compile(r"\d{3,6}")
NANP_PREFIX = "1"


def dial_fault(number: str, country: str, dials: frozenset[str]) -> str | None:
    """Why the number does not ring when it is dialled in the country, or None. `dials`: what the file vouches for."""
    if number in dials or (country != INTERNATIONAL and _is_short(number, country)):
        return None
    if country == INTERNATIONAL:
        return f"{number} belongs to no country; list it under dials: if it can be dialled in most"
    wanted = _as_dialled(number, country)
    if wanted is None:
        return (
            f"{number} cannot be dialled in {country}: not a number of its numbering plan. "
            "A short code that is new or little known goes under dials: with its source"
        )
    if number not in wanted:
        ways = " or ".join(sorted(wanted))
        return f"{number} cannot be dialled in {country}; write it as people there dial it: {ways}"
    return None


def text_fault(number: str, country: str, dials: frozenset[str]) -> str | None:
    """Why the number cannot be texted in the country, or None. Short codes for texts are listed nowhere."""
    if _TEXTED_SHORT.fullmatch(number) or number in dials or country == INTERNATIONAL:
        return None
    return None if _as_dialled(number, country) else f"{number} cannot be texted in {country}"


def _is_short(number: str, country: str) -> bool:
    try:
        parsed = phonenumbers.parse(number, country)
    except NumberParseException:
        return False
    # Parsing drops a leading zero that belongs to codes such as 000 and 024.
    return shortnumberinfo.is_emergency_number(number, country) or (
        phonenumbers.national_significant_number(parsed) == number
        and shortnumberinfo.is_valid_short_number_for_region(parsed, country)
    )


def _as_dialled(number: str, country: str) -> frozenset[str] | None:
    """The digits that ring this number inside the country, or None for what is no number there."""
    try:
        parsed = phonenumbers.parse(number, country)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number_for_region(parsed, country) and not _shares_its_plan(parsed, country):
        return None
    if parsed.country_code == 1:
        return frozenset({NANP_PREFIX + phonenumbers.national_significant_number(parsed)})
    written = (
        phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL),
        phonenumbers.format_number_for_mobile_dialing(parsed, country, with_formatting=False),
    )
    return frozenset(re.sub(r"\D", "", text) for text in written if text and not text.startswith("+"))


def _shares_its_plan(parsed: phonenumbers.PhoneNumber, country: str) -> bool:
    """A freephone number of the USA also rings in Canada, where libphonenumber counts it to the USA alone."""
    return phonenumbers.is_valid_number(parsed) and parsed.country_code == 1 and country in ("US", "CA")
