"""What one turn of a guided exercise says, and what it leaves in the session."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.help import YES_NO, bring_help, open_line, show_help
from newleaf.content.answers import Role
from newleaf.content.exercises import (
    END,
    GATE,
    HELD,
    HELD_PRESSING,
    NAMES,
    NOTHING,
    REFUSED,
    REFUSED_AGAIN,
    STOPPED,
    WORDS,
)  # fmt: skip
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.exercise_sheet import is_filled, sentences, sheet
from newleaf.dialogue.guided import EXERCISE, NEXT, PRESSED, Place, begin, exercises
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.history import remembered
from newleaf.dialogue.named_exercise import FEW, FOR_ONE, FOR_TWO, MENU, MENU_ONE, MENU_TWO, ON, for_whom, shown
from newleaf.dialogue.open_question import CLOSED, ENDED, GUIDED, NOT_YET, OPEN_QUESTION
from newleaf.dialogue.open_question import STOPPED as STOPPED_NOW
from newleaf.dialogue.own_words import own_words
from newleaf.dialogue.step_alarms import Heard
from newleaf.dialogue.step_taken import AT_ONCE
from newleaf.dialogue.step_words import Control
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

Choice = dict[str, str]
WHAT_ELSE = {"key": "exercises", "label": "What else we can do"}
LINES = {"key": "ask_help", "label": "Show me help lines"}
FEELINGS = {"key": "faq_emotions", "label": "Strong feelings"}
GO_ON = {"key": "step:resume", "label": "Go on"}
YES = "yes"
THEIR_NO = "their_no"
"""Of `words`: what is said to a partner's no. Pressing on there is told, not asked for."""
SAFE_TO_TRY = "safe_to_try"
"""The slot with the answer of the gate; none before it was asked."""
AFTERWARDS = {
    "readiness": ("plan", "words"), "words": ("plan",), "plan": ("words",), **dict.fromkeys(FOR_TWO, (AT_ONCE,)),
}  # fmt: skip
"""Exercises that are offered at the end of one; after what is done by two, what helps when a memory came up."""

_MENU_WORDS = {MENU: "exercise_menu", MENU_ONE: "exercise_menu_one", MENU_TWO: "exercise_menu_two"}


SIGNALS = {
    Heard.FEAR: Signal.PARTNER_VIOLENCE,
    Heard.FORCE: Signal.SEXUAL_COERCION,
    Heard.FORCING: Signal.COERCING_PARTNER,
}


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
            return self.refuse()
        if name is not None and exercises()[name].front.couple and self.safe_to_try == PRESSED:
            return self.refuse()
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

    def cannot_skip(self, place: Place) -> list[EventType]:
        """Why this step is not left out, and what can be answered."""
        name = "exercise_no_skip" if place.for_two else "exercise_needs_answer"
        return self._ask(place, self.phrase(name, answers=self._answers(place)))

    def needs_answer(self, place: Place) -> list[EventType]:
        """They want to go on, or say something else, where an answer is needed first: which ones there are."""
        name = "exercise_yes_first" if place.for_two else "exercise_answer_first"
        return self._ask(place, self.phrase(name, answers=self._answers(place)))

    def closest(self, place: Place) -> list[EventType]:
        """They say something that is none of the answers: which of them comes closest?"""
        return self._ask(place.again(), self.phrase("exercise_closest", answers=self._answers(place)))

    def asked_about(self, place: Place) -> list[EventType]:
        """They ask about the step itself: it may be done as it fits, and here it is once more."""
        return self.show(place, self.phrase("exercise_asked"))

    def hard(self, place: Place) -> list[EventType]:
        """It does not go, and need not."""
        return self._ask(place, self.phrase("exercise_hard"))

    def told(self, place: Place) -> list[EventType]:
        """They tell of what hurts, beside what the step asks for."""
        return self._ask(place, self.phrase("exercise_told"))

    def noticed(self, place: Place, reply: str | None) -> list[EventType]:
        """They tell how it is; nothing moves on by that."""
        return self._ask(place, reply or self.phrase("exercise_stay"))

    def small(self, place: Place) -> list[EventType]:
        """They ask for more than the exercise is."""
        return self._ask(place, self.phrase("exercise_stays_small"))

    def overwhelmed(self, place: Place) -> list[EventType]:
        """Tears, or a body that turns: one breath and a pause, with the step and help lines within reach."""
        text = self.phrase("exercise_overwhelmed", place.unclear)
        self._say(text, [*self._choices(place), LINES], guided=self._guided(place))
        return self._at(place.again(), GUIDED)

    def about_no(self, place: Place) -> list[EventType]:
        """They ask about the gate: why it stands there, that nothing comes of a no, and what it asks."""
        return self.show(place, self.phrase("exercise_gate_asks"))

    def not_both(self, place: Place) -> list[EventType]:
        """It is not a clear yes from both: what is for two ends, and the gate is asked again before the next."""
        self._say(self.phrase("exercise_not_both"), self._rest(place))
        return [SlotSet(SAFE_TO_TRY, None), *self._at(None, CLOSED)]

    def pressed(self, place: Place) -> list[EventType]:
        """They tell of pressure: what is for two ends; what one looks at for oneself can go on."""
        if place.texts.front.couple or place.exercise == GATE:
            self._say(self.phrase("exercise_pressure"), self._rest(place))
            return [SlotSet(SAFE_TO_TRY, PRESSED), *self._at(None, CLOSED)]
        return [SlotSet(SAFE_TO_TRY, PRESSED), *self._ask(place, self.phrase("exercise_pressure_noted"))]

    def own_words(self, place: Place, own: str) -> list[EventType]:
        """Sentences with somebody's own words; or what is said in their place, where they press or say nothing."""
        kind, listed, taken = place.values[0], own_words(), place.here.own_words
        if taken and len(own) > taken.most:
            return self._ask(place, self.phrase("exercise_too_long"))
        if listed.is_no_answer(own):
            return self._ask(place.again(), self.phrase("exercise_no_own_words", min(place.unclear, 1)))
        held = listed.held(own, kind)
        if held is None:
            return self.end(place, own=own)
        if not held.closes:
            return self._ask(place, place.texts.texts[HELD])
        return self.help(place, Signal.COERCING_PARTNER) if kind == THEIR_NO else self._pressing(place)

    def _pressing(self, place: Place) -> list[EventType]:
        """Words that leave a partner no free answer: why they are not built, lines, and from now on nothing for two."""
        self._say(place.texts.texts[HELD_PRESSING], [LINES, *self._for_one(), FEELINGS])
        found = Assessment.of([Finding(Signal.COERCING_PARTNER, Tier.CONCERN, Who.SELF)])
        known = remembered(self._tracker.get_slot("signals") or {}, found)
        return [SlotSet("gate", GATE_ALONE), SlotSet("signals", known), *self._at(None, CLOSED)]

    def help(self, place: Place, signal: Signal) -> list[EventType]:
        """An answer said that it is not safe: help, as if it had been typed, and then a way on for one alone.

        The exercise is left where it was, or ended with what was named in it where it has words for that.
        """
        found = Assessment.of([Finding(signal, Tier.CONCERN, Who.SELF)])
        events = [*bring_help(self._dispatcher, self._tracker, found), SlotSet(SAFE_TO_TRY, None)]
        slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        if slots.get("asked", "nothing") != "nothing":  # a question about safety is open, and comes first
            return [*events, *self._at(place, CLOSED)]
        if place.values and f"{END}, {place.values[-1]}" in place.texts.texts:
            text = place.texts.text(END, place.values, self.role)
            self._say(text, [*self._for_one(), FEELINGS, LINES], summary=sheet(place))
            return [*events, *self._at(None, FEW)]
        self._say(self.phrase("exercise_help_on"), [*self._for_one(), FEELINGS])
        return [*events, *self._at(place, CLOSED)]

    def pause(self, place: Place) -> list[EventType]:
        """The place is kept for the session."""
        self._say(self.phrase("exercise_paused"), [GO_ON, {"key": "step:stop", "label": "Stop"}, LINES])
        return self._at(place, CLOSED)

    def stop(self, place: Place) -> list[EventType]:
        """Stopping is always right, and is said to be."""
        own = STOPPED in place.texts.texts
        text = place.texts.text(STOPPED, place.values, self.role) if own else self.phrase("exercise_stopped")
        self._say(text, self._rest(place))
        return self._at(None, STOPPED_NOW + (place.then or place.exercise))

    def end(self, place: Place, lead: str | None = None, *, own: str | None = None) -> list[EventType]:
        """The last words, with the sheet or the sentences that the exercise was for."""
        if place.exercise == WORDS:
            self._say(sentences(place, own), [])
        form = sheet(place)
        bare = f"{END}, {NOTHING}"
        empty = form is not None and bare in place.texts.texts and not is_filled(place)
        text = place.texts.texts[bare] if empty else place.texts.text(END, place.values, self.role)
        text = f"{lead}\n\n{text}" if lead else text
        offered = [_start(name) for name in AFTERWARDS.get(place.exercise, ())]
        self._say(text, [FEELINGS, LINES] if self.alone else [*offered, WHAT_ELSE, LINES], summary=form)
        return self._at(None, ENDED + place.exercise)

    def not_yet(self, section: str, answer: str) -> list[EventType]:
        """The gate stays closed: kindness, what one can do alone, and lines."""
        behind = self.place.then if self.place else None
        again = [{"key": f"exercise:{behind}", "label": "Ask me again"}] if behind else []
        text = exercises()[GATE].text(section, (), self.role)
        self._say(text, [*(_start(name) for name in FOR_ONE if name != behind), FEELINGS, LINES, *again])
        return [SlotSet(SAFE_TO_TRY, answer), *self._at(None, f"{NOT_YET}{behind}" if behind else CLOSED)]

    def why_not(self) -> list[EventType]:
        """They ask why the gate stayed closed."""
        self._say(self.phrase("exercise_why_not"), [*(_start(name) for name in FOR_ONE), FEELINGS, LINES])
        return []

    def menu(self, kind: str | None = None) -> list[EventType]:
        """Every exercise, or those for one or for two; the one that is under way first."""
        offered = MENU_ONE if self.safe_to_try == PRESSED else kind if kind in _MENU_WORDS else MENU
        events = open_line(self._dispatcher, self._tracker)
        self._offer(self.phrase(_MENU_WORDS[offered]), offered)
        return [*events, SlotSet(OPEN_QUESTION, offered)]

    def nothing_open(self, control: Control | None) -> list[EventType]:
        """They stop, pause or go on where nothing is under way."""
        if control is Control.STOP:
            self._say(self.phrase("exercise_stopped"), [FEELINGS, LINES])
            return []
        if control is Control.RESUME and self.offered == FEW and self.alone:
            self._say(self.phrase("exercise_menu_one"), [*self._for_one(), FEELINGS, LINES])
            return [SlotSet(OPEN_QUESTION, FEW)]
        if self.offered.startswith(STOPPED_NOW):
            stopped = self.offered.removeprefix(STOPPED_NOW)
            if (instead := self.held_back(stopped)) is not None:
                return instead
            self._say(self.phrase("exercise_go_on_after_stop"), [_start(stopped), WHAT_ELSE, FEELINGS, LINES])
            return []
        if (instead := self.held_back()) is not None:
            return instead
        self._offer(self.phrase("exercise_none"), MENU)
        return [SlotSet(OPEN_QUESTION, MENU)]

    def refuse(self) -> list[EventType]:
        """Nothing for two, with the reason; what one can do alone, and lines."""
        helped = dict(self._tracker.get_slot("helped") or {})
        times = helped.get("exercise_refused", 0)
        text = exercises()[GATE].texts[REFUSED_AGAIN if times % 2 else REFUSED]
        self._say(text, [LINES, *self._for_one(), FEELINGS])
        return [SlotSet("helped", {**helped, "exercise_refused": times + 1}), *self._at(None, FEW)]

    def _answers(self, place: Place) -> str:
        """The labels of a step's answers, as they can be typed."""
        step = place.here
        labels = [f"“{choice.label}”" for choice in step.offered(self.role)] or [f"“{step.next}”"]
        *others, last = labels
        return f"{', '.join(others)} or {last}" if others else last

    def _goes_on(self) -> bool:
        """Whether what is under way is offered first: what is for two only while the gate's yes stands."""
        return self.place is not None and (not self.place.texts.front.couple or self.safe_to_try == YES)

    def _rest(self, place: Place) -> list[Choice]:
        """What is offered where something has ended early."""
        steps = [_start(AT_ONCE)] if place.exercise in FOR_TWO or place.exercise == GATE else []
        return [*steps, FEELINGS, LINES] if self.alone else [*steps, WHAT_ELSE, FEELINGS, LINES]

    def _for_one(self) -> list[Choice]:
        """Exercises that ask nothing of a partner."""
        return [_start(name) for name in NAMES if exercises()[name].front.where_fear is not None]

    def _offer(self, text: str, offered: str) -> None:
        """The text, and what it offers, each marked with whom it is for."""
        on = {"key": GO_ON["key"], "label": f"Go on: {self.place.title}"[:60]} if self.place else GO_ON
        names = shown(offered, self.place if self._goes_on() else None)
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
