"""Something else to try: exercises of the topic that were not offered yet, then those of the topics beside it."""

from collections.abc import Iterator
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.guided_menu import menu
from actions.guided_turn import GuidedTurn
from actions.help import show_help
from actions.phrases import say
from actions.unsure import answers, topic_button
from newleaf.content.answers import Answer, Part, Role
from newleaf.content.marks import SAID, mark
from newleaf.content.responses import ANOTHER, DEED, FOR_TWO, GATE_ALONE, MORE, OWN, guided

FOR_ONE = "emotions"
"""The topic whose exercises ask nothing of a partner, for somebody who has not said what it is about."""
FOR_THE_UNFAITHFUL = "communication"
"""The same for whoever has said that they were unfaithful: it has words for them, and begins with listening."""


class ActionTry(Action):
    """Offers something to try about the topic."""

    def name(self) -> str:
        return "action_try"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return _try(dispatcher, tracker, (Part.TRY, Part.ANOTHER))


class ActionAnother(Action):
    """Offers an exercise that was not offered a moment ago."""

    def name(self) -> str:
        return "action_another"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return _try(dispatcher, tracker, (Part.ANOTHER, Part.TRY))


def _try(dispatcher: CollectingDispatcher, tracker: Tracker, order: tuple[Part, Part]) -> list[EventType]:
    if tracker.get_slot("topic") not in answers():
        if tracker.get_slot("life"):
            return show_help(dispatcher, tracker)  # "what else can I do?" while somebody waits for an ambulance
        if order[0] is Part.TRY:
            return menu(GuidedTurn(dispatcher, tracker))
    return offer(dispatcher, tracker, order)


def offer(dispatcher: CollectingDispatcher, tracker: Tracker, order: tuple[Part, Part]) -> list[EventType]:
    """Say the next exercise; where the topic has no further one, that of a topic beside it, which is named.

    `order`: of the topic's own exercises.
    """
    topic, role = tracker.get_slot("topic"), tracker.get_slot("role")
    alone, deed = tracker.get_slot("gate") == GATE_ALONE, tracker.get_slot(DEED)
    said = tracker.get_slot(SAID) or ()
    named = topic in answers()
    if not named:
        listens = role == Role.UNFAITHFUL and not alone
        topic, order = (FOR_THE_UNFAITHFUL, (Part.TRY, Part.ANOTHER)) if listens else (FOR_ONE, order)
    offers = list(_offers(topic, order, role, deed if alone else None))
    found, text = next((each for each in offers if mark(each[1]) not in said), offers[0])
    if named and found.front.topic != topic:
        say(dispatcher, tracker, "next_door", topic=found.front.title)
    related = [topic_button(name) for name in found.front.related if not (alone and name == FOR_TWO)]
    dispatcher.utter_message(text=text, buttons=[ANOTHER, *guided(found, alone=alone), MORE, *related])
    return [SlotSet("topic", found.front.topic)]


def _offers(
    topic: str, order: tuple[Part, Part], role: str, deed: str | None
) -> Iterator[tuple[Answer, str]]:
    for answer in _outward(topic):
        if deed and answer.alone:
            # Where there is fear or force, only the topic asked about says so; its neighbours stay silent.
            texts = answer.did_harm if deed == OWN else answer.alone
            yield from ((answer, text) for text in texts if answer.front.topic == topic)
            continue
        parts = order if answer.front.topic == topic else (Part.TRY, Part.ANOTHER)
        for part in parts:
            own = (part, Role(role)) if role in list(Role) else (part, None)
            yield answer, answer.parts.get(own) or answer.parts[part, None]


def _outward(topic: str) -> list[Answer]:
    """The topic, those beside it, those beside these, and so on."""
    names = [topic]
    for name in names:  # grows while it is walked
        names += [each for each in answers()[name].front.related if each not in names]
    return [answers()[name] for name in names]
