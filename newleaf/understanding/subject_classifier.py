"""Recognises which particular subject a message is about, within the topic that it was understood as."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf import array_file
from newleaf.axes import widest
from newleaf.errors import ContentError
from newleaf.safety.examples import TOLD_BY_FORM
from newleaf.safety.learned import softmax
from newleaf.settings import settings
from newleaf.understanding.distress import PREFIX
from newleaf.understanding.encoder import loaded_encoder
from newleaf.understanding.encoder_featurizer import ORIGIN, EncoderFeaturizer, side_by_side
from newleaf.understanding.subject_examples import SubjectFile, bare, pattern, read_subject_files

FILE = "subjects.npz"
SUBJECT = "subject"
"""The field of a message that says what it may be about: {"name", "confidence", "named"}; `named` where one of the
subject's words is in it."""
OTHER = "other"
"""The class of what is about none of them."""
_AXES, _PENALTY, _ROUNDS = 256, 30, 100


@dataclass(frozen=True)
class SubjectModel:
    """A logistic regression over the vectors of messages. Shapes: names [subjects], words [subjects], a regular
    expression each, weights [width, subjects], bias [subjects]; one of the subjects is OTHER."""

    names: np.ndarray
    words: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def learn(cls, files: Sequence[SubjectFile], vectors: np.ndarray, others: np.ndarray) -> SubjectModel:
        """From the vectors [messages, width] of all messages of the files, in their order, and of `others`."""
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.linear_model import LogisticRegression

        subjects = [subject for file in files for subject in _subjects(file)] + [OTHER] * len(others)
        every = np.concatenate([vectors, others])
        axes = widest(every, _AXES)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # a set number of rounds is what is wanted
            fitted = LogisticRegression(C=_PENALTY, max_iter=_ROUNDS, class_weight="balanced")
            fitted.fit(every @ axes, subjects)
        words = {file.subject: pattern(file.words) for file in files}
        return cls(
            names=fitted.classes_.astype(str),
            words=np.array([words.get(name, "") for name in fitted.classes_]),
            weights=axes @ fitted.coef_.T.astype(np.float32),
            bias=fitted.intercept_.astype(np.float32),
        )

    def likeliest(self, text: str, vector: np.ndarray) -> dict[str, Any]:
        """The likeliest subject that is not OTHER, as the field holds it. `vector`: [width]."""
        sure = softmax(vector @ self.weights + self.bias)
        best = int(np.argmax(np.where(self.names == OTHER, -1.0, sure)))
        named = bool(self._patterns[best].search(bare(text)))
        return {"name": str(self.names[best]), "confidence": float(sure[best]), "named": named}

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(words) for words in self.words.tolist()]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SubjectClassifier(GraphComponent):
    """Adds the field `subject` to what is understood; newleaf/dialogue/subject_asked.py decides what becomes of it.

    It learns from data/subjects, beside a part of the examples of intents, which are about none.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """What must stand before it in the pipeline."""
        return [EncoderFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`others`: how many of the examples of intents are taken, evenly from among them."""
        return {"others": 5000}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: SubjectModel | None = None
    ) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SubjectClassifier:
        """Made by Rasa for training."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn and keep what was learnt in Rasa's model storage. Raises ContentError for a broken file."""
        project = settings().project
        files = read_subject_files(project / "data" / "subjects")
        for file in files:
            if not (project / "content" / "subjects" / f"{file.subject}.md").exists():
                path = project / "data" / "subjects" / f"{file.subject}.yml"
                raise ContentError(path, 1, f"content/subjects/{file.subject}.md is missing.")
        if files:
            texts = [text for file in files for text in (*file.asked, *file.other)]
            vectors = side_by_side(loaded_encoder(project / "models"), texts)
            rest = [each for each in training_data.intent_examples if _is_learnt(each)]
            others = rest[:: max(1, len(rest) // self._config["others"])]
            self._model = SubjectModel.learn(files, vectors, np.stack([_vector(each) for each in others]))
        with self._storage.write_to(self._resource) as folder:
            if self._model is not None:
                (folder / FILE).write_bytes(array_file.to_bytes(self._model))
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SubjectClassifier:
        """Made by Rasa from a model that was trained here. Raises ModelError for a file that is not in order."""
        with model_storage.read_from(resource) as folder:
            path = folder / FILE
            if not path.exists():
                return cls(config, model_storage, resource)
            model = array_file.from_bytes(SubjectModel, path.read_bytes(), "What the guide learnt of subjects")
            return cls(config, model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the field of each message that has text."""
        for message in messages:
            vector = _vector(message)
            if self._model is not None and vector is not None:
                message.set(SUBJECT, self._model.likeliest(message.get(TEXT), vector), add_to_output=True)
        return messages


def _subjects(file: SubjectFile) -> list[str]:
    return [file.subject] * len(file.asked) + [OTHER] * len(file.other)


def _is_learnt(example: Message) -> bool:
    intent = str(example.get(INTENT))
    return intent not in TOLD_BY_FORM and not intent.startswith(PREFIX) and _vector(example) is not None


def _vector(message: Message) -> np.ndarray | None:
    if not message.get(TEXT):
        return None
    _, sentence = message.get_dense_features(TEXT, [ORIGIN])
    return None if sentence is None else sentence.features[0]
