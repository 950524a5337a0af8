"""One turn of a guided exercise: what the session knows, and how a step is said."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.help import YES_NO, open_line, show_help
from newleaf.content.answers import Role
from newleaf.content.exercises import GATE, NAMES, REFUSED, REFUSED_AGAIN
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.guided import EXERCISE, NEXT, PRESSED, Place, begin, exercises
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.named_exercise import FEW, FOR_TWO, for_whom
from newleaf.dialogue.open_question import CLOSED, GUIDED, OPEN_QUESTION
from newleaf.dialogue.step_taken import AT_ONCE
from newleaf.dialogue.withholding import WITHHOLD
from newleaf.dialogue.worry import WORRY

Choice = dict[str, str]
WHAT_ELSE = {"key": "exercises", "label": "What else we can do"}
LINES = {"key": "ask_help", "label": "Show me help lines"}
FEELINGS = {"key": "faq_emotions", "label": "Strong feelings"}
YES = "yes"
SAFE_TO_TRY = "safe_to_try"
"""The slot with the answer of the gate; none before it was asked."""


class GuidedTurn:
    """One turn, with what the session knows. What it says is never marked, so that no trace of own words stays."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self.dispatcher, self.tracker = dispatcher, tracker
        self.place = Place.of(tracker.get_slot(EXERCISE))
        self.offered: str = tracker.get_slot(OPEN_QUESTION) or CLOSED
        self.is_open = self.offered == GUIDED
        self.is_calm = tracker.get_slot("asked") == "nothing"
        feared = tracker.get_slot(WORRY) in WITHHOLD  # a couple they worry about is no safer together
        self.alone = tracker.get_slot("gate") == GATE_ALONE or feared
        self.safe_to_try: str | None = tracker.get_slot(SAFE_TO_TRY)
        role = tracker.get_slot("role")
        self.role = role if role in list(Role) else None

    def held_back(self, name: str | None = None) -> list[EventType] | None:
        """What is said in place of an exercise, or of the menu, where that would not be safe; None where it is."""
        if self.tracker.get_slot("life") is not None:
            return show_help(self.dispatcher, self.tracker)
        if self.alone and (name is None or exercises()[name].front.where_fear is None):
            return self.refuse()
        if name is not None and exercises()[name].front.couple and self.safe_to_try == PRESSED:
            return self.refuse()
        if self.tracker.get_slot("asked") != "nothing" and name != AT_ONCE:
            self.say(self.phrase("exercise_safe_first"), [*(choice_of(each) for each in YES_NO), LINES])
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
        return [*open_line(self.dispatcher, self.tracker), *self.show(place, self.phrase("exercise_begin"))]

    def resume(self, place: Place) -> list[EventType]:
        """The step where it was left."""
        return self.show(place, self.phrase("exercise_resumed", title=place.title))

    def show(self, place: Place, lead: str | None = None) -> list[EventType]:
        """The step, after a lead: how the last answer is taken, for instance."""
        text = place.texts.text(place.step, place.values, self.role)
        return self.ask(place, f"{lead}\n\n{text}" if lead else text)

    def refuse(self) -> list[EventType]:
        """Nothing for two, with the reason; what one can do alone, and lines."""
        helped = dict(self.tracker.get_slot("helped") or {})
        times = helped.get("exercise_refused", 0)
        text = exercises()[GATE].texts[REFUSED_AGAIN if times % 2 else REFUSED]
        self.say(text, [LINES, *self.for_one(), FEELINGS])
        return [SlotSet("helped", {**helped, "exercise_refused": times + 1}), *self.at(None, FEW)]

    def answers(self, place: Place) -> str:
        """The labels of a step's answers, as they can be typed."""
        step = place.here
        labels = [f"“{choice.label}”" for choice in step.offered(self.role)] or [f"“{step.next}”"]
        *others, last = labels
        return f"{', '.join(others)} or {last}" if others else last

    def rest(self, place: Place) -> list[Choice]:
        """What is offered where something has ended early."""
        steps = [start_choice(AT_ONCE)] if place.exercise in FOR_TWO or place.exercise == GATE else []
        return [*steps, FEELINGS, LINES] if self.alone else [*steps, WHAT_ELSE, FEELINGS, LINES]

    def for_one(self) -> list[Choice]:
        """Exercises that ask nothing of a partner."""
        return [start_choice(name) for name in NAMES if exercises()[name].front.where_fear is not None]

    def phrase(self, name: str, turn: int | None = None, **filled: str) -> str:
        """Words of content/phrases.yml; the `turn`th wording, or any."""
        return help_desk().phrases.wording(name, turn).format_map(filled)

    def ask(self, place: Place, text: str) -> list[EventType]:
        """These words, with the answers of the step, which stays open."""
        self.say(text, self.choices(place), guided=self.frame(place))
        return self.at(place, GUIDED)

    def say(self, text: str, choices: list[Choice], **more: Any) -> None:
        """One message; `more`: `guided` where a step is open, `summary` where a sheet goes with it."""
        # As a message of the contract: Rasa keeps no text of it, and the conversation sees that it is ours.
        message = {"kind": "text", "text": text, "choices": choices or None, "guided": None, **more}
        self.dispatcher.utter_message(json_message=message)

    def at(self, place: Place | None, question: str) -> list[EventType]:
        """What the session knows from now on: the place, and the question that is open."""
        return [SlotSet(EXERCISE, place and place.to_slot()), SlotSet(OPEN_QUESTION, question)]

    def choices(self, place: Place) -> list[Choice]:
        """The answers that are left at a step, and the way on where it is open."""
        step, picked = place.here, place.picked.get(place.step, ())
        kept = [choice for choice in step.offered(self.role) if not (step.pick and choice.value in picked)]
        choices = [{"key": f"step:{step.step}.{choice.value}", "label": choice.label} for choice in kept]
        if not step.choices or (step.pick and place.enough()):
            choices.append({"key": f"step:{step.step}.{NEXT}", "label": step.next})
        return [*choices, LINES] if place.exercise == GATE else choices

    def frame(self, place: Place) -> dict[str, Any]:
        """What the widget shows around a step: where one is, and the controls."""
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


def start_choice(name: str, *, whom: bool = False) -> Choice:
    """The button that starts an exercise; `whom`: marked with whom it is for."""
    label = exercises()[name].front.menu
    return {"key": f"exercise:{name}", "label": f"{label} ({for_whom(name)})" if whom else label}
