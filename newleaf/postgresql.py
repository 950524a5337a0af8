"""Connections to PostgreSQL that fail soon: a visitor waits for the answer, and goes on without the database."""

import time

import sqlalchemy as sa

from newleaf.directory.store import with_driver

CONNECT_SECONDS = 2
"""The least that libpq accepts."""

STATEMENT_MILLISECONDS = 2_000
SILENT_MILLISECONDS = 2_000
"""How long a server that acknowledges nothing, such as one whose machine lost power, is waited for."""

REST_SECONDS = 1.0
"""How long nobody tries again after a connection failed: not every message shall wait for a dead server."""


def postgresql_engine(url: sa.URL) -> sa.Engine:
    """An engine for an address with or without a driver. Connects on first use."""
    url = with_driver(url)
    arguments = {}
    if url.get_driver_name() in ("psycopg", "psycopg2"):
        arguments = {
            "connect_timeout": CONNECT_SECONDS,
            "tcp_user_timeout": SILENT_MILLISECONDS,
            "options": f"-c statement_timeout={STATEMENT_MILLISECONDS}",
        }
    engine = sa.create_engine(url, pool_pre_ping=True, connect_args=arguments)
    rest = _Rest(engine.dialect)
    sa.event.listen(engine, "do_connect", rest.connect)
    return engine


class _Rest:
    """Lets a connection fail at once for a while after one has failed."""

    def __init__(self, dialect: sa.Dialect) -> None:
        self._dialect, self._until = dialect, 0.0

    def connect(self, _dialect: object, _record: object, arguments: list, named: dict) -> object:
        if time.monotonic() < self._until:
            raise self._dialect.loaded_dbapi.OperationalError("the database could not be reached a moment ago")
        try:
            return self._dialect.connect(*arguments, **named)
        except Exception:
            self._until = time.monotonic() + REST_SECONDS
            raise
