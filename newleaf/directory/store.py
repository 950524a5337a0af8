"""The database of services: made, filled from data/directory, and asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from newleaf.directory.check import checked_records
from newleaf.directory.errors import DirectoryError
from newleaf.directory.models import ProfessionalRow, ServiceRow, Tables
from newleaf.directory.reading import (
    all_professionals,
    all_services,
    covered_countries,
    professionals_for,
    services_for,
)
from newleaf.directory.selection import Queries
from newleaf.directory.snapshot import Snapshot
from newleaf.directory.topics import Topic
from newleaf.directory.values import Professional, Service

SQLITE_WAIT_SECONDS = 2
"""How long to wait for another process that fills the same file; a reader must not wait longer."""

FILL_ATTEMPTS = 3

CONNECT_SECONDS = 2
"""The least that libpq accepts."""


class Directory(Queries):
    """The directory in a database. Every question raises DirectoryError when the database cannot answer."""

    def __init__(self, database_url: str) -> None:
        """`database_url` is SQLAlchemy's: sqlite:///newleaf.db, postgresql://... Connects on first use.

        Raises DirectoryError for an address that cannot be read, or whose driver is not installed.
        """
        try:
            url = make_url(database_url)
            self._sqlite = url.get_backend_name() == "sqlite"
            self._file = _sqlite_file(url.database) if self._sqlite else None
            self._address = url.render_as_string(hide_password=True)
            self._engine = self._connected(database_url)
        except (ArgumentError, ImportError, SQLAlchemyError) as error:
            raise DirectoryError(
                f"the address of the services database cannot be used ({error}); "
                "give one like sqlite:///newleaf.db or postgresql://user@host/name, and install its driver"
            ) from error

    def fill(self, folder: Path) -> int:
        """Make the tables and bring them in line with the YAML files, in one transaction.

        What has not changed is left alone, so filling again costs little; several workers may do it at once.
        Returns the number of services and professionals that the database then holds. Raises
        DirectoryDataError for a faulty file (the database stays as it was), DirectoryError for a database
        that cannot be written.
        """
        records = checked_records(folder)
        if self._file is not None:
            with self._explained():
                self._file.parent.mkdir(parents=True, exist_ok=True)
        for attempt in range(FILL_ATTEMPTS):
            last = attempt == FILL_ATTEMPTS - 1
            # Another worker may have written the same rows between our look and our write: look again.
            with self._explained() if last else suppress(SQLAlchemyError):
                self._bring_in_line(records.services, records.professionals)
                break
        return len(records.services) + len(records.professionals)

    def snapshot(self) -> Snapshot:
        """A copy in memory that needs no database any more."""
        with self._reading() as connection:
            return Snapshot(all_services(connection), all_professionals(connection))

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def _connected(self, database_url: str) -> Engine:
        if not self._sqlite:
            # An unreachable server must be found out before the deadline of a reply; libpq would wait for minutes.
            waits = make_url(database_url).get_driver_name() in ("psycopg", "psycopg2")
            connect_args = {"connect_timeout": CONNECT_SECONDS} if waits else {}
            return create_engine(database_url, pool_pre_ping=True, connect_args=connect_args)
        if self._file is None:
            return create_engine(database_url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        # A fresh connection (0.1 ms) sees that the file was replaced; a pooled one goes on with the old file.
        return create_engine(database_url, poolclass=NullPool, connect_args={"timeout": SQLITE_WAIT_SECONDS})

    def _bring_in_line(self, services: Sequence[Service], professionals: Sequence[Professional]) -> None:
        if self._sqlite:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        with Session(self._engine) as session, session.begin():
            for table in Tables.metadata.sorted_tables:
                session.execute(CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    session.execute(CreateIndex(index, if_not_exists=True))
            _replace_changed(session, ServiceRow, services)
            _replace_changed(session, ProfessionalRow, professionals)

    def _services_in(self, places: Sequence[str], topics: Sequence[Topic]) -> list[Service]:
        with self._reading() as connection:
            return services_for(connection, places, topics)

    def _professionals_in(self, places: Sequence[str]) -> list[Professional]:
        with self._reading() as connection:
            return professionals_for(connection, places)

    def _covered(self) -> set[str]:
        with self._reading() as connection:
            return covered_countries(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained():
            # SQLite would make an empty file of a missing one, and so hide that it is gone.
            if self._file is not None and not self._file.exists():
                raise FileNotFoundError(f"{self._file} does not exist")
            with self._engine.connect() as connection:
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            reason = str(getattr(error, "orig", None) or error)
            raise DirectoryError(
                f"the database of services {self._address} cannot be used: {reason}. Check that it is there, "
                "can be read and written, and is not damaged; it can be filled again from data/directory"
            ) from error


def _replace_changed(
    session: Session,
    table: type[ServiceRow] | type[ProfessionalRow],
    records: Sequence[Service | Professional],
) -> None:
    wanted = {record.id: record for record in records}
    fingerprints = {id: _fingerprint(record) for id, record in wanted.items()}
    held = {row.id: row.fingerprint for row in session.execute(select(table.id, table.fingerprint))}
    for id, fingerprint in held.items():
        if fingerprints.get(id) != fingerprint:
            session.delete(session.get_one(table, id))
    # Rows that are replaced must be gone before their successors with the same key come.
    session.flush()
    session.add_all(
        table.of(record, fingerprints[id])  # type: ignore[arg-type]
        for id, record in wanted.items()
        if held.get(id) != fingerprints[id]
    )


def _fingerprint(record: Service | Professional) -> str:
    fields = {name: getattr(record, name) for name in sorted(record.__slots__)}
    text = repr({name: sorted(value) if isinstance(value, frozenset) else value for name, value in fields.items()})
    return hashlib.sha256(text.encode()).hexdigest()


def _sqlite_file(database: str | None) -> Path | None:
    """The path of the file, or None for a database in memory or one given as file: URI."""
    if not database or database == ":memory:" or database.startswith("file:"):
        return None
    return Path(database)
