"""Where the linters are, and what to say of one that is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DEPLOY = PROJECT / "deploy"
PLACES = [
    PROJECT / ".tools" / "linters" / "bin",
    PROJECT / ".tools" / "prometheus" / "usr" / "bin",
    *(PROJECT / ".tools" / "linters" / "lib").glob("python3*/site-packages/compose"),
    Path("/usr/sbin"),
]


def program(name: str) -> str:
    """The path of a linter; without it the test is skipped, and says why."""
    path = os.pathsep.join([*map(str, PLACES), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        pytest.skip(f"not linted: {name} is not on this machine (scripts/deploying.sh brings it where it can)")
    return found


def runs(name: str, *arguments: str | Path, cwd: Path = PROJECT, **environment: str) -> str:
    """What the linter says; the test fails when it finds fault."""
    done = subprocess.run(
        [program(name), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said
