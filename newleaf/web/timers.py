"""Timers of one connection, each known by its name."""

import asyncio
from collections.abc import Callable


class Timers:
    """At most one of each name runs; one that has run, or was stopped, is forgotten."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._running: dict[str, asyncio.TimerHandle] = {}

    def start(self, name: str, seconds: float, then: Callable[[], None]) -> None:
        """Call `then` after so many seconds; nothing changes where this one is running already."""
        if name not in self._running:
            self._running[name] = self._loop.call_later(seconds, self._run, name, then)

    def stop(self, name: str) -> None:
        """Stop this one, if it is running."""
        if timer := self._running.pop(name, None):
            timer.cancel()

    def stop_all(self) -> None:
        """Stop every one."""
        for timer in self._running.values():
            timer.cancel()
        self._running.clear()

    def _run(self, name: str, then: Callable[[], None]) -> None:
        self._running.pop(name, None)
        then()
