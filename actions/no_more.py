"""One open question for somebody who does not want to any more, and help where it is about living."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.help import bring_help, open_line
from actions.phrases import say
from newleaf.dialogue.few_words import NO_MORE
from newleaf.dialogue.no_more import ABOUT_LIVING, LIVING, MEANT, is_about_living, meant_by
from newleaf.dialogue.open_question import CLOSED, ENOUGH, OPEN_QUESTION


class ActionNoMore(Action):
    """Asks what it is that they do not want any more; a plain way to say that it is living is among the choices."""

    def name(self) -> str:
        return "action_no_more"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text = tracker.latest_message.get("text") or ""
        chosen = next(tracker.get_latest_entity_values(MEANT), None) == LIVING
        typed = tracker.get_slot(OPEN_QUESTION) == ENOUGH and meant_by(text) == NO_MORE
        if chosen or typed or is_about_living(tracker.current_slot_values()):
            return [*bring_help(dispatcher, tracker, ABOUT_LIVING), SlotSet(OPEN_QUESTION, CLOSED)]
        opened = open_line(dispatcher, tracker)
        say(dispatcher, tracker, "no_more")
        return [*opened, SlotSet(OPEN_QUESTION, ENOUGH)]
