"""Once a child is known to be at risk, the small details that a parent goes on to tell are heard as about the child."""

import time

import pytest

from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.child_hints import tells_details
from newleaf.dialogue.giving_help import give_help
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.whose_danger import Told, told_of_danger
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

AT_RISK = {"signals": {"child_at_risk": "concern"}, "asked": "nothing", "helped": {}}


@pytest.mark.parametrize(
    "text",
    ["she says she doesn't like his games", "he says its just games",
     "she asked me last night to put a lock on her door", "he's her stepdad",
     "she won't say why", "she's scared of him", "he flinches when he comes in"],
)  # fmt: skip
def test_a_detail_is_heard_as_about_the_child(text: str) -> None:
    assert told_of_danger(text, AT_RISK) is Told.CHILD
    assert told_of_danger(text, {"signals": {"despair": "concern"}}) is None


@pytest.mark.parametrize(
    "text",
    ["how do my wife and i get close again", "we put a lock on our bedroom door for sex", "thanks",
     "he won't talk to me", "she is fine", "how long should we wait"],
)  # fmt: skip
def test_other_matters_are_no_detail(text: str) -> None:
    assert told_of_danger(text, AT_RISK) is None


def test_with_such_details_nothing_for_two_is_suggested() -> None:
    found = Assessment.of([Finding(Signal.CHILD_AT_RISK, Tier.CONCERN, Who.OTHER, guessed=True)])
    text = "she's gone a bit funny about bedtime though, wetting, she's six"
    assert give_help(help_desk(), found, {}, text).slots["gate"] == GATE_ALONE
    assert "gate" not in give_help(help_desk(), found, {}, "my son is 15 and found the messages").slots


def test_details_are_looked_for_in_proportion_to_length() -> None:
    started = time.process_time()
    assert not tells_details("he " * 5_300)
    assert time.process_time() - started < 0.5
