"""Whom the reader is shown, in which order."""

from __future__ import annotations

from datetime import timedelta

from newleaf.directory import (
    INTERNATIONAL,
    TOPICS_OF_SIGNAL,
    Audience,
    Channel,
    ChannelKind,
    GoodFor,
    Professional,
    Reach,
    Service,
    Snapshot,
    Topic,
    Trust,
    openness,
)
from newleaf.directory.areas import remoteness
from newleaf.directory.selection import Reader, choose, ranked
from tests.directory.conftest import NOON


def service(id: str, topics: set[Topic], position: int, **changes) -> Service:
    fields = {
        "country": "GB",
        "name": id,
        "purpose": "for a test",
        "channels": (Channel(ChannelKind.PHONE, "116123", "116 123"),),
        "hours": "24/7",
        "audience": Audience.ANYONE,
        "languages": ("en",),
        "cost": None,
        "trust": Trust.SINGLE,
        "verified_on": None,
        "timezone": "Europe/London",
    }
    return Service(id=id, topics=frozenset(topics), position=position, **(fields | changes))


PAGE = (Channel(ChannelKind.WEB, "https://example.org/", "example.org"),)
TOPICS = (Topic.PARTNER_VIOLENCE, Topic.EMERGENCY)


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


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


def test_a_closed_line_is_never_first_where_another_answers() -> None:
    found = [
        service("closed", {Topic.PARTNER_VIOLENCE}, 0, hours="Mo-Fr 18:00-22:00"),
        service("emergency", {Topic.EMERGENCY}, 1),
    ]
    assert ids(choose(found, TOPICS, 5, NOON)) == ["emergency", "closed"]
    shown = Snapshot(found, []).services("partner_violence", "GB", None, now=NOON)
    assert ids(shown) == ["emergency", "closed"]
    assert shown[1].to_dict(NOON)["hours"].startswith("Closed now, opens today at 18:00.")


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


def test_a_line_of_another_region_is_left_out_and_of_ones_own_comes_first() -> None:
    found = [
        service("country", {Topic.PARTNER_VIOLENCE}, 0),
        service("england", {Topic.PARTNER_VIOLENCE}, 1, regions=frozenset({"GB-ENG"})),
        service("scotland", {Topic.PARTNER_VIOLENCE}, 2, regions=frozenset({"GB-SCT"})),
    ]
    assert ids(ranked(found, NOON)) == ["country", "england", "scotland"]
    assert ids(ranked(found, NOON, Reader(region="GB-SCT"))) == ["country", "scotland"]


def test_with_no_region_said_the_area_with_the_most_people_comes_before_other_areas() -> None:
    found = [
        service("scotland", {Topic.PARTNER_VIOLENCE}, 0, regions=frozenset({"GB-SCT"})),
        service("england", {Topic.PARTNER_VIOLENCE}, 1, regions=frozenset({"GB-ENG"}), audience=Audience.WOMEN),
        service("men", {Topic.PARTNER_VIOLENCE}, 2, audience=Audience.MEN),
        service("emergency", {Topic.EMERGENCY}, 3),
    ]
    assert ids(choose(found, TOPICS, 5, NOON)) == ["england", "men", "scotland", "emergency"]
    assert ids(choose(found, TOPICS, 5, NOON, Reader(region="GB-SCT"))) == ["scotland", "men", "emergency"]


def test_in_no_country_does_the_line_of_a_small_area_stand_first_where_a_larger_one_has_a_line(
    snapshot: Snapshot,
) -> None:
    for country in snapshot.countries():
        for signal in ("partner_violence", "sexual_coercion", "suicide_self_harm", "child_at_risk"):
            shown = snapshot.services(signal, country.code, None, now=NOON)
            far = [remoteness(country.code, each.regions, None) for each in shown]
            asked = [at for each, at in zip(shown, far, strict=True) if shown[0].topics & each.topics]
            answered = [at for each, at in zip(shown, far, strict=True)
                        if shown[0].topics & each.topics and openness(each, NOON).reach is Reach.OPEN]
            assert far[0] == 0 or far[0] <= min(answered or asked), (country.code, signal)


def test_each_line_of_one_area_says_which(snapshot: Snapshot) -> None:
    shown = snapshot.services("partner_violence", "GB", None, now=NOON)
    assert shown[0].id == "gb-national-domestic-abuse" and "England" in shown[0].purpose
    nations = next(each for each in shown if each.id == "gb-nations-domestic-abuse")
    assert all(nation in nations.name for nation in ("Scotland", "Wales", "Northern Ireland"))
    canada = snapshot.services("partner_violence", "CA", None, now=NOON)
    assert canada[0].id == "ca-assaulted-womens-helpline" and "Ontario" in canada[0].name
    assert any("Quebec" in each.name for each in canada[1:])


def test_where_the_first_line_is_for_one_area_there_is_one_for_another_beside_it(snapshot: Snapshot) -> None:
    for signal in ("partner_violence", "sexual_coercion"):
        assert "gb-nations-domestic-abuse" in ids(snapshot.services(signal, "GB", None, now=NOON))


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


def finder(id: str, position: int, *good_for: GoodFor, **changes) -> Professional:
    fields = {"countries": frozenset({"GB"}), "trust": Trust.SINGLE, "verified_on": None} | changes
    return Professional(
        id=id, name=id, purpose="for a test", channels=PAGE, position=position, good_for=frozenset(good_for), **fields
    )


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
