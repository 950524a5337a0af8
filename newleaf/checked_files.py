"""Files the guide makes for itself: written whole or not at all, and checked when they are read."""

import hashlib
import os
from pathlib import Path

from newleaf.errors import ModelError


def write_checked(path: Path, content: bytes) -> None:
    """Write a file and, beside it, its SHA-256; neither is ever half there."""
    path.parent.mkdir(exist_ok=True)
    for target, data in ((path, content), (sum_file(path), hashlib.sha256(content).hexdigest().encode())):
        unfinished = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
        unfinished.write_bytes(data)
        unfinished.replace(target)


def read_checked(path: Path) -> bytes:
    """Read what `write_checked` wrote. ModelError when it is missing or not what was written."""
    try:
        content, expected = path.read_bytes(), sum_file(path).read_bytes().strip()
    except OSError as error:
        raise ModelError(f"{path.name} cannot be read ({type(error).__name__}): run `newleaf train`.") from error
    if hashlib.sha256(content).hexdigest().encode() != expected:
        raise ModelError(f"{path.name} is not what was written: delete it and run `newleaf train`.")
    return content


def is_whole(path: Path) -> bool:
    """Whether the file is there and is what was written."""
    try:
        read_checked(path)
    except ModelError:
        return False
    return True


def sum_file(path: Path) -> Path:
    """Where the SHA-256 of a file lies."""
    return path.with_suffix(path.suffix + ".sha256")
