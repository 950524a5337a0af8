"""Whatever breaks while messages flow: help within a second, honest words otherwise, and the next message is fine."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.chaos.visitor import CANARY, CRY, Visitor, is_trouble, opens_with_help
from tests.conftest import PROJECT, Server
from tests.web.test_degraded import copy_of_project

FAULTY = [sys.executable, str(Path(__file__).with_name("faulty_server.py"))]


class Chaos:
    """A server of its own whose parts can be broken."""

    def __init__(self, folder: Path, start_server: Callable[..., Server], model: Path) -> None:
        self.faults, self.database = folder / "faults", folder / "var" / "newleaf.db"
        self.faults.mkdir()
        self.database.parent.mkdir()
        (folder / "project").mkdir()
        self.project = copy_of_project(folder / "project")
        for path in (self.project / "models").iterdir():  # copies: they will be taken away
            target = path.resolve()
            path.unlink()
            shutil.copy(target, path)
        shutil.copy(model, self.project / "models" / model.name)
        self._start = start_server
        self.server = self.start()

    def start(self) -> Server:
        self.server = self._start(
            program=FAULTY,
            NEWLEAF_PROJECT=str(self.project),
            NEWLEAF_DATABASE_URL=f"sqlite:///{self.database}",
            NEWLEAF_LOG_LEVEL="DEBUG",
            CHAOS_FOLDER=str(self.faults),
            PYTHONPATH=str(PROJECT),
        )
        assert set(self.ready().values()) == {"ok"}, self.ready()
        return self.server

    def visitor(self, **known: str) -> Visitor:
        return Visitor(self.server.url, **known)

    def degraded(self) -> dict[str, float]:
        """How often replies were given without each part."""
        text = httpx.get(f"{self.server.url}/metrics", timeout=10).text
        return {part: float(value) for part, value in re.findall(r'newleaf_degraded_total{part="(\w+)"} (\S+)', text)}

    def ready(self) -> dict[str, str]:
        return httpx.get(f"{self.server.url}/health/ready", timeout=10).json()["parts"]

    def limit(self, **what: str) -> None:
        """Change a soft limit of the running process, as a full disk or a leak of handles would."""
        for name, value in what.items():
            subprocess.run(["prlimit", f"--pid={self.server.process.pid}", f"--{name}={value}"], check=True)


@pytest.fixture(scope="module")
def chaos(tmp_path_factory: pytest.TempPathFactory, start_server: Callable[..., Server], model: Path) -> Chaos:
    return Chaos(tmp_path_factory.mktemp("chaos"), start_server, model)


@pytest.fixture(autouse=True)
def whole_again(chaos: Chaos) -> Iterator[None]:
    """After each test the server is whole, answers, and has written nothing of what was said."""
    yield
    assert chaos.server.process.poll() is None, (chaos.server.process.poll(), "".join(chaos.server.log[-40:]))
    for fault in chaos.faults.iterdir():
        fault.unlink()
    someone = chaos.visitor()
    assert not is_trouble(someone.asks())
    someone.cries()
    assert CANARY not in "".join(chaos.server.log)


# What each fault leaves out of a reply, as /metrics counts it.
FAULTS = {
    "processor_raises": "dialogue",
    "processor_blocks": "dialogue",
    "processor_waits": "dialogue",
    "processor_returns_nonsense": "dialogue",
    "action_raises": "action",
    "action_blocks": "dialogue",
    "action_waits": "dialogue",
    "action_returns_nonsense": "action",
    "encoder_blocks": "screen",
    "encoder_raises": "dialogue",
    "screen_raises": "screen",
    "database_hangs": "dialogue",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_help_comes_and_nothing_is_empty_while_a_part_is_broken(chaos: Chaos, fault: str) -> None:
    hurt, curious, later = chaos.visitor(), chaos.visitor(), chaos.visitor()
    before = chaos.degraded()
    (chaos.faults / fault).touch()
    with ThreadPoolExecutor(3) as at_once:
        cries, asks = at_once.submit(hurt.cries), at_once.submit(curious.asks)
        tapped = at_once.submit(later.choose, "ask_help")
        cries.result(), asks.result()
        assert tapped.result()[0]["kind"] in ("help", "text")
    hurt.cries()
    newcomer = chaos.visitor()
    newcomer.cries()
    assert httpx.get(f"{chaos.server.url}/help?country=GB", timeout=2).status_code == 200
    part = FAULTS[fault]
    assert chaos.degraded().get(part, 0) > before.get(part, 0)
    (chaos.faults / fault).unlink()
    assert not is_trouble(curious.asks())
    # What was said while it was broken is known: an answer opens with the way back to help.
    for known in (hurt, newcomer):
        assert opens_with_help(known.asks())


def test_a_message_that_nothing_can_screen_is_taken_for_a_cry(chaos: Chaos) -> None:
    visitor = chaos.visitor()
    (chaos.faults / "every_screen_raises").touch()
    assert visitor.asks()[0]["kind"] == "help"


def test_many_at_once_while_the_dialogue_hangs(chaos: Chaos) -> None:
    visitors = [chaos.visitor() for _ in range(24)]
    (chaos.faults / "processor_blocks").touch()
    with ThreadPoolExecutor(len(visitors)) as at_once:
        for done in [at_once.submit(each.cries) for each in visitors]:
            done.result()
        for done in [at_once.submit(each.asks) for each in visitors]:
            done.result()


def test_a_locked_database_loses_nothing(chaos: Chaos) -> None:
    hurt = chaos.visitor()
    other = sqlite3.connect(chaos.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        hurt.cries()
        assert not is_trouble(chaos.visitor().asks())
    finally:
        other.rollback()
        other.close()
    assert opens_with_help(hurt.asks())


def test_a_full_disk_loses_nothing_while_the_server_runs(chaos: Chaos) -> None:
    hurt = chaos.visitor()
    chaos.limit(fsize="0:")
    try:
        hurt.cries()
        assert opens_with_help(hurt.asks())
        newcomer = chaos.visitor()
        assert not is_trouble(newcomer.asks())
        assert chaos.degraded()["sessions"] > 0
    finally:
        chaos.limit(fsize="unlimited:")
    assert not is_trouble(newcomer.asks())


def test_a_database_that_may_not_be_written(chaos: Chaos) -> None:
    hurt = chaos.visitor()
    # Without the file that SQLite shares as memory: the kernel would kill whoever writes there, whatever they do.
    files = [str(path) for path in chaos.database.parent.iterdir() if not path.name.endswith("-shm")]
    if subprocess.run(["chattr", "+i", *files], capture_output=True).returncode:
        pytest.skip("this file system or user cannot make a file immutable")
    try:
        hurt.cries()
        assert not is_trouble(chaos.visitor().asks())
    finally:
        subprocess.run(["chattr", "-i", *files], check=True)
    assert opens_with_help(hurt.asks())


def test_a_deleted_database(chaos: Chaos) -> None:
    hurt, curious = chaos.visitor(), chaos.visitor()
    for path in chaos.database.parent.iterdir():
        path.unlink()
    hurt.cries()
    curious.asks()
    newcomer = chaos.visitor()
    newcomer.cries()
    assert not is_trouble(newcomer.asks())


def test_models_that_vanish_or_are_swapped_while_serving(chaos: Chaos) -> None:
    hurt, curious = chaos.visitor(), chaos.visitor()
    kept = chaos.project.with_name("kept")
    shutil.copytree(chaos.project / "models", kept)
    try:
        for path in (chaos.project / "models").iterdir():
            path.write_bytes(b"not a model")
        hurt.cries()
        assert not is_trouble(curious.asks())
        shutil.rmtree(chaos.project / "models")
        hurt.cries()
        assert not is_trouble(curious.asks())
    finally:
        shutil.rmtree(chaos.project / "models", ignore_errors=True)
        shutil.copytree(kept, chaos.project / "models")


@pytest.mark.parametrize("seconds", [86_400, -86_400])
def test_a_clock_that_jumps(chaos: Chaos, seconds: int) -> None:
    hurt, curious = chaos.visitor(), chaos.visitor()
    (chaos.faults / "clock").write_text(str(seconds))
    hurt.cries()
    assert not is_trouble(curious.asks())
    chaos.visitor().cries()


def test_out_of_file_handles(chaos: Chaos) -> None:
    hurt, curious = chaos.visitor(), chaos.visitor()
    hurt.asks()
    opened = len(list(Path(f"/proc/{chaos.server.process.pid}/fd").iterdir()))
    chaos.limit(nofile=f"{opened}:")
    try:
        hurt.cries()
        curious.asks()
    finally:
        chaos.limit(nofile="1024:")
    chaos.visitor().cries()


def test_killed_and_started_again_a_conversation_goes_on(chaos: Chaos) -> None:
    hurt = chaos.visitor()
    hurt.cries()
    chaos.server.process.kill()
    chaos.server.process.wait()
    chaos.start()
    again = chaos.visitor(token=hurt.token)
    assert opens_with_help(again.asks())
    assert again.token == hurt.token


def test_nothing_of_a_cry_is_in_the_database(chaos: Chaos) -> None:
    chaos.visitor().cries()
    for path in chaos.database.parent.iterdir():
        assert CANARY.encode() not in path.read_bytes(), CRY
