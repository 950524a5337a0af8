"""A server that is told to stop finishes the replies under way, lets nobody new in, and does not take for ever."""

import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import PROJECT, Server

SLOW = [sys.executable, str(PROJECT / "tests" / "web" / "slow_server.py")]
Start = Callable[..., Server]


class Asked(threading.Thread):
    """A message whose reply takes some time."""

    def __init__(self, server: Server, seconds: float) -> None:
        super().__init__(daemon=True)
        self._http = httpx.Client(base_url=server.url, timeout=60)
        self._headers = {"Authorization": "Bearer " + self._http.post("/v1/sessions", json={}).json()["token"]}
        self._seconds = seconds
        self.status: int | None = None
        self.messages: list[dict] = []
        self.start()
        time.sleep(0.5)  # it has arrived

    def run(self) -> None:
        try:
            answer = self._http.post("/v1/messages", json={"text": f"slowly {self._seconds}"}, headers=self._headers)
        except httpx.HTTPError:
            return
        self.status = answer.status_code
        if answer.is_success:
            self.messages = answer.json()["messages"]


@pytest.fixture
def start(start_server: Start, model: Path) -> Iterator[Start]:
    def started(**environment: str) -> Server:
        return start_server(SLOW, PYTHONPATH=str(PROJECT), NEWLEAF_ANSWER_SECONDS="90", **environment)

    return started


def refused(server: Server) -> bool:
    try:
        httpx.get(f"{server.url}/health/live", timeout=2)
    except httpx.ConnectError:
        return True
    return False


def until(what: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.05)
    return False


def test_a_slow_reply_arrives_while_new_connections_are_refused(start: Start) -> None:
    server = start()
    with httpx.Client(base_url=server.url, timeout=5) as open_before:
        assert open_before.get("/health/ready").status_code == 200
        asked = Asked(server, 3)
        server.process.send_signal(signal.SIGTERM)
        assert until(lambda: refused(server), 1.5)
        ready = open_before.get("/health/ready")
        assert ready.status_code == 503 and "stopping" in ready.json()["parts"]["serving"]
        assert ready.headers["connection"] == "close"
        assert asked.status is None  # all this while it was under way
    asked.join(10)
    assert asked.status == 200 and asked.messages
    server.process.wait(5)
    # The question whether new connections are refused may itself have been under way.
    assert re.search(r"Stopping: [12] requests under way", "".join(server.log))


def test_with_nothing_under_way_it_ends_at_once(start: Start) -> None:
    server = start()
    with httpx.Client(base_url=server.url) as idle:
        assert idle.get("/health/live").status_code == 200
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(5)
        assert time.monotonic() - started < 3


def test_a_reply_that_takes_too_long_is_cut_off(start: Start) -> None:
    server = start(NEWLEAF_SHUTDOWN_SECONDS="1")
    asked = Asked(server, 60)
    started = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(15)
    assert 0.9 < time.monotonic() - started < 8
    asked.join(5)
    assert asked.status != 200
    assert until(lambda: "1 requests are cut off" in "".join(server.log), 2)


def test_a_server_behind_a_proxy_goes_on_until_the_proxy_has_noticed(start: Start) -> None:
    server = start(NEWLEAF_DRAIN_SECONDS="2")
    server.process.send_signal(signal.SIGTERM)
    assert until(lambda: httpx.get(f"{server.url}/health/ready").status_code == 503, 1)
    token = httpx.post(f"{server.url}/v1/sessions", json={}).json()["token"]
    said = httpx.post(
        f"{server.url}/v1/messages", json={"text": "hello"}, headers={"Authorization": f"Bearer {token}"}
    )
    assert said.status_code == 200 and said.json()["messages"]
    server.process.wait(10)
