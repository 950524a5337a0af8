"""Where conversations live between messages: slots and times, never a word the visitor wrote.

Rules look only at the present message and the slots, so nothing else of a conversation needs keeping, and a
message costs the same at any length of a conversation.
"""

import time
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.content.marks import SAID, mark

REMEMBERED = 12
"""Texts of the guide that are remembered by their marks, so that it does not repeat itself."""

ERASED_AT_ONCE = 500
"""Silent sessions that are erased when one begins, in a few milliseconds: a million would hold up everybody."""

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
_SILENT = SESSIONS.delete().where(
    SESSIONS.c.id.in_(sa.select(SESSIONS.c.id).where(SESSIONS.c.seen_at < sa.bindparam("since")).limit(ERASED_AT_ONCE))
)
_SAVE = SESSIONS.update().where(SESSIONS.c.id == sa.bindparam("session"))


class SessionStore(TrackerStore):
    """A Rasa tracker store on SQLAlchemy that keeps slots and the time of the last message.

    Every method may raise sqlalchemy.exc.SQLAlchemyError when the database is out of reach.
    """

    def __init__(self, engine: sa.Engine, silence_seconds: float) -> None:
        super().__init__(Domain.empty())
        self._engine = engine
        self._silence = silence_seconds
        METADATA.create_all(engine)

    def start(self, session: str, slots: dict[str, Any]) -> None:
        """Begin a session with these slots filled, and erase some of those that have fallen silent."""
        now = time.time()
        with self._engine.begin() as connection:
            connection.execute(_SILENT, {"since": now - self._silence})
            connection.execute(SESSIONS.insert().values(id=session, slots=slots, seen_at=now))

    def slots(self, session: str) -> dict[str, Any] | None:
        """The slots of a living session; None when it was forgotten or has fallen silent."""
        with self._engine.connect() as connection:
            return connection.scalar(_LIVING, {"session": session, "since": time.time() - self._silence})

    def forget(self, session: str) -> None:
        """Erase a session at once."""
        with self._engine.begin() as connection:
            connection.execute(SESSIONS.delete().where(SESSIONS.c.id == session))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Rasa's view of a session: started, slots set, listening."""
        slots = self.slots(sender_id)
        if slots is None:
            return None
        tracker = self.init_tracker(sender_id)
        known = [SlotSet(name, value) for name, value in slots.items() if name in tracker.slots]
        started = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        for event in [*started, *known, ActionExecuted(ACTION_LISTEN_NAME)]:
            tracker.update(event)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the slots that differ from their first value. A session forgotten meanwhile stays forgotten."""
        slots = {
            name: slot.value for name, slot in tracker.slots.items() if slot.value not in (None, slot.initial_value)
        }
        new = [mark(event.text) for event in tracker.events if isinstance(event, BotUttered) and event.text]
        slots[SAID] = [*new, *(slots.get(SAID) or ())][:REMEMBERED]
        with self._engine.begin() as connection:
            connection.execute(_SAVE, {"session": tracker.sender_id, "slots": slots, "seen_at": time.time()})
