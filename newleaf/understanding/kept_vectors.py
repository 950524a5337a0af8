"""Vectors that are there before a training begins, which then encodes only the texts that are new.

Encoding is more than half of a training's time. Each training keeps what it has encoded in models/vectors-*, for
whoever edits examples trains after each few lines; and the vectors of the project's own examples come with it, for
whoever trains for the first time (data/vectors.npz, made by scripts/give_vectors.py, in 8 bits a number).
"""

import hashlib
import importlib.metadata
import logging
from collections import UserDict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from newleaf import array_file
from newleaf.checked_files import read_checked, write_checked
from newleaf.errors import ModelError
from newleaf.understanding.encoder import encoder_path

log = logging.getLogger(__name__)
_MOST = 127
"""Of a number of 8 bits."""
_ENCODED_BY = ("encoder.py", "wordpiece.py")
"""What a vector depends on beside the encoder's own file and the library that runs it."""


@dataclass(frozen=True)
class _File:
    """`keys` [texts] are hashes of the texts, `vectors` [texts, 384] in half precision."""

    keys: np.ndarray
    vectors: np.ndarray


@dataclass(frozen=True)
class _Given:
    """The vectors [texts, 384] are `numbers` times the `scale` of each text; `encoder` is the file that made them."""

    encoder: np.ndarray
    keys: np.ndarray
    numbers: np.ndarray
    scale: np.ndarray


class KeptVectors(UserDict[str, np.ndarray]):
    """Vectors by text, of which it keeps a hash."""

    def __init__(self) -> None:
        super().__init__()
        self._new = False

    def __contains__(self, text: object) -> bool:
        return _key(str(text)) in self.data

    def __getitem__(self, text: str) -> np.ndarray:
        return self.data[_key(text)]

    def __setitem__(self, text: str, vector: np.ndarray) -> None:
        self.data[_key(text)] = vector.astype(np.float16)
        self._new = True

    def read(self, path: Path) -> None:
        """Take in what earlier trainings left; nothing where there is none, or where it is not in order."""
        try:
            file = array_file.from_bytes(_File, read_checked(path), path.name)
        except ModelError:
            return  # they can be had again
        self.data.update(zip(file.keys.tolist(), file.vectors, strict=True))

    def take(self, path: Path, encoder: str) -> None:
        """Take in those that came with the project, before one's own: so all machines learn from the same. Nothing
        where another `encoder` made them, or where the file is not in order."""
        try:
            given = array_file.from_bytes(_Given, path.read_bytes(), path.name)
        except (ModelError, OSError) as error:
            log.warning("The vectors that come with the project cannot be read (%s): training takes longer.", error)
            return
        if str(given.encoder) != encoder:
            log.warning("%s was made by another encoder: training takes longer. scripts/give_vectors.py", path.name)
            return
        self.data.update(zip(given.keys.tolist(), _unpacked(given), strict=True))

    def give(self, path: Path, encoder: str, texts: Collection[str]) -> None:
        """Write those of `texts` for other machines. KeyError for a text that is not among them."""
        keys = np.array(sorted(map(_key, texts)), dtype=np.uint64)
        vectors = np.stack([self.data[key] for key in keys.tolist()]).astype(np.float32)
        scale = np.abs(vectors).max(axis=1) / _MOST
        numbers = np.rint(vectors / scale[:, None]).astype(np.int8)
        path.write_bytes(array_file.to_bytes(_Given(np.array(encoder), keys, numbers, scale)))

    def write(self, path: Path) -> None:
        """Leave them for the next training, if anything in them is new."""
        if not self._new:
            return
        keys, vectors = np.array(list(self.data), dtype=np.uint64), np.array(list(self.data.values()), dtype=np.float16)
        try:
            write_checked(path, array_file.to_bytes(_File(keys, vectors)))
        except OSError as error:
            log.warning("%s cannot be written (%s): the next training will take longer.", path.name, error.strerror)


def vectors_path(models: Path) -> Path:
    """Where the vectors that the present code makes lie, or would lie."""
    digest = hashlib.sha256(encoder_path(models).name.encode())
    for name in _ENCODED_BY:
        digest.update(Path(__file__).with_name(name).read_bytes())
    digest.update(importlib.metadata.version("onnxruntime").encode())
    return models / f"vectors-{digest.hexdigest()[:16]}.npz"


@contextmanager
def kept_vectors(models: Path, given: Path | None = None) -> Iterator[KeptVectors]:
    """The vectors of earlier trainings and those `given`; what is added to them, even by a training that fails later,
    is there for the next."""
    path, vectors = vectors_path(models), KeptVectors()
    vectors.read(path)
    if given is not None:
        vectors.take(given, encoder_path(models).name)
    try:
        yield vectors
    finally:
        vectors.write(path)


def _unpacked(given: _Given) -> np.ndarray:
    vectors = given.numbers * given.scale[:, None]
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
