"""Who does not want to any more is asked what, and heard where it is about living."""

import pytest

from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.no_more import ABOUT_LIVING, is_about_living, meant_by, told_by_choice
from newleaf.safety import Signal, Tier, Who


@pytest.mark.parametrize(
    ("text", "intent"),
    [("life", "no_more"), ("it's about living", "no_more"), ("everything", "no_more"), ("being here", "no_more"),
     ("all of it I guess", "no_more"), ("sex", "faq_boundaries_consent"), ("being touched", "faq_boundaries_consent"),
     ("this relationship", "scope_decision"), ("us", "scope_decision"), ("all this trying", "faq_emotions"),
     ("the fighting", "faq_emotions"), ("the pain", "no_more"), ("I don't want to feel", "no_more"),
     ("going on", "no_more"), ("to go on", "no_more"), ("breathing", "no_more"), ("waking up", "no_more"),
     ("how long should we wait?", None), ("no", None)],
)  # fmt: skip
def test_the_answer_is_read(text: str, intent: str | None) -> None:
    assert meant_by(text) == intent


def test_the_choice_that_it_is_about_living_is_as_urgent_as_the_words() -> None:
    payload = payload_of("no_more:living")
    found = told_by_choice(payload)
    assert found is ABOUT_LIVING
    assert (found.signal, found.tier, found.who) == (Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF)
    assert told_by_choice(payload_of("scope_decision")) is None and told_by_choice(None) is None


def test_who_was_low_before_is_not_asked_first() -> None:
    assert is_about_living({"signals": {"despair": "concern"}})
    assert not is_about_living({"signals": {"partner_violence": "acute"}}) and not is_about_living({})
    low = {"signals": {"suicide_self_harm": "concern"}}
    assert is_about_living(low) and not is_about_living(low | {"misread": True})
    assert not is_about_living(low | {"worry": "suicide_self_harm"}), "that was a friend's"
