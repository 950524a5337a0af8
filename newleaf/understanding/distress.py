"""The last step of understanding: what the safety screen found decides the intent."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.safety import Assessment, Finding, Screen, Signal, Tier, Who
from newleaf.screening import open_screen
from newleaf.settings import settings
from newleaf.understanding.short_answers import Short, short_answer

ASSESSMENT = "assessment"
PREFIX = "distress_"
"""What the intents of signals begin with."""
ADULTS_ONLY = "adults_only"
STILL_ANSWERED = frozenset(
    {
        "greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge", "ask_privacy", "ask_help", "inform_country",
        "misread",
    }
)
"""What a person under 18 is still answered; anything else brings the child helplines again."""

NOT_SURE = "not_sure"
_SAFE = r"((i'?m|i am|we'?re|we are) )?(safe|ok|okay|fine|alright|all right)"
_YES = r"(yes|yeah|yea|yeh|yep|yup|yh|y|sure)"
_FOR_NOW = r"(for (now|tonight|today)|right now|now|tonight|today)"
CLEAR_YES = re.compile(
    rf"({_FOR_NOW}[\s.,!]+)?({_YES}|i am|(i'?m|i am|we'?re|we are) (safe|ok|okay|fine|alright|all right)|safe"
    r"|i('ve| have)?( just)? (called|rang|phoned) (them|it|the line|the helpline|someone))"
    rf"([\s.,!]+({_YES}|{_SAFE}|i am|i think so|{_FOR_NOW}|(he|she|they)('s|s|'re| is| are) (at work|out|away|gone)"
    r"|thanks|thank you))*[\s.!]*",
    re.IGNORECASE,
)
"""A yes to "Are you safe right now?" that nobody could take for anything else."""
NOT_SAFE = re.compile(
    r"(no[\s.,!]+)?((i'?m|i am|we'?re|we are) (not( really| very)? safe|unsafe)|not( really)? safe|unsafe"
    r"|(i|we) ((don'?t|do not)( really)? feel safe|feel unsafe))"
    r"([\s.,!]+(right now|now|here|any ?more|at all|tonight|today|at the moment))*[\s.!]*",
    re.IGNORECASE,
)
"""A no to "Are you safe right now?", whatever the screen hears in it: help for what is known follows, as urgent."""
_CALLED = r"(i|we|he|she|they|my \w+)('ve|'s| have| has)?( just| already)? (called|rang|rung|phoned)( it| them)?"
_CREW = r"(help|(the |an? )?(ambulance|police|paramedics?|crew|doctor|emergency( number| services)?))"
_SENT = r"(someone|somebody|help|an ambulance|a car|a crew|the police|people|one)"
_COMING = rf"(they|{_CREW})('re|'s| are| is) (coming|here|on (its|the|their) way|sending {_SENT})"
HAS_CALLED = re.compile(
    rf"({_YES}|i (did|have)|{_CALLED}|{_COMING}|on the phone)"
    rf"([\s.,!]+({_YES}|i (did|have)|{_CALLED}|{_COMING}|(for )?{_CREW}|and|\d{{2,4}}|now|already|just now|thanks"
    r"|thank you))*"
    r"[\s.!]*",
    re.IGNORECASE,
)
"""A yes to "Have you called?": "I'm fine" is none, since harm may come hours later."""
_WITH_ME = r"( with (him|her|them|each other|my \w+))?"
_BOTH_SAFE = (
    rf"((i|we)( both)?( do| really| always| completely| totally)* feel (very |really |completely "
    rf"|totally )?safe{_WITH_ME}"
    rf"|(i'?m|i am|we'?re|we are)( both)? (perfectly |completely |totally |really )?safe{_WITH_ME}"
    r"|we( both)? do|both of us( do)?|i do|always|absolutely|definitely|of course)"
)
FEELS_SAFE = re.compile(
    rf"({_YES}|{_BOTH_SAFE})([\s.,!]+(and )?({_YES}|{_BOTH_SAFE}|also when (i|we) say no|with each other))*[\s.!]*",
    re.IGNORECASE,
)
"""A plain yes to whether both feel safe with each other."""
CLEAR_YES_TO = {"safety": CLEAR_YES, "call": HAS_CALLED, "partner": FEELS_SAFE}
"""What is clearly a yes, by the open question in the slot `asked`. "I did it" is none to either."""
IN_SHORT = {
    "safety": {Short.YES: "affirm", Short.SAFE: "affirm", Short.NO: "deny", Short.THANKS: "thanks"},
    "call": {Short.YES: "affirm", Short.NO: "deny"},
    "partner": {Short.YES: "affirm", Short.NO: "deny"},
}
"""The same in few words of another language than English."""

ELSEWHERE = frozenset(
    {
        "deny", "misread", "ask_help", "inform_country", "bot_challenge", "ask_privacy",
        "other_language", "thanks", "greet",
    }
)
WHILE_MINUTES_COUNT = frozenset({"deny", "misread", "ask_help", "inform_country"})
"""The same while it is not known whether they have called: nothing else is talked about."""
MUST_BE_SURE = ("faq_", "find_professional")
SURELY_ELSEWHERE, FEW_WORDS = 0.7, 2
"""What may be answered while the question is open, and how sure a topic or the search must be to be answered then; in
so few words nothing is surely asked."""
AT_A_LOSS = re.compile(
    r"(?:i )?(?:don'?t|do not) know(?: what to (?:say|write|answer|tell)(?: to)?(?: you| here)?"
    r"| how to answer(?: that)?)?[\s.!]*",
    re.IGNORECASE,
)
"""No answer, whatever topic it is taken for."""
GOES_ON = frozenset(
    {"ask_more", "ask_try", "ask_why", "ask_other_side", "another_one", "role_betrayed", "role_unfaithful"}
)
"""What goes on from an answer that stood below the help; it is heard where all that is known is a concern."""


@functools.cache
def loaded_screen() -> Screen:
    """The safety screen of this process, loaded once. Raises SafetyDataError."""
    return open_screen(settings().project)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DistressOverride(GraphComponent):
    """Turns an assessment into the intent `distress_<signal>`.

    The assessment comes with the message's metadata (from the web application, which screens first); in `rasa shell`
    and `rasa test` the component screens by itself. Nothing else may claim these intents: IntentClassifier does not.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is nothing to configure."""
        return {}

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DistressOverride:
        """Made by Rasa, at training and at loading."""
        return cls(loaded_screen())

    def process_training_data(self, training_data: Any) -> Any:
        """Nothing to learn: the data passes as it is."""
        return training_data

    # Rasa checks the annotation of a graph node's argument, and knows Optional but not `X | None`.
    def process(
        self, messages: list[Message], tracker: Optional[DialogueStateTracker] = None  # noqa: UP045
    ) -> list[Message]:
        """Set the intent of each message that shows distress, and add the assessment to its output."""
        for message in messages:
            found, short = self._assessment(message), _in_short(message, tracker)
            if _says_not_safe(message, tracker, short):
                found = Assessment()
                set_intent(message, "deny")
            elif found.findings:
                set_intent(message, PREFIX + str(found.signal))
            elif answer := _answer_about_safety(message, tracker, short):
                set_intent(message, answer)
            elif short is Short.THANKS:
                set_intent(message, "thanks")
            elif known := _help_only(message, tracker):
                found = replace(known, language=tracker.get_slot("language") if short else None)
                set_intent(message, PREFIX + str(found.signal))
            message.set(ASSESSMENT, found.to_dict(), add_to_output=True)
        return messages

    def _assessment(self, message: Message) -> Assessment:
        passed = (message.get(METADATA) or {}).get(ASSESSMENT)
        if passed is not None:
            return Assessment.from_dict(passed)
        text = message.get(TEXT) or ""
        return Assessment() if text.startswith("/") else self._screen.assess(text)


def _says_not_safe(message: Message, tracker: DialogueStateTracker | None, short: Short | None) -> bool:
    asked = None if tracker is None else tracker.get_slot("asked")
    if asked != "safety":
        return False
    return bool(NOT_SAFE.fullmatch((message.get(TEXT) or "").strip())) or short is Short.NO


def _in_short(message: Message, tracker: DialogueStateTracker | None) -> Short | None:
    """What a message says in few words of another language than English."""
    said = short_answer(message.get(TEXT) or "", None if tracker is None else tracker.get_slot("language"))
    return said.short if said else None


def _answer_about_safety(
    message: Message, tracker: DialogueStateTracker | None, short: Short | None
) -> str | None:
    """The intent of an answer to our open question about safety; None where something else was clearly said.

    Only a clear yes is a yes. "Whatever", "for tonight" and "I already did it" leave somebody unsafe.
    """
    text = (message.get(TEXT) or "").strip()
    asked = None if tracker is None else tracker.get_slot("asked")
    if asked not in CLEAR_YES_TO or text.startswith("/"):
        return None
    if CLEAR_YES_TO[asked].fullmatch(text):
        return "affirm"
    if short and (answer := IN_SHORT[asked].get(short)):
        return answer
    intent = message.get(INTENT) or {}
    name, sure = intent.get("name") or "", intent.get("confidence", 0.0)
    if asked == "partner":  # nothing is urgent: what is no answer goes on as what it is
        return NOT_SURE if name == "affirm" else None
    if asked == "call":
        return None if name in WHILE_MINUTES_COUNT else NOT_SURE
    if name in GOES_ON and set((tracker.get_slot("signals") or {}).values()) == {str(Tier.CONCERN)}:
        return None
    surely = sure >= SURELY_ELSEWHERE and len(text.split()) > FEW_WORDS and not AT_A_LOSS.fullmatch(text)
    return None if name in ELSEWHERE or (surely and name.startswith(MUST_BE_SURE)) else NOT_SURE


def _help_only(message: Message, tracker: DialogueStateTracker | None) -> Assessment | None:
    """What a child is shown help for, whatever they wrote: nothing new. None for everybody else.

    Somebody who wrote as a child does, and told no age, is shown help for what they told.
    """
    if tracker is None or (message.get(INTENT) or {}).get("name") in STILL_ANSWERED:
        return None
    known = [Signal.MINOR] if tracker.get_slot("gate") == ADULTS_ONLY else []
    if not known and tracker.get_slot("child"):
        told = tracker.get_slot("signals") or {}
        known = [Signal(signal) for signal, tier in told.items() if tier == Tier.ACUTE] or [*map(Signal, told)]
    worry = tracker.get_slot("worry")
    people = {signal: Who.OTHER if signal == worry else Who.SELF for signal in known}
    found = Assessment.of(Finding(signal, Tier.CONCERN, who, guessed=True) for signal, who in people.items())
    return found if known else None


def set_intent(message: Message, name: str) -> None:
    """Give a message an intent for certain; what was ranked before stays behind it."""
    intent = {"name": name, "confidence": 1.0}
    others = [each for each in message.get(INTENT_RANKING_KEY, []) if each["name"] != name]
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
