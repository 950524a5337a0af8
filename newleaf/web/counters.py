"""Counts of requests in this process's memory, for the windows of `limits`."""

import asyncio
import time

from limits.aio.storage import Storage

MOST_KEYS = 200_000
"""Keys that are kept; the oldest go first, so that a flood from many addresses cannot fill the memory."""


class Counters(Storage):
    """Counts that are gone when their window ends, also when nobody asks any more.

    The library's own memory storage looks at every key at every request; this one keeps a queue for each length of
    window, in which keys end in the order in which they began.
    """

    STORAGE_SCHEME = None

    def __init__(self) -> None:
        super().__init__()
        self._queues: dict[float, dict[str, tuple[float, int]]] = {}
        self._sweeping: set[float] = set()

    @property
    def base_exceptions(self) -> type[Exception]:
        """Nothing here can fail."""
        return ValueError

    async def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Add to a key's count, which ends `expiry` seconds after its first."""
        queue = self._queues.setdefault(expiry, {})
        end, count = queue.get(key, (0.0, 0))
        now = time.monotonic()  # a clock that is set back must not lengthen a window
        if end <= now:
            queue.pop(key, None)
            end, count = now + expiry, 0
            if len(queue) >= MOST_KEYS:
                del queue[next(iter(queue))]
        queue[key] = (end, count + amount)
        self._sweep_later(expiry, expiry)
        return count + amount

    async def get(self, key: str) -> int:
        """A key's count now."""
        return self._entry(key)[1]

    async def get_expiry(self, key: str) -> float:
        """When a key's window ends, in seconds since 1970; now, when it has none."""
        return time.time() + max(0.0, self._entry(key)[0] - time.monotonic())

    async def clear(self, key: str) -> None:
        """Forget a key."""
        for queue in self._queues.values():
            queue.pop(key, None)

    async def reset(self) -> int:
        """Forget everything; returns how many keys there were."""
        keys = len(self)
        self._queues.clear()
        return keys

    async def check(self) -> bool:
        """It always works."""
        return True

    def __len__(self) -> int:
        return sum(map(len, self._queues.values()))

    def _entry(self, key: str) -> tuple[float, int]:
        now = time.monotonic()
        for queue in self._queues.values():
            end, count = queue.get(key, (0.0, 0))
            if end > now:
                return end, count
        return now, 0

    def _sweep_later(self, expiry: float, seconds: float) -> None:
        if expiry not in self._sweeping:
            self._sweeping.add(expiry)
            asyncio.get_running_loop().call_later(seconds, self._sweep, expiry)

    def _sweep(self, expiry: float) -> None:
        self._sweeping.discard(expiry)
        queue, now = self._queues.get(expiry, {}), time.monotonic()
        while queue:
            key = next(iter(queue))
            left = queue[key][0] - now
            if left > 0:
                self._sweep_later(expiry, left)
                return
            del queue[key]
