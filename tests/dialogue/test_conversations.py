"""Rasa's own tools accept the project, and its conversations run as their stories say."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
OURS = "newleaf.understanding.intent_classifier.IntentClassifier"


def rasa(*arguments: str, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Run a `rasa` command as people run it, with nothing set in the shell."""
    command = [str(Path(sys.executable).with_name("rasa")), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)


def test_every_story_holds_with_the_trained_model(model: Path, tmp_path: Path) -> None:
    result = rasa(
        "test", "core", "--stories", "tests/conversations", "--model", str(model), "--out", str(tmp_path),
        "--no-plot", "--fail-on-prediction-errors",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]
    failed = (tmp_path / "failed_test_stories.yml").read_text()
    assert "None of the test stories failed" in failed, failed
    assert (tmp_path / "story_report.json").exists()


def test_rasa_finds_nothing_to_complain_about_in_the_data() -> None:
    result = rasa("data", "validate", "--fail-on-warnings")
    assert result.returncode == 0, result.stderr[-3000:]
    assert "UserWarning" not in result.stderr


def test_rasa_shell_talks(model: Path) -> None:
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).with_name("rasa")), "shell", "--model", str(model)]
    shell = subprocess.Popen(command, cwd=PROJECT, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    try:
        seen = _read_until(ours, "Your input")
        os.write(ours, b"/faq_hope\r")
        seen += _read_until(ours, "Tell me more")
        os.write(ours, b"\x03")
    finally:
        shell.kill()
        shell.wait()
        os.close(ours)
    assert "seed" in seen


def _read_until(terminal: int, words: str) -> str:
    seen, deadline = "", time.monotonic() + 90
    while words not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"{words!r} did not come:\n{seen[-2000:]}"
        seen += os.read(terminal, 65_536).decode(errors="replace")
    return seen


def test_a_tensorflow_component_is_refused_in_one_sentence(tmp_path: Path) -> None:
    config = (PROJECT / "config.yml").read_text().replace(OURS, "CountVectorsFeaturizer\n- name: DIETClassifier")
    (tmp_path / "config.yml").write_text(config)
    (tmp_path / "content").symlink_to(PROJECT / "content")
    result = rasa(
        "train", "nlu", "--config", str(tmp_path / "config.yml"), "--nlu", str(PROJECT / "data/nlu"),
        "--domain", str(PROJECT / "domain.yml"), "--out", str(tmp_path),
    )  # fmt: skip
    assert result.returncode != 0
    assert "which is not installed in this environment" in result.stdout + result.stderr
    assert "take DIETClassifier" in result.stdout + result.stderr
