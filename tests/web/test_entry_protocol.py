"""What is sent on the wire: dribbled, flooded, malformed, smuggled. Raw sockets against a real server."""

import contextlib
import re
import socket
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.conftest import Server

SECONDS = 1.5
CONNECTIONS, OF_ADDRESS = 24, 10
GET = b"GET /health/live HTTP/1.1\r\n"
POST = b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
HOST, CLOSE = b"Host: x\r\n", b"Connection: close\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"


@pytest.fixture(scope="module")
def strict(start_server: Callable[..., Server]) -> Server:
    """A server that waits shortly and has room for few connections."""
    server = start_server(
        NEWLEAF_REQUEST_SECONDS=str(SECONDS),
        NEWLEAF_MAX_CONNECTIONS=str(CONNECTIONS),
        NEWLEAF_MAX_CONNECTIONS_PER_ADDRESS=str(OF_ADDRESS),
    )
    cry_from_elsewhere(server)  # the first message takes longer
    return server


def cry_from_elsewhere(server: Server) -> float:
    """Seconds until another visitor in danger has help."""
    before = time.monotonic()
    with httpx.Client(base_url=server.url, transport=httpx.HTTPTransport(local_address="127.0.0.9")) as other:
        token = other.post("/v1/sessions", json={}).json()["token"]
        said = {"text": "he hit me last night and I am scared of him"}
        answer = other.post("/v1/messages", json=said, headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["messages"][0]["kind"] == "help"
    return time.monotonic() - before


@pytest.fixture(autouse=True)
def answers_all_the_same(strict: Server) -> Iterator[None]:
    """After each of these, somebody else is answered at once, and nothing was logged as a fault."""
    yield
    assert cry_from_elsewhere(strict) < 3
    assert not [line for line in strict.log if "Traceback" in line or "Exception" in line]


def connect(server: Server, source: str = "127.0.0.1") -> socket.socket:
    port = int(server.url.rsplit(":", 1)[1])
    return socket.create_connection(("127.0.0.1", port), timeout=SECONDS * 4, source_address=(source, 0))


def all_of(connection: socket.socket) -> bytes:
    """Everything until the server closes. Fails where it does not."""
    answer = b""
    with contextlib.suppress(ConnectionResetError, BrokenPipeError):
        while part := connection.recv(65_536):
            answer += part
    return answer


def one_answer(connection: socket.socket) -> bytes:
    """One answer of a connection that stays open."""
    answer = b""
    while not answer.endswith(b'"alive"}'):
        part = connection.recv(65_536)
        assert part, answer
        answer += part
    return answer


def statuses(server: Server, *sent: bytes) -> list[int]:
    with connect(server) as connection:
        for part in sent:
            connection.sendall(part)
        return [int(each) for each in re.findall(rb"HTTP/1\.1 (\d\d\d) ", all_of(connection))]


def test_a_plain_request_is_answered(strict: Server) -> None:
    assert statuses(strict, GET + HOST + CLOSE + b"\r\n") == [200]
    assert statuses(strict, b"GET /health/live HTTP/1.0\r\n\r\n") == [200]
    assert statuses(strict, POST + CHUNKED) == [201]
    assert statuses(strict, *(bytes([each]) for each in GET + HOST + CLOSE + b"\r\n")) == [200], "in single bytes"


SMUGGLED = {
    "length and chunks": POST + b"Content-Length: 4\r\n" + CHUNKED,
    "two lengths": POST + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
    "the same length twice": POST + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    "a list of lengths": POST + b"Content-Length: 2, 2\r\n\r\n{}",
    "a signed length": POST + b"Content-Length: +2\r\n\r\n{}",
    "a negative length": POST + b"Content-Length: -2\r\n\r\n{}",
    "a hexadecimal length": POST + b"Content-Length: 0x2\r\n\r\n{}",
    "an immense length": POST + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    "chunked twice": POST + b"Transfer-Encoding: chunked\r\n" + CHUNKED,
    "another coding": POST + b"Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "compressed, then chunked": POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "chunked, then nothing": POST + b"Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "a space before the colon": POST + b"Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "a hidden coding": POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "chunks in 1.0": b"POST /v1/sessions HTTP/1.0\r\nHost: x\r\n" + CHUNKED,
    "a negative chunk": POST + b"Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
    "an immense chunk": POST + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n",
    "chunks without carriage returns": POST + b"Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
    "lines without carriage returns": b"GET /health/live HTTP/1.1\nHost: x\n\n",
    "carriage returns alone": b"GET /health/live HTTP/1.1\rHost: x\r\r",
    "a folded line": GET + HOST + b"X: a\r\n b\r\n\r\n",
    "a zero byte": GET + HOST + b"X: a\x00b\r\n\r\n",
    "a space in a name": GET + HOST + b"X Y: a\r\n\r\n",
    "no host": GET + b"\r\n",
    "two hosts": GET + HOST + b"Host: y\r\n\r\n",
}
MALFORMED = {
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 5,
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "an unknown method": b"FOO / HTTP/1.1\r\n" + HOST + b"\r\n",
    "a tunnel": b"CONNECT a:1 HTTP/1.1\r\n" + HOST + b"\r\n",
    "an unknown version": b"GET / HTTP/9.9\r\n" + HOST + b"\r\n",
    "bytes in the address": b"GET /\xff\xfe HTTP/1.1\r\n" + HOST + b"\r\n",
    "an address without a path": b"GET http://evil HTTP/1.1\r\n" + HOST + b"\r\n",
    "random bytes": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("sent", (SMUGGLED | MALFORMED).values(), ids=SMUGGLED | MALFORMED)
def test_what_two_readers_could_read_differently_is_refused(strict: Server, sent: bytes) -> None:
    assert statuses(strict, sent) == [400]
    assert statuses(strict, sent[:40], sent[40:] + GET + HOST + b"\r\n") == [400], "and nothing after it is read"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (GET + HOST + b"".join(b"X%d: a\r\n" % number for number in range(200)) + b"\r\n", 431),
        (GET + HOST + b"X: " + b"a" * 20_000 + b"\r\n\r\n", 431),
        (GET + HOST + b"X: " + b"a" * 2_000_000, 431),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 431),
        (GET + HOST + b"a" * 200_000, 431),
        (POST + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 415),
        (POST + b"Expect: 100-continue\r\nContent-Length: 999999\r\n\r\n", 413),
    ],
    ids=["many headers", "long header", "endless header", "long address", "long name", "compressed", "asks first"],
)
def test_what_is_too_large_is_refused(strict: Server, sent: bytes, status: int) -> None:
    with connect(strict) as connection:
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            connection.sendall(sent)
        answer = all_of(connection)
    assert not answer or answer.startswith(b"HTTP/1.1 %d " % status)  # what is still sending may miss the answer
    if len(sent) < 50_000:
        assert b'"help": "/help"' in answer or b'"help":"/help"' in answer


def test_a_trailer_is_no_header(strict: Server) -> None:
    sent = POST + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nOrigin: https://evil.example\r\n\r\n"
    assert statuses(strict, sent) == [201]


def test_requests_sent_ahead_are_answered_in_order_up_to_a_number(strict: Server) -> None:
    assert statuses(strict, (GET + HOST + b"\r\n") * 3 + GET + HOST + CLOSE + b"\r\n") == [200] * 4
    assert len(statuses(strict, (GET + HOST + b"\r\n") * 50)) <= 50


@pytest.mark.parametrize("what", [b"h2c", b"websocket", b"TLS/1.0"])
def test_no_other_protocol_is_changed_to(strict: Server, what: bytes) -> None:
    sent = GET + HOST + b"Connection: Upgrade\r\nUpgrade: " + what + b"\r\n\r\n" + GET + HOST + b"\r\n"
    assert statuses(strict, sent) == [200]


def dribble(connection: socket.socket, part: bytes, seconds: float) -> None:
    """Send a little again and again."""
    end = time.monotonic() + seconds
    with contextlib.suppress(ConnectionResetError, BrokenPipeError):
        while time.monotonic() < end:
            connection.sendall(part)
            time.sleep(0.1)


@pytest.mark.parametrize(
    ("first", "part", "status"),
    [
        (GET + HOST + b"X: ", b"a", 408),
        (GET + HOST, b"X: a\r\n", 408),
        (b"GET /", b"a", 408),
        (POST + b"Content-Length: 10000\r\n\r\n", b"a", 408),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n", 408),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a", 408),
        (b"", b"\r\n", None),
        (b"", b"", None),
        (GET + HOST + b"\r\n", b"\r\n", 200),
        (GET + HOST + b"\r\n", b"", 200),
    ],
    ids=["header", "headers", "address", "body", "chunks", "chunk's name", "empty lines", "nothing",
         "empty lines after", "nothing after"],
)  # fmt: skip
def test_a_request_that_dribbles_is_given_up(strict: Server, first: bytes, part: bytes, status: int | None) -> None:
    started = time.monotonic()
    with connect(strict) as connection:
        connection.settimeout(10)
        connection.sendall(first)
        dribble(connection, part, SECONDS + 0.7)
        answer = all_of(connection)
    assert time.monotonic() - started < 8
    assert re.findall(rb"HTTP/1\.1 (\d+)", answer) == ([] if status is None else [b"%d" % status])


def test_a_slow_answer_is_not_taken_for_a_slow_request(strict: Server) -> None:
    """The next request lies there while the first is answered."""
    with connect(strict) as connection:
        connection.sendall(GET + HOST + b"\r\n" + GET + HOST)
        time.sleep(SECONDS / 2)
        connection.sendall(CLOSE + b"\r\n")
        assert all_of(connection).count(b"HTTP/1.1 200") == 2


@contextlib.contextmanager
def many(server: Server, number: int, sent: bytes, *sources: str) -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as stack:
        opened = []
        for each in range(number):
            connection = stack.enter_context(connect(server, sources[each % len(sources)]))
            connection.sendall(sent)
            opened.append(connection)
        yield opened


@pytest.mark.parametrize("sent", [b"", GET + HOST, POST + b"Content-Length: 9\r\n\r\n{"], ids=["idle", "head", "body"])
def test_a_newcomer_is_answered_when_all_places_are_taken(strict: Server, sent: bytes) -> None:
    sources = [f"127.0.0.{number}" for number in range(20, 26)]
    with many(strict, CONNECTIONS * 2, sent, *sources):
        started = time.monotonic()
        with connect(strict, "127.0.0.30") as connection:
            connection.sendall(GET + HOST + CLOSE + b"\r\n")
            assert all_of(connection).startswith(b"HTTP/1.1 200")
        assert time.monotonic() - started < 1, "not only once the others are given up"


def test_one_address_cannot_take_every_place(strict: Server) -> None:
    with many(strict, 5, GET + HOST + b"\r\n", "127.0.0.40") as kept:
        for connection in kept:
            assert one_answer(connection).startswith(b"HTTP/1.1 200")
        with many(strict, CONNECTIONS * 2, GET + HOST, "127.0.0.41"):
            for connection in kept:
                connection.sendall(GET + HOST + CLOSE + b"\r\n")
                assert all_of(connection).startswith(b"HTTP/1.1 200")


def test_what_is_half_sent_gives_way_after_what_is_silent(strict: Server) -> None:
    source = "127.0.0.50"
    with connect(strict, source) as half:
        half.sendall(GET + HOST)
        with many(strict, OF_ADDRESS - 1, GET + HOST + b"\r\n", source) as silent:
            for connection in silent:
                assert one_answer(connection).startswith(b"HTTP/1.1 200")
            with connect(strict, source) as newcomer:
                newcomer.sendall(GET + HOST + CLOSE + b"\r\n")
                assert all_of(newcomer).startswith(b"HTTP/1.1 200")
            half.sendall(CLOSE + b"\r\n")
            assert all_of(half).startswith(b"HTTP/1.1 200")
            assert all_of(silent[0]) == b"", "the one that was silent longest was closed"


def test_refusals_are_counted(strict: Server) -> None:
    statuses(strict, b"nonsense\r\n\r\n")
    text = httpx.get(f"{strict.url}/metrics").text
    assert 'newleaf_refused_total{status="400"}' in text
    assert "Invalid HTTP request" not in "".join(strict.log), "anybody could fill the log with it"
