"""The featurizer gives every text the vector of its meaning, and a long one those of its sentences."""


import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.understanding.encoder_featurizer import ORIGIN, EncoderFeaturizer
from tests.understanding.component_checks import made, training_data


@pytest.fixture(scope="module")
def featurizer(tmp_path_factory: pytest.TempPathFactory) -> EncoderFeaturizer:
    return made(EncoderFeaturizer, tmp_path_factory.mktemp("storage"))


def vector(featurizer: EncoderFeaturizer, text: str) -> np.ndarray:
    (message,) = featurizer.process([Message({TEXT: text})])
    return message.get_dense_features(TEXT, [ORIGIN])[1].features[0]


def test_like_meanings_point_the_same_way(featurizer: EncoderFeaturizer) -> None:
    wait, soon, rain = (
        vector(featurizer, text)
        for text in ("how long should we wait", "how many months until it is not too early", "will it rain today")
    )
    assert wait @ soon > 0.4 > wait @ rain
    assert np.isclose(np.linalg.norm(wait), 1, atol=1e-3)


def test_training_examples_get_vectors(featurizer: EncoderFeaturizer) -> None:
    data = featurizer.process_training_data(training_data())
    assert all(each.get_dense_features(TEXT, [ORIGIN])[1] is not None for each in data.training_examples)


def test_a_choice_is_not_text(featurizer: EncoderFeaturizer) -> None:
    (message,) = featurizer.process([Message({TEXT: "/faq_timing"})])
    assert message.get_dense_features(TEXT, [ORIGIN])[1] is None
