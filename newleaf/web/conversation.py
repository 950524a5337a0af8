"""One message from arrival to reply, whatever is broken: screen, dialogue, assembly. Knows nothing of HTTP."""

import asyncio
import contextvars
import logging
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import sqlalchemy as sa

from newleaf import metrics
from newleaf.dialogue.choices import choice_of, payload_of
from newleaf.dialogue.guide import Guide
from newleaf.dialogue.guided_return import with_return
from newleaf.dialogue.help import HelpDesk
from newleaf.dialogue.sessions import SessionStore
from newleaf.directory import guessed_country
from newleaf.errors import SessionEnded
from newleaf.safety import Assessment, Screen, Signal
from newleaf.understanding.distress import ADULTS_ONLY, PREFIX, STILL_ANSWERED
from newleaf.understanding.encoder import turn
from newleaf.web.guard import guarded

log = logging.getLogger(__name__)
Message = dict[str, Any]
Slots = dict[str, Any]


class Conversation:
    """Answers messages of sessions. `guide` or `store` may be None: then it goes on with help and honest words."""

    def __init__(
        self, screen: Screen, desk: HelpDesk, guide: Guide | None, store: SessionStore | None, seconds: float
    ) -> None:
        self.screen, self.desk, self.guide, self.store = screen, desk, guide, store
        self._seconds = seconds
        self._reader = ThreadPoolExecutor(1, "reader")  # one: what is not the encoder's work waits for Python anyway

    def start(
        self, country: str | None, language: str | None, accepted: str | None = None
    ) -> tuple[str, list[Message]]:
        """A new session's id and its first messages. Raises UnknownCountry.

        `accepted`: the languages the browser asks for; their region is a guess at the country, where it is not said.
        """
        slots = {"country": self.desk.snapshot.country(country).code} if country else {}
        if not slots and (guess := guessed_country(language) or guessed_country(accepted)):
            slots = {"guess": guess}
        session = secrets.token_urlsafe(18)
        if self.store is not None:
            try:
                self.store.start(session, slots)
            except sa.exc.SQLAlchemyError as error:
                _degraded("sessions", error)
        messages = [self._phrase("disclosure")]
        if language and not language.lower().startswith("en"):
            messages.append(self._phrase("english_only"))
            if spoken := self.desk.languages.get(language.lower().partition("-")[0]):
                own = {"kind": "text", "text": spoken.front.english_only, "language": spoken.front.language}
                messages.append(own)
        return session, guarded(messages, self.desk.snapshot)

    async def answer(self, session: str, *, text: str | None = None, choice: str | None = None) -> list[Message]:
        """Messages for what was typed or chosen; never empty, and help first where the text asks for it.

        Raises: SessionEnded when the session is known to be over; KeyError for a choice that does not exist.
        """
        started = time.perf_counter()
        payload = payload_of(choice) if choice is not None else None
        if choice is not None and payload is None:
            raise KeyError(choice)
        slots = self._slots(session)
        if payload and slots.get("gate") == ADULTS_ONLY and payload.strip("/") not in STILL_ANSWERED:
            payload = f"/{PREFIX}{Signal.MINOR}"
        with turn():
            # In a thread: the encoder works while other messages are answered.
            found = await self._in_thread(text) if text is not None else None
            reply = await self._reply(session, payload or _typed(text or ""), found)
        metrics.MESSAGES.labels("choice" if choice is not None else "text").inc()
        metrics.SECONDS.observe(time.perf_counter() - started)
        return self._assemble(reply, found, slots)

    async def _in_thread(self, text: str) -> Assessment:
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self._reader, context.run, self._read, text)

    def _read(self, text: str) -> Assessment:
        found = self.screen.assess(text)
        if self.guide is not None:
            try:
                self.guide.prepare(_typed(text))
            except Exception as error:  # then `reply` meets the same fault, and it is counted there
                log.error("Could not prepare a message: %s", type(error).__name__)
        return found

    def forget(self, session: str) -> None:
        """Erase a session at once. Raises SQLAlchemyError when the database is out of reach."""
        if self.store is not None:
            self.store.forget(session)

    def _slots(self, session: str) -> Slots:
        if self.store is None:
            return {}
        try:
            slots = self.store.slots(session)
        except sa.exc.SQLAlchemyError as error:
            _degraded("sessions", error)
            return {}
        if slots is None:
            raise SessionEnded("This conversation has ended. Start a new one to go on.")
        return slots

    async def _reply(self, session: str, text: str, found: Assessment | None) -> list[Message]:
        if self.guide is None:
            metrics.DEGRADED.labels("model").inc()
            return []
        try:
            return await asyncio.wait_for(self.guide.reply(session, text, found), self._seconds)
        except Exception as error:  # whatever broke, the person is answered; it is counted and logged without text
            _degraded("dialogue", error)
            return []

    def _assemble(self, reply: list[Message], found: Assessment | None, slots: Slots) -> list[Message]:
        messages = [message for message in reply if _says_something(message)]
        if found is not None and found.findings:
            for finding in found.findings:
                metrics.SIGNALS.labels(finding.signal, finding.tier).inc()
            if not any(message["kind"] == "help" for message in messages):
                country, guess = slots.get("country"), slots.get("guess")
                messages.insert(0, self.desk.for_assessment(found, country, {}, guess))
        messages = with_return(messages, slots)
        messages.sort(key=lambda message: message["kind"] != "help")
        return guarded(messages or [self._phrase("trouble")], self.desk.snapshot)

    def _phrase(self, name: str) -> Message:
        phrase = self.desk.phrases.say(name)
        message: Message = {"kind": "text", "text": phrase["text"]}
        if phrase["buttons"]:
            message["choices"] = [choice_of(button) for button in phrase["buttons"]]
        return message


def _typed(text: str) -> str:
    # Rasa runs what starts with a slash; nothing that a visitor types may.
    return text.lstrip().lstrip("/").lstrip() or "?"


def _says_something(message: Message) -> bool:
    return message.get("kind") in ("text", "help") and bool(str(message.get("text") or "").strip())


def _degraded(part: str, error: Exception) -> None:
    metrics.DEGRADED.labels(part).inc()
    log.error("Went on without the %s: %s", part, type(error).__name__)
