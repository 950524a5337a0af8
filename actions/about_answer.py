"""Answers what is said to the answer before: whether it is normal, shorter please, who goes first, and the like."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say
from actions.unsure import HELP_LINES, answers, likeliest, topic_button
from newleaf.content.answers import Answer, Part, Role
from newleaf.content.responses import MORE, TRY
from newleaf.dialogue.leaning import FALLBACK, kind_of
from newleaf.dialogue.leaning_forms import Kind

_WITH_LINES = frozenset({Kind.NORMAL, Kind.REACTION, Kind.REMARK})
"""What may have something behind it that is not for the guide."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SENTENCES, _TOPICS = 2, 2


class ActionAboutAnswer(Action):
    """Says what fits, and goes on with the topic, if there is one; what is only told leads to the likeliest topics."""

    def name(self) -> str:
        return "action_about_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        topic = tracker.get_slot("topic")
        answer = answers().get(topic or "")
        kind = kind_of(tracker.latest_message.get("text") or "", FALLBACK, topic if answer else None) or Kind.REMARK
        near = likeliest(tracker)[:_TOPICS]
        if answer is not None:
            related = [topic_button(name) for name in answer.front.related]
            onward = [MORE, TRY, *(near if kind is Kind.REMARK else related)]
        else:
            onward = near
        buttons = [*onward, HELP_LINES] if kind in _WITH_LINES else onward
        filled = {"answer": _shortest(answer, tracker.get_slot("role"))} if answer and kind is Kind.IN_SHORT else {}
        say(dispatcher, tracker, kind, buttons, **filled)
        return []


def _shortest(answer: Answer, role: str | None) -> str:
    """The first sentences of the answer as it is for the role."""
    own = (Part.ANSWER, Role(role)) if role in list(Role) else (Part.ANSWER, None)
    text = answer.parts.get(own) or answer.parts[Part.ANSWER, None]
    return " ".join(_SENTENCE.split(text.replace("\n", " "))[:_SENTENCES])
