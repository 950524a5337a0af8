"""The reviewed texts keep the promises made to people in pain."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from newleaf.content import Part, Role, read_answers, read_help_texts
from newleaf.content.answers import Answer
from newleaf.content.finding_words import read_finding_words
from newleaf.content.phrases import Phrases, read_phrases
from newleaf.content.responses import answer_responses
from newleaf.content.subjects import read_subjects
from newleaf.errors import ContentError
from newleaf.safety import Screen, Signal, Tier
from tests.content.promises import FORBIDDEN, GENDERED, NUMBER_OR_LINK, PROJECT, source_text
from tests.content.reading import reading_ease, sentences

ANSWERS = read_answers(PROJECT / "content" / "answers")
HELP = read_help_texts(PROJECT / "content" / "help")
PHRASES = read_phrases(PROJECT / "content" / "phrases.yml")
TOPICS = {
    "timing", "trust_exercises", "without_therapy", "readiness", "triggers", "communication", "boundaries_consent",
    "physical_healing", "vulnerability", "emotions", "setbacks", "safe_environment", "getting_started", "hope",
}  # fmt: skip
SUBJECTS = read_subjects(PROJECT / "content" / "subjects", TOPICS)
FINDING = read_finding_words(PROJECT / "content" / "find_professional.md")
RESPONSES = YAML(typ="safe", pure=True).load((PROJECT / "domain.yml").read_text(encoding="utf-8"))["responses"]
EASY_ANSWER, EASY = 78, 68
"""Flesch's reading ease that every answer, and every other text, has at least."""
WORDS_IN_A_SENTENCE = 28
LONGEST = {Part.ANSWER: 90, Part.MORE: 160, Part.TRY: 150, Part.WHY: 80, Part.ANOTHER: 140}
LONGEST_OTHER = 130


def texts() -> list[tuple[str, str]]:
    """Every text a visitor can read, with a name for it."""
    found = [(f"{t}/{part}/{role}", text) for t, a in ANSWERS.items() for (part, role), text in a.parts.items()]
    found += [
        (f"{topic}/alone", text) for topic, answer in ANSWERS.items() for text in (*answer.alone, *answer.did_harm)
    ]
    found += [(f"{s}/{kind}", text) for s, h in HELP.items() for kind, turns in h.texts.items() for text in turns]
    found += [(f"find_professional/{name}", text) for name, turns in FINDING.texts.items() for text in turns]
    found += [(f"subjects/{name}", text) for name, subject in SUBJECTS.items() for text in subject.texts]
    found += [(name, each["text"]) for name, variations in RESPONSES.items() for each in variations]
    return found + [(name, each.text) for name in Phrases.model_fields for each in getattr(PHRASES, name)]


def test_every_topic_has_an_answer() -> None:
    assert set(ANSWERS) == TOPICS


OFTEN_OF_OTHERS = (Signal.SUICIDE_SELF_HARM, Signal.PARTNER_VIOLENCE, Signal.HARM_TO_OTHERS)


def test_every_signal_has_help_texts_that_differ_each_time() -> None:
    assert set(Signal) <= set(HELP)
    for name, help_text in HELP.items():
        for kind, turns in help_text.texts.items():
            often = name in set(Signal) and kind in ("Acute", "Concern", "Child", "Own deed")
            often = often or (kind in ("Other", "Child for another") and name in OFTEN_OF_OTHERS)
            assert len(set(turns)) == len(turns) == (5 if often else 3), (name, kind)


def test_where_minutes_count_the_first_words_are_to_call() -> None:
    life = [turns for help_text in HELP.values() for kind, turns in help_text.texts.items() if kind.startswith("Life")]
    assert len(life) == 10
    for turns in life:
        assert re.match(r"Please call .*now", turns[0])
        assert all(text.endswith("Have you called?") for text in turns)


@pytest.mark.parametrize(("name", "text"), texts(), ids=[name for name, _ in texts()])
def test_a_text_is_easy_to_read(name: str, text: str) -> None:
    assert reading_ease(text) >= (EASY_ANSWER if name.split("/")[0] in TOPICS else EASY)
    assert max(map(len, sentences(text))) <= WORDS_IN_A_SENTENCE
    assert len(text.split()) <= (LONGEST[Part.MORE] if name.split("/")[0] in TOPICS else LONGEST_OTHER)


@pytest.mark.parametrize(("name", "text"), texts(), ids=[name for name, _ in texts()])
def test_a_text_fits_any_gender(name: str, text: str) -> None:
    assert not GENDERED.search(text)


def test_no_sentence_stands_in_two_answers() -> None:
    places: dict[str, set[str]] = {}
    for name, text in texts():
        if name.split("/")[0] in TOPICS:
            for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
                if len(sentence.split()) >= 6:
                    places.setdefault(sentence, set()).add(name)
    assert not {sentence: names for sentence, names in places.items() if len(names) > 1}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_every_answer_leads_on_to_related_topics(answer: Answer) -> None:
    topic = answer.front.topic
    assert answer.front.related and topic not in answer.front.related
    responses = answer_responses(ANSWERS)
    for variation in responses[f"utter_{topic}"]:
        keys = {button["payload"].split("{")[0] for button in variation["buttons"]}
        assert keys & {f"/faq_{related}" for related in answer.front.related}


def test_reading_ease_tells_easy_from_hard() -> None:
    assert reading_ease("You can stop. You can wait. It is your choice.") > 95
    assert reading_ease("Interpersonal reconciliation necessitates considerable psychological accommodation.") < 0


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_is_short(answer: Answer) -> None:
    for (part, role), text in answer.parts.items():
        assert len(text.split()) <= LONGEST[part], (part, role)
    assert all(len(text.split()) <= 80 for text in (*answer.alone, *answer.did_harm))


@pytest.mark.parametrize(("name", "text"), texts(), ids=[name for name, _ in texts()])
def test_no_text_blames_promises_or_carries_a_number(name: str, text: str) -> None:
    assert not FORBIDDEN.search(text)
    assert not NUMBER_OR_LINK.search(text)


def test_answers_differ_for_the_betrayed_and_the_unfaithful_where_it_matters() -> None:
    assert sum(answer.has_roles(Part.ANSWER) for answer in ANSWERS.values()) >= 8
    for answer in ANSWERS.values():
        if answer.has_roles(Part.ANSWER):
            assert answer.parts[Part.ANSWER, Role.BETRAYED] != answer.parts[Part.ANSWER, Role.UNFAITHFUL]


def test_the_first_help_text_says_that_this_is_an_automated_guide() -> None:
    for signal in Signal:
        for kind, turns in HELP[signal].texts.items():
            assert "automated guide" in turns[0], (signal, kind)


def test_help_asks_at_most_one_question_and_asks_it_last() -> None:
    for name, help_text in HELP.items():
        for turns in help_text.texts.values():
            for text in turns:
                assert text.count("?") <= 1, name
                assert "?" not in text or text.endswith("?"), name


def test_nothing_the_guide_says_is_itself_a_cry_for_help() -> None:
    screen = Screen.load(PROJECT / "data" / "safety")
    titles = [answer.front.title for answer in ANSWERS.values()]
    for title in titles:
        assert screen.assess(title).tier is Tier.NONE, title


def test_every_passage_stands_in_the_source_text() -> None:
    source = source_text()
    for topic, answer in ANSWERS.items():
        for passages in answer.front.source.values():
            for passage in passages:
                assert passage in source, (topic, passage)


def test_no_reviewer_is_claimed_without_a_date() -> None:
    for answer in ANSWERS.values():
        assert (answer.front.review.reviewed_by is None) == (answer.front.review.reviewed_on is None)


GOOD = (PROJECT / "content" / "answers" / "hope.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("broken", "line", "says"),
    [
        (GOOD.replace("---\n", "", 1), 1, "first line must be"),
        (GOOD.replace("topic: hope", "topic: [hope"), 3, "broken YAML"),
        (GOOD.replace("couple:", "cuople:"), 1, "couple"),
        (re.sub("title: .*", "title: x", GOOD), 3, "title"),
        (GOOD.replace("## More\n", "## Moore\n"), None, "unknown section 'Moore'"),
        (re.sub(r"## Try\n.*?(?=## |\Z)", "", GOOD, flags=re.S), 1, "'Try' is missing"),
        (re.sub(r"related: .*", "related: [sunshine]", GOOD), 1, "no topic 'sunshine'"),
        ("---\ntopic: hope\n", 1, "no closing"),
        ("\x00\x01", 1, "first line must be"),
    ],
    ids=["no front matter", "broken yaml", "misspelt field", "short title", "unknown section", "missing part",
         "unknown topic", "unclosed", "control characters"],
)  # fmt: skip
def test_a_broken_answer_is_named_with_file_and_line(
    tmp_path: Path, broken: str, line: int | None, says: str
) -> None:
    for topic in ANSWERS:
        source = PROJECT / "content" / "answers" / f"{topic}.md"
        (tmp_path / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "hope.md").write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(says)) as error:
        read_answers(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'hope.md'}:")
    if line is not None:
        assert error.value.line == line


def test_a_broken_phrase_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "phrases.yml"
    good = (PROJECT / "content" / "phrases.yml").read_text(encoding="utf-8")
    path.write_text(good.replace("trouble:", "truoble:"), encoding="utf-8")
    with pytest.raises(ContentError, match="trouble") as error:
        read_phrases(path)
    assert str(error.value).startswith(f"{path}:")
