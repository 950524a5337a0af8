"""Work that may hang, done on an event loop in a thread of its own: whoever waits for it never hangs with it."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")

LOOK_EVERY = 0.2
"""Seconds between two looks at work that is not done."""
HANGING = 2.0
"""Seconds a loop may be silent before it is left behind: no step of a message takes a tenth of that, unless the machine
gives us no time. Whoever must be answered sooner has a deadline of their own."""
MOST_LEFT_BEHIND = 8
"""Hanging threads at a time. With more, nothing new is begun until one of them comes back."""


class Hanging(Exception):
    """The loop does not answer; it was left behind, or too many were."""


class _Loop:
    """One event loop in a daemon thread: it keeps nobody from ending the process, even when it hangs."""

    def __init__(self, name: str) -> None:
        self.loop = asyncio.new_event_loop()
        self._asked: float | None = None  # since when it has been asked whether it is alive
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.thread.start()

    def hangs(self) -> bool:
        """Whether it has not answered for too long. Asks it, if it has not been asked."""
        asked = self._asked  # its thread may answer at any moment
        if asked is None:
            self._asked = time.monotonic()
            self.loop.call_soon_threadsafe(self._alive)
            return False
        return time.monotonic() - asked > HANGING

    def leave_behind(self) -> None:
        """When it comes back, what it was doing is cancelled, lets go of what it holds, and it ends."""
        self.loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.call_later(LOOK_EVERY, self.loop.stop)

    def _alive(self) -> None:
        self._asked = None

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()


class _WaitedFor:
    """Whether somebody still waits for a piece of work: what nobody waits for is not begun, however long the queue."""

    still = True

    async def begin(self, work: Coroutine[Any, Any, T]) -> T:
        if not self.still:
            work.close()
            raise asyncio.CancelledError
        return await work


class Worker:
    """Runs coroutines one loop's way: side by side, in their order, each with a deadline.

    `on_replaced` is called when a loop that hangs has been replaced by a new one.
    """

    def __init__(self, name: str, on_replaced: Callable[[], None] = lambda: None) -> None:
        self._name, self._on_replaced = name, on_replaced
        self._now = _Loop(name)
        self._left: list[_Loop] = []

    async def run(self, work: Coroutine[Any, Any, T], seconds: float) -> T:
        """What `work` returns or raises, with the caller's context variables.

        Raises TimeoutError after `seconds`, and Hanging when the loop itself stands still; `work` is cancelled then,
        as soon as it can be.
        """
        if not self._can_begin():
            work.close()
            raise Hanging(f"{len(self._left)} threads of the {self._name} hang")
        mine, waited_for = self._now, _WaitedFor()
        done = asyncio.wrap_future(asyncio.run_coroutine_threadsafe(waited_for.begin(work), mine.loop))
        deadline = time.monotonic() + seconds
        try:
            while not done.done():
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                await asyncio.wait((done,), timeout=min(left, LOOK_EVERY))
                if not done.done() and mine.hangs():
                    self._replace(mine)
                    raise Hanging(f"the {self._name} stands still")
            if done.cancelled():  # its loop was left behind on behalf of somebody else
                raise Hanging(f"the {self._name} stood still")
            return done.result()
        finally:
            waited_for.still = False
            if not done.done():
                done.cancel()

    def _can_begin(self) -> bool:
        self._left = [each for each in self._left if each.thread.is_alive()]
        return len(self._left) < MOST_LEFT_BEHIND

    def _replace(self, hanging: _Loop) -> None:
        if hanging is not self._now:
            return  # somebody else who waited for it has done so
        log.error("The %s stands still: going on with a new thread", self._name)
        self._left.append(hanging)
        hanging.leave_behind()
        self._now = _Loop(self._name)
        self._on_replaced()
