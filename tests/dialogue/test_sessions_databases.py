"""Sessions live in either database, made by migrations, shared by every worker."""

import asyncio
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet

from newleaf.dialogue.sessions import METADATA, MIGRATIONS, SessionStore
from newleaf.web.app import sessions_engine

DOMAIN = Domain.load(str(Path(__file__).resolve().parents[2] / "domain.yml"))


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    engine = sessions_engine(database)
    yield engine
    engine.dispose()


def worker(engine: sa.Engine) -> SessionStore:
    """What one worker opens on the database that all share."""
    store = SessionStore(sessions_engine(engine.url.render_as_string(hide_password=False)), silence_seconds=60)
    store.domain = DOMAIN
    return store


def test_a_turn_on_one_worker_is_known_to_the_next(engine: sa.Engine) -> None:
    one, other = worker(engine), worker(engine)
    one.start("a", {"country": "GB"})
    tracker = asyncio.run(other.retrieve("a"))
    tracker.update(SlotSet("topic", "timing"))
    asyncio.run(other.save(tracker))
    again = asyncio.run(one.retrieve("a"))
    assert again.get_slot("country") == "GB" and again.get_slot("topic") == "timing"


def test_forgotten_on_one_worker_is_forgotten_on_all_at_once(engine: sa.Engine) -> None:
    one, other = worker(engine), worker(engine)
    one.start("a", {})
    under_way = asyncio.run(other.retrieve("a"))
    one.forget("a")
    assert other.slots("a") is None
    asyncio.run(other.save(under_way))
    assert one.slots("a") is None


def test_the_migrated_table_is_the_one_the_code_uses(engine: sa.Engine) -> None:
    worker(engine)
    options = {"version_table": MIGRATIONS.version_table, "compare_type": True, "compare_server_default": True}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), METADATA) == []
        assert MIGRATIONS.version(connection) == MIGRATIONS.head
    assert ScriptDirectory.from_config(MIGRATIONS.configured()).get_heads() == [MIGRATIONS.head]


def test_a_conversation_from_before_there_were_migrations_goes_on(engine: sa.Engine) -> None:
    METADATA.create_all(engine)
    with engine.begin() as connection:
        values = {"id": "old", "slots": json.dumps({"country": "IE"}), "at": 9e9}
        connection.execute(sa.text("insert into sessions (id, slots, seen_at) values (:id, :slots, :at)"), values)
    assert worker(engine).slots("old") == {"country": "IE"}


def test_workers_that_start_together_make_the_table_once(engine: sa.Engine) -> None:
    failed: list[BaseException] = []

    def start() -> None:
        try:
            worker(engine).start(threading.current_thread().name, {})
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=start, name=f"worker {number}") for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with engine.connect() as connection:
        assert connection.scalar(sa.text("select count(*) from sessions")) == 6
        assert connection.scalar(sa.text("select count(*) from sessions_version")) == 1


def test_an_older_worker_goes_on_with_tables_of_a_newer_version(engine: sa.Engine) -> None:
    worker(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("alter table sessions add column newer varchar"))
        connection.execute(sa.text("update sessions_version set version_num = '9999'"))
    store = worker(engine)
    store.start("a", {"country": "GB"})
    assert store.slots("a") == {"country": "GB"}
