"""A part of the examples, the same wherever it is taken: some designs learn too slowly from all of them."""

import hashlib

WORDS = 40


def kept(text: str, one_of: int) -> bool:
    """Whether a text belongs to the part that holds about one of so many, of those with at most forty words."""
    if one_of == 1:
        return True
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    return len(text.split()) <= WORDS and number % one_of == 0
