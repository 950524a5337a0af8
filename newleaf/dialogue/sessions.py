"""Where conversations live between messages: slots and times, never a word the visitor wrote.

Rules look only at the present message and the slots, so nothing else of a conversation needs keeping, and a
message costs the same at any length of a conversation.
"""

import contextlib
import logging
import secrets
import time
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
from newleaf.dialogue.scrubbing import Scrubbing
from newleaf.dialogue.turn import TURN, Turn
from newleaf.migrating import Migrations, NewerTables, migrated

log = logging.getLogger(__name__)

MIGRATIONS = Migrations("sessions", head="0001")

REMEMBERED = 12
"""Texts of the guide that are remembered by their marks, so that it does not repeat itself."""

METADATA = sa.MetaData()
SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("slots", sa.JSON, nullable=False),
    sa.Column("seen_at", sa.Float, nullable=False, index=True),  # seconds since 1970
)
# Built once: at every message, building them would take longer than the database does.
_LIVING = sa.select(SESSIONS.c.slots).where(
    SESSIONS.c.id == sa.bindparam("session"), SESSIONS.c.seen_at >= sa.bindparam("since")
)
_SAVE = SESSIONS.update().where(SESSIONS.c.id == sa.bindparam("session"))


class SessionStore(TrackerStore):
    """A Rasa tracker store on SQLAlchemy that keeps slots and the time of the last message.

    It may be opened while the database is out of reach; every method may then raise sqlalchemy.exc.SQLAlchemyError.
    """

    def __init__(self, engine: sa.Engine, silence_seconds: float) -> None:
        super().__init__(Domain.empty())
        self._engine = engine
        self.silence_seconds = silence_seconds
        self._scrubbing = Scrubbing(engine)
        with contextlib.suppress(sa.exc.SQLAlchemyError):  # `start` tries again, and readiness tells
            _make_table(engine)

    def start(self, session: str, slots: dict[str, Any]) -> None:
        """Begin a session with these slots filled, or put them in the place of what is known of it."""
        slots = keepable(slots, known_words(self.domain))
        try:
            self._put_new(session, slots)
        except (sa.exc.OperationalError, sa.exc.ProgrammingError):
            _make_table(self._engine)  # the database is new, or was taken away and came back empty
            self._put_new(session, slots)

    def _put_new(self, session: str, slots: dict[str, Any]) -> None:
        with self._engine.begin() as connection:
            connection.execute(SESSIONS.delete().where(SESSIONS.c.id == session))
            connection.execute(SESSIONS.insert().values(id=session, slots=slots, seen_at=time.time()))

    def slots(self, session: str) -> dict[str, Any] | None:
        """The slots of a living session; None when it was forgotten or has fallen silent."""
        with self._engine.connect() as connection:
            return connection.scalar(_LIVING, {"session": session, "since": time.time() - self.silence_seconds})

    def forget(self, session: str) -> None:
        """Erase a session at once, its bytes on the disk too unless somebody else is reading the database."""
        with self._engine.begin() as connection:
            erased = connection.execute(SESSIONS.delete().where(SESSIONS.c.id == session)).rowcount
        metrics.ERASED.labels("forgotten").inc(erased)
        self._scrubbing.scrub()

    def erase_silent(self, most: int) -> int:
        """Erase up to so many sessions that have fallen silent, the oldest first; returns how many it were."""
        silent = SESSIONS.c.seen_at < time.time() - self.silence_seconds
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
        slots = self.slots(sender_id) if turn is None or turn.saved else turn.known
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

        Where a `Turn` is under way, a database out of reach is told to it and is no error: the reply is there.
        """
        slots = {
            name: slot.value for name, slot in tracker.slots.items() if slot.value not in (None, slot.initial_value)
        }
        new = [mark(event.text) for event in tracker.events if isinstance(event, BotUttered) and event.text]
        slots[SAID] = [*new, *(slots.get(SAID) or ())][:REMEMBERED]
        slots = keepable(slots, known_words(self.domain))
        turn = TURN.get()
        if turn is None or self._saved_in(turn, slots):
            found = turn is not None or self._update(tracker.sender_id, slots)
            if found and tracker.latest_message:
                metrics.count_intent(tracker.latest_message.intent_name, self.domain.intents)

    def _saved_in(self, turn: Turn, slots: dict[str, Any]) -> bool:
        """Save what a turn leaves, unless nobody waits for it any more; False when nothing was written."""
        if not turn.open:
            return False
        turn.left = slots
        try:
            if turn.saved:
                return self._update(turn.session, slots)
            self.start(turn.session, slots)
        except sa.exc.SQLAlchemyError as error:
            turn.saved, turn.fault = False, error
            return False
        turn.saved = True
        return True

    def _update(self, session: str, slots: dict[str, Any]) -> bool:
        with self._engine.begin() as connection:
            now = {"session": session, "slots": slots, "seen_at": time.time()}
            return bool(connection.execute(_SAVE, now).rowcount)


def _make_table(engine: sa.Engine) -> None:
    try:
        migrated(engine, MIGRATIONS)
    except NewerTables as error:  # a migration only adds: while workers are replaced, the older ones go on
        log.warning("Going on all the same: %s", error)
