"""Keeps what visitors write out of logs, at every level, for libraries that log it."""

import logging
import warnings

import structlog

WORDY = ("rasa", "rasa_sdk", "matplotlib", "asyncio", "sqlalchemy", "apscheduler", "multipart")
"""Loggers whose messages may carry text, slots or SQL parameters."""


class _FormOnly(logging.Filter):
    """Lets a record through without its arguments and traceback text: the place and the kind, never the words."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return False
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "message withheld"
        record.msg = f"{record.module}:{record.lineno} ({kind})"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True


def keep_words_out_of_logs() -> None:
    """Install the filter on the handlers of this process, whatever the level is set to."""
    only_form = _FormOnly()
    for handler in logging.getLogger().handlers:
        handler.addFilter(_for_wordy(only_form))
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL), cache_logger_on_first_use=True
    )
    warnings.simplefilter("ignore")


def _for_wordy(only_form: logging.Filter) -> logging.Filter:
    class ForWordy(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            if record.name.split(".")[0] in WORDY:
                return only_form.filter(record)
            return True

    return ForWordy()
