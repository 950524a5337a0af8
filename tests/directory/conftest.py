"""A directory filled from the real files, in SQLite and in PostgreSQL, and copies of the files to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newleaf.directory import Directory, Snapshot
from tests.directory.postgresql import PostgreSQL, Unavailable

DATA = Path(__file__).parents[2] / "data" / "directory"
NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/London"))
"""A Wednesday at noon in the United Kingdom: 7 in the morning in New York."""


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return Snapshot.read(DATA)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A private PostgreSQL server, where its programs are on this machine."""
    try:
        server = PostgreSQL.start()
    except Unavailable as reason:
        pytest.skip(str(reason))
    yield server
    server.stop()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Gives the address of a database that nobody has used, of either kind."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path_factory.mktemp('directory') / 'newleaf.db'}"
    return request.getfixturevalue("postgresql").new_database


@pytest.fixture
def database(new_database: Callable[[], str]) -> str:
    return new_database()


@pytest.fixture(scope="session")
def directory(new_database: Callable[[], str]) -> Iterator[Directory]:
    filled = Directory(new_database())
    filled.fill(DATA)
    yield filled
    filled.close()


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A copy of the files, to be spoiled by the test."""
    return Path(shutil.copytree(DATA, tmp_path / "spoiled"))
