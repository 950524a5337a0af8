"""Help never fails silently: what is broken is said, counted and gone round."""

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.conftest import NEWLEAF, PROJECT, Server

CRY = "he hit me last night and I am scared of him"


def talk(server: Server, text: str) -> list[dict]:
    with httpx.Client(base_url=server.url, timeout=20) as http:
        token = http.post("/v1/sessions", json={}).json()["token"]
        answer = http.post("/v1/messages", json={"text": text}, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.text
        return answer.json()["messages"]


def copy_of_project(folder: Path) -> Path:
    """The parts of the project that a server reads, linked, so that one of them can be broken."""
    for name in ("config.yml", "domain.yml", "endpoints.yml", "content", "data", "newleaf", "actions"):
        (folder / name).symlink_to(PROJECT / name)
    return with_learned_layer(folder)


def with_learned_layer(folder: Path) -> Path:
    """Linked, so that it is not learnt again."""
    (folder / "models").mkdir()
    for kind in ("screen", "encoder", "second"):
        for path in (PROJECT / "models").glob(f"{kind}-*"):
            (folder / "models" / path.name).symlink_to(path)
    return folder


@pytest.fixture(scope="module")
def corrupt_model(
    tmp_path_factory: pytest.TempPathFactory, start_server: Callable[..., Server], model: Path
) -> Server:
    folder = copy_of_project(tmp_path_factory.mktemp("project"))
    (folder / "models" / model.name).write_bytes(model.read_bytes()[:10_000])
    return start_server(NEWLEAF_PROJECT=str(folder))


def test_a_corrupt_model_is_named_and_help_still_comes(corrupt_model: Server) -> None:
    messages = talk(corrupt_model, CRY)
    assert messages[0]["kind"] == "help" and messages[0]["services"]
    ready = httpx.get(f"{corrupt_model.url}/health/ready")
    assert ready.status_code == 503
    assert "newleaf train" in ready.json()["parts"]["model"]


def test_without_a_model_any_other_message_gets_an_honest_sentence(corrupt_model: Server) -> None:
    (message,) = talk(corrupt_model, "how long should we wait?")
    assert "our side" in message["text"] or "our end" in message["text"]
    assert 'newleaf_degraded_total{part="model"}' in httpx.get(f"{corrupt_model.url}/metrics").text


def test_the_learned_layer_is_named_among_the_parts(corrupt_model: Server) -> None:
    ready = httpx.get(f"{corrupt_model.url}/health/ready").json()
    assert ready["parts"]["learned"] == "ok"
    assert 'newleaf_ready{part="learned"} 1.0' in httpx.get(f"{corrupt_model.url}/metrics").text


def test_help_is_shown_when_the_database_is_gone(
    start_server: Callable[..., Server], model: Path, tmp_path: Path
) -> None:
    database = tmp_path / "newleaf.db"
    server = start_server(NEWLEAF_DATABASE_URL=f"sqlite:///{database}")
    assert talk(server, CRY)[0]["kind"] == "help"
    for file in tmp_path.glob("newleaf.db*"):
        file.unlink()
    database.mkdir()  # nothing can be opened or made there
    messages = talk(server, CRY)
    assert messages[0]["kind"] == "help" and messages[0]["services"]
    assert talk(server, "how long should we wait?")
    assert httpx.get(f"{server.url}/help?country=GB").status_code == 200
    ready = httpx.get(f"{server.url}/health/ready").json()
    assert ready["parts"]["directory"] != "ok" and ready["parts"]["sessions"] != "ok"
    assert "scared" not in "".join(server.log)


def test_nothing_a_visitor_writes_is_logged_at_any_level(start_server: Callable[..., Server], model: Path) -> None:
    server = start_server(NEWLEAF_LOG_LEVEL="DEBUG")
    for text in ("zebrafish how long should we wait", "zebrafish " + CRY, "zebrafish I'm in Ireland"):
        talk(server, text)
    server.stop()
    assert "zebrafish" not in "".join(server.log)


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*NEWLEAF, *arguments], cwd=PROJECT, env={**os.environ, **environment}, capture_output=True, text=True,
        timeout=300, input=stdin,
    )  # fmt: skip


def test_a_port_in_use_is_said_in_one_line(model: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.returncode == 1
    assert "another: newleaf serve --port" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("file", "find", "put", "says"),
    [
        ("content/answers/hope.md", "couple:", "cuople:", "hope.md:"),
        ("content/help/despair.md", "signal:", "signal: [", "despair.md:"),
        ("data/directory/gb.yml", "name:", "name: [", "gb.yml:"),
        ("domain.yml", "intents:", "intents: {", "domain.yml"),
    ],
)
def test_a_broken_file_is_named_and_nothing_is_served(
    tmp_path: Path, file: str, find: str, put: str, says: str
) -> None:
    import shutil

    for name in ("config.yml", "domain.yml", "endpoints.yml"):
        shutil.copy(PROJECT / name, tmp_path / name)
    for name in ("content", "data"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    with_learned_layer(tmp_path)
    path = tmp_path / file
    path.write_text(path.read_text(encoding="utf-8").replace(find, put, 1), encoding="utf-8")
    result = run("serve", "--port", "0", NEWLEAF_PROJECT=str(tmp_path))
    assert result.returncode == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_the_terminal_trains_first_and_goes_on_with_help_where_that_fails(tmp_path: Path) -> None:
    copy_of_project(tmp_path)
    (tmp_path / "domain.yml").unlink()
    (tmp_path / "domain.yml").write_text("intents: {", encoding="utf-8")
    result = run("ask", "-", stdin=CRY, NEWLEAF_PROJECT=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "Training the guide" in result.stderr and "domain.yml" in result.stderr
    assert json.loads(result.stdout)["messages"][0]["kind"] == "help"


def test_a_wrong_setting_is_named() -> None:
    result = run("ask", "hello", NEWLEAF_SESSION_MINUTES="soon")
    assert result.returncode == 1
    assert "NEWLEAF_SESSION_MINUTES" in result.stderr
