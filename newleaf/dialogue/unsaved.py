"""What sessions know while the database cannot be told: kept in memory, and no longer than it would be there."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from newleaf.dialogue.merging import merged

Slots = dict[str, Any]
MOST = 10_000
"""Sessions at a time; the oldest gives way."""
MISSING_SECONDS = 10.0
"""How long the database may not know a session before it is forgotten here: another worker may yet tell it."""
MOST_TRIED = 4


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Slots that the database was not told.

    `known`: what they were made from; `seen_at`: when the database was told that; None when that is not known. `new`:
    the session was begun here, and nobody else knows it. `at`: when it was said. `missing_since`: since when the
    database answers and has no such session. `tried`: what it may have been told when it gave no answer, by the time.
    """

    known: Slots
    slots: Slots
    seen_at: float | None = None
    new: bool = False
    at: float = field(default_factory=time.time)
    missing_since: float | None = None
    tried: dict[float, Slots] = field(default_factory=dict)

    def trying(self, now: float) -> None:
        """Note an attempt whose end may never be known. The first ones, as those that follow do not get that far."""
        if len(self.tried) < MOST_TRIED:
            self.tried[now] = self.slots


class Unsaved:
    """Slots of sessions that could not be written. Safe to use from several threads."""

    def __init__(self, silence_seconds: float) -> None:
        self._silence = silence_seconds
        self._held: OrderedDict[str, tuple[float, Unwritten]] = OrderedDict()
        self._lock = threading.Lock()
        self.on_kept: Callable[[], None] = lambda: None

    def keep(self, session: str, new: Unwritten) -> None:
        """Keep these slots with those that are held, until they are written, forgotten, or the session is silent."""
        with self._lock:
            self._put(session, new)
        self.on_kept()

    def keep_with_held(self, session: str, new: Unwritten) -> bool:
        """As `keep`, where something of the session is held; otherwise nothing, and False."""
        with self._lock:
            if self._of(session) is None:
                return False
            self._put(session, new)
        self.on_kept()
        return True

    def of(self, session: str) -> Unwritten | None:
        """What is held of a session."""
        with self._lock:
            return self._of(session)

    def sessions(self) -> list[str]:
        """All of which something is held, the oldest first."""
        with self._lock:
            self._drop_old()
            return list(self._held)

    def forget(self, session: str) -> None:
        """Keep nothing of this session any more."""
        with self._lock:
            self._held.pop(session, None)

    def written(self, session: str, held: Unwritten, slots: Slots, seen_at: float) -> None:
        """The database was told `held`, and has these slots since `seen_at`. What has come since is kept."""
        with self._lock:
            now = self._of(session)
            if now is None:
                return
            if now is held:
                del self._held[session]
                return
            rest = Unwritten(slots, merged(held.slots, now.slots, slots), seen_at, at=now.at)
            self._held[session] = (time.monotonic(), rest)

    def missing(self, session: str) -> None:
        """The database has no such session."""
        with self._lock:
            now = self._of(session)
            if now is None:
                return
            if now.missing_since is None:
                self._held[session] = (self._held[session][0], replace(now, missing_since=time.monotonic()))
            elif time.monotonic() - now.missing_since > MISSING_SECONDS:
                del self._held[session]

    def _put(self, session: str, new: Unwritten) -> None:
        held = self._of(session)
        if held is not None:
            slots = merged(new.known, new.slots, held.slots)
            new = replace(held, slots=slots, at=new.at)
        self._held[session] = (time.monotonic(), new)
        self._held.move_to_end(session)
        self._drop_old()

    def _of(self, session: str) -> Unwritten | None:
        self._drop_old()
        held = self._held.get(session)
        return held[1] if held else None

    def _drop_old(self) -> None:
        while self._held:
            oldest, (since, _) = next(iter(self._held.items()))
            if len(self._held) <= MOST and time.monotonic() - since < self._silence:
                return
            del self._held[oldest]
