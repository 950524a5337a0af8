"""The files in models/ that no version needs any more: each change of the data or the code makes new ones.

The present ones stay, and of each kind the one before, so that going back a version needs no training. What was loaded
or made a moment ago stays as well: a server of another version may be at it.
"""

import contextlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from newleaf.checked_files import sum_file

KINDS = ("newleaf-*.tar.gz", "screen-*.npz", "encoder-*.onnx", "second-*.onnx", "vectors-*.npz")
BEFORE = 1
"""Of each kind, beside the present one."""
UNFINISHED = ("unfinished-*.tar.gz", "*.unfinished")
"""What a training leaves that was killed while it wrote; one that goes on has written to its own a moment ago."""
LOADING_SECONDS = 300
"""A start takes seconds, and a minute on a busy machine."""


def mark_used(paths: Iterable[Path]) -> None:
    """Remember that these files are loaded now."""
    for path in paths:
        # Where the folder cannot be written to, as in an image, nothing is trained or removed either.
        with contextlib.suppress(OSError):
            os.utime(path)


def remove_old(models: Path, present: Iterable[Path]) -> list[Path]:
    """Remove what is neither present, nor the one before, nor in use; what was removed, without checksums."""
    stay, now = frozenset(present), time.time()
    removed = []
    for kind in (*KINDS, *UNFINISHED):
        others = sorted(((_used(path), path) for path in models.glob(kind) if path not in stay), reverse=True)
        for used, path in others[BEFORE if kind in KINDS else 0 :]:
            if now - used > LOADING_SECONDS:
                # A file that may not be removed does no harm: what was trained is there, and that is what counts.
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                    sum_file(path).unlink(missing_ok=True)
                    removed.append(path)
    return removed


def _used(path: Path) -> float:
    """When a file was made or last loaded; long ago where another process has removed it meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
