"""The words of the guided exercises keep the promises made to people in pain."""

import re
from pathlib import Path

import pytest

from newleaf.content import Role, read_answers
from newleaf.content.exercise_front import Choice, Step
from newleaf.content.exercises import GATE, NAMES, SAID, TONES, Exercise, read_exercises
from newleaf.errors import ContentError
from newleaf.safety import Screen, Tier
from tests.content.promises import FORBIDDEN, GENDERED, PROJECT, source_text
from tests.content.reading import reading_ease, sentences

ANSWERS = read_answers(PROJECT / "content" / "answers")
EXERCISES = read_exercises(PROJECT / "content" / "exercises")
COUPLE = ("hand_holding", "eye_contact", "closeness_ladder")
EASY, EASY_LINE = 78, 64
"""Flesch's reading ease that every text, and every single line, has at least."""
LONGEST, LONGEST_LINE, WORDS_IN_A_SENTENCE = 105, 55, 21
CONTROLS = {"next", "back", "skip", "pause", "stop", "resume"}
TO_THE_PARTNER = re.compile(r"\b(?:tell|ask|show|say (?:it )?to) (?:it )?(?:to )?your partner\b", re.I)


def choices(exercise: Exercise) -> list[tuple[Step, Choice]]:
    """Every choice with its step."""
    return [(step, choice) for step in exercise.front.steps for choice in step.choices]


def sections() -> list[tuple[str, str]]:
    """Every section that a visitor can read, with a name for it."""
    found = [(f"{name}/{section}", text) for name, each in EXERCISES.items() for section, text in each.texts.items()]
    return [(name, text) for name, text in found if text != SAID]


def lines() -> list[tuple[str, str]]:
    """Every single line: what is said to a choice, sentences to say, notes and headings of the sheets."""
    found = []
    for name, exercise in EXERCISES.items():
        for step, choice in choices(exercise):
            where = f"{name}/{step.step}/{choice.value}"
            found += [(f"{where}/reply", choice.reply)] if choice.reply else []
            found += [(f"{where}/note {key}", note) for key, note in choice.notes.items()]
            found += [(f"{where}/{tone}", said) for tone in TONES if (said := choice.said(tone))]
        if exercise.front.summary:
            found += [(f"{name}/sheet {each.key}", each.empty) for each in exercise.front.summary.sections]
    return found


def labels() -> list[tuple[str, str]]:
    """Every short text on a button or over a step."""
    found = [(name, label) for name, each in EXERCISES.items() for label in (each.front.title, each.front.menu)]
    for name, exercise in EXERCISES.items():
        found += [(f"{name}/{step.step}/{choice.value}", choice.label) for step, choice in choices(exercise)]
        found += [(f"{name}/{step.step}", step.next) for step in exercise.front.steps]
    return found


def test_every_exercise_and_nothing_else_stands_in_the_folder() -> None:
    assert {path.stem for path in (PROJECT / "content" / "exercises").iterdir()} == {*NAMES, GATE}


@pytest.mark.parametrize(("name", "text"), sections(), ids=[name for name, _ in sections()])
def test_a_step_is_short_and_easy_to_read(name: str, text: str) -> None:
    assert len(text.split()) <= LONGEST
    assert reading_ease(text) >= EASY
    assert max(map(len, sentences(text))) <= WORDS_IN_A_SENTENCE


@pytest.mark.parametrize(("name", "text"), lines(), ids=[name for name, _ in lines()])
def test_a_line_is_short_and_easy_to_read(name: str, text: str) -> None:
    assert len(text.split()) <= LONGEST_LINE
    assert reading_ease(text) >= EASY_LINE
    assert max(map(len, sentences(text))) <= WORDS_IN_A_SENTENCE


EVERYTHING = sections() + lines() + labels()


@pytest.mark.parametrize(("name", "text"), EVERYTHING, ids=[f"{name}: {text[:20]}" for name, text in EVERYTHING])
def test_no_text_blames_promises_or_carries_a_number(name: str, text: str) -> None:
    assert not FORBIDDEN.search(text)
    assert not GENDERED.search(text)
    assert not re.search(r"\d|https?:|www\.", text)


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


@pytest.mark.parametrize("name", COUPLE)
def test_what_is_for_two_begins_with_a_question_that_may_be_answered_no(name: str) -> None:
    exercise = EXERCISES[name]
    first = exercise.front.steps[0]
    assert exercise.front.couple and exercise.front.where_fear is None
    refusal = next(choice for choice in first.choices if choice.then == "end")
    assert exercise.text("End", [refusal.value]) != exercise.texts["End"]
    for role in (None, *Role):
        words = exercise.text(first.step, [], role)
        assert '"enough"' in words.lower(), "a word that ends it is agreed before it begins"
        assert re.search(r"\bask", words, re.I), "consent comes first"


@pytest.mark.parametrize("name", COUPLE)
@pytest.mark.parametrize("name", COUPLE)
def test_a_yes_from_both_cannot_be_skipped(name: str) -> None:
    exercise = EXERCISES[name]
    assert not exercise.front.steps[0].skip
    for step in exercise.front.steps[1:]:
        assert not step.skip or not {"up", "swap"} & {choice.value for choice in step.choices}, step.step


@pytest.mark.parametrize("name", COUPLE)
def test_what_is_for_two_stays_clear_of_sex(name: str) -> None:
    for section, text in EXERCISES[name].texts.items():
        assert not re.search(r"\b(sex\w*|naked|undress\w*|kiss\w*|bed)\b", text.replace("Sex is not on it.", "")), section


def test_every_rung_of_the_ladder_can_be_the_last_and_leads_down_again() -> None:
    for step in EXERCISES["closeness_ladder"].front.steps:
        leads = {choice.then for choice in step.choices}
        assert "end" in leads, step.step
        assert step.step in ("foot", "room") or {"stay", "back"} <= leads, step.step


def test_a_trigger_gets_something_to_do_before_anything_is_asked() -> None:
    exercise = EXERCISES["trigger"]
    first = exercise.front.steps[0]
    words = exercise.texts[first.step]
    assert re.match(r"Breathe out\b", words)
    assert len(words.split(".")[0].split()) <= 8
    assert words.count("?") == 1 and words.endswith("?")
    assert any(choice.then == "help" for choice in first.choices)


def test_alone_with_a_trigger_nothing_has_to_be_said_to_the_partner() -> None:
    exercise = EXERCISES["trigger"]
    assert exercise.front.where_fear == {"company": "alone"}
    alone = [step for step in exercise.front.steps if step.conditions.get("company", ("alone",)) == ("alone",)]
    ends = ["End", *(f"End, {choice.value}" for step in alone for choice in step.choices)]
    texts = [exercise.texts.get(name, "") for name in (*(step.step for step in alone if "whom" not in step.when), *ends)]
    replies = [choice.reply or "" for step in alone for choice in step.choices if "whom" not in step.when]
    assert not [text for text in texts + replies if TO_THE_PARTNER.search(text)]


def test_the_gate_names_four_things_and_its_no_gives_nothing_away() -> None:
    gate = EXERCISES[GATE]
    (step,) = gate.front.steps
    assert [choice.value for choice in step.choices] == ["yes", "unsure", "no"] and not step.skip
    assert "not today" in next(choice.label for choice in step.choices if choice.value == "no")
    for word in ("afraid", "pushed", "both want", "stop"):
        assert word in gate.texts["safe"]
    assert not re.search(r"afraid|fear|force|pressure|pushed|safe", gate.texts["No"])
    assert not re.search(r"\byou (?:said|told|wrote)\b", gate.texts["Refused"] + gate.texts["Refused, again"])


def test_readiness_keeps_no_score_and_passes_no_verdict() -> None:
    exercise = EXERCISES["readiness"]
    sheet = exercise.front.summary
    assert sheet is not None and [each.key for each in sheet.sections] == ["named", "time", "next"]
    signs = exercise.front.steps[1:]
    assert [step.step for step in signs] == ["wish", "trust", "feelings", "unease", "closeness"]
    for step in signs:
        for choice in step.choices:
            wanted = {"yes": {"named"}, "partly": {"named", "next"}}.get(choice.value, {"time", "next"})
            assert set(choice.notes) == (set() if choice.then == "help" else wanted), (step.step, choice.value)
    on_sheet = [note for _, choice in choices(exercise) for note in choice.notes.values()]
    for text in [*on_sheet, *(each.heading + each.empty for each in sheet.sections)]:
        assert not re.search(r"\b(ready|score|points?|out of|percent|pass|fail\w*)\b", text, re.I), text


def test_every_sentence_to_say_comes_in_three_tones_that_differ() -> None:
    for step, choice in choices(EXERCISES["words"]):
        if step.step != "kind":
            assert len({choice.said(tone) for tone in TONES}) == 3, choice.value


def test_each_side_finds_sentences_of_its_own() -> None:
    for kind in ("boundary", "fear", "need"):
        step = EXERCISES["words"].step(f"about_{kind}")
        for role in Role:
            assert sum(choice.role is role for choice in step.choices) >= 2, (kind, role)
            assert len(step.offered(role)) <= 9


def test_taking_a_no_never_works_towards_a_yes() -> None:
    for choice in EXERCISES["words"].step("about_their_no").choices:
        for tone in TONES:
            said = choice.said(tone) or ""
            assert not re.search(r"\b(why|but|unless|until|owe|prove|deserve|waited|reason|maybe later)\b", said, re.I), said
        assert choice.value == "own" or choice.reply


def test_a_no_needs_no_reason_and_a_firm_word_is_no_threat() -> None:
    words = EXERCISES["words"]
    for choice in words.step("about_no").choices:
        assert not any(re.search(r"\bbecause\b", choice.said(tone) or "") for tone in TONES), choice.value
    for _, choice in choices(words):
        assert not re.search(r"\b(or else|regret|pay for|you will see|last chance|if you don't)\b", choice.said("firm") or "")


def test_where_fear_was_mentioned_the_words_are_for_somebody_who_can_help() -> None:
    words = EXERCISES["words"]
    assert words.front.where_fear == {"kind": "helper"}
    step = words.step("about_helper")
    said = [choice.said(tone) or "" for choice in step.choices for tone in TONES]
    assert not [text for text in [*said, words.texts["about_helper"], words.texts["End, helper"]] if TO_THE_PARTNER.search(text)]
    assert "has to be said to your partner" in words.texts["about_helper"]


def test_own_words_are_said_not_to_be_kept() -> None:
    step = EXERCISES["words"].front.steps[-1]
    assert step.own_words and "not kept" in step.own_words.label
    assert "not kept" in EXERCISES["words"].texts[step.step]


def test_nothing_on_a_button_is_itself_a_cry_for_help() -> None:
    screen = Screen.load(PROJECT / "data" / "safety")
    to_help = {choice.label for each in EXERCISES.values() for _, choice in choices(each) if choice.then == "help"}
    cries = {label for _, label in labels() if label not in to_help and screen.assess(label).tier is not Tier.NONE}
    assert not cries


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("## End, hard", "## End, hrad", "unknown section 'End, hrad'"),
        ("## hold\n", "## holding\n", "the section 'hold' is missing"),
        ("couple: true", "cuople: true", "couple"),
        ("seconds: 60", "seconds: 3600", "seconds"),
    ],
)
def test_a_broken_exercise_is_named_with_its_file(tmp_path: Path, old: str, new: str, says: str) -> None:
    for path in (PROJECT / "content" / "exercises").glob("*.md"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = tmp_path / "hand_holding.md"
    broken.write_text(broken.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(says)) as error:
        read_exercises(tmp_path)
    assert str(error.value).startswith(f"{broken}:")
