"""The command line: `newleaf serve | actions`, and the commands of the other modules."""

import asyncio
import ctypes
import gc
import logging
import os
import socket
from collections.abc import Callable
from typing import Any

import click

from newleaf.directory.errors import DirectoryError
from newleaf.directory_commands import directory
from newleaf.errors import NewLeafError
from newleaf.measuring_commands import evaluate, screen, understand
from newleaf.safety.errors import SafetyDataError
from newleaf.sessions_commands import sessions
from newleaf.settings import likely_mistakes, settings
from newleaf.talking_commands import ask, chat
from newleaf.training_commands import train, train_apart

log = logging.getLogger(__name__)


class Commands(click.Group):
    """Turns the project's errors into one line and exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (NewLeafError, SafetyDataError, DirectoryError) as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands)
def main() -> None:
    """New Leaf: a safe, private guide to becoming close again after a betrayal."""
    from newleaf.logs import start_logging

    start_logging(settings().log_level, settings().log_format)
    for name, like in likely_mistakes():
        log.warning("%s is no setting of New Leaf and changes nothing. Do you mean %s?", name, like)


for command in (train, chat, ask, screen, understand, evaluate, directory, sessions):
    main.add_command(command)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free port.")
def serve(host: str, port: int) -> None:
    """Serve the guide; trains first when there is no model for the present data."""
    from newleaf.logs import announce
    from newleaf.quiet import keep_words_out_of_crashes

    keep_words_out_of_crashes()
    form = settings().log_format
    listening = _listen(host, port)
    train_apart(serving=True)
    gc.disable()  # what is opened now stays: looking for garbage in it again and again takes a second, and later more
    import uvicorn

    from newleaf.web.app import create_app
    from newleaf.web.server_options import server_options
    from newleaf.web.stopping import Server

    gc.freeze()
    announce("Opening the guide ...", form)
    os.umask(0o077)  # the database is for its owner alone
    app = create_app(settings())
    gc.collect()  # once: 8 MB that refer to each other in a ring
    gc.freeze()
    gc.enable()
    _give_memory_back()
    config = uvicorn.Config(
        app, ws="none", log_config=None, access_log=False, server_header=False, **server_options(settings())
    )
    server = Server(config, app.state.stopping, settings().drain_seconds, settings().shutdown_seconds)
    asyncio.run(_announced(server, listening, lambda text: announce(text, form)))
    if not server.started:
        raise click.ClickException("The guide could not start; the lines above say why.")


def _give_memory_back() -> None:
    """What was read and thrown away while opening, 30 MB, would stay with the C library otherwise."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # glibc alone keeps it, and has this
        trim(0)


async def _announced(server: Any, listening: socket.socket, announce: Callable[[str], None]) -> None:
    host, port = listening.getsockname()[:2]
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.05)
    if server.started:
        announce(f"Ready: http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl-C stops it)")
    await serving


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that asyncio turns Nagle's delay off: without it every answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))  # uvicorn listens on it, once everything is open
    except OSError as error:
        listening.close()
        advice = "Another program uses this port. Stop it, or choose another: newleaf serve --port 8001"
        raise click.ClickException(f"Cannot listen on {host}:{port} ({error.strerror}). {advice}") from error
    return listening


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5055, show_default=True, type=click.IntRange(1, 65535))
def actions(host: str, port: int) -> None:
    """Serve the actions apart, for workers that name this server in NEWLEAF_ACTIONS_URL."""
    from rasa_sdk.endpoint import create_app

    from newleaf.dialogue.help import help_desk

    help_desk()
    click.echo(f"Ready: http://{host}:{port}/webhook  (Ctrl-C stops it)")
    create_app("actions", cors_origins=None).run(host, port, motd=False, access_log=False)
