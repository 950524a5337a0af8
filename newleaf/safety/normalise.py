"""Fold a message to plain lower-case letters while remembering where each letter came from."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Letters of other scripts that look like Latin ones (Unicode TR39 confusables, the lower-case part that
# survives decomposition), and the quotes and dashes that phones put in place of ' " and -.
_LOOKALIKE = dict(
    zip(
        "ɑаеорсухіјѕԁһӏкмнтвгпьԛԝѵүғзαεορυικντχβγωμηςσδɡıłøđħǀօոսհցѡɩʋ",
        "aaeopcyxijsdhlkmhtbrnbqwvyfeaeopuikvtxbywunsodgilodhlonuhgwiv",
        strict=True,
    )
)
# Capitals that look like another Latin letter than their small form does.
_CAPITAL = dict(zip("ΗΝΥΡΧΖΙΛ", "hnypxzia", strict=True))
_MARKS = {
    **dict.fromkeys("‘’‚‛ʼ′`´＇ʹˈꞌ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("∗⁎✱✲﹡＊٭•·∙⋅", "*"),
    # Letters that show nothing: Hangul fillers, the empty Braille cell.
    **dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800", ""),
}
# Small capitals, turned, circled, squared and regional letters do not decompose, but their names say what they are.
_NAMED = re.compile(
    r"(?:LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL )?(?:TURNED |REVERSED |OPEN |DOTLESS |INVERTED )?"
    r"|NEGATIVE (?:SQUARED|CIRCLED) LATIN CAPITAL LETTER |PARENTHESIZED LATIN (?:SMALL|CAPITAL) LETTER "
    r"|REGIONAL INDICATOR SYMBOL LETTER )([A-Z])(?: WITH .*)?"
)
_OVERRIDDEN = re.compile("\u202e([^\u202c\n]*)")
"""What stands behind a right-to-left override, up to where it ends: a screen shows it back to front."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def as_shown(text: str) -> tuple[str, Sequence[int]]:
    """Return the text in the order in which a screen shows it and, for each of its characters, the offset in `text`.

    Only right-to-left overrides are heeded, and letters that run from right to left anyway stay as they are.
    """
    order = list(range(len(text)))
    for run in _OVERRIDDEN.finditer(text):
        if _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, run[1])):
            order[run.start(1) : run.end(1)] = reversed(order[run.start(1) : run.end(1)])
    return "".join(text[offset] for offset in order), order


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text and, for each of its characters, the offset in `text` it came from.

    Compatibility forms, accents, look-alike letters, curly quotes and case are folded; zero-width and
    bidirectional controls vanish; lone surrogates and other control characters become spaces. One pass.
    """
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        if character < "\x80":
            letters.append(character)
            origin.append(offset)
        else:
            for letter in _fold_character(character):
                letters.append(letter)
                origin.append(offset)
    return "".join(letters).lower(), origin


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    for table in (_MARKS, _CAPITAL):
        if character in table:
            return table[character]
    category = unicodedata.category(character)
    if category == "Cf" or category.startswith("M"):
        return ""
    if category in ("Cs", "Cc", "Zl", "Zp"):
        return "\n" if category.startswith("Z") else " "
    named = _NAMED.fullmatch(unicodedata.name(character, ""))
    if named:
        return named[1].lower()
    plain = unicodedata.normalize("NFKD", character).lower()
    return "".join(
        _LOOKALIKE.get(letter, _MARKS.get(letter, letter))
        for letter in plain
        if not unicodedata.category(letter).startswith("M")
    )
