"""A newer version of the guide: another wording, another example to learn from, another slot; a model of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from newleaf.dialogue.training import model_path
from tests.scale.site import PROJECT

QUESTION = "how long should we wait?"
NEW_SENTENCE = "This sentence is new in this version."
NEW_EXAMPLE = "by when could the two of us dare to be close, roughly"
NEW_SLOT = "asked_for_time"
_SLOT = f"""\
  {NEW_SLOT}:
    type: text
    influence_conversation: false
    mappings:
    - {{type: from_intent, intent: faq_timing, value: timing}}
"""


def newer_version(folder: Path) -> Path:
    """Make it beside the present one, and train it as an operator does; takes a minute or two."""
    for name in ("config.yml", "endpoints.yml", "newleaf", "actions"):
        (folder / name).symlink_to(PROJECT / name)
    for name in ("content", "data"):
        shutil.copytree(PROJECT / name, folder / name)
    answer = folder / "content" / "answers" / "timing.md"
    _change(answer, "\n\n## Answer, betrayed", f" {NEW_SENTENCE}\n\n## Answer, betrayed")
    _change(folder / "data" / "nlu" / "faq_timing.yml", "  examples: |\n", f"  examples: |\n    - {NEW_EXAMPLE}\n")
    shutil.copy(PROJECT / "domain.yml", folder / "domain.yml")
    _change(folder / "domain.yml", "\nslots:\n", f"\nslots:\n{_SLOT}")
    (folder / "models").mkdir()
    models = PROJECT / "models"
    for path in (*models.glob("encoder-*"), *models.glob("second-*")):  # not learnt here
        (folder / "models" / path.name).symlink_to(path)
    environment = {**os.environ, "NEWLEAF_PROJECT": str(folder)}
    train = [sys.executable, "-m", "newleaf", "train"]
    done = subprocess.run(train, env=environment, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert model_path(folder).exists() and model_path(folder).name != model_path(PROJECT).name
    return folder


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name}: {text.count(old)} times {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")
