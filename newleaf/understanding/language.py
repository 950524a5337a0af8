"""Recognises a message in a language that the guide does not speak."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf.understanding.distress import set_intent
from newleaf.understanding.language_table import LanguageTable

FILE = "languages.npz"

INTENT = "other_language"
LANGUAGE = "language"
ENGLISH = "en"
UNKNOWN = "und"
"""What ISO 639 says for a language that was not determined."""
_OTHER_SCRIPT = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean."""
_WORD = re.compile(r"[^\W\d_]+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LanguageDetector(GraphComponent):
    """Gives a message in another language the intent `other_language`, and says which language it is.

    Short messages are left alone: "ja", "no" and "hola" are guesses at best, and danger in a few words of another
    language is found by the safety screen, which needs no detection.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`languages`: told apart beside English. `sure`: probability from which a language counts. `words`: the least
        words a message must have. No English example of ours and none of 1,570 forum texts is taken for another
        language with these."""
        return {"languages": ["es", "fr", "de", "pt", "it", "nl", "pl", "ar", "hi", "ru"], "sure": 0.9, "words": 3}

    @staticmethod
    def required_packages() -> list[str]:
        """What Rasa asks for before it makes the component."""
        return ["py3langid"]

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, table: LanguageTable
    ) -> None:
        self._sure, self._words = config["sure"], config["words"]
        self._storage, self._resource, self._table = storage, resource, table

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """Made by Rasa for training."""
        return cls(config, model_storage, resource, LanguageTable.of((ENGLISH, *config["languages"])))

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the table of the languages, which the examples change nothing of, in Rasa's model storage."""
        with self._storage.write_to(self._resource) as folder:
            (folder / FILE).write_bytes(self._table.to_bytes())
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageDetector:
        """Made by Rasa from a model that was trained here. Raises ModelError for a file that is not in order."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LanguageTable.from_bytes((folder / FILE).read_bytes()))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The data passes as it is."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the language of each message that is not in English."""
        for message in messages:
            language = self._foreign(message.get(TEXT) or "")
            if language is not None:
                message.set(LANGUAGE, language, add_to_output=True)
                set_intent(message, INTENT)
        return messages

    def _foreign(self, text: str) -> str | None:
        if text.startswith("/"):
            return None
        if len(_OTHER_SCRIPT.findall(text)) > len(text) / 2:
            return UNKNOWN  # written without spaces, so that words cannot be counted
        if len(_WORD.findall(text)) < self._words:
            return None
        language, sure = self._table.classify(text)
        return language if language != ENGLISH and sure >= self._sure else None
