"""Two turns that overlap leave what both of them changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.dialogue.merging import REMEMBERED, merged

KNOWN = {"country": "GB", "topic": "timing", "helped": {"despair": 1}, "signals": {"despair": "concern"}}


def test_what_one_turn_left_alone_stays_as_the_other_left_it() -> None:
    theirs = {**KNOWN, "topic": "hope", "role": "betrayed"}
    assert merged(KNOWN, {**KNOWN, "country": "IE"}, theirs) == {**theirs, "country": "IE"}


def test_a_slot_that_was_emptied_is_empty() -> None:
    mine = {name: value for name, value in KNOWN.items() if name != "topic"}
    assert merged(KNOWN, mine, {**KNOWN, "country": "IE"}) == {**mine, "country": "IE"}


def test_help_given_twice_at_once_counts_twice() -> None:
    mine, theirs = {"helped": {"despair": 2}}, {"helped": {"despair": 2, "minor": 1}}
    assert merged(KNOWN, mine, theirs)["helped"] == {"despair": 3, "minor": 1}


@pytest.mark.parametrize("newer", [True, False])
def test_danger_stays_known(newer: bool) -> None:
    mine = {"signals": {"despair": "concern", "minor": "acute"}, "gate": "alone", "child": True}
    theirs = {"signals": {"despair": "acute"}, "gate": "adults_only"}
    both = merged(KNOWN, mine, theirs, newer)
    assert both["signals"] == {"despair": "acute", "minor": "acute"}
    assert both["gate"] == "adults_only" and both["child"] is True


@pytest.mark.parametrize(("newer", "topic"), [(True, "hope"), (False, "trust_exercises")])
def test_of_two_topics_the_newer_holds(newer: bool, topic: str) -> None:
    assert merged(KNOWN, {"topic": "hope"}, {"topic": "trust_exercises"}, newer)["topic"] == topic


def test_what_both_said_is_remembered_the_newer_first() -> None:
    mine, theirs = {"said": ["c", "a"]}, {"said": ["b", "a"]}
    assert merged({"said": ["a"]}, mine, theirs)["said"] == ["c", "a", "b"]
    assert merged({"said": ["a"]}, mine, theirs, newer=False)["said"] == ["b", "a", "c"]
    many = {"said": [str(number) for number in range(REMEMBERED)]}
    assert len(merged({}, many, theirs)["said"]) == REMEMBERED


@given(st.lists(st.sampled_from(["despair", "minor"]), max_size=12), st.data())
def test_counts_add_up_however_turns_are_cut_into_workers(cries: list[str], data: st.DataObject) -> None:
    """Each worker knows what it read at some time; whatever they write and in which order, every cry is counted."""
    database: dict = {}
    workers = [({}, {}), ({}, {})]
    for cry in cries:
        which = data.draw(st.integers(0, 1))
        known, mine = workers[which]
        helped = {**mine.get("helped", {}), cry: mine.get("helped", {}).get(cry, 0) + 1}
        workers[which] = (known, {**mine, "helped": helped})
        if data.draw(st.booleans()):
            database = merged(*workers[which], database)
            workers[which] = (database, database)
    for known, mine in workers:
        database = merged(known, mine, database)
    assert database.get("helped", {}) == {each: cries.count(each) for each in set(cries)}
