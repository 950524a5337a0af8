"""The documentation keeps up with the code."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from newleaf.cli import main
from newleaf.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_docs(name: str) -> None:
    assert f"`NEWLEAF_{name.upper()}`" in (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8") + (PROJECT / "Makefile").read_text(encoding="utf-8")
    for command in main.list_commands(None):  # type: ignore[arg-type]
        assert f"newleaf {command}" in readme, command


def test_every_route_of_the_contract_is_in_the_docs() -> None:
    text = (PROJECT / "docs" / "http.md").read_text(encoding="utf-8")
    from newleaf.web import api, pages

    for route in (*api.router.routes, *pages.router.routes):
        assert route.path in text, route.path


def test_every_file_the_docs_point_to_exists() -> None:
    import re

    for page in (PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_dependency_is_listed_as_it_is_locked_and_was_looked_up() -> None:
    from scripts import dependencies

    page = dependencies.PAGE.read_text(encoding="utf-8")
    assert [tuple(cells[:2]) for cells in dependencies.rows(page).values()] == dependencies.locked()
    assert dependencies.UNKNOWN not in page


def test_the_locks_name_no_address() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock", "widget/package-lock.json"):
        text = (PROJECT / lock).read_text(encoding="utf-8")
        assert "://" not in text.replace('"url": "https://', "").replace('"url": "http', ""), lock


def test_help_of_the_command_line_says_what_each_command_does() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert all(command in result.output for command in ("serve", "train", "chat", "ask", "screen", "understand"))
