"""Starts the servers that are measured: New Leaf, and the stock bot of scripts/stock_rasa.sh."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clients import talk

PROJECT = Path(__file__).resolve().parent.parent
STOCK = Path(os.environ.get("STOCK", PROJECT / ".tools/stock"))
STOCK_BOT = PROJECT / ".tools/stock-bot"
STOCK_PATIENCE = 600
SQL = "tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: conversations.db\n"


class NotStarted(Exception):
    """A server ended, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that has answered: where, and seconds from its command to its first answer."""

    url: str
    process: int
    start: float

    def megabytes(self) -> float:
        """Memory that is resident now, of the process and its children."""
        return sum(_resident(process) for process in _family(self.process))


@contextmanager
def new_leaf(database: Path | None = None, **environment: str) -> Iterator[Running]:
    """`newleaf serve` on a free port, with a database of its own in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "NEWLEAF_DATABASE_URL": f"sqlite:///{database or Path(folder) / 'newleaf.db'}",
            "NEWLEAF_LIMITS_URL": "off",  # all of it comes from one address
            **environment,
        }
        started = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "-m", "newleaf", "serve", "--port", "0"],
            cwd=PROJECT,
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert server.stdout is not None
            url = next((match[1] for line in server.stdout if (match := re.search(r"Ready: (http\S+?)/ ", line))), None)
            if url is None:
                raise NotStarted("`newleaf serve` ended. Run it by hand to see why.")
            talk(url, 1)
            yield Running(url, server.pid, time.perf_counter() - started)
        finally:
            _end(server)


@contextmanager
def stock(sql: bool = False) -> Iterator[Running]:
    """`rasa run` of the stock bot, as `rasa init` leaves it: conversations in memory; `sql`: in Rasa's SQL store."""
    if not (STOCK / "bin/rasa").exists() or not STOCK_BOT.exists():
        raise NotStarted("There is no stock bot: run `sh scripts/stock_rasa.sh` first.")
    with tempfile.TemporaryDirectory() as folder:
        bot = Path(folder) / "bot"
        shutil.copytree(STOCK_BOT, bot)
        if sql:
            (bot / "endpoints.yml").write_text(SQL)
        port = _free_port()
        url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
        started = time.perf_counter()
        server = subprocess.Popen(
            [STOCK / "bin/rasa", "run", "--port", str(port), "--interface", "127.0.0.1"],
            cwd=bot,
            env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "2"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while True:
                try:
                    talk(url, 1)
                    break
                except OSError as error:
                    if server.poll() is not None or time.perf_counter() - started > STOCK_PATIENCE:
                        raise NotStarted(f"`rasa run` in {STOCK_BOT} does not answer.") from error
                    time.sleep(0.05)
            yield Running(url, server.pid, time.perf_counter() - started)
        finally:
            _end(server)


def _end(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(each for child in children for each in _family(int(child)))]


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) * 1024 / 1e6 if found else 0.0
