"""The words above the cards with services in languages other than English: one file a language, every signal in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from newleaf.content.documents import Document, Front, read_document
from newleaf.content.help_texts import SIGNAL_KINDS
from newleaf.errors import ContentError

TURNS = ("", ", again")  # told in turn, so that the same words never come twice in a row


_Wording = Annotated[str, Field(min_length=10)]
TwoWordings = tuple[_Wording, _Wording]


class LanguageFront(Front):
    """Front matter of a language's help texts.

    reviewed: who has read them as a native speaker, or that this is still awaited. english_only: for somebody who
    writes in that language and is not in danger; english_only_again: two shorter ones, in turn, from then on. yes, no,
    answer_question: what goes with the question about safety;
    called, not_called: with the one whether they have called. safe: for somebody who says that they are; coming: that
    they have called; misread: that they were taken wrong; welcome: for thanks.
    """

    language: str = Field(pattern="^[a-z]{2,3}$")
    name: str
    direction: Literal["ltr", "rtl"]
    reviewed: str = Field(min_length=5)
    english_only: str = Field(min_length=10)
    english_only_again: TwoWordings
    yes: str = Field(min_length=1)
    no: str = Field(min_length=1)
    called: str = Field(min_length=1)
    not_called: str = Field(min_length=1)
    answer_question: str = Field(min_length=10)
    safe: TwoWordings
    coming: TwoWordings
    misread: TwoWordings
    welcome: TwoWordings


@dataclass(frozen=True, slots=True)
class HelpInLanguage:
    """One language's words by signal and kind (Acute, Concern, Other)."""

    front: LanguageFront
    texts: Mapping[tuple[str, str], tuple[str, ...]]

    def has(self, signal: str, kind: str) -> bool:
        """Whether there are words for exactly this kind."""
        return (signal, kind) in self.texts

    def words(self, signal: str, kind: str, times: int) -> str:
        """The words to show when this signal has had `times` help messages before."""
        turns = self.texts.get((signal, kind)) or self.texts[signal, SIGNAL_KINDS[0]]
        return turns[times % len(turns)]


def read_help_languages(folder: Path, signals: frozenset[str]) -> dict[str, HelpInLanguage]:
    """All languages by code; each must have acute words for every signal. The folder may be missing.

    Raises ContentError with file and line.
    """
    return {path.stem: _language(read_document(path), signals) for path in sorted(folder.glob("*.md"))}


def _language(document: Document, signals: frozenset[str]) -> HelpInLanguage:
    front = document.checked(LanguageFront)
    if front.language != document.path.stem:
        raise ContentError(document.path, 1, f"language: must be '{document.path.stem}', as the file is named.")
    known = {f"{signal}, {kind}{turn}" for signal in signals for kind in SIGNAL_KINDS for turn in TURNS}
    for heading, section in document.sections.items():
        if heading not in known:
            raise ContentError(document.path, section.line, f"unknown section '{heading}'.")
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    for signal in sorted(signals):
        for kind in SIGNAL_KINDS:
            sections = [document.sections.get(f"{signal}, {kind}{turn}") for turn in TURNS]
            turns = tuple(section.text for section in sections if section)
            if turns and len(set(turns)) < len(TURNS):
                problem = f"'{signal}, {kind}' needs two different wordings: '{kind}' and '{kind}{TURNS[1]}'."
                raise ContentError(document.path, next(each.line for each in sections if each), problem)
            if turns:
                texts[signal, kind] = turns
        if (signal, SIGNAL_KINDS[0]) not in texts:
            raise ContentError(document.path, 1, f"the section '{signal}, {SIGNAL_KINDS[0]}' is missing.")
    return HelpInLanguage(front, texts)
