"""Recognises the intent of a message from its words and its meaning."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf.safety.examples import TOLD_BY_FORM
from newleaf.understanding.distress import PREFIX
from newleaf.understanding.encoder_featurizer import vector_of
from newleaf.understanding.intent_model import IntentModel
from newleaf.understanding.learnt_component import LearntComponent

FILE = "intents.npz"
LIKE_DISTRESS = "like_distress"
"""The field of a message that says how much of it, 0 to 1, would be taken for distress if that could be claimed."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LearntComponent):
    """Two linear machines over grams and the sentence vector; docs/evaluation.md compares it with others.

    It learns the examples of distress too, so as not to take them for something else, but never claims their
    intents: whether a message shows danger is for the safety screen to say. How much the message is like them stands in
    the field `like_distress`.
    """

    file, kind = FILE, IntentModel

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`penalty`: the machine's C. `weight`: how much the vector counts beside the grams. `sharpness`: what margins
        are multiplied by before the softmax, so that confidence says how often it is right. `ranking`: how many intents
        are reported."""
        return {"penalty": 0.3, "weight": 0.6, "sharpness": 6.0, "ranking": 10}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and keep what was learnt in Rasa's model storage."""
        examples = [
            each
            for each in training_data.intent_examples
            if each.get(TEXT) and each.get(INTENT) not in TOLD_BY_FORM and vector_of(each) is not None
        ]
        intents = [each.get(INTENT) for each in examples]
        if len(set(intents)) > 1:
            self._model = IntentModel.learn(
                [each.get(TEXT) for each in examples],
                intents,
                np.stack([vector_of(each) for each in examples]),
                self._config["penalty"],
                self._config["weight"],
            )
        return self._keep()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, confidence and ranking of each message; none without text or without a trained model."""
        for message in messages:
            ranking, like_distress = self._ranking(message)
            message.set(LIKE_DISTRESS, like_distress)
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> tuple[list[dict[str, Any]], float]:
        vector = vector_of(message)
        if self._model is None or vector is None:
            return [], 1.0
        distress = np.char.startswith(self._model.intents, PREFIX)
        confidence, like_distress = self._model.confidences(
            message.get(TEXT), vector, self._config["sharpness"], never=distress
        )
        best = [at for at in np.argsort(-confidence)[: self._config["ranking"]] if confidence[at] > 0]
        ranking = [{"name": str(self._model.intents[at]), "confidence": float(confidence[at])} for at in best]
        return ranking, like_distress
