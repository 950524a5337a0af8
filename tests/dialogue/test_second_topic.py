"""A message with two questions gets an answer to one and the other as a choice."""

import asyncio
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.dialogue.wording import Wording
from newleaf.understanding.second_topic import SECOND_TOPIC

MORE = {"title": "Tell me more", "payload": "/ask_more"}
HOPE = {"title": "Is there hope?", "payload": "/faq_hope"}
TRUST = {"title": "Exercises for trust", "payload": "/faq_trust_exercises"}
RESPONSES = {
    "utter_timing": [{"text": "It depends.", "buttons": [MORE, HOPE]}],
    "utter_hope": [{"text": "There can be.", "buttons": [MORE, TRUST]}],
    "utter_more": [{"text": "More.", "buttons": [HOPE]}],
}


def choices(name: str, intent: str, second: str | None) -> list[dict[str, Any]]:
    tracker = DialogueStateTracker("someone", [])
    said = {"name": intent, "confidence": 0.6}
    parsed = {"text": "words", "intent": said, "entities": [], SECOND_TOPIC: second}
    tracker.update(UserUttered("words", said, parse_data=parsed))
    return asyncio.run(Wording(RESPONSES).generate(name, tracker, "test"))["buttons"]


def test_the_other_topic_is_offered_before_what_is_merely_related() -> None:
    also = {"title": "Also: Exercises for trust", "payload": "/faq_trust_exercises"}
    assert choices("utter_timing", "faq_timing", "faq_trust_exercises") == [MORE, also, HOPE]


def test_a_topic_that_is_related_as_well_is_offered_once() -> None:
    also = {"title": "Also: Is there hope?", "payload": "/faq_hope"}
    assert choices("utter_timing", "faq_timing", "faq_hope") == [MORE, also]


def test_nothing_is_added_where_one_thing_was_asked() -> None:
    assert choices("utter_timing", "faq_timing", None) == [MORE, HOPE]
    assert RESPONSES["utter_timing"][0]["buttons"] == [MORE, HOPE]


def test_what_is_said_beside_the_answer_offers_nothing_more() -> None:
    assert choices("utter_more", "faq_timing", "faq_trust_exercises") == [HOPE]
