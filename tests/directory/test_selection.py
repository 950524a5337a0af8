"""Whom the reader is shown, in which order."""

from __future__ import annotations

from newleaf.directory import (
    INTERNATIONAL,
    Audience,
    Channel,
    ChannelKind,
    Service,
    Snapshot,
    Topic,
    Trust,
)
from newleaf.directory.selection import choose


def service(id: str, topics: set[Topic], position: int, **changes) -> Service:
    fields = {
        "country": "GB",
        "name": id,
        "purpose": "for a test",
        "channels": (Channel(ChannelKind.WEB, "https://example.org/", "example.org"),),
        "hours": "24/7",
        "audience": Audience.ANYONE,
        "languages": ("en",),
        "cost": None,
        "trust": Trust.SINGLE,
        "verified_on": None,
    }
    return Service(id=id, topics=frozenset(topics), position=position, **(fields | changes))


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


def test_the_topic_comes_first_then_open_at_all_hours_then_the_order_of_the_file() -> None:
    found = [
        service("second", {Topic.PARTNER_VIOLENCE}, 5),
        service("office-hours", {Topic.PARTNER_VIOLENCE}, 1, hours="Monday to Friday"),
        service("hours-unknown", {Topic.PARTNER_VIOLENCE}, 2, hours=None),
        service("first", {Topic.PARTNER_VIOLENCE}, 4),
        service("emergency", {Topic.EMERGENCY}, 0),
    ]
    topics = (Topic.PARTNER_VIOLENCE, Topic.EMERGENCY)
    assert ids(choose(found, topics, 5)) == ["first", "second", "office-hours", "hours-unknown", "emergency"]


def test_a_topic_with_many_services_never_crowds_another_out() -> None:
    found = [service(f"crisis-{n}", {Topic.SUICIDE_CRISIS}, n) for n in range(9)]
    found.append(service("emergency", {Topic.EMERGENCY}, 20, hours=None))
    assert ids(choose(found, (Topic.SUICIDE_CRISIS, Topic.EMERGENCY), 3)) == [
        "crisis-0",
        "crisis-1",
        "emergency",
    ]


def test_those_whom_the_first_line_leaves_out_come_before_more_of_the_same() -> None:
    found = [
        service("women-1", {Topic.PARTNER_VIOLENCE}, 0, audience=Audience.WOMEN),
        service("women-2", {Topic.PARTNER_VIOLENCE}, 1, audience=Audience.WOMEN),
        service("men", {Topic.PARTNER_VIOLENCE}, 2, audience=Audience.MEN, hours="weekdays"),
    ]
    assert ids(choose(found, (Topic.PARTNER_VIOLENCE,), 2)) == ["women-1", "men"]


def test_a_service_for_two_topics_is_shown_once_under_the_first() -> None:
    found = [
        service("emergency", {Topic.EMERGENCY}, 0),
        service("both", {Topic.PARTNER_VIOLENCE, Topic.SEXUAL_VIOLENCE}, 1),
    ]
    topics = (Topic.SEXUAL_VIOLENCE, Topic.PARTNER_VIOLENCE, Topic.EMERGENCY)
    assert ids(choose(found, topics, 5)) == ["both", "emergency"]


def test_without_a_country_the_default_comes_first_and_international_help_after(snapshot: Snapshot) -> None:
    for signal in ("suicide_self_harm", "partner_violence", "minor", "ask_help"):
        countries = [service.country for service in snapshot.services(signal, None, "IE")]
        assert countries[0] == "IE"
        assert INTERNATIONAL in countries
        assert countries == sorted(countries, key=lambda country: country == INTERNATIONAL)


def test_without_any_country_there_is_international_help(snapshot: Snapshot) -> None:
    for signal in ("suicide_self_harm", "partner_violence", "harm_to_others", "minor", "ask_help"):
        shown = snapshot.services(signal, None, None)
        assert shown
        assert all(service.country == INTERNATIONAL for service in shown)


def test_a_country_that_is_not_covered_gets_international_help_and_not_the_defaults_numbers(
    snapshot: Snapshot,
) -> None:
    assert not snapshot.country("DE").covered
    shown = snapshot.services("suicide_self_harm", "DE", "US")
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
    assert all(INTERNATIONAL in finder.countries for finder in snapshot.professionals("DE", "US"))
