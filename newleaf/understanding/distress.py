"""The last step of understanding: what the safety screen found decides the intent."""

from __future__ import annotations

import functools
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

ASSESSMENT = "assessment"
PREFIX = "distress_"
"""What the intents of signals begin with."""
ADULTS_ONLY = "adults_only"
STILL_ANSWERED = frozenset(
    {
        "greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge", "ask_privacy", "ask_help", "inform_country",
        "misread", "not_sure",
    }
)
"""What a person under 18 is still answered; anything else brings the child helplines again."""


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
            found = self._assessment(message)
            if found.findings:
                set_intent(message, PREFIX + str(found.signal))
            elif _help_only(message, tracker):
                found = Assessment.of([Finding(Signal.MINOR, Tier.CONCERN, Who.SELF)])
                set_intent(message, PREFIX + Signal.MINOR)
            message.set(ASSESSMENT, found.to_dict(), add_to_output=True)
        return messages

    def _assessment(self, message: Message) -> Assessment:
        passed = (message.get(METADATA) or {}).get(ASSESSMENT)
        if passed is not None:
            return Assessment.from_dict(passed)
        text = message.get(TEXT) or ""
        return Assessment() if text.startswith("/") else self._screen.assess(text)


def _help_only(message: Message, tracker: DialogueStateTracker | None) -> bool:
    if tracker is None or tracker.get_slot("gate") != ADULTS_ONLY:
        return False
    return (message.get(INTENT) or {}).get("name") not in STILL_ANSWERED


def set_intent(message: Message, name: str) -> None:
    """Give a message an intent for certain; what was ranked before stays behind it."""
    intent = {"name": name, "confidence": 1.0}
    others = [each for each in message.get(INTENT_RANKING_KEY, []) if each["name"] != name]
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
