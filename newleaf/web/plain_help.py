"""What is said without the dialogue: the opening, help for what the screen found, honest words in trouble."""

from collections.abc import Mapping
from typing import Any

from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.giving_help import give_help
from newleaf.dialogue.help import HelpDesk
from newleaf.dialogue.known_danger import is_child
from newleaf.directory import guessed_country
from newleaf.safety import Assessment, Signal

Message = dict[str, Any]
Slots = Mapping[str, Any]

ASKS_FOR_HELP = frozenset({"/ask_help", "/deny"})
"""Choices after which help is shown though nothing else works: asked for, or "No" to "Are you safe right now?"."""


class PlainHelp:
    """Composes messages from reviewed texts and the copy of the directory in memory."""

    def __init__(self, desk: HelpDesk) -> None:
        self._desk = desk

    def opening(self, language: str | None) -> list[Message]:
        """The first messages of a session, whose visitor reads `language`."""
        messages = [self._phrase("disclosure")]
        if language and not language.lower().startswith("en"):
            messages.append(self._phrase("english_only"))
            code = language.lower().partition("-")[0]
            if text := self._desk.english_only(code):
                messages.append({"kind": "text", "text": text, "language": code})
        return messages

    def for_signals(
        self, found: Assessment, slots: Slots, text: str, accepted: str | None
    ) -> tuple[list[Message], dict[str, Any]]:
        """Help for what the screen found, and the slots that change with it."""
        given = give_help(self._desk, found, _placed(slots, accepted), text)
        messages = [given.message]
        if given.asks and "language" not in given.message:
            choices = [choice_of(each) for each in given.answers]
            messages.append(self._phrase("answer_question") | {"choices": choices})
        return messages, given.slots

    def trouble(self, slots: Slots, payload: str | None, accepted: str | None) -> list[Message]:
        """Honest words; with the lines where danger is known in the session, or where they were asked for."""
        messages = [self._phrase("trouble")]
        if slots.get("signals") or payload in ASKS_FOR_HELP:
            placed = _placed(slots, accepted)
            times = (slots.get("helped") or {}).get("ask_help", 0)
            life = slots.get("life") is not None
            signals = [*([Signal.MINOR] if is_child(slots) else []), *(slots.get("signals") or {})]
            country, guess = placed.get("country"), placed.get("guess")
            messages.insert(0, self._desk.for_request(signals, country, times, guess, life_in_danger=life))
        return messages

    def _phrase(self, name: str) -> Message:
        phrase = self._desk.phrases.say(name)
        message: Message = {"kind": "text", "text": phrase["text"]}
        if phrase["buttons"]:
            message["choices"] = [choice_of(button) for button in phrase["buttons"]]
        return message


def _placed(slots: Slots, accepted: str | None) -> Slots:
    known = slots.get("country") or slots.get("guess")
    return slots if known else {**slots, "guess": guessed_country(accepted)}
