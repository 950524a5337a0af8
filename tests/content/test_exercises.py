"""The words of the guided exercises keep the promises made to people in pain."""

import re

import pytest

from newleaf.content import Role, read_answers
from newleaf.content.exercises import GATE, NAMES, Exercise
from newleaf.safety import Screen, Tier
from tests.content.exercise_texts import COUPLE, EXERCISES, choices, labels, lines, sections
from tests.content.promises import FORBIDDEN, GENDERED, PROJECT, source_text
from tests.content.reading import reading_ease, sentences

ANSWERS = read_answers(PROJECT / "content" / "answers")
EASY, EASY_LINE = 78, 64
"""Flesch's reading ease that every text, and every single line, has at least."""
LONGEST, LONGEST_LINE, WORDS_IN_A_SENTENCE = 105, 55, 21
NUMBER_OR_LINK = re.compile(r"\d|https?:|www\.")
CONTROLS = {"next", "back", "skip", "pause", "stop", "resume"}
"""Typed at any step; what is typed for a choice never collides with them."""


def test_every_exercise_and_nothing_else_stands_in_the_folder() -> None:
    assert {path.stem for path in (PROJECT / "content" / "exercises").iterdir()} == {*NAMES, GATE}


@pytest.mark.parametrize(("name", "text"), sections(), ids=[name for name, _ in sections()])
def test_a_step_is_short_and_easy_to_read(name: str, text: str) -> None:
    assert len(text.split()) <= LONGEST
    assert reading_ease(text) >= EASY
    assert max(map(len, sentences(text))) <= WORDS_IN_A_SENTENCE


def test_a_line_is_short_and_easy_to_read() -> None:
    for name, text in lines():
        assert len(text.split()) <= LONGEST_LINE, name
        assert reading_ease(text) >= EASY_LINE, name
        assert max(map(len, sentences(text))) <= WORDS_IN_A_SENTENCE, name


@pytest.mark.parametrize("never", [FORBIDDEN, GENDERED, NUMBER_OR_LINK], ids=["promise or blame", "gender", "number"])
def test_no_text_blames_promises_or_carries_a_number(never: re.Pattern[str]) -> None:
    assert not [(name, found[0]) for name, text in sections() + lines() + labels() if (found := never.search(text))]


def test_no_sentence_stands_in_two_places() -> None:
    places: dict[str, set[str]] = {}
    answers = [(topic, text) for topic, answer in ANSWERS.items() for text in answer.parts.values()]
    for name, text in answers + sections() + lines():
        for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
            if len(sentence.split()) >= 6:
                places.setdefault(sentence, set()).add(name.split(",")[0])  # variants of a section may share some
    assert not {sentence: names for sentence, names in places.items() if len(names) > 1}


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_passage_stands_in_the_source_text(exercise: Exercise) -> None:
    source = source_text()
    assert all(passage in source for passage in exercise.front.source)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_no_reviewer_is_claimed_without_a_date(exercise: Exercise) -> None:
    review = exercise.front.review
    assert (review.reviewed_by is None) == (review.reviewed_on is None)
    assert review.written_on < review.due_on


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_what_is_typed_means_one_choice_and_never_a_control(exercise: Exercise) -> None:
    for step in exercise.front.steps:
        typed = [word.lower() for choice in step.choices for word in {choice.label.lower(), *choice.words}]
        assert len(set(typed)) == len(typed), step.step
        assert not CONTROLS & set(typed), step.step


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_a_timed_step_says_the_time_in_words(exercise: Exercise) -> None:
    for step in exercise.front.steps:
        if step.timer:
            assert re.search(r"minute|breath", exercise.texts[step.step]), step.step


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_both_sides_are_spoken_to_where_one_is(exercise: Exercise) -> None:
    betrayed, unfaithful = (
        {name.removesuffix(f", {role}") for name in exercise.texts if name.endswith(f", {role}")} for role in Role
    )
    for section in betrayed & unfaithful:
        assert exercise.texts[f"{section}, betrayed"] != exercise.texts[f"{section}, unfaithful"]
    if exercise.name in (*COUPLE, "readiness", "trigger"):
        assert betrayed & unfaithful


def test_stopping_is_praised_in_every_exercise_in_words_of_its_own() -> None:
    stopped = [exercise.texts["Stopped"] for name, exercise in EXERCISES.items() if name != "words"]
    assert all(re.match(r"You stopped", text) for text in stopped)
    assert len(set(stopped)) == len(NAMES)


def test_nothing_on_a_button_is_itself_a_cry_for_help() -> None:
    screen = Screen.load(PROJECT / "data" / "safety")
    to_help = {choice.label for each in EXERCISES.values() for _, choice in choices(each) if choice.then == "help"}
    cries = {label for _, label in labels() if label not in to_help and screen.assess(label).tier is not Tier.NONE}
    assert not cries
