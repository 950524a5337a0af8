"""The classifier learns, is kept, comes back the same, and says what it does not know."""

from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf.errors import ModelError
from newleaf.understanding.encoder_featurizer import EncoderFeaturizer
from newleaf.understanding.intent_classifier import FILE, IntentClassifier
from newleaf.understanding.intent_model import IntentModel
from tests.understanding.component_checks import EXAMPLES, loaded, made, training_data

NEW = {
    "is half a year too early": "timing",
    "I smelled her perfume and froze": "triggers",
    "will there be rain on sunday": "weather",
}
FEW = {"penalty": 10.0, "weight": 2.0}
"""Settings for nine examples instead of thousands."""


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("storage")
    data = made(EncoderFeaturizer, folder).process_training_data(training_data())
    made(IntentClassifier, folder, FEW).train(data)
    return folder


def read(storage: Path, *texts: str) -> list[Message]:
    messages = made(EncoderFeaturizer, storage).process([Message({TEXT: text}) for text in texts])
    return loaded(IntentClassifier, storage).process(messages)


def test_what_was_learnt_is_kept_and_used_on_new_words(storage: Path) -> None:
    assert [message.get(INTENT)["name"] for message in read(storage, *NEW)] == list(NEW.values())


def test_the_ranking_holds_every_intent_once_with_falling_confidence(storage: Path) -> None:
    (message,) = read(storage, "how long")
    ranking = message.get(INTENT_RANKING_KEY)
    confidences = [each["confidence"] for each in ranking]
    assert {each["name"] for each in ranking} == set(EXAMPLES)
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-5)
    assert message.get(INTENT) == ranking[0]


def test_a_question_at_the_end_of_a_story_is_found(storage: Path) -> None:
    story = (
        "We met at school and moved to the coast when the twins were small. He worked on ships and I taught music. "
        "In March I read the letters. We talk now, most evenings, on the porch. How many months should we wait?"
    )
    assert read(storage, story)[0].get(INTENT)["name"] == "timing"


def test_nothing_is_claimed_without_text(storage: Path) -> None:
    (message,) = read(storage, "/faq_timing")
    assert message.get(INTENT) == {"name": None, "confidence": 0.0}


def test_one_intent_alone_teaches_nothing(tmp_path: Path) -> None:
    data = TrainingData([Message({TEXT: "how long", INTENT: "timing"})])
    made(IntentClassifier, tmp_path).train(made(EncoderFeaturizer, tmp_path).process_training_data(data))
    assert read(tmp_path, "how long")[0].get(INTENT)["name"] is None


def test_two_intents_are_told_apart(tmp_path: Path) -> None:
    two = [each for each in training_data().training_examples if each.get(INTENT) != "triggers"]
    data = made(EncoderFeaturizer, tmp_path).process_training_data(TrainingData(two))
    made(IntentClassifier, tmp_path, FEW).train(data)
    names = [each.get(INTENT)["name"] for each in read(tmp_path, "how long must we wait", "rain or sun on sunday?")]
    assert names == ["timing", "weather"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a model", b"\x80\x04pickle"])
def test_a_broken_file_is_named_with_what_to_do(content: bytes) -> None:
    with pytest.raises(ModelError, match="newleaf train"):
        IntentModel.from_bytes(content)


def test_nothing_is_pickled(storage: Path) -> None:
    (path,) = storage.rglob(FILE)
    assert b"pickle" not in path.read_bytes()
    assert IntentModel.from_bytes(path.read_bytes()).intents.tolist() == sorted(EXAMPLES)
