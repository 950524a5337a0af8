"""Brings the tables of one database to the form that this version needs, with Alembic.

The directory and the sessions each have a chain of migrations of their own, files in newleaf/migrations/<chain>, so
that neither waits for the other. Alembic is imported only where there is something to do: every start looks, and few
have to. A migration runs while workers of the version before go on serving, so it only ever adds; what the version
before still reads or writes is taken away one version later.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, inspect, select
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

ONE_WRITER = 0x4E4C
"""The lock that whoever changes a PostgreSQL database holds, so that several workers do it one after another."""

WRITER_WAITS = "30s"
"""How long the next one waits for that lock."""

CHANGE_WAITS = "1s"
"""How long a change of tables may wait for readers: whoever comes after it waits behind it."""

_ONE_AT_A_TIME = Lock()


class NewerTables(Exception):
    """The tables were made by a newer version than this."""


@dataclass(frozen=True)
class Migrations:
    """One chain: `name` is its folder in newleaf/migrations, `head` its newest file; a test holds it to that."""

    name: str
    head: str

    @property
    def version_table(self) -> str:
        """Where the database keeps which form it has."""
        return f"{self.name}_version"

    def version(self, connection: Connection) -> str | None:
        """The form that the tables have; None before they were made."""
        if not inspect(connection).has_table(self.version_table):
            return None
        table = Table(self.version_table, MetaData(), Column("version_num", String(32)))
        return connection.scalar(select(table.c.version_num))

    def upgrade(self, connection: Connection) -> None:
        """Run the migrations that are missing, in the connection's transaction. Raises NewerTables."""
        held = self.version(connection)
        if held == self.head:
            return
        logging.getLogger("alembic").setLevel(logging.WARNING)  # it reports each of its own parts
        from alembic import command
        from alembic.util import CommandError

        log.info("Bringing the tables of the %s to form %s", self.name, self.head)
        with _ONE_AT_A_TIME:  # Alembic keeps what it works on in a global
            try:
                command.upgrade(self.configured(connection), "head")
            except CommandError as error:
                raise NewerTables(
                    f"the tables of the {self.name} have the form {held}, which this version does not know: they were "
                    "made by a newer version. Install that, or give another NEWLEAF_DATABASE_URL"
                ) from error

    def configured(self, connection: Connection | None = None) -> Config:
        """Alembic's configuration for these migrations, on an open connection."""
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "newleaf:migrations")
        config.set_main_option("version_locations", f"newleaf:migrations/{self.name}")
        config.attributes["connection"] = connection
        config.attributes["version_table"] = self.version_table
        return config


@contextmanager
def sole_writer(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other process's sole writer overlaps; committed at the end. Raises SQLAlchemyError."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            # Python's driver begins a transaction only before rows are changed, not before tables are.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        elif engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WRITER_WAITS}'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{CHANGE_WAITS}'")
        yield connection
        connection.commit()


def migrated(engine: Engine, migrations: Migrations, attempts: int = 3) -> None:
    """Bring the tables to the form of this version, whoever else is at it. Raises NewerTables, SQLAlchemyError."""
    for attempt in range(attempts):
        try:
            with sole_writer(engine) as connection:
                migrations.upgrade(connection)
            return
        except OperationalError:
            if attempt == attempts - 1:
                raise
