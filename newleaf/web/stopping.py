"""How the server ends: it says that it is not ready, lets nobody new in, and finishes the replies under way."""

import asyncio
import logging
import os
import socket
import threading
import time
from types import FrameType

import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newleaf import metrics

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.05
LAST_SECONDS = 5
"""After the time limit, for what the server itself still has to close; then the process ends, whatever hangs."""


class UnderWay:
    """Counts the requests under way, and knows whether the server is stopping. Plain ASGI."""

    def __init__(self, app: ASGIApp, state: "Stopping") -> None:
        self._app, self._state = app, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_and_close(message: Message) -> None:
            if message["type"] == "http.response.start" and self._state.begun:
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        self._state.under_way += 1
        try:
            with metrics.UNDER_WAY.track_inprogress():
                await self._app(scope, receive, send_and_close)
        finally:
            self._state.under_way -= 1


class Stopping:
    """Whether the server is stopping, and how many requests are under way."""

    def __init__(self) -> None:
        self.begun = False
        self.under_way = 0


class Server(uvicorn.Server):
    """uvicorn, which on SIGTERM first drains.

    1. `/health/ready` says 503 at once. For `drain_seconds`, new connections are still taken, for a proxy that looks
       there from time to time; without a proxy there is nothing to wait for.
    2. New connections are refused. Requests under way, and those that come on connections that are open, are answered.
    3. When none is under way, or after `shutdown_seconds`, what is left is closed and the process ends.
    """

    def __init__(
        self, config: uvicorn.Config, stopping: Stopping, drain_seconds: float, shutdown_seconds: float
    ) -> None:
        config.timeout_graceful_shutdown = 1
        super().__init__(config)
        self._stopping, self._drain, self._limit = stopping, drain_seconds, shutdown_seconds

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Called on SIGTERM and SIGINT: from now on it is not ready, and there is an end even if the loop hangs."""
        if not self._stopping.begun:
            self._stopping.begun = True
            _end_in(self._drain + self._limit + LAST_SECONDS)
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain, then close as uvicorn does."""
        log.info("Stopping: %d requests under way.", self._stopping.under_way)
        await self._wait(self._drain)
        for server in self.servers:
            server.close()
        for each in sockets or []:
            each.close()
        if not await self._wait(self._limit, until_idle=True):
            log.error("%d requests are cut off: they took longer than the time limit.", self._stopping.under_way)
        await super().shutdown(sockets)

    async def _wait(self, seconds: float, until_idle: bool = False) -> bool:
        """False when the time is up and something is still under way."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.force_exit:
            if until_idle and not self._stopping.under_way:
                return True
            await asyncio.sleep(LOOK_SECONDS)
        return not self._stopping.under_way


def _end_in(seconds: float) -> None:
    """End the process then, if it still runs: a thread that hangs in a library would keep it for ever."""

    def end() -> None:
        time.sleep(seconds)
        log.critical("Something hangs; the process ends without waiting for it.")
        os._exit(1)

    threading.Thread(target=end, name="end", daemon=True).start()
