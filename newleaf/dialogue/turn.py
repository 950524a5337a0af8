"""One message of a session while it is answered: what the session knew before, and what became of saving it."""

import threading
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

Slots = dict[str, Any]


@dataclass(eq=False)
class Turn:
    """Passed along with the context of the message, so that the session's store knows which turn it serves.

    `open`: somebody still waits for it. `known`: the slots at its beginning; None when they could not be read.
    `seen_at`: when the database was told these; None when they come from memory. `left`: the slots at its end, once
    there. `replied`: the dialogue has answered in time. `offered`: the message is no more than an answer that was
    offered, whatever the screen heard in it. `fault`: why the database could not tell or be told.
    """

    session: str
    open: bool = True
    known: Slots | None = None
    seen_at: float | None = None
    left: Slots | None = None
    replied: bool = False
    offered: bool = False
    fault: Exception | None = None
    _taken: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def slots(self) -> Slots:
        """The newest slots that are known."""
        return self.left or self.known or {}

    def take(self) -> bool:
        """Whether to keep what comes of this turn: once, and only while it is open.

        The dialogue keeps it, or whoever answered because the dialogue was late; not both, or it would count twice.
        """
        with self._lock:
            first, self._taken = not self._taken and self.open, True
            return first


TURN: ContextVar[Turn | None] = ContextVar("the turn that is being answered", default=None)
