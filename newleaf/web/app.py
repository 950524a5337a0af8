"""The web application: its parts opened once, its routes, its edge."""

import contextvars
import logging
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
from newleaf.dialogue.own_words import own_words
from newleaf.dialogue.scrubbing import NO_TEMPORARY_FILES, OVERWRITE
from newleaf.dialogue.sessions import SessionStore
from newleaf.dialogue.training import model_path
from newleaf.errors import ModelError
from newleaf.postgresql import postgresql_engine
from newleaf.safety import Screen
from newleaf.settings import Settings
from newleaf.understanding.distress import loaded_screen
from newleaf.web import api, help_page, pages
from newleaf.web.conversation import Conversation
from newleaf.web.edge import Heads, OwnPagesOnly, SecurityHeaders, SizeLimit
from newleaf.web.lifespan import lifespan
from newleaf.web.limits import Limits
from newleaf.web.over_limit import OverLimit
from newleaf.web.problems import install_problems, problem
from newleaf.web.readiness import Readiness
from newleaf.web.stopping import Stopping, UnderWay
from newleaf.web.templating import templates
from newleaf.web.tokens import Tokens

log = logging.getLogger(__name__)
LOCKED_SECONDS = 0.3
"""How long a turn waits for SQLite while somebody else writes; then it goes on, and saves later."""


def open_conversation(settings: Settings) -> tuple[Conversation, dict[str, str]]:
    """Every part that can be opened, and what to do about each that cannot ("ok" for the others).

    Raises SafetyDataError, ContentError, DirectoryDataError: without its own reviewed texts nothing can be served.
    """
    faults: dict[str, str] = {}
    screen = loaded_screen()
    desk = help_desk()
    exercises()
    own_words()
    guide = None
    store = SessionStore(sessions_engine(settings.database), settings.session_minutes * 60)
    try:
        guide = Guide.load(model_path(settings.project), store)
    except ModelError as error:
        faults["model"] = str(error)
    if guide is not None:
        contextvars.copy_context().run(_warm_up, guide, screen)
    for part, fault in faults.items():
        log.error("Going on without the %s: %s", part, fault)
    metrics.READY.labels("model").set("model" not in faults)
    metrics.READY.labels("learned").set(screen.layers["learned"] == "ok")
    metrics.READY.labels("second_reader").set(screen.layers["second reader"] == "ok")
    return Conversation(screen, desk, guide, store, settings.answer_seconds), faults


def _warm_up(guide: Guide, screen: Screen) -> None:
    for text in ("he hit me and I am scared", "How long should we wait?"):
        guide.warm_up(text, screen.assess(text))


def create_app(settings: Settings) -> FastAPI:
    """The application with every part opened. Raises as `open_conversation`."""
    conversation, faults = open_conversation(settings)
    app = FastAPI(title="New Leaf", version=version("newleaf"), docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.conversation = conversation
    app.state.stopping = Stopping()
    app.state.readiness = Readiness(conversation, faults, app.state.stopping)
    app.state.tokens = Tokens(settings.signing_keys())
    app.state.limits = Limits(settings, settings.signing_key().encode())
    app.state.over_limit = OverLimit(conversation, app.state.limits)
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(help_page.router)
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    install_problems(app)
    app.add_exception_handler(404, _not_found)
    app.add_middleware(SizeLimit, most=settings.max_body)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Heads)
    app.add_middleware(OwnPagesOnly, allowed=settings.allowed_origins)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After"],
    )
    app.add_middleware(SecurityHeaders, hsts_seconds=settings.hsts_seconds)
    app.add_middleware(UnderWay, state=app.state.stopping)
    return app


async def _not_found(request: Request, error: Exception) -> Response:
    if "text/html" in request.headers.get("accept", "") and not request.scope["path"].startswith("/v1/"):
        page = {"title": "This page does not exist", "detail": "The address may be mistyped. Help is always here:"}
        return templates.TemplateResponse(request, "error.html", page, status_code=404)
    return problem(404, "There is nothing at this address.")


def sessions_engine(url: str) -> sa.Engine:
    """How the sessions' database is reached."""
    if sa.make_url(url).get_backend_name() != "sqlite":
        return postgresql_engine(sa.make_url(url))
    engine = sa.create_engine(url, connect_args={"timeout": LOCKED_SECONDS})
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
    cursor.execute(OVERWRITE)
    cursor.execute(NO_TEMPORARY_FILES)
    cursor.close()
