"""The texts on subjects rest on named sources, differ each time, and a broken file is named."""

import re
from pathlib import Path

import pytest

from newleaf.content import read_answers
from newleaf.content.subjects import read_subjects
from newleaf.errors import ContentError
from tests.content.promises import PROJECT, source_text

TOPICS = set(read_answers(PROJECT / "content" / "answers"))
SUBJECTS = read_subjects(PROJECT / "content" / "subjects", TOPICS)
GOOD = (PROJECT / "content" / "subjects" / "drink.md").read_text(encoding="utf-8")


def test_every_passage_stands_in_the_source_text_or_is_a_public_page() -> None:
    source = source_text()
    for name, subject in SUBJECTS.items():
        for place in subject.front.rests_on:
            assert place.startswith(("https://", "http://")) or place in source, (name, place)


def test_what_is_said_again_is_not_what_was_said() -> None:
    texts = [text for subject in SUBJECTS.values() for text in subject.texts]
    said = [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text) if len(sentence.split()) > 5]
    assert len(set(said)) == len(said)


def test_every_subject_leads_on_to_other_topics_than_its_own() -> None:
    for name, subject in SUBJECTS.items():
        assert subject.front.topic not in subject.front.related, name


@pytest.mark.parametrize(
    ("broken", "line", "says"),
    [
        (GOOD.replace("subject: drink", "subject: rum"), 1, "must be 'drink'"),
        (GOOD.replace("topic: communication", "topic: sunshine"), 1, "no topic 'sunshine'"),
        (GOOD.replace("## Again", "## Once more"), 1, "'Answer' and 'Again'"),
        (GOOD.replace("title:", "titel:"), 1, "title"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, broken: str, line: int, says: str) -> None:
    (tmp_path / "drink.md").write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(says)) as error:
        read_subjects(tmp_path, TOPICS)
    assert str(error.value).startswith(f"{tmp_path / 'drink.md'}:{line}:")
