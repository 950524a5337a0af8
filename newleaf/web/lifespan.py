"""What runs beside the requests of a server, from its start to its end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from newleaf.settings import settings
from newleaf.web.conversation import Conversation
from newleaf.web.retention import Retention


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Erase ended sessions while the server runs; close the database when it ends."""
    talk: Conversation = app.state.conversation
    if talk.store is None:
        yield
        return
    retention = Retention(talk.store, settings().retention_seconds)
    retention.start()
    yield
    retention.stop()
    talk.store.close()
