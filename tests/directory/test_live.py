"""Readers are answered from memory, which follows the database and outlives it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newleaf.directory import Directory, DirectoryError, LiveDirectory


def until(true: Callable[[], bool]) -> None:
    """Wait until it is true, five seconds at most."""
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("it did not become true")


def changed(folder: Path) -> None:
    path = folder / "nz.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Youthline"', '"Youthline Aotearoa"'), encoding="utf-8")


def names(live: LiveDirectory) -> set[str]:
    return {service.name for service in live.snapshot.all_services}


def test_what_another_process_fills_in_is_shown_without_a_restart(
    data: Path, spoiled: Path, database: str
) -> None:
    opened = LiveDirectory.open(Directory(database), data)
    live = LiveDirectory(opened.directory, opened.snapshot, opened.directory.revision(), look_every=0)
    assert "Youthline" in names(live)
    changed(spoiled)
    Directory(database).fill(spoiled)
    until(lambda: "Youthline Aotearoa" in names(live))
    assert live.fault is None


def test_between_two_looks_the_database_is_not_asked(data: Path, spoiled: Path, tmp_path: Path) -> None:
    live = LiveDirectory.open(Directory(f"sqlite:///{tmp_path / 'newleaf.db'}"), data)
    changed(spoiled)
    Directory(f"sqlite:///{tmp_path / 'newleaf.db'}").fill(spoiled)
    threads = threading.active_count()
    assert "Youthline" in names(live) and threading.active_count() == threads
    live.refresh()
    assert "Youthline Aotearoa" in names(live)


def test_a_database_that_goes_away_leaves_the_last_copy_and_is_counted(data: Path, tmp_path: Path) -> None:
    file, faults = tmp_path / "newleaf.db", []
    directory = Directory(f"sqlite:///{file}")
    directory.fill(data)
    live = LiveDirectory(
        directory, directory.snapshot(), directory.revision(), look_every=0, on_fault=lambda: faults.append(1)
    )
    file.unlink()
    before = names(live)
    until(lambda: bool(faults))
    assert names(live) == before and "newleaf.db" in (live.fault or "")
    with pytest.raises(DirectoryError):
        live.refresh()
    directory.fill(data)
    until(lambda: names(live) == before and live.fault is None)


def test_without_a_database_the_files_are_answered_from(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    faults: list[int] = []
    directory = Directory(f"sqlite:///{tmp_path / 'file' / 'newleaf.db'}")
    live = LiveDirectory.open(directory, data, on_fault=lambda: faults.append(1))
    assert live.snapshot.services("despair", "GB", None) and live.fault and faults
