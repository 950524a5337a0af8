"""What is answered to a request that is read no further; written to the connection itself, past the application."""

import json

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from newleaf.web.edge import SECURITY
from newleaf.web.problems import HELP, MEDIA_TYPE, problem_body

SAID = {
    400: "This is not a request as HTTP has it.",
    408: "The request did not arrive in time. Send it again.",
    431: "The headers of this request are too long.",
    503: "There are too many connections at this moment. Try again in a moment.",
}


def refusal(status: int, default_headers: list[tuple[bytes, bytes]]) -> bytes:
    """A whole response with a problem, after which the connection is closed. `status`: one of SAID."""
    body = json.dumps(problem_body(status, f"{SAID[status]} {HELP}")).encode()
    headers = {**SECURITY, "Content-Type": MEDIA_TYPE, "Content-Length": str(len(body)), "Connection": "close"}
    if status == 503:
        headers["Retry-After"] = "1"
    lines = [b"%s: %s\r\n" % each for each in default_headers]
    lines += [f"{name}: {value}\r\n".encode() for name, value in headers.items()]
    return b"".join((STATUS_LINE[status], *lines, b"\r\n", body))
