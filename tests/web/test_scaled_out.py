"""A worker that keeps its actions on a server of their own, and sends its counts to a stream of events."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import NEWLEAF, PROJECT, Server
from tests.scale.site import free_port

WORDS = "zebrafish"
CRY = f"{WORDS} he hit me last night and I am scared of him"


@pytest.fixture(scope="module")
def action_server() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    port = free_port()
    process = subprocess.Popen(
        [*NEWLEAF, "actions", "--port", str(port)], cwd=PROJECT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    for _ in range(600):
        try:
            httpx.get(f"http://127.0.0.1:{port}/health", timeout=1)
            break
        except httpx.HTTPError:
            time.sleep(0.2)
    yield f"http://127.0.0.1:{port}/webhook", process
    process.kill()
    process.wait()


def talk(server: Server, *texts: str) -> list[list[dict]]:
    with httpx.Client(base_url=server.url, timeout=20) as http:
        token = http.post("/v1/sessions", json={"country": "IE"}).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        return [http.post("/v1/messages", json={"text": text}, headers=headers).json()["messages"] for text in texts]


def counted(server: Server, line: str) -> bool:
    return line in httpx.get(f"{server.url}/metrics", timeout=20).text


def test_actions_may_run_elsewhere_and_their_server_may_die(
    action_server: tuple[str, subprocess.Popen[str]], start_server: Callable[..., Server], model: Path, tmp_path: Path
) -> None:
    url, process = action_server
    events, file = tmp_path / "events.jsonl", tmp_path / "events.yml"
    file.write_text(f"event_broker:\n  type: tests.web.event_file.EventFile\n  path: {events}\n", encoding="utf-8")
    server = start_server(NEWLEAF_ACTIONS_URL=url, NEWLEAF_EVENTS_FILE=str(file))

    (first, second) = talk(server, CRY, "find me a therapist")
    assert first[0]["kind"] == "help" and first[0]["country"]["code"] == "IE"
    assert any(message.get("choices") for message in second)
    assert not counted(server, 'newleaf_degraded_total{part="action"}')

    process.terminate()
    said, _ = process.communicate(timeout=20)
    assert WORDS not in said
    (first,) = talk(server, CRY)
    assert first[0]["kind"] == "help" and first[0]["services"] and first[0]["country"]["code"] == "IE"
    assert counted(server, 'newleaf_degraded_total{part="action"}')

    server.stop()
    sent = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    assert sum(event["counts"].get("newleaf_messages_total kind=text", 0) for event in sent) == 3
    assert WORDS not in events.read_text(encoding="utf-8")
