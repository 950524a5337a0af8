"""The command line: `newleaf serve | train | chat | ask | screen | understand | evaluate | directory | sessions`."""

import asyncio
import ctypes
import gc
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import click

from newleaf.directory.errors import DirectoryError
from newleaf.directory_commands import directory
from newleaf.errors import NewLeafError
from newleaf.safety.errors import SafetyDataError
from newleaf.sessions_commands import sessions
from newleaf.settings import settings

Record = dict[str, Any]


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


main.add_command(directory)
main.add_command(sessions)


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
    _train_apart(serving=True)
    gc.disable()  # what is opened now stays: looking for garbage in it again and again takes a second, and later more
    import uvicorn

    from newleaf.web.app import create_app
    from newleaf.web.protocol import server_options
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
@click.option("--force", is_flag=True, help="Train although there is a model for the present data.")
def train(force: bool) -> None:
    """Train the dialogue model and the learned layer of the safety screen on data/ and content/."""
    _trained(force)
    _learned(force)


def _train_apart(serving: bool) -> None:
    """Train what is missing in a process of its own: this one would keep the memory that training takes.

    What it says goes to stderr where stdout is for messages, and into the log where that is JSON.
    """
    from newleaf.dialogue.training import model_path
    from newleaf.screening import is_trained

    project = settings().project
    if not (model_path(project).exists() and is_trained(project)):
        command = [sys.executable, "-m", "newleaf", "train"]
        if serving and settings().log_format == "json":
            _into_log(command)
        else:
            subprocess.run(command, check=False, stdout=None if serving else sys.stderr)
    if serving and not model_path(project).exists():
        raise click.ClickException("The guide could not be trained; the lines above say why.")
    if not is_trained(project):
        click.echo("Going on with the safety screen's rules alone; the lines above say why.", err=True)


def _into_log(command: list[str]) -> None:
    from newleaf.logs import announce

    plain = {**os.environ, "NEWLEAF_LOG_FORMAT": "plain"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=plain
    ) as training:
        assert training.stdout is not None
        for line in training.stdout:
            announce(line.rstrip(), "json")


def _trained(force: bool = False) -> Path:
    from newleaf.dialogue.training import model_path

    path = model_path(settings().project)
    if path.exists() and not force:
        click.echo(f"The model fits the present data: {path.name}")
        return path
    click.echo("Training the guide on data/ and content/ (well under a minute) ...")
    if not sys.stderr.isatty():  # in a log, the progress bars of Rasa are a thousand lines
        os.environ.setdefault("LOG_LEVEL", "ERROR")
    from newleaf.dialogue.training import train as train_model

    started = time.monotonic()
    path = train_model(settings().project)
    click.echo(f"Trained {path.name} in {time.monotonic() - started:.0f} s.")
    return path


def _learned(force: bool = False) -> None:
    from newleaf.screening import is_trained, layer_path, train_layer
    from newleaf.understanding.distress import loaded_screen

    if is_trained(settings().project) and not force:
        click.echo(f"The safety screen's learned layer fits the present data: {layer_path(settings().project).name}")
        return
    click.echo("Training the safety screen's learned layer (about a minute) ...")
    started = time.monotonic()
    path = train_layer(settings().project)
    loaded_screen.cache_clear()  # it may have been opened without
    click.echo(f"Trained {path.name} in {time.monotonic() - started:.0f} s.")


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


@main.command()
@click.argument("text")
@click.option("--country", help="Two-letter code, such as GB.")
def ask(text: str, country: str | None) -> None:
    """Send one message through everything and print the `messages` as JSON; TEXT `-` is read from stdin.

    What stands on the command line is in the list of processes meanwhile, and in your shell's history.
    """
    text = sys.stdin.read() if text == "-" else text
    with asyncio.Runner() as runner:
        talk, session, _ = _conversation(country, runner)
        try:
            messages = runner.run(talk.answer(session, text=text))
        finally:
            runner.run(talk.forget(session))
    click.echo(json.dumps({"messages": messages}, ensure_ascii=False, indent=2))


@main.command()
@click.option("--country", help="Two-letter code, such as GB.")
def chat(country: str | None) -> None:
    """Talk to the guide in the terminal. A number takes a choice; an empty line or Ctrl-D ends it."""
    with asyncio.Runner() as runner:
        talk, session, messages = _conversation(country, runner)
        try:
            while True:
                keys = _print_messages(messages)
                text = click.prompt("you", default="", show_default=False, prompt_suffix="> ").strip()
                if not text:
                    break
                if text.isdecimal() and 1 <= int(text) <= len(keys):
                    messages = runner.run(talk.answer(session, choice=keys[int(text) - 1]))
                else:
                    messages = runner.run(talk.answer(session, text=text))
        finally:
            runner.run(talk.forget(session))
    click.echo("This conversation is forgotten. Your terminal may still show it.")


def _conversation(country: str | None, runner: asyncio.Runner) -> tuple[Any, str, list[Record]]:
    from newleaf.directory import UnknownCountry
    from newleaf.quiet import keep_words_out_of_crashes

    keep_words_out_of_crashes()
    _train_apart(serving=False)
    from newleaf.web.app import open_conversation

    talk, faults = open_conversation(settings())
    for part, fault in faults.items():
        click.echo(f"Going on without the {part}: {fault}", err=True)
    try:
        session, messages = runner.run(talk.start(country, None))
    except UnknownCountry as error:
        raise click.BadParameter(str(error), param_hint="--country") from error
    return talk, session, messages


def _print_messages(messages: list[Record]) -> list[str]:
    keys: list[str] = []
    for message in messages:
        click.echo(f"\n{message['text']}\n")
        for service in message.get("services", []):
            ways = ", ".join(channel["display"] for channel in service["channels"])
            click.echo(f"  {service['name']}: {ways} ({service['hours']})")
        for choice in message.get("choices", []):
            keys.append(choice["key"])
            click.echo(f"  [{len(keys)}] {choice['label']}")
    return keys


@main.command()
def screen() -> None:
    """Screen JSON lines from stdin: {"id","text"} to {"id","tier","signal","who","life_in_danger","evidence"}."""
    from newleaf.screening import open_screen

    read = open_screen(settings().project)

    def screened(text: str) -> Record:
        found = read.assess(text)
        evidence = [
            {"start": each.start, "end": each.end, "text": each.text, "rule": each.rule}
            for finding in found.findings
            for each in finding.evidence
        ]
        return {
            "tier": found.tier,
            "signal": found.signal,
            "who": found.who,
            "life_in_danger": found.life_in_danger,
            "evidence": evidence,
        }

    _each_line(sys.stdin, screened)


@main.command()
def understand() -> None:
    """Classify JSON lines from stdin: {"id","text"} to {"id","intent","confidence","ranking"}."""
    from newleaf.dialogue.guide import Guide
    from newleaf.dialogue.training import model_path

    _each_line(sys.stdin, Guide.load(model_path(settings().project)).understand)


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for report.md, .json and .svg.")
@click.option("--misses", is_flag=True, help="For the screen: list what went wrong; not for a part that is reported.")
def evaluate(path: Path, out: Path | None, misses: bool) -> None:
    """Measure on labelled JSON lines. A file: understanding. A folder: the safety screen.

    A line of a file has {"text","intent","also"?,"kind"?}; tests/safety/gate/README.md says what a folder holds.
    """
    from newleaf.evaluate import evaluate_screen, evaluate_understanding

    if path.is_dir():
        evaluate_screen(settings().project, path, out, misses)
    else:
        evaluate_understanding(settings().project, path, out)


def _each_line(lines: Iterable[str] | TextIO, work: Callable[[str], Record]) -> None:
    """Write one JSON line for each, in order; a bad line gives an error line, and exit code 1 at the end."""
    failed = False
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            identity, text = record["id"], record["text"]
            if not isinstance(text, str):
                raise TypeError(f"text must be a string, not {type(text).__name__}")
            result: Record = {"id": identity, **work(text)}
        except KeyError as error:
            result = {"id": None, "error": f"line {number}: {error} is missing"}
        except Exception as error:  # any line must be survived; its error says what was wrong with it
            result = {"id": None, "error": f"line {number}: {type(error).__name__}: {error}"}
        failed = failed or "error" in result
        sys.stdout.write(json.dumps(result, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    if failed:
        sys.exit(1)
