"""`newleaf train`, and training what is missing before something else begins."""

import os
import subprocess
import sys
import time
from pathlib import Path

import click

from newleaf.settings import settings


@click.command()
@click.option("--force", is_flag=True, help="Train although there is a model for the present data.")
def train(force: bool) -> None:
    """Train the dialogue model and the learned layer of the safety screen on data/ and content/.

    Then remove what earlier trainings made, but for the last.
    """
    from newleaf.old_models import mark_used, remove_old
    from newleaf.understanding.encoder import turn
    from newleaf.understanding.kept_vectors import kept_vectors, vectors_path

    project = settings().project
    models = project / "models"
    with kept_vectors(models, project / "data" / "vectors.npz") as vectors, turn(vectors):  # both learn from data/nlu
        _trained(force)
        _learned(force)
    present = [*_present(), vectors_path(models)]
    mark_used(present)
    if removed := remove_old(models, present):
        click.echo(f"Removed {len(removed)} files of earlier trainings.")


def train_apart(serving: bool) -> None:
    """Train what is missing in a process of its own: this one would keep the memory that training takes.

    What it says goes to stderr where stdout is for messages, and into the log where that is JSON.
    """
    from newleaf.dialogue.training import model_path
    from newleaf.old_models import mark_used
    from newleaf.screening import is_trained

    project = settings().project
    mark_used(_present())  # before another version removes them
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


def _present() -> list[Path]:
    """The files of the present data and code, whether they are there or not."""
    from newleaf.dialogue.training import model_path
    from newleaf.safety.second_reader import second_reader_path
    from newleaf.screening import layer_path
    from newleaf.understanding.encoder import encoder_path

    project = settings().project
    models = project / "models"
    return [model_path(project), layer_path(project), encoder_path(models), second_reader_path(models)]


def _into_log(command: list[str]) -> None:
    from newleaf.logs import announce

    plain = {**os.environ, "NEWLEAF_LOG_FORMAT": "plain"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=plain) as training:
        assert training.stdout is not None
        for line in training.stdout:
            announce(line.rstrip(), "json")


def _trained(force: bool = False) -> Path:
    from newleaf.dialogue.training import model_path

    path = model_path(settings().project)
    if path.exists() and not force:
        click.echo(f"The model fits the present data: {path.name}")
        return path
    click.echo("Training the guide on data/ and content/ (a minute or two) ...")
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
    click.echo("Training the safety screen's learned layer (a minute or two) ...")
    started = time.monotonic()
    path = train_layer(settings().project)
    loaded_screen.cache_clear()  # it may have been opened without
    click.echo(f"Trained {path.name} in {time.monotonic() - started:.0f} s.")
