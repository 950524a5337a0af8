"""The guide does not say the same words twice in a row."""

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.content.marks import SAID, mark
from newleaf.dialogue.wording import Wording

RESPONSES = {
    "utter_greet": [{"text": "Hello."}, {"text": "Hi."}],
    "utter_timing": [{"text": "It depends."}],
    "utter_more": [
        {"text": "More on waiting.", "condition": [{"type": "slot", "name": "topic", "value": "timing"}]},
        {"text": "More on hope.", "condition": [{"type": "slot", "name": "topic", "value": "hope"}]},
    ],
    "utter_why": [],
    "utter_thanks": [{"text": "You are welcome."}],
}


def say(name: str, *said: str, topic: str = "timing") -> str:
    domain = Domain.from_dict({"slots": {
        SAID: {"type": "any", "mappings": [{"type": "custom"}]},
        "topic": {"type": "text", "mappings": [{"type": "custom"}]},
    }})  # fmt: skip
    tracker = DialogueStateTracker("someone", domain.slots)
    tracker.update(SlotSet(SAID, [mark(text) for text in said]))
    tracker.update(SlotSet("topic", topic))
    return asyncio.run(Wording(RESPONSES).generate(name, tracker, "test"))["text"]


@pytest.mark.parametrize(("last", "now"), [("Hello.", "Hi."), ("Hi.", "Hello.")])
def test_another_wording_is_taken(last: str, now: str) -> None:
    assert say("utter_greet", last) == now


def test_an_answer_asked_for_again_goes_on_with_more_about_it() -> None:
    assert say("utter_timing") == "It depends."
    assert say("utter_timing", "It depends.") == "More on waiting."


def test_what_has_one_wording_is_said_again_rather_than_nothing() -> None:
    assert say("utter_thanks", "You are welcome.") == "You are welcome."
    assert say("utter_timing", "It depends.", "More on waiting.") == "It depends."


def test_more_about_another_topic_is_not_said() -> None:
    assert say("utter_timing", "It depends.", topic="hope") == "It depends."
