"""What sessions know while the database cannot be told: kept in memory, and no longer than it would be there."""

import threading
import time
from collections import OrderedDict
from typing import Any

Slots = dict[str, Any]
MOST = 10_000
"""Sessions at a time; the oldest gives way."""


class Unsaved:
    """Slots of sessions that could not be written. Safe to use from several threads."""

    def __init__(self, silence_seconds: float) -> None:
        self._silence = silence_seconds
        self._slots: OrderedDict[str, tuple[float, Slots]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, session: str, slots: Slots) -> None:
        """Keep these slots, until they are saved, forgotten, or the session has fallen silent."""
        with self._lock:
            self._slots[session] = (time.monotonic(), slots)
            self._slots.move_to_end(session)
            self._drop_old()

    def of(self, session: str) -> Slots | None:
        """The slots of a session, if any are kept."""
        with self._lock:
            self._drop_old()
            kept = self._slots.get(session)
            return kept[1] if kept else None

    def forget(self, session: str) -> None:
        """Keep nothing of this session any more."""
        with self._lock:
            self._slots.pop(session, None)

    def _drop_old(self) -> None:
        while self._slots:
            oldest, (since, _) = next(iter(self._slots.items()))
            if len(self._slots) <= MOST and time.monotonic() - since < self._silence:
                return
            del self._slots[oldest]
