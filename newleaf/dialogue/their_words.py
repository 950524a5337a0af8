"""What is said outside help in the language that somebody writes in, where there are reviewed words for it."""

from collections.abc import Mapping
from typing import Any, Literal

from newleaf.content.marks import SAID, mark
from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.help import help_desk

Kind = Literal["safe", "coming", "misread", "welcome"]
"""The names of its wordings in content/help/languages."""
SPOKEN: Mapping[str, Kind] = {"utter_safe": "safe", "utter_called": "coming", "utter_thanks": "welcome"}
"""The responses that are said in their language."""
SHOW_HELP = {"title": "Show me help lines", "payload": "/ask_help"}


def words_in_language(kind: Kind, language: str | None, slots: Mapping[str, Any]) -> dict[str, Any] | None:
    """A message in a language, in words that were not said a moment ago, with a way to the lines; None where there are
    no words in it."""
    spoken = help_desk().languages.get(language or "")
    if spoken is None:
        return None
    wordings = getattr(spoken.front, kind)
    text = next((each for each in wordings if mark(each) not in (slots.get(SAID) or ())), wordings[0])
    return {"kind": "text", "text": text, "choices": [choice_of(SHOW_HELP)], "language": spoken.front.language}
