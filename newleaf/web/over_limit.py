"""What somebody over a limit is still answered: help, at once, in every message that shows that it is due."""

import asyncio
import itertools
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import sqlalchemy as sa

from newleaf import metrics
from newleaf.errors import SessionEnded, TooMany
from newleaf.safety import Assessment, Signal
from newleaf.web.conversation import Conversation
from newleaf.web.guard import guarded
from newleaf.web.limits import Limits

log = logging.getLogger(__name__)
Message = dict[str, Any]
LEADS_TO_HELP = ("ask_help", "deny", "affirm", "inform_country")
"""Intents of choices that ask for help, answer our question about safety, or say where the lines should be."""


class OverLimit:
    """Answers over the limit, from the rules and the directory's copy when even the reserve is used up."""

    def __init__(self, talk: Conversation, limits: Limits) -> None:
        self._talk, self._limits = talk, limits
        self._rules = talk.screen.rules_alone()
        self._reader = ThreadPoolExecutor(1, "over-limit")
        self._given = itertools.count()  # so that no two have the same words in a row

    async def answer(
        self, session: str, address: str | None, wait: int, *, text: str | None, choice: str | None
    ) -> list[Message]:
        """Messages with help. Raises TooMany when the message shows no need of it; SessionEnded.

        Within the reserve it goes through the dialogue, so that what was disclosed is heeded for the rest of the
        session. Beyond it, a flood costs no more than reading it with the rules.
        """
        reserve = await self._limits.within_reserve(session, address)
        screen = self._talk.screen if reserve else self._rules
        found = await asyncio.get_running_loop().run_in_executor(self._reader, screen.assess, text) if text else None
        asks = (choice or "").partition(":")[0] in LEADS_TO_HELP
        if not (asks or (found is not None and found.findings)):
            slots = self._slots(session)
            raise TooMany(wait, self.lines(slots.get("country"), slots.get("guess")))
        metrics.HELPED.inc()
        if reserve:
            return await self._talk.answer(session, text=text, choice=choice)
        return self._help(session, found)

    def lines(self, country: str | None, guess: str | None) -> list[dict[str, Any]]:
        """The emergency number and crisis lines for an answer that is refused."""
        services = self._talk.desk.services(Signal.SUICIDE_SELF_HARM, country, guess, life_in_danger=True)
        return [service.to_dict() for service in services]

    def _help(self, session: str, found: Assessment | None) -> list[Message]:
        desk, slots = self._talk.desk, self._slots(session)
        country, guess = slots.get("country"), slots.get("guess")
        signal = "ask_help" if found is None else str(found.signal)
        times = (slots.get("helped") or {}).get(signal, 0) + next(self._given)
        if found is None:
            return guarded([desk.for_request((), country, times, guess)], desk.snapshot)
        for finding in found.findings:
            metrics.SIGNALS.labels(finding.signal, finding.tier).inc()
        return guarded([desk.for_assessment(found, country, {signal: times}, guess)], desk.snapshot)

    def _slots(self, session: str) -> dict[str, Any]:
        """What is known of the session; nothing, while the database is out of reach. Raises SessionEnded."""
        if self._talk.store is None:
            return {}
        try:
            slots = self._talk.store.slots(session)
        except sa.exc.SQLAlchemyError as error:
            metrics.DEGRADED.labels("sessions").inc()
            log.error("Went on without the sessions: %s", type(error).__name__)
            return {}
        if slots is None:
            raise SessionEnded("This conversation has ended. Start a new one to go on.")
        return slots
