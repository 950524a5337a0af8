"""A throat that was squeezed needs a doctor, whoever tells of it and whatever help they are shown."""

import re
from typing import Any

from newleaf.dialogue.plain_words import plain

_WHOM = r"(?:me|her|him|them|us|my \w+|his \w+|her \w+)"
_STRANGLED = re.compile(
    rf"\b(?:strangl|throttl)\w+ {_WHOM}\b|\bchok(?:es|ed|ing) {_WHOM}\b|\b(?:was|got|been|being|is) (?:strangled|choked"
    r"|throttled)\b|\b(?:by|round|around|on|to|squeez\w+|grabb\w+|crush\w+|pressed) (?:my|her|his|their"
    r"|the) (?:throat|neck)\b"
)


def tells_of_it(text: str) -> bool:
    """Whether a message tells that somebody's throat was squeezed."""
    return bool(_STRANGLED.search(plain(text)))


def with_doctor(message: dict[str, Any], advice: str) -> dict[str, Any]:
    """The help message with advice to see a doctor, before the question it ends with where it asks one."""
    *before, last = message["text"].split("\n\n")
    parts = [*before, advice, last] if last.endswith("?") else [*before, last, advice]
    return message | {"text": "\n\n".join(parts)}
