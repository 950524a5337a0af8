"""Turns of one conversation follow each other, on whatever worker they land; nobody waits for the dead."""

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from prometheus_client import REGISTRY

from newleaf.dialogue.locks import LEASE_SECONDS, Locks, SharedLocks, locks
from newleaf.errors import SettingsError
from newleaf.settings import settings
from tests.redis import RedisServer


def run(scene: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(scene(), 30))


async def turn(locks: Locks, log: list[str], name: str, seconds: float = 0.05) -> None:
    async with locks.lock("a conversation"):
        log.append(f"{name} begins")
        await asyncio.sleep(seconds)
        log.append(f"{name} ends")


def undivided(log: list[str]) -> bool:
    return all(ends == begins.replace("begins", "ends") for begins, ends in zip(log[::2], log[1::2], strict=True))


def test_turns_on_one_worker_keep_the_order_in_which_they_came() -> None:
    async def scene() -> None:
        one, log = Locks(), []
        await asyncio.gather(*(turn(one, log, str(number)) for number in range(5)))
        assert undivided(log) and [line[0] for line in log[::2]] == list("01234")

    run(scene)


def test_turns_on_many_workers_never_overlap_and_keep_their_order(redis_server: RedisServer) -> None:
    async def scene() -> None:
        workers = [SharedLocks(redis_server.url) for _ in range(4)]
        for each in workers:
            await turn(each, [], "connects", 0)
        log: list[str] = []
        turns = []
        for number in range(8):
            turns.append(asyncio.create_task(turn(workers[number % 4], log, str(number), 0.1)))
            await asyncio.sleep(0.05)
        await asyncio.gather(*turns)
        assert undivided(log)
        first_of_each_worker = [line[0] for line in log[::2]][:4]
        assert first_of_each_worker == list("0123")

    run(scene)


def test_conversations_do_not_wait_for_each_other(redis_server: RedisServer) -> None:
    async def scene() -> None:
        one, other = SharedLocks(redis_server.url), SharedLocks(redis_server.url)
        async with one.lock("a"), asyncio.timeout(1), other.lock("b"):
            pass

    run(scene)


def test_a_turn_may_take_longer_than_the_lease(redis_server: RedisServer) -> None:
    async def scene() -> None:
        one, other, log = SharedLocks(redis_server.url), SharedLocks(redis_server.url), []
        long = asyncio.create_task(turn(one, log, "long", LEASE_SECONDS * 1.6))
        await asyncio.sleep(0.1)
        await asyncio.gather(long, turn(other, log, "next"))
        assert undivided(log)

    run(scene)


HOLDS = """
import asyncio, sys
from newleaf.dialogue.locks import SharedLocks
async def hold():
    async with SharedLocks(sys.argv[1]).lock("a conversation"):
        print("held", flush=True)
        await asyncio.sleep(60)
asyncio.run(hold())
"""


def test_a_killed_worker_holds_a_conversation_up_for_its_lease_at_most(redis_server: RedisServer) -> None:
    held = subprocess.Popen([sys.executable, "-c", HOLDS, redis_server.url], stdout=subprocess.PIPE, env=os.environ)
    assert held.stdout is not None and held.stdout.readline() == b"held\n"
    held.kill()
    held.wait()

    async def scene() -> None:
        started = time.monotonic()
        await turn(SharedLocks(redis_server.url), [], "next", 0)
        assert time.monotonic() - started < LEASE_SECONDS + 0.5

    run(scene)


def test_a_turn_that_is_given_up_leaves_the_line(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newleaf.dialogue.locks.REDIS_SECONDS", 10)  # on a busy machine that would be given up first

    async def scene() -> None:
        one, other, log = SharedLocks(redis_server.url), SharedLocks(redis_server.url), []
        async with one.lock("a conversation"):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(turn(other, log, "given up"), 0.2)
        started = time.monotonic()
        await turn(one, log, "next", 0)
        assert time.monotonic() - started < LEASE_SECONDS / 2 and log == ["next begins", "next ends"]
        assert await one._redis.keys("*") == []

    run(scene)


def test_a_turn_whose_cancellation_is_lost_in_the_client_leaves_the_line(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newleaf.dialogue.locks.REDIS_SECONDS", 10)

    class Lossy(SharedLocks):
        async def _asked(self, *arguments: Any) -> Any:
            answer = await super()._asked(*arguments)
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(1)
            return answer

    async def scene() -> None:
        one, other, log = SharedLocks(redis_server.url), Lossy(redis_server.url), []
        async with one.lock("a conversation"):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(turn(other, log, "given up"), 0.5)
        assert log == []

    run(scene)


def test_without_redis_turns_go_on_soon_and_it_is_counted(redis_server: RedisServer) -> None:
    async def scene() -> None:
        one, log = SharedLocks(redis_server.url), []
        await turn(one, log, "before", 0)
        redis_server.stop()
        counted = REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "turns"}) or 0
        started = time.monotonic()
        await asyncio.gather(*(turn(one, log, f"{number} without", 0) for number in range(20)))
        assert time.monotonic() - started < 1
        assert REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "turns"}) > counted
        redis_server.start()
        await asyncio.sleep(1.1)
        async with one.lock("a conversation"):
            assert await one._redis.keys("*")
        assert undivided(log)

    run(scene)


def test_a_loop_that_is_replaced_takes_nothing_with_it(redis_server: RedisServer) -> None:
    one = SharedLocks(redis_server.url)
    counted = REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "turns"}) or 0

    async def scene() -> None:
        async with one.lock("a conversation"):
            assert await one._redis.keys("*")

    run(scene)
    run(scene)
    assert (REGISTRY.get_sample_value("newleaf_degraded_total", {"part": "turns"}) or 0) == counted


def test_an_address_that_cannot_be_used_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("redis")
    monkeypatch.setenv("NEWLEAF_REDIS_URL", "localhost")
    settings.cache_clear()
    with pytest.raises(SettingsError, match="NEWLEAF_REDIS_URL"):
        locks()
    monkeypatch.delenv("NEWLEAF_REDIS_URL")
    settings.cache_clear()
    assert type(locks()) is Locks
