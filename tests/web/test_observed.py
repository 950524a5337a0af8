"""What an operator sees: metrics with fixed words, readiness that tried, logs of one JSON object a line."""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import Server

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture(scope="module")
def observed(start_server: Callable[..., Server], model: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    folder = tmp_path_factory.mktemp("observed")
    server = start_server(
        NEWLEAF_DATABASE_URL=f"sqlite:///{folder}/newleaf.db", NEWLEAF_LOG_FORMAT="json", NEWLEAF_LOG_LEVEL="DEBUG",
        NEWLEAF_RETENTION_SECONDS="0.5",
    )  # fmt: skip
    server.folder = folder
    return server


def measured(server: Server) -> Samples:
    families = text_string_to_metric_families(httpx.get(f"{server.url}/metrics").text)
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def talked(server: Server) -> Samples:
    """What is counted of messages."""
    counted = ("newleaf_intents_total", "newleaf_messages_total")
    return {key: value for key, value in measured(server).items() if key[0] in counted}


def talk(server: Server, *said: dict[str, str]) -> None:
    with httpx.Client(base_url=server.url, timeout=20) as http:
        headers = {"Authorization": "Bearer " + http.post("/v1/sessions", json={}).json()["token"]}
        for body in said:
            assert http.post("/v1/messages", json=body, headers=headers).status_code == 200


def test_messages_are_counted_by_intent_and_timed_by_part(observed: Server) -> None:
    before = measured(observed)
    talk(
        observed, {"text": "how long should we wait before we have sex again?"}, {"choice": "ask_more"},
        {"text": "he hit me last night and I am scared of him"},
    )  # fmt: skip
    after = measured(observed)

    def grew(name: str, **labels: str) -> float:
        key = (name, tuple(sorted(labels.items())))
        return after[key] - before.get(key, 0)

    assert grew("newleaf_intents_total", intent="faq_timing") == 1
    assert grew("newleaf_intents_total", intent="ask_more") == 1
    assert grew("newleaf_intents_total", intent="distress_partner_violence") == 1
    assert grew("newleaf_signals_total", signal="partner_violence", tier="acute") == 1
    assert grew("newleaf_messages_total", kind="text") == 2
    assert grew("newleaf_message_seconds_count") == 3
    assert grew("newleaf_part_seconds_count", part="screen") == 2
    assert grew("newleaf_part_seconds_count", part="dialogue") == 3
    assert 0 < grew("newleaf_part_seconds_sum", part="dialogue") < grew("newleaf_message_seconds_sum")


def test_open_sessions_are_counted(observed: Server) -> None:
    talk(observed, {"text": "hello"})
    with sqlite3.connect(observed.folder / "newleaf.db") as reading:
        (held,) = reading.execute("select count(*) from sessions").fetchone()
    assert held
    deadline = time.monotonic() + 5
    while measured(observed)["newleaf_sessions_open", ()] != held and time.monotonic() < deadline:
        time.sleep(0.1)
    assert measured(observed)["newleaf_sessions_open", ()] == held


def test_no_slot_of_a_whole_conversation_is_refused(observed: Server) -> None:
    talk(
        observed, {"text": "I'm in Ireland and I was cheated on, how long should we wait?"}, {"choice": "ask_try"},
        {"choice": "another_one"}, {"text": "find me a therapist"}, {"text": "for us two"}, {"text": "online"},
        {"choice": "find_professional:price"}, {"choice": "find_professional:show"}, {"text": "my partner refuses"},
        {"choice": "inform_country:GB"}, {"text": "he hit me and I want to die"}, {"text": "no"}, {"text": "yes"},
        {"text": "quiero morir, no aguanto más"}, {"text": "that is not what I meant"}, {"choice": "ask_help"},
        {"text": "I took an overdose of pills"}, {"text": "I'm 15"}, {"text": "my dad hits me"}, {"choice": "faq_hope"},
    )  # fmt: skip
    assert "# HELP newleaf_slots_refused_total" in httpx.get(f"{observed.url}/metrics").text
    assert not [key for key in measured(observed) if key[0] == "newleaf_slots_refused_total"]


def test_readiness_tries_every_part_and_keeps_nothing_of_it(observed: Server) -> None:
    before = talked(observed)
    ready = httpx.get(f"{observed.url}/health/ready")
    assert ready.status_code == 200
    assert set(ready.json()["parts"]) == {
        "screen", "learned", "second_reader", "model", "directory", "sessions", "dialogue", "serving"
    }  # fmt: skip
    assert talked(observed) == before
    with sqlite3.connect(observed.folder / "newleaf.db") as reading:
        kept = reading.execute("select count(*) from sessions where id like 'probe%' or id = 'readiness'").fetchone()
    assert kept == (0,)


def test_it_is_not_ready_when_sessions_can_be_read_and_not_written(
    start_server: Callable[..., Server], model: Path, tmp_path: Path
) -> None:
    server = start_server(NEWLEAF_DATABASE_URL=f"sqlite:///{tmp_path}/newleaf.db")
    assert httpx.get(f"{server.url}/health/ready").status_code == 200
    with sqlite3.connect(tmp_path / "newleaf.db", isolation_level=None) as writing:
        writing.execute("create trigger full before insert on sessions begin select raise(abort, 'disk full'); end")
        time.sleep(1.1)  # a finding holds for a second
        ready = httpx.get(f"{server.url}/health/ready", timeout=20)
        assert ready.status_code == 503 and "NEWLEAF_DATABASE_URL" in ready.json()["parts"]["sessions"]
        assert 'newleaf_ready{part="sessions"} 0.0' in httpx.get(f"{server.url}/metrics").text
        writing.execute("drop trigger full")
        time.sleep(1.1)
        assert httpx.get(f"{server.url}/health/ready").status_code == 200


def test_every_line_of_the_log_is_a_json_object(observed: Server) -> None:
    assert observed.log
    for line in observed.log:
        record = json.loads(line)
        assert {"time", "level", "logger", "event"} <= record.keys()
    assert any("Ready: " in json.loads(line)["event"] for line in observed.log)
