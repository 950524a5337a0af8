"""Keeps what was learnt, a dataclass of arrays, as an .npz file without anything pickled."""

import io
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar
from zipfile import BadZipFile

import numpy as np

from newleaf.errors import ModelError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Arrays = TypeVar("Arrays", bound=DataclassInstance)


def to_bytes(arrays: "DataclassInstance") -> bytes:
    """The arrays as the content of a file."""
    stream = io.BytesIO()
    np.savez_compressed(stream, **{each.name: getattr(arrays, each.name) for each in fields(arrays)})
    return stream.getvalue()


def from_bytes(kind: "type[Arrays]", content: bytes, name: str) -> "Arrays":
    """Read what `to_bytes` wrote into a `kind`. ModelError, which calls the file by `name`, if it is anything else."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            return kind(**{each.name: file[each.name] for each in fields(kind)})
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise ModelError(f"{name} is not in order ({error}): run `newleaf train`.") from error
