"""The database of services: made, filled from data/directory, and asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, StaticPool

from newleaf.directory.errors import DirectoryError
from newleaf.directory.file_digest import file_digest
from newleaf.directory.models import ProfessionalRow, RevisionRow, ServiceRow
from newleaf.directory.queries import Filter, Queries
from newleaf.directory.reading import (
    all_professionals,
    all_services,
    covered_countries,
    files,
    professionals_for,
    revision,
    services_for,
)
from newleaf.directory.snapshot import Snapshot
from newleaf.directory.values import Professional, Service
from newleaf.migrating import Migrations, NewerTables, sole_writer

SQLITE_WAIT_SECONDS = 2
"""How long to wait for another process that fills the same file; a reader must not wait longer."""

FILL_ATTEMPTS = 3

MIGRATIONS = Migrations("directory", head="0002")

CONNECT_SECONDS = 2
"""The least that libpq accepts."""


class Directory(Queries):
    """The directory in a database. Every question raises DirectoryError when the database cannot answer."""

    def __init__(self, database_url: str) -> None:
        """`database_url` is SQLAlchemy's: sqlite:///newleaf.db, postgresql://... Connects on first use.

        Raises DirectoryError for an address that cannot be read, or whose driver is not installed.
        """
        try:
            url = with_driver(make_url(database_url))
            self._sqlite = url.get_backend_name() == "sqlite"
            self._file = _sqlite_file(url.database) if self._sqlite else None
            self._address = url.render_as_string(hide_password=True)
            self._engine = self._connected(url)
        except (ArgumentError, ImportError, SQLAlchemyError) as error:
            raise DirectoryError(
                f"the address of the services database cannot be used ({error}); "
                "give one like sqlite:///newleaf.db or postgresql://user@host/name, and install its driver"
            ) from error

    @property
    def kind(self) -> str:
        """Which database it is: sqlite or postgresql."""
        return self._engine.dialect.name

    def upgrade(self) -> str:
        """Bring the tables to the form that this version needs; returns its name. Raises DirectoryError."""
        self._make_folder()
        self._attempt(_upgrade)
        return MIGRATIONS.head

    def fill(self, folder: Path, own: Path | None = None) -> int:
        """Make the tables and bring them in line with the YAML files, in one transaction.

        What has not changed is left alone, so filling again costs little; several workers may do it at once.
        `own`: the file of the owner's own services. Returns the number of services and professionals that the
        database then holds. Raises DirectoryDataError for a faulty file (the database stays as it was),
        DirectoryError for a database that cannot be written.
        """
        from newleaf.directory.check import checked_records  # here: few starts have anything to check

        # Before they are read: a file that changes meanwhile is found to be new at the next start.
        digest = file_digest(folder, own)
        records = checked_records(folder, own)
        self._make_folder()

        def bring_in_line(connection: Connection) -> None:
            _upgrade(connection)
            _replace_all(connection, records.services, records.professionals, digest)

        self._attempt(bring_in_line)
        return len(records.services) + len(records.professionals)

    def filled(self, folder: Path, own: Path | None = None) -> tuple[Snapshot, str | None]:
        """A copy of what the database holds, and its revision; files that it was not filled from are read first.

        Raises as `fill`.
        """
        held = self._held(file_digest(folder, own))
        if held is not None:
            return held
        self.fill(folder, own)
        revision = self.revision()
        return self.snapshot(), revision

    def _held(self, digest: str) -> tuple[Snapshot, str | None] | None:
        """The same, where the tables hold what these files said and not a letter else."""
        try:
            with self._reading() as connection:
                if MIGRATIONS.version(connection) != MIGRATIONS.head or files(connection) != digest:
                    return None
                held, copy = revision(connection), Snapshot(all_services(connection), all_professionals(connection))
        except DirectoryError:  # to fill it says what is wrong, or puts it right
            return None
        records = (*copy.all_services, *copy.all_professionals)
        return (copy, held) if _revision(map(_fingerprint, records)) == held else None

    def revision(self) -> str | None:
        """What changes whenever anything in the directory does. Raises DirectoryError."""
        with self._reading() as connection:
            return revision(connection)

    def snapshot(self) -> Snapshot:
        """A copy in memory that needs no database any more."""
        with self._reading() as connection:
            return Snapshot(all_services(connection), all_professionals(connection))

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def _connected(self, url: URL) -> Engine:
        if not self._sqlite:
            # An unreachable server must be found out before the deadline of a reply; libpq would wait for minutes.
            waits = url.get_driver_name() in ("psycopg", "psycopg2")
            connect_args = {"connect_timeout": CONNECT_SECONDS} if waits else {}
            return create_engine(url, pool_pre_ping=True, connect_args=connect_args)
        if self._file is None:
            return create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        # A fresh connection (0.1 ms) sees that the file was replaced; a pooled one goes on with the old file.
        return create_engine(url, poolclass=NullPool, connect_args={"timeout": SQLITE_WAIT_SECONDS})

    def _make_folder(self) -> None:
        if self._file is not None:
            with self._explained():
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.touch(mode=0o600)  # sessions may come into it later; SQLite's other files follow its mode

    def _attempt(self, work: Callable[[Connection], None]) -> None:
        """Do it in one transaction. Another worker may be writing the same rows: then look again."""
        for attempt in range(FILL_ATTEMPTS):
            last = attempt == FILL_ATTEMPTS - 1
            with self._explained() if last else suppress(SQLAlchemyError), sole_writer(self._engine) as connection:
                work(connection)
                return

    def _services_in(self, places: Sequence[str], wanted: Filter) -> list[Service]:
        with self._reading() as connection:
            return services_for(connection, places, wanted)

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


def _upgrade(connection: Connection) -> None:
    try:
        MIGRATIONS.upgrade(connection)
    except NewerTables as error:
        raise DirectoryError(str(error)) from error


def _replace_all(
    connection: Connection, services: Sequence[Service], professionals: Sequence[Professional], digest: str
) -> None:
    with Session(connection, join_transaction_mode="control_fully") as session:
        held = [
            *_replace_changed(session, ServiceRow, services),
            *_replace_changed(session, ProfessionalRow, professionals),
        ]
        session.flush()
        session.merge(RevisionRow(id=1, revision=_revision(held), files=digest))
        session.flush()
        session.commit()


def _replace_changed(
    session: Session,
    table: type[ServiceRow] | type[ProfessionalRow],
    records: Sequence[Service | Professional],
) -> list[str]:
    """Bring a table in line; returns the fingerprints of all it then holds."""
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
    return list(fingerprints.values())


def _revision(fingerprints: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(fingerprints)).encode()).hexdigest()


def _fingerprint(record: Service | Professional) -> str:
    fields = {name: getattr(record, name) for name in sorted(record.__slots__)}
    text = repr({name: sorted(value) if isinstance(value, frozenset) else value for name, value in fields.items()})
    return hashlib.sha256(text.encode()).hexdigest()


def with_driver(url: URL) -> URL:
    """The same address with psycopg 3 as driver, where it names PostgreSQL and no driver, as hosts give it."""
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _sqlite_file(database: str | None) -> Path | None:
    """The path of the file, or None for a database in memory or one given as file: URI."""
    if not database or database == ":memory:" or database.startswith("file:"):
        return None
    return Path(database)
