"""Whoever is known to be under 18 is spoken to as a child, whatever they tell, and what they told stays with them."""

import pytest

from newleaf.dialogue.child_session import heard_of_child, without_adult_choices
from newleaf.dialogue.giving_help import CALL, SAFETY, give_help
from newleaf.dialogue.help import HelpDesk, help_desk
from newleaf.dialogue.help_kind import kinds_of
from newleaf.directory import Topic
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.web.plain_help import PlainHelp

MINOR = Finding(Signal.MINOR, Tier.CONCERN, Who.SELF)
NOTHING_NEW = Finding(Signal.MINOR, Tier.CONCERN, Who.SELF, guessed=True)
"""What stands for a question of a child that only adults are answered."""
LIFE = Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF)
SPOKEN_TO = sorted(set(Signal) - {Signal.MINOR})
KNOWN_AGE = {"gate": "adults_only", "signals": {"minor": "concern"}, "country": "GB"}


@pytest.fixture(scope="module")
def desk() -> HelpDesk:
    return help_desk()


def topics(message: dict) -> list[str]:
    snapshot = help_desk().snapshot
    known = {each.id: each for each in snapshot.services(["minor", "suicide_self_harm", "despair"], "GB", None)}
    return [
        "young" if Topic.YOUNG_PEOPLE in known[each["id"]].topics else each["id"]
        for each in message["services"][:2]
        if each["id"] in known
    ]


@pytest.mark.parametrize("signal", SPOKEN_TO)
@pytest.mark.parametrize("tier", [Tier.ACUTE, Tier.CONCERN])
def test_a_child_has_words_and_a_line_of_their_own_for_everything(desk: HelpDesk, signal: Signal, tier: Tier) -> None:
    given = give_help(desk, Assessment.of([Finding(signal, tier, Who.SELF)]), KNOWN_AGE, "words")
    assert given.message["text"] == desk.texts[given.found.signal].texts["Child"][0]
    assert topics(given.message)[0] == "young"


@pytest.mark.parametrize("other", [Signal.SUICIDE_SELF_HARM, Signal.DESPAIR, Signal.ACUTE_TRAUMA])
def test_an_age_in_the_same_message_is_enough_and_goes_behind_what_is_told(desk: HelpDesk, other: Signal) -> None:
    found = Assessment.of([Finding(other, Tier.CONCERN, Who.SELF), MINOR])
    given = give_help(desk, found, {"country": "GB"}, "words")
    assert given.message["text"] == desk.texts[other].texts["Child"][0]
    assert given.slots["gate"] == "adults_only" and set(given.slots["signals"]) == {str(other), "minor"}
    assert topics(given.message)[0] == "young"


def test_where_minutes_count_the_emergency_number_stands_before_the_line_for_children(desk: HelpDesk) -> None:
    dying = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF, life_in_danger=True)])
    given = give_help(desk, dying, KNOWN_AGE, "words")
    assert given.message["text"] in desk.texts["suicide_self_harm"].texts["Life of a child"]
    assert given.asks == CALL
    assert topics(given.message) == ["gb-emergency", "young"]


def test_a_child_who_worries_about_somebody_is_not_sent_to_ask_about_suicide(desk: HelpDesk) -> None:
    found = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.OTHER)])
    assert kinds_of(found, child=True)[0] == "Child for another"
    given = give_help(desk, found, KNOWN_AGE, "words")
    assert "tell an adult" in given.message["text"]
    assert kinds_of(Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.OTHER)]))[0] == "Other"


def test_an_adult_is_spoken_to_as_before(desk: HelpDesk) -> None:
    given = give_help(desk, Assessment.of([LIFE]), {"country": "GB"}, "words")
    assert given.message["text"] == desk.texts["suicide_self_harm"].texts["Acute"][0]
    assert given.message["services"][0]["id"] == "gb-samaritans"


def test_where_a_language_has_no_words_for_a_child_its_own_are_said_and_the_line_stands_first(desk: HelpDesk) -> None:
    given = give_help(desk, Assessment.of([LIFE], "de"), {"gate": "adults_only", "country": "GB"}, "words")
    assert given.message["language"] == "de"
    assert topics(given.message)[0] == "young"


@pytest.mark.parametrize(
    ("known", "signal"),
    [({"partner_violence": "acute"}, Signal.CHILD_AT_RISK), ({"child_at_risk": "concern"}, Signal.CHILD_AT_RISK),
     ({"suicide_self_harm": "acute"}, Signal.SUICIDE_SELF_HARM), ({"despair": "concern"}, Signal.DESPAIR)],
)  # fmt: skip
def test_an_age_told_later_takes_nothing_back(known: dict, signal: Signal) -> None:
    assert heard_of_child(Assessment.of([MINOR]), {"signals": known}).signal is signal


def test_a_question_for_adults_after_danger_gets_no_refusal() -> None:
    hurt = KNOWN_AGE | {"signals": {"minor": "acute", "child_at_risk": "acute"}}
    assert heard_of_child(Assessment.of([NOTHING_NEW]), hurt).signal is Signal.CHILD_AT_RISK
    touched = KNOWN_AGE | {"signals": {"minor": "acute"}}
    assert heard_of_child(Assessment.of([NOTHING_NEW]), touched).tier is Tier.ACUTE
    dying = KNOWN_AGE | {"signals": {"suicide_self_harm": "acute"}, "life": "self"}
    assert heard_of_child(Assessment.of([NOTHING_NEW]), dying).life_in_danger


def test_a_child_without_danger_stays_without() -> None:
    for slots in (KNOWN_AGE, KNOWN_AGE | {"signals": {"minor": "concern", "despair": "concern"}}):
        found = heard_of_child(Assessment.of([NOTHING_NEW]), slots)
        assert (found.signal, found.tier) == (Signal.MINOR, Tier.CONCERN)


def test_a_child_who_worries_goes_on_worrying() -> None:
    worried = KNOWN_AGE | {"signals": {"suicide_self_harm": "acute"}, "worry": "suicide_self_harm"}
    found = heard_of_child(Assessment.of([NOTHING_NEW]), worried)
    assert (found.signal, found.who) == (Signal.SUICIDE_SELF_HARM, Who.OTHER)


def test_the_question_about_safety_is_open_after_the_words_for_a_child(desk: HelpDesk) -> None:
    assert give_help(desk, Assessment.of([LIFE]), KNOWN_AGE, "words").asks == SAFETY


def test_no_choice_leads_a_child_to_what_is_for_adults() -> None:
    keys = ("faq_readiness", "find_professional", "inform_country:GB", "deny", "exercise:trigger", "ask_help")
    message = {"kind": "text", "text": "words", "choices": [{"key": key, "label": key} for key in keys]}
    kept = [each["key"] for each in without_adult_choices([message])[0]["choices"]]
    assert kept == ["inform_country:GB", "deny", "ask_help"]
    for_adults = message | {"choices": message["choices"][:2]}
    assert [each["key"] for each in without_adult_choices([for_adults])[0]["choices"]] == ["ask_help"]
    assert without_adult_choices([{"kind": "text", "text": "words"}]) == [{"kind": "text", "text": "words"}]


def test_where_nothing_else_works_the_line_for_children_stands_first(desk: HelpDesk) -> None:
    slots = KNOWN_AGE | {"signals": {"suicide_self_harm": "acute"}}
    assert topics(PlainHelp(desk).trouble(slots, None, None)[0])[0] == "young"


def test_a_child_who_speaks_of_dying_sees_a_line_for_the_young_and_then_those_for_a_life() -> None:
    findings = [Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF), Finding(Signal.MINOR, Tier.CONCERN, Who.SELF)]
    message = help_desk().for_assessment(Assessment.of(findings), "US", {}, child=True)
    assert [each["name"] for each in message["services"][:2]] == [
        "Childhelp National Child Abuse Hotline", "988 Suicide & Crisis Lifeline",
    ]  # fmt: skip
    assert "Emergency services" in [each["name"] for each in message["services"]]
