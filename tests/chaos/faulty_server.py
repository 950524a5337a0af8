"""`newleaf serve` with parts that break while it runs: each fault lasts as long as a file of its name is in a folder.

    CHAOS_FOLDER=/tmp/faults python tests/chaos/faulty_server.py serve --port 0

Everything but the faults is the real server. What hangs does so until the file is gone, or for thirty seconds.
"""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

FOLDER = Path(os.environ["CHAOS_FOLDER"])
LONG_SECONDS = 30
_now = time.time


class Broken(Exception):
    """What a broken part raises. Its message holds the visitor's words, as such messages do."""


def is_on(fault: str) -> bool:
    return (FOLDER / fault).exists()


def block(fault: str) -> None:
    """Hold the thread."""
    since = time.monotonic()
    while is_on(fault) and time.monotonic() - since < LONG_SECONDS:
        time.sleep(0.05)


async def wait(fault: str) -> None:
    """Hold this message alone."""
    since = time.monotonic()
    while is_on(fault) and time.monotonic() - since < LONG_SECONDS:
        await asyncio.sleep(0.05)


def breakable(owner: type, method: str, part: str, nonsense: Any = None) -> None:
    """Let a coroutine method raise, block, wait or return nonsense."""
    plain = getattr(owner, method)

    async def broken(self: Any, *arguments: Any, **named: Any) -> Any:
        if is_on(f"{part}_raises"):
            raise Broken(repr((arguments, named)))
        if is_on(f"{part}_blocks"):
            block(f"{part}_blocks")
        if is_on(f"{part}_waits"):
            await wait(f"{part}_waits")
        if is_on(f"{part}_returns_nonsense"):
            return nonsense
        return await plain(self, *arguments, **named)

    setattr(owner, method, broken)


def breakable_plain(owner: type, method: str, part: str, only: Callable[[Any], bool] = lambda _: True) -> None:
    """Let a plain method raise or block; of `only` some objects."""
    plain: Callable[..., Any] = getattr(owner, method)

    def broken(self: Any, *arguments: Any, **named: Any) -> Any:
        if not only(self):
            return plain(self, *arguments, **named)
        if is_on(f"{part}_raises"):
            raise Broken(repr((arguments, named)))
        if is_on(f"{part}_blocks"):
            block(f"{part}_blocks")
        return plain(self, *arguments, **named)

    setattr(owner, method, broken)


def jumped() -> float:
    """The wall clock, as far off as the file `clock` says in seconds."""
    try:
        return _now() + float((FOLDER / "clock").read_text())
    except (OSError, ValueError):
        return _now()


def main() -> None:
    """Break what can break, and serve."""
    from rasa.core.processor import MessageProcessor
    from rasa_sdk.executor import ActionExecutor

    from newleaf.cli import main as newleaf
    from newleaf.safety import Screen
    from newleaf.understanding.encoder import Encoder

    breakable(MessageProcessor, "handle_message", "processor", nonsense=[{"text": ""}])
    breakable(ActionExecutor, "run", "action", nonsense={"events": "none", "responses": 7})
    breakable_plain(Encoder, "_run", "encoder")
    breakable_plain(Screen, "_suspected", "screen", only=lambda screen: screen._suspicion is not None)
    breakable_plain(Screen, "assess", "every_screen")
    sa.event.listen(sa.engine.Engine, "before_cursor_execute", lambda *_: block("database_hangs"))
    time.time = jumped
    newleaf()


if __name__ == "__main__":
    main()
