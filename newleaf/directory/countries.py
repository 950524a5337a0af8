"""Countries: their codes, and the names people use for them.

The table is `countries.yml` beside this file: ISO 3166-1 codes with the English names of Unicode CLDR, and
everyday names. It travels with the code, so a code can be checked whatever happens to the data folder.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from newleaf.directory.errors import UnknownCountry
from newleaf.yaml_text import parsed

INTERNATIONAL = "*"
"""Stands where a country code stands, for what serves people everywhere."""

_NOT_A_WORD = re.compile(r"[^\w]+")
_LEADING = re.compile(r"^(?:i m |i am |im |i live |we live |we are |we re |live |living |based |in |from |the )+")


@lru_cache(maxsize=1)
def country_names() -> MappingProxyType[str, str]:
    """English name by ISO 3166-1 code."""
    return MappingProxyType({code: entry["name"] for code, entry in _table().items()})


def checked_code(code: str) -> str:
    """The code in capitals. Raises UnknownCountry for what is not a country of ISO 3166-1."""
    if isinstance(code, str) and code.upper() in country_names():
        return code.upper()
    raise UnknownCountry(code)


def country_code(text: str) -> str | None:
    """The code of the country that a person names ("uk", "the States", "I'm in Ireland"), or None.

    Only text that is nothing but a name counts, as an answer to "Which country are you in?". A code counts in
    capitals ("US", "IN"), or where it is an everyday name ("uk"): "us", "in" and "me" are common words.
    """
    bare = text.strip().strip(".!")
    if bare.isascii() and bare.isupper() and bare in country_names():
        return bare
    name = _folded(text)
    shorter = _LEADING.sub("", f"{name} ").strip()
    names = _codes_by_name()
    return names.get(name) or names.get(shorter)


def told_from(text: str) -> str | None:
    """The code of the country that somebody tells they are in, in passing: "I'm in Nairobi. How do we ...".

    Only of themselves: where a partner was with somebody else is no place to send help to.
    """
    found = _told_from().search(f" {_folded(text)} ")
    return _codes_by_name()[found["place"]] if found else None


@lru_cache(maxsize=1)
def _told_from() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _codes_by_name()), key=len, reverse=True))
    ourselves = r"(?:i m|im|i am|we re|we are|i live|we live|i stay|we stay|living|based|writing|here)"
    return re.compile(rf" {ourselves}(?: (?!not )\w+)? (?:in|from|near)(?: the)? (?P<place>{names}) ")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    text = files("newleaf.directory").joinpath("countries.yml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = parsed(text)[0]
    return table


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, entry in _table().items():
        official = () if entry.get("ambiguous") else (entry["name"],)
        for name in (*official, *entry.get("also", ()), *entry.get("cities", ())):
            names[_folded(name)] = code
    return names


def _folded(text: str) -> str:
    """Lower case, without accents and punctuation, single spaces: "Côte d'Ivoire" is "cote d ivoire"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", plain.replace("&", " and ")).strip()
