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

from newleaf.content.exercises import GATE
from newleaf.dialogue.after_help import intent_after_help
from newleaf.dialogue.finder import MOST_WORDS, Step, answers_question, aside_in
from newleaf.dialogue.guided import EXERCISE, Place
from newleaf.dialogue.named_exercise import AGAIN, MENUS, ON, named
from newleaf.dialogue.near_questions import near_question
from newleaf.dialogue.step_alarms import GRAVE, heard_in
from newleaf.dialogue.step_words import (
    HOLDING,
    Control,
    answer_in,
    control_in,
    denies,
    holds_hands,
    means_on,
    pauses,
    plain,
    refused_in,
    stops,
)
from newleaf.dialogue.their_language import ENGLISH, by_letters, call_for_help
from newleaf.dialogue.told import EVENING, TOLD, is_story, tears_alone, told
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
STOPPED = "stopped"
"""An exercise was stopped just now: "go on" asks for it, and not for more of an answer."""
NOT_YET = AGAIN
"""The gate stayed closed just now; the exercise behind it follows."""
ROLES = frozenset({"role_betrayed", "role_unfaithful"})
ASK_HELP = "ask_help"
STEP = "step"
"""The intent of what is said to a step."""
NO_ANSWER = frozenset({"affirm", "deny", "not_sure", "thanks", "greet", "another_one", "nlu_fallback", "not_helpful"})
"""What words that answer no step are taken for: the step says so itself."""
APART = frozenset({"ask_help", "ask_privacy", "bot_challenge", "find_professional", "inform_country"})
"""What is meant for the guide and not for the step, whatever "but" stands in it."""
ELSEWHERE = frozenset({"ask_help", "ask_privacy", "bot_challenge", "exercises"})
SURELY = 0.7
"""What is not taken for own words, and how sure it must be; and a topic, where it is a question."""
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
    """The intent of the role that a message tells, where it was taken for the other one's: "she broke our rules"."""
    told_role = next((each["value"] for each in message.get(ENTITIES) or [] if each["entity"] == "role"), None)
    right = f"role_{told_role}"
    return right if _intent(message) in ROLES and right in ROLES and right != _intent(message) else None


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
    if found is None:
        return None
    return STEP if found == ON else "exercises" if found in MENUS else "exercise"


def _is_step(message: Message, text: str, tracker: DialogueStateTracker) -> bool:
    """Whether words are meant for the exercise that is open, or wake one that was left."""
    place = Place.of(tracker.get_slot(EXERCISE))
    opened = tracker.get_slot(OPEN_QUESTION) or CLOSED
    if place is None:  # "stop" is heard at any time
        on = opened == STOPPED and control_in(text) is Control.RESUME
        after_gate = opened.startswith(NOT_YET) and after_not_yet(text) is not None
        return (stops(text) or on or after_gate) and tracker.get_slot("asked") == "nothing"
    control = control_in(text, place.here)
    if opened != GUIDED:
        calls = control in (Control.RESUME, Control.STOP) or pauses(text) or stops(text)
        return calls and tracker.get_slot("asked") == "nothing"
    silent = not any(sign.isalnum() for sign in text)  # "..." or a smile
    role = tracker.get_slot("role")
    answer = answer_in(text, place.here, role, enough=place.enough(), literal=place.for_two)
    heard = heard_in(text, place)
    if silent or control or answer or means_on(text):
        return True
    intent = message.get(INTENT) or {}
    name, sure = intent.get("name") or "", intent.get("confidence", 0.0)
    if tracker.get_slot("asked") != "nothing":
        return False  # whether they are safe is open as well, and what is not clear to the step answers that
    if place.here.own_words:
        question = text.rstrip().endswith("?") and name.startswith("faq_")
        return not ((name in ELSEWHERE or question) and sure >= SURELY)
    if heard in GRAVE or (heard and not (name in APART and sure >= SURELY)):
        return True
    if place.exercise == GATE and asks_about_no(text):
        return True
    if place.for_two and denies(text, place.here, role):
        return True
    if place.exercise == HOLDING and holds_hands(text):
        return True
    refused = place.texts.front.couple and refused_in(text, place.here)
    return refused or name in NO_ANSWER or not name or (name == "out_of_scope" and not text.rstrip().endswith("?"))


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
