"""A partner's flashback is told from one's own, and from what the partner does to the writer."""

import pytest

from newleaf.dialogue.overwhelmed import partner_is_hit


@pytest.mark.parametrize(
    "text",
    [
        "my wife is having a flashback", "she's having a panic attack next to me", "my husband is in a flashback",
        "my poor girlfriend is panicking", "he got triggered when we kissed", "They’re in the middle of a panic attack",
    ],
)
def test_the_partner_is_hit(text: str) -> None:
    assert partner_is_hit(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm having a flashback right now", "he triggered a flashback in me", "they trigger me", "she makes me panic",
        "he had an affair and i get flashbacks", "my husband is asleep and i am panicking",
    ],
)
def test_the_writer_is_hit(text: str) -> None:
    assert not partner_is_hit(text)
