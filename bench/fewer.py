"""A part of the examples, the same wherever it is taken: some designs learn too slowly from all of them."""

import hashlib


def kept(text: str, one_of: int) -> bool:
    """Whether a text belongs to the part that holds about one of so many."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % one_of == 0
