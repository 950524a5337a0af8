"""How many connections may be open, and which one gives way when there are too many."""

import ipaddress
import logging
import os
import resource
from collections.abc import Sequence
from typing import Protocol

from newleaf import metrics
from newleaf.web.limits import counted_address

log = logging.getLogger(__name__)
MOST_FILES = 1_048_576
"""Where the system would allow billions, programs that go through all of them take for ever."""
OTHER_FILES = 64
"""Handles kept free for the database, pages and logs."""


class Connection(Protocol):
    """What is counted here: one open connection."""

    address: str | None

    def waits_since(self) -> float | None:
        """Since when it waits for the client; None while the client waits for us."""

    def is_underway(self) -> bool:
        """Whether a request or an answer is on its way."""

    def give_way(self) -> None:
        """Close it at once."""


class Connections:
    """The open connections of this process.

    When there are too many, in all or of one address, the one that has been silent longest gives way, so that a
    newcomer is answered; one with a request half sent only where none is silent, one that waits for our answer never.
    """

    def __init__(self, most: int, most_of_address: int, trusted_proxies: Sequence[str] = ()) -> None:
        self._most, self._most_of_address = most, most_of_address
        self._trusted = [ipaddress.ip_network(each) for each in trusted_proxies]
        self._open: dict[Connection, None] = {}
        self._by_address: dict[str, dict[Connection, None]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def whose(self, host: str | None) -> str | None:
        """What a connection is counted under; None for a proxy, which has many visitors behind it."""
        address = counted_address(host)
        if address is None or any(ipaddress.ip_address(host.partition("%")[0]) in each for each in self._trusted):
            return None
        return address

    def admit(self, newcomer: Connection) -> bool:
        """Take in a newcomer; another may have to give way. False when all of them wait for an answer."""
        of_address = self._by_address.get(newcomer.address or "", {})
        if len(of_address) >= self._most_of_address and not self._make_room(of_address, "address"):
            return False
        if len(self._open) >= self._most and not self._make_room(self._open, "total"):
            return False
        self._open[newcomer] = None
        if newcomer.address is not None:
            self._by_address.setdefault(newcomer.address, {})[newcomer] = None
        return True

    def leave(self, connection: Connection) -> None:
        """It is closed, or about to be."""
        self._open.pop(connection, None)
        of_address = self._by_address.get(connection.address or "")
        if of_address is not None:
            of_address.pop(connection, None)
            if not of_address:
                del self._by_address[connection.address or ""]

    def _make_room(self, among: dict[Connection, None], limit: str) -> bool:
        metrics.LIMITED.labels(f"connections_{limit}").inc()
        waiting = [(each.is_underway(), since, each) for each in among if (since := each.waits_since()) is not None]
        if not waiting:
            return False
        longest = min(waiting, key=lambda each: each[:2])[2]
        self.leave(longest)
        longest.give_way()
        return True


def raise_file_limit() -> int:
    """Allow this process as many open files as the system lets it have; returns how many that are."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return MOST_FILES if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError) as error:
        log.warning("The limit of open files stays at %d: %s", soft, error)
        return soft
    return wanted


def most_connections(wanted: int, files: int) -> int:
    """As many as wanted, where the process may open so many files."""
    try:
        used = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - only how many
    except OSError:  # not on this system
        used = OTHER_FILES
    fitting = max(8, files - used - OTHER_FILES)
    if fitting < wanted:
        log.warning("Only %d connections instead of %d: the limit of open files is %d", fitting, wanted, files)
    return min(wanted, fitting)
