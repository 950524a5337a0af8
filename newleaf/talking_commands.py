"""`newleaf ask | chat`: talking to the guide without a page."""

import asyncio
import json
import sys
from typing import Any

import click

from newleaf.settings import settings
from newleaf.training_commands import train_apart

Record = dict[str, Any]


@click.command()
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


@click.command()
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
    train_apart(serving=False)
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
