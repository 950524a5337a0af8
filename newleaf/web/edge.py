"""What every request passes first and every response last: size, origin, HEAD, security headers. Plain ASGI."""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newleaf.web.problems import HELP, lines_beside, problem

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
SECURITY = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    # What the widget asks for comes by CORS, which this does not touch; widget.js says otherwise for itself.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()"
    ),
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-XSS-Protection": "0",
}
DRAINED = 256
"""Times the limit that is read and thrown away: a client that is still sending would not see the answer otherwise."""


class SizeLimit:
    """Answers 413 to a body over `most` bytes, declared or not, before anything reads it."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if headers.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
            packed = f"Send the body as it is: a compressed one is not unpacked here. {HELP}"
            await problem(415, packed, {"Connection": "close", "Accept-Encoding": "identity"})(scope, receive, send)
            return
        declared = headers.get("content-length", "")
        if "expect" in headers and declared.isdecimal() and int(declared) > self._most:
            await self._too_long(scope, receive, send)  # it asks first, so nothing of it need be read
            return
        body, size, more = b"", 0, True
        while more and size <= DRAINED * self._most:
            part = await receive()
            if part["type"] == "http.disconnect":
                return
            size += len(part.get("body", b""))
            if size <= self._most:
                body += part.get("body", b"")
            more = part.get("more_body", False)
        if size > self._most:
            await self._too_long(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _too_long(self, scope: Scope, receive: Receive, send: Send) -> None:
        too_long = f"This is too long: at most {self._most} bytes fit into one message. {HELP}"
        lines = lines_beside(Request(scope))
        await problem(413, too_long, {"Connection": "close"}, **lines)(scope, receive, send)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


class Heads:
    """Answers HEAD as GET without the body, on every address: link checkers and monitors ask that way."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            await send(message | {"body": b""} if message["type"] == "http.response.body" else message)

        await self._app(scope | {"method": "GET"}, receive, send_head)


class OwnPagesOnly:
    """Refuses what changes something when a browser says that a page of another site sent it, and no owner named it.

    Browsers keep such a page from reading the answer anyway; this keeps it from beginning sessions in the visitor's
    name. Programs send neither header and are let through.
    """

    def __init__(self, app: ASGIApp, allowed: Sequence[str]) -> None:
        self._app, self._allowed = app, frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            headers = Headers(scope=scope)
            origin, site = headers.get("origin"), headers.get("sec-fetch-site")
            # Where a proxy has changed Host, only Sec-Fetch-Site knows the own pages; old browsers have only Host.
            own = site == "same-origin" or (site is None and (origin or "").partition("://")[2] == headers.get("host"))
            if origin is not None and origin not in self._allowed and not own:
                refused = f"This site may not embed the guide: its owner names it in NEWLEAF_ALLOWED_ORIGINS. {HELP}"
                await problem(403, refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class SecurityHeaders:
    """Adds the security headers to every response, and forbids keeping what belongs to a conversation."""

    def __init__(self, app: ASGIApp, hsts_seconds: int = 0) -> None:
        self._app = app
        self._headers = dict(SECURITY)
        if hsts_seconds:
            self._headers["Strict-Transport-Security"] = f"max-age={hsts_seconds}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if "frame-ancestors 'none'" in headers["Content-Security-Policy"]:
                    headers.setdefault("X-Frame-Options", "DENY")  # for browsers from before the policy
                if scope["path"].startswith("/v1/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)
