"""Connections where the application is slow or the client takes nothing: a small application behind our protocol."""

import asyncio
import contextlib
import functools
import logging
import resource
import socket
import threading
import time
from collections.abc import Iterator
from unittest import mock

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from newleaf.web import protocol
from newleaf.web.connections import Connections, most_connections, raise_file_limit
from newleaf.web.protocol import GuardedProtocol

GET = b"GET /%s HTTP/1.1\r\nHost: x\r\n\r\n"
SECONDS = 0.6
SLOW = 3 * SECONDS


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """/slow takes long, /large answers with more than any buffer holds."""
    if scope["path"] == "/slow":
        await asyncio.sleep(SLOW)
    body = b"a" * 30_000_000 if scope["path"] == "/large" else b"answered"
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def connections() -> Connections:
    return Connections(4, 3, ["127.0.0.99/32"])


@pytest.fixture
def port(connections: Connections) -> Iterator[int]:
    """The application, served from a thread."""
    with mock.patch.object(protocol, "WRITE_SECONDS", SECONDS), socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        made = functools.partial(GuardedProtocol, connections, SECONDS)
        config = uvicorn.Config(application, http=made, ws="none", lifespan="off", log_config=None, proxy_headers=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = server.force_exit = True
        thread.join(10)


def connect(port: int, source: str = "127.0.0.1") -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=SLOW * 4, source_address=(source, 0))


def all_of(connection: socket.socket) -> bytes:
    answer = b""
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(1 << 20):
            answer += part
    return answer


def wait_for(what: object, *, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def test_a_slow_answer_is_waited_for(port: int) -> None:
    with connect(port) as connection:
        connection.sendall(GET % b"slow")
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 200")


def test_who_does_not_take_the_answer_is_let_go(port: int, connections: Connections) -> None:
    with connect(port) as connection:
        connection.sendall(GET % b"large")
        assert wait_for(lambda: len(connections) == 1)
        assert wait_for(lambda: len(connections) == 0)
        assert len(all_of(connection)) < 30_000_000


def test_who_waits_for_an_answer_is_never_sent_away_and_then_there_is_no_room(port: int) -> None:
    with contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(connect(port, f"127.0.0.{10 + number}")) for number in range(4)]
        for connection in waiting:
            connection.sendall(GET % b"slow")
        time.sleep(SECONDS / 3)
        with connect(port, "127.0.0.20") as newcomer:
            refused = all_of(newcomer)
        assert refused.startswith(b"HTTP/1.1 503") and b"/help" in refused and b"retry-after: 1" in refused.lower()
        for connection in waiting:
            assert connection.recv(1 << 16).startswith(b"HTTP/1.1 200")


def test_a_trusted_proxy_has_many_visitors_behind_it(port: int, connections: Connections) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(4):
            stack.enter_context(connect(port, "127.0.0.99"))
        assert wait_for(lambda: len(connections) == 4), "more than one address may have"


def test_closed_connections_are_not_counted(port: int, connections: Connections) -> None:
    for number in range(12):
        with connect(port, f"127.0.0.{30 + number % 3}") as connection:
            connection.sendall(GET % b"")
            assert connection.recv(1 << 16)
    assert wait_for(lambda: len(connections) == 0)
    assert not connections._by_address


def test_the_limit_of_open_files_is_raised_as_far_as_it_may_be() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    try:
        assert raise_file_limit() == resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= soft
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_there_are_never_more_connections_than_files(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    assert most_connections(1_000, 100_000) == 1_000
    assert 8 <= most_connections(1_000, 300) < 300
    assert "limit of open files" in caplog.text
