"""Takes words for the answer to the question that is open: of the search for a professional, or of an exercise."""

from __future__ import annotations

import re
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.content.exercises import GATE, WORDS
from newleaf.dialogue.after_help import intent_after_help
from newleaf.dialogue.finder import MOST_WORDS, Step, answers_question, aside_in
from newleaf.dialogue.giving_help import SAFETY
from newleaf.dialogue.guided import EXERCISE, Place
from newleaf.dialogue.named_exercise import AGAIN, FEW, MENUS, ON, bare_name, named
from newleaf.dialogue.near_questions import near_question
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_alarms import GRAVE, heard_in
from newleaf.dialogue.step_answers import answer_in, denies
from newleaf.dialogue.step_controls import Control, control_in, means_next, means_on, pauses, refused_in, stops
from newleaf.dialogue.step_taken import (
    AT_ONCE,
    Taken,
    asks,
    asks_about_step,
    is_done_meanwhile,
    is_late_answer,
    taken_in,
    wants_again,
    wants_anew,
    wants_other,
)
from newleaf.dialogue.their_language import ENGLISH, by_letters, call_for_help
from newleaf.dialogue.told import EVENING, TOLD, is_story, tears_alone, told
from newleaf.dialogue.which_exercise import exercise_named
from newleaf.understanding.distress import HAS_CALLED, NOT_SURE, PREFIX, set_intent
from newleaf.understanding.language import INTENT as OTHER_LANGUAGE
from newleaf.understanding.language import LANGUAGE

OPEN_QUESTION = "open_question"
"""The slot: `closed`, or what the guide asked last. Any intent that does not belong to the question closes it."""
CLOSED = "closed"
SEARCH = "search:"
"""What the open questions of the search begin with; the step follows."""
SHOWN = "search:shown"
"""The list was shown: another country shows it anew."""
SIDE = "side"
"""Which side are you on? Asked so that the answer can be turned round."""
ROLE = "role"
"""Which side are you on? Asked along with an answer."""
GUIDED = "guided"
"""A step of an exercise waits for its answer; closed, the exercise is left where it was, and can be resumed."""
STOPPED = "stopped:"
"""An exercise, which follows, was stopped just now: "go on" asks for it, and not for more of an answer."""
ENDED = "ended:"
"""An exercise, which follows, came to its end just now: "again" asks for it."""
_AFTER_HELP = (FEW,)
"""What was offered beside help: "go on" asks for that."""
NOT_YET = AGAIN
"""The gate stayed closed just now; the exercise behind it follows."""
ROLES = frozenset({"role_betrayed", "role_unfaithful"})
_ROLE_WORDS = 6
_NOT_UNDERSTOOD = frozenset({"nlu_fallback", "out_of_scope"})
ASK_HELP = "ask_help"
STEP = "step"
"""The intent of what is said to a step."""
NO_ANSWER = frozenset({"affirm", "deny", "not_sure", "thanks", "greet", "another_one", "nlu_fallback", "not_helpful"})
"""What words that answer no step are taken for: the step says so itself."""
APART = frozenset({"ask_help", "ask_privacy", "bot_challenge", "find_professional", "inform_country"})
"""What is meant for the guide and not for the step, whatever "but" stands in it."""
NEEDED = frozenset({"ask_help", "find_professional"})
"""What is never taken for what a step asks for."""
ELSEWHERE = frozenset({"ask_help", "ask_privacy", "bot_challenge"})
SURELY = 0.65
"""What is not taken for own words, and how sure it must be; and a topic, where it is a question."""
LONG = 20
"""More words than these tell a story."""
_WISHED = re.compile(
    r"\b(?:exercises?|let'?s|(?:can|could|may) (?:we|i)|start|begin|do the|show|go through|help me|make (?:a|me|us)"
    r"|give (?:me|us)|want to (?:do|try)|want the|would like to|instead|switch|rather|what else|menu)\b"
)
"""What is said by whoever wants another exercise."""
_LEAVES = re.compile(
    r"(?:(?:ok|okay|thanks|thank you|well|sorry|right|that'?s (?:it|all)(?: for (?:now|today))?) )*"
    r"(?:bye+\b|good ?bye|good ?night|see (?:you|ya)|cya|take care|i(?:'m| am) (?:leaving|off)|(?:i )?gotta go"
    r"|i (?:have to|must|need to|should) (?:go|leave)(?: now)?$)"
)
CLOSE_BY = frozenset({"faq_without_therapy", "scope_decision", "out_of_scope", "nlu_fallback"})
"""What a refusal of therapy is easily taken for."""
_ABOUT_NO = re.compile(r"\b(?:what|anything)\b.*\b(?:no|not sure|not today)$|^why (?:do|must|are) you ask(?:ing)?\b.*")
_THERAPY = re.compile(r"\b(therap\w*|counsel\w*)\b", re.IGNORECASE)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class OpenQuestion(GraphComponent):
    """Turns "online please" into `find_professional` when the guide has just asked where, and "done" into `step`.

    It stands last in the pipeline: what the safety screen found is left alone.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is nothing to configure."""
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OpenQuestion:
        """Made by Rasa, at training and at loading."""
        return cls()

    def process_training_data(self, training_data: Any) -> Any:
        """Nothing to learn: the data passes as it is."""
        return training_data

    # Rasa checks the annotation of a graph node's argument, and knows Optional but not `X | None`.
    def process(
        self, messages: list[Message], tracker: Optional[DialogueStateTracker] = None  # noqa: UP045
    ) -> list[Message]:
        """Set the intent of each message that answers the open question."""
        searching, step = _search(tracker)
        for message in messages:
            text = message.get(TEXT) or ""
            danger = ((message.get(INTENT) or {}).get("name") or "").startswith(PREFIX)
            if text.startswith("/"):
                continue
            if not danger and (role := _role_of(message)):
                set_intent(message, role)
            intent = message.get(INTENT) or {}
            name, sure = intent.get("name") or "", intent.get("confidence", 0.0)
            slots = {} if tracker is None else tracker.current_slot_values()
            if answer := intent_after_help(text, slots, name, sure, danger=danger):
                set_intent(message, answer)
                continue
            if danger:
                continue
            if _is_calm(tracker) and _calls_or_foreign(message, text):
                continue
            if not _is_calm(tracker) and (cry := _cry(text)):  # whatever it was taken for
                set_intent(message, cry)
                continue
            if (searching and answers_question(text, step)) or _refuses_therapy(message, text, tracker):
                set_intent(message, "find_professional")
            elif tracker is not None and (asked_for := _named(text, tracker)):
                set_intent(message, asked_for)
            elif tracker is not None and _is_step(message, text, tracker):
                set_intent(message, STEP)
            elif tracker is not None and (near := near_question(text, _intent(message))):
                set_intent(message, near)
            elif tracker is not None and _intent(message) == "out_of_scope" and is_story(text):
                set_intent(message, "nlu_fallback")
            elif _is_calm(tracker) and (_tells(message, text) or _help_has_come(message, text, tracker)):
                set_intent(message, TOLD)
        return messages


def _role_of(message: Message) -> str | None:
    """The intent of the role that a message tells, where it was taken for the other one's: "she broke our rules".

    Of a few words that were not understood, the role is all that they tell.
    """
    told_role = next((each["value"] for each in message.get(ENTITIES) or [] if each["entity"] == "role"), None)
    right = f"role_{told_role}"
    few = len((message.get(TEXT) or "").split()) <= _ROLE_WORDS
    taken_for = ROLES | _NOT_UNDERSTOOD if few else ROLES
    return right if _intent(message) in taken_for and right in ROLES and right != _intent(message) else None


def _intent(message: Message) -> str:
    return (message.get(INTENT) or {}).get("name") or ""


def _is_calm(tracker: DialogueStateTracker | None) -> bool:
    """Whether no question about safety is open: what is said then answers that."""
    return tracker is None or tracker.get_slot("asked") == "nothing"


def _cry(text: str) -> str | None:
    """The intent of tears or a call for help, where it is open whether somebody is safe: no yes, or the lines."""
    language = call_for_help(text)
    if language == ENGLISH:
        return ASK_HELP
    return NOT_SURE if language or tears_alone(text) else None


def _calls_or_foreign(message: Message, text: str) -> bool:
    """Whether a message calls for help and says nothing else, or is written in letters that the guide does not read.

    Its intent is set then: the lines for who calls in English, words in their own language for anybody else.
    """
    language = call_for_help(text) or by_letters(text)
    if language is None:
        return False
    if language != ENGLISH:
        message.set(LANGUAGE, language, add_to_output=True)
    set_intent(message, ASK_HELP if language == ENGLISH else OTHER_LANGUAGE)
    return True


def _help_has_come(message: Message, text: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether it is told once more that help was called or is there, where a life was in danger. A bare yes is not."""
    yes = (message.get(INTENT) or {}).get("name") == "affirm"
    waits = tracker is not None and bool(tracker.get_slot("life")) and not yes
    return waits and bool(HAS_CALLED.fullmatch(text.strip()))


def _tells(message: Message, text: str) -> bool:
    """Whether hurt is told without a question, and nothing that there are better words for."""
    intent = message.get(INTENT) or {}
    name, sure = intent.get("name"), intent.get("confidence", 0.0)
    what = told(text, name)
    known = sure >= SURELY and str(name).startswith(("faq_", "role_", "find_", "scope_"))
    return what is not None and (what == EVENING or not known or tears_alone(text))


def _named(text: str, tracker: DialogueStateTracker) -> str | None:
    """The intent of somebody who types the title of an exercise, or picks one of those that were offered last."""
    place, offered = Place.of(tracker.get_slot(EXERCISE)), tracker.get_slot(OPEN_QUESTION) or CLOSED
    found = named(text, offered, place, choosing=tracker.get_slot("asked") == "nothing")
    if place is not None and offered == GUIDED:
        answer = answer_in(text, place.here, tracker.get_slot("role"), enough=place.enough())
        if answer or place.here.own_words or control_in(text, place.here) or found == place.exercise:
            return None
        if bare_name(text) not in (None, place.exercise, place.then):
            return STEP
    if found is None:
        return None
    return STEP if found == ON else "exercises" if found in MENUS else "exercise"


def _is_step(message: Message, text: str, tracker: DialogueStateTracker) -> bool:
    """Whether words are meant for the exercise that is open, or wake one that was left.

    What is typed at an open step is for the step, unless it asks something else: a lamp, a rug and a cat are what it
    asked for, whatever topic they are taken for.
    """
    place = Place.of(tracker.get_slot(EXERCISE))
    opened = tracker.get_slot(OPEN_QUESTION) or CLOSED
    calm = tracker.get_slot("asked") == "nothing"
    if place is None:  # "stop" is heard at any time
        on = opened.startswith((STOPPED, ENDED, *_AFTER_HELP)) and (
            control_in(text) is Control.RESUME or means_next(text) or (opened not in _AFTER_HELP and wants_again(text))
        )
        after_gate = opened.startswith(NOT_YET) and after_not_yet(text) is not None
        return (stops(text) or on or after_gate) and calm
    role = tracker.get_slot("role")
    if opened != GUIDED:
        # Steps for right now may be gone on with while it is open whether somebody is safe.
        at_once = place.exercise == AT_ONCE and tracker.get_slot("asked") == SAFETY
        goes_on = control_in(text) is Control.RESUME or means_next(text)
        return (calm and _wakes(text, place, opened, role)) or (at_once and goes_on)
    control = control_in(text, place.here)
    silent = not any(sign.isalnum() for sign in text)  # "..." or a smile
    if silent or control or means_on(text):
        return True
    if answer_in(text, place.here, role, enough=place.enough(), literal=place.literal):
        return True
    if not calm:  # whether they are safe is open as well, and what is not clear to the step answers that
        return tracker.get_slot("asked") == SAFETY and is_done_meanwhile(text, place)
    intent = message.get(INTENT) or {}
    name, sure = intent.get("name") or "", intent.get("confidence", 0.0)
    if place.here.own_words:
        # A partner may be asked or told anything: only what ends as a question, or is a wish, is for the guide.
        question = text.rstrip().endswith("?") and (name in ELSEWHERE or name.startswith("faq_"))
        wish = name == "ask_help" or (name == "exercises" and bool(_WISHED.search(plain(text))))
        return not ((wish or question) and sure >= SURELY)
    heard = heard_in(text, place)
    if heard in GRAVE or (heard and not (name in APART and sure >= SURELY)):
        return True
    if place.exercise == GATE and asks_about_no(text):
        return True
    refused = place.texts.front.couple and refused_in(text, place.here)
    return refused or denies(text, place.here, role) or not _is_aside(text, name, sure, place)


def _wakes(text: str, place: Place, opened: str, role: str | None) -> bool:
    """Whether words lead back into an exercise that was left for a question or a pause."""
    if control_in(text, place.here) in (Control.RESUME, Control.STOP) or pauses(text) or stops(text):
        return True
    if opened not in (CLOSED, ROLE, *MENUS):  # something else was asked since
        return False
    return means_next(text) or is_late_answer(text, place, role)


def _is_aside(text: str, name: str, sure: float, place: Place) -> bool:
    """Whether words at an open step are for the guide: a question, a wish, or what it should know."""
    words = plain(text)
    if asks_about_step(text) or name in NO_ANSWER or not name or wants_anew(text) or wants_other(text):
        return False
    if name == "out_of_scope":
        return text.rstrip().endswith("?")
    taken = taken_in(text, place.here)
    if name in NEEDED and sure >= SURELY:
        return True
    if name == "exercise":
        found = exercise_named(text, name)
        return found not in (None, place.exercise) and bool(_WISHED.search(words))
    if name == "exercises":
        return asks(text) or bool(_WISHED.search(words))
    if name == "goodbye":
        return bool(_LEAVES.match(words))
    if asks(text):
        to_say = place.exercise == WORDS and exercise_named(text, None) == WORDS
        return sure >= SURELY and not to_say
    if taken is Taken.DONE:
        return False
    return sure >= SURELY and (name in APART or name.startswith("role_") or len(words.split()) > LONG)


def after_not_yet(text: str) -> str | None:
    """What is asked when the gate has stayed closed: `why`, or the question `again`."""
    words = plain(text)
    if re.fullmatch(r"(?:but |and )?why(?: not)?(?: though)?", words):
        return "why"
    again = re.fullmatch(r"(?:please )?(?:ask (?:me |us )?(?:once more|again)|try again)(?: please| now)?", words)
    return "again" if again else None


def asks_about_no(text: str) -> bool:
    """Whether somebody asks what comes of a no."""
    return bool(_ABOUT_NO.search(plain(text)))


def _refuses_therapy(message: Message, text: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether a short message asks what to do when the partner will not go, and was taken for a topic close by."""
    if tracker is None or tracker.get_slot("asked") != "nothing" or len(text.split()) > MOST_WORDS:
        return False
    named = (message.get(INTENT) or {}).get("name")
    return named in CLOSE_BY and aside_in(text) == "refused" and bool(_THERAPY.search(text))


def _search(tracker: DialogueStateTracker | None) -> tuple[bool, Step | None]:
    """Whether the search is what was spoken of last, and its open question."""
    if tracker is None or tracker.get_slot("asked") != "nothing":
        return False, None
    asked = tracker.get_slot(OPEN_QUESTION) or CLOSED
    name = asked.removeprefix(SEARCH)
    return asked.startswith(SEARCH), Step(name) if name in list(Step) else None
