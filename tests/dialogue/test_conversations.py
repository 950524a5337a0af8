"""Rasa's own tools accept the project, and its conversations run as their stories say."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


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
    assert "stories" not in failed, failed
    assert (tmp_path / "story_report.json").exists()


def test_rasa_finds_nothing_to_complain_about_in_the_data() -> None:
    result = rasa("data", "validate", "--fail-on-warnings")
    assert result.returncode == 0, result.stderr[-3000:]
    assert "UserWarning" not in result.stderr


def test_rasa_shell_talks(model: Path) -> None:
    command = [str(Path(sys.executable).with_name("rasa")), "shell", "--model", str(model)]
    shell = subprocess.run(
        command, cwd=PROJECT, input="/faq_hope\n/stop\n", capture_output=True, text=True, timeout=120
    )
    assert "automated guide" in shell.stdout, shell.stderr[-2000:]
    assert "seed" in shell.stdout


@pytest.mark.parametrize("component", ["DIETClassifier", "ResponseSelector"])
def test_a_tensorflow_component_is_refused_in_one_sentence(tmp_path: Path, component: str) -> None:
    config = (PROJECT / "config.yml").read_text().replace("LogisticRegressionClassifier", component)
    (tmp_path / "config.yml").write_text(config)
    result = rasa(
        "train", "nlu", "--config", str(tmp_path / "config.yml"), "--nlu", str(PROJECT / "data/nlu"),
        "--domain", str(PROJECT / "domain.yml"), "--out", str(tmp_path),
    )  # fmt: skip
    assert result.returncode != 0
    assert "which is not installed in this environment" in result.stdout + result.stderr
    assert f"take {'DIETClassifier'}" in result.stdout + result.stderr
