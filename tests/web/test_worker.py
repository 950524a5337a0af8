"""Work in a thread of its own comes back, fails as itself, and never keeps whoever waits for it."""

import asyncio
import threading
import time
from contextvars import ContextVar

import pytest

from newleaf.web import worker as worker_module
from newleaf.web.worker import Hanging, Worker

WHO: ContextVar[str] = ContextVar("who", default="nobody")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(worker_module, "HANGING", 0.1)


async def who() -> tuple[str, str]:
    return WHO.get(), threading.current_thread().name


async def fail() -> None:
    raise KeyError("as itself")


def test_work_sees_the_context_of_whoever_asks_and_runs_elsewhere() -> None:
    async def ask() -> tuple[str, str]:
        WHO.set("me")
        return await Worker("test").run(who(), 1)

    assert asyncio.run(ask()) == ("me", "test")


def test_an_error_arrives_as_it_was_raised() -> None:
    with pytest.raises(KeyError, match="as itself"):
        asyncio.run(Worker("test").run(fail(), 1))


def test_what_takes_too_long_is_cancelled_and_the_thread_stays() -> None:
    cancelled = threading.Event()

    async def wait() -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    async def ask() -> None:
        worker = Worker("test")
        with pytest.raises(TimeoutError):
            await worker.run(wait(), 0.05)
        assert (await worker.run(who(), 1))[1] == "test"

    asyncio.run(ask())
    assert cancelled.wait(1)


def test_a_thread_that_hangs_is_replaced_and_what_it_held_is_let_go() -> None:
    replaced, go_on, let_go = [], threading.Event(), threading.Event()

    async def hang() -> None:
        try:
            go_on.wait(10)
            await asyncio.sleep(30)
        finally:
            let_go.set()

    async def ask() -> None:
        worker = Worker("test", on_replaced=lambda: replaced.append(True))
        started = time.monotonic()
        with pytest.raises(Hanging):
            await worker.run(hang(), 30)
        assert time.monotonic() - started < 5
        assert await worker.run(who(), 5)
        go_on.set()

    asyncio.run(ask())
    assert replaced == [True]
    assert let_go.wait(5)


def test_with_too_many_that_hang_nothing_is_begun_until_one_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "MOST_LEFT_BEHIND", 1)
    go_on = threading.Event()

    async def hang() -> None:
        go_on.wait(10)

    async def ask() -> None:
        worker = Worker("test")
        with pytest.raises(Hanging):
            await worker.run(hang(), 30)
        with pytest.raises(Hanging):
            await worker.run(who(), 5)
        go_on.set()
        for _ in range(200):
            try:
                await worker.run(who(), 5)
                return
            except Hanging:
                await asyncio.sleep(0.02)
        pytest.fail("it never began again")

    asyncio.run(ask())


def test_whoever_waited_for_a_loop_that_another_left_behind_is_told_so() -> None:
    go_on = threading.Event()

    async def hang() -> None:
        go_on.wait(10)

    async def wait() -> None:
        await asyncio.sleep(30)

    async def ask() -> None:
        worker = Worker("test")
        waiting = [asyncio.create_task(worker.run(work(), 30)) for work in (wait, hang, wait)]
        await asyncio.sleep(0.3)
        go_on.set()
        for each in waiting:
            with pytest.raises(Hanging):
                await asyncio.wait_for(each, 5)

    asyncio.run(ask())
