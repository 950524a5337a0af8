"""What is said after help was shown keeps the promises of the help texts."""

import re
from pathlib import Path

import pytest

from newleaf.content.after_help import Section, read_after_help
from newleaf.errors import ContentError
from tests.content.promises import FORBIDDEN, GENDERED, NUMBER_OR_LINK
from tests.content.reading import reading_ease, sentences

PROJECT = Path(__file__).resolve().parents[2]
TEXTS = read_after_help(PROJECT / "content" / "after_help.md").texts
ALL = [(section, text) for section, turns in TEXTS.items() for text in turns]
LONGEST, EASY, WORDS_IN_A_SENTENCE = 95, 68, 28


@pytest.mark.parametrize(("section", "text"), ALL, ids=[f"{section} {at}" for at, (section, _) in enumerate(ALL)])
def test_each_is_short_and_keeps_help_in_reach(section: Section, text: str) -> None:
    assert len(text.split()) <= LONGEST
    assert "emergency number" in text or "life" in section or section is Section.IN_VAIN
    assert not FORBIDDEN.search(text) and not GENDERED.search(text) and not NUMBER_OR_LINK.search(text)
    assert reading_ease(text) >= EASY
    assert max(map(len, sentences(text))) <= WORDS_IN_A_SENTENCE
    assert not re.search(r"\byou should (?:leave|stay)\b|\bleave (?:him|her|them)\b", text)


def test_where_minutes_count_the_question_stays_open() -> None:
    for section in (Section.NO_CALL_LIFE, Section.NO_ANSWER_LIFE):
        assert all(text.endswith("?") for text in TEXTS[section])


def test_whoever_asks_about_fault_gets_a_clear_no_first() -> None:
    for section in (Section.FAULT, Section.FAULT_CHILD, Section.FAULT_OTHER):
        for text in TEXTS[section]:
            assert re.match(r"No\.|It is not on you|You are not to blame|You did not cause", text)


def test_the_other_is_never_to_be_confronted() -> None:
    assert all("confront" in text or "quieter" in text for text in TEXTS[Section.CONFRONT])


def test_a_section_told_once_or_unknown_is_refused_with_its_file(tmp_path: Path) -> None:
    whole = (PROJECT / "content" / "after_help.md").read_text()
    broken = tmp_path / "after_help.md"
    broken.write_text(whole.replace("## Strain, again", "## Strain, once"))
    with pytest.raises(ContentError, match=r"after_help\.md.*unknown section 'Strain, once'"):
        read_after_help(broken)
    broken.write_text(whole[: whole.index("## Strain, again")])
    with pytest.raises(ContentError, match="'Strain' needs two different wordings"):
        read_after_help(broken)
