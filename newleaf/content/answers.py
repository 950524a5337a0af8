"""The reviewed answers: one file a topic, the only thing the guide says about that topic."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from newleaf.content.documents import Document, Front, read_document
from newleaf.errors import ContentError


class Part(StrEnum):
    """The parts of an answer, as their headings name them."""

    ANSWER = "Answer"
    MORE = "More"
    TRY = "Try"
    WHY = "Why"
    ANOTHER = "Another"


class Role(StrEnum):
    """Who is speaking, where an answer differs."""

    BETRAYED = "betrayed"
    UNFAITHFUL = "unfaithful"


ALONE = ("Alone", "Alone, again")
DID_HARM = ("Did harm", "Did harm, again")
GuidedName = Literal[
    "menu", "hand_holding", "eye_contact", "closeness_ladder", "trigger", "readiness", "words", "plan"
]  # fmt: skip
SourcePart = Annotated[str, Field(pattern="^(answer|more|try|why|another)$")]


class Review(Front):
    """Who wrote and who signed a text, and when it is due again."""

    written_on: date
    reviewed_by: str | None
    reviewed_on: date | None
    due_on: date


class AnswerFront(Front):
    """Front matter of an answer. `guided`: exercises that it leads to, or their menu, each with its label."""

    topic: str = Field(pattern="^[a-z_]+$")
    title: str = Field(min_length=3, max_length=40)
    couple: bool
    related: list[str] = Field(min_length=1, max_length=3)
    guided: dict[GuidedName, Annotated[str, Field(min_length=3, max_length=40)]] = Field({})
    source: dict[SourcePart, list[str]]
    review: Review


@dataclass(frozen=True, slots=True)
class Answer:
    """One topic's reviewed text.

    parts: text by part and role; role None fits everybody and always exists.
    alone: texts in place of every part once fear or force was mentioned; empty when `front.couple` is false.
    did_harm: the same for whoever told that it was they who hurt, pressed or scared somebody.
    """

    front: AnswerFront
    parts: Mapping[tuple[Part, Role | None], str]
    alone: tuple[str, ...]
    did_harm: tuple[str, ...]

    def has_roles(self, part: Part) -> bool:
        """Whether the part differs for the betrayed and the one who betrayed."""
        return (part, Role.BETRAYED) in self.parts


def read_answers(folder: Path) -> dict[str, Answer]:
    """All answers by topic. Raises ContentError with file and line."""
    answers: dict[str, Answer] = {}
    documents = [read_document(path) for path in sorted(folder.glob("*.md"))]
    if not documents:
        raise ContentError(folder, 0, "there are no answers here (*.md).")
    for document in documents:
        answer = _answer(document)
        answers[answer.front.topic] = answer
    for document in documents:
        for topic in answers[document.path.stem].front.related:
            if topic not in answers:
                raise ContentError(document.path, 1, f"related: there is no topic '{topic}'.")
    return answers


def _answer(document: Document) -> Answer:
    front = document.checked(AnswerFront)
    if front.topic != document.path.stem:
        raise ContentError(document.path, 1, f"topic: must be '{document.path.stem}', as the file is named.")
    known = {_heading(part, role): (part, role) for part in Part for role in (None, *Role)}
    parts: dict[tuple[Part, Role | None], str] = {}
    for heading, section in document.sections.items():
        if heading in known:
            parts[known[heading]] = section.text
        elif heading not in (*ALONE, *DID_HARM):
            allowed = ", ".join(f"'{name}'" for name in (*known, *ALONE, *DID_HARM))
            raise ContentError(document.path, section.line, f"unknown section '{heading}'; there are {allowed}.")
    for part in Part:
        if (part, None) not in parts:
            raise ContentError(document.path, 1, f"the section '{part}' is missing.")
        if ((part, Role.BETRAYED) in parts) != ((part, Role.UNFAITHFUL) in parts):
            raise ContentError(document.path, 1, f"'{part}' must be given for both roles or for neither.")
        if not front.source.get(part.lower()):
            raise ContentError(document.path, 1, f"source: '{part.lower()}' names no passage that it rests on.")
    alone, did_harm = (
        tuple(document.sections[name].text for name in names if name in document.sections)
        for names in (ALONE, DID_HARM)
    )
    if not front.couple == bool(alone) == bool(did_harm):
        problem = "'Alone' and 'Did harm' must be there when couple is true, and only then."
        raise ContentError(document.path, 1, problem)
    return Answer(front, parts, alone, did_harm)


def _heading(part: Part, role: Role | None) -> str:
    return f"{part}, {role}" if role else str(part)
