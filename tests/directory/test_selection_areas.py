"""Lines for one part of a country: one's own, the largest, and which part is said."""

from __future__ import annotations

from newleaf.directory import Audience, Reach, Snapshot, Topic, openness
from newleaf.directory.areas import remoteness
from newleaf.directory.selection import Reader, choose, ranked
from tests.directory.conftest import NOON
from tests.directory.made import TOPICS, ids, service


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
