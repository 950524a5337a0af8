"""Choices that are answered in words."""

import pytest

from newleaf.dialogue.kept import keepable
from newleaf.dialogue.open_question import GUIDED
from newleaf.dialogue.picked import OFFERED, keys_under, picked

SLOTS = {OFFERED: ["faq_hope", "exercise:words", "ask_help"], "open_question": "closed", "asked": "nothing"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the first one", "faq_hope"),
        ("2", "exercise:words"),
        ("ok lets do the second please", "exercise:words"),
        ("option 3", "ask_help"),
        ("the last one", "exercise:words"),
        ("4", None),
        ("first time we kissed", None),
        ("one more thing", None),
        ("that one", None),
        ("how long", None),
    ],
)
def test_a_choice_is_named_by_its_place(text: str, key: str | None) -> None:
    assert picked(text, SLOTS) == key


def test_that_one_is_the_only_one() -> None:
    assert picked("yes that one", SLOTS | {OFFERED: ["faq_hope", "ask_help"]}) == "faq_hope"


@pytest.mark.parametrize("open_now", [{"open_question": GUIDED}, {"asked": "safety"}, {OFFERED: ["affirm", "deny"]}])
def test_where_a_question_of_ours_is_open_nothing_is_picked(open_now: dict[str, object]) -> None:
    assert picked("the first one", SLOTS | open_now) is None


def test_the_choices_under_the_last_message_that_has_any_count() -> None:
    shown = [{"choices": [{"key": "faq_hope"}]}, {"choices": [{"key": "ask_help"}]}, {"choices": None}, {}]
    assert keys_under(shown) == ["ask_help"] and keys_under([]) == []


def test_keys_are_kept_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    assert keepable({OFFERED: ["faq_hope", "exercise:words"]}, frozenset()) == {OFFERED: ["faq_hope", "exercise:words"]}
    assert keepable({OFFERED: ["what was typed"]}, frozenset()) == {}
