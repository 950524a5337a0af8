"""A message costs the same at any length of a conversation and with any number of sessions, and leaves nothing behind.

Counted, not timed; bench/flat.py times it.
"""

import gc
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from newleaf.settings import Settings
from newleaf.web.app import create_app

SAID = (
    "how long should we wait before we touch again?",
    "tell me more",
    "he hit me last night and I am scared of him",
    "what is the weather tomorrow",
    "is there any hope for us?",
    "thank you",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("flat") / "newleaf.db"


@pytest.fixture(scope="module")
def client(model: Path, database: Path) -> Iterator[TestClient]:
    app = create_app(Settings(database_url=f"sqlite:///{database}"))
    with TestClient(app) as client:
        yield client


def begin(client: TestClient) -> dict[str, str]:
    token = client.post("/v1/sessions", json={"country": "GB"}).json()["token"]
    return {"Authorization": f"Bearer {token}"}


def say(client: TestClient, headers: dict[str, str], text: str) -> None:
    answer = client.post("/v1/messages", json={"text": text}, headers=headers)
    assert answer.status_code == 200 and answer.json()["messages"]


@contextmanager
def statements() -> Iterator[list[str]]:
    """What messages ask of the table of sessions meanwhile, by any engine, and each end of a transaction."""
    seen: list[str] = []

    def note(what: str) -> None:
        if threading.current_thread().name != "retention":  # it erases beside, at its own times
            seen.append(what)

    def executed(_: Any, cursor: Any, statement: str, *__: Any) -> None:
        if "sessions" in statement:
            note(statement.split()[0].upper())

    def committed(_: Any) -> None:
        note("COMMIT")

    sa.event.listen(sa.Engine, "before_cursor_execute", executed)
    sa.event.listen(sa.Engine, "commit", committed)
    try:
        yield seen
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", executed)
        sa.event.remove(sa.Engine, "commit", committed)


def test_a_message_reads_once_and_writes_once(client: TestClient) -> None:
    headers = begin(client)
    for text in SAID:
        with statements() as seen:
            say(client, headers, text)
        assert seen == ["SELECT", "UPDATE", "COMMIT"], text


def test_the_database_writes_ahead(client: TestClient, database: Path) -> None:
    say(client, begin(client), SAID[0])
    assert sqlite3.connect(database).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_session_stays_as_small_as_it_was(client: TestClient, database: Path) -> None:
    headers = begin(client)

    def size() -> int:
        newest = "select slots from sessions order by seen_at desc limit 1"
        return len(sqlite3.connect(database).execute(newest).fetchone()[0])

    for text in SAID * 3:
        say(client, headers, text)
    early = size()
    for text in SAID * 6:
        say(client, headers, text)
    assert size() <= early + 100  # numbers in it grow by digits, lists do not


def test_an_old_session_is_found_by_its_key_and_a_silent_one_by_its_time(client: TestClient, database: Path) -> None:
    begin(client)
    connection = sqlite3.connect(database)
    for query in (
        "select slots from sessions where id = 'a' and seen_at >= 1",
        "update sessions set seen_at = 1 where id = 'a' and seen_at = 0",
        "delete from sessions where id in "
        "(select id from sessions where seen_at between -1 and 1 order by seen_at limit 10)",
    ):
        plan = [row[-1] for row in connection.execute(f"explain query plan {query}")]
        assert not any(step.startswith("SCAN") for step in plan), plan


def test_many_silent_sessions_hold_up_nobody(client: TestClient, database: Path) -> None:
    """They are erased beside, a few at a time (newleaf/web/retention.py), not when a session begins."""
    rows = [(secrets.token_hex(8), "{}", time.time() - 86_400) for _ in range(3000)]
    with sqlite3.connect(database) as connection:
        connection.executemany("insert into sessions (id, slots, seen_at) values (?, ?, ?)", rows)
    with statements() as seen:
        begin(client)
    assert seen == ["INSERT", "COMMIT"]
    left = sqlite3.connect(database).execute("select count(*) from sessions where seen_at < ?", (time.time() - 3600,))
    assert left.fetchone() == (3000,)


def test_new_words_and_new_sessions_leave_nothing_in_memory(client: TestClient) -> None:
    def talk(sessions: int) -> None:
        for _ in range(sessions):
            headers = begin(client)
            for text in SAID:
                say(client, headers, f"{text} {secrets.token_hex(5)} q{secrets.token_hex(4)}é")

    def objects() -> int:
        gc.collect()
        return len(gc.get_objects())

    talk(10)  # caches of single characters, rules and statements are filled
    before = objects()
    talk(20)
    assert objects() - before < 120  # one object a message would be enough to fill a memory
