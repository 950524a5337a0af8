"""The copy of the directory that readers are answered from, and keeping it as new as the database."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread

from newleaf.directory.errors import DirectoryDataError, DirectoryError
from newleaf.directory.snapshot import Snapshot
from newleaf.directory.store import Directory

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 30
"""How old an answer can be after the database has changed."""


class LiveDirectory:
    """Holds a Snapshot and renews it when the database says that something changed.

    No reply ever waits for the database: it is looked at in a thread, when somebody asks and the last look is
    some time ago. While the database is gone, the last copy goes on answering; `fault` says what is wrong.
    """

    def __init__(
        self,
        directory: Directory,
        snapshot: Snapshot,
        revision: str | None,
        look_every: float = LOOK_EVERY_SECONDS,
        on_fault: Callable[[], None] = lambda: None,
    ) -> None:
        self.directory = directory
        self.fault: str | None = None
        self._snapshot, self._revision = snapshot, revision
        self._look_every, self._on_fault = look_every, on_fault
        self._next_look = time.monotonic() + look_every
        self._looking = Lock()

    @classmethod
    def open(
        cls, directory: Directory, folder: Path, own: Path | None = None, on_fault: Callable[[], None] = lambda: None
    ) -> LiveDirectory:
        """Fill the database from the files and copy it; without a database, copy the files.

        Raises DirectoryDataError. A dead database is no error here.
        """
        try:
            return cls(directory, *directory.filled(folder, own), on_fault=on_fault)
        except DirectoryDataError:
            raise
        except DirectoryError as error:
            live = cls(directory, Snapshot.read(folder, own), None, on_fault=on_fault)
            live._failed(error)
            return live

    @property
    def snapshot(self) -> Snapshot:
        """The newest copy there is. Never waits."""
        if time.monotonic() >= self._next_look and self._looking.acquire(blocking=False):
            self._next_look = time.monotonic() + self._look_every
            Thread(target=self._look, name="directory", daemon=True).start()
        return self._snapshot

    def refresh(self) -> None:
        """Copy the database again if it has changed. Raises DirectoryError; the last copy stays then."""
        revision = self.directory.revision()
        if revision != self._revision:
            # Looked at before it is copied: a change in between is found at the next look.
            self._snapshot = self.directory.snapshot()
            self._revision = revision
        self.fault = None

    def _look(self) -> None:
        try:
            self.refresh()
        except DirectoryError as error:
            self._failed(error)
        finally:
            self._looking.release()

    def _failed(self, error: DirectoryError) -> None:
        if self.fault is None:
            log.error("Going on with the copy of the services in memory: %s", error)
        self.fault = str(error)
        self._on_fault()
