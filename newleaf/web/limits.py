"""How often one conversation and one address may ask. Help is not among what is counted: see over_limit.py."""

import asyncio
import hashlib
import ipaddress
import logging
import math
import secrets
import time
from dataclasses import dataclass
from typing import Protocol

from limits import RateLimitItem, parse_many
from limits.aio.strategies import FixedWindowRateLimiter
from limits.errors import ConfigurationError
from limits.storage import storage_from_string

from newleaf import metrics
from newleaf.errors import SettingsError
from newleaf.web.counters import Counters

log = logging.getLogger(__name__)
OFF = "off"
MEMORY = "memory://"
SHARED_SECONDS = 0.25
"""Seconds that counts shared with other processes may take; then this process counts by itself."""
SHARED_PAUSE = 5.0
"""Seconds without another attempt at the shared counts after they failed."""
RESERVE = "20/minute"
"""Messages of one session over its limit that are still read with all that the screen has."""
ADDRESS_RESERVE = "200/minute"


class Wanted(Protocol):
    """The settings that this needs."""

    limits_url: str
    limit_messages: str
    limit_address_messages: str
    limit_sessions: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be counted against whom, and how often."""

    name: str
    windows: tuple[RateLimitItem, ...]


def windows(text: str) -> tuple[RateLimitItem, ...]:
    """Windows such as "60/minute;600/hour"; none for an empty text. Raises ValueError."""
    return tuple(parse_many(text)) if text.strip() else ()


class Limits:
    """Counts messages and sessions, in memory or in a store that several processes share.

    A store that cannot be reached is done without, counted and logged: nobody is refused because of it. What is
    counted is kept under a keyed hash and no longer than its window; no address is ever written down.
    """

    def __init__(self, wanted: Wanted, key: bytes) -> None:
        """`key` keys the hashes; the same in every process that shares a store."""
        self._on = wanted.limits_url != OFF
        shared = wanted.limits_url not in (OFF, MEMORY)
        # Of no use to anybody after this process where nothing is shared.
        self._key = hashlib.blake2b(key, person=b"newleaf limits").digest() if shared else secrets.token_bytes(32)
        self.counters = Counters()
        self._own = FixedWindowRateLimiter(self.counters)
        self._shared = _shared(wanted.limits_url) if shared else None
        self._shared_from = 0.0
        self._messages = Rule("messages", windows(wanted.limit_messages))
        self._address_messages = Rule("address_messages", windows(wanted.limit_address_messages))
        self._sessions = Rule("sessions", windows(wanted.limit_sessions))
        self._reserve = Rule("reserve", windows(RESERVE))
        self._address_reserve = Rule("address_reserve", windows(ADDRESS_RESERVE))

    async def message(self, session: str, address: str | None) -> int:
        """Count a message; the seconds to wait when it is one too many, else 0."""
        return await self._count((self._messages, session), (self._address_messages, address))

    async def session(self, address: str | None) -> int:
        """Count the begin of a session; the seconds to wait when it is one too many, else 0."""
        return await self._count((self._sessions, address))

    async def within_reserve(self, session: str, address: str | None) -> bool:
        """Whether a message over the limit may still be read with everything; counts it."""
        return not await self._count((self._reserve, session), (self._address_reserve, address), told=False)

    async def _count(self, *counted: tuple[Rule, str | None], told: bool = True) -> int:
        wait = 0.0
        if not self._on:
            return 0
        for rule, whose in counted:
            for window in rule.windows if whose is not None else ():
                left = await self._hit(window, rule.name, self._hashed(whose))
                if left and told:
                    metrics.LIMITED.labels(rule.name).inc()
                wait = max(wait, left)
        return math.ceil(wait)

    async def _hit(self, window: RateLimitItem, *names: str) -> float:
        if self._shared is not None and time.monotonic() >= self._shared_from:
            try:
                async with asyncio.timeout(SHARED_SECONDS):
                    return await _left(self._shared, window, *names)
            except Exception as error:  # whatever the store's driver raises: this process counts alone
                self._shared_from = time.monotonic() + SHARED_PAUSE
                metrics.DEGRADED.labels("limits").inc()
                log.error("Went on without the shared limits: %s", type(error).__name__)
        return await _left(self._own, window, *names)

    def _hashed(self, whose: str) -> str:
        return hashlib.blake2b(whose.encode(), key=self._key, digest_size=16).hexdigest()


async def _left(limiter: FixedWindowRateLimiter, window: RateLimitItem, *names: str) -> float:
    """Seconds until the window ends when it is full, else 0."""
    if await limiter.hit(window, *names):
        return 0.0
    stats = await limiter.get_window_stats(window, *names)
    return max(1.0, stats.reset_time - time.time())


def _shared(url: str) -> FixedWindowRateLimiter:
    try:
        return FixedWindowRateLimiter(storage_from_string(f"async+{url}", implementation="redispy"))
    except (ConfigurationError, ValueError) as error:
        raise SettingsError(
            f"NEWLEAF_LIMITS_URL cannot be used ({error}): redis:// needs a port and the extra `newleaf[redis]`."
        ) from error


def counted_address(host: str | None) -> str | None:
    """What is counted as one address: an IPv4 address, or the /64 that a network gives to one customer in IPv6.

    None where there is none, as behind a Unix socket: then only sessions are counted.
    """
    try:
        address = ipaddress.ip_address((host or "").partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return str(ipaddress.ip_network((address, 64), strict=False))
        address = address.ipv4_mapped
    return str(address)
