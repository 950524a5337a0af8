"""Says a phrase of content/phrases.yml in words that were not said a moment ago."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from newleaf.content.marks import SAID
from newleaf.dialogue.help import help_desk


def say(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    name: str,
    buttons: list[dict[str, Any]] | None = None,
    **filled: str,
) -> None:
    """Say the phrase; `buttons` take the place of its own, `filled` that of names in braces."""
    phrase = help_desk().phrases.say(name, tracker.get_slot(SAID))
    phrase["text"] = phrase["text"].format_map(filled) if filled else phrase["text"]
    dispatcher.utter_message(**phrase if buttons is None else phrase | {"buttons": buttons})
