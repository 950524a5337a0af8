"""The first words of a conversation in Rasa's own shell; the web application says them when a session begins."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, SessionStarted
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say


class ActionSessionStart(Action):
    """Says that this is an automated guide before anything else."""

    def name(self) -> str:
        return "action_session_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        say(dispatcher, tracker, "disclosure")
        return [SessionStarted(), ActionExecuted("action_listen")]
