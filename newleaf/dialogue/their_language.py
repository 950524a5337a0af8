"""Which language somebody writes in where the letters alone tell it, and bare calls for help in any language."""

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from newleaf.content.other_languages import read_other_languages
from newleaf.dialogue.plain_words import plain
from newleaf.settings import settings
from newleaf.understanding.short_answers import short_answer

ENGLISH = "en"
SCRIPTS = {
    "el": r"\u0370-\u03ff\u1f00-\u1fff",
    "he": r"\u0590-\u05ff\ufb1d-\ufb4f",
    "ar": r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "hi": r"\u0900-\u097f",
    "bn": r"\u0980-\u09ff",
    "th": r"\u0e00-\u0e7f",
    "ko": r"\u1100-\u11ff\uac00-\ud7af",
    "ja": r"\u3040-\u30ff",
    "zh": r"\u3400-\u9fff",
    "ru": r"\u0400-\u04ff",
}
"""Letters that one language is written in, or that the commonest of several is."""
OWN_LETTERS = (
    ("ru", "uk", "іїєґ"),
    ("ar", "ur", "ٹڈڑںےھ"),
    ("ar", "fa", "پچژگ"),
)
"""Letters by which another language with the same script is told from the commonest."""
_LONGEST = 60
"""Characters of a call for help and nothing else, at most, said once."""
_ENOUGH_WORDS = 4
"""Words of a message from which on its language is recognised: what is not foreign then is English."""
_MOST_REPEATED = 8
"""Words of what is said again and again, at most."""


def by_letters(text: str) -> str | None:
    """The language that most letters of a text belong to; None where they are Latin, or those of an unlisted script."""
    letters = 0 if text.isascii() else sum(letter.isalpha() for letter in text)
    if not letters:
        return None
    counted = {code: len(pattern.findall(text)) for code, pattern in _patterns().items()}
    if counted["ja"] and counted["ja"] + counted["zh"] > letters / 2:
        return "ja"  # Japanese is written in Chinese letters as well, Chinese in none of the others
    code = max(counted, key=lambda each: counted[each])
    if counted[code] <= letters / 2:
        return None
    return next((other for plainest, other, own in OWN_LETTERS if code == plainest and set(own) & set(text)), code)


def spoken_now(message: Mapping[str, Any], known: str | None) -> str | None:
    """The language to answer a message in; None for English. `known`: that of the danger told, which stays until
    somebody goes on in another."""
    text = message.get("text") or ""
    if short_answer(text, known):
        return known
    if language := message.get("language") or call_for_help(text) or by_letters(text):
        return language
    tells = not text.startswith("/") and len(re.findall(r"[^\W\d_]+", text)) >= _ENOUGH_WORDS
    return None if tells else known


def call_for_help(text: str) -> str | None:
    """The language of a message that calls for help and says nothing else; None where it says more."""
    words = _once(_folded(text))
    if not words or len(words) > _LONGEST:
        return None
    bare = _once(" ".join(_polite().sub(" ", f" {words} ").split()))
    return _calls().get(words) or _calls().get(bare)


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(f"[{letters}]") for code, letters in SCRIPTS.items()}


@functools.cache
def _calls() -> dict[str, str]:
    listed = read_other_languages(settings().project / "content" / "other_languages.yml").calls
    return {_folded(call): code for code, calls in reversed(listed.items()) for call in calls}


@functools.cache
def _polite() -> re.Pattern[str]:
    polite = read_other_languages(settings().project / "content" / "other_languages.yml").polite
    words = "|".join(sorted(map(_folded, polite), key=len, reverse=True))
    return re.compile(rf"(?<= )(?:{words})(?= )")


def _once(words: str) -> str:
    """What is said again and again, said once; the last time may break off."""
    each = words.split()
    for size in range(1, min(_MOST_REPEATED, len(each)) + 1):
        if all(word == each[place % size] for place, word in enumerate(each)):
            return " ".join(each[:size])
    return words


def _folded(text: str) -> str:
    """Lower case, without accents and marks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return plain("".join(sign for sign in apart if not unicodedata.combining(sign)))
