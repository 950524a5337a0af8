"""Subjects are recognised from data/subjects in words that were not learnt, and told from what only sounds so."""

import re
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.errors import ContentError
from newleaf.settings import settings
from newleaf.understanding.encoder_featurizer import EncoderFeaturizer
from newleaf.understanding.subject_classifier import OTHER, SUBJECT, SubjectClassifier
from newleaf.understanding.subject_examples import SubjectFile, bare, pattern, read_subject_files
from tests.understanding.component_checks import loaded, made, training_data

PROJECT = Path(__file__).resolve().parents[2]
FILES = read_subject_files(PROJECT / "data" / "subjects")
GOOD = "subject: rain\nabout: Rain.\nwords: |\n  rain*\nasked: |\n  does it rain\nother: |\n  dry\n"


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("storage")
    data = made(EncoderFeaturizer, folder).process_training_data(training_data())
    made(SubjectClassifier, folder).train(data)
    return folder


def seen(storage: Path, text: str) -> dict[str, Any] | None:
    messages = made(EncoderFeaturizer, storage).process([Message({TEXT: text})])
    return loaded(SubjectClassifier, storage).process(messages)[0].get(SUBJECT)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I cannot stop comparing my body with hers", "comparing"),
        ("He gave that woman three thousand euros of our savings", "money_spent"),
        ("My husband is a soldier abroad, how can we be close on video calls", "far_apart"),
        ("She was drunk at the party, she says the wine did it", "drink"),
        ("who should make the first move, her or me", "first_move"),
    ],
)
def test_a_subject_is_recognised_by_meaning_and_named_by_its_words(storage: Path, text: str, subject: str) -> None:
    found = seen(storage, text)
    assert found["name"] == subject
    assert found["confidence"] > 0.5
    assert found["named"]


def test_a_message_about_none_is_not_named(storage: Path) -> None:
    assert not seen(storage, "thanks, bye")["named"]


def test_nothing_is_said_of_a_choice(storage: Path) -> None:
    assert seen(storage, "/ask_more") is None


def test_words_are_found_as_wholes_or_by_their_beginning() -> None:
    words = re.compile(pattern(["drunk*", "were open", "£*"]))
    for text in ("He was DRUNKEN, again", "we’re open!", "it cost £40"):
        assert words.search(bare(text))
    assert not words.search(bare("the trunk is full"))


@pytest.mark.parametrize("file", FILES, ids=[file.subject for file in FILES])
def test_a_file_has_enough_of_each_and_no_message_twice(file: SubjectFile) -> None:
    assert len(file.asked) >= 100 and len(file.other) >= 10 and len(file.words) >= 10
    assert file.subject != OTHER
    messages = [text.lower() for text in (*file.asked, *file.other)]
    assert len(set(messages)) == len(messages)
    words = re.compile(pattern(file.words))
    assert sum(bool(words.search(bare(text))) for text in file.asked) >= len(file.asked) / 4


def test_each_subject_has_its_texts() -> None:
    names = {path.stem for path in (settings().project / "content" / "subjects").glob("*.md")}
    assert {file.subject for file in FILES} == names


def test_a_subject_without_words_is_not_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data" / "subjects").mkdir(parents=True)
    (tmp_path / "data" / "subjects" / "rain.yml").write_text(GOOD, encoding="utf-8")
    data = made(EncoderFeaturizer, tmp_path).process_training_data(training_data())
    component = made(SubjectClassifier, tmp_path)
    monkeypatch.setattr(settings(), "project", tmp_path)
    with pytest.raises(ContentError, match=r"content/subjects/rain\.md is missing"):
        component.train(data)


@pytest.mark.parametrize(
    ("broken", "line", "says"),
    [
        (GOOD.replace("asked: |", "asekd: |"), 1, "asked"),
        (GOOD.replace("about: Rain.", "about: [Rain."), None, "broken YAML"),
        (GOOD.replace("subject: rain", "subject: snow"), 1, "must be 'rain'"),
        (GOOD.replace("words: |\n  rain*", "words: [rain]"), 3, "block"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, broken: str, line: int | None, says: str) -> None:
    (tmp_path / "rain.yml").write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError, match=says) as error:
        read_subject_files(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'rain.yml'}:")
    assert line is None or error.value.line == line
