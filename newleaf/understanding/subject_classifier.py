"""Recognises which particular subject a message is about, within the topic that it was understood as."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
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
from newleaf.understanding.encoder_featurizer import side_by_side, vector_of
from newleaf.understanding.learnt_component import LearntComponent
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

    def to_bytes(self) -> bytes:
        """As the content of a file."""
        return array_file.to_bytes(self)

    @classmethod
    def from_bytes(cls, content: bytes) -> SubjectModel:
        """Read what `to_bytes` wrote. ModelError if it is anything else."""
        return array_file.from_bytes(cls, content, "What the guide learnt of subjects")

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(words) for words in self.words.tolist()]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SubjectClassifier(LearntComponent):
    """Adds the field `subject` to what is understood; newleaf/dialogue/subject_asked.py decides what becomes of it.

    It learns from data/subjects, beside a part of the examples of intents, which are about none.
    """

    file, kind = FILE, SubjectModel

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`others`: how many of the examples of intents are taken, evenly from among them."""
        return {"others": 5000}

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
            self._model = SubjectModel.learn(files, vectors, np.stack([vector_of(each) for each in others]))
        return self._keep()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the field of each message that has text."""
        for message in messages:
            vector = vector_of(message)
            if self._model is not None and vector is not None:
                message.set(SUBJECT, self._model.likeliest(message.get(TEXT), vector), add_to_output=True)
        return messages


def _subjects(file: SubjectFile) -> list[str]:
    return [file.subject] * len(file.asked) + [OTHER] * len(file.other)


def _is_learnt(example: Message) -> bool:
    intent = str(example.get(INTENT))
    return intent not in TOLD_BY_FORM and not intent.startswith(PREFIX) and vector_of(example) is not None
