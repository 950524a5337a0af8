"""Words answer the question of the search while it is open, and mean what they always mean afterwards."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION, SHOWN, OpenQuestion

SLOTS = Domain.from_dict(
    {"slots": {name: {"type": "text", "mappings": [{"type": "custom"}]} for name in (OPEN_QUESTION, "asked")}}
).slots


def understood(text: str, open_question: str, intent: str = "out_of_scope", asked: str = "nothing") -> str:
    tracker = DialogueStateTracker("someone", SLOTS)
    tracker.update(SlotSet(OPEN_QUESTION, open_question))
    tracker.update(SlotSet("asked", asked))
    message = Message({"text": text, "intent": {"name": intent, "confidence": 0.9}})
    return OpenQuestion().process([message], tracker)[0].get("intent")["name"]


@pytest.mark.parametrize("text", ["online please", "near me", "either", "how much does it cost?", "show me the list"])
def test_words_answer_the_open_question(text: str) -> None:
    assert understood(text, "search:place") == "find_professional"


@pytest.mark.parametrize("text", ["online please", "alone", "either", "how much does it cost?"])
def test_they_answer_nothing_when_it_is_closed(text: str) -> None:
    assert understood(text, CLOSED) == "out_of_scope"


def test_with_the_list_in_view_only_questions_about_therapy_belong_to_it() -> None:
    assert understood("how much does it cost?", SHOWN) == "find_professional"
    assert understood("alone", SHOWN) == "out_of_scope"


def test_danger_and_the_question_about_safety_go_first() -> None:
    assert understood("online", "search:place", intent="distress_despair") == "distress_despair"
    assert understood("online", "search:place", intent="not_sure", asked="safety") == "not_sure"


def test_a_partner_who_refuses_therapy_is_not_taken_for_a_couple_that_wants_none() -> None:
    for text in ("what if my partner refuses therapy?", "my husband won't go to counselling"):
        assert understood(text, CLOSED, intent="faq_without_therapy") == "find_professional"
    assert understood("can we do it without therapy", CLOSED, intent="faq_without_therapy") == "faq_without_therapy"
    assert understood("he refuses therapy", CLOSED, intent="distress_despair") == "distress_despair"


def test_a_choice_is_left_alone() -> None:
    assert understood("/affirm", "search:cost", intent="affirm") == "affirm"


def test_without_a_conversation_nothing_changes() -> None:
    message = Message({"text": "online", "intent": {"name": "affirm"}})
    assert OpenQuestion().process([message])[0].get("intent")["name"] == "affirm"
