"""The visitor says or taps which country they are in."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.country import ask_country, code_in
from actions.find_professional import go_on
from actions.phrases import say
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION, SEARCH


class ActionSetCountry(Action):
    """Takes over the country and, when help was shown before, shows it for that country at once."""

    def name(self) -> str:
        return "action_set_country"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        entities = tracker.latest_message.get("entities", [])
        code = code_in(entities)
        if code is None:
            named = any(entity["entity"] == "country" for entity in entities)
            ask_country(dispatcher, tracker, unknown=named)
            return []
        helped = dict(tracker.get_slot("helped") or {})
        events: list[EventType] = [SlotSet("country", code)]
        if (tracker.get_slot(OPEN_QUESTION) or CLOSED).startswith(SEARCH):
            return [*events, *go_on(dispatcher, tracker, code)]
        times = helped.get("ask_help", 0)
        if not times and not tracker.get_slot("signals"):
            say(dispatcher, tracker, "country_saved")
            return events
        life = tracker.get_slot("life") is not None
        message = help_desk().for_request(list(tracker.get_slot("signals") or {}), code, times, life_in_danger=life)
        dispatcher.utter_message(json_message=message)
        return [*events, SlotSet("helped", {**helped, "ask_help": times + 1})]
