"""Sessions keep slots and times, end after silence, and stay forgotten."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from newleaf.dialogue.sessions import SessionStore

SECRET_WORDS = "the words that nobody may find again"


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    store = SessionStore(sa.create_engine(f"sqlite:///{tmp_path}/sessions.db"), silence_seconds=60)
    store.domain = Domain.load(str(Path(__file__).resolve().parents[2] / "domain.yml"))
    return store


def test_slots_come_back_and_words_do_not(store: SessionStore, tmp_path: Path) -> None:
    store.start("a", {"country": "GB"})
    tracker = asyncio.run(store.retrieve("a"))
    tracker.update(UserUttered(SECRET_WORDS, {"name": "faq_timing"}))
    tracker.update(SlotSet("topic", "timing"))
    asyncio.run(store.save(tracker))
    again = asyncio.run(store.retrieve("a"))
    assert again.get_slot("country") == "GB" and again.get_slot("topic") == "timing"
    assert again.latest_message.text is None
    for file in tmp_path.iterdir():
        assert SECRET_WORDS.encode() not in file.read_bytes()


def test_a_forgotten_session_stays_forgotten_when_a_turn_was_under_way(store: SessionStore) -> None:
    store.start("a", {})
    tracker = asyncio.run(store.retrieve("a"))
    store.forget("a")
    asyncio.run(store.save(tracker))
    assert store.slots("a") is None
    assert asyncio.run(store.retrieve("a")) is None


def test_a_silent_session_ends(tmp_path: Path) -> None:
    store = SessionStore(sa.create_engine(f"sqlite:///{tmp_path}/sessions.db"), silence_seconds=-1)
    store.start("a", {"country": "GB"})
    assert store.slots("a") is None


def test_a_turn_costs_the_same_however_long_the_conversation(store: SessionStore) -> None:
    store.start("a", {})
    lengths = []
    for _ in range(50):
        tracker = asyncio.run(store.retrieve("a"))
        lengths.append(len(tracker.events))
        tracker.update(UserUttered("something", {"name": "faq_timing"}))
        asyncio.run(store.save(tracker))
    assert lengths[1] == lengths[-1]  # from the second on, what was said last is remembered
