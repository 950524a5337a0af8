"""The reviewed words of the search for a professional."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newleaf.content.answers import Review
from newleaf.content.documents import Front, read_document
from newleaf.errors import ContentError

TURNS = ("", ", again", ", later")
ASKED = ("Purpose", "Company", "Place", "Cost", "Found", "First call", "Choosing", "Price", "Refused", "Refused, alone")
"""What is told in turns, so that the same words never come twice in a row."""
SAID_ONCE = (
    "Alone", "Missing, couples", "Missing, sex_therapy", "Missing, trauma", "Missing, online", "Missing, low_cost",
)  # fmt: skip
"""What is added to the words above the list."""


class FindingFront(Front):
    """Front matter of content/find_professional.md."""

    title: str
    sources: tuple[str, ...]
    awaiting: str | None = None
    review: Review


@dataclass(frozen=True, slots=True)
class FindingWords:
    """The words by section, each with its turns."""

    front: FindingFront
    texts: Mapping[str, tuple[str, ...]]

    def words(self, section: str, times: int) -> str:
        """The words of a section that has been told `times` times before."""
        turns = self.texts[section]
        return turns[times % len(turns)]


def read_finding_words(path: Path) -> FindingWords:
    """Read content/find_professional.md. Raises ContentError with file and line."""
    document = read_document(path)
    front = document.checked(FindingFront)
    known = {name + turn for name in ASKED for turn in TURNS} | set(SAID_ONCE)
    for heading, section in document.sections.items():
        if heading not in known:
            raise ContentError(path, section.line, f"unknown section '{heading}'.")
    texts = {}
    for name in (*ASKED, *SAID_ONCE):
        turns = tuple(document.sections[name + turn].text for turn in TURNS if name + turn in document.sections)
        if not turns or (name in ASKED and len(set(turns)) < 2):
            problem = f"'{name}' needs two different wordings: '{name}' and '{name}{TURNS[1]}'."
            raise ContentError(path, 1, problem if name in ASKED else f"the section '{name}' is missing.")
        texts[name] = turns
    return FindingWords(front, texts)
