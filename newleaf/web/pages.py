"""Pages that people open: the demo, what is done in a crisis; and what machines poll. Help is in help_page.py."""

import functools
import json
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from newleaf.dialogue.help import HelpDesk
from newleaf.directory import Snapshot, UnknownCountry
from newleaf.safety import Signal
from newleaf.settings import settings
from newleaf.web.conversation import Conversation
from newleaf.web.edge import PAGE_POLICY
from newleaf.web.readiness import Readiness
from newleaf.web.schemas import Ready
from newleaf.web.templating import templates
from newleaf.web.widget_file import WidgetFile, widget_file

HERE = Path(__file__).parent
STATIC = HERE / "static"
A_YEAR = 365 * 24 * 60 * 60
"""How long a browser may keep a script whose address names its version, in seconds."""
router = APIRouter()


Country = Annotated[str | None, Query(max_length=40)]


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def demo(request: Request, country: Country = None) -> Response:
    """A demonstration page with the widget on it, as an owner would paste it; `country` is that of the snippet."""
    return templates.TemplateResponse(request, "demo.html", _with_widget(request, country))


@router.get("/chat", response_class=HTMLResponse, include_in_schema=False)
def chat(request: Request, country: Country = None) -> Response:
    """The guide as a page of its own; also what the isolated mode shows in a frame, on sites that may embed it."""
    hosts = " ".join(["'self'", *settings().allowed_origins])
    policy = PAGE_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {hosts}")
    page = _with_widget(request, country)
    return templates.TemplateResponse(request, "chat.html", page, headers={"Content-Security-Policy": policy})


@router.get("/snippet", response_class=PlainTextResponse, include_in_schema=False)
def snippet(request: Request, country: Country = None, pinned: bool = False) -> Response:
    """What an owner pastes; `pinned` with the integrity hash of the script as it is now."""
    page = _with_widget(request, country) | {"site": str(request.base_url).rstrip("/"), "pinned": pinned}
    return PlainTextResponse(templates.get_template("snippet.txt").render(page))


@router.get("/widget.js", include_in_schema=False)
def widget(request: Request, country: Country = None) -> Response:
    """The widget, as one file; `country` puts that country's help lines into it first."""
    file = _widget(request, country)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    # The address with the version in it names this script and no other.
    lasting = request.query_params.get("v") == file.version
    headers = {
        "Cache-Control": f"max-age={A_YEAR}, immutable" if lasting else "max-age=300",
        "ETag": f'"{file.version}{"-gzip" if packed else ""}"',
        "Vary": "Accept-Encoding",
        # Any site may embed it, and integrity is only checked for a script that may be read.
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    known = request.headers.get("if-none-match", "")
    if headers["ETag"] in [each.strip().removeprefix("W/") for each in known.split(",")]:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(file.gzipped if packed else file.body, media_type="text/javascript", headers=headers)


def _widget(request: Request, country: str | None) -> WidgetFile:
    desk = request.app.state.conversation.desk
    first = _known(desk, country) or desk.default_country
    return _made(desk.snapshot, first)


@functools.lru_cache(maxsize=64)
def _made(snapshot: Snapshot, first: str | None) -> WidgetFile:
    # A changed directory is another snapshot, and makes the script anew.
    return widget_file(snapshot, first)


def _known(desk: HelpDesk, country: str | None) -> str | None:
    try:
        return desk.snapshot.country(country).code if country else None
    except UnknownCountry:
        return None


def _with_widget(request: Request, country: str | None) -> dict[str, Any]:
    file = _widget(request, country)
    code = _known(request.app.state.conversation.desk, country)
    query = f"?country={code}&" if code else "?"
    return {
        "country": code,
        "named": country,  # known or not: the widget says to the reader which it is
        "leave_url": settings().leave_url,
        "integrity": file.integrity,
        "script": f"/widget.js{query}v={file.version}",
    }


@router.get("/protocol", response_class=HTMLResponse, include_in_schema=False)
def protocol(request: Request) -> Response:
    """What the guide does in a crisis, from the same texts that it uses."""
    talk: Conversation = request.app.state.conversation
    fronts = [talk.desk.texts[signal].front for signal in Signal]
    page = {
        "signals": [front.model_dump(include=PROTOCOL_FIELDS) for front in fronts],
        "titles": {front.signal: front.title for front in fronts},
        "measured": _measured(),
        "languages": sorted(spoken.front.name for spoken in talk.desk.languages.values()),
    }
    return templates.TemplateResponse(request, "protocol.html", page)


@functools.cache
def _measured() -> dict[str, Any] | None:
    """The screen's figures as `newleaf evaluate` wrote them, or None where it was not measured."""
    path = settings().project / "data" / "safety" / "measured" / "report.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


PROTOCOL_FIELDS = {"signal", "title", "reply", "session"}


@router.get("/health/live")
def live() -> dict[str, str]:
    """Whether the process answers at all."""
    return {"status": "alive"}


@router.get("/health/ready", responses={503: {"model": Ready, "description": "Goes on without a part"}})
async def ready(request: Request) -> Ready:
    """Whether every part is in order; 503 names what is not and what to do. Help is given all the same.

    The part `serving` says that the server is stopping: send it nobody new.
    """
    readiness: Readiness = request.app.state.readiness
    parts = await readiness.parts()
    state = Ready(ready=all(value == "ok" for value in parts.values()), parts=parts)
    return state if state.ready else JSONResponse(state.model_dump(), 503)


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request) -> Response:
    """Counts in Prometheus' text format. Parts are looked at first: nobody else may ask whether they are in order."""
    await request.app.state.readiness.parts()
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
