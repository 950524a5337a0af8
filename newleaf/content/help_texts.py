"""The reviewed words above the cards with services: one file a signal, and two for plain requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newleaf.content.answers import Review
from newleaf.content.documents import Document, Front, read_document
from newleaf.errors import ContentError

TURNS = ("", ", again", ", later", ", fourth", ", fifth")
"""The first to the fifth time, so that the same words come back late; the last two may be missing."""
SIGNAL_KINDS = (
    "Acute", "Concern", "Other", "Life", "Life of another", "Child", "Own deed", "Life of a child", "Child for another",
    "Both",
)  # fmt: skip
"""About the writer, by urgency; about somebody else; minutes count; a child who writes for themselves; whoever hurt the
child writes; a child for whom minutes count; a child who worries about somebody else; each of two partners hurts the
other."""
REQUEST_KIND = "Help"


class HelpFront(Front):
    """Front matter of a help text; `session` and `reply` are what the public protocol page says."""

    signal: str
    title: str
    question: str | None = None
    session: str | None = None
    reply: str | None = None
    open_lines: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    awaiting: str | None = None
    review: Review


@dataclass(frozen=True, slots=True)
class HelpText:
    """The words for one signal (the kinds of SIGNAL_KINDS that it needs) or one request (kind Help)."""

    front: HelpFront
    texts: Mapping[str, tuple[str, ...]]

    def words(self, kind: str, times: int) -> str:
        """The words to show when this signal has had `times` help messages before.

        After the last of them all but the first come in turn.
        """
        turns = self.texts.get(kind) or next(iter(self.texts.values()))
        if times < len(turns):
            return turns[times]
        return turns[1 + (times - 1) % (len(turns) - 1)]


def read_help_texts(folder: Path) -> dict[str, HelpText]:
    """All help texts by signal or request. Raises ContentError with file and line."""
    texts = {}
    for path in sorted(folder.glob("*.md")):
        document = read_document(path)
        texts[path.stem] = _help_text(document)
    if not texts:
        raise ContentError(folder, 0, "there are no help texts here (*.md).")
    return texts


def _help_text(document: Document) -> HelpText:
    front = document.checked(HelpFront)
    if front.signal != document.path.stem:
        raise ContentError(document.path, 1, f"signal: must be '{document.path.stem}', as the file is named.")
    known = {kind + turn for kind in (*SIGNAL_KINDS, REQUEST_KIND) for turn in TURNS}
    for heading, section in document.sections.items():
        if heading not in known:
            raise ContentError(document.path, section.line, f"unknown section '{heading}'.")
    texts = {}
    for kind in (*SIGNAL_KINDS, REQUEST_KIND):
        turns = tuple(document.sections[kind + turn].text for turn in TURNS if kind + turn in document.sections)
        if turns:
            texts[kind] = turns
    return HelpText(front, texts)
