"""Whether every part is in order, found out by using it: a row is written, a message is answered."""

import asyncio
import time

from sqlalchemy.exc import SQLAlchemyError

from newleaf import metrics
from newleaf.directory import DirectoryError
from newleaf.web.conversation import Conversation
from newleaf.web.stopping import Stopping
from newleaf.web.worker import Hanging, Worker

OK = "ok"
SESSIONS_FAULT = "The database of sessions cannot be used ({}). Check NEWLEAF_DATABASE_URL and the disk."
DIRECTORY_FAULT = "Its database does not answer ({}); services come from memory. Check NEWLEAF_DATABASE_URL."
DIALOGUE_FAULT = "A message could not be answered ({}). See the log; start the guide again."
STOPPING = "The server is stopping and finishes the replies under way."
FRESH_SECONDS = 1
"""How long a finding holds, so that whoever asks often costs nothing."""
PATIENCE_SECONDS = 2


class Readiness:
    """Tries each part when it is asked, at most once a second. `faults`: what could not be opened at the start."""

    def __init__(self, talk: Conversation, faults: dict[str, str], stopping: Stopping) -> None:
        self._talk, self._faults, self._stopping = talk, faults, stopping
        self._one_at_a_time = asyncio.Lock()
        self._prober = Worker("readiness")  # a database that hangs must not keep whoever asks
        self._found: dict[str, str] = {}
        self._found_at = float("-inf")

    async def parts(self) -> dict[str, str]:
        """What is wrong and what to do about it, by part; "ok" for what is in order."""
        if not self._stopping.begun:
            async with self._one_at_a_time:
                if time.monotonic() - self._found_at > FRESH_SECONDS:
                    self._found = await self._tried()
                    self._found_at = time.monotonic()
        found = self._found | {"serving": STOPPING if self._stopping.begun else OK}
        for part, fault in found.items():
            metrics.READY.labels(part).set(fault == OK)
        return found

    async def _tried(self) -> dict[str, str]:
        layers = self._talk.screen.layers
        screen = {"screen": OK, "learned": layers["learned"], "second_reader": layers["second reader"]}
        found = screen | {"model": OK} | self._faults
        tries = {"directory": self._directory(), "sessions": self._sessions()}
        if self._talk.guide is not None:
            tries["dialogue"] = self._dialogue()
        return found | dict(zip(tries, await asyncio.gather(*tries.values()), strict=True))

    async def _directory(self) -> str:
        async def refresh() -> None:
            self._talk.desk.directory.refresh()

        try:
            await self._prober.run(refresh(), PATIENCE_SECONDS)
        except DirectoryError as error:
            return str(error)
        except (TimeoutError, Hanging) as error:
            return DIRECTORY_FAULT.format(type(error).__name__)
        return OK

    async def _sessions(self) -> str:
        async def write() -> None:
            self._talk.store.try_writing()

        try:
            await self._prober.run(write(), PATIENCE_SECONDS)
        except (SQLAlchemyError, TimeoutError, Hanging) as error:
            return SESSIONS_FAULT.format(type(error).__name__)
        return OK

    async def _dialogue(self) -> str:
        try:
            said = await self._talk.greeted(PATIENCE_SECONDS)
        except SQLAlchemyError:
            return OK  # the sessions' fault, and said there
        except Exception as error:  # whatever it is, the guide answers without the dialogue
            return DIALOGUE_FAULT.format(type(error).__name__)
        return OK if said else DIALOGUE_FAULT.format("it said nothing")
