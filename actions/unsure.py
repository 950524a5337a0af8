"""When the guide is not sure what was asked, it offers the likeliest topics instead of a confident wrong answer."""

import functools
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say
from newleaf.content import Answer, read_answers
from newleaf.dialogue.told import is_story
from newleaf.settings import settings
from newleaf.understanding.distress import PREFIX

OFFERED = 3
HELP_LINES = {"title": "Show me help lines", "payload": "/ask_help"}
_SURELY = 0.6


@functools.cache
def answers() -> dict[str, Answer]:
    """The reviewed answers by topic."""
    return read_answers(settings().project / "content" / "answers")


def topic_button(topic: str) -> dict[str, str]:
    """The choice that asks about a topic."""
    return {"title": answers()[topic].front.title, "payload": f"/faq_{topic}"}


def topic_asked(tracker: Tracker) -> dict[str, str] | None:
    """A choice for the topic that a message surely asks about, whatever else was heard in it."""
    ranked = tracker.latest_message.get("intent_ranking", [])
    own = [each for each in ranked if not each["name"].startswith(PREFIX)]
    topic = own[0]["name"].removeprefix("faq_") if own else ""
    if topic not in answers() or own[0]["confidence"] < _SURELY:
        return None
    return topic_button(topic)


def likeliest(tracker: Tracker) -> list[dict[str, str]]:
    """Choices for the topics that a message may be about, the likeliest first."""
    ranked = [each["name"].removeprefix("faq_") for each in tracker.latest_message.get("intent_ranking", [])]
    return [topic_button(topic) for topic in ranked if topic in answers()]


class ActionOfferTopics(Action):
    """Offers the likeliest topics as choices."""

    def name(self) -> str:
        return "action_offer_topics"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text = tracker.latest_message.get("text") or ""
        topics = likeliest(tracker)
        if not topics:
            dispatcher.utter_message(response="utter_out_of_scope")
            return []
        buttons = [*topics[:OFFERED], HELP_LINES]
        say(dispatcher, tracker, "unsure_story" if is_story(text) else "unsure", buttons)
        return []
