"""Own words are in the reply that answers them and afterwards nowhere: in no database, no hash, no log."""

from collections.abc import Callable
from pathlib import Path

import httpx

from newleaf.content.marks import mark
from tests.conftest import Server

WORDS = "my marmalade evenings belong to me"
TAPS = ("exercise:words", "step:kind.need", "step:back", "step:kind.no", "step:about_no.talk")


def test_own_words_are_used_once_and_leave_no_trace(
    model: Path, start_server: Callable[..., Server], tmp_path: Path
) -> None:
    server = start_server(NEWLEAF_DATABASE_URL=f"sqlite:///{tmp_path}/own.db")
    with httpx.Client(base_url=server.url, timeout=20) as http:
        token = http.post("/v1/sessions", json={}).json()["token"]

        def send(**body: str) -> list[dict]:
            answer = http.post("/v1/messages", json=body, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200, answer.text
            return answer.json()["messages"]

        for key in TAPS:
            asked = send(choice=key)
        assert asked[-1]["guided"]["own_words"]
        built, last = send(text=WORDS)
        assert built["text"].count("My marmalade evenings belong to me.") == 3
        assert last["guided"] is None
        later = [send(text="resume"), send(choice="exercises"), send(text="tell me more"), send(choice="step:resume")]
        assert "marmalade" not in str(later)
        metrics = http.get("/metrics").text
    traces = [WORDS, "marmalade", *(mark(text) for text in (WORDS, built["text"]))]
    kept = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert any(b"slots" in content for content in kept.values())
    for trace in traces:
        assert not [name for name, content in kept.items() if trace.encode() in content]
        assert trace not in "".join(server.log) and trace not in metrics
