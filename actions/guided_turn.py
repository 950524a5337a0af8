"""What one turn of a guided exercise says, and what it leaves in the session."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.help import YES_NO, bring_help, open_line, show_help
from newleaf.content.answers import Role
from newleaf.content.exercises import END, GATE, REFUSED, REFUSED_AGAIN, STOPPED, WORDS
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.exercise_sheet import sentences, sheet
from newleaf.dialogue.guided import EXERCISE, NEXT, Place, begin, exercises
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.named_exercise import AGAIN, FEW, FOR_ONE, FOR_TWO, MENU, MENU_ONE, MENU_TWO, ON, for_whom, shown
from newleaf.dialogue.open_question import CLOSED, GUIDED, OPEN_QUESTION
from newleaf.dialogue.step_words import Control
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

Choice = dict[str, str]
AT_ONCE = "trigger"
"""What may begin while it is still open whether somebody is safe: it is for that moment, and for one alone."""
WHAT_ELSE = {"key": "exercises", "label": "What else we can do"}
LINES = {"key": "ask_help", "label": "Show me help lines"}
FEELINGS = {"key": "faq_emotions", "label": "Strong feelings"}
GO_ON = {"key": "step:resume", "label": "Go on"}
SAFE_TO_TRY = "safe_to_try"
"""The slot with the answer of the gate; none before it was asked."""
AFTERWARDS = {
    "readiness": ("plan", "words"), "words": ("plan",), "plan": ("words",), **dict.fromkeys(FOR_TWO, (AT_ONCE,)),
}  # fmt: skip
"""Exercises that are offered at the end of one; after what is done by two, what helps when a memory came up."""

_MENU_WORDS = {MENU: "exercise_menu", MENU_ONE: "exercise_menu_one", MENU_TWO: "exercise_menu_two"}


class GuidedTurn:
    """One turn, with what the session knows. What it says is never marked, so that no trace of own words stays."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher, self._tracker = dispatcher, tracker
        self.place = Place.of(tracker.get_slot(EXERCISE))
        self.offered: str = tracker.get_slot(OPEN_QUESTION) or CLOSED
        self.is_open = self.offered == GUIDED
        self.is_calm = tracker.get_slot("asked") == "nothing"
        self.alone = tracker.get_slot("gate") == GATE_ALONE
        self.safe_to_try: str | None = tracker.get_slot(SAFE_TO_TRY)
        role = tracker.get_slot("role")
        self.role = role if role in list(Role) else None

    def held_back(self, name: str | None = None) -> list[EventType] | None:
        """What is said in place of an exercise, or of the menu, where that would not be safe; None where it is."""
        if self._tracker.get_slot("life") is not None:
            return show_help(self._dispatcher, self._tracker)
        if self.alone and (name is None or exercises()[name].front.where_fear is None):
            return self._refuse()
        if self._tracker.get_slot("asked") != "nothing" and name != AT_ONCE:
            self._say(self.phrase("exercise_safe_first"), [*(choice_of(each) for each in YES_NO), LINES])
            return []
        return None

    def made_safe(self, place: Place) -> Place:
        """The place, or the beginning for one alone, where it was for two and fear or force was mentioned since."""
        if not self.alone:
            return place
        anew = begin(place.exercise, alone=True)
        fits = all(place.picked.get(step) == values for step, values in anew.picked.items())
        return place if fits else anew

    def start(self, place: Place) -> list[EventType]:
        """The first step, after how to get out of it."""
        return [*open_line(self._dispatcher, self._tracker), *self.show(place, self.phrase("exercise_begin"))]

    def resume(self, place: Place) -> list[EventType]:
        """The step where it was left."""
        return self.show(place, self.phrase("exercise_resumed", title=place.title))

    def show(self, place: Place, lead: str | None = None) -> list[EventType]:
        """The step, after a lead: how the last answer is taken, for instance."""
        text = place.texts.text(place.step, place.values, self.role)
        return self._ask(place, f"{lead}\n\n{text}" if lead else text)

    def one_more(self, place: Place, lead: str | None) -> list[EventType]:
        """What else is picked at this step, which was shown just now; or that it is enough."""
        further = self.phrase("exercise_more_or_on" if place.enough() else "exercise_one_more")
        return self._ask(place, f"{lead}\n\n{further}" if lead else further)

    def unclear(self, place: Place) -> list[EventType]:
        """A kind word to an answer that was none, and the answers once more."""
        return self._ask(place.again(), self.phrase("exercise_unclear", place.unclear))

    def too_long(self, place: Place) -> list[EventType]:
        """Own words that would not fit into a few sentences."""
        return self._ask(place, self.phrase("exercise_too_long"))

    def help(self, place: Place, signal: Signal) -> list[EventType]:
        """An answer said that it is not safe: help, as if it had been typed. The exercise is left where it was."""
        found = Assessment.of([Finding(signal, Tier.CONCERN, Who.SELF)])
        return [*bring_help(self._dispatcher, self._tracker, found), *self._at(place, CLOSED)]

    def pause(self, place: Place) -> list[EventType]:
        """The place is kept for the session."""
        self._say(self.phrase("exercise_paused"), [GO_ON, {"key": "step:stop", "label": "Stop"}, LINES])
        return self._at(place, CLOSED)

    def stop(self, place: Place) -> list[EventType]:
        """Stopping is always right, and is said to be."""
        own = STOPPED in place.texts.texts
        text = place.texts.text(STOPPED, place.values, self.role) if own else self.phrase("exercise_stopped")
        steps = [_start(AT_ONCE)] if place.exercise in FOR_TWO else []
        self._say(text, [*steps, FEELINGS, LINES] if self.alone else [*steps, WHAT_ELSE, FEELINGS, LINES])
        return self._at(None, CLOSED)

    def end(self, place: Place, lead: str | None = None, *, own: str | None = None) -> list[EventType]:
        """The last words, with the sheet or the sentences that the exercise was for."""
        if place.exercise == WORDS:
            self._say(sentences(place, own), [])
        text = place.texts.text(END, place.values, self.role)
        text = f"{lead}\n\n{text}" if lead else text
        offered = [_start(name) for name in AFTERWARDS.get(place.exercise, ())]
        self._say(text, [FEELINGS, LINES] if self.alone else [*offered, WHAT_ELSE, LINES], summary=sheet(place))
        return self._at(None, CLOSED)

    def not_yet(self, section: str, answer: str) -> list[EventType]:
        """The gate stays closed: kindness, what one can do alone, and lines."""
        then = self.place and self.place.then
        again = [{"key": f"exercise:{then}", "label": "Ask me again"}] if then else []
        text = exercises()[GATE].text(section, (), self.role)
        self._say(text, [*(_start(name) for name in FOR_ONE), FEELINGS, LINES, *again])
        return [SlotSet(SAFE_TO_TRY, answer), *self._at(None, AGAIN + then if then else CLOSED)]

    def menu(self, kind: str | None = None) -> list[EventType]:
        """Every exercise, or those for one or for two; the one that is under way first."""
        offered = kind if kind in _MENU_WORDS else MENU
        events = open_line(self._dispatcher, self._tracker)
        self._offer(self.phrase(_MENU_WORDS[offered]), offered)
        return [*events, SlotSet(OPEN_QUESTION, offered)]

    def nothing_open(self, control: Control | None) -> list[EventType]:
        """They stop, pause or go on where nothing is under way."""
        if control is Control.STOP:
            self._say(self.phrase("exercise_stopped"), [FEELINGS, LINES])
            return []
        if (instead := self.held_back()) is not None:
            return instead
        self._offer(self.phrase("exercise_none"), MENU)
        return [SlotSet(OPEN_QUESTION, MENU)]

    def _refuse(self) -> list[EventType]:
        helped = dict(self._tracker.get_slot("helped") or {})
        times = helped.get("exercise_refused", 0)
        text = exercises()[GATE].texts[REFUSED_AGAIN if times % 2 else REFUSED]
        self._say(text, [LINES, *(_start(name) for name in shown(FEW, None)), FEELINGS])
        return [SlotSet("helped", {**helped, "exercise_refused": times + 1}), *self._at(None, FEW)]

    def _offer(self, text: str, offered: str) -> None:
        """The text, and what it offers, each marked with whom it is for."""
        on = {"key": GO_ON["key"], "label": f"Go on: {self.place.title}"[:60]} if self.place else GO_ON
        names = shown(offered, self.place)
        self._say(text, [*(on if name == ON else _start(name, whom=True) for name in names), LINES])

    def _ask(self, place: Place, text: str) -> list[EventType]:
        self._say(text, self._choices(place), guided=self._guided(place))
        return self._at(place, GUIDED)

    def _choices(self, place: Place) -> list[Choice]:
        step, picked = place.here, place.picked.get(place.step, ())
        kept = [choice for choice in step.offered(self.role) if not (step.pick and choice.value in picked)]
        choices = [{"key": f"step:{step.step}.{choice.value}", "label": choice.label} for choice in kept]
        if not step.choices or (step.pick and place.enough()):
            choices.append({"key": f"step:{step.step}.{NEXT}", "label": step.next})
        return [*choices, LINES] if place.exercise == GATE else choices

    def _guided(self, place: Place) -> dict[str, Any]:
        step, (number, of) = place.here, place.progress(alone=self.alone)
        return {
            "exercise": place.exercise,
            "title": place.title,
            "step": number,
            "of": of,
            "back": "step:back" if place.back(alone=self.alone) else None,
            "skip": "step:skip" if step.skip else None,
            "pause": "step:pause",
            "stop": "step:stop",
            "timer": step.timer.model_dump() if step.timer else None,
            "own_words": step.own_words.model_dump() if step.own_words else None,
        }

    def phrase(self, name: str, turn: int | None = None, **filled: str) -> str:
        """Words of content/phrases.yml; the `turn`th wording, or any."""
        return help_desk().phrases.wording(name, turn).format_map(filled)

    def _say(self, text: str, choices: list[Choice], **more: Any) -> None:
        # As a message of the contract: Rasa keeps no text of it, and the conversation sees that it is ours.
        message = {"kind": "text", "text": text, "choices": choices or None, "guided": None, **more}
        self._dispatcher.utter_message(json_message=message)

    def _at(self, place: Place | None, question: str) -> list[EventType]:
        return [SlotSet(EXERCISE, place and place.to_slot()), SlotSet(OPEN_QUESTION, question)]


def _start(name: str, *, whom: bool = False) -> Choice:
    label = exercises()[name].front.menu
    return {"key": f"exercise:{name}", "label": f"{label} ({for_whom(name)})" if whom else label}
