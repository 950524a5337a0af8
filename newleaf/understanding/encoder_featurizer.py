"""Gives messages the vector of their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf.settings import settings
from newleaf.understanding.encoder import Encoder, loaded_encoder, make_encoder
from newleaf.understanding.spans import spans

ORIGIN = "EncoderFeaturizer"
PARTS = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(GraphComponent):
    """The sentence encoder as a Rasa featurizer: one dense vector a message, for every classifier that takes features.

    It is the vectors of the whole and of the end of the message side by side, of length 1 in all.
    A message that starts with a slash is a choice, not text; it gets none.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is nothing to configure."""
        return {}

    @staticmethod
    def required_packages() -> list[str]:
        """What Rasa asks for before it makes the component."""
        return ["onnxruntime"]

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncoderFeaturizer:
        """Made by Rasa, at training and at loading. Raises ModelError when the encoder cannot be loaded."""
        models = settings().project / "models"
        make_encoder(models)
        return cls(loaded_encoder(models))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Vectors for all examples."""
        examples = [each for each in training_data.training_examples if _is_text(each)]
        if not examples:
            return training_data
        vectors = side_by_side(self._encoder, [each.get(TEXT) for each in examples])
        for message, vector in zip(examples, vectors, strict=True):
            _add(message, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vectors to each message that has text."""
        for message in messages:
            if _is_text(message):
                _add(message, _joined(encoded(self._encoder, message.get(TEXT))))
        return messages


def side_by_side(encoder: Encoder, texts: Sequence[str]) -> np.ndarray:
    """The vectors [texts, 768] of many texts, as messages have them: for training, on all cores."""
    parts = [_different(text) for text in texts]
    vectors = encoder.encode_apart([part for own in parts for part in own])
    ends = np.cumsum([len(own) for own in parts])
    return np.stack([_joined(own) for own in np.split(vectors, ends[:-1])])


def encoded(encoder: Encoder, text: str) -> np.ndarray:
    """The vectors [parts, 384] of a message's different parts."""
    # each part by itself: side by side they would take longer
    return np.concatenate([encoder.encode([part]) for part in _different(text)])


def vector_of(message: Message) -> np.ndarray | None:
    """The vector [768] that the featurizer gave a message; None for one without text."""
    if not message.get(TEXT):
        return None
    _, sentence = message.get_dense_features(TEXT, [ORIGIN])
    return None if sentence is None else sentence.features[0]


def _is_text(message: Message) -> bool:
    text = message.get(TEXT)
    return bool(text) and not text.startswith("/")


def _different(text: str) -> tuple[str, ...]:
    """What has to be encoded: a short message only once."""
    return tuple(dict.fromkeys(spans(text)))


def _joined(vectors: np.ndarray) -> np.ndarray:
    """The vectors of a message's parts as one of length 1."""
    return np.resize(vectors, (PARTS, vectors.shape[1])).reshape(-1) / np.float32(PARTS**0.5)


def _add(message: Message, vector: np.ndarray) -> None:
    message.add_features(Features(vector[None], FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))
