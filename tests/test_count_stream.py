"""The stream of events carries sums and nothing else, and a broken broker harms nobody."""

import asyncio
import json
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from newleaf import metrics
from newleaf.count_stream import CountStream
from newleaf.errors import SettingsError


def configured(folder: Path, text: str) -> Path:
    file = folder / "events.yml"
    file.write_text(text, encoding="utf-8")
    return file


async def for_a_moment(stream: CountStream, seconds: float = 0.25) -> None:
    running = asyncio.create_task(stream.run())
    await asyncio.sleep(seconds)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


def test_what_is_counted_is_sent_once_and_all_of_it(tmp_path: Path) -> None:
    written = tmp_path / "written.jsonl"
    stream = CountStream(configured(tmp_path, f"event_broker:\n  type: file\n  path: {written}\n"), every=0.05)

    async def scene() -> None:
        running = asyncio.create_task(stream.run())
        metrics.MESSAGES.labels("text").inc(3)
        await asyncio.sleep(0.2)
        metrics.MESSAGES.labels("text").inc(2)
        metrics.SIGNALS.labels("despair", "concern").inc()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(scene())
    events = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert [event["counts"].get("newleaf_messages_total kind=text") for event in events] == [3, 2]
    assert events[1]["counts"]["newleaf_signals_total signal=despair tier=concern"] == 1
    assert all(set(event) == {"event", "timestamp", "worker", "counts"} for event in events)


def test_a_broker_that_is_not_there_is_counted_and_tried_again(tmp_path: Path) -> None:
    stream = CountStream(configured(tmp_path, "event_broker:\n  type: nowhere.NoBroker\n"), every=0.05)
    before = REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "events"}) or 0
    metrics.MESSAGES.labels("text").inc()
    asyncio.run(for_a_moment(stream))
    assert REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "events"}) >= before + 2


@pytest.mark.parametrize("text", ["tracker_store: {}\n", "event_broker: [\n"])
def test_a_file_without_a_broker_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="NEWLEAF_EVENTS_FILE"):
        CountStream(configured(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="NEWLEAF_EVENTS_FILE"):
        CountStream(tmp_path / "none.yml")
