"""What the database could not be told is known in memory, for a while, and gone when it is forgotten."""

import pytest

from newleaf.web import unsaved as unsaved_module
from newleaf.web.unsaved import Unsaved


def test_the_newest_slots_are_known_until_they_are_forgotten() -> None:
    unsaved = Unsaved(60)
    unsaved.keep("a", {"country": "GB"})
    unsaved.keep("a", {"country": "IE"})
    assert unsaved.of("a") == {"country": "IE"} and unsaved.of("b") is None
    unsaved.forget("a")
    unsaved.forget("a")
    assert unsaved.of("a") is None


def test_silence_ends_them() -> None:
    unsaved = Unsaved(0)
    unsaved.keep("a", {})
    assert unsaved.of("a") is None


def test_the_oldest_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsaved_module, "MOST", 2)
    unsaved = Unsaved(60)
    for session in ("a", "b", "a", "c"):
        unsaved.keep(session, {})
    assert unsaved.of("b") is None and unsaved.of("a") == {} and unsaved.of("c") == {}
