"""A directory filled from the real files, and copies of the files that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newleaf.directory import Directory, Snapshot

DATA = Path(__file__).parents[2] / "data" / "directory"


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return Snapshot.read(DATA)


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    filled = Directory(f"sqlite:///{tmp_path_factory.mktemp('directory') / 'newleaf.db'}")
    filled.fill(DATA)
    yield filled
    filled.close()


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A copy of the files, to be spoiled by the test."""
    return Path(shutil.copytree(DATA, tmp_path / "spoiled"))
