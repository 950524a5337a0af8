"""What is said to somebody who writes in a language that the guide does not speak."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from newleaf.dialogue.help import help_desk
from newleaf.dialogue.their_language import by_letters


class ActionOtherLanguage(Action):
    """Says in their language that the guide speaks English, and shows people who may speak theirs."""

    def name(self) -> str:
        return "action_other_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        said = tracker.latest_message
        language = by_letters(said.get("text") or "") or said.get("language") or tracker.get_slot("language")
        known = list(tracker.get_slot("signals") or {})
        country, guess = tracker.get_slot("country"), tracker.get_slot("guess")
        desk = help_desk()
        helped = dict(tracker.get_slot("helped") or {})
        told = language if language and desk.english_only(language) else "en"
        times = helped.get(told, 0)
        dispatcher.utter_message(json_message=desk.for_language(language, known, country, guess, times))
        return [
            SlotSet("language", language if language in desk.languages else None),
            SlotSet("helped", {**helped, told: times + 1}),
        ]
