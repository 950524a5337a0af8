"""`newleaf screen | understand | evaluate`: what is found in labelled and other messages, line by line or counted."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import click

from newleaf.settings import settings

Record = dict[str, Any]


@click.command()
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


@click.command()
def understand() -> None:
    """Classify JSON lines from stdin: {"id","text"} to {"id","intent","confidence","ranking"}."""
    from newleaf.dialogue.guide import Guide
    from newleaf.dialogue.training import model_path

    _each_line(sys.stdin, Guide.load(model_path(settings().project)).understand)


@click.command()
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
            if isinstance(record, dict) and "id" in record and isinstance(record.get("text"), str):
                result: Record = {"id": record["id"], **work(record["text"])}
            else:
                result = {"id": None, "error": f'line {number}: write it as {{"id": ..., "text": "a string"}}'}
        except json.JSONDecodeError as error:
            result = {"id": None, "error": f"line {number} is not JSON: {error}"}
        except Exception as error:  # any line must be survived; its error says what was wrong with it
            result = {"id": None, "error": f"line {number}: {type(error).__name__}: {error}"}
        failed = failed or "error" in result
        sys.stdout.write(json.dumps(result, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    if failed:
        sys.exit(1)
