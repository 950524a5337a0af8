"""A directory filled from the real files, in SQLite and in PostgreSQL, and copies of the files to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newleaf.directory import Directory, Snapshot

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
def directory(new_database: Callable[[], str]) -> Iterator[Directory]:
    filled = Directory(new_database())
    filled.fill(DATA)
    yield filled
    filled.close()


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A copy of the files, to be spoiled by the test."""
    return Path(shutil.copytree(DATA, tmp_path / "spoiled"))
