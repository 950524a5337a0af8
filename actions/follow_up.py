"""Follow-ups that turn an answer round."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say
from actions.unsure import answers
from newleaf.content.answers import Part, Role
from newleaf.content.responses import GATE_ALONE, MORE, TRY

SIDES = {Role.BETRAYED: "side_betrayed", Role.UNFAITHFUL: "side_unfaithful"}


class ActionOtherSide(Action):
    """The answer to the last question as it is for the other one of the couple."""

    def name(self) -> str:
        return "action_other_side"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        topic, role = tracker.get_slot("topic"), tracker.get_slot("role")
        if topic not in answers() or tracker.get_slot("gate") == GATE_ALONE:
            # Where there is fear or force, the other's part is not this person's to arrange.
            dispatcher.utter_message(response=f"utter_{topic}" if topic in answers() else "utter_more")
        elif role not in list(Role):
            say(dispatcher, tracker, "which_side")
        else:
            answer = answers()[topic]
            other = Role.UNFAITHFUL if role == Role.BETRAYED else Role.BETRAYED
            text = answer.parts.get((Part.ANSWER, other)) or answer.parts[Part.ANSWER, None]
            say(dispatcher, tracker, SIDES[other])
            dispatcher.utter_message(text=text, buttons=[MORE, TRY])
        return []
