"""What runs beside the requests of a server, from its start to its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI

from newleaf.dialogue.session_memory import CatchingUp
from newleaf.settings import settings
from newleaf.web.conversation import Conversation
from newleaf.web.retention import Retention


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Erase ended sessions, save what could not be saved and send counts while the server runs; then close it all."""
    talk: Conversation = app.state.conversation
    retention, catching_up = Retention(talk.store, settings().retention_seconds), CatchingUp(talk.memory)
    retention.start()
    catching_up.start()
    async with _counts_sent(settings().events_file):
        yield
    catching_up.stop()
    retention.stop()
    talk.store.close()


@asynccontextmanager
async def _counts_sent(file: Path | None) -> AsyncIterator[None]:
    if file is None:
        yield
        return
    from newleaf.count_stream import CountStream

    sending = asyncio.create_task(CountStream(file).run())
    yield
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending
