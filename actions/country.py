"""Which country the visitor is in: asked so that the right numbers show, never needed for help."""

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.phrases import say
from newleaf.dialogue.help import help_desk
from newleaf.directory import UnknownCountry, country_code
from newleaf.directory.countries import checked_code, told_from

PLACED = re.compile(r"\b(in|from|near) (the )?$", re.IGNORECASE)


def ask_country(dispatcher: CollectingDispatcher, tracker: Tracker, *, unknown: bool = False) -> None:
    """Invite the visitor to say where they are, with a few covered countries as choices; any can be written.

    `unknown`: a country was named, and it is none that the guide knows.
    """
    desk, guess = help_desk(), tracker.get_slot("guess")
    buttons = [
        {"title": country.name, "payload": f'/inform_country{{"country": "{country.code}"}}'}
        for country in desk.offered_countries(guess)
    ]
    shown = desk.assumed_country(guess)
    if unknown:
        say(dispatcher, tracker, "country_unknown", buttons)
    elif guess and shown and shown.code == guess:
        say(dispatcher, tracker, "ask_country_guessed", buttons, country=shown.name)
    else:
        say(dispatcher, tracker, "ask_country", buttons)


def country_said(message: dict[str, Any]) -> str | None:
    """The country that somebody in need names along the way: "I'm in Ireland, my wife hits me".

    Only after "in" or "from": Chad, Georgia and Jordan are also people. And "near us" is no country, "in the us" is.
    """
    text = message.get("text") or ""
    return code_in([entity for entity in message.get("entities", []) if _is_placed(entity, text)]) or told_from(text)


def _is_placed(entity: dict[str, Any], text: str) -> bool:
    before = text[: entity.get("start", 0)]
    ourselves = text[entity.get("start", 0) : entity.get("end", 0)] == "us" and not before.lower().endswith("the ")
    return entity["entity"] == "country" and not ourselves and bool(PLACED.search(before))


def code_in(entities: list[dict[str, Any]]) -> str | None:
    """The code of the first country among the entities; None when there is none that exists."""
    for entity in entities:
        if entity["entity"] == "country":
            try:
                return checked_code(entity["value"])
            except UnknownCountry:
                if found := country_code(entity["value"]):
                    return found
    return None
