"""Of earlier trainings the last stays, with what is being loaded, and the rest goes."""

import os
import time
from pathlib import Path

import pytest

from newleaf.checked_files import is_whole, sum_file, write_checked
from newleaf.old_models import LOADING_SECONDS, mark_used, remove_old

HOUR = 3600
KINDS = {"newleaf": "tar.gz", "screen": "npz", "encoder": "onnx", "vectors": "npz"}


def made(folder: Path, hours_ago: float, digest: str) -> list[Path]:
    """The files of one version, made so many hours ago."""
    paths = [folder / f"{kind}-{digest}.{suffix}" for kind, suffix in KINDS.items()]
    for path in paths:
        write_checked(path, digest.encode())
        os.utime(path, (time.time() - hours_ago * HOUR,) * 2)
    return paths


def left(folder: Path) -> set[str]:
    return {path.name.partition("-")[2].partition(".")[0] for path in folder.iterdir()}


@pytest.fixture
def models(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    for hours, digest in ((30, "a"), (20, "b"), (10, "c")):
        made(folder, hours, digest)
    return folder


def test_the_present_and_the_one_before_stay_with_their_checksums(models: Path) -> None:
    present = made(models, 0, "d")
    removed = remove_old(models, present)
    assert left(models) == {"c", "d"}
    assert {path.name for path in removed} == {f"{kind}-{old}.{end}" for kind, end in KINDS.items() for old in "ab"}
    assert all(is_whole(path) for path in models.iterdir() if path.suffix != ".sha256")
    assert not remove_old(models, present)


def test_the_present_stays_however_old_it_is(models: Path) -> None:
    remove_old(models, [path for path in models.iterdir() if "-a." in path.name])
    assert left(models) == {"a", "c"}, "an older version runs again, and the newest of the others is the one before"


def test_what_a_server_of_another_version_has_begun_to_load_stays(models: Path) -> None:
    loading = [path for path in models.iterdir() if "-a." in path.name and path.suffix != ".sha256"]
    mark_used(loading)
    remove_old(models, made(models, 0, "d"))
    assert left(models) == {"a", "d"}
    made(models, (LOADING_SECONDS - 30) / HOUR, "e")
    made(models, (LOADING_SECONDS - 60) / HOUR, "f")
    remove_old(models, made(models, 0, "g"))
    assert {"a", "e", "f", "g"} <= left(models), "more than one may be at it"
    for path in models.iterdir():
        os.utime(path, (time.time() - 2 * LOADING_SECONDS,) * 2)
    remove_old(models, made(models, 0, "g"))
    assert all(len(list(models.glob(f"{kind}-*.{end}"))) == 2 for kind, end in KINDS.items())


def test_what_may_not_be_removed_stops_nothing(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert remove_old(models, made(models, 0, "d")) == []


def test_what_a_killed_training_left_half_written_goes_and_what_is_being_written_stays(models: Path) -> None:
    killed = [models / "unfinished-17.tar.gz", models / "screen-z.npz.17.unfinished"]
    going_on = [models / "unfinished-18.tar.gz", models / "screen-z.npz.18.unfinished"]
    for path in (*killed, *going_on):
        path.write_bytes(b"half")
    for path in killed:
        os.utime(path, (time.time() - HOUR,) * 2)
    assert set(killed) <= set(remove_old(models, made(models, 0, "d")))
    assert not any(path.exists() for path in killed) and all(path.exists() for path in going_on)


def test_what_is_not_there_or_not_ours_is_left_alone(models: Path) -> None:
    (models / ".encoder").touch()
    (models / "notes.txt").write_text("mine")
    mark_used([models / "newleaf-z.tar.gz"])
    remove_old(models, [models / "newleaf-z.tar.gz"])
    assert not (models / "newleaf-z.tar.gz").exists() and not sum_file(models / "newleaf-z.tar.gz").exists()
    assert (models / ".encoder").exists() and (models / "notes.txt").exists()
