"""Cuts a message into the sentences that may hold its question."""

import re

_END = re.compile(r"(?<=[.!?…])[\s\"')\]]+(?=\S)|\s*\n+\s*")
_FEW = 4
"""Words; what is shorter belongs to the sentence before it ("Last year. At work.")."""

MOST = 24
"""Sentences looked at; of a longer message, those at its end, where questions stand."""


def sentences(text: str) -> list[str]:
    """The sentences in their order, short ones joined to the one before; never empty for a text with words."""
    found: list[str] = []
    for part in filter(None, (part.strip() for part in _END.split(text))):
        if found and min(len(part.split()), len(found[-1].split())) < _FEW:
            found[-1] += " " + part
        else:
            found.append(part)
    return found[-MOST:]
