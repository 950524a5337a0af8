"""Words that a visitor types are found nowhere after the reply: looked for in everything a real server leaves behind.

Every route gets a word of its own that exists nowhere else, on a server that spills all it can at the finest log level.
"""

import contextlib
import re
import socket
import sqlite3
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.conftest import PROJECT, Server

LEAKY = [sys.executable, str(PROJECT / "tests" / "privacy" / "leaky_server.py")]
MADE_UP = re.compile(rb"(?i)z(?:\x00)?q(?:\x00)?x(?:\x00)?\w")
"""What all the words begin with, in UTF-8 or UTF-16."""
BIGGEST = 100_000_000
NO_REUSE = httpx.Limits(max_keepalive_connections=0)


@dataclass
class Played:
    """A server that has heard every word, and where it writes."""

    server: Server
    folder: Path

    def written(self) -> list[Path]:
        """Every file in the folders that the server may write to."""
        return [path for path in self.folder.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def played(
    start_server: Callable[..., Server], model: Path, tmp_path_factory: pytest.TempPathFactory
) -> Played:
    folder = tmp_path_factory.mktemp("leaks")
    for name in ("tmp", "home"):
        (folder / name).mkdir()
    server = start_server(
        LEAKY,
        PYTHONPATH=str(PROJECT),
        NEWLEAF_DATABASE_URL=f"sqlite:///{folder}/newleaf.db",
        NEWLEAF_LOG_LEVEL="DEBUG",
        PYTHONASYNCIODEBUG="1",
        PYTHONWARNINGS="always",
        TMPDIR=str(folder / "tmp"),
        HOME=str(folder / "home"),
        LEAK_LOG=str(folder / "tells_all.log"),
    )
    _play(server)
    (folder / "tells_all.log").touch()  # from now on, further handlers
    time.sleep(1)
    _play(server)
    return Played(server, folder)


def _play(server: Server) -> None:
    with httpx.Client(base_url=server.url, timeout=30, limits=NO_REUSE) as http:
        token = http.post("/v1/sessions", json={"language": "zq-zqxtag"}).json()["token"]

        def say(body: dict[str, object] | None = None, **more: object) -> httpx.Response:
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            return http.post("/v1/messages", json=body, **{"headers": headers, **more})

        for text in (
            "zqxquestion how long should we wait", "zqxcry he hit me and I am scared of him", "I'm in zqxland",
            "zqxaction crash please", "zqxdialogue boom", "zqxscreen shatter", "/zqxcommand", "/restart zqxrestart",
            '/inform_country{"country": "zqxentity"}', "zqxlong " * 1500, "find me a therapist in zqxtown",
            "online zqxwish please", "je suis zqxfrench et je veux mourir", "ZQXCAPITALS", "zqxümlaut ☃ zqx\u202erever",
            "my number is zqxphone 07700 900123", "I betrayed zqxname", "tell me more zqxmore", "zqx1 zqx2",
        ):  # fmt: skip
            assert say({"text": text}).status_code in (200, 500)
        for choice in ("zqxchoice", "inform_country:zqxcode", "faq_timing:zqxrole", "find_professional"):
            say({"choice": choice})
        say(content=b'{"text": "zqxbroken')
        say(content=b'{"text": "zqxbytes \xff"}')
        say({"zqxfield": "zqxvalue", "text": "hello"})
        say({"text": ["zqxlist"]})
        say(content=b'{"text": "' + b"zqxhuge " * 4000 + b'"}')
        say({"text": "hello"}, headers={"Authorization": "Bearer zqxtoken"})
        say({"text": "hello"}, headers={"Authorization": f"zqxscheme {token}", "Cookie": "zqx=zqxcookie"})
        http.post("/v1/messages", data={"text": "zqxform"}, files={"zqxfile": b"zqxcontent" * 200_000})
        http.post("/v1/sessions", json={"country": "zqxcountry", "language": "zqxlanguage"})
        http.delete("/v1/sessions", headers={"Authorization": "Bearer zqxdelete"})
        for path in (
            "/v1/services?topic=zqxtopic", "/v1/services?country=zqxq", "/v1/services?region=zqxregion&zqxname=1",
            "/v1/professionals?good_for=zqxgood", "/help/zqxpath", "/help?country=zqxhelp", "/zqxmissing",
            "/static/zqxstatic", "/static/../zqxup", "/widget.js?country=zqxwidget", "/metrics?zqxmetrics",
            "/v1/sessions/?zqxslash", "/chat?zqxchat",
        ):  # fmt: skip
            http.get(path, headers={"Accept": "text/html", "Accept-Language": "zqxaccept", "User-Agent": "zqxagent"})
            http.get(path, headers={"Origin": "https://zqxorigin", "Referer": "https://zqxreferer"})
        http.request("ZQXMETHOD", "/v1/messages")
        for line in (b"GET zqxraw\r\n\r\n", b"POST /v1/messages HTTP/1.1\r\nzqxheader\r\n\r\n", b"zqxnothing"):
            _send(server, line)


def _send(server: Server, line: bytes) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as raw:
        raw.sendall(line)
        raw.settimeout(1)
        with contextlib.suppress(TimeoutError):
            raw.recv(1000)


def test_not_in_the_database_its_log_and_its_index(played: Played) -> None:
    files = sorted(played.folder.glob("newleaf.db*"))
    assert [each.name for each in files] == ["newleaf.db", "newleaf.db-shm", "newleaf.db-wal"]
    for file in files:
        assert not MADE_UP.search(file.read_bytes()), file.name


def test_not_in_the_log_at_the_finest_level(played: Played) -> None:
    log = "".join(played.server.log)
    assert "words withheld" in log  # it was there to be told
    assert "KeyError" in log and "leaky_server.py" in log  # and what helps to find a fault is told
    assert not MADE_UP.search(log.encode()), _around(log)


def test_not_in_a_handler_that_came_later(played: Played) -> None:
    told = (played.folder / "tells_all.log").read_text(encoding="utf-8")
    assert "somebody.elses.library" in told and "newleaf.web.conversation" in told
    assert not MADE_UP.search(told.encode()), _around(told)


def test_not_in_any_file_that_it_may_write(played: Played) -> None:
    for file in played.written():
        assert not MADE_UP.search(file.read_bytes()), file


def test_not_in_metrics_health_or_openapi(played: Played) -> None:
    for path in ("/metrics", "/health/ready", "/openapi.json"):
        assert not MADE_UP.search(httpx.get(played.server.url + path).content), path


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_not_in_open_files_command_line_or_environment(played: Played) -> None:
    process = Path(f"/proc/{played.server.process.pid}")
    for name in ("cmdline", "environ", "comm", "status"):
        assert not MADE_UP.search((process / name).read_bytes()), name
    looked_at = []
    for descriptor in (process / "fd").iterdir():
        try:
            status, name = descriptor.stat(), descriptor.readlink()
        except FileNotFoundError:
            continue  # closed meanwhile
        if stat.S_ISREG(status.st_mode) and status.st_size < BIGGEST:
            assert not MADE_UP.search(descriptor.read_bytes()), name
            looked_at.append(name)
    assert looked_at


def test_not_in_an_error_that_comes_back(played: Played) -> None:
    with httpx.Client(base_url=played.server.url, timeout=30, limits=NO_REUSE) as http:
        token = http.post("/v1/sessions", json={}).json()["token"]
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        answers = [
            http.post("/v1/messages", json={"text": "zqxscreen shatter"}, headers=headers),
            http.post("/v1/messages", json={"text": "zqxdialogue boom"}, headers=headers),
            http.post("/v1/messages", json={"zqxfield": 1, "text": "a"}, headers=headers),
            http.post("/v1/messages", json={"choice": "zqxchoice"}, headers=headers),
            http.post("/v1/messages", content=b'{"zqxbroken', headers=headers),
            http.get("/v1/services?topic=zqxtopic"),
            http.get("/v1/services?country=zqxcountry"),
            http.get("/help/zqxpath", headers={"Accept": "text/html"}),
            http.get("/zqxmissing", headers={"Accept": "text/html"}),
        ]
    for answer in answers:
        assert not MADE_UP.search(answer.content), answer.text


def test_forgetting_takes_the_session_out_of_the_files_before_it_is_confirmed(played: Played) -> None:
    database = played.folder / "newleaf.db"
    with httpx.Client(base_url=played.server.url, timeout=30) as http, sqlite3.connect(database) as reading:
        before = {row[0] for row in reading.execute("select id from sessions")}
        token = http.post("/v1/sessions", json={"country": "GB"}).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        http.post("/v1/messages", json={"text": "how long should we wait?"}, headers=headers)
        (session,) = {row[0] for row in reading.execute("select id from sessions")} - before
        reading.rollback()
        assert any(session.encode() in file.read_bytes() for file in played.folder.glob("newleaf.db*"))
        assert http.delete("/v1/sessions", headers=headers).status_code == 204
        for file in played.folder.glob("newleaf.db*"):
            assert session.encode() not in file.read_bytes(), file.name
        assert http.post("/v1/messages", json={"text": "hello"}, headers=headers).status_code == 401


def _around(text: str) -> str:
    """Where the first of the words is."""
    raw = text.encode()
    found = MADE_UP.search(raw)
    return raw[max(0, found.start() - 300) : found.end() + 60].decode(errors="replace") if found else ""
