"""Sends counts to a stream of events: what has been answered, found and gone without since the last event.

The broker is one of Rasa's (`pika` for RabbitMQ, `kafka`) or a class of one's own, set in a YAML file as in
Rasa's endpoints.yml. Rasa would send each event of each conversation, with its words; here nothing is sent but sums of
counters whose labels come from fixed vocabularies, so no event can be about one visitor's words or times.
"""

import asyncio
import logging
import os
import socket
import time
from pathlib import Path
from typing import Any

import rasa.shared.core.events  # noqa: F401  Rasa's broker for RabbitMQ uses it and does not import it
from prometheus_client import REGISTRY
from rasa.core.brokers.broker import EventBroker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import read_endpoint_config

from newleaf import metrics
from newleaf.errors import SettingsError

log = logging.getLogger(__name__)

EVERY_SECONDS = 10.0
LAST_SECONDS = 2.0
"""For what was handed to the broker at the end to be on its way."""
SECTION = "event_broker"
PREFIX, SUFFIX = "newleaf_", "_total"
Counts = dict[str, float]


class CountStream:
    """Publishes one event about every ten seconds in which something was counted."""

    def __init__(self, file: Path, every: float = EVERY_SECONDS) -> None:
        """Raises SettingsError for a file without a usable `event_broker` section."""
        try:
            self._config = read_endpoint_config(str(file), SECTION)
        except (OSError, RasaException, ValueError) as error:
            raise SettingsError(f"NEWLEAF_EVENTS_FILE: {file} cannot be read ({type(error).__name__})") from error
        if self._config is None:
            raise SettingsError(f"NEWLEAF_EVENTS_FILE: {file} has no section `{SECTION}:`, or is not there")
        self._every = every
        self._broker: EventBroker | None = None
        self._sent: Counts = counted()
        self._worker = f"{socket.gethostname()}:{os.getpid()}"

    async def run(self) -> None:
        """Go on until cancelled; then send what is left. A broker that fails is tried again, and counted."""
        try:
            while True:
                await asyncio.sleep(self._every)
                await self._publish()
        finally:
            before = asyncio.all_tasks()
            await self._publish()
            if sending := asyncio.all_tasks() - before:  # Rasa's brokers may send beside
                await asyncio.wait(sending, timeout=LAST_SECONDS)
            if self._broker is not None:
                await self._broker.close()

    async def _publish(self) -> None:
        now = counted()
        new = {name: value - self._sent.get(name, 0) for name, value in now.items() if value != self._sent.get(name, 0)}
        if not new:
            return
        try:
            if self._broker is None:
                self._broker = await asyncio.wait_for(EventBroker.create(self._config), self._every)
            if self._broker is None:  # Rasa only warns of a class that it does not find
                raise RasaException("there is no such broker")
            self._broker.publish(event_of(new, self._worker))
            if getattr(self._broker, "_unpublished_events", None):  # Rasa's for RabbitMQ keeps them, and tells nobody
                metrics.DEGRADED.labels("events").inc()
                log.error("The event broker is away: counts wait in memory until it is back.")
        except Exception as error:  # the libraries of brokers raise what they like; the counts go along next time
            metrics.DEGRADED.labels("events").inc()
            log.error("The counts could not be sent to the event broker: %s", type(error).__name__)
            return
        self._sent = now


def counted() -> Counts:
    """Every counter of ours, by its name and labels."""
    return {
        "".join([sample.name, *(f" {name}={value}" for name, value in sorted(sample.labels.items()))]): sample.value
        for metric in REGISTRY.collect()
        if metric.type == "counter" and metric.name.startswith(PREFIX)
        for sample in metric.samples
        if sample.name.endswith(SUFFIX)
    }


def event_of(new: Counts, worker: str) -> dict[str, Any]:
    """What is sent: when, by which process, and how much has come to each counter."""
    return {"event": "newleaf_counts", "timestamp": time.time(), "worker": worker, "counts": new}
