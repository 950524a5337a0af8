"""What is shown of the real directory: in every country, in none, for every signal; and finders of professionals."""

from __future__ import annotations

from datetime import timedelta

from newleaf.directory import (
    INTERNATIONAL,
    TOPICS_OF_SIGNAL,
    Audience,
    ChannelKind,
    GoodFor,
    Reach,
    Snapshot,
    Topic,
    openness,
)
from tests.directory.conftest import NOON
from tests.directory.made import finder, ids, service


def test_without_a_country_the_default_comes_first_and_international_help_after(snapshot: Snapshot) -> None:
    for signal in ("suicide_self_harm", "partner_violence", "minor", "ask_help"):
        countries = [service.country for service in snapshot.services(signal, None, "IE", now=NOON)]
        assert countries[0] == "IE"
        assert INTERNATIONAL in countries


def test_without_any_country_there_is_international_help(snapshot: Snapshot) -> None:
    for signal in ("suicide_self_harm", "partner_violence", "harm_to_others", "minor", "ask_help"):
        shown = snapshot.services(signal, None, None)
        assert shown
        assert all(service.country == INTERNATIONAL for service in shown)


def test_whatever_is_known_there_is_a_number_to_call(snapshot: Snapshot) -> None:
    for signal in TOPICS_OF_SIGNAL:
        for country, default in ((None, None), ("AQ", None), (None, "GB"), ("GB", None)):
            shown = snapshot.services(signal, country, default, now=NOON)
            kinds = {channel.kind for each in shown for channel in each.channels}
            assert ChannelKind.PHONE in kinds, (signal, country, default)


def test_a_country_that_is_not_covered_gets_international_help_and_not_the_defaults_numbers(
    snapshot: Snapshot,
) -> None:
    assert not snapshot.country("AQ").covered
    shown = snapshot.services("suicide_self_harm", "AQ", "US")
    assert shown
    assert all(service.country == INTERNATIONAL for service in shown)
    assert any(Topic.EMERGENCY in service.topics for service in shown)


def test_a_covered_country_shows_its_own_emergency_number_alone(snapshot: Snapshot) -> None:
    for country in ("AU", "GB", "NZ", "US"):
        shown = snapshot.services("harm_to_others", country, None)
        assert "intl-112" not in ids(shown)


def test_several_signals_at_once_get_the_services_of_all(snapshot: Snapshot) -> None:
    shown = snapshot.services(["suicide_self_harm", "child_at_risk", "partner_violence"], "GB", None)
    topics = frozenset[Topic]().union(*(found.topics for found in shown))
    assert topics >= {
        Topic.SUICIDE_CRISIS,
        Topic.EMERGENCY,
        Topic.CHILD_PROTECTION,
        Topic.YOUNG_PEOPLE,
        Topic.PARTNER_VIOLENCE,
    }
    assert Topic.SUICIDE_CRISIS in shown[0].topics


def test_lower_case_codes_are_understood(snapshot: Snapshot) -> None:
    assert snapshot.services("despair", "gb", None) == snapshot.services("despair", "GB", None)


def test_finders_of_the_country_come_before_international_ones(snapshot: Snapshot) -> None:
    finders = snapshot.professionals("IE", "US")
    assert "IE" in finders[0].countries
    assert not any("US" in finder.countries for finder in finders)
    assert INTERNATIONAL in finders[-1].countries
    assert snapshot.professionals(None, "IE") == finders
    assert all(INTERNATIONAL in finder.countries for finder in snapshot.professionals("AQ", "US"))


def test_where_every_line_of_the_country_is_closed_an_international_one_comes_before_them(snapshot: Snapshot) -> None:
    international = [each for each in snapshot.all_services if each.country == INTERNATIONAL]
    closed = [service(f"closed-{n}", {Topic.PARTNER_VIOLENCE}, n, hours="Sa 09:00-12:00") for n in range(6)]
    emergency = service("emergency", {Topic.EMERGENCY}, 9)
    shown = Snapshot([*closed, emergency, *international], []).services("partner_violence", "GB", None, now=NOON)
    assert ids(shown)[0] == "emergency"
    assert shown[1].country == INTERNATIONAL and Topic.PARTNER_VIOLENCE in shown[1].topics
    assert all(each.id.startswith("closed") for each in shown[2:])


def test_no_signal_in_any_country_at_any_hour_shows_a_closed_line_before_an_open_one(snapshot: Snapshot) -> None:
    for hour in range(0, 7 * 24, 5):
        now = NOON + timedelta(hours=hour)
        for country in snapshot.countries():
            for signal in TOPICS_OF_SIGNAL:
                closed = [
                    openness(each, now).reach is Reach.CLOSED
                    for each in snapshot.services(signal, country.code, None, now=now)
                ]
                assert closed == sorted(closed) and not closed[0]


def test_in_no_country_are_women_alone_or_first_where_a_line_for_anyone_is_open(snapshot: Snapshot) -> None:
    for country in snapshot.countries():
        shown = [
            each
            for each in snapshot.services("partner_violence", country.code, None, now=NOON)
            if Topic.PARTNER_VIOLENCE in each.topics and openness(each, NOON).reach is Reach.OPEN
        ]
        if any(each.audience is Audience.ANYONE and not each.regions for each in shown):
            assert shown[0].audience is Audience.ANYONE, country
        audiences = {each.audience for each in snapshot.services("partner_violence", country.code, None, now=NOON)}
        assert audiences - {Audience.WOMEN}, country


def test_an_own_service_alone_does_not_make_a_country_covered_or_hide_the_emergency_number(snapshot: Snapshot) -> None:
    international = [each for each in snapshot.all_services if each.country == INTERNATIONAL]
    own = service("own", {Topic.PARTNER_VIOLENCE}, 0, country="AQ", own=True)
    asked = Snapshot([own, *international], [])
    assert not asked.country("AQ").covered
    shown = asked.services("partner_violence", "AQ", None, now=NOON)
    assert ids(shown)[0] == "own" and any(Topic.EMERGENCY in each.topics for each in shown)


def test_a_life_in_danger_brings_the_emergency_number_before_all_else(snapshot: Snapshot) -> None:
    for country in snapshot.countries():
        for signal in ("suicide_self_harm", "partner_violence", "despair", "coercing_partner"):
            shown = snapshot.services(signal, country.code, None, life_in_danger=True, now=NOON)
            assert Topic.EMERGENCY in shown[0].topics
        shown = snapshot.services("partner_violence", country.code, None, life_in_danger=True, now=NOON)
        assert any(Topic.EMERGENCY not in each.topics for each in shown)
    assert Topic.EMERGENCY in snapshot.services("suicide_self_harm", None, None, life_in_danger=True)[0].topics


def test_a_child_in_danger_brings_lines_against_violence_for_the_adult_too(snapshot: Snapshot) -> None:
    for country in snapshot.countries():
        shown = snapshot.services("child_at_risk", country.code, None, now=NOON)
        assert any(Topic.PARTNER_VIOLENCE in each.topics for each in shown), country
        assert any(Topic.EMERGENCY in each.topics for each in shown), country


def test_professionals_that_suit_what_is_asked_come_first_and_the_owners_before_all() -> None:
    asked = Snapshot(
        [],
        [
            finder("any", 0),
            finder("trauma", 1, GoodFor.TRAUMA),
            finder("both", 2, GoodFor.TRAUMA, GoodFor.ONLINE, countries=frozenset({INTERNATIONAL})),
            finder("own", 3, own=True),
        ],
    )
    wanted = [GoodFor.ONLINE, GoodFor.TRAUMA]
    assert [each.id for each in asked.professionals("GB", None, good_for=wanted)] == ["own", "both", "trauma", "any"]
    assert [each.id for each in asked.professionals("GB", None)] == ["own", "any", "trauma", "both"]
