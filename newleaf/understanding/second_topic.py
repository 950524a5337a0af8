"""Says which topic a message may be about beside the one that is answered."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from newleaf.understanding.evaluation import TOPIC
from newleaf.understanding.intent_classifier import IntentClassifier

SECOND_TOPIC = "second_topic"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SecondTopic(GraphComponent):
    """Adds the field `second_topic`, an intent or None, to what is understood.

    People ask for two things at once, and a message that lies between two topics may be about either. The likelier one
    is answered; the other can be offered.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """What must stand before it in the pipeline."""
        return [IntentClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`confidence`: how sure the second topic must be."""
        return {"confidence": 0.02}

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SecondTopic:
        """Made by Rasa, at training and at loading."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the field of each message: the next topic of the ranking, where a topic comes first."""
        for message in messages:
            message.set(SECOND_TOPIC, self._second(message.get(INTENT_RANKING_KEY) or []), add_to_output=True)
        return messages

    def _second(self, ranking: list[dict[str, Any]]) -> str | None:
        if not ranking or not ranking[0]["name"].startswith(TOPIC):
            return None
        others = (each for each in ranking[1:] if each["name"].startswith(TOPIC))
        second = next(others, None)
        return second["name"] if second and second["confidence"] >= self._config["confidence"] else None
