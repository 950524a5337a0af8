"""How much one, two and four workers serve behind the shipped proxy, and what a message costs each part.

    .venv/bin/python -m bench.workers --workers 1 2 4 --seconds 60

Prints tables in Markdown: docs/scale.md explains them. The load runs on the same machine, and its share of the cores is
printed: where all of them together use every core, more workers cannot serve more. What a message costs of a core is
counted by the processes themselves, so that other programs on the machine change it little. Linux, with PostgreSQL,
Redis, nginx and ss.
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
import redis

from bench.server_costs import Costs, costs, engine, kept
from tests.postgresql import PostgreSQL
from tests.redis import RedisServer
from tests.scale.site import Site

TURNS = ("how long should we wait?", "what can we try?", "he hit me last night", "I feel sad", "how do I trust again?")
CLIENTS = 8
MESSAGES = 8
"""In each conversation, after its beginning."""
ADDRESS = "127.0.0.7"
"""Of PostgreSQL, so that bytes can be counted; another server on the usual address is in nobody's way."""
NO_LIMITS = {"NEWLEAF_LIMITS_URL": "off", "NEWLEAF_LOG_LEVEL": "WARNING"}


@dataclass(frozen=True)
class Measured:
    """One run. Times in seconds."""

    workers: int
    messages: float
    seconds: float
    worker_cpu: float
    load_cpu: float
    degraded: float
    times: list[float]
    servers: Costs
    memory: float
    kept: tuple[int, float, float, int]

    def throughput(self) -> str:
        """A line of the first table."""
        times = sorted(self.times)
        half, most = times[len(times) // 2], times[int(len(times) * 0.99)]
        others = self.servers.postgresql_cpu + self.servers.redis_cpu + self.servers.proxy_cpu
        return (
            f"| {self.workers} | {self.messages / self.seconds:.1f} | {self.messages / self.worker_cpu:.1f} "
            f"| {1000 * half:.0f} | {1000 * most:.0f} | {self.worker_cpu / self.seconds:.2f} "
            f"| {others / self.seconds:.2f} | {self.load_cpu / self.seconds:.2f} | {self.degraded:.0f} |"
        )

    def of_a_message(self) -> str:
        """A line of the second table."""
        each = {name: value / self.messages for name, value in vars(self.servers).items()}
        return (
            f"| {self.workers} | {1000 * self.worker_cpu / self.messages:.1f} | {1000 * each['postgresql_cpu']:.2f} "
            f"| {1000 * each['redis_cpu']:.2f} | {1000 * each['proxy_cpu']:.2f} | {each['statements']:.2f} "
            f"| {each['transactions']:.2f} | {each['postgresql_in']:.0f} | {each['postgresql_out']:.0f} "
            f"| {each['log_bytes']:.0f} | {each['commands']:.2f} | {each['redis_in']:.0f} | {each['redis_out']:.0f} |"
        )

    def held(self) -> str:
        """A line of the third table."""
        sessions, row, disk, connections = self.kept
        return f"| {self.workers} | {self.memory / 1e6:.0f} | {sessions} | {row:.0f} | {disk:.0f} | {connections} |"


THROUGHPUT = (
    "| workers | messages a second | messages a core-second of workers | median ms | 99 % ms | cores of workers "
    "| cores of servers | cores of the load | degraded |\n|---|---|---|---|---|---|---|---|---|"
)
OF_A_MESSAGE = (
    "| workers | worker, ms of a core | PostgreSQL | Redis | nginx | statements | transactions | bytes to PostgreSQL "
    "| bytes from it | bytes of its log | Redis commands | bytes to Redis | bytes from it |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)
HELD = (
    "| workers | largest worker, MB | sessions | bytes of a row | bytes on disk a session | connections |\n"
    "|---|---|---|---|---|---|"
)


class Bench:
    """The servers, and a site for each number of workers."""

    def __init__(self) -> None:
        options = ("-h", ADDRESS, "-c", "shared_preload_libraries=pg_stat_statements")
        self.database, self.redis = PostgreSQL.start(*options), RedisServer.start_one()

    def run(self, workers: int, seconds: float) -> Measured:
        """Measure so many workers for so long, after warming up."""
        name = self.database.new_database().partition("?")[0].rpartition("/")[2]
        url = f"postgresql://guide@{ADDRESS}/{name}"
        site = Site.open(
            self.database, self.redis, Path(tempfile.mkdtemp()), workers, NEWLEAF_DATABASE_URL=url, **NO_LIMITS
        )
        try:
            _loaded(site, min(10, seconds))
            return self._measured(site, url, seconds)
        finally:
            site.close()

    def close(self) -> None:
        """End the servers."""
        self.redis.stop()
        self.database.stop()

    def _measured(self, site: Site, url: str, seconds: float) -> Measured:
        looking = engine(url)
        processes = self.database.process, self.redis.process, site.proxy
        postgresql, redis_pid, proxy = (each.pid for each in processes if each is not None)
        asked = redis.Redis.from_url(self.redis.url)

        def servers() -> Costs:
            return costs(looking, postgresql, ADDRESS, asked, redis_pid, proxy)

        before, spent = _counts(site), servers()
        started, used = time.monotonic(), sum(os.times()[:2])
        times = _loaded(site, seconds)
        passed, load = time.monotonic() - started, sum(os.times()[:2]) - used
        spent = servers() - spent
        messages, cpu, degraded = (after - each for after, each in zip(_counts(site), before, strict=True))
        memory = max(site.counted("process_resident_memory_bytes", [worker]) for worker in site.workers)
        known = kept(looking)
        looking.dispose()
        return Measured(len(site.workers), messages, passed, cpu, load, degraded, times, spent, memory, known)


def _loaded(site: Site, seconds: float) -> list[float]:
    """Let clients talk for so long; how long each message took."""
    times: list[float] = []
    until, numbers = time.monotonic() + seconds, count()
    threads = [threading.Thread(target=_talk, args=(site, until, times, numbers), daemon=True) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _talk(site: Site, until: float, times: list[float], numbers: Iterator[int]) -> None:
    with httpx.Client(base_url=site.url, timeout=60) as http:
        while time.monotonic() < until:
            token = http.post("/v1/sessions", json={"country": "GB"}).json()["token"]
            for _ in range(MESSAGES):
                text = TURNS[next(numbers) % len(TURNS)]
                started = time.monotonic()
                answer = http.post("/v1/messages", json={"text": text}, headers={"Authorization": f"Bearer {token}"})
                answer.raise_for_status()
                times.append(time.monotonic() - started)


def _counts(site: Site) -> tuple[float, float, float]:
    names = ("newleaf_messages_total", "process_cpu_seconds_total", "newleaf_degraded_total")
    return tuple(site.counted(name) for name in names)  # type: ignore[return-value]


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    asked.add_argument("--seconds", type=float, default=60)
    given = asked.parse_args()
    bench = Bench()
    try:
        runs = [bench.run(number, given.seconds) for number in given.workers]
    finally:
        bench.close()
    for head, line in ((THROUGHPUT, Measured.throughput), (OF_A_MESSAGE, Measured.of_a_message), (HELD, Measured.held)):
        print(head, *map(line, runs), "", sep="\n")
    print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
