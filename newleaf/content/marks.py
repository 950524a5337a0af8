"""Marks of what the guide said, so that it does not repeat itself: hashes of its own texts alone."""

import hashlib

SAID = "said"
"""The slot that holds the marks of what was said last."""


def mark(text: str) -> str:
    """A short mark of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
