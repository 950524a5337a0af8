"""Errors as RFC 9457 problem details, without a word of what the visitor wrote."""

import http
import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from newleaf.directory import UnknownName, guessed_country
from newleaf.errors import SessionEnded, TooMany

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
NOT_JSON = "The body is not valid JSON in UTF-8."
HELP = "If you need someone now, help is at /help."
TALKING = frozenset({"/v1/messages", "/v1/sessions"})
"""Where somebody who is refused may be about to say, or has said, that they are in danger."""


def problem_body(status: int, detail: str) -> dict[str, Any]:
    """Problem details. `detail` says what happened and what to do."""
    return {
        "type": "about:blank",
        "title": http.HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "help": "/help",
    }


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """A problem response; `more`: further members of its body."""
    return JSONResponse(problem_body(status, detail) | more, status, headers=headers, media_type=MEDIA_TYPE)


def install_problems(app: FastAPI) -> None:
    """Make every error of the application a problem response."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SessionEnded, _ended)
    app.add_exception_handler(TooMany, _too_many)
    app.add_exception_handler(UnknownName, _unknown)
    app.add_exception_handler(Exception, _failed)


def lines_beside(request: Request) -> dict[str, Any]:
    """Emergency and crisis lines for an error in answer to a message or to a first word.

    Nobody has read the message, and it may be a cry; and who cannot begin a conversation has nowhere else to cry.
    """
    if request.url.path not in TALKING:
        return {}
    guess = guessed_country(request.headers.get("accept-language"))
    return {"services": request.app.state.over_limit.lines(None, guess)}


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return problem(400, NOT_JSON, **lines_beside(request))
    if first["type"] == "extra_forbidden":  # its name would be the sender's words
        return problem(422, "There is a field that this request does not have.", **lines_beside(request))
    place = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
    # pydantic's message never repeats the input
    return problem(422, f"{place}: {first['msg']}.", **lines_beside(request))


async def _http(request: Request, error: HTTPException) -> Response:
    detail = NOT_JSON if error.status_code == 400 else str(error.detail)  # FastAPI's own says less
    return problem(error.status_code, detail, dict(error.headers or {}), **lines_beside(request))


async def _ended(request: Request, error: SessionEnded) -> Response:
    return problem(401, str(error), {"WWW-Authenticate": "Bearer"}, **lines_beside(request))


async def _too_many(_: Request, error: TooMany) -> Response:
    return problem(429, f"{error} {HELP}", {"Retry-After": str(error.seconds)}, services=error.services)


async def _unknown(request: Request, error: UnknownName) -> Response:
    return problem(422, error.advice, **lines_beside(request))


async def _failed(request: Request, error: Exception) -> Response:
    # The route, not the path: what follows /help/ is whatever somebody wrote there.
    route = getattr(request.scope.get("route"), "path", "an unknown address")
    log.error("A request to %s failed.", route, exc_info=error)
    return problem(500, f"Something on our side failed. {HELP}", **lines_beside(request))
