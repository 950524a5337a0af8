"""What was erased is gone: from the table, from SQLite's files, and without anybody having to come."""

import asyncio
import os
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from newleaf.dialogue.sessions import SESSIONS, SessionStore
from newleaf.web.app import sessions_engine
from newleaf.web.retention import Retention, erase_silent
from tests.conftest import NEWLEAF, PROJECT, Server

FILES = "sessions.db*"
VISITORS_WORDS = "zebrafish"


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(PROJECT / "domain.yml"))


@pytest.fixture
def store(tmp_path: Path, domain: Domain) -> SessionStore:
    store = SessionStore(sessions_engine(f"sqlite:///{tmp_path}/sessions.db"), silence_seconds=60)
    store.domain = domain
    return store


def bytes_in(folder: Path, words: str, files: str = FILES) -> list[str]:
    return [file.name for file in folder.glob(files) if words.encode() in file.read_bytes()]


def age(store: SessionStore, seconds: float) -> None:
    with store._engine.begin() as connection:
        connection.execute(SESSIONS.update().values(seen_at=time.time() - seconds))


def test_a_forgotten_session_is_in_no_file_any_more(store: SessionStore, tmp_path: Path) -> None:
    for name in ("first-session", "middle-session", "last-session"):
        store.start(name, {"country": "GB"})
    assert bytes_in(tmp_path, "middle-session")
    store.forget("middle-session")
    assert bytes_in(tmp_path, "middle-session") == []
    assert store.slots("first-session") == {"country": "GB"}


def test_what_a_slot_held_before_is_in_no_file_any_more(store: SessionStore, tmp_path: Path) -> None:
    store.start("a", {"country": "GB", "topic": "physical_healing"})
    tracker = asyncio.run(store.retrieve("a"))
    tracker.update(SlotSet("topic", "timing"))
    asyncio.run(store.save(tracker))
    store.scrub()
    assert bytes_in(tmp_path, "physical_healing") == []
    assert store.slots("a")["topic"] == "timing"


def test_a_reader_elsewhere_delays_the_files_and_not_the_visitor(store: SessionStore, tmp_path: Path) -> None:
    store.start("session-of-somebody", {})
    store.scrub()
    store.start("another", {})
    with sqlite3.connect(tmp_path / "sessions.db", isolation_level=None) as reading:
        reading.execute("begin")
        reading.execute("select count(*) from sessions").fetchall()
        started = time.monotonic()
        store.forget("session-of-somebody")
        assert time.monotonic() - started < 1
        assert store.slots("session-of-somebody") is None
        assert bytes_in(tmp_path, "session-of-somebody")
        assert store.scrub() is False
        reading.execute("rollback")
    assert store.scrub() is True
    assert bytes_in(tmp_path, "session-of-somebody") == []


@pytest.mark.parametrize("name", [slot.name for slot in Domain.load(str(PROJECT / "domain.yml")).slots])
def test_no_slot_keeps_a_word_that_is_in_no_vocabulary(store: SessionStore, tmp_path: Path, name: str) -> None:
    word = VISITORS_WORDS
    for number, value in enumerate((word, [word], {"alone": word}, {word: 1}, [["a", word]])):
        store.start(str(number), {"country": "GB"})
        tracker = asyncio.run(store.retrieve(str(number)))
        tracker.update(UserUttered(word, {"name": "faq_timing"}))
        if name in tracker.slots:  # Rasa's own, such as requested_slot, are not all in every tracker
            tracker.slots[name]._value = value
        asyncio.run(store.save(tracker))
        assert bytes_in(tmp_path, word) == []


def test_a_session_cannot_begin_with_words_either(store: SessionStore, tmp_path: Path) -> None:
    store.start("a", {"country": VISITORS_WORDS, "guess": "IE"})
    assert store.slots("a") == {"guess": "IE"}


def test_the_retention_job_erases_by_itself_and_lets_the_living_be(store: SessionStore, tmp_path: Path) -> None:
    for number in range(450):
        store.start(f"silent-{number}", {})
    age(store, 61)
    store.start("living", {})
    retention = Retention(store, seconds=0.05)
    retention.start()
    try:
        deadline = time.monotonic() + 20
        while bytes_in(tmp_path, "silent-") and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        retention.stop()
    assert bytes_in(tmp_path, "silent-") == []
    assert store.slots("living") == {}


def test_the_retention_job_outlives_a_database_that_is_gone(store: SessionStore, tmp_path: Path) -> None:
    retention = Retention(store, seconds=0.05)
    path, away = tmp_path / "sessions.db", tmp_path / "away.db"
    store.start("silent", {})
    age(store, 61)
    store.close()
    path.rename(away)
    path.mkdir()
    retention.start()
    time.sleep(0.3)
    path.rmdir()
    away.rename(path)
    deadline = time.monotonic() + 20
    while bytes_in(tmp_path, "silent") and time.monotonic() < deadline:
        time.sleep(0.05)
    retention.stop()
    assert bytes_in(tmp_path, "silent") == []


def test_forty_thousand_ended_sessions_do_not_hold_up_a_message(store: SessionStore, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "sessions.db") as connection:
        rows = ((f"{number * 7919 % 100_003:024}", "{}", float(number)) for number in range(40_000))
        connection.executemany("insert into sessions values (?, ?, ?)", rows)
    store.start("living", {})
    waited: list[float] = []
    erasing = threading.Thread(target=erase_silent, args=(store,))
    erasing.start()
    while erasing.is_alive():
        started = time.monotonic()
        tracker = asyncio.run(store.retrieve("living"))
        asyncio.run(store.save(tracker))
        waited.append(time.monotonic() - started)
        time.sleep(0.02)
    waited.sort()
    assert len(waited) > 50  # it goes on beside messages, not instead of them
    assert waited[int(len(waited) * 0.95)] < 0.15, waited[-5:]
    assert store.living() == 1


def test_a_session_that_goes_on_is_not_erased(store: SessionStore) -> None:
    store.start("a", {})
    age(store, 59)
    assert store.erase_silent(10) == 0
    age(store, 61)
    assert store.erase_silent(10) == 1


@pytest.fixture(scope="module")
def brief(start_server: Callable[..., Server], model: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server whose sessions end after three seconds of silence."""
    folder = tmp_path_factory.mktemp("brief")
    server = start_server(
        NEWLEAF_DATABASE_URL=f"sqlite:///{folder}/sessions.db", NEWLEAF_SESSION_MINUTES="0.05",
        NEWLEAF_RETENTION_SECONDS="0.5",
    )  # fmt: skip
    server.folder = folder
    return server


def test_a_server_erases_what_fell_silent_although_nobody_comes(brief: Server) -> None:
    with httpx.Client(base_url=brief.url, timeout=20) as http:
        headers = {"Authorization": "Bearer " + http.post("/v1/sessions", json={"country": "GB"}).json()["token"]}
        assert http.post("/v1/messages", json={"text": "hello"}, headers=headers).status_code == 200
        with sqlite3.connect(brief.folder / "sessions.db", isolation_level=None) as reading:
            (session,) = reading.execute("select id from sessions").fetchone()
        assert bytes_in(brief.folder, session)
        deadline = time.monotonic() + 15
        while bytes_in(brief.folder, session) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert bytes_in(brief.folder, session) == []
        assert http.post("/v1/messages", json={"text": "hello"}, headers=headers).status_code == 401
        measured = http.get("/metrics").text
    assert 'newleaf_sessions_erased_total{why="silence"} 1.0' in measured
    assert "newleaf_sessions_open 0.0" in measured and "newleaf_unscrubbed 0.0" in measured


def test_the_command_erases_what_fell_silent(store: SessionStore, tmp_path: Path) -> None:
    for name in ("silent-one", "silent-two"):
        store.start(name, {})
    age(store, 61)
    store.start("living-one", {})
    store.close()
    settings = {"NEWLEAF_DATABASE_URL": f"sqlite:///{tmp_path}/sessions.db", "NEWLEAF_SESSION_MINUTES": "1"}

    def purge(*options: str) -> str:
        command = [*NEWLEAF, "sessions", "purge", *options]
        done = subprocess.run(command, cwd=PROJECT, env={**os.environ, **settings}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert purge() == "Erased 2; 1 go on.\n"
    assert bytes_in(tmp_path, "silent-") == [] and bytes_in(tmp_path, "living-one")
    assert purge("--all") == "Erased 1; 0 go on.\n"
    assert bytes_in(tmp_path, "living-one") == []
