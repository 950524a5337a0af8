"""What sessions know: in the database, and in this process's memory for as long as the database cannot be told.

Whatever is saved is saved on top of what it was made from. Where the database has something newer, what the turn
changed is put into that, so that no turn undoes another, on whichever worker and in whichever order they are written.
"""

import logging
import threading
import time
from typing import Any

import sqlalchemy as sa

from newleaf.dialogue.merging import merged
from newleaf.dialogue.sessions import Row, SessionStore
from newleaf.dialogue.turn import Turn
from newleaf.dialogue.unsaved import Unsaved, Unwritten
from newleaf.errors import SessionEnded

log = logging.getLogger(__name__)
Slots = dict[str, Any]

ATTEMPTS = 5
"""To save what others keep overtaking, before it waits in memory."""
TRY_EVERY = 0.5
"""Seconds between two tries to tell the database what it could not be told."""
STOP_SECONDS = 2.0
ENDED = "This conversation has ended. Start a new one to go on."


class Overtaken(sa.exc.SQLAlchemyError):
    """Others wrote to the session each time it was to be saved."""


class SessionMemory:
    """Begins, recalls, saves and forgets sessions. Safe to use from several threads."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store
        self.unsaved = Unsaved(store.silence_seconds)
        self._writing = threading.Lock()

    def begin(self, session: str, slots: Slots) -> None:
        """Begin a session. Raises SQLAlchemyError."""
        self.store.start(session, slots)

    def begin_here(self, session: str, slots: Slots) -> None:
        """Begin one that the database cannot be told of now."""
        self.unsaved.keep(session, Unwritten({}, slots, new=True))

    def recall(self, turn: Turn) -> None:
        """Find what the turn's session knows. Raises SessionEnded, and SQLAlchemyError when nobody can tell."""
        if self.unsaved.of(turn.session) is not None:
            try:
                self.catch_up_with(turn.session)
            except sa.exc.SQLAlchemyError as error:
                turn.fault = error
            if (held := self.unsaved.of(turn.session)) is not None:
                if held.missing_since is not None:
                    raise SessionEnded(ENDED)
                turn.known, turn.seen_at = held.slots, None
                return
        row = self.store.row(turn.session)
        if row is None:
            raise SessionEnded(ENDED)
        turn.known, turn.seen_at = row.slots, row.seen_at

    def save(self, turn: Turn) -> None:
        """Save what the dialogue left, unless nobody waits for it. A database out of reach is told to the turn."""
        if turn.left is None or turn.known is None or not turn.take():
            return
        left = Unwritten(turn.known, turn.left, turn.seen_at)
        try:
            if self.unsaved.keep_with_held(turn.session, left):
                self.catch_up_with(turn.session)
            else:
                self._write_or_keep(turn.session, left)
        except sa.exc.SQLAlchemyError as error:
            turn.fault = error

    def _write_or_keep(self, session: str, left: Unwritten) -> None:
        try:
            self._write(session, left)
        except sa.exc.SQLAlchemyError:
            self.unsaved.keep(session, left)
            raise

    def note(self, session: str, known: Slots, slots: Slots) -> None:
        """Know from now on what changed from `known` to `slots`; the database is told beside."""
        self.unsaved.keep(session, Unwritten(known, slots))

    def forget(self, session: str) -> None:
        """Erase a session, in memory at once. Raises SQLAlchemyError when the database cannot be told."""
        self.unsaved.forget(session)
        self.store.forget(session)

    def catch_up(self) -> None:
        """Tell the database what it could not be told. Raises OperationalError when it is still out of reach."""
        for session in self.unsaved.sessions():
            try:
                self.catch_up_with(session)
            except sa.exc.OperationalError:
                raise
            except sa.exc.SQLAlchemyError as error:  # this one's fault: the others need not wait for it
                log.error("A session could not be saved: %s", type(error).__name__)

    def catch_up_with(self, session: str) -> None:
        """The same for one session; nothing where another thread is at it. Raises SQLAlchemyError."""
        if not self._writing.acquire(blocking=False):
            return
        try:
            held = self.unsaved.of(session)
            if held is None:
                return
            row = self._write(session, held)
            if row is None:
                self.unsaved.missing(session)
            else:
                self.unsaved.written(session, held, row.slots, row.seen_at)
        finally:
            self._writing.release()

    def _write(self, session: str, left: Unwritten) -> Row | None:
        """What the database then has; None when it does not know the session. A forgotten one stays forgotten."""
        now = time.time()
        left.trying(now)
        if left.new and self.store.start(session, left.slots, now):
            return Row(left.slots, now)
        if left.seen_at is not None and self.store.replace(session, left.seen_at, left.slots, now):
            return Row(left.slots, now)
        for _ in range(ATTEMPTS):
            row = self.store.row(session)
            if row is None:
                return None
            known = left.tried.get(row.seen_at, left.known)
            slots = merged(known, left.slots, row.slots, newer=left.at >= row.seen_at)
            if self.store.replace(session, row.seen_at, slots, now):
                return Row(slots, now)
        raise Overtaken


class CatchingUp:
    """A thread that tells the database what it could not be told, as soon as it can."""

    def __init__(self, memory: SessionMemory) -> None:
        self._memory = memory
        self._due, self._stopping = threading.Event(), threading.Event()
        memory.unsaved.on_kept = self._due.set
        # A daemon: whatever the database does, the process can end.
        self._thread = threading.Thread(target=self._run, name="catching up", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Try once more, and end."""
        self._stopping.set()
        self._due.set()
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._due.wait()
            self._due.clear()
            behind = False
            while not self._told():
                if not behind:
                    log.warning("Sessions stay in memory until the database can be told.")
                behind = True
                if self._stopping.wait(TRY_EVERY):
                    break
            if behind and not self._stopping.is_set():
                log.warning("The database knows all sessions again.")
        self._told()

    def _told(self) -> bool:
        """Whether nothing is left to tell."""
        try:
            self._memory.catch_up()
        except sa.exc.SQLAlchemyError:
            return False
        return not self._memory.unsaved.sessions()
