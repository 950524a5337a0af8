"""Requests are counted in windows, by session and by address, and nothing of either is kept in the clear."""

import asyncio
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest

from newleaf.errors import SettingsError
from newleaf.web import counters as counters_module
from newleaf.web.limits import Limits, counted_address


def wanted(**changed: str) -> SimpleNamespace:
    plain = {"limits_url": "memory://", "limit_messages": "3/minute", "limit_address_messages": "5/minute",
             "limit_sessions": "2/minute;3/hour"}  # fmt: skip
    return SimpleNamespace(**plain | changed)


def run(limits: Limits, *asked: tuple[str, ...]) -> list[int]:
    async def all_of_it() -> list[int]:
        return [await getattr(limits, name)(*whose) for name, *whose in asked]

    return asyncio.run(all_of_it())


def test_a_session_may_say_so_much_and_then_waits() -> None:
    waits = run(Limits(wanted(), b"key"), *[("message", "session", "192.0.2.1")] * 5)
    assert waits[:3] == [0, 0, 0] and all(0 < wait <= 60 for wait in waits[3:])


def test_another_session_and_another_address_are_not_held_up() -> None:
    limits = Limits(wanted(), b"key")
    run(limits, *[("message", "session", "192.0.2.1")] * 9)
    assert run(limits, ("message", "other", "192.0.2.1"))[0] > 0, "one address in all its sessions"
    assert run(limits, ("message", "other", "192.0.2.2"))[0] == 0


def test_sessions_are_counted_in_each_window() -> None:
    limits = Limits(wanted(), b"key")
    assert run(limits, *[("session", "192.0.2.1")] * 2) == [0, 0]
    assert run(limits, ("session", "192.0.2.1"))[0] <= 60
    assert run(limits, ("session", "192.0.2.1"))[0] > 60, "now the hour is full, too"


def test_a_window_ends_also_when_the_clock_is_set_back() -> None:
    limits, now = Limits(wanted(), b"key"), time.monotonic()
    run(limits, *[("message", "session", "192.0.2.1")] * 4)
    with (
        mock.patch.object(counters_module.time, "monotonic", lambda: now + 61),
        mock.patch.object(counters_module.time, "time", lambda: 0.0),
    ):
        assert run(limits, ("message", "session", "192.0.2.1")) == [0]


def test_nothing_is_kept_beyond_the_window() -> None:
    limits = Limits(wanted(limit_messages="3/second", limit_address_messages="3/second"), b"key")

    async def scenario() -> tuple[int, int]:
        await limits.message("session", "192.0.2.1")
        kept = len(limits.counters)
        await asyncio.sleep(1.3)  # and nobody asks again
        return kept, len(limits.counters)

    assert asyncio.run(scenario()) == (2, 0)


def test_no_address_or_session_is_kept_in_the_clear() -> None:
    limits = Limits(wanted(), b"key")
    run(limits, ("message", "fHq0vKlnXKpP", "192.0.2.77"), ("session", "2001:db8::/64"))
    kept = repr(vars(limits.counters))
    assert len(limits.counters) == 4
    for clear in ("fHq0vKlnXKpP", "192.0.2", "2001:db8", "db8::"):  # a digest may hold digits alone
        assert clear not in kept
    again = Limits(wanted(), b"key")
    run(again, ("message", "fHq0vKlnXKpP", "192.0.2.77"))
    assert not {*keys(limits)} & {*keys(again)}, "each process has a key of its own"


def keys(limits: Limits) -> list[str]:
    return [key for queue in limits.counters._queues.values() for key in queue]


def test_a_flood_from_many_addresses_does_not_fill_the_memory() -> None:
    limits = Limits(wanted(), b"key")
    with mock.patch.object(counters_module, "MOST_KEYS", 100):
        run(limits, *[("session", f"192.0.2.{number}") for number in range(250)])
    assert len(limits.counters) <= 200


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", None),
        (None, None),
        ("unix:", None),
        ("192.0.2.1, 192.0.2.2", None),
    ],
)
def test_addresses_are_counted_as_networks_give_them_out(host: str | None, counted: str | None) -> None:
    assert counted_address(host) == counted


def test_limits_can_be_switched_off_one_by_one_and_all() -> None:
    many = [("message", "session", "192.0.2.1")] * 50
    assert not any(run(Limits(wanted(limits_url="off"), b"key"), *many))
    assert not any(run(Limits(wanted(limit_messages="", limit_address_messages=""), b"key"), *many))
    assert not any(run(Limits(wanted(limit_messages=""), b"key"), *[("message", "session", None)] * 50)), "no address"


def test_shared_counts_that_cannot_be_reached_are_done_without() -> None:
    limits = Limits(wanted(limits_url="redis://127.0.0.1:1/0"), b"key")
    started = time.monotonic()
    waits = run(limits, *[("message", "session", "192.0.2.1")] * 5)
    assert waits[:3] == [0, 0, 0] and waits[3] > 0, "this process counts by itself"
    assert time.monotonic() - started < 2


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A Redis server of its own."""
    binary = shutil.which("redis-server")
    if binary is None:
        pytest.skip("there is no redis-server here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    assert any("Ready to accept" in line for line in server.stdout)
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait(10)


def test_processes_that_share_a_store_count_together_and_keep_no_address(redis_url: str) -> None:
    import redis

    one, other = (Limits(wanted(limits_url=redis_url), b"the same key") for _ in range(2))

    async def scenario() -> list[int]:
        waits = [await each.message("fHq0vKlnXKpP", "192.0.2.77") for each in (one, other, one, other)]
        return [*waits, len(one.counters) + len(other.counters)]

    *waits, kept_here = asyncio.run(scenario())
    assert waits[:3] == [0, 0, 0] and 0 < waits[3] <= 60
    assert kept_here == 0, "the store was used, not each process's own counts"
    with redis.Redis.from_url(redis_url) as store:
        names = store.keys("*")
        assert len(names) == 2 and all(0 < store.ttl(name) <= 60 for name in names)
    assert not any(clear in str(names) for clear in ("fHq0vKlnXKpP", "192.0.2"))


def test_a_wrong_address_of_shared_counts_is_named() -> None:
    with pytest.raises(SettingsError, match="NEWLEAF_LIMITS_URL"):
        Limits(wanted(limits_url="redis://nowhere"), b"key")
