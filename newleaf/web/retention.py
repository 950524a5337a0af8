"""Erases sessions that have ended, by itself, so that nothing stays because nobody came."""

import logging
import threading
import time
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from newleaf import metrics
from newleaf.dialogue.sessions import SessionStore

log = logging.getLogger(__name__)

BATCH = 200
"""Sessions erased in one go. While it lasts, SQLite lets nobody else write, so it must be short."""
PAUSE_SECONDS = 0.02
"""Between two goes, so that messages get their turn."""
STOP_SECONDS = 2


def _wait(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def erase_silent(store: SessionStore, go_on: Callable[[float], bool] = _wait) -> int:
    """Erase all sessions that have fallen silent, batch by batch; returns how many.

    `go_on` waits so many seconds between batches and says whether to continue. Raises SQLAlchemyError.
    """
    erased = 0
    while batch := store.erase_silent(BATCH):
        erased += batch
        metrics.ERASED.labels("silence").inc(batch)
        if not go_on(PAUSE_SECONDS):
            break
    return erased


class Retention:
    """A thread that erases what has fallen silent, at once and then every so many seconds."""

    def __init__(self, store: SessionStore, seconds: float) -> None:
        self._store, self._seconds = store, seconds
        self._stopping = threading.Event()
        # A daemon: whatever the database does, the process can end.
        self._thread = threading.Thread(target=self._run, name="retention", daemon=True)

    def start(self) -> None:
        """Begin with the first pass."""
        self._thread.start()

    def stop(self) -> None:
        """Let the batch under way end, and no other begin."""
        self._stopping.set()
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while True:
            self._pass()
            if self._stopping.wait(self._seconds):
                return

    def _pass(self) -> None:
        try:
            erased = erase_silent(self._store, lambda seconds: not self._stopping.wait(seconds))
            scrubbed = self._store.scrub()
            metrics.SESSIONS.set(self._store.living())
        except SQLAlchemyError as error:
            metrics.DEGRADED.labels("retention").inc()
            log.error("Ended sessions could not be erased now: %s. The next pass tries again.", type(error).__name__)
            return
        metrics.RETENTION.set_to_current_time()
        metrics.UNSCRUBBED.set(not scrubbed)
        if not scrubbed:
            log.warning("Another program keeps the database open: erased sessions may still be in its log file.")
        if erased:
            log.info("Erased %d sessions that had fallen silent.", erased)
