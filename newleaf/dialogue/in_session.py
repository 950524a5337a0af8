"""Reads each message in the light of its session: as an answer to what is open, for an exercise, after help."""

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

from newleaf.content.responses import BOTH_ROLES, GATE_OPEN
from newleaf.dialogue.after_help import AFTER_HELP, intent_after_help
from newleaf.dialogue.few_words import NO_MORE, said_in_few_words
from newleaf.dialogue.finder import MOST_WORDS, Step, answers_question, aside_in
from newleaf.dialogue.guesses import answer_in, taken_back
from newleaf.dialogue.guided import EXERCISE, Place
from newleaf.dialogue.leaning import FALLBACK, understood_by_answer
from newleaf.dialogue.meant_for_step import STEP, SURELY, exercise_asked_for, is_for_step
from newleaf.dialogue.near_questions import near_question
from newleaf.dialogue.no_more import MEANT, meant_by
from newleaf.dialogue.open_question import CLOSED, ENOUGH, GUIDED, OPEN_QUESTION, ROLE, SEARCH, SIDE
from newleaf.dialogue.question_beside import answer_beside
from newleaf.dialogue.role_said import OTHER_SIDE, answers_both, role_of
from newleaf.dialogue.subject_asked import ABOUT_SUBJECT, subject_asked
from newleaf.dialogue.their_language import ENGLISH, by_letters, call_for_help
from newleaf.dialogue.told import EVENING, NAME, SCARED, SUBJECT, TOLD, is_story, tears_alone, told
from newleaf.directory import country_code
from newleaf.safety import Assessment
from newleaf.understanding.distress import ASSESSMENT, HAS_CALLED, NOT_SURE, PREFIX, set_intent
from newleaf.understanding.language import INTENT as OTHER_LANGUAGE
from newleaf.understanding.language import LANGUAGE

ASK_HELP, INFORM_COUNTRY, MISREAD = "ask_help", "inform_country", "misread"
TAKEN_FOR_PLACES = frozenset({"nlu_fallback", "out_of_scope", "inform_country", "not_sure", "told", "other_language"})
"""What a place alone, "im from manila", is taken for."""
TAKEN_LIGHTLY = frozenset({"out_of_scope", "role_betrayed", "role_unfaithful", "partner_unwilling"})
"""What a remark about their life is taken for where little was understood."""
NO_TOPIC = "none"
"""The slot `topic` before the first answer."""
CLOSE_BY = frozenset({"faq_without_therapy", "scope_decision", "out_of_scope", "nlu_fallback"})
"""What a refusal of therapy is easily taken for."""
_THERAPY = re.compile(r"\b(therap\w*|counsel\w*)\b", re.IGNORECASE)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class InSession(GraphComponent):
    """Turns "online please" into `find_professional` when the guide has just asked where, and "done" into `step`.

    It stands last in the pipeline: what the safety screen found is left alone, but for a question that is answered
    beside the help (newleaf/dialogue/question_beside.py).
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
    ) -> InSession:
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
            if not danger and (role := role_of(message)):
                set_intent(message, role)
            elif not danger and answers_both(text, tracker):
                message.set(ENTITIES, [{"entity": "role", "value": BOTH_ROLES, "start": 0, "end": len(text)}])
                set_intent(message, OTHER_SIDE)
                continue
            intent = message.get(INTENT) or {}
            name, sure = intent.get("name") or "", intent.get("confidence", 0.0)
            slots = {} if tracker is None else tracker.current_slot_values()
            if answer := answer_in(text, slots):
                message.set(ENTITIES, [{"entity": MEANT, "value": str(answer), "start": 0, "end": len(text)}])
                set_intent(message, AFTER_HELP)
                continue
            heard = message.get(ASSESSMENT)
            found = Assessment.from_dict(heard) if heard else Assessment()
            if taken_back(text, slots, found):
                set_intent(message, MISREAD)
                continue
            if answer := intent_after_help(text, slots, name, sure, danger=danger, found=found):
                set_intent(message, answer)
                continue
            if danger:
                answer_beside(message, slots)
                continue
            thanks = name == "thanks" and slots.get("language")  # said in the language of the help
            if _is_calm(tracker) and not thanks and _calls_or_foreign(message, text):
                continue
            if not _is_calm(tracker) and (cry := _cry(text)):  # whatever it was taken for
                set_intent(message, cry)
                continue
            guided = slots.get(OPEN_QUESTION) == GUIDED  # there, a city may be what a step asks for
            if not guided and name in TAKEN_FOR_PLACES and (code := country_code(text)):
                message.set(ENTITIES, [{"entity": "country", "value": code, "start": 0, "end": len(text)}])
                set_intent(message, INFORM_COUNTRY)
            elif _is_calm(tracker) and _asks_beside(text, tracker):
                set_intent(message, TOLD)
            elif (searching and answers_question(text, step)) or _refuses_therapy(message, text, tracker):
                set_intent(message, "find_professional")
            elif _is_asked_what(tracker) and (meant := meant_by(text)):
                set_intent(message, meant)
            elif _nothing_is_open(tracker) and said_in_few_words(text, name) == NO_MORE:  # no stop: nothing runs
                set_intent(message, NO_MORE)
            elif tracker is not None and (asked_for := exercise_asked_for(text, tracker)):
                set_intent(message, asked_for)
            elif tracker is not None and is_for_step(text, name, sure, tracker):
                set_intent(message, STEP)
            elif tracker is not None and _is_calm(tracker) and (few := said_in_few_words(text, name)):
                set_intent(message, few)
            elif tracker is not None and (near := near_question(text, name, tracker.get_slot("role"))):
                set_intent(message, near)
            elif (
                _is_free(tracker)
                and told(text, None) != EVENING
                and (subject := subject_asked(message.as_dict(), name))
            ):
                named = {"entity": ABOUT_SUBJECT, "value": subject, "start": 0, "end": len(text)}
                message.set(ENTITIES, [*(message.get(ENTITIES) or []), named])
                set_intent(message, ABOUT_SUBJECT)
            elif tracker is not None and name == "out_of_scope" and is_story(text):
                set_intent(message, "nlu_fallback")
            elif _is_calm(tracker) and (_tells(message, text) or _help_has_come(message, text, tracker)):
                set_intent(message, TOLD)
            elif not _tells_role(message) and (leaning := _leans_on_answer(text, name, sure, tracker)):
                set_intent(message, leaning)
        return messages


def _is_asked_what(tracker: DialogueStateTracker | None) -> bool:
    """Whether it was asked what it is that they do not want any more."""
    return tracker is not None and _is_calm(tracker) and tracker.get_slot(OPEN_QUESTION) == ENOUGH


def _nothing_is_open(tracker: DialogueStateTracker | None) -> bool:
    """Whether neither an exercise nor any other question of ours is open."""
    if tracker is None or not _is_calm(tracker):
        return False
    return Place.of(tracker.get_slot(EXERCISE)) is None and (tracker.get_slot(OPEN_QUESTION) or CLOSED) == CLOSED


def _tells_role(message: Message) -> bool:
    """Whether a message was taken for a role, and its words tell one."""
    taken_for = (message.get(INTENT) or {}).get("name") or ""
    return taken_for.startswith("role_") and any(each["entity"] == "role" for each in message.get(ENTITIES) or [])


def _leans_on_answer(text: str, intent: str, sure: float, tracker: DialogueStateTracker | None) -> str | None:
    """The intent of what is said to the last answer, where nothing but perhaps the role was asked, and nothing known of
    fear or force, in whose light a "what do I do" is another question."""
    if tracker is None or not _is_free(tracker):
        return None
    topic, unsure = tracker.get_slot("topic"), intent in TAKEN_LIGHTLY and sure < SURELY
    return understood_by_answer(text, FALLBACK if unsure else intent, None if topic == NO_TOPIC else topic)


def _is_free(tracker: DialogueStateTracker | None) -> bool:
    """Whether nothing is open but perhaps the role, and nothing known of fear or force."""
    if tracker is None or not _is_calm(tracker) or Place.of(tracker.get_slot(EXERCISE)) is not None:
        return False
    asked = tracker.get_slot(OPEN_QUESTION) or CLOSED
    return asked in (CLOSED, ROLE, SIDE) and tracker.get_slot("gate") == GATE_OPEN


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


def _asks_beside(text: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether the guide's name is asked for; or another subject, where no exercise waits for an answer."""
    what = told(text, None)
    guided = tracker is not None and tracker.get_slot(OPEN_QUESTION) == GUIDED
    return what == NAME or (what == SUBJECT and not guided)


def _tells(message: Message, text: str) -> bool:
    """Whether hurt is told without a question, and nothing that there are better words for."""
    intent = message.get(INTENT) or {}
    name, sure = intent.get("name"), intent.get("confidence", 0.0)
    what = told(text, name)
    known = sure >= SURELY and str(name).startswith(("faq_", "role_", "find_", "scope_"))
    return what is not None and (what in (EVENING, SCARED) or not known or tears_alone(text))


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
