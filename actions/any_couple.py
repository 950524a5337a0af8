"""A plain yes for whoever asks whether what the guide says holds for a couple like theirs."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say
from actions.unsure import answers, topic_button
from newleaf.content.responses import MORE, TRY


class ActionAnyCouple(Action):
    """Says yes, and goes on with the topic, if there is one."""

    def name(self) -> str:
        return "action_any_couple"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        topic = answers().get(tracker.get_slot("topic") or "")
        if topic is None:
            say(dispatcher, tracker, "any_couple")
            return []
        related = [topic_button(name) for name in topic.front.related]
        say(dispatcher, tracker, "any_couple_on", [MORE, TRY, *related])
        return []
