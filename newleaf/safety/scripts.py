"""Words of a message in any script, folded so that accents, diacritics and ways of typing make no difference.

Not the folding of English text (normalise.py): letters of other scripts stay what they are here, and nothing is
read as a disguise of a Latin letter.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

# Letters that Unicode does not decompose and people type in another way; Arabic letters that are exchanged freely
# (alef variants and seats of hamza decompose by themselves), the stretching line, and a hamza that is left out.
_SAME = {
    "œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ґ": "г",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ک": "ك", "ـ": "", "ء": "",
    "ँ": "ं", "़": "",
    **dict.fromkeys("‘’‚‛ʼ′`´＇", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("¿¡؟।。？！", "."),
    "،": ",", "؛": ";", "、": ",", "，": ",",
}  # fmt: skip
# The vowel signs of Devanagari, Bengali and Thai are letters of the word: without them "die" and "hit" are the same.
_VOWEL_SIGNS = "\u0900-\u0963\u0980-\u09e3\u0e31\u0e34-\u0e3a"
# Written without spaces: each letter stands for itself, and the rules name them one after the other.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_TOKEN = re.compile(
    rf"(?P<word>[{_UNSPACED}]|[^\W_](?:(?![{_UNSPACED}])[^\W_]|[{_VOWEL_SIGNS}])*)"
    r"|(?P<end>[.!?;\n])|(?P<pause>[,:()]| - )"
)
_KEPT_SIGN = re.compile(f"[{_VOWEL_SIGNS}]")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


class Kind(StrEnum):
    """What a token is: a word, or where a sentence or a part of it ends."""

    WORD = "word"
    END = "end"
    PAUSE = "pause"


_KINDS = {kind.value: kind for kind in Kind}


class Token(NamedTuple):
    """One folded word or mark; it stands at `start` to `end` in the message as it was sent."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and marks of a message, in order; linear in its length."""
    folded, origin = fold(text)
    found = []
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        found.append(Token(_KINDS[match.lastgroup or "word"], match[0], origin[start], origin[end - 1] + 1))
    return found


def fold(text: str) -> tuple[str, Sequence[int]]:
    """The folded text and, for each of its characters, the offset in `text` that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        for letter in character.lower() if character < "\x80" else _fold_character(character):
            letters.append(letter)
            origin.append(offset)
    return "".join(letters), origin


def spellings(word: str) -> tuple[str, ...]:
    """The ways to read a folded word: as it is, and without letters drawn out as in "nooooo"."""
    if not _DRAWN_OUT.search(word):
        return (word,)
    return word, _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Cs", "Cc"):
        return "" if category == "Cf" else " "
    plain = (_SAME.get(letter, letter) for letter in unicodedata.normalize("NFKD", character.lower()))
    return "".join(_plain(letter) for letters in plain for letter in letters)


def _plain(letter: str) -> str:
    if unicodedata.category(letter).startswith("M"):
        return letter if _KEPT_SIGN.match(letter) else ""
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
