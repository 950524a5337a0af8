"""Adding to the YAML file of the owner's own practice and services; comments in it stay."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError

from newleaf.directory.check import checked_records
from newleaf.directory.errors import DirectoryDataError, Problem

BEGINNING = """\
# Our own practice, and services near us. They come before others where they fit.
# Fields: data/directory/README.md and docs/directory.md. `newleaf directory check` checks this file too.
"""


def add_own(path: Path, folder: Path, key: str, record: dict[str, Any]) -> str:
    """Add a record under `services` or `professionals` and return its id.

    The whole directory is checked with it first. Raises DirectoryDataError; the file is then as it was.
    """
    yaml = YAML()
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        held = yaml.load(path.read_text(encoding="utf-8")) if path.exists() else None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DirectoryDataError([Problem(path.name, line, f"not valid YAML: {error.problem}")]) from error
    document = CommentedMap() if held is None else held
    record = {"id": _free_id(record["name"], document), **record}
    document.setdefault(key, []).append(record)
    with TemporaryDirectory() as trial:
        tried = Path(trial) / path.name
        with tried.open("w", encoding="utf-8") as file:
            if held is None:
                file.write(BEGINNING)
            yaml.dump(document, file)
        checked_records(folder, tried)
        path.write_text(tried.read_text(encoding="utf-8"), encoding="utf-8")
    return record["id"]


def _free_id(name: str, document: Any) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")
    id = f"own-{plain or 'service'}"
    used = {record.get("id") for key in ("services", "professionals") for record in document.get(key) or ()}
    return next(each for each in (id, *(f"{id}-{n}" for n in range(2, 1000))) if each not in used)
