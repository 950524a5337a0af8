"""Lines for women alone are not the first for a man, nor for whoever is hurt by a woman or lives in a couple of two."""

import pytest

from newleaf.dialogue.audience import for_anyone_first
from newleaf.dialogue.giving_help import give_help
from newleaf.dialogue.help import help_desk
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

FOUND = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)])


@pytest.mark.parametrize(
    ("text", "first"),
    [("my wife slaps me, im 6ft", True), ("he slaps me, we're two dads", True), ("i'm a man and she hits me", True),
     ("my girlfriend and i are both women, she kicked me", True), ("my husband hits me", False),
     ("he hit me again", False), ("i am a manager and he hits me", False)],
)  # fmt: skip
def test_it_is_heard_in_the_words(text: str, first: bool) -> None:
    assert for_anyone_first(text) is first


def test_lines_for_women_come_later_from_then_on() -> None:
    told = give_help(help_desk(), FOUND, {"country": "GB"}, "my wife slaps me")
    later = give_help(help_desk(), FOUND, {"country": "GB"} | told.slots, "she did it again")
    for message in (told.message, later.message):
        assert "women" not in str(message["services"][0]["for"]).lower()
    as_before = give_help(help_desk(), FOUND, {"country": "GB"}, "he hit me").message["services"]
    ids = [{each["id"] for each in services} for services in (as_before, told.message["services"])]
    assert ids[0] == ids[1], "none is left out"
