"""How much one, two and four workers serve behind the shipped proxy, and what a message costs in time of a core.

    .venv/bin/python -m bench.workers --workers 1 2 4 --seconds 60

Prints a table in Markdown. The load runs on the same machine and its share of the cores is printed: where workers, load
and PostgreSQL together use all of them, more workers cannot serve more. What a message costs of a core is counted by
the workers themselves, so that other programs on the machine change it little.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import httpx

from tests.postgresql import PostgreSQL
from tests.redis import RedisServer
from tests.scale.site import Site

TURNS = ("how long should we wait?", "what can we try?", "he hit me last night", "I feel sad", "how do I trust again?")
CLIENTS = 8
NO_LIMITS = {"NEWLEAF_LIMITS_URL": "off", "NEWLEAF_LOG_LEVEL": "WARNING"}


@dataclass(frozen=True)
class Measured:
    """One run."""

    workers: int
    messages: float
    seconds: float
    worker_cpu: float
    load_cpu: float
    slowest: list[float]
    degraded: float

    def row(self) -> str:
        """A line of the table."""
        times = sorted(self.slowest)
        half, most = times[len(times) // 2], times[int(len(times) * 0.99)]
        return (
            f"| {self.workers} | {self.messages / self.seconds:.1f} | {self.messages / self.worker_cpu:.1f} "
            f"| {1000 * self.worker_cpu / self.messages:.1f} | {1000 * half:.0f} | {1000 * most:.0f} "
            f"| {self.worker_cpu / self.seconds:.2f} | {self.load_cpu / self.seconds:.2f} | {self.degraded:.0f} |"
        )


HEAD = (
    "| workers | messages a second | messages a core-second | ms of a core | median ms | 99 % ms | cores of workers "
    "| cores of the load | degraded |\n|---|---|---|---|---|---|---|---|---|"
)


def measured(site: Site, seconds: float) -> Measured:
    """Let clients talk for so long."""
    times: list[float] = []
    before = _counts(site)
    started, used = time.monotonic(), sum(os.times()[:2])
    numbers = count()
    threads = [
        threading.Thread(target=_talk, args=(site, started + seconds, times, numbers), daemon=True)
        for _ in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent, load = time.monotonic() - started, sum(os.times()[:2]) - used
    messages, cpu, degraded = (after - each for after, each in zip(_counts(site), before, strict=True))
    return Measured(len(site.workers), messages, spent, cpu, load, times, degraded)


def _counts(site: Site) -> tuple[float, float, float]:
    names = ("newleaf_messages_total", "process_cpu_seconds_total", "newleaf_degraded_total")
    return tuple(site.counted(name) for name in names)  # type: ignore[return-value]


def _talk(site: Site, until: float, times: list[float], numbers: Iterator[int]) -> None:
    with httpx.Client(base_url=site.url, timeout=60) as http:
        while time.monotonic() < until:
            token = http.post("/v1/sessions", json={"country": "GB"}).json()["token"]
            for _ in range(2):
                text = TURNS[next(numbers) % len(TURNS)]
                started = time.monotonic()
                http.post("/v1/messages", json={"text": text}, headers={"Authorization": f"Bearer {token}"})
                times.append(time.monotonic() - started)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    asked.add_argument("--seconds", type=float, default=60)
    given = asked.parse_args()
    database, redis = PostgreSQL.start(), RedisServer.start_one()
    print(HEAD)
    try:
        for number in given.workers:
            site = Site.open(database, redis, Path(tempfile.mkdtemp()), number, **NO_LIMITS)
            try:
                measured(site, min(10, given.seconds))  # warm
                print(measured(site, given.seconds).row(), flush=True)
            finally:
                site.close()
    finally:
        redis.stop()
        database.stop()


if __name__ == "__main__":
    main()
