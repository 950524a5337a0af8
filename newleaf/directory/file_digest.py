"""What the directory's files are, in one word: while it stays the same, there is nothing new in them to read."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

CODE = Path(__file__).parent
LIBRARIES = ("opening-hours-py", "phonenumberslite", "pydantic", "ruamel-yaml")
"""They say what is a fault in a file."""


def file_digest(folder: Path, own: Path | None = None) -> str:
    """A digest of the files that fill the directory, and of all that reads and checks them."""
    digest = hashlib.sha256()
    read_by = [*sorted(CODE.glob("*.py")), *sorted(CODE.glob("*.yml")), CODE.parent / "yaml_text.py"]
    for path in (*read_by, *sorted(folder.glob("*.yml")), *([] if own is None else [own])):
        digest.update(f"{path.parent.name}/{path.name}\0{_content(path)}\0".encode())
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}\0".encode())
    digest.update(b"own" if own else b"")
    return digest.hexdigest()


def _content(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:  # like no file that was ever read: it will be read, and named as what is wrong
        return type(error).__name__
