"""The search for a professional understands words, asks at most four questions, and shows two to four ways."""

import itertools

import pytest

from newleaf.dialogue.finder import (
    LEAST,
    MOST,
    OPTIONS,
    TAG_OF,
    Step,
    answers_question,
    aside_in,
    fitting,
    missing,
    next_step,
    option_of,
    wishes_in,
)  # fmt: skip
from newleaf.directory import INTERNATIONAL, Professional, Trust
from newleaf.directory.values import GoodFor


def professional(name: str, *good_for: GoodFor, position: int = 0) -> Professional:
    return Professional(
        id=name, name=name, purpose="", channels=(), countries=frozenset({INTERNATIONAL}), trust=Trust.SINGLE,
        verified_on=None, position=position, good_for=frozenset(good_for),
    )  # fmt: skip


LISTED = [
    professional("anything"),
    professional("couples", GoodFor.COUPLES),
    professional("cheap couples", GoodFor.COUPLES, GoodFor.LOW_COST),
    professional("sex", GoodFor.SEX_THERAPY),
    professional("online trauma", GoodFor.TRAUMA, GoodFor.ONLINE),
    professional("free", GoodFor.LOW_COST),
]


def test_four_answers_are_enough() -> None:
    wishes: dict[str, str] = {}
    for number in range(len(Step)):
        step = next_step(wishes)
        assert step is not None, number
        wishes[str(step)] = OPTIONS[step][0].value
    assert next_step(wishes) is None
    assert len(Step) == 4


def test_every_question_can_be_skipped() -> None:
    for step, options in OPTIONS.items():
        assert options[-1].value not in TAG_OF
        for words in ("skip", "doesn't matter", "I don't mind"):
            assert wishes_in(words, step) == {str(step): options[-1].value}, (step, words)


def test_no_two_answers_share_a_key() -> None:
    keys = [option.value for options in OPTIONS.values() for option in options]
    assert len(set(keys)) == len(keys)
    assert all(option_of(key) for key in keys)
    assert option_of("nothing of the kind") is None


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("we need a cheap online sex therapist", {"purpose": "sex_therapy", "place": "online", "cost": "low_cost"}),
        ("couples sex therapist for me alone", {"purpose": "sex_therapy", "company": "alone"}),
        ("a trauma therapist near me", {"purpose": "trauma", "place": "near"}),
        ("marriage counsellor we can afford, by video", {"purpose": "couples", "company": "together",
                                                         "place": "online", "cost": "low_cost"}),
        ("a therapist in the US", {}),
        ("he broke my trust and I feel low, is there someone", {"purpose": "couples"}),
        ("any therapist", {}),
    ],
)  # fmt: skip
def test_what_was_said_at_once_is_not_asked_again(text: str, wishes: dict[str, str]) -> None:
    assert wishes_in(text) == wishes


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        (Step.PURPOSE, "flashbacks, mostly", "trauma"),
        (Step.PURPOSE, "something else", "any_purpose"),
        (Step.COMPANY, "my wife and me", "together"),
        (Step.COMPANY, "just me", "alone"),
        (Step.PLACE, "on zoom please", "online"),
        (Step.PLACE, "either", "anywhere"),
        (Step.COST, "yes", "low_cost"),
        (Step.COST, "no", "any_cost"),
    ],
)
def test_typed_words_answer_the_open_question(asked: Step, text: str, value: str) -> None:
    assert answers_question(text, asked)
    assert wishes_in(text, asked)[str(asked)] == value


def test_a_few_words_may_answer_what_was_not_asked_yet() -> None:
    assert answers_question("online", Step.COMPANY) and answers_question("low cost", Step.PURPOSE)
    assert not answers_question("how do we rebuild trust together", Step.PLACE)


@pytest.mark.parametrize("asked", list(Step))
@pytest.mark.parametrize(
    "text",
    ["how long should we wait?", "hello", "thanks", "my head hurts",
     "We have been married for ten years and I found out in May and either I shout at him or I cry alone all night"],
)  # fmt: skip
def test_what_does_not_answer_is_left_alone(asked: Step, text: str) -> None:
    assert not answers_question(text, asked)


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("how much does a therapist cost", "price"),
        ("does insurance cover couples therapy", "price"),
        ("how do I choose between three counsellors", "choosing"),
        ("how do I know if a therapist is qualified", "choosing"),
        ("what should I ask a couples therapist before we book", "first_call"),
        ("what if my partner refuses therapy", "refused"),
        ("my husband won't go to counselling", "refused"),
        ("therapy? he says no", "refused"),
        ("find me a therapist", None),
        ("low cost counselling", None),
        ("I don't want a man", None),
    ],
)
def test_questions_about_therapy_itself_are_told_from_the_search(text: str, aside: str | None) -> None:
    assert aside_in(text) == aside


def test_two_to_four_are_shown_whatever_is_wished_for() -> None:
    for values in itertools.product(*([option.value for option in options] for options in OPTIONS.values())):
        shown = fitting(LISTED, dict(zip(map(str, Step), values, strict=True)))
        assert LEAST <= len(shown) <= MOST
        assert len({each.id for each in shown}) == len(shown)
    assert len(fitting(LISTED[:1], {})) == 1


def test_the_best_fit_comes_first() -> None:
    def best(**wishes: str) -> str:
        return fitting(LISTED, wishes)[0].id

    assert best(purpose="sex_therapy", cost="low_cost") == "sex"
    assert best(purpose="couples", cost="low_cost") == "cheap couples"
    assert best(purpose="trauma", place="online") == "online trauma"
    assert best(purpose="any_purpose", cost="low_cost") == "cheap couples"
    assert best() == "anything"


def test_what_nobody_is_known_for_is_said() -> None:
    wishes = {"purpose": "trauma", "company": "together", "place": "online", "cost": "low_cost"}
    assert missing([LISTED[1]], wishes) == ["trauma", "online", "low_cost"]
    assert missing(LISTED, wishes) == []
    assert missing([], {"purpose": "any_purpose", "place": "near"}) == []
