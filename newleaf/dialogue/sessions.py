"""Where conversations live between messages: slots and times, never a word the visitor wrote.

Rules look only at the present message and the slots, so nothing else of a conversation needs keeping, and a
message costs the same at any length of a conversation.
"""

import contextlib
import logging
import secrets
import time
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf import metrics
from newleaf.content.marks import SAID, mark
from newleaf.dialogue.kept import keepable, known_words
from newleaf.dialogue.merging import REMEMBERED
from newleaf.dialogue.scrubbing import Scrubbing
from newleaf.dialogue.turn import TURN
from newleaf.migrating import Migrations, NewerTables, migrated

log = logging.getLogger(__name__)

MIGRATIONS = Migrations("sessions", head="0001")

METADATA = sa.MetaData()
SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("slots", sa.JSON, nullable=False),
    # Seconds since 1970. Below zero: it was forgotten then, before the database had been told of it; the row, which
    # holds nothing, keeps a worker that knows it from telling.
    sa.Column("seen_at", sa.Float, nullable=False, index=True),
)
# Built once: at every message, building them would take longer than the database does.
_LIVING = sa.select(SESSIONS.c.slots, SESSIONS.c.seen_at).where(
    SESSIONS.c.id == sa.bindparam("session"), SESSIONS.c.seen_at >= sa.bindparam("since")
)
_REPLACE = SESSIONS.update().where(
    SESSIONS.c.id == sa.bindparam("session"), SESSIONS.c.seen_at == sa.bindparam("written_at")
)
_ERASE = SESSIONS.delete().where(SESSIONS.c.id == sa.bindparam("session"), SESSIONS.c.seen_at >= 0)


@dataclass(frozen=True, slots=True)
class Row:
    """What the database has of a session. `seen_at` says when it was written, and so which writing it is."""

    slots: dict[str, Any]
    seen_at: float


class SessionStore(TrackerStore):
    """A Rasa tracker store on SQLAlchemy that keeps slots and the time of the last message.

    It may be opened while the database is out of reach; every method may then raise sqlalchemy.exc.SQLAlchemyError.
    """

    def __init__(self, engine: sa.Engine, silence_seconds: float) -> None:
        super().__init__(Domain.empty())
        self._engine = engine
        # One statement needs no transaction around it: over a network that is half of the ways to the server and back.
        alone = engine.dialect.name == "postgresql"
        self._alone = engine.execution_options(isolation_level="AUTOCOMMIT") if alone else engine
        self.silence_seconds = silence_seconds
        self._scrubbing = Scrubbing(engine)
        with contextlib.suppress(sa.exc.SQLAlchemyError):  # `start` tries again, and readiness tells
            _make_table(engine)

    def start(self, session: str, slots: dict[str, Any], now: float | None = None) -> bool:
        """Begin a session with these slots filled; False when there is one, or when it was forgotten already."""
        slots = keepable(slots, known_words(self.domain))
        now = time.time() if now is None else now
        try:
            return self._put_new(session, slots, now)
        except (sa.exc.OperationalError, sa.exc.ProgrammingError):
            _make_table(self._engine)  # the database is new, or was taken away and came back empty
            return self._put_new(session, slots, now)

    def _put_new(self, session: str, slots: dict[str, Any], seen_at: float) -> bool:
        try:
            with self._alone.begin() as connection:
                connection.execute(SESSIONS.insert().values(id=session, slots=slots, seen_at=seen_at))
        except sa.exc.IntegrityError:
            return False
        return True

    def row(self, session: str) -> Row | None:
        """What is known of a living session; None when it was forgotten or has fallen silent."""
        with self._alone.connect() as connection:
            found = connection.execute(_LIVING, {"session": session, "since": time.time() - self.silence_seconds})
            row = found.first()
        return Row(*row) if row else None

    def slots(self, session: str) -> dict[str, Any] | None:
        """The slots of a living session; None when it was forgotten or has fallen silent."""
        row = self.row(session)
        return row.slots if row else None

    def replace(self, session: str, written_at: float, slots: dict[str, Any], now: float) -> bool:
        """Put these slots in the place of those written then; False when there are others by now, or none."""
        values = {"slots": keepable(slots, known_words(self.domain)), "seen_at": now}
        with self._alone.begin() as connection:
            done = connection.execute(_REPLACE, {"session": session, "written_at": written_at, **values})
            return bool(done.rowcount)

    def forget(self, session: str) -> None:
        """Erase a session at once, its bytes on the disk too unless somebody else is reading the database.

        One that is not there may be in the memory of a worker that could not tell: its place is taken for a while.
        """
        for _ in range(2):  # once more for what was told between two looks
            with self._engine.begin() as connection:
                erased = connection.execute(_ERASE, {"session": session}).rowcount
            if erased or self._put_new(session, {}, -time.time()):
                break
        metrics.ERASED.labels("forgotten").inc(erased)
        self._scrubbing.scrub()

    def erase_silent(self, most: int) -> int:
        """Erase up to so many sessions that have fallen silent, the oldest first; returns how many it were."""
        since = time.time() - self.silence_seconds
        silent = SESSIONS.c.seen_at.between(-since, since)
        # Several processes may do this at once: none waits for another's rows, and a session that went on stays.
        found = sa.select(SESSIONS.c.id).where(silent).order_by(SESSIONS.c.seen_at).limit(most)
        with self._engine.begin() as connection:
            statement = SESSIONS.delete().where(SESSIONS.c.id.in_(found.with_for_update(skip_locked=True)), silent)
            return connection.execute(statement).rowcount

    def erase_all(self) -> int:
        """Erase every session, silent or not; returns how many it were."""
        with self._engine.begin() as connection:
            return connection.execute(SESSIONS.delete()).rowcount

    def scrub(self) -> bool:
        """Take what was erased out of the database's files, too; False while somebody else is reading them."""
        return self._scrubbing.scrub()

    def living(self) -> int:
        """How many sessions have not fallen silent."""
        alive = SESSIONS.c.seen_at >= time.time() - self.silence_seconds
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.count()).where(alive)) or 0

    def try_writing(self) -> None:
        """Write a row and take it away again. Raises SQLAlchemyError when that cannot be done."""
        probe = f"probe {secrets.token_hex(8)}"
        with self._engine.begin() as connection:
            connection.execute(SESSIONS.insert().values(id=probe, slots={}, seen_at=0))
            connection.execute(SESSIONS.delete().where(SESSIONS.c.id == probe))

    def close(self) -> None:
        """Give back all connections; SQLite then folds its log into the database."""
        self._engine.dispose()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Rasa's view of a session: started, slots set, listening."""
        turn = TURN.get()
        slots = self.slots(sender_id) if turn is None else turn.known
        if slots is None:
            return None
        tracker = self.init_tracker(sender_id)
        known = [SlotSet(name, value) for name, value in slots.items() if name in tracker.slots]
        started = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        for event in [*started, *known, ActionExecuted(ACTION_LISTEN_NAME)]:
            tracker.update(event)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the slots that differ from their first value. A session forgotten meanwhile stays forgotten.

        Where a `Turn` is under way they are left to it, and to whoever began it: see SessionMemory.
        """
        slots = {
            name: slot.value for name, slot in tracker.slots.items() if slot.value not in (None, slot.initial_value)
        }
        new = [mark(text) for event in tracker.events if isinstance(event, BotUttered) and (text := _words(event))]
        slots[SAID] = [*new, *(slots.get(SAID) or ())][:REMEMBERED]
        if (turn := TURN.get()) is not None:
            turn.left = slots
            counts = turn.open
        else:
            row = self.row(tracker.sender_id)
            counts = row is not None and self.replace(tracker.sender_id, row.seen_at, slots, time.time())
        if counts and tracker.latest_message:
            metrics.count_intent(tracker.latest_message.intent_name, self.domain.intents)


def _words(said: BotUttered) -> str | None:
    """The reviewed words of a message: what Rasa says, or what is said in another language.

    Not of cards of help, which count their own turns, nor of exercises, whose words may be the visitor's own.
    """
    own = said.data.get("custom") or {}
    return said.text or (own.get("text") if own.get("kind") == "text" and own.get("language") else None)


def _make_table(engine: sa.Engine) -> None:
    try:
        migrated(engine, MIGRATIONS)
    except NewerTables as error:  # a migration only adds: while workers are replaced, the older ones go on
        log.warning("Going on all the same: %s", error)
