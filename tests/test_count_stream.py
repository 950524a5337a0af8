"""The stream of events carries sums and nothing else, and a broken broker harms nobody."""

import asyncio
import json
from pathlib import Path
from typing import ClassVar

import pytest
from prometheus_client import REGISTRY
from rasa.core.brokers.broker import EventBroker

from newleaf import metrics
from newleaf.count_stream import CountStream
from newleaf.errors import SettingsError


class SendsBeside(EventBroker):
    """As Rasa's for RabbitMQ: sends in a task, and keeps what it cannot send to itself."""

    sent: ClassVar[list[dict]] = []
    away = False

    def __init__(self) -> None:
        self._unpublished_events: list[dict] = []
        self._tasks: list[asyncio.Task] = []

    @classmethod
    async def from_endpoint_config(cls, *_: object) -> "SendsBeside":
        return cls()

    def publish(self, event: dict) -> None:
        self._tasks.append(asyncio.get_running_loop().create_task(self._send(event)))

    async def _send(self, event: dict) -> None:
        await asyncio.sleep(0.01)
        (self._unpublished_events if self.away else self.sent).append(event)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CountStream:
    monkeypatch.setattr(SendsBeside, "sent", [])
    return CountStream(configured(tmp_path, f"event_broker:\n  type: {__name__}.SendsBeside\n"), every=0.05)


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


def test_the_last_counts_are_sent_before_the_broker_is_closed(beside: CountStream) -> None:
    async def scene() -> None:
        running = asyncio.create_task(beside.run())
        await asyncio.sleep(0)
        metrics.MESSAGES.labels("text").inc(7)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(scene())
    assert [event["counts"]["newleaf_messages_total kind=text"] for event in SendsBeside.sent] == [7]


def test_a_broker_that_keeps_events_to_itself_is_counted(
    beside: CountStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SendsBeside, "away", True)
    before = REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "events"}) or 0

    async def scene() -> None:
        running = asyncio.create_task(for_a_moment(beside, 0.4))
        while not running.done():
            metrics.MESSAGES.labels("text").inc()
            await asyncio.sleep(0.05)
        await running

    asyncio.run(scene())
    assert REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "events"}) > before


@pytest.mark.parametrize("text", ["tracker_store: {}\n", "event_broker: [\n"])
def test_a_file_without_a_broker_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="NEWLEAF_EVENTS_FILE"):
        CountStream(configured(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="NEWLEAF_EVENTS_FILE"):
        CountStream(tmp_path / "none.yml")
