"""Actions for a visitor who says that they were taken wrong, and for what that opens again."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.help import language_of
from actions.phrases import say
from newleaf.content.responses import GATE_ALONE, GATE_OPEN
from newleaf.dialogue.giving_help import GUESSED, NOTHING, PARTNER, PLAIN, SAFETY, force_is_guess
from newleaf.dialogue.guesses import grown_after_all, life_told, of_age, says_what_was_meant
from newleaf.dialogue.known_danger import did_harm
from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION
from newleaf.dialogue.taken_back_forms import means_the_couple, meant_lightly
from newleaf.dialogue.their_words import words_in_language
from newleaf.dialogue.withholding import may_open
from newleaf.understanding.distress import ADULTS_ONLY


class ActionMisread(Action):
    """Believes a visitor who says that we took them wrong, and keeps help within reach."""

    def name(self) -> str:
        return "action_misread"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text, known = tracker.latest_message.get("text") or "", tracker.get_slot("signals")
        gate = tracker.get_slot("gate")
        if gate == GATE_OPEN and not tracker.get_slot("life") and means_the_couple(text):
            say(dispatcher, tracker, "misread_couple")
            return [SlotSet("misread", bool(known)), SlotSet("asked", NOTHING), SlotSet(OPEN_QUESTION, CLOSED)]
        if not known:  # no help was given that could have been a misreading: it was an answer
            say(dispatcher, tracker, "not_answered")
            return []
        slots = tracker.current_slot_values()
        if spoken := words_in_language("misread", language_of(tracker), slots):
            dispatcher.utter_message(json_message=spoken)
            told = life_told(slots)
            return [SlotSet("misread", not told), *([] if told else [SlotSet("asked", NOTHING)])]
        if gate == ADULTS_ONLY and of_age(text, slots):
            say(dispatcher, tracker, "misread_grown")
            return [SlotSet("misread", True), SlotSet("child", False), *_opened()]
        if grown_after_all(text, slots):
            say(dispatcher, tracker, "misread_grown")
            return [SlotSet("child", False), SlotSet("asked", NOTHING)]
        if life_told(slots) and not says_what_was_meant(text):
            say(dispatcher, tracker, "misread_life")
            return [SlotSet("misread", False)]
        if gate == GATE_ALONE and _may_open(tracker):
            if force_is_guess(slots) and meant_lightly(text):
                say(dispatcher, tracker, "misread_believed")
                return [SlotSet("misread", True), *_opened()]
            say(dispatcher, tracker, "misread_partner")
            return [SlotSet("misread", True), SlotSet("asked", PARTNER)]
        phrase = {ADULTS_ONLY: "misread_age", GATE_ALONE: "misread_force"}.get(gate, "misread")
        if gate == GATE_ALONE and did_harm(slots) and not force_is_guess(slots):
            phrase = "misread_did_harm"
        say(dispatcher, tracker, phrase)
        return [SlotSet("misread", True), SlotSet("asked", NOTHING)]


class ActionSafeWithPartner(Action):
    """What is for two is open again after a plain yes to whether both feel safe, and stays closed after anything else.

    Only where nothing but a worry, or a guess of our own, was heard, and was taken back. Whether it is safe to try is
    asked before each exercise all the same.
    """

    def name(self) -> str:
        return "action_safe_with_partner"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if tracker.get_intent_of_latest_message() == "deny":
            return [SlotSet("asked", SAFETY)]  # help follows, and the answer to its question is heard
        plain_yes = tracker.get_intent_of_latest_message() == "affirm"
        if plain_yes and tracker.get_slot("gate") == GATE_ALONE and _may_open(tracker):
            say(dispatcher, tracker, "misread_opened")
            return _opened()
        say(dispatcher, tracker, "misread_stays")
        return [SlotSet("asked", NOTHING)]


def _may_open(tracker: Tracker) -> bool:
    """Whether what is for two may be opened again: nothing but a worry was heard, or nothing but our own guess, and
    that once. Told again in other words it was no slip."""
    helped = tracker.get_slot("helped") or {}
    once = helped.get(GUESSED, 0) + helped.get(PLAIN, 0) <= 1
    return once and may_open(tracker.get_slot("signals"), guessed=force_is_guess(tracker.current_slot_values()))


def _opened() -> list[EventType]:
    """What is for two is open again; whether it is safe to try is asked anew before each."""
    return [SlotSet("gate", GATE_OPEN), SlotSet("safe_to_try", None), SlotSet("asked", NOTHING)]
