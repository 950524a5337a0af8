"""A database that does not answer costs a visitor two seconds at most, and the next one none."""

import socket
import time
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from newleaf.migrating import sole_writer
from newleaf.postgresql import postgresql_engine
from tests.postgresql import PostgreSQL


def seconds_of(fails: Callable[[], object]) -> float:
    started = time.monotonic()
    with pytest.raises(sa.exc.OperationalError):
        fails()
    return time.monotonic() - started


def test_a_server_that_says_nothing_is_waited_for_once() -> None:
    pytest.importorskip("psycopg")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        engine = postgresql_engine(sa.make_url(f"postgresql://guide@127.0.0.1:{mute.getsockname()[1]}/guide"))
        assert seconds_of(engine.connect) < 4
        assert seconds_of(engine.connect) < 0.5


def test_a_statement_that_takes_too_long_is_given_up_but_not_a_migration(postgresql: PostgreSQL) -> None:
    engine = postgresql_engine(sa.make_url(postgresql.new_database()))
    with engine.connect() as connection:
        assert seconds_of(lambda: connection.execute(sa.text("select pg_sleep(3)"))) < 2.9
    with sole_writer(engine) as connection:
        connection.execute(sa.text("select pg_sleep(2.2)"))
    engine.dispose()
