"""Makes sure that what was erased from the database is no longer in its files either."""

import logging
import threading

import sqlalchemy as sa

log = logging.getLogger(__name__)

WAIT_MILLISECONDS = 100
"""How long a reader is waited for. Meanwhile nobody can write, so a long wait would be felt in replies."""
OVERWRITE = "PRAGMA secure_delete=ON"
"""SQLite then fills with zeros what it erases; otherwise it only marks the room as free."""
NO_TEMPORARY_FILES = "PRAGMA temp_store=MEMORY"


class Scrubbing:
    """Folds SQLite's write-ahead log into the database and empties it: it holds old pages until it is overwritten.

    PostgreSQL clears its pages by itself (autovacuum), some time later: nothing is done there.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._one_at_a_time = threading.Lock()
        self._asked = self._done = 0

    def scrub(self) -> bool:
        """Empty the log; False when somebody else is reading the database, then the next call does it.

        Calls that come together share one scrubbing: what each has erased before it called is covered.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        self._asked = mine = self._asked + 1  # two threads that get the same number are covered by the same scrubbing
        with self._one_at_a_time:
            if self._done >= mine:
                return True
            covered = self._asked
            if not self._emptied():
                return False
            self._done = covered
            return True

    def _emptied(self) -> bool:
        with self._engine.connect() as connection:
            usual = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
            connection.exec_driver_sql(f"PRAGMA busy_timeout={WAIT_MILLISECONDS}")
            try:
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
            except sa.exc.OperationalError as error:  # another process is emptying it
                log.info("The database's log could not be emptied now: %s", type(error).__name__)
                busy = 1
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={usual}")
        return not busy
