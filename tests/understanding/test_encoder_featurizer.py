"""The featurizer gives every text the vector of its meaning, and reads the end of a long one by itself."""

import numpy as np
import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf.understanding.encoder_featurizer import ORIGIN, PARTS, EncoderFeaturizer
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
    assert wait @ soon > 0.6 > wait @ rain
    assert np.isclose(np.linalg.norm(wait), 1, atol=1e-3)


def test_training_examples_get_vectors(featurizer: EncoderFeaturizer) -> None:
    data = featurizer.process_training_data(training_data())
    assert all(each.get_dense_features(TEXT, [ORIGIN])[1] is not None for each in data.training_examples)


def test_a_choice_is_not_text(featurizer: EncoderFeaturizer) -> None:
    (message,) = featurizer.process([Message({TEXT: "/faq_timing"})])
    assert message.get_dense_features(TEXT, [ORIGIN])[1] is None


STORY = (
    "We met at school and moved to the coast when the twins were small. He worked on ships and I taught music. In "
    "March I read the letters, all of them, twice. We talk now, most evenings, on the porch. Will it rain tomorrow?"
)


def test_the_end_of_a_story_is_read_for_itself(featurizer: EncoderFeaturizer) -> None:
    rain = vector(featurizer, STORY).reshape(PARTS, -1)
    wait = vector(featurizer, STORY.replace("Will it rain tomorrow?", "How long should we wait?")).reshape(PARTS, -1)
    whole, end = (rain * wait).sum(axis=1) * PARTS
    assert end < 0.9 and end < whole


def test_a_short_message_has_no_parts(featurizer: EncoderFeaturizer) -> None:
    whole, end = vector(featurizer, "how long should we wait").reshape(PARTS, -1)
    assert np.array_equal(whole, end)


def test_training_and_reading_give_the_same_vectors(featurizer: EncoderFeaturizer) -> None:
    data = featurizer.process_training_data(TrainingData([Message({TEXT: STORY, INTENT: "weather"})]))
    (example,) = data.training_examples
    assert np.array_equal(example.get_dense_features(TEXT, [ORIGIN])[1].features[0], vector(featurizer, STORY))
