"""What somebody over a limit is still answered: help, at once, in every message that shows that it is due."""

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from newleaf import metrics
from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.giving_help import give_help
from newleaf.dialogue.no_more import told_by_choice
from newleaf.directory import guessed_country
from newleaf.errors import TooMany
from newleaf.safety import Assessment, Signal
from newleaf.web.conversation import Conversation
from newleaf.web.guard import guarded
from newleaf.web.limits import Limits

Message = dict[str, Any]
LEADS_TO_HELP = ("ask_help", "deny", "affirm", "inform_country", "no_more")
"""Intents of choices that ask for help, answer our question about safety, say where the lines should be, or that it is
about living."""


class OverLimit:
    """Answers over the limit, from the rules and the directory's copy when even the reserve is used up."""

    def __init__(self, talk: Conversation, limits: Limits) -> None:
        self._talk, self._limits = talk, limits
        self._reader = ThreadPoolExecutor(1, "over-limit")
        self._given = itertools.count()  # so that no two have the same words in a row

    async def answer(
        self, session: str, address: str | None, wait: int, *, text: str | None, choice: str | None,
        accepted: str | None,
    ) -> list[Message]:  # fmt: skip
        """Messages with help. Raises TooMany when the message shows no need of it; SessionEnded.

        Within the reserve it goes through the dialogue, so that what was disclosed is heeded for the rest of the
        session. Beyond it, a flood costs no more than reading it with the rules.
        """
        reserve = await self._limits.within_reserve(session, address)
        found = await self._read(text, reserve) if text else told_by_choice(payload_of(choice or ""))
        asks = (choice or "").partition(":")[0] in LEADS_TO_HELP
        due = asks or (found is not None and bool(found.findings))
        if due and reserve:
            metrics.HELPED.inc()
            return await self._talk.answer(session, text=text, choice=choice, accepted=accepted)
        slots = await self._talk.known(session)
        if not due:
            raise TooMany(wait, self.lines(slots.get("country"), slots.get("guess") or guessed_country(accepted)))
        metrics.HELPED.inc()
        return self._help(session, slots, found, accepted)

    async def _read(self, text: str, reserve: bool) -> Assessment:
        if reserve:
            return await self._talk.screened(text)
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._talk.rules.assess, text)

    def lines(self, country: str | None, guess: str | None) -> list[dict[str, Any]]:
        """The emergency number and crisis lines for an answer that is refused."""
        services = self._talk.desk.services(Signal.SUICIDE_SELF_HARM, country, guess, life_in_danger=True)
        return [service.to_dict() for service in services]

    def _help(
        self, session: str, slots: dict[str, Any], found: Assessment | None, accepted: str | None
    ) -> list[Message]:
        desk = self._talk.desk
        placed = {**slots, "guess": slots.get("guess") or guessed_country(accepted)}
        country, guess = placed.get("country"), placed["guess"]
        helped = slots.get("helped") or {}
        if found is None:
            times = helped.get("ask_help", 0) + next(self._given)
            return guarded([desk.for_request((), country, times, guess)], desk.snapshot)
        for finding in found.findings:
            metrics.SIGNALS.labels(finding.signal, finding.tier).inc()
        shown = {**helped, str(found.signal): helped.get(found.signal, 0) + next(self._given)}
        given = give_help(desk, found, {**placed, "helped": shown}, "")
        if given.slots["signals"] != slots.get("signals"):  # one write for what is new; a flood has nothing new
            self._talk.memory.note(session, slots, slots | given.slots)
        return guarded([given.message], desk.snapshot)
