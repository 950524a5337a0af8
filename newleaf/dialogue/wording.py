"""Chooses words that were not said a moment ago."""

import random
from collections.abc import Collection
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.content.answers import read_answers
from newleaf.content.marks import SAID, mark
from newleaf.content.responses import FOLLOW_UPS, GATE_OPEN
from newleaf.content.subjects import read_subjects
from newleaf.dialogue.second_topic import offered, titles
from newleaf.dialogue.subject_asked import payload_for, subject_offered
from newleaf.dialogue.their_language import spoken_now
from newleaf.dialogue.their_words import SPOKEN, words_in_language
from newleaf.settings import settings
from newleaf.understanding.second_topic import SECOND_TOPIC


class Wording(TemplatedNaturalLanguageGenerator):
    """Rasa's responses without repetition: of several wordings one that was not said last.

    Where there is no other wording, as for an answer that is asked for twice in a row, what follows the answer is
    said instead: more about it, something to try, and so on.
    """

    def __init__(self, responses: dict[str, list[dict[str, Any]]]) -> None:
        super().__init__(responses)
        self._titles = titles(responses)
        folder = settings().project / "content"
        subjects = read_subjects(folder / "subjects", read_answers(folder / "answers"))
        self._subjects = {name: subject.front.title for name, subject in subjects.items()}

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """As Rasa, and an answer offers what else the message asked. In their language where there are words in it."""
        if spoken := _in_their_language(utter_action, tracker):
            return {"custom": spoken}
        response = await super().generate(utter_action, tracker, output_channel, **kwargs)
        message = tracker.latest_message
        second = message.parse_data.get(SECOND_TOPIC) if message else None
        answered = (message.intent_name or "").replace("faq_", "utter_") if message else None
        if not response or utter_action != answered:
            return response
        if title := self._titles.get(f"/{second}"):
            response["buttons"] = offered(response.get("buttons", []), f"/{second}", title)
        if tracker.get_slot("gate") == GATE_OPEN and (subject := subject_offered(message.parse_data)):
            response["buttons"] = offered(response["buttons"], payload_for(subject), self._subjects[subject])
        return response

    def _random_response_for(
        self, utter_action: str, output_channel: str, filled_slots: dict[str, Any]
    ) -> dict[str, Any] | None:
        said: Collection[str] = filled_slots.get(SAID) or ()
        onward = _onward(utter_action, filled_slots.get("topic"))
        fits = ResponseVariationFilter(self.responses).responses_for_utter_action
        for name in (utter_action, *onward):
            fresh = [each for each in fits(name, output_channel, filled_slots) if mark(each["text"]) not in said]
            if fresh:
                return random.choice(fresh)
        return super()._random_response_for(utter_action, output_channel, filled_slots)


def _in_their_language(utter_action: str, tracker: DialogueStateTracker) -> dict[str, Any] | None:
    message = tracker.latest_message
    if utter_action not in SPOKEN or message is None:
        return None
    language = spoken_now(message.parse_data, tracker.get_slot("language"))
    return words_in_language(SPOKEN[utter_action], language, tracker.current_slot_values())


def _onward(said: str, topic: str | None) -> list[str]:
    """What follows a response of the topic, beginning with what comes next and ending before itself."""
    parts = list(FOLLOW_UPS.values())
    if said == f"utter_{topic}":
        return parts
    place = parts.index(said) if said in parts else None
    return [] if place is None else parts[place + 1 :] + parts[:place]
