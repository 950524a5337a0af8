"""The search for a professional: at most four questions, each may be skipped, then two to four ways and what to ask."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.country import ask_country, country_said
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.finder import (
    ASIDES,
    OPTIONS,
    SHOW_NOW,
    SHOW_SAID,
    START_OVER,
    Step,
    aside_in,
    next_step,
    option_of,
    wishes_in,
)  # fmt: skip
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.open_question import CLOSED, OPEN_QUESTION, SEARCH, SHOWN

SECTION_OF = {"first_call": "First call", "choosing": "Choosing", "price": "Price", "refused": "Refused"}
LABEL_OF = {
    "first_call": "What to ask first", "choosing": "How do I choose?", "price": "What does it cost?",
    "refused": "If my partner refuses",
}  # fmt: skip
LIST_NOW = {"title": "Show me the list now", "payload": '/find_professional{"wish": "show"}'}
AGAIN = {"title": "Change my answers", "payload": '/find_professional{"wish": "start_over"}'}
FIND = {"title": "Find someone", "payload": "/find_professional"}


class ActionFindProfessional(Action):
    """Asks the next question, answers one about therapy itself, or shows who fits."""

    def name(self) -> str:
        return "action_find_professional"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn(dispatcher, tracker)
        choice = next(tracker.get_latest_entity_values("wish"), None)
        typed = (tracker.latest_message.get("text") or "").strip()
        typed = "" if typed.startswith("/") else typed
        open_step = _open_step(tracker)
        aside = choice if choice in ASIDES else aside_in(typed)
        if choice == START_OVER:
            turn.wishes = {}
        if option := option_of(choice or ""):
            turn.wishes[option[0]] = option[1]
        turn.wishes |= wishes_in(typed, open_step)
        if turn.alone:
            turn.wishes[str(Step.COMPANY)] = "alone"
            if turn.wishes.get(str(Step.PURPOSE)) == "couples":
                turn.wishes[str(Step.PURPOSE)] = "any_purpose"  # sessions for two are not safe where there is fear
        if aside is not None:
            return turn.answer(aside, open_step)
        step = next_step(turn.wishes)
        if step is None or choice == SHOW_NOW or SHOW_SAID.search(typed):
            return turn.show()
        return turn.ask(step)


def refused(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """What to do when the partner will not go."""
    return Turn(dispatcher, tracker).answer("refused", None)


def go_on(dispatcher: CollectingDispatcher, tracker: Tracker, country: str) -> list[EventType]:
    """The search goes on for this country: the list once more, or the question that was open."""
    turn = Turn(dispatcher, tracker)
    turn.country = country
    step = _open_step(tracker)
    return turn.show() if step is None else turn.ask(step)


class Turn:
    """One step of the search, with what the session knows."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher, self._tracker = dispatcher, tracker
        self.wishes: dict[str, str] = dict(tracker.get_slot("wishes") or {})
        self.country = country_said(tracker.latest_message) or tracker.get_slot("country")
        self._guess = tracker.get_slot("guess")
        self._open_question = tracker.get_slot(OPEN_QUESTION) or CLOSED
        self.alone = tracker.get_slot("gate") == GATE_ALONE
        self._helped = dict(tracker.get_slot("helped") or {})

    def ask(self, step: Step) -> list[EventType]:
        """Ask the question of this step."""
        buttons = [_button(option.value, option.label) for option in OPTIONS[step]]
        self._say(self._words(step.capitalize()), [*buttons, LIST_NOW])
        return self._events(SEARCH + step)

    def answer(self, aside: str, open_step: Step | None) -> list[EventType]:
        """Answer a question about therapy itself, and go on with the one that was open."""
        section = "Refused, alone" if aside == "refused" and self.alone else SECTION_OF[aside]
        others = [_button(name, label) for name, label in LABEL_OF.items() if name != aside]
        if open_step is None:
            self._say(self._words(section), [FIND, *others])
            return self._events(self._open_question)
        self._say(self._words(section), [])
        return self.ask(open_step)

    def show(self) -> list[EventType]:
        """Show who fits, and what to ask them."""
        times = self._helped.get("find_professional", 0)
        self._dispatcher.utter_message(
            json_message=help_desk().for_professionals(self.country, self.wishes, times, self._guess, alone=self.alone)
        )
        self._helped["find_professional"] = times + 1
        others = [_button(name, label) for name, label in LABEL_OF.items() if name != "first_call"]
        self._say(self._words("First call"), [*others, AGAIN])
        if self.country is None:
            ask_country(self._dispatcher, self._tracker)
        return self._events(SHOWN)

    def _words(self, section: str) -> str:
        times = self._helped.get(section, 0)
        self._helped[section] = times + 1
        return help_desk().finding.words(section, times)

    def _say(self, text: str, buttons: list[dict[str, Any]]) -> None:
        self._dispatcher.utter_message(text=text, buttons=buttons)

    def _events(self, open_question: str) -> list[EventType]:
        slots = {"wishes": self.wishes, "helped": self._helped, OPEN_QUESTION: open_question, "asked": "nothing"}
        if self.country is not None:
            slots["country"] = self.country
        return [SlotSet(name, value) for name, value in slots.items()]


def _open_step(tracker: Tracker) -> Step | None:
    asked = (tracker.get_slot(OPEN_QUESTION) or CLOSED).removeprefix(SEARCH)
    return Step(asked) if asked in list(Step) else None


def _button(value: str, label: str) -> dict[str, str]:
    return {"title": label, "payload": f'/find_professional{{"wish": "{value}"}}'}
