"""Recognises the intent of a message from its words and pieces of words."""

from __future__ import annotations

import re
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import hstack
from scipy.special import softmax

FILE = "classifier.joblib"
APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """TF-IDF over words and character pieces, with a linear support vector machine on top.

    It is right more often on our own data than CountVectorsFeaturizer with LogisticRegressionClassifier
    (docs/evaluation.md).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`penalty`: the SVM's C. `sharpness`: what margins are multiplied by before the softmax; fitted by
        cross-validation so that confidence says how often it is right. `ranking`: how many intents are reported."""
        return {"penalty": 0.3, "sharpness": 8.0, "ranking": 10}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: Any = None) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Made by Rasa for training."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and keep what was learnt in Rasa's model storage."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        examples = [each for each in training_data.intent_examples if each.get(TEXT)]
        if len({each.get(INTENT) for each in examples}) > 1:
            words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\b\w[\w']*\b|[^\w\s]")
            pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32)
            machine = LinearSVC(C=self._config["penalty"], class_weight="balanced", random_state=0)
            texts = [_folded(each.get(TEXT)) for each in examples]
            features = hstack([words.fit_transform(texts), pieces.fit_transform(texts)], format="csr")
            machine.fit(features, [each.get(INTENT) for each in examples])
            self._model = words, pieces, machine
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / FILE, compress=3)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Made by Rasa from a model that was trained here; a joblib file runs code, so load no other."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / FILE))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, confidence and ranking of each message; none without letters or without a trained model."""
        for message in messages:
            ranking = self._ranking(message.get(TEXT) or "")
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        if self._model is None or not text.strip():
            return []
        words, pieces, machine = self._model
        folded = [_folded(text)]
        features = hstack([words.transform(folded), pieces.transform(folded)], format="csr")
        margins = np.atleast_1d((features @ machine.coef_.T + machine.intercept_)[0])
        if len(margins) == 1:  # two intents: one margin, for the second
            margins = np.array([-margins[0], margins[0]])
        confidence = softmax(margins * self._config["sharpness"])
        best = np.argsort(-confidence)[: self._config["ranking"]]
        return [{"name": str(machine.classes_[at]), "confidence": float(confidence[at])} for at in best]


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().translate(APOSTROPHES))
