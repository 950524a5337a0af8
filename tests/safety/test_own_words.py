"""Own words to a partner: the whole screen hears danger in them, and nothing in needs, fears and limits."""

import pytest

from newleaf.safety import Screen, Tier
from tests.content.own_words_harmless import HARMLESS
from tests.content.own_words_said import DANGER, lines


@pytest.mark.parametrize("text", lines(DANGER))
def test_danger_in_own_words_is_found(whole: Screen, screen: Screen, text: str) -> None:
    assert screen.assess(text).tier is not Tier.NONE
    assert whole.assess(text).tier is not Tier.NONE


@pytest.mark.parametrize("text", lines(HARMLESS))
def test_needs_fears_and_limits_bring_no_help(whole: Screen, text: str) -> None:
    assert whole.assess(text).tier is Tier.NONE
