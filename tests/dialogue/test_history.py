"""What a session knows weighs on what comes later."""

import pytest

from newleaf.dialogue.history import remembered, with_history
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

LIFE = Signal.SUICIDE_SELF_HARM


def found(signal: Signal, tier: Tier = Tier.CONCERN, who: Who = Who.SELF) -> Assessment:
    return Assessment.of([Finding(signal, tier, who)])


def test_the_same_worry_is_urgent_the_third_time() -> None:
    tiers = [with_history(found(Signal.DESPAIR), {}, {Signal.DESPAIR: times}).tier for times in range(4)]
    assert tiers == [Tier.CONCERN, Tier.CONCERN, Tier.ACUTE, Tier.ACUTE]


def test_a_worry_about_somebody_else_does_not_grow() -> None:
    later = with_history(found(Signal.DESPAIR, who=Who.OTHER), {LIFE: Tier.ACUTE}, {Signal.DESPAIR: 5})
    assert later == found(Signal.DESPAIR, who=Who.OTHER)


@pytest.mark.parametrize("signal", [Signal.DESPAIR, Signal.ACUTE_TRAUMA])
def test_low_mood_after_a_danger_to_life_brings_the_crisis_line_first(signal: Signal) -> None:
    later = with_history(found(signal), {LIFE: Tier.ACUTE}, {})
    assert later.signal is LIFE
    assert later.tier is Tier.ACUTE
    assert with_history(found(signal), {LIFE: Tier.CONCERN}, {}).signal is signal


def test_nothing_disclosed_is_taken_back() -> None:
    known = remembered({LIFE: Tier.ACUTE}, found(LIFE))
    assert known == {LIFE: Tier.ACUTE}
    assert remembered(known, found(Signal.DESPAIR)) == {LIFE: Tier.ACUTE, Signal.DESPAIR: Tier.CONCERN}
    assert remembered({LIFE: Tier.CONCERN}, found(LIFE, Tier.ACUTE)) == {LIFE: Tier.ACUTE}
