"""Keeps what visitors write out of logs, tracebacks and crash dumps, whoever would put it there.

Libraries log messages, slots, SQL parameters and requests, and an error's message may quote any of them. So a record
of theirs keeps its place and the kind of its error, never its words; of our own only what the call names. This is done
where every record of every logger passes on its way to any handler, and so holds for handlers that come later.
"""

import ctypes
import faulthandler
import logging
import sys
import threading
import traceback
import warnings
from types import TracebackType
from typing import Any

import structlog

OURS = frozenset({"newleaf", "actions"})
"""Packages whose messages are fixed sentences with fixed words filled in; a test reads their log calls."""

SAID_BY_UVICORN = frozenset(
    {
        "Started server process [%d]", "Waiting for application startup.", "Application startup complete.",
        "Application startup failed. Exiting.", "Shutting down", "Waiting for application shutdown.",
        "Application shutdown complete.", "Application shutdown failed. Exiting.", "Finished server process [%d]",
        "Waiting for connections to close. (CTRL+C to force quit)",
        "Waiting for background tasks to complete. (CTRL+C to force quit)",
        "Cancel %s running task(s), timeout graceful shutdown exceeded", "Invalid HTTP request received.",
        "Unsupported upgrade request.", "ASGI callable returned without completing response.",
        "ASGI callable returned without starting response.", "Exception in ASGI application\n",
    }
)  # fmt: skip
"""What an operator wants to read of the server; only numbers are filled in."""

FRAMES = 12
"""The innermost calls of an error that are told."""

_PR_SET_DUMPABLE = 4
_ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_LOGGING_HANDLE = logging.Logger.handle
log = logging.getLogger(__name__)


def keep_words_out_of_logs() -> None:
    """Take the words out of every record of every logger of this process, structlog's and warnings included."""
    logging.Logger.handle = _handle  # type: ignore[method-assign]
    structlog.configure(
        processors=[_place_only],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # Python remembers the text of a warning that it shows; one that is ignored, it forgets.
    warnings.simplefilter("ignore")
    logging.captureWarnings(True)


def keep_words_out_of_crashes() -> None:
    """Tell errors that nobody caught without their messages, and let the system keep no image of the memory."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    faulthandler.enable()  # tells files, lines and functions, no values: all that is left of a crash
    _forbid_core_dumps()


def place_of_error(error: BaseException) -> tuple[str, list[str]]:
    """The kinds of an error and of what caused it, the last first, and where it came from, the innermost call first."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < FRAMES:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    calls = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)][-FRAMES:]
    return " from ".join(kinds), [f"{_short(code.co_filename)}:{line} {code.co_name}" for code, line in reversed(calls)]


def _handle(logger: logging.Logger, record: logging.LogRecord) -> None:
    if _without_words(record):
        _LOGGING_HANDLE(logger, record)


def _without_words(record: logging.LogRecord) -> bool:
    """Take the words out of a record; False where nothing worth telling is left."""
    ours = record.name.partition(".")[0] in OURS
    if ours:
        record.msg, record.args = _told(record.msg), _checked(record.args)
    elif _is_harmless(record):
        record.msg = record.msg.strip()
    elif record.levelno < logging.WARNING:
        return False
    else:
        record.msg, record.args = f"words withheld, at {record.module}:{record.lineno}", ()
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    record.exc_info = record.exc_text = record.stack_info = None
    if not ours:
        for name in vars(record).keys() - _ORDINARY:
            delattr(record, name)
    if error is not None:
        record.error, record.trace = place_of_error(error)
    return True


def _is_harmless(record: logging.LogRecord) -> bool:
    known = isinstance(record.msg, str) and record.msg in SAID_BY_UVICORN
    return known and all(type(each) is int for each in record.args or ())


def _checked(args: Any) -> Any:
    if isinstance(args, dict):
        return {name: _told(each) for name, each in args.items()}
    return tuple(_told(each) for each in args or ())


def _told(value: Any) -> Any:
    if not isinstance(value, BaseException):
        return value
    if type(value).__module__.partition(".")[0] not in OURS:
        return type(value).__name__
    return getattr(value, "advice", str(value))  # an UnknownName quotes what was asked for


def _place_only(_: object, __: str, event: dict[str, Any]) -> tuple[tuple[str], dict[str, Any]]:
    return ("words withheld",), {"exc_info": event.get("exc_info")}


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-3:])


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("Ended by an error that nobody caught.", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        log.critical("A thread ended by an error that nobody caught.", exc_info=args.exc_value)


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    log.error("An error that could not be raised.", exc_info=args.exc_value)


def _forbid_core_dumps() -> None:
    """A core dump would put the memory, and with it what was written last, on the disk."""
    try:
        import resource
    except ImportError:  # not a Unix: Windows writes dumps only where its owner set that up
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A core_pattern that pipes into a collector (systemd-coredump, apport) ignores the limit, not this. It also
        # keeps other programs of the same user from reading the memory.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
