"""Keeps the vectors of what a training has encoded: the next one encodes only the texts that are new.

Encoding is half of a training's time, and whoever edits examples trains after each few lines.
"""

import hashlib
from collections import UserDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from newleaf import array_file
from newleaf.checked_files import read_checked, write_checked
from newleaf.errors import ModelError
from newleaf.understanding.encoder import encoder_path


@dataclass(frozen=True)
class _File:
    """`keys` [texts] are hashes of the texts, `vectors` [texts, 384] in half precision."""

    keys: np.ndarray
    vectors: np.ndarray


class KeptVectors(UserDict[str, np.ndarray]):
    """Vectors by text; it holds no text, and knows which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._used: set[int] = set()
        self._new = False

    def __contains__(self, text: object) -> bool:
        return _key(str(text)) in self.data

    def __getitem__(self, text: str) -> np.ndarray:
        key = _key(text)
        self._used.add(key)
        return self.data[key]

    def __setitem__(self, text: str, vector: np.ndarray) -> None:
        self.data[_key(text)] = vector
        self._new = True

    def read(self, path: Path) -> None:
        """Take in what an earlier training left; nothing where there is none, or where it is not in order."""
        try:
            file = array_file.from_bytes(_File, read_checked(path), path.name)
        except ModelError:
            return  # they can be had again
        self.data.update(zip(file.keys.tolist(), file.vectors, strict=True))

    def write(self, path: Path) -> None:
        """Leave for the next training what this one used, if anything in it is new."""
        if self._new:
            keys = np.array(sorted(self._used), dtype=np.uint64)
            vectors = np.array([self.data[key] for key in keys.tolist()], dtype=np.float16)
            write_checked(path, array_file.to_bytes(_File(keys, vectors)))


def vectors_path(models: Path) -> Path:
    """Where the vectors of the present encoder lie, or would lie."""
    return models / encoder_path(models).with_suffix(".npz").name.replace("encoder", "vectors")


@contextmanager
def kept_vectors(models: Path) -> Iterator[KeptVectors]:
    """The vectors of earlier trainings; what is added to them is there for the next."""
    path, vectors = vectors_path(models), KeptVectors()
    vectors.read(path)
    yield vectors
    vectors.write(path)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
