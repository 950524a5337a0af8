"""One message of a session while it is answered: what the session knew before, and what became of saving it."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

Slots = dict[str, Any]


@dataclass(eq=False)
class Turn:
    """Passed along with the context of the message, so that the session's store knows which turn it serves.

    `open`: somebody still waits for it. What a turn that was given up would save may be older than what a later one has
    saved. `known`: the slots at its beginning; None when they could not be read. `left`: those at its end, once there.
    `saved`: whether what is known of the session is in the database; `fault`: why not.
    """

    session: str
    open: bool = True
    known: Slots | None = None
    left: Slots | None = None
    saved: bool = True
    fault: Exception | None = None

    @property
    def slots(self) -> Slots:
        """The newest slots that are known."""
        return self.left or self.known or {}


TURN: ContextVar[Turn | None] = ContextVar("the turn that is being answered", default=None)
