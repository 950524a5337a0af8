"""HTTP as uvicorn speaks it, with a limit on everything that a client may keep waiting or make large.

uvicorn takes any time for headers and body, any number and size of headers, and any number of connections. What is
refused here gets a problem response where one can still be sent in order, and the connection is closed.
"""

import asyncio
import enum
import time
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from newleaf import metrics
from newleaf.web.connections import Connections
from newleaf.web.refusal import refusal
from newleaf.web.timers import Timers

MOST_HEAD = 16_384
"""Bytes of request line and headers."""
MOST_HEADERS = 64
MOST_WAITING = 8
"""Requests that may be sent ahead on one connection before the first is answered."""
UNREAD_SECONDS = 0.05
"""How long a connection that is to be closed is still looked at for what had arrived and was not read."""
READ_AWAY_SECONDS = 1.0
"""How long what a refused client still sends is read and thrown away: a reset would overtake the answer."""
WRITE_SECONDS = 60.0
"""Seconds that a client may take to accept what it asked for."""


class Refused(Exception):
    """A request that is not read any further; the status says why."""


class Phase(enum.Enum):
    """How far the present request has arrived."""

    NONE = enum.auto()
    HEAD = enum.auto()
    BODY = enum.auto()


class GuardedProtocol(HttpToolsProtocol):
    """One connection, which must deliver each request whole within `seconds`."""

    def __init__(self, connections: Connections, seconds: float, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._connections, self._seconds = connections, seconds
        self.address: str | None = None
        self._waits_since = 0.0
        self._phase = Phase.NONE
        self._arriving: RequestResponseCycle | None = None
        """The cycle of the request whose body is arriving."""
        self._turned_away = False
        self._unread = self._length = self._fields = self._status = 0
        self._timers = Timers(self.loop)

    # What Connections asks

    def waits_since(self) -> float | None:
        """Since when this waits for the client; None while the client waits for us."""
        return None if self._is_answering() and not self.flow.write_paused else self._waits_since

    def is_underway(self) -> bool:
        """Whether a request or an answer is on its way."""
        return self._phase is not Phase.NONE or self.transport.get_write_buffer_size() > 0

    def give_way(self) -> None:
        """Close, for a newcomer; unless a request has arrived that was not read yet."""
        if self.is_underway():
            self.transport.abort()
        else:
            self._timers.start("end", UNREAD_SECONDS, self._abort_if_silent)

    # What asyncio calls

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count the connection; where there is no room, say so and close."""
        super().connection_made(transport)
        self._waits_since = time.monotonic()
        self.address = self._connections.whose(self.client[0] if self.client else None)
        if not self._connections.admit(self):
            self._turn_away()
            return
        self._timers.start("request", self._seconds, self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no longer."""
        super().connection_lost(exc)
        self._unset_keepalive_if_required()
        self._connections.leave(self)
        self._timers.stop_all()

    def data_received(self, data: bytes) -> None:
        """Read on, unless it is refused already."""
        if self.transport.is_closing() or self._turned_away:
            return
        self._unread += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        # Headers are counted one by one as they come; here, what has not become one.
        if self._phase is Phase.HEAD and self._unread > MOST_HEAD:
            self._refuse(431)
        elif not self._is_answering() and self.timeout_keep_alive_task is None:
            # Empty lines between requests start nothing else.
            self._timers.start("request", self._seconds, self._too_slow)

    def pause_writing(self) -> None:
        """The client takes no more for now."""
        super().pause_writing()
        self._timers.start("write", WRITE_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client takes more again."""
        super().resume_writing()
        self._timers.stop("write")

    # What the parser calls. What is raised here ends in send_400_response.

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._phase, self._arriving = Phase.HEAD, None
        self._unread = self._length = self._fields = 0
        self._timers.start("request", self._seconds, self._too_slow)

    def on_url(self, url: bytes) -> None:
        """A piece of the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; or a trailer, of which there is none that we would heed."""
        self._fields += 1
        self._count(len(name) + len(value))
        if self._phase is Phase.HEAD:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """All that decides where this request ends must be said once, and plainly."""
        names = [name for name, _ in self.headers]
        coding = [value.strip().lower() for name, value in self.headers if name == b"transfer-encoding"]
        newest = self.parser.get_http_version() == "1.1"
        if (
            names.count(b"host") > 1
            or (newest and b"host" not in names)
            or names.count(b"content-length") > 1
            or (coding and (coding != [b"chunked"] or not newest or b"content-length" in names))
            or len(self.pipeline) >= MOST_WAITING
        ):
            raise self._refusal(400)
        super().on_headers_complete()
        self._phase, self._arriving = Phase.BODY, self.cycle
        if self.parser.should_upgrade():
            self.cycle.keep_alive = False  # we change to nothing; what follows may be another protocol

    def on_message_complete(self) -> None:
        """The request is whole: from now on the client waits for us."""
        super().on_message_complete()
        self._phase, self._arriving = Phase.NONE, None
        self._timers.stop("request")

    # What uvicorn calls

    def on_response_complete(self) -> None:
        """Wait for the next request, as long as a connection may be idle."""
        self._waits_since = time.monotonic()
        super().on_response_complete()
        if self.transport.is_closing():
            self._end()

    def timeout_keep_alive_handler(self) -> None:
        """Nothing more was asked; unless, after a time in which nobody read, it lies there unread."""
        self._timers.start("end", UNREAD_SECONDS, self._end_if_silent)

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing to say: it is answered as if no other protocol had been asked for."""

    def send_400_response(self, msg: str) -> None:
        """Answer what the parser could not read, or what is refused above."""
        self._refuse(self._status or 400)

    # How a request is refused

    def _count(self, length: int) -> None:
        self._length += length
        if self._length > MOST_HEAD or self._fields > MOST_HEADERS:
            raise self._refusal(431)

    def _refusal(self, status: int) -> Refused:
        self._status = status
        return Refused(status)

    def _refuse(self, status: int) -> None:
        """Answer with a problem, where that would not get between the parts of another answer; and close."""
        if self._arriving is not None and not self._arriving.response_started:
            self._arriving.disconnected = True  # so that it writes nothing after this
            self._arriving.message_event.set()
            answers = not self.pipeline
        else:
            answers = self._arriving is None and not self._is_answering()
        if answers:
            metrics.REFUSED.labels(str(status)).inc()
            self.transport.write(refusal(status, self.server_state.default_headers))
        self._end()

    def _turn_away(self) -> None:
        """Answer 503 to a newcomer, and read for a moment what it sends: it would not see the answer otherwise."""
        self._turned_away = True
        metrics.REFUSED.labels("503").inc()
        self.transport.write(refusal(503, self.server_state.default_headers))
        self._timers.start("end", READ_AWAY_SECONDS, self.transport.close)

    def _end(self) -> None:
        """Close; when the client does not take what is left to send, without that."""
        self._connections.leave(self)
        self.transport.close()
        self._timers.start("write", WRITE_SECONDS, self.transport.abort)

    def _is_silent(self) -> bool:
        return self._phase is Phase.NONE and not self._is_answering()

    def _abort_if_silent(self) -> None:
        if self._is_silent():
            self.transport.abort()

    def _end_if_silent(self) -> None:
        if self._is_silent():
            self._end()

    def _too_slow(self) -> None:
        if self._is_answering() or self.flow.read_paused:
            self._timers.start("request", self._seconds, self._too_slow)  # it is us who keep it waiting
        elif self._phase is Phase.NONE:
            self._end()  # it never asked for anything
        else:
            self._refuse(408)

    def _is_answering(self) -> bool:
        """Whether the client waits for the answer to a request that is whole."""
        if self.pipeline:
            return True
        return self.cycle not in (None, self._arriving) and not self.cycle.response_complete
