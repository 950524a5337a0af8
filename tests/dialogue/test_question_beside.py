"""A question in which only a strain was heard gets help first, and then its answer."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from newleaf.dialogue.question_beside import answer_beside
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.understanding.distress import set_intent
from newleaf.understanding.intent_classifier import LIKE_DISTRESS

QUESTION = "why do the pictures still come at night?"


def understood(
    text: str = QUESTION, signals: tuple[Signal, ...] = (Signal.ACUTE_TRAUMA,), tier: Tier = Tier.CONCERN,
    guessed: bool = False, sure: float = 0.97, alike: float = 0.01, **slots: Any,
) -> tuple[str, list[str]]:  # fmt: skip
    """The intent, and the names of the ranking."""
    found = Assessment.of([Finding(each, tier, Who.SELF, guessed=guessed) for each in signals])
    ranking = [{"name": "faq_triggers", "confidence": sure}, {"name": "faq_emotions", "confidence": 1 - sure}]
    message = Message(
        {"text": text, "intent": ranking[0], "intent_ranking": ranking, "assessment": found.to_dict(),
         LIKE_DISTRESS: alike}
    )  # fmt: skip
    set_intent(message, f"distress_{found.signal}")
    answer_beside(message, {"asked": "nothing", "gate": "open", **slots})
    return message.get("intent")["name"], [each["name"] for each in message.get("intent_ranking")]


def test_the_question_is_answered() -> None:
    assert understood() == ("faq_triggers", ["faq_triggers", "faq_emotions"])
    assert understood(signals=(Signal.DESPAIR, Signal.ACUTE_TRAUMA))[0] == "faq_triggers"
    assert understood(text="tell me what to do then")[0] == "faq_triggers"


def test_so_it_is_outside_any_conversation() -> None:
    assert understood(asked=None, gate=None)[0] == "faq_triggers"


def test_so_is_what_a_long_story_is_about() -> None:
    assert understood(text="we sat in the car again and the song came " * 5)[0] == "faq_triggers"
    assert understood(text="we sat in the car again and the song came")[0] == "distress_acute_trauma"


def test_a_guess_about_dying_does_not_hide_the_question_but_plain_words_do() -> None:
    life = (Signal.SUICIDE_SELF_HARM,)
    assert understood(signals=life, guessed=True)[0] == "faq_triggers"
    assert understood(signals=life)[0] == "distress_suicide_self_harm"


@pytest.mark.parametrize(
    "changes",
    [
        {"tier": Tier.ACUTE}, {"sure": 0.7}, {"alike": 0.2}, {"asked": "safety"}, {"asked": "call"}, {"gate": "alone"},
        {"gate": "adults_only"}, {"signals": (Signal.PARTNER_VIOLENCE,), "guessed": True},
        {"signals": (Signal.DESPAIR, Signal.COERCING_PARTNER), "guessed": True},
        {"signals": (Signal.MINOR,), "guessed": True}, {"signals": (Signal.CHILD_AT_RISK,), "guessed": True},
    ],
)  # fmt: skip
def test_help_alone_where_more_is_at_stake(changes: dict[str, Any]) -> None:
    assert understood(**changes)[0].startswith("distress_")


def test_on_the_page_help_comes_first_and_the_answer_last(say: Callable[..., list[dict]]) -> None:
    messages = say(
        "What do I do when a trigger hits? The flashbacks keep coming back, most nights my chest goes tight and I "
        "shake for a while. What do I do in a moment like that?"
    )
    assert messages[0]["kind"] == "help"
    assert "Pause first" in messages[-1]["text"]
