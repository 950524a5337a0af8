"""Whom the reader is shown, in which order: among services made for the test."""

from __future__ import annotations

from datetime import timedelta

from newleaf.directory import Audience, Channel, ChannelKind, Snapshot, Topic
from newleaf.directory.selection import Reader, choose, ranked
from tests.directory.conftest import NOON
from tests.directory.made import PAGE, TOPICS, ids, service


def test_the_topic_comes_first_then_how_surely_it_is_open_then_the_order_of_the_file_and_the_closed_last() -> None:
    found = [
        service("second", {Topic.PARTNER_VIOLENCE}, 5),
        service("office-hours", {Topic.PARTNER_VIOLENCE}, 1, hours="Sa-Su 09:00-17:00"),
        service("hours-unknown", {Topic.PARTNER_VIOLENCE}, 2, hours=None),
        service("first", {Topic.PARTNER_VIOLENCE}, 4),
        service("website", {Topic.PARTNER_VIOLENCE}, 3, hours=None, channels=PAGE),
        service("emergency", {Topic.EMERGENCY}, 0),
    ]
    topics = (Topic.PARTNER_VIOLENCE, Topic.EMERGENCY)
    assert ids(choose(found, topics, 6, NOON)) == [
        "first", "second", "hours-unknown", "website", "emergency", "office-hours",
    ]  # fmt: skip


def test_a_topic_with_many_services_never_crowds_another_out() -> None:
    found = [service(f"crisis-{n}", {Topic.SUICIDE_CRISIS}, n) for n in range(9)]
    found.append(service("emergency", {Topic.EMERGENCY}, 20, hours=None))
    assert ids(choose(found, (Topic.SUICIDE_CRISIS, Topic.EMERGENCY), 3, NOON)) == [
        "crisis-0",
        "crisis-1",
        "emergency",
    ]


def test_those_whom_the_first_line_leaves_out_come_before_more_of_the_same() -> None:
    found = [
        service("women-1", {Topic.PARTNER_VIOLENCE}, 0, audience=Audience.WOMEN),
        service("women-2", {Topic.PARTNER_VIOLENCE}, 1, audience=Audience.WOMEN),
        service("men", {Topic.PARTNER_VIOLENCE}, 2, audience=Audience.MEN, hours="Mo-Fr 09:00-17:00"),
    ]
    assert ids(choose(found, (Topic.PARTNER_VIOLENCE,), 2, NOON)) == ["women-1", "men"]


def test_a_service_for_two_topics_is_shown_once_under_the_first() -> None:
    found = [
        service("emergency", {Topic.EMERGENCY}, 0),
        service("both", {Topic.PARTNER_VIOLENCE, Topic.SEXUAL_VIOLENCE}, 1),
    ]
    topics = (Topic.SEXUAL_VIOLENCE, Topic.PARTNER_VIOLENCE, Topic.EMERGENCY)
    assert ids(choose(found, topics, 5, NOON)) == ["both", "emergency"]


def test_a_closed_line_is_never_first_where_another_answers() -> None:
    found = [
        service("closed", {Topic.PARTNER_VIOLENCE}, 0, hours="Mo-Fr 18:00-22:00"),
        service("emergency", {Topic.EMERGENCY}, 1),
    ]
    assert ids(choose(found, TOPICS, 5, NOON)) == ["emergency", "closed"]
    shown = Snapshot(found, []).services("partner_violence", "GB", None, now=NOON)
    assert ids(shown) == ["emergency", "closed"]
    assert shown[1].to_dict(NOON)["hours"].startswith("Closed now, opens today at 18:00.")


def test_a_line_for_anyone_comes_before_one_for_women_that_is_open_as_surely() -> None:
    found = [
        service("women", {Topic.PARTNER_VIOLENCE}, 0, audience=Audience.WOMEN),
        service("anyone", {Topic.PARTNER_VIOLENCE}, 1, hours="Mo-Fr 09:00-17:00"),
        service("men", {Topic.PARTNER_VIOLENCE}, 2, audience=Audience.MEN),
        service("emergency", {Topic.EMERGENCY}, 3),
    ]
    assert ids(choose(found, TOPICS, 5, NOON)) == ["anyone", "women", "men", "emergency"]
    assert ids(choose(found, TOPICS, 5, NOON + timedelta(hours=8))) == ["women", "men", "emergency", "anyone"]


def test_a_man_is_not_sent_to_a_line_for_women() -> None:
    found = [
        service("women", {Topic.PARTNER_VIOLENCE}, 0, audience=Audience.WOMEN),
        service("lgbt", {Topic.PARTNER_VIOLENCE}, 1, audience=Audience.LGBT),
        service("anyone", {Topic.PARTNER_VIOLENCE}, 2),
        service("men", {Topic.PARTNER_VIOLENCE}, 3, audience=Audience.MEN),
    ]
    man = Reader(audience=frozenset({Audience.MEN}))
    assert ids(choose(found, TOPICS, 5, NOON, man)) == ["anyone", "men", "lgbt"]
    gay = Reader(audience=frozenset({Audience.MEN, Audience.LGBT}))
    assert ids(choose(found, TOPICS, 5, NOON, gay)) == ["lgbt", "anyone", "men"]
    woman = Reader(audience=frozenset({Audience.WOMEN}))
    assert ids(choose(found, TOPICS, 5, NOON, woman)) == ["women", "anyone", "lgbt"]


def test_whoever_cannot_speak_sees_first_whom_they_can_write_to() -> None:
    text = (Channel(ChannelKind.SMS, "85258", "Text 85258"),)
    found = [
        service("spoken", {Topic.PARTNER_VIOLENCE}, 0),
        service("written", {Topic.PARTNER_VIOLENCE}, 1, hours=None, channels=text),
        service("emergency", {Topic.EMERGENCY}, 2),
        service("closed", {Topic.PARTNER_VIOLENCE}, 3, hours="Sa 09:00-12:00", channels=text),
    ]
    assert ids(choose(found, TOPICS, 5, NOON)) == ["spoken", "written", "emergency", "closed"]
    assert ids(choose(found, TOPICS, 5, NOON, Reader(by_writing=True))) == ["written", "spoken", "emergency", "closed"]


def test_the_readers_language_comes_first_among_lines_that_are_open_as_surely() -> None:
    found = [
        service("german", {Topic.SUICIDE_CRISIS}, 0, languages=("de",)),
        service("both", {Topic.SUICIDE_CRISIS}, 1, languages=("de", "en")),
        service("closed", {Topic.SUICIDE_CRISIS}, 2, languages=("en",), hours="Sa 09:00-17:00"),
    ]
    assert ids(ranked(found, NOON, Reader(languages=("en",)))) == ["both", "german", "closed"]


def test_the_owners_own_come_first_where_they_fit() -> None:
    found = [
        service("national", {Topic.PARTNER_VIOLENCE}, 0),
        service("own", {Topic.PARTNER_VIOLENCE}, 0, own=True, hours="Mo-Fr 09:00-17:00"),
        service("emergency", {Topic.EMERGENCY}, 1),
    ]
    assert ids(choose(found, TOPICS, 5, NOON)) == ["own", "national", "emergency"]
    assert ids(choose(found, TOPICS, 5, NOON + timedelta(hours=12))) == ["national", "emergency", "own"]
