"""The reviewed words for what people say after they were shown help: one file, two wordings a section."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from newleaf.content.answers import Review
from newleaf.content.documents import Front, read_document
from newleaf.errors import ContentError

TURNS = ("", ", again")


class Section(StrEnum):
    """The headings of content/after_help.md: about oneself, for a child, where minutes count, about another person."""

    FAULT = "Fault"
    FAULT_CHILD = "Fault, child"
    FAULT_OTHER = "Fault, other"
    NO_CALL = "No call"
    NO_CALL_LIFE = "No call, life"
    NO_ANSWER = "No answer"
    NO_ANSWER_LIFE = "No answer, life"
    STRANGER = "Stranger"
    ASKED = "Asked"
    CONFIDENTIAL = "Confidential"
    TELLING_CHILD = "Telling, child"
    COST = "Cost"
    WRITING = "Writing"
    WRITING_NONE = "Writing, none"
    COMING = "Coming"
    IN_VAIN = "In vain"
    UNREACHABLE_LIFE = "Unreachable, life"
    UNREACHABLE_VIOLENCE = "Unreachable, violence"
    VISIT_LIFE = "Visit, life"
    VISIT_VIOLENCE = "Visit, violence"
    SAFE_NOW = "Safe now"
    REFUSES_LIFE = "Refuses, life"
    REFUSES_VIOLENCE = "Refuses, violence"
    CONFRONT = "Confront"
    WORDS_LIFE = "Words, life"
    WORDS_VIOLENCE = "Words, violence"
    WORDS_RAGE = "Words, rage"
    STRAIN = "Strain"
    EXCUSED = "Excused"
    CALMER = "Calmer"
    WITH_SOMEONE = "With someone"
    TRACES = "Traces"
    ANY_GENDER = "Any gender"
    BEARING = "Bearing"
    LEAVING = "Leaving"
    NOT_IN_DANGER = "Not in danger"
    ONLY_SOMETIMES = "Only sometimes"
    FORBIDDEN = "Forbidden"
    WHAT_NOW = "What now"
    A_NO = "A no"
    ASKING = "Asking"
    NO_RINGING = "No ringing"
    CHILDREN_TAKEN = "Children taken"
    NOT_BELIEVED = "Not believed"
    NO_POLICE = "No police"
    A_BURDEN = "A burden"
    WHAT_SAFE = "What safe means"
    NO_NAME = "No name"
    BACK = "Back"
    APART = "Apart"
    FAULT_DEED = "Fault, deed"
    BACK_DEED = "Back, deed"
    NEAR_DEED = "Near, deed"
    AMENDS_DEED = "Amends, deed"
    FORGIVEN_DEED = "Forgiven, deed"
    AGAIN_DEED = "It again, deed"
    EXCUSE_DEED = "Excuse, deed"
    PROGRAMME = "Programme, deed"
    NAME_DEED = "Name, deed"
    TELLING_DEED = "Telling, deed"
    ROOM_DEED = "Room, deed"
    BOTH_WAYS = "Both ways"
    HIT_BACK = "Hit back"
    OWN_LINES = "Own lines"
    WARN = "Warn"
    NOT_BELIEVED_CHILD = "Not believed, child"
    POLICE_CHILD = "Police, child"
    CARE_CHILD = "Care, child"
    TROUBLE_CHILD = "Trouble, child"
    HOW_TO_TELL_CHILD = "How to tell, child"
    NAME_CHILD = "Name, child"
    WHOM_CHILD = "Whom, child"
    PICTURES_ASKED = "Pictures, asked"
    PICTURES_SENT = "Pictures, sent"
    STILL_FOND_CHILD = "Still fond, child"
    PARENTS_APART_CHILD = "Parents apart, child"
    NEW_PARTNER_CHILD = "New partner, child"
    HAVE_TO_GO_CHILD = "Have to go, child"
    FOUND_OUT_CHILD = "Found out, child"


class AfterHelpFront(Front):
    """Front matter of content/after_help.md."""

    title: str
    sources: tuple[str, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class AfterHelp:
    """The words by section, told in turn, so that the same never come twice in a row."""

    front: AfterHelpFront
    texts: Mapping[Section, tuple[str, ...]]

    def words(self, section: Section, times: int) -> str:
        """The words of a section that has been told `times` times before."""
        turns = self.texts[section]
        return turns[times % len(turns)]


def read_after_help(path: Path) -> AfterHelp:
    """Read content/after_help.md. Raises ContentError with file and line."""
    document = read_document(path)
    front = document.checked(AfterHelpFront)
    known = {section + turn for section in Section for turn in TURNS}
    for heading, section in document.sections.items():
        if heading not in known:
            raise ContentError(path, section.line, f"unknown section '{heading}'.")
    texts = {}
    for section in Section:
        turns = tuple(document.sections[section + turn].text for turn in TURNS if section + turn in document.sections)
        if len(set(turns)) < len(TURNS):
            raise ContentError(path, 1, f"'{section}' needs two different wordings: it and '{section}{TURNS[1]}'.")
        texts[section] = turns
    return AfterHelp(front, texts)
