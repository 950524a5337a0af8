"""Chooses words that were not said a moment ago."""

import random
from collections.abc import Collection
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator

from newleaf.content.marks import SAID, mark
from newleaf.content.responses import FOLLOW_UPS


class Wording(TemplatedNaturalLanguageGenerator):
    """Rasa's responses without repetition: of several wordings one that was not said last.

    Where there is no other wording, as for an answer that is asked for twice in a row, what follows the answer is
    said instead: more about it, something to try, and so on.
    """

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


def _onward(said: str, topic: str | None) -> list[str]:
    """What follows a response of the topic, beginning with what comes next and ending before itself."""
    parts = list(FOLLOW_UPS.values())
    if said == f"utter_{topic}":
        return parts
    place = parts.index(said) if said in parts else None
    return [] if place is None else parts[place + 1 :] + parts[:place]
