"""How logs look: one line an event, plain or as a JSON object. What may stand in them is quiet.py's concern."""

import json
import logging
import sys
import time

import click

from newleaf.quiet import keep_words_out_of_logs

log = logging.getLogger(__name__)


def start_logging(level: str, form: str) -> None:
    """Log to stderr, `form` plain or json, without a word of what visitors write at any level."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else PlainLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    keep_words_out_of_logs()


def announce(text: str, form: str) -> None:
    """Tell the operator on stdout; where logs are JSON, as a log line, so that nothing else is mixed in."""
    if form == "json":
        log.info("%s", text)
    else:
        click.echo(text)


class PlainLines(logging.Formatter):
    """`LEVEL logger: event (kinds of the error; where it came from)`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line = f"{record.levelname} {record.name}: {record.getMessage()}"
        if hasattr(record, "error"):
            line += f" ({record.error}; {' < '.join(record.trace)})"
        return line.replace("\n", " ")


class JsonLines(logging.Formatter):
    """`time` in UTC, `level`, `logger`, `event`, and of an error its `error` (kinds) and `trace` (calls)."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object."""
        seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        fields = {
            "time": f"{seconds}.{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        if hasattr(record, "error"):
            fields |= {"error": record.error, "trace": record.trace}
        return json.dumps(fields, ensure_ascii=False)
