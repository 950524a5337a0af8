"""A real server process for the tests that need one, on a free port with a database of its own."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

pytest_plugins = ["tests.databases"]

PROJECT = Path(__file__).resolve().parent.parent
START_SECONDS = 300
NEWLEAF = [sys.executable, "-m", "newleaf"]


@dataclass
class Server:
    """A running `newleaf serve`; `log` grows with everything it prints."""

    process: subprocess.Popen[str]
    url: str
    log: list[str] = field(default_factory=list)

    def stop(self) -> None:
        """End it and wait."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def model(project: Path) -> Path:
    """The model trained on the present data; trained now, with the screen's learned layer, if one is missing."""
    from newleaf.dialogue.training import model_path
    from newleaf.screening import is_trained

    if not model_path(project).exists() or not is_trained(project):
        subprocess.run([*NEWLEAF, "train"], cwd=project, check=True, capture_output=True, text=True)
    return model_path(project)


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts a server with extra environment variables; all are stopped at the end.

    `program`: another that ends in `newleaf.cli.main`, to break something in the server first.
    """
    servers: list[Server] = []

    def start(program: Sequence[str] = NEWLEAF, **environment: str) -> Server:
        folder = tmp_path_factory.mktemp("server")
        settings = {
            "NEWLEAF_DATABASE_URL": f"sqlite:///{folder}/newleaf.db",
            "NEWLEAF_SECRET": "a key for tests only, longer than thirty-two characters",
            "NEWLEAF_LIMITS_URL": "off",  # hundreds of tests come from one address
            **environment,
        }
        process = subprocess.Popen(
            [*program, "serve", "--port", "0"],
            cwd=PROJECT,
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        log: list[str] = []
        ready = threading.Event()
        threading.Thread(target=_read, args=(process, log, ready), daemon=True).start()
        ready.wait(START_SECONDS)
        found = [match for line in log if (match := re.search(r"Ready: (http://\S+?)/ ", line))]
        if not found:
            process.kill()
            pytest.fail("the server did not get ready:\n" + "".join(log))
        server = Server(process, found[0].group(1), log)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


def _read(process: subprocess.Popen[str], log: list[str], ready: threading.Event) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        log.append(line)
        if "Ready: " in line:
            ready.set()
    ready.set()  # it ended: do not wait any longer


@pytest.fixture(scope="session")
def server(model: Path, start_server: Callable[..., Server]) -> Server:
    """One server that tests share; they must not break it. It lets one foreign site embed the widget."""
    return start_server(NEWLEAF_ALLOWED_ORIGINS='["https://practice.example"]')


@pytest.fixture(scope="session")
def server_url(server: Server) -> str:
    """Address of the shared server, without a slash at the end."""
    return server.url


@pytest.fixture
def http(server_url: str) -> Iterator[httpx.Client]:
    """A client of the shared server."""
    with httpx.Client(base_url=server_url, timeout=20) as client:
        yield client


@pytest.fixture
def token(http: httpx.Client) -> str:
    """The token of a fresh session."""
    return http.post("/v1/sessions", json={}).json()["token"]


@pytest.fixture
def say(http: httpx.Client, token: str) -> Callable[..., list[dict]]:
    """Sends text (or `choice=`) in one fresh session and returns the messages, which are checked to be well formed."""

    def send(text: str | None = None, choice: str | None = None) -> list[dict]:
        body = {"text": text} if choice is None else {"choice": choice}
        answer = http.post("/v1/messages", json=body, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.text
        messages = answer.json()["messages"]
        assert messages and all(message["text"].strip() for message in messages)
        return messages

    return send
