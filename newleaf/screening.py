"""The safety screen with both its layers: what the learned layer learns from, where it lies, how both are opened.

The screen itself (newleaf/safety) takes the learned layer as it is given one, and does without.
"""

import hashlib
import importlib.metadata
import logging
from collections.abc import Iterator
from pathlib import Path

from newleaf.checked_files import is_whole, read_checked, write_checked
from newleaf.errors import ModelError
from newleaf.safety import Screen, Tier, Who
from newleaf.safety.examples import Example, intent_examples, load_examples, rule_examples
from newleaf.safety.rules import load as load_rules
from newleaf.safety.screen import OK
from newleaf.safety.second_reader import SecondReader
from newleaf.safety.suspicion import Suspicion
from newleaf.understanding.encoder import encoder_path, loaded_encoder, make_encoder
from newleaf.understanding.kept_vectors import vectors_path
from newleaf.understanding.subject_examples import read_subject_files

log = logging.getLogger(__name__)
LEARNT_FROM = ("data/safety/*.yml", "data/safety/examples/*.yml", "data/nlu/*.yml", "data/subjects/*.yml")
LEARNT_BY = ("axes.py", "safety/examples.py", "safety/learn*.py", "safety/ngrams.py", "screening.py")
NOT_LEARNT_FROM = ("learned.yml",)  # its thresholds are applied when a message is read
LIBRARIES = ("scikit-learn", "scipy", "numpy")


def layer_path(project: Path) -> Path:
    """Where the layer learnt from the present data lies, or would lie."""
    digest = hashlib.sha256(vectors_path(project / "models").name.encode())
    for folder, patterns in ((project, LEARNT_FROM), (Path(__file__).parent, LEARNT_BY)):
        for path in sorted(found for pattern in patterns for found in folder.glob(pattern)):
            if path.name not in NOT_LEARNT_FROM:
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library}=={importlib.metadata.version(library)}\0".encode())
    return project / "models" / f"screen-{digest.hexdigest()[:16]}.npz"


def is_trained(project: Path) -> bool:
    """Whether all the learned layer needs is there and whole."""
    return is_whole(layer_path(project)) and is_whole(encoder_path(project / "models"))


def train_layer(project: Path) -> Path:
    """Make the encoder and learn from the examples, which takes two to three minutes on two cores.

    Raises: ModelError without the encoder's weights; SafetyDataError that names file and line.
    """
    from newleaf.safety.learning import learn

    path = layer_path(project)
    make_encoder(path.parent)
    write_checked(path, learn(list(examples(project)), loaded_encoder(path.parent).encode_apart).to_bytes())
    return path


def examples(project: Path) -> Iterator[Example]:
    """Everything the layer learns from, each text once."""
    folder = project / "data" / "safety"
    book = load_rules(folder)
    rules = Screen(book)
    seen: set[str] = set()
    sources = (
        *load_examples(folder / "examples"),
        *rule_examples(book),
        *intent_examples(project / "data" / "nlu"),
        *_asked_on_subjects(project / "data" / "subjects"),
    )
    for example in sources:
        key = " ".join(example.text.lower().split())
        # What a rule leaves may be another signal, and a question on a topic may show danger: rules know better.
        trusted = example.signal is not None or example.group.startswith("benign")
        if key not in seen and (trusted or rules.assess(example.text).tier is Tier.NONE):
            seen.add(key)
            yield example


def _asked_on_subjects(folder: Path) -> Iterator[Example]:
    """What people ask within a topic, which must not raise an alarm either."""
    for file in read_subject_files(folder):
        for text in (*file.asked, *file.other):
            yield Example(text, None, Tier.NONE, Who.UNKNOWN, f"subject {file.subject}")


def open_screen(project: Path) -> Screen:
    """The screen with all that is in order; `layers` says what is not. SafetyDataError when its data are broken."""
    folder = project / "data" / "safety"
    screen = Screen.load(folder)
    second, fault = None, OK
    try:
        second = SecondReader.load(project / "models")
    except ModelError as error:
        fault = str(error)
        log.warning("The safety screen reads no message a second time: %s", fault)
    try:
        encoder = loaded_encoder(project / "models")
        return screen.use(Suspicion.load(folder, read_checked(layer_path(project)), encoder, second), second=fault)
    except ModelError as error:
        log.warning("The safety screen goes on with rules alone: %s", error)
        return screen.use(None, str(error))
