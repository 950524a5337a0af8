"""Readers are answered from memory, which follows the database and outlives it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newleaf.directory import Directory, DirectoryDataError, DirectoryError, LiveDirectory, Snapshot, check, file_digest
from tests.directory.test_files import spoil


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


@pytest.fixture
def started(spoiled: Path, tmp_path: Path) -> Callable[[], LiveDirectory]:
    """Starts on the same database with the files as they then are; the first start is done."""

    def start() -> LiveDirectory:
        return LiveDirectory.open(Directory(f"sqlite:///{tmp_path / 'newleaf.db'}"), spoiled)

    start()
    return start


def test_a_start_with_the_same_files_answers_from_the_database_and_does_not_read_them_again(
    started: Callable[[], LiveDirectory], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Snapshot.read(data)
    monkeypatch.setattr(check, "checked_records", lambda *_: pytest.fail("the files were read"))
    copy = started().snapshot
    assert set(copy.all_services) == set(read.all_services)
    assert set(copy.all_professionals) == set(read.all_professionals)


def test_a_start_finds_what_was_changed_added_or_removed(
    started: Callable[[], LiveDirectory], spoiled: Path
) -> None:
    changed(spoiled)
    assert "Youthline Aotearoa" in names(started())
    (spoiled / "gb.yml").rename(spoiled.parent / "gb.yml")
    assert "Samaritans" not in {each.name for each in started().snapshot.all_services if each.country == "GB"}
    (spoiled.parent / "gb.yml").rename(spoiled / "gb.yml")
    assert "Samaritans" in {each.name for each in started().snapshot.all_services if each.country == "GB"}


def test_a_start_names_the_line_of_a_file_that_was_broken_since_the_last(
    started: Callable[[], LiveDirectory], spoiled: Path
) -> None:
    line = spoil(spoiled, "us.yml", 'dial: "911"', "dial: 911")
    with pytest.raises(DirectoryDataError, match=r"us\.yml") as raised:
        started()
    assert any(abs(problem.line - line) <= 1 for problem in raised.value.problems)


def test_a_start_fills_in_what_somebody_took_out_of_the_database(
    started: Callable[[], LiveDirectory], tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "newleaf.db") as connection:
        connection.execute("delete from services where name = 'Youthline'")
    connection.close()
    assert "Youthline" in names(started())


def test_a_start_with_other_code_reads_the_files(
    started: Callable[[], LiveDirectory], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_digest, "LIBRARIES", ("click",))
    monkeypatch.setattr(check, "checked_records", lambda *_: (_ for _ in ()).throw(DirectoryDataError([])))
    with pytest.raises(DirectoryDataError):
        started()
