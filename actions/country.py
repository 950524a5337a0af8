"""Which country the visitor is in: asked so that the right numbers show, never needed for help."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say
from newleaf.dialogue.help import help_desk
from newleaf.directory import UnknownCountry, country_code
from newleaf.directory.countries import checked_code

PLACED = re.compile(r"\b(in|from|near) (the )?$", re.IGNORECASE)


def ask_country(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Invite the visitor to say where they are, with a few covered countries as choices; any can be written."""
    desk, guess = help_desk(), tracker.get_slot("guess")
    buttons = [
        {"title": country.name, "payload": f'/inform_country{{"country": "{country.code}"}}'}
        for country in desk.offered_countries(guess)
    ]
    shown = desk.assumed_country(guess)
    if guess and shown and shown.code == guess:
        say(dispatcher, tracker, "ask_country_guessed", buttons, country=shown.name)
    else:
        say(dispatcher, tracker, "ask_country", buttons)


class ActionSetCountry(Action):
    """Takes over the country and, when help was shown before, shows it for that country at once."""

    def name(self) -> str:
        return "action_set_country"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        code = _code_in(tracker.latest_message.get("entities", []))
        if code is None:
            ask_country(dispatcher, tracker)
            return []
        helped = dict(tracker.get_slot("helped") or {})
        events: list[EventType] = [SlotSet("country", code)]
        if not helped:
            say(dispatcher, tracker, "country_saved")
            return events
        times = helped.get("ask_help", 0)
        message = help_desk().for_request(list(tracker.get_slot("signals") or {}), code, times)
        dispatcher.utter_message(json_message=message)
        return [*events, SlotSet("helped", {**helped, "ask_help": times + 1})]


def country_said(message: dict[str, Any]) -> str | None:
    """The country that somebody in need names along the way: "I'm in Ireland, my wife hits me".

    Only after "in" or "from": Chad, Georgia and Jordan are also people.
    """
    text = message.get("text") or ""
    placed = [
        entity for entity in message.get("entities", [])
        if entity["entity"] == "country" and PLACED.search(text[: entity.get("start", 0)])
    ]  # fmt: skip
    return _code_in(placed)


def _code_in(entities: list[dict[str, Any]]) -> str | None:
    for entity in entities:
        if entity["entity"] == "country":
            try:
                return checked_code(entity["value"])
            except UnknownCountry:
                if found := country_code(entity["value"]):
                    return found
    return None
