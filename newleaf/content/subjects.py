"""The reviewed texts on particular subjects within a topic, such as money that was spent on an affair."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from newleaf.content.answers import Review
from newleaf.content.documents import Document, Front, read_document
from newleaf.errors import ContentError

HEADINGS = ("Answer", "Again")
"""What is said first, and what is said to whoever stays with it."""


class SubjectFront(Front):
    """Front matter of content/subjects/*.md. `topic`: the one that "tell me more" goes on with.

    `rests_on`: passages of the source text, and addresses of public pages.
    """

    subject: str = Field(pattern="^[a-z_]{2,20}$")
    title: str = Field(min_length=3, max_length=40)
    topic: str
    related: list[str] = Field(min_length=1, max_length=3)
    rests_on: list[str] = Field(min_length=1)
    review: Review


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject's reviewed texts, in the order of HEADINGS."""

    front: SubjectFront
    texts: tuple[str, ...]


def read_subjects(folder: Path, topics: Collection[str]) -> Mapping[str, Subject]:
    """All subjects by name; `topics` are those that there are. Raises ContentError with file and line."""
    subjects = [_subject(read_document(path), topics) for path in sorted(folder.glob("*.md"))]
    return {subject.front.subject: subject for subject in subjects}


def _subject(document: Document, topics: Collection[str]) -> Subject:
    front = document.checked(SubjectFront)
    if front.subject != document.path.stem:
        raise ContentError(document.path, 1, f"subject: must be '{document.path.stem}', as the file is named.")
    for topic in (front.topic, *front.related):
        if topic not in topics:
            raise ContentError(document.path, 1, f"there is no topic '{topic}'.")
    if tuple(document.sections) != HEADINGS:
        allowed = " and ".join(f"'{heading}'" for heading in HEADINGS)
        raise ContentError(document.path, 1, f"there must be the sections {allowed}, and no other.")
    return Subject(front, tuple(section.text for section in document.sections.values()))
