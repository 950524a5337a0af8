"""Fold a message to plain lower-case letters while remembering where each letter came from."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Letters of other scripts that look like Latin ones (Unicode TR39 confusables, the lower-case part that
# survives decomposition), and the quotes and dashes that phones put in place of ' " and -.
_LOOKALIKE = dict(
    zip(
        "аеорсухіјѕԁһӏкмнтвгпьԛԝαεορυικντχβγωμηɡıłøđħ",
        "aeopcyxijsdhlkmhtbrnbqwaeopuikvtxbywungilodh",
        strict=True,
    )
)
_MARKS = {
    **dict.fromkeys("‘’‚‛ʼ′`´＇ʹˈ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


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
        for letter in character.lower() if character < "\x80" else _fold_character(character):
            letters.append(letter)
            origin.append(offset)
    return "".join(letters), origin


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    category = unicodedata.category(character)
    if category == "Cf" or category.startswith("M"):
        return ""
    if category in ("Cs", "Cc", "Zl", "Zp"):
        return "\n" if category.startswith("Z") else " "
    plain = unicodedata.normalize("NFKD", character).lower()
    return "".join(
        _LOOKALIKE.get(letter, _MARKS.get(letter, letter))
        for letter in plain
        if not unicodedata.category(letter).startswith("M")
    )
