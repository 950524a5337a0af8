"""Turns that lean on what was said before: the other side, a no from the partner, something that did not help."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.after_help import answer_after_help
from actions.exercises import offer
from actions.find_professional import refused
from actions.phrases import say
from actions.unsure import answers
from newleaf.content.after_help import Section
from newleaf.content.answers import Answer, Part, Role
from newleaf.content.responses import BOTH_ROLES, GATE_ALONE, MORE, TRY
from newleaf.dialogue.known_danger import presses
from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION, ROLE, SEARCH, SIDE

SIDES = {Role.BETRAYED: "side_betrayed", Role.UNFAITHFUL: "side_unfaithful"}
WARMTH = {Role.UNFAITHFUL: "role_unfaithful", BOTH_ROLES: "role_both"}
OTHER = {Role.BETRAYED: Role.UNFAITHFUL, Role.UNFAITHFUL: Role.BETRAYED}
ABOUT_THERAPY = re.compile(r"\b(therap\w*|counsel\w*|shrink|psycholog\w*)\b", re.IGNORECASE)
ANOTHER_QUESTION = re.compile(
    r"\b(not|n't|didn'?t|never) (what i|answer|my question|ask)|\bmisunderst|\b(answer|read) (my|the) question\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:me|mine|myself|i|my (?:part|side|role|job|turn|share|own))\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|partner|husband|wife|boyfriend|girlfriend|spouse|other|cheat\w*"
    r"|betray\w*|affair|unfaithful|half|person)\b",
    re.IGNORECASE,
)
PATIENCE = 2
"""After so many ideas that did not help, a person is offered instead of a further one."""


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
        elif role in list(Role) and _asks_for_own(tracker.latest_message.get("text") or ""):
            say(dispatcher, tracker, "role_fits")
            _say_answer(dispatcher, answers()[topic], Role(role), Part.ANSWER, Part.MORE)
        elif role in list(Role):
            say(dispatcher, tracker, SIDES[OTHER[role]])
            _say_answer(dispatcher, answers()[topic], OTHER[role], Part.ANSWER, Part.MORE)
        elif role == BOTH_ROLES:
            say(dispatcher, tracker, "side_both")
            _say_answer(dispatcher, answers()[topic], None, Part.MORE)
        else:
            say(dispatcher, tracker, "which_side")
            return [SlotSet(OPEN_QUESTION, SIDE)]
        return []


class ActionRoleTold(Action):
    """Somebody says which side they are on: warmth, and the answer they were waiting for, if there is one."""

    def name(self) -> str:
        return "action_role_told"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        topic, role = tracker.get_slot("topic"), tracker.get_slot("role")
        asked = tracker.get_slot(OPEN_QUESTION)
        safe = tracker.get_slot("gate") != GATE_ALONE
        if asked == SIDE and role in OTHER and topic in answers() and safe:
            say(dispatcher, tracker, SIDES[OTHER[role]])
            _say_answer(dispatcher, answers()[topic], OTHER[role], Part.ANSWER, Part.MORE)
        elif asked == ROLE and role in OTHER and topic in answers() and safe:
            say(dispatcher, tracker, "role_fits")
            _say_answer(dispatcher, answers()[topic], Role(role), Part.ANSWER)
        else:
            helped, welcome = dict(tracker.get_slot("helped") or {}), WARMTH.get(role, "role_betrayed")
            say(dispatcher, tracker, "role_more" if welcome in helped else welcome)  # the same welcome twice is cold
            return [SlotSet("helped", {**helped, welcome: 1}), SlotSet(OPEN_QUESTION, CLOSED)]
        return [SlotSet(OPEN_QUESTION, CLOSED)]


class ActionPartnerUnwilling(Action):
    """Respects a partner's no, and cares for the one who asks; of therapy, says what they can do alone."""

    def name(self) -> str:
        return "action_partner_unwilling"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text = tracker.latest_message.get("text") or ""
        searching = (tracker.get_slot(OPEN_QUESTION) or CLOSED).startswith(SEARCH)
        if searching or ABOUT_THERAPY.search(text):
            return refused(dispatcher, tracker)
        if presses(tracker.current_slot_values()):  # a no to whoever presses is the whole answer
            return [*answer_after_help(dispatcher, tracker, Section.A_NO), SlotSet(OPEN_QUESTION, CLOSED)]
        alone = tracker.get_slot("gate") == GATE_ALONE
        say(dispatcher, tracker, "partner_unwilling_alone" if alone else "partner_unwilling")
        return [SlotSet(OPEN_QUESTION, CLOSED)]


class ActionNotHelpful(Action):
    """Takes it well when something did not help, and offers something else; after a while, a person."""

    def name(self) -> str:
        return "action_not_helpful"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        helped = dict(tracker.get_slot("helped") or {})
        times = helped.get("not_helpful", 0)
        if ANOTHER_QUESTION.search(tracker.latest_message.get("text") or ""):
            say(dispatcher, tracker, "not_answered")
            return []
        events: list[EventType] = [SlotSet("helped", {**helped, "not_helpful": times + 1})]
        if times >= PATIENCE or tracker.get_slot("topic") not in answers():
            say(dispatcher, tracker, "not_helpful_person")
            return events
        say(dispatcher, tracker, "not_helpful")
        return [*events, *offer(dispatcher, tracker, (Part.TRY, Part.ANOTHER))]


def _asks_for_own(text: str) -> bool:
    """Whether it is the writer's own side that is asked for: "and for me?", said when the other's was told."""
    return bool(_OWN.search(text)) and not _OTHERS.search(text)


def _say_answer(dispatcher: CollectingDispatcher, answer: Answer, role: Role | None, *parts: Part) -> None:
    """The first of the parts that has words for the role; the last one's for everybody where none has."""
    fits = (answer.parts[part, role] for part in parts if (part, role) in answer.parts)
    text = next(fits, answer.parts[parts[-1], None])
    dispatcher.utter_message(text=text, buttons=[MORE, TRY])
