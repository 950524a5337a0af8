"""What else a message asks is told beside what it asks."""

from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from newleaf.understanding.second_topic import SECOND_TOPIC, SecondTopic
from tests.understanding.component_checks import made


@pytest.mark.parametrize(
    ("ranking", "second"),
    [
        ({"faq_timing": 0.6, "faq_readiness": 0.3}, "faq_readiness"),
        ({"faq_timing": 0.6, "scope_medical": 0.2, "faq_hope": 0.15}, "faq_hope"),
        ({"faq_timing": 0.95, "faq_readiness": 0.01}, None),
        ({"out_of_scope": 0.5, "faq_hope": 0.4}, None),
        ({"faq_timing": 0.5, "out_of_scope": 0.4}, None),
        ({}, None),
    ],
)
def test_the_next_topic_is_told_where_a_topic_is_answered(
    ranking: dict[str, float], second: str | None, tmp_path: Path
) -> None:
    message = Message({INTENT_RANKING_KEY: [{"name": name, "confidence": sure} for name, sure in ranking.items()]})
    made(SecondTopic, tmp_path).process([message])
    assert message.as_dict(only_output_properties=True).get(SECOND_TOPIC) == second
