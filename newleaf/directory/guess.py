"""A guess at the country from the languages that a browser names. Never from the address a request comes from."""

from __future__ import annotations

import re

from newleaf.directory.countries import country_names

_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-(?P<region>[A-Za-z]{2})(?:-[A-Za-z0-9]{1,8})*\s*(?:;\s*q=(?P<weight>[01](?:\.\d{0,3})?))?"
)
_MOST = 500
"""Characters of a header that are read."""


def guessed_country(accepted: str | None) -> str | None:
    """The region of the language that is wanted most and names one: "en-GB,en;q=0.9" gives GB. None without any.

    `accepted`: an Accept-Language header, or one language such as en-GB.
    """
    best: tuple[float, str] | None = None
    for part in (accepted or "")[:_MOST].split(","):
        found = _TAG.fullmatch(part.strip())
        if found is None or found["region"].upper() not in country_names():
            continue
        weight = float(found["weight"] or 1)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, found["region"].upper()
    return best[1] if best else None
