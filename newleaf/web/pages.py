"""Pages that people open: the demo, what is done in a crisis; and what machines poll. Help is in help_page.py."""

import functools
import json
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from newleaf.safety import Signal
from newleaf.settings import settings
from newleaf.web.conversation import Conversation
from newleaf.web.schemas import Ready
from newleaf.web.templating import templates

HERE = Path(__file__).parent
STATIC = HERE / "static"
router = APIRouter()


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def demo(request: Request) -> Response:
    """A demonstration page with the widget on it, as an owner would paste it."""
    return templates.TemplateResponse(request, "demo.html", {"country": None, "leave_url": settings().leave_url})


@router.get("/widget.js", include_in_schema=False)
def widget() -> Response:
    """The widget, as one file."""
    return FileResponse(STATIC / "widget.js", media_type="text/javascript", headers={"Cache-Control": "max-age=300"})


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
def ready(request: Request) -> Ready:
    """Whether every part is in order; 503 names what is not and what to do. Help is given all the same."""
    parts: dict[str, str] = request.app.state.parts()
    state = Ready(ready=all(value == "ok" for value in parts.values()), parts=parts)
    return state if state.ready else JSONResponse(state.model_dump(), 503)


@router.get("/metrics", include_in_schema=False)
def metrics() -> Response:
    """Counts in Prometheus' text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
