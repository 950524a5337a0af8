"""Warmth for somebody who tells of something and asks nothing, or asks for another subject, or the guide's name."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.help import show_help
from actions.phrases import say
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.told import EVENING, HURT, NAME, SCARED, SUBJECT, told
from newleaf.understanding.distress import HAS_CALLED

PHRASES = {
    HURT: "told_hurt", SCARED: "told_scared", EVENING: "told_evening", SUBJECT: "another_subject", NAME: "own_name",
}  # fmt: skip


class ActionTold(Action):
    """Answers a hurt with warmth and choices, an evening ahead with what may help before it; says the guide's name."""

    def name(self) -> str:
        return "action_told"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text = tracker.latest_message.get("text") or ""
        if tracker.get_slot("life"):
            if HAS_CALLED.fullmatch(text.strip()):
                dispatcher.utter_message(response="utter_called")
                return []
            return show_help(dispatcher, tracker)
        what = told(text, "out_of_scope") or HURT
        if what == EVENING and tracker.get_slot("gate") == GATE_ALONE:  # nothing for two where there is fear or force
            dispatcher.utter_message(response="utter_affirm")
        else:
            say(dispatcher, tracker, PHRASES[what])
        return []
