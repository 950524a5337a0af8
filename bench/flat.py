"""Measures that a message costs the same at turn 1,000, with a million sessions, and after 100,000 messages.

    .venv/bin/python bench/flat.py                                   # all three; half an hour
    .venv/bin/python bench/flat.py --turn 200 --sessions 20000 --messages 3000     # to see that it works

What is compared takes turns, message by message, so that what else the machine does hits both alike. Exits with 1 when
something is not flat.
"""

import argparse
import json
import secrets
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from clients import MESSAGES, TURNS, Visitor, texts
from servers import Running, new_leaf

MOST_TIMES = 1.3
"""How much more a message may cost at a late turn, or with many sessions."""
MOST_GROWTH = 0.03
"""By which share memory may grow from a fifth of the messages to the last one."""
EARLY = 5
ROUNDS = 40
CLIENTS = 8
SLOTS = {"country": "GB", "topic": "timing", "role": "betrayed", "said": ["0a1b2c3d"] * 12, "helped": {"opened": 2}}
"""Of a usual session."""
SILENCE = 30 * 60


def main() -> None:
    """Measure all three and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turn", type=int, default=1_000)
    parser.add_argument("--sessions", type=int, default=1_000_000)
    parser.add_argument("--messages", type=int, default=100_000)
    arguments = parser.parse_args()
    rows = [turns(arguments.turn), *sessions(arguments.sessions), memory(arguments.messages)]
    print("| what | before | after | times | at most |\n| --- | --- | --- | --- | --- |")
    for what, before, after, unit, most in rows:
        print(f"| {what} | {before:.1f} {unit} | {after:.1f} {unit} | {after / before:.2f} | {most:.2f} |")
    sys.exit(any(after / before > most for _, before, after, _, most in rows))


Row = tuple[str, float, float, str, float]


def turns(late: int) -> Row:
    """An early turn against a late one."""
    with new_leaf() as server:
        old = _talked(server, late)
        seconds: tuple[list[float], list[float]] = [], []
        for _ in range(ROUNDS // 2):
            fresh = _talked(server, EARLY - 1)
            for text in MESSAGES:
                seconds[0].append(fresh.say(text))
                seconds[1].append(old.say(text))
    before, after = (1000 * statistics.median(each) for each in seconds)
    return f"a message from turn {EARLY} on, and from turn {late} on", before, after, "ms", MOST_TIMES


def sessions(number: int) -> Iterable[Row]:
    """An empty database against one with so many sessions: half of them silent for long, half of them not."""
    with tempfile.TemporaryDirectory() as folder, new_leaf() as empty:
        database = Path(folder) / "full.db"
        with new_leaf(database):
            pass  # makes the tables
        _fill(database, number)
        with new_leaf(database) as full:
            talking: tuple[list[float], list[float]] = [], []
            beginning: tuple[list[float], list[float]] = [], []
            for _ in range(ROUNDS):
                visitors = []
                for server, seconds in zip((empty, full), beginning, strict=True):
                    visitors.append(Visitor(server.url))
                    started = time.perf_counter()
                    visitors[-1].begin("")
                    seconds.append(time.perf_counter() - started)
                for text in MESSAGES:
                    for visitor, seconds in zip(visitors, talking, strict=True):
                        seconds.append(visitor.say(text))
    for what, seconds, most in (("a message", talking, MOST_TIMES), ("a new session", beginning, 10.0)):
        before, after = (1000 * statistics.median(each) for each in seconds)
        yield f"{what} with no other session, and with {number:,}", before, after, "ms", most


def memory(messages: int) -> Row:
    """Memory after a fifth of the messages and after all; no two are the same, and some words are new in each."""
    with new_leaf() as server, ProcessPoolExecutor(CLIENTS) as pool:
        taken = []
        for tenth in range(10):
            list(pool.map(_babble, [server.url] * CLIENTS, [messages // 10 // CLIENTS] * CLIENTS))
            taken.append(server.megabytes())
            print(f"{(tenth + 1) * messages // 10:,} messages: {taken[-1]:.1f} MB", file=sys.stderr, flush=True)
    what = f"memory after {messages // 5:,} messages, and after {messages:,}"
    return what, taken[1], taken[-1], "MB", 1 + MOST_GROWTH


def _talked(server: Running, messages: int) -> Visitor:
    visitor = Visitor(server.url)
    visitor.begin("")
    for text in islice(texts(), messages):
        visitor.say(text)
    return visitor


def _babble(url: str, messages: int) -> None:
    visitor = Visitor(url)
    for number, text in zip(range(messages), texts(), strict=False):
        if number % TURNS == 0:
            visitor.begin("")
        visitor.say(f"{text} {secrets.token_hex(4)} {secrets.token_hex(3)}é")


def _fill(database: Path, number: int) -> None:
    now, slots = time.time(), json.dumps(SLOTS)
    with sqlite3.connect(database) as connection:
        for first in range(0, number, 10_000):
            rows = [
                (secrets.token_urlsafe(18), slots, now - (SILENCE * 100 if place % 2 else SILENCE / 10))
                for place in range(first, min(first + 10_000, number))
            ]
            connection.executemany("insert into sessions (id, slots, seen_at) values (?, ?, ?)", rows)
    connection.close()


if __name__ == "__main__":
    main()
