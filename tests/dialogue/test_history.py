"""What a session knows weighs on what comes later."""

import pytest

from newleaf.dialogue.history import hurt_by_partner, remembered, with_history
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

LIFE = Signal.SUICIDE_SELF_HARM


def found(signal: Signal, tier: Tier = Tier.CONCERN, who: Who = Who.SELF) -> Assessment:
    return Assessment.of([Finding(signal, tier, who)])


def test_the_same_worry_is_urgent_the_third_time() -> None:
    tiers = [with_history(found(Signal.DESPAIR), {}, {Signal.DESPAIR: times}).tier for times in range(4)]
    assert tiers == [Tier.CONCERN, Tier.CONCERN, Tier.ACUTE, Tier.ACUTE]


def test_to_be_under_18_is_no_worry_that_adds_up() -> None:
    assert with_history(found(Signal.MINOR), {Signal.MINOR: Tier.CONCERN}, {Signal.MINOR: 7}).tier is Tier.CONCERN


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


HURT = {"gate": "alone", "signals": {"partner_violence": "acute"}}


def guess(signal: Signal, tier: Tier = Tier.CONCERN, who: Who = Who.SELF) -> Finding:
    return Finding(signal, tier, who, guessed=True)


@pytest.mark.parametrize("hurt", [Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION])
def test_a_guess_at_despair_is_about_the_partner_who_hurts(hurt: Signal) -> None:
    later = with_history(Assessment.of([guess(Signal.DESPAIR)]), {hurt: Tier.ACUTE}, {}, hurt=hurt)
    assert [each.signal for each in later.findings] == [hurt, Signal.DESPAIR], "others come below"
    assert later.tier is Tier.CONCERN


def test_the_third_time_it_is_as_urgent_as_any_other_worry() -> None:
    hurt = Signal.PARTNER_VIOLENCE
    later = with_history(Assessment.of([guess(Signal.DESPAIR)]), {hurt: Tier.ACUTE}, {hurt: 2}, hurt=hurt)
    assert (later.signal, later.tier) == (hurt, Tier.ACUTE)


@pytest.mark.parametrize(
    "findings",
    [
        [Finding(LIFE, Tier.CONCERN, Who.SELF)],
        [Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF)],
        [guess(LIFE, Tier.ACUTE)],
        [guess(LIFE)],
        [guess(LIFE), guess(Signal.DESPAIR)],
        [guess(LIFE), Finding(Signal.DESPAIR, Tier.ACUTE, Who.SELF)],
        [guess(LIFE, who=Who.OTHER)],
        [Finding(LIFE, Tier.CONCERN, Who.SELF, life_in_danger=True, guessed=True)],
        [guess(Signal.ACUTE_TRAUMA)],
    ],
)
def test_what_a_rule_heard_what_is_urgent_and_what_is_a_friends_stays_as_it_is(findings: list[Finding]) -> None:
    found = Assessment.of(findings)
    assert with_history(found, {Signal.PARTNER_VIOLENCE: Tier.ACUTE}, {}, hurt=Signal.PARTNER_VIOLENCE) == found


def test_whoever_spoke_of_ending_their_life_is_not_taken_for_less() -> None:
    known = {Signal.PARTNER_VIOLENCE: Tier.ACUTE, LIFE: Tier.CONCERN}
    later = with_history(Assessment.of([guess(LIFE)]), known, {}, hurt=Signal.PARTNER_VIOLENCE)
    assert later.signal is LIFE


@pytest.mark.parametrize(
    "other",
    [
        {"gate": "open"},
        {"gate": "adults_only"},
        {"misread": True},
        {"worry": "partner_violence"},
        {"signals": {"partner_violence": "acute", "harm_to_others": "concern"}},
        {"signals": {"coercing_partner": "acute"}},
        {"signals": None},
    ],
)
def test_only_who_told_of_it_for_themselves_is_known_to_be_hurt(other: dict) -> None:
    assert hurt_by_partner(HURT) == Signal.PARTNER_VIOLENCE
    assert hurt_by_partner(HURT | {"worry": "despair"}) == Signal.PARTNER_VIOLENCE
    assert hurt_by_partner(HURT | other) is None
