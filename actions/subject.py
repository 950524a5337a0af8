"""Answers what is asked about a particular subject within a topic."""

import functools
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.unsure import HELP_LINES, answers, topic_button
from newleaf.content.marks import SAID, mark
from newleaf.content.responses import GATE_OPEN
from newleaf.content.subjects import Subject, read_subjects
from newleaf.dialogue.subject_asked import ABOUT_SUBJECT, payload_for
from newleaf.settings import settings


@functools.cache
def subjects() -> Mapping[str, Subject]:
    """The reviewed texts of subjects by name."""
    return read_subjects(settings().project / "content" / "subjects", answers())


class ActionSubject(Action):
    """Says what there is on the subject, and more of it to whoever asks again; then the topic goes on."""

    def name(self) -> str:
        return "action_subject"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        subject = subjects()[next(tracker.get_latest_entity_values(ABOUT_SUBJECT))]
        topic = SlotSet("topic", subject.front.topic)
        if tracker.get_slot("gate") != GATE_OPEN:  # what is for two is not for whoever lives in fear
            dispatcher.utter_message(response=f"utter_{subject.front.topic}")
            return [topic]
        said = tracker.get_slot(SAID) or ()
        fresh = [text for text in subject.texts if mark(text) not in said] or list(subject.texts)
        further = {"title": "More on this", "payload": payload_for(subject.front.subject)}
        onward = [further] if len(fresh) > 1 else []
        related = [topic_button(name) for name in subject.front.related]
        dispatcher.utter_message(text=fresh[0], buttons=[*onward, *related, HELP_LINES])
        return [topic]
