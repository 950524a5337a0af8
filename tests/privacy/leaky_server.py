"""A server whose every corner spills what visitors write: what must not show is logged, raised and warned of.

Handlers that print all there is to a record are added when the server is already up, as an owner's tool would.
"""

import asyncio
import logging
import os
import sys
import threading
import time
import warnings
from pathlib import Path

import structlog

from newleaf.cli import main
from newleaf.dialogue.guide import Guide
from newleaf.dialogue.inprocess import InProcessEndpoint
from newleaf.safety import Screen

reply, request, assess = Guide.reply, InProcessEndpoint.request, Screen.assess
foreign = logging.getLogger("somebody.elses.library")
structured = structlog.get_logger()


class TellsAll(logging.Handler):
    """Writes everything a record holds to a file."""

    def emit(self, record: logging.LogRecord) -> None:
        kept = " ".join(f"{name}={value!r}" for name, value in vars(record).items())
        trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        with Path(os.environ["LEAK_LOG"]).open("a", encoding="utf-8") as file:
            file.write(f"{record.getMessage()} {kept} {trace}\n")


class Fragile:
    """Fails when it is thrown away."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __del__(self) -> None:
        raise ValueError(self._text)


def failing(text: str) -> None:
    """Fails with the text in its message."""
    raise KeyError(text)


async def failing_later(text: str) -> None:
    """The same, in a task whose result nobody asks for."""
    failing(text)


def spill(text: str) -> None:
    """Tell the text in every way that a library might."""
    foreign.debug("debug %s", text)
    foreign.error(f"error {text}")
    foreign.warning("warning %(text)s", {"text": text}, extra={"what_was_said": text}, stack_info=True)
    logging.getLogger("newleaf.web.conversation").error("Went on without the %s", ValueError(text))
    structured.error("structured", text=text)
    structured.debug("structured", text=text)
    warnings.warn(text, stacklevel=1)
    try:
        failing(text)
    except KeyError as error:
        foreign.exception("it failed")
        logging.getLogger("newleaf.web.conversation").error("It failed.", exc_info=RuntimeError(text))
        cause = error
    thread = threading.Thread(target=failing, args=(text,))
    thread.start()
    thread.join()
    Fragile(text)
    asyncio.get_running_loop().create_task(failing_later(text))
    asyncio.get_running_loop().call_exception_handler({"message": text, "exception": cause})


async def leaky_reply(self: Guide, session: str, text: str, *more: object) -> object:
    spill(text)
    if "boom" in text:
        raise ValueError(f"cannot answer {text}") from KeyError(text)
    return await reply(self, session, text, *more)


async def leaky_request(self: InProcessEndpoint, *args: object, **kwargs: object) -> object:
    text = kwargs["json"]["tracker"]["latest_message"].get("text") or ""
    foreign.error("action for %s", kwargs)
    if "crash" in text:
        raise RuntimeError(f"action failed on {text}")
    return await request(self, *args, **kwargs)


def leaky_assess(self: Screen, text: str) -> object:
    if "shatter" in text:
        raise ValueError(f"cannot read {text}")
    return assess(self, text)


def add_handlers() -> None:
    """When the test says so: on the root, and on loggers that keep their records for themselves."""
    while not Path(os.environ["LEAK_LOG"]).exists():
        time.sleep(0.05)
    for name in ("", "rasa", "uvicorn", "asyncio", "sqlalchemy", "sqlalchemy.engine", "somebody", "newleaf"):
        logger = logging.getLogger(name)
        logger.setLevel(1)
        logger.addHandler(TellsAll())
        logger.propagate = False
    logging.disable(0)


Guide.reply, InProcessEndpoint.request, Screen.assess = leaky_reply, leaky_request, leaky_assess
if "serve" in sys.argv:
    threading.Thread(target=add_handlers, daemon=True).start()
main()
