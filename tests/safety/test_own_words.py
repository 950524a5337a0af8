"""Own words to a partner: the whole screen hears danger in them, and nothing in needs, fears and limits."""

import pytest

from newleaf.safety import Screen, Tier
from tests.content.own_words_said import DANGER, HARMLESS, lines


@pytest.mark.parametrize("text", lines(DANGER))
def test_danger_in_own_words_is_found(whole: Screen, screen: Screen, text: str) -> None:
    assert screen.assess(text).tier is not Tier.NONE
    assert whole.assess(text).tier is not Tier.NONE


STILL_MISREAD = (
    "Please tell me where you are going tonight because I worry",
    "If you lie to me again I will leave",
    "If you shout I will go to another room",
)
"""The learned layer takes these for danger; rules do not."""


@pytest.mark.parametrize("text", STILL_MISREAD)
def test_rules_leave_what_the_learned_layer_still_misreads(screen: Screen, text: str) -> None:
    assert text in lines(HARMLESS)
    assert screen.assess(text).tier is Tier.NONE


@pytest.mark.parametrize("text", [text for text in lines(HARMLESS) if text not in STILL_MISREAD])
def test_needs_fears_and_limits_bring_no_help(whole: Screen, text: str) -> None:
    assert whole.assess(text).tier is Tier.NONE
