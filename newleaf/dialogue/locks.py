"""Keeps the turns of one conversation in their order: in this process, and with Redis among all workers.

Rasa's own RedisLockStore reads a lock, changes it and writes it back: two workers that do so at the same time both get
the turn. It also looks only once a second, blocks the event loop while it waits for Redis, and keeps a conversation
locked for a minute after a worker was killed. Here each step is one script that Redis runs undivided.
"""

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import InMemoryLockStore

from newleaf import metrics
from newleaf.errors import SettingsError
from newleaf.settings import settings

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = logging.getLogger(__name__)

LOCK_SECONDS = 30
"""After so long a turn in this process has lost its conversation's lock, whatever became of it."""

LEASE_SECONDS = 2.0
"""How long a turn on another worker is waited for that gives no sign of life: that worker was killed."""

LOOK_EVERY = 0.01
REDIS_SECONDS = 0.3
"""How long one question to Redis may take."""

REST_SECONDS = 1.0
"""How long nobody asks Redis again after it did not answer."""

# Whoever comes stands in line, once; those in front who give no sign of life are taken out of it.
_MY_TURN = """
local mine = KEYS[1] .. ':' .. ARGV[1]
if redis.call('EXISTS', mine) == 0 then
    redis.call('LREM', KEYS[1], 0, ARGV[1])
    redis.call('RPUSH', KEYS[1], ARGV[1])
end
redis.call('SET', mine, '', 'PX', ARGV[2])
redis.call('PEXPIRE', KEYS[1], 2 * ARGV[2])
local first = redis.call('LINDEX', KEYS[1], 0)
while first ~= ARGV[1] and redis.call('EXISTS', KEYS[1] .. ':' .. first) == 0 do
    redis.call('LPOP', KEYS[1])
    first = redis.call('LINDEX', KEYS[1], 0)
end
return first == ARGV[1] and 1 or 0
"""
_LEAVE = """
redis.call('LREM', KEYS[1], 0, ARGV[1])
return redis.call('DEL', KEYS[1] .. ':' .. ARGV[1])
"""


class Locks(InMemoryLockStore):
    """Order within one process. Rasa would look only once a second whose turn it is."""

    def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_SECONDS, wait_time_in_seconds: float = LOOK_EVERY
    ) -> AbstractAsyncContextManager[TicketLock]:
        """As Rasa's, with our times."""
        return super().lock(conversation_id, lock_lifetime, wait_time_in_seconds)


class SharedLocks(Locks):
    """Order among all workers that share a Redis. While it is gone, each worker keeps the order by itself."""

    def __init__(self, url: str) -> None:
        """Raises SettingsError for an address that cannot be used. Connects on first use."""
        super().__init__()
        self._url, self._redis = url, _redis(url)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rest_until = 0.0

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_SECONDS, wait_time_in_seconds: float = LOOK_EVERY
    ) -> AsyncIterator[TicketLock]:
        """As Rasa's; raises nothing when Redis does not answer, which is counted."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as ours:
            key, me = f"newleaf:turns:{{{conversation_id}}}", secrets.token_hex(8)
            try:
                while not await self._is_my_turn(key, me):
                    _end_if_given_up()
                    await asyncio.sleep(wait_time_in_seconds)
                async with self._kept(key, me):
                    yield ours
            finally:
                await self._asked(_LEAVE, key, me)

    async def _is_my_turn(self, key: str, me: str) -> bool:
        answer = await self._asked(_MY_TURN, key, me, round(LEASE_SECONDS * 1000))
        return answer is None or bool(answer)

    @asynccontextmanager
    async def _kept(self, key: str, me: str) -> AsyncIterator[None]:
        alive = asyncio.create_task(self._stay_alive(key, me))
        try:
            yield
        finally:
            alive.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await alive

    async def _stay_alive(self, key: str, me: str) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 4)
            await self._is_my_turn(key, me)

    async def _asked(self, script: str, key: str, *arguments: Any) -> Any:
        """What Redis says; None when it does not answer."""
        from redis.exceptions import RedisError

        if time.monotonic() < self._rest_until:
            return None
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                return await self._client().register_script(script)(keys=[key], args=arguments)
        except (RedisError, OSError, TimeoutError) as error:
            self._rest_until = time.monotonic() + REST_SECONDS
            metrics.DEGRADED.labels("turns").inc()
            log.error("Each worker keeps the order of turns by itself: Redis fails (%s)", type(error).__name__)
            return None

    def _client(self) -> "Redis":
        # Connections belong to the loop that made them, and a loop that hangs is replaced by another.
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._redis = loop, _redis(self._url)
        return self._redis


def _end_if_given_up() -> None:
    """Rarely a cancellation that comes while Redis answers is lost in its client; the task still knows of it."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def locks() -> Locks:
    """What keeps the order, by the settings. Raises SettingsError for an address that cannot be used."""
    url = settings().redis_url
    return SharedLocks(url.get_secret_value()) if url else Locks()


def _redis(url: str) -> "Redis":
    try:
        from redis.asyncio import Redis
        from redis.asyncio.retry import Retry
        from redis.backoff import NoBackoff
    except ImportError as error:
        raise SettingsError(
            "NEWLEAF_REDIS_URL is set, but the client of Redis is not installed: uv pip install redis"
        ) from error
    once_more = Retry(NoBackoff(), 1)  # a connection that lay idle may be dead; a server that is gone stays so
    quick = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    try:
        return Redis.from_url(url, retry=once_more, **quick)
    except ValueError as error:
        raise SettingsError("NEWLEAF_REDIS_URL must be like redis://:password@host/0") from error
