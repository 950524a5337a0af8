"""What the database could not be told is known in memory, for a while, and gone when it is forgotten."""

import pytest

from newleaf.dialogue import unsaved as unsaved_module
from newleaf.dialogue.unsaved import Unsaved, Unwritten


def slots(unsaved: Unsaved, session: str) -> dict | None:
    held = unsaved.of(session)
    return held.slots if held else None


def test_the_newest_slots_are_known_until_they_are_forgotten() -> None:
    unsaved = Unsaved(60)
    unsaved.keep("a", Unwritten({}, {"country": "GB"}))
    unsaved.keep("a", Unwritten({"country": "GB"}, {"country": "IE"}))
    assert slots(unsaved, "a") == {"country": "IE"} and slots(unsaved, "b") is None
    unsaved.forget("a")
    unsaved.forget("a")
    assert slots(unsaved, "a") is None


def test_two_turns_that_began_from_the_same_are_both_kept() -> None:
    unsaved = Unsaved(60)
    for topic in ("timing", "hope"):
        unsaved.keep("a", Unwritten({"helped": {"despair": 1}}, {"helped": {"despair": 2}, "topic": topic}))
    assert slots(unsaved, "a") == {"helped": {"despair": 3}, "topic": "hope"}


def test_what_comes_while_the_database_is_told_waits_for_the_next_time() -> None:
    unsaved = Unsaved(60)
    unsaved.keep("a", Unwritten({}, {"helped": {"despair": 1}}))
    told = unsaved.of("a")
    unsaved.keep("a", Unwritten(told.slots, {"helped": {"despair": 2}}))
    unsaved.written("a", told, {"helped": {"despair": 5}}, seen_at=1.0)  # the database knew of four
    left = unsaved.of("a")
    assert left.known == {"helped": {"despair": 5}} and left.slots == {"helped": {"despair": 6}}
    unsaved.written("a", left, left.slots, seen_at=2.0)
    assert unsaved.sessions() == []


def test_silence_ends_them() -> None:
    unsaved = Unsaved(0)
    unsaved.keep("a", Unwritten({}, {}))
    assert unsaved.of("a") is None


def test_the_oldest_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsaved_module, "MOST", 2)
    unsaved = Unsaved(60)
    for session in ("a", "b", "a", "c"):
        unsaved.keep(session, Unwritten({}, {}))
    assert unsaved.sessions() == ["a", "c"]


def test_what_the_database_does_not_know_is_not_kept_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    unsaved = Unsaved(60)
    unsaved.keep("a", Unwritten({}, {}))
    unsaved.missing("a")
    unsaved.missing("a")
    assert unsaved.sessions() == ["a"]
    monkeypatch.setattr(unsaved_module, "MISSING_SECONDS", -1)
    unsaved.missing("a")
    assert unsaved.sessions() == []
