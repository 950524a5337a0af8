"""Trains the dialogue model, and tells whether there is one for the present data."""

import hashlib
import importlib.metadata
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newleaf.errors import ModelError

TRAINED_ON = (
    "config.yml",
    "domain.yml",
    "data/nlu/*.yml",
    "data/rules/*.yml",
    "data/stories/*.yml",
    "data/subjects/*.yml",
    "content/answers/*.md",
    "content/subjects/*.md",
    "newleaf/content/answers.py",
    "newleaf/content/documents.py",
    "newleaf/content/importer.py",
    "newleaf/content/responses.py",
    "newleaf/axes.py",
    "newleaf/understanding/*.py",
    "newleaf/understanding/adapter.npz",
    "newleaf/safety/ngrams.py",
    "newleaf/safety/normalise.py",
)
RASA_DATA = ("data/nlu", "data/rules", "data/stories")
LIBRARIES = ("rasa", "scikit-learn", "numpy", "onnxruntime")


def model_path(project: Path) -> Path:
    """Where the model trained on the present data lies, or would lie: its name is a hash of all it depends on."""
    digest = hashlib.sha256()
    for pattern in TRAINED_ON:
        for path in sorted(project.glob(pattern)):
            digest.update(f"{path.relative_to(project).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library}=={importlib.metadata.version(library)}\0".encode())
    return project / "models" / f"newleaf-{digest.hexdigest()[:16]}.tar.gz"


def train(project: Path) -> Path:
    """Train on the present data and return the model's path; an older model stays until the new one is whole.

    Raises: ModelError that passes on what Rasa says of the data.
    """
    from rasa.engine import exceptions as graph
    from rasa.model_training import train as rasa_train
    from rasa.shared.exceptions import RasaException

    graph_errors = (
        graph.GraphComponentException, graph.GraphSchemaException, graph.GraphSchemaValidationException
    )  # fmt: skip
    target = model_path(project)
    target.parent.mkdir(exist_ok=True)
    unfinished = f"unfinished-{os.getpid()}"
    try:
        with _nothing_remembered():
            result = rasa_train(
                domain=str(project / "domain.yml"),
                config=str(project / "config.yml"),
                training_files=[str(project / folder) for folder in RASA_DATA],
                output=str(target.parent),
                fixed_model_name=unfinished,
                force_training=True,
            )
    except (RasaException, *graph_errors, ValueError, OSError) as error:
        cause = error.__cause__ or error  # Rasa wraps what a component says
        raise ModelError(f"The guide could not be trained: {cause}") from error
    if not result.model or not Path(result.model).exists():
        raise ModelError("The guide could not be trained: Rasa made no model. What it printed above says why.")
    Path(result.model).replace(target)
    return target


@contextmanager
def _nothing_remembered() -> Iterator[None]:
    """Rasa does not note each step's result for a next training.

    We always train the whole, and the fingerprints of ten thousand examples after each step take a fifth of the time.
    """
    from rasa.engine.graph import GraphNodeHook
    from rasa.engine.training import graph_trainer

    class Nothing(GraphNodeHook):
        def __init__(self, **_: Any) -> None: ...

        def on_before_node(self, *_: Any, **__: Any) -> dict[str, Any]:
            return {}

        def on_after_node(self, *_: Any, **__: Any) -> None: ...

    remembers = graph_trainer.TrainingHook
    graph_trainer.TrainingHook = Nothing
    try:
        yield
    finally:
        graph_trainer.TrainingHook = remembers
