"""A subject is answered where it is sure, offered where it is likely, and waits where something else is open."""

import pytest

from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.guided import begin
from newleaf.dialogue.open_question import CLOSED, ENOUGH, GUIDED
from newleaf.dialogue.subject_asked import payload_for, subject_asked, subject_offered
from tests.dialogue.test_in_session import understood


def seen(confidence: float, *, named: bool = True) -> dict:
    return {"subject": {"name": "comparing", "confidence": confidence, "named": named}}


@pytest.mark.parametrize(
    ("parsed", "intent", "asked", "offered"),
    [
        (seen(0.85), "faq_emotions", "comparing", "comparing"),
        (seen(0.6), "faq_emotions", None, "comparing"),
        (seen(0.3), "faq_emotions", None, None),
        (seen(0.97, named=False), "faq_emotions", None, None),
        (seen(0.97), "nlu_fallback", "comparing", "comparing"),
        (seen(0.97), "scope_legal", None, "comparing"),
        (seen(0.97), "find_professional", None, "comparing"),
        ({}, "faq_emotions", None, None),
    ],
)
def test_how_sure_it_is_decides(parsed: dict, intent: str, asked: str | None, offered: str | None) -> None:
    assert subject_asked(parsed, intent) == asked
    assert subject_offered(parsed) == offered


def test_it_is_answered_in_a_session_where_nothing_else_is_open() -> None:
    text = "was she better than me"
    assert understood(text, CLOSED, "faq_emotions", parsed=seen(0.9)) == "subject"
    assert understood(text, CLOSED, "faq_emotions", parsed=seen(0.4)) == "faq_emotions"
    assert understood(text, CLOSED, "distress_despair", parsed=seen(0.9)) == "distress_despair"
    assert understood(text, CLOSED, "faq_emotions", asked="safety", parsed=seen(0.9)) == "faq_emotions"
    assert understood(text, CLOSED, "faq_emotions", gate="alone", parsed=seen(0.9)) == "faq_emotions"
    assert understood(text, ENOUGH, "faq_emotions", parsed=seen(0.9)) == "faq_emotions"
    assert understood(text, GUIDED, "faq_emotions", place=begin("hand_holding"), parsed=seen(0.9)) != "subject"


def test_a_subject_can_be_chosen_and_no_other() -> None:
    assert payload_of("subject:comparing") == payload_for("comparing")
    for key in ("subject", "subject:weather", "subject:../secret"):
        assert payload_of(key) is None
