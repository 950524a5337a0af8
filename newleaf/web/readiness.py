"""Whether every part is in order, found out by using it: a row is written, a message is answered."""

import asyncio
import time

from sqlalchemy.exc import SQLAlchemyError

from newleaf import metrics
from newleaf.directory import DirectoryError
from newleaf.web.conversation import Conversation
from newleaf.web.stopping import Stopping

OK = "ok"
SESSIONS_FAULT = "The database of sessions cannot be used ({}). Check NEWLEAF_DATABASE_URL and the disk."
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
        found = {"screen": OK, "learned": self._talk.screen.layers["learned"], "model": OK} | self._faults
        found["directory"] = await asyncio.to_thread(self._directory)
        found["sessions"] = await self._sessions()
        if self._talk.guide is not None:
            found["dialogue"] = await self._dialogue()
        return found

    def _directory(self) -> str:
        try:
            self._talk.desk.directory.refresh()
        except DirectoryError as error:
            return str(error)
        return OK

    async def _sessions(self) -> str:
        try:
            await asyncio.wait_for(asyncio.to_thread(self._talk.store.try_writing), PATIENCE_SECONDS)
        except (SQLAlchemyError, TimeoutError) as error:
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
