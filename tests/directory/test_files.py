"""Faults in the files are named with file and line, and never reach a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from newleaf.directory import Directory, DirectoryDataError, DirectoryError, Snapshot


def spoil(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first occurrence; return the line, counted from 1, where it stood."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        pytest.param("us.yml", 'dial: "911"', "dial: 911", "put it in quotes", id="number without quotes"),
        pytest.param("us.yml", 'dial: "911"', 'dial: "nine"', "dial", id="letters where digits belong"),
        pytest.param("gb.yml", "kind: phone", "kind: fax", "fax", id="unknown kind of channel"),
        pytest.param("ie.yml", "[sexual_violence]", "[sexual_harm]", "sexual_harm", id="unknown topic"),
        pytest.param("ie.yml", "audience: women", "audience: ladies", "audience", id="unknown audience"),
        pytest.param(
            "au.yml",
            '"https://www.lifeline.org.au/"',
            '"http://www.lifeline.org.au/"',
            "https",
            id="no https",
        ),
        pytest.param("nz.yml", "hours: null", "opening: null", "opening", id="unknown field"),
        pytest.param("nz.yml", "trust: cross_checked", "trust: sure", "trust", id="unknown trust"),
        pytest.param("ca.yml", "country: CA", "country: US", "'CA'", id="country of another file"),
        pytest.param("professionals.yml", '["IE"]', '["Ireland"]', "ISO 3166", id="finder without a code"),
        pytest.param("gb.yml", "  - id: gb-shout", "  - id: [gb-shout", "YAML", id="broken YAML"),
    ],
)
def test_a_fault_is_named_with_file_and_line(spoiled: Path, file: str, old: str, new: str, says: str) -> None:
    line = spoil(spoiled, file, old, new)
    with pytest.raises(DirectoryDataError) as raised:
        Snapshot.read(spoiled)
    named = [problem for problem in raised.value.problems if problem.file == file]
    assert any(abs(problem.line - line) <= 1 and says in problem.message for problem in named), raised.value
    assert f"{file}:" in str(raised.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        pytest.param(
            "us.yml",
            'dial: "18007997233", display: "1-800-799-7233"',
            'dial: "8007997233", display: "800-799-7233"',
            "cannot be dialled in US",
            id="number that does not ring in the country",
        ),
        pytest.param(
            "us.yml",
            'display: "1-800-799-7233"',
            'display: "1-800-799-7234"',
            "other digits",
            id="shown number differs from the dialled one",
        ),
        pytest.param(
            "ie.yml",
            'dial: "1800341900", display: "1800 341 900"',
            'dial: "116123", display: "116 123"',
            "also a channel of 'ie-samaritans'",
            id="number listed twice",
        ),
        pytest.param("nz.yml", "id: nz-lifeline", "id: nz-1737", "already used at nz.yml:", id="id used twice"),
        pytest.param("gb.yml", "regions: [GB-NIR]", "regions: [IE-D]", "IE-D is not in GB", id="foreign region"),
        pytest.param("us.yml", '"18007997233"', '"1800799723"', "1800799723 cannot be dialled", id="a digit too few"),
        pytest.param("gb.yml", "Mo-Fr 10:00-16:00", "Mo-Fr 10-16", "not a rule of opening", id="hours"),
        pytest.param("gb.yml", "timezone: Europe/London\n", "", "no time zone", id="no zone"),
        pytest.param(
            "international.yml", '- "112"', '- "113"\n  - "112"', "dials: lists 113", id="dials of another country"
        ),
        pytest.param(
            "au.yml",
            "topics: [emergency]",
            "topics: [relationship_support]",
            "no service for emergency",
            id="no 000",
        ),
    ],
)
def test_what_one_record_cannot_show_is_found_across_the_file(
    spoiled: Path, file: str, old: str, new: str, says: str
) -> None:
    spoil(spoiled, file, old, new)
    with pytest.raises(DirectoryDataError, match=rf"{file}:\d+: .*{says}"):
        Snapshot.read(spoiled)


def test_a_record_without_a_source_is_refused(spoiled: Path) -> None:
    path = spoiled / "us.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("    source:")
    path.write_text(text[:start] + "    source: []\n" + text[text.index("  - id: us-988") :], encoding="utf-8")
    with pytest.raises(DirectoryDataError, match=r"us.yml:\d+: services.0.source"):
        Snapshot.read(spoiled)


def test_a_record_is_cross_checked_only_with_sources_from_two_sites(spoiled: Path) -> None:
    spoil(spoiled, "professionals.yml", "trust: organisation", "trust: cross_checked")
    with pytest.raises(DirectoryDataError, match=r"professionals.yml:\d+: .*two sites or more"):
        Snapshot.read(spoiled)


def test_all_faults_are_named_at_once(spoiled: Path) -> None:
    spoil(spoiled, "us.yml", 'dial: "911"', "dial: 911")
    spoil(spoiled, "gb.yml", "[emergency]", "[emergencies]")
    with pytest.raises(DirectoryDataError) as raised:
        Snapshot.read(spoiled)
    assert {problem.file for problem in raised.value.problems} == {"gb.yml", "us.yml"}


def test_a_file_named_after_no_country_is_refused(spoiled: Path) -> None:
    (spoiled / "gb.yml").rename(spoiled / "uk.yml")
    with pytest.raises(DirectoryDataError, match=r"uk.yml:1: .*ISO 3166"):
        Snapshot.read(spoiled)


def test_an_empty_folder_is_an_error_and_not_an_empty_directory(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="no services in"):
        Snapshot.read(tmp_path)


def test_a_faulty_file_leaves_the_database_as_it_was(data: Path, spoiled: Path, tmp_path: Path) -> None:
    directory = Directory(f"sqlite:///{tmp_path / 'newleaf.db'}")
    directory.fill(data)
    before = directory.services("ask_help", "GB", None)
    spoil(spoiled, "gb.yml", 'dial: "999"', 'dial: "99"')
    with pytest.raises(DirectoryDataError):
        directory.fill(spoiled)
    assert directory.services("ask_help", "GB", None) == before
