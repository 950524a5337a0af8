"""The promises that the files in data/directory keep."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from newleaf.directory import TOPICS_OF_SIGNAL, ChannelKind, Reach, Snapshot, Topic, openness
from newleaf.directory.files import read_records
from newleaf.directory.topics import topics_of
from tests.directory.conftest import DATA, NOON

COUNTRIES = tuple(sorted(path.stem.upper() for path in DATA.glob("??.yml")))
HREF = re.compile(r"tel:\*?\d{2,15}|sms:\d{3,15}(\?body=[A-Z%0-9]+)?|https://[a-z0-9.-]+\.[a-z]+(/\S*)?")


PROMISED = (
    "US CA GB IE AU NZ ZA IN KE NG DE AT CH FR BE NL ES PT IT SE NO DK FI PL CZ GR RO HU UA TR IL "
    "BR MX AR CL CO JP KR SG PH"
)


def test_the_promised_countries_are_covered_under_their_english_names(snapshot: Snapshot) -> None:
    names = {country.code: country.name for country in snapshot.countries()}
    assert set(PROMISED.split()) <= set(names)
    assert (names["GB"], names["NO"], names["KR"]) == ("United Kingdom", "Norway", "South Korea")
    assert tuple(sorted(names)) == COUNTRIES
    assert all(country.covered for country in snapshot.countries())


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("signal", TOPICS_OF_SIGNAL)
def test_every_signal_has_help_in_every_country(snapshot: Snapshot, signal: str, country: str) -> None:
    shown = snapshot.services(signal, country, None)
    assert any(service.country == country for service in shown)
    assert len(shown) <= max(6, len(topics_of(signal)) + 2)
    assert len({service.id for service in shown}) == len(shown)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("signal", [signal for signal, topics in TOPICS_OF_SIGNAL.items() if Topic.EMERGENCY in topics])
def test_danger_to_life_always_shows_the_emergency_number(snapshot: Snapshot, signal: str, country: str) -> None:
    emergency = [service for service in snapshot.services(signal, country, None) if Topic.EMERGENCY in service.topics]
    assert {service.country for service in emergency} == {country}
    assert emergency[0].channels[0].kind is ChannelKind.PHONE


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("signal", TOPICS_OF_SIGNAL)
def test_every_topic_of_a_signal_that_the_country_serves_is_among_what_is_shown(
    snapshot: Snapshot, signal: str, country: str
) -> None:
    served = {
        topic
        for topic in topics_of(signal)
        if any(topic in service.topics for service in snapshot.services_for_topic(topic, country, None))
    }
    shown = snapshot.services(signal, country, None)
    assert served <= frozenset().union(*(service.topics for service in shown))


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_person_who_fears_a_partner_finds_help_whatever_their_gender(snapshot: Snapshot, country: str) -> None:
    shown = snapshot.services("partner_violence", country, None)
    audiences = {service.audience for service in shown if Topic.PARTNER_VIOLENCE in service.topics}
    assert "anyone" in audiences or {"women", "men"} <= audiences


@pytest.mark.parametrize("now", [NOON, NOON + timedelta(hours=12)], ids=["noon", "midnight"])
def test_a_man_in_england_is_shown_a_line_against_partner_violence(snapshot: Snapshot, now: datetime) -> None:
    shown = {service.id for service in snapshot.services("partner_violence", "GB", None, now=now)}
    assert shown & {"gb-mens-advice-line", "gb-mankind"}  # whichever is open


def test_a_person_in_suicidal_crisis_sees_a_crisis_line_before_the_emergency_number(
    snapshot: Snapshot,
) -> None:
    for country in COUNTRIES:
        shown = snapshot.services("suicide_self_harm", country, None, now=NOON)
        assert openness(shown[0], NOON).reach is not Reach.CLOSED
        lines = [service for service in shown if Topic.SUICIDE_CRISIS in service.topics]
        if any(openness(line, NOON).reach is not Reach.CLOSED for line in lines):
            assert shown[0] in lines


def test_lines_for_children_are_not_shown_to_adults_in_crisis(snapshot: Snapshot) -> None:
    for country in COUNTRIES:
        for signal in ("suicide_self_harm", "despair", "partner_violence", "ask_help"):
            shown = snapshot.services(signal, country, None)
            assert all(service.audience != "young_people" for service in shown)


def test_every_link_can_be_followed_by_a_phone_or_a_browser(snapshot: Snapshot, data) -> None:
    records = read_records(data)
    channels = [channel for record in (*records.services, *records.professionals) for channel in record.channels]
    assert channels
    for channel in channels:
        assert HREF.fullmatch(channel.href), channel
        assert channel.display


def test_the_dictionary_of_a_service_is_the_contract_and_nothing_else(snapshot: Snapshot) -> None:
    crisis_text_line = next(
        service for service in snapshot.services("despair", "US", None) if service.id == "us-crisis-text-line"
    )
    assert crisis_text_line.to_dict() == {
        "id": "us-crisis-text-line",
        "name": "Crisis Text Line",
        "for": crisis_text_line.purpose,
        "channels": [
            {"kind": "sms", "display": "Text HOME to 741741", "href": "sms:741741?body=HOME"},
            {"kind": "web", "display": "crisistextline.org", "href": "https://www.crisistextline.org/"},
        ],
        "hours": "24 hours a day, every day",
        "timetable": "24 hours a day, every day",
        "open_now": True,
        "cost": "free",
        "on_bill": None,
        "languages": ["en"],
        "good_for": [],
        "verified_on": None,
    }


def test_unknown_hours_are_said_and_lead_to_the_emergency_number(snapshot: Snapshot) -> None:
    childline = next(service for service in snapshot.services("minor", "GB", None) if service.id == "gb-childline")
    assert childline.hours is None
    assert "not known" in childline.to_dict()["hours"]
    assert "emergency number" in childline.to_dict()["hours"]


def test_a_date_of_verification_is_written_as_iso(snapshot: Snapshot) -> None:
    from dataclasses import replace

    service = snapshot.services("despair", "US", None)[0]
    assert replace(service, verified_on=date(2026, 12, 1)).to_dict()["verified_on"] == "2026-12-01"


def test_finders_of_therapists_of_the_country_come_first_and_every_country_has_some(snapshot: Snapshot) -> None:
    for country in COUNTRIES:
        finders = snapshot.professionals(country, None)
        everywhere = ["*" in finder.countries for finder in finders]
        assert everywhere == sorted(everywhere) and everywhere[-1]
        assert finders[0].to_dict()["channels"][0]["href"].startswith(("https://", "tel:"))
