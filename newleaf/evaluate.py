"""What `newleaf evaluate` does: measures the screen or the understanding on labelled messages, prints and saves."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from newleaf.dialogue.guide import Guide
from newleaf.dialogue.training import model_path
from newleaf.safety import evaluation as safety
from newleaf.screening import open_screen
from newleaf.understanding import report
from newleaf.understanding.evaluation import read_labelled, run


def evaluate_screen(project: Path, folder: Path, out: Path | None, misses: bool) -> None:
    """Measure the safety screen on a folder of labelled messages. SafetyDataError names a bad file and line."""
    if misses and folder.resolve().name == safety.REPORT_PART:
        raise click.UsageError("The report part is for reporting only; look at misses in the work part.")
    outcomes = safety.run(open_screen(project), safety.read_messages(folder))
    figures = safety.measure(outcomes)
    table = safety.table(figures)
    click.echo(table)
    if misses:
        click.echo("\n".join(safety.misses(outcomes)))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "report.md").write_text(table + "\n", encoding="utf-8")
        plain = {"source": folder.as_posix(), "measured_on": date.today().isoformat(), **safety.plain(figures)}
        (out / "report.json").write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
        click.echo(f"Written: {out / 'report.md'}, {out / 'report.json'}")


def evaluate_understanding(project: Path, file: Path, out: Path | None) -> None:
    """Measure understanding on a file of labelled messages. ContentError names a bad line; ModelError: no model."""
    messages = read_labelled(file)
    guide = Guide.load(model_path(project))
    with click.progressbar(messages, label="Understanding", file=sys.stderr) as shown:
        results = run(guide.understand, shown)
    click.echo(report.markdown(results, file.name))
    if out is not None:
        written = report.save(results, file.name, out)
        click.echo(f"Written: {', '.join(str(path) for path in written)}")
        if len(written) < 3:
            click.echo("There is no plot: matplotlib is not installed (uv pip install matplotlib).")
