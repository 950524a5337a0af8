"""A broken exercise is refused with its file and line, so that an editor finds the place."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newleaf.content.exercises import read_exercises
from newleaf.errors import ContentError
from tests.conftest import PROJECT

EXERCISES = PROJECT / "content" / "exercises"


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str, str], str]:
    """Copies the exercises, changes one text in one file, and returns what reading them complains of."""

    def change(name: str, old: str, new: str) -> str:
        shutil.copytree(EXERCISES, tmp_path, dirs_exist_ok=True)
        path = tmp_path / f"{name}.md"
        text = path.read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        assert changed != text, "the test changes nothing"
        path.write_text(changed, encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            read_exercises(tmp_path)
        return str(caught.value).replace(str(tmp_path), "")

    return change


def test_the_exercises_as_they_are_can_be_read() -> None:
    read_exercises(EXERCISES)


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("eye_contact", r"^exercise: eye_contact$", "exercise: eyes", "as the file is named"),
        ("eye_contact", r"^couple: true$", "couple: perhaps", "couple"),
        ("eye_contact", r"^where_fear: null$", "where_fear: {sit: both_yes}", "where_fear must be null"),
        ("eye_contact", r"^  timer: \{seconds: \d+", "  timer: {seconds: 1", "greater than or equal to 5"),
        ("eye_contact", r"^- step: look$", "- step: sit", "two of this name"),
        ("eye_contact", r"^- step: look$", "- step: gaze", "the section 'gaze' is missing"),
        ("eye_contact", r"^## look$", "## look, nobody", "the section 'look' is missing"),
        ("eye_contact", r"^## End$", "## Ende", "the section 'End' is missing"),
        ("eye_contact", r"^## Stopped$", "## Stopped, never", "unknown section 'Stopped, never'"),
        ("eye_contact", r"^(## look\n)", r"\1{name} ", "must hold no braces"),
        ("plan", r"^  when: \{who: both\}$", "  when: {who: nobody}", "no earlier step 'who' has the choices nobody"),
        ("plan", r"pick: \{least: 2, most: 3\}", "pick: {least: 3, most: 2}", "pick: least"),
        ("plan", r"notes: \{pace: ", "notes: {speed: ", "the summary has no section 'speed'"),
        ("words", r"^## Firm, no$", "## Firm, maybe", "the section 'Firm, no' is missing"),
        ("words", r"^(## Firm, no\n)\{said\}", r"\1Nothing.", "must hold {said} once"),
        ("words", r"^      firm: ", "      loud: ", "say"),
        ("trigger", r"^    then: help$", "    then: end", "`then: help` and `signal` belong together"),
        ("gate", r"^## Refused, again$", "## Refused, later", "the section 'Refused, again' is missing"),
    ],
)
def test_what_is_wrong_is_named(
    broken: Callable[[str, str, str], str], name: str, old: str, new: str, complaint: str
) -> None:
    problem = broken(name, old, new)
    assert complaint in problem
    assert re.search(rf"/?{name}\.md:\d+", problem)


def test_a_fault_within_a_step_names_its_line(broken: Callable[[str, str, str], str]) -> None:
    lines = (EXERCISES / "eye_contact.md").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("  timer:"))
    assert f"eye_contact.md:{at}" in broken("eye_contact", r"^  timer: \{seconds: \d+", "  timer: {seconds: many")


def test_a_missing_exercise_is_named(tmp_path: Path) -> None:
    shutil.copytree(EXERCISES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "gate.md").unlink()
    with pytest.raises(ContentError, match=r"gate\.md"):
        read_exercises(tmp_path)
