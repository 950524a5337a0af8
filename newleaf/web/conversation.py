"""One message from arrival to reply, whatever is broken: screen, dialogue, assembly. Knows nothing of HTTP.

The loop that serves requests waits for nothing that may hang. The screen's learned layer, the dialogue and the database
work in threads of their own, each with a deadline; what is left when they fail is in memory and cannot: the screen's
rules, the help texts and the copy of the directory.
"""

import logging
import secrets
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

from newleaf import metrics
from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.child_session import without_adult_choices
from newleaf.dialogue.choices import FOR_THE_COUPLE, keeping, payload_of
from newleaf.dialogue.guesses import tapped
from newleaf.dialogue.guide import Guide
from newleaf.dialogue.guided_return import with_return
from newleaf.dialogue.help import HelpDesk
from newleaf.dialogue.known_danger import is_child
from newleaf.dialogue.no_cry import is_no_cry
from newleaf.dialogue.no_more import told_by_choice
from newleaf.dialogue.picked import OFFERED, keys_under, picked
from newleaf.dialogue.session_memory import SessionMemory
from newleaf.dialogue.sessions import SessionStore
from newleaf.dialogue.turn import TURN, Turn
from newleaf.directory import guessed_country
from newleaf.errors import SessionEnded
from newleaf.safety import Assessment, Finding, Screen, Signal, Tier, Who
from newleaf.safety.screen import OK, SECOND
from newleaf.understanding.distress import ADULTS_ONLY, PREFIX, STILL_ANSWERED
from newleaf.understanding.encoder import turn as encoder_turn
from newleaf.web.guard import guarded
from newleaf.web.plain_help import PlainHelp
from newleaf.web.worker import Worker

log = logging.getLogger(__name__)
Message = dict[str, Any]
T = TypeVar("T")

SCREEN_SECONDS = 0.35
"""For the screen with its learned layer; then its rules answer alone."""
AGAIN_SECONDS = 0.1
"""In line, after which a message is not read a second time: others stand behind it."""
LONG = 1_500
"""Characters of a message from which reading it takes so long that others would wait."""
HELP_SECONDS = 0.85
"""After which a message that shows a signal gets its help without the dialogue: it must be there within a second."""
RECALL_SECONDS = 0.1
"""For the database to tell, without the dialogue, what is known of a session."""
STORE_SECONDS = 1.0
"""For the database to begin or to forget a session."""


PLACED = "~"
"""In a session's id, behind the country it began with (a guess in small letters): the lines of the right country are
there, too, when the database cannot tell."""
UNREAD = Assessment.of([Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF)])
"""What is assumed of a message that could not be screened at all: a gentle question, and lines."""


class Conversation:
    """Answers messages of sessions. Without a `guide` it goes on with help and honest words."""

    def __init__(
        self, screen: Screen, desk: HelpDesk, guide: Guide | None, store: SessionStore, seconds: float
    ) -> None:
        self.screen, self.desk, self.guide, self.store = screen, desk, guide, store
        self.rules, self.once = screen.rules_alone(), screen.read_once()
        self._plain = PlainHelp(desk)
        self._seconds = seconds
        self._reader = Worker("screen")  # one: what is not the encoder's work waits for Python anyway
        # Apart: a cry of a few words must not stand behind pages of anything.
        self._long_reader, self._long_rules = Worker("screen of long messages"), Worker("rules for long messages")
        self._dialogue = Worker("dialogue", on_replaced=guide.renew_locks if guide else lambda: None)
        self._keeper = Worker("session store")
        self.memory = SessionMemory(store)
        self._turns: set[Turn] = set()

    async def start(
        self, country: str | None, language: str | None, accepted: str | None = None
    ) -> tuple[str, list[Message]]:
        """A new session's id and its first messages. Raises UnknownCountry.

        `accepted`: the languages the browser asks for; their region is a guess at the country, where it is not said.
        """
        slots = {"country": self.desk.snapshot.country(country).code} if country else {}
        if not slots and (guess := guessed_country(language) or guessed_country(accepted)):
            slots = {"guess": guess}
        session = f"{slots.get('country') or slots.get('guess', '').lower()}{PLACED}{secrets.token_urlsafe(18)}"
        try:
            await self._kept(self._begin(session, slots))
        except Exception as error:
            degraded("sessions", error)
            self.memory.begin_here(session, slots)
        return session, guarded(self._plain.opening(language), self.desk.snapshot)

    async def answer(
        self, session: str, *, text: str | None = None, choice: str | None = None, accepted: str | None = None
    ) -> list[Message]:
        """Messages for what was typed or chosen; never empty, and help first where the text asks for it.

        `accepted`: as for `start`, where nothing is known of the session. Raises: SessionEnded when the session is
        known to be over; KeyError for a choice that does not exist.
        """
        started = time.perf_counter()
        payload = payload_of(choice) if choice is not None else None
        if choice is not None and payload is None:
            raise KeyError(choice)
        turn = Turn(session)
        self._turns.add(turn)
        try:
            with encoder_turn():
                found = await self.screened(text) if text is not None else told_by_choice(payload)
                spent = time.perf_counter() - started
                seconds = HELP_SECONDS - spent if found is not None and found.findings else self._seconds
                reply = await self._reply(turn, payload or typed(text or ""), found, seconds)
                if turn.offered:
                    found = None
            messages = self._assemble(reply, found, turn, text or "", payload, accepted)
        finally:
            turn.open = False
            self._turns.discard(turn)
        metrics.MESSAGES.labels("choice" if choice is not None else "text").inc()
        metrics.SECONDS.observe(time.perf_counter() - started)
        return guarded(messages, self.desk.snapshot)

    async def known(self, session: str) -> dict[str, Any]:
        """The slots of a session; of a database that does not answer, what its id says. Raises SessionEnded."""
        turn = Turn(session)
        await self._recall_apart(turn)
        return turn.known or _placed(session)

    async def forget(self, session: str) -> None:
        """Erase a session at once, in memory and in the database.

        Raises SQLAlchemyError, TimeoutError or Hanging when the database is out of reach.
        """
        self.memory.unsaved.forget(session)
        for turn in self._turns:
            if turn.session == session:
                turn.open = False
        await self._kept(self._erase(session))

    async def greeted(self, seconds: float) -> list[Message]:
        """What the dialogue says to a greeting, to find out whether it works. Raises whatever it raises.

        In a session that does not exist, so that nothing of it is kept or counted.
        """
        return await self._dialogue.run(self.guide.reply("readiness", "/greet", None), seconds) if self.guide else []

    async def _kept(self, work: Coroutine[Any, Any, T]) -> T:
        return await self._keeper.run(work, STORE_SECONDS)

    async def _begin(self, session: str, slots: dict[str, Any]) -> None:
        self.memory.begin(session, slots)

    async def _erase(self, session: str) -> None:
        self.memory.forget(session)

    async def screened(self, text: str) -> Assessment:
        """What the screen finds in a text; in time, with its rules alone where the learned layer does not answer."""
        long = len(text) > LONG
        try:
            reader, read = self._long_reader if long else self._reader, self._read(text, time.monotonic())
            return await reader.run(read, SCREEN_SECONDS)
        except Exception as error:
            degraded("screen", error)
        try:
            if long:
                return await self._long_rules.run(self._by_rules(text), SCREEN_SECONDS)
            return self.rules.assess(text)
        except Exception as error:  # nobody knows what this message says: it may be a cry
            degraded("rules", error)
            return UNREAD

    async def _by_rules(self, text: str) -> Assessment:
        return self.rules.assess(text)

    async def _read(self, text: str, asked: float) -> Assessment:
        """What the screen finds in a text. `asked`: since when it stands in line."""
        in_time = time.monotonic() - asked < AGAIN_SECONDS
        if not in_time and self.screen.layers[SECOND] == OK:
            metrics.DEGRADED.labels("second_reader").inc()
        with metrics.PART_SECONDS.labels("screen").time():
            found = (self.screen if in_time else self.once).assess(text)
        if self.guide is not None:
            try:
                self.guide.prepare(typed(text))
            except Exception as error:  # then the dialogue meets the same fault, and it is counted there
                log.error("Could not prepare a message: %s", type(error).__name__)
        return found

    async def _reply(self, turn: Turn, text: str, found: Assessment | None, seconds: float) -> list[Message]:
        try:
            reply = await self._dialogue.run(self._talk(turn, text, found), seconds)
        except SessionEnded:
            raise
        except Exception as error:  # whatever broke, the person is answered; it is counted and logged without text
            degraded("dialogue", error)
            await self._recall_apart(turn)
            return []
        turn.replied = True
        if turn.fault is not None:
            degraded("sessions", turn.fault)
        messages = [message for message in reply if _says_something(message)]
        if not messages and self.guide is not None:
            degraded("dialogue", ValueError("an empty reply"))
        return messages

    async def _talk(self, turn: Turn, text: str, found: Assessment | None) -> list[Message]:
        TURN.set(turn)
        if self.guide is None:
            self.memory.recall(turn)
            metrics.DEGRADED.labels("model").inc()
            return []
        async with self.guide.in_turn(turn.session):
            self.memory.recall(turn)
            if not turn.open:  # it hung so long that nobody waits any more
                return []
            if not text.startswith("/") and not (found and found.findings) and (key := picked(text, turn.slots)):
                text = payload_of(key) or text
            text = tapped(text, turn.slots)
            chosen = text.startswith("/")  # what is typed never does
            intent = text.strip("/").partition("{")[0]
            if chosen and turn.slots.get("gate") == ADULTS_ONLY and intent not in STILL_ANSWERED:
                text = f"/{PREFIX}{Signal.MINOR}"
            if not chosen and found is not None and found.findings and is_no_cry(text, turn.slots, found):
                turn.offered, found = True, Assessment()
            with metrics.PART_SECONDS.labels("dialogue").time():
                reply = await self.guide.reply(turn.session, text, found)
                if is_child(turn.slots):
                    reply = without_adult_choices(reply)
                elif turn.slots.get("gate") == GATE_ALONE:
                    reply = keeping(reply, lambda intent: intent != FOR_THE_COUPLE)
                if turn.left is not None:
                    turn.left = turn.left | {OFFERED: keys_under(reply)}
                self.memory.save(turn)
            return reply

    async def _recall_apart(self, turn: Turn) -> None:
        """Find what is known of the session where the dialogue did not get so far."""

        async def recall() -> None:
            self.memory.recall(turn)

        if turn.known is None:
            try:
                await self._keeper.run(recall(), RECALL_SECONDS)
            except SessionEnded:
                raise
            except Exception as error:
                degraded("sessions", error)

    def _assemble(
        self, messages: list[Message], found: Assessment | None, turn: Turn, text: str, payload: str | None,
        accepted: str | None,
    ) -> list[Message]:  # fmt: skip
        # Of a dialogue that was late nothing counts: it may have come to its end all the same.
        slots = (turn.slots if turn.replied else turn.known) or _placed(turn.session)
        if found is not None and found.findings:
            for finding in found.findings:
                metrics.SIGNALS.labels(finding.signal, finding.tier).inc()
            if not any(message["kind"] == "help" for message in messages):
                given, changed = self._plain.for_signals(found, slots, text, accepted)
                messages = given + messages
                if turn.open and (turn.replied or turn.take()):
                    self.memory.note(turn.session, slots, slots | changed)
        if not messages:
            messages = self._plain.trouble(slots, payload, accepted)
        messages = with_return(messages, turn.known or {})
        messages.sort(key=lambda message: message["kind"] != "help")
        return messages


def typed(text: str) -> str:
    """What was typed as Rasa may see it: Rasa runs what starts with a slash; nothing that a visitor types may."""
    return text.lstrip().lstrip("/").lstrip() or "?"


def _placed(session: str) -> dict[str, Any]:
    """What a session's id says of its beginning."""
    code = session.partition(PLACED)[0]
    return {"country" if code.isupper() else "guess": code.upper()} if code else {}


def _says_something(message: Message) -> bool:
    return message.get("kind") in ("text", "help") and bool(str(message.get("text") or "").strip())


def degraded(part: str, error: Exception) -> None:
    """Count and log, without text, that a reply was given without a part that is broken."""
    metrics.DEGRADED.labels(part).inc()
    log.error("Went on without the %s: %s", part, type(error).__name__)
