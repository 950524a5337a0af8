"""The featurizer gives every text the vector of its meaning, and a long one those of its sentences."""


import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.understanding.encoder_featurizer import ORIGIN, SENTENCE_VECTORS, SENTENCES, EncoderFeaturizer
from newleaf.understanding.sentences import MOST, sentences
from tests.understanding.component_checks import made, training_data

STORY = (
    "We have been married for nine years. In spring he told me about a woman at work. "
    "I moved to the sofa, then back again. How do I know that I am ready?"
)


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


def test_a_story_is_read_sentence_by_sentence_and_a_short_question_is_not(featurizer: EncoderFeaturizer) -> None:
    story, question = featurizer.process([Message({TEXT: STORY}), Message({TEXT: "How long? And why?"})])
    assert story.get(SENTENCES)[-1] == "How do I know that I am ready?"
    assert story.get(SENTENCE_VECTORS).shape == (len(story.get(SENTENCES)), 384)
    assert question.get(SENTENCES) is None


def test_a_choice_is_not_text(featurizer: EncoderFeaturizer) -> None:
    (message,) = featurizer.process([Message({TEXT: "/faq_timing"})])
    assert message.get_dense_features(TEXT, [ORIGIN])[1] is None


@pytest.mark.parametrize("text", ["", "   ", "?!", "a" * 50_000, "why? " * 5_000, "\n\n.\n", "مرحبا. كيف؟"])
def test_any_text_is_cut_into_few_sentences(text: str) -> None:
    found = sentences(text)
    assert len(found) <= MOST
    assert bool(found) == bool(text.strip())
