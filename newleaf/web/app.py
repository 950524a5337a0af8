"""The web application: its parts opened once, its routes, its edge."""

import logging
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa
from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from newleaf import metrics
from newleaf.dialogue.guide import Guide
from newleaf.dialogue.guided import exercises
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.sessions import SessionStore
from newleaf.dialogue.training import model_path
from newleaf.directory import DirectoryError
from newleaf.directory.store import with_driver
from newleaf.errors import ModelError
from newleaf.settings import Settings
from newleaf.understanding.distress import loaded_screen
from newleaf.web import api, help_page, pages
from newleaf.web.conversation import Conversation
from newleaf.web.edge import SecurityHeaders, SizeLimit
from newleaf.web.problems import install_problems, problem
from newleaf.web.templating import templates
from newleaf.web.tokens import Tokens

log = logging.getLogger(__name__)
SESSIONS_FAULT = "The database of sessions cannot be used ({}). Check NEWLEAF_DATABASE_URL and the disk."


def open_conversation(settings: Settings) -> tuple[Conversation, dict[str, str]]:
    """Every part that can be opened, and what to do about each that cannot ("ok" for the others).

    Raises SafetyDataError, ContentError, DirectoryDataError: without its own reviewed texts nothing can be served.
    """
    faults: dict[str, str] = {}
    screen = loaded_screen()
    desk = help_desk()
    exercises()
    store, guide = None, None
    try:
        store = SessionStore(_engine(settings.database), settings.session_minutes * 60)
    except sa.exc.SQLAlchemyError as error:
        faults["sessions"] = SESSIONS_FAULT.format(type(error).__name__)
    try:
        guide = Guide.load(model_path(settings.project), store)
    except ModelError as error:
        faults["model"] = str(error)
    for part, fault in faults.items():
        log.error("Going on without the %s: %s", part, fault)
    for part in ("sessions", "model"):
        metrics.READY.labels(part).set(part not in faults)
    metrics.READY.labels("learned").set(screen.layers["learned"] == "ok")
    return Conversation(screen, desk, guide, store, settings.answer_seconds), faults


def create_app(settings: Settings) -> FastAPI:
    """The application with every part opened. Raises as `open_conversation`."""
    conversation, faults = open_conversation(settings)
    app = FastAPI(title="New Leaf", version=version("newleaf"), docs_url=None, redoc_url=None)
    app.state.conversation = conversation
    app.state.parts = _parts(conversation, faults)
    app.state.tokens = Tokens(settings.signing_key())
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(help_page.router)
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    install_problems(app)
    app.add_exception_handler(404, _not_found)
    app.add_middleware(SizeLimit, most=settings.max_body)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
    )
    app.add_middleware(SecurityHeaders)
    return app


async def _not_found(request: Request, error: Exception) -> Response:
    if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/v1/"):
        page = {"title": "This page does not exist", "detail": "The address may be mistyped. Help is always here:"}
        return templates.TemplateResponse(request, "error.html", page, status_code=404)
    return problem(404, "There is nothing at this address.")


def _parts(talk: Conversation, faults: dict[str, str]) -> Callable[[], dict[str, str]]:
    def parts() -> dict[str, str]:
        found = {"screen": "ok", "directory": "ok", "sessions": "ok", "model": "ok"} | faults
        found["learned"] = talk.screen.layers["learned"]
        metrics.READY.labels("learned").set(found["learned"] == "ok")
        try:
            talk.desk.directory.refresh()
        except DirectoryError as error:
            found["directory"] = str(error)
        if talk.store is not None:
            try:
                talk.store.slots("")
            except sa.exc.SQLAlchemyError as error:
                found["sessions"] = SESSIONS_FAULT.format(type(error).__name__)
        return found

    return parts


def _engine(url: str) -> sa.Engine:
    if sa.make_url(url).get_backend_name() != "sqlite":
        return sa.create_engine(with_driver(sa.make_url(url)), pool_pre_ping=True)
    engine = sa.create_engine(url)
    sa.event.listen(engine, "connect", _write_ahead)
    sa.event.listen(engine, "checkout", _same_file)
    return engine


def _same_file(connection: object, record: sa.PoolProxiedConnection, _: object) -> None:
    # An open SQLite connection goes on with a file that was deleted or replaced, and what it writes is lost.
    if "path" not in record.info:
        record.info["path"] = connection.execute("PRAGMA database_list").fetchone()[2]  # type: ignore[attr-defined]
    if not record.info["path"]:
        return
    try:
        now = Path(record.info["path"]).stat().st_ino
    except OSError as error:
        raise sa.exc.DisconnectionError("the database file is gone") from error
    if record.info.setdefault("file", now) != now:
        raise sa.exc.DisconnectionError("the database file was replaced")


def _write_ahead(connection: object, _: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
