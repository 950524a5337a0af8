"""The database gives what the files say, and says what to do when it cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import MetaData, create_engine, make_url, select

from newleaf.directory import (
    INTERNATIONAL,
    TOPICS_OF_SIGNAL,
    Audience,
    ChannelKind,
    Directory,
    DirectoryError,
    Reach,
    Snapshot,
    Topic,
    UnknownCountry,
    UnknownSignal,
    UnknownTopic,
    openness,
)
from newleaf.directory.countries import country_names
from newleaf.directory.store import with_driver
from tests.directory.conftest import NOON

ANY_COUNTRY = st.one_of(st.none(), st.sampled_from(sorted(country_names())))
ANY_SIGNALS = st.lists(st.sampled_from(sorted(TOPICS_OF_SIGNAL)), min_size=1, max_size=3, unique=True)


def rows(address: str) -> dict[str, list[tuple]]:
    """Everything in the database, by table."""
    engine = create_engine(with_driver(make_url(address)))
    metadata = MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection)
        held = {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return held


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(signals=ANY_SIGNALS, country=ANY_COUNTRY, default=ANY_COUNTRY)
def test_the_copy_in_memory_answers_as_the_database_does(
    directory: Directory, snapshot: Snapshot, signals: list[str], country: str | None, default: str | None
) -> None:
    assert snapshot.services(signals, country, default, now=NOON) == directory.services(
        signals, country, default, now=NOON
    )
    assert snapshot.professionals(country, default) == directory.professionals(country, default)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(
    country=ANY_COUNTRY,
    asked=st.fixed_dictionaries(
        {},
        optional={
            "topics": st.lists(st.sampled_from(list(Topic)), max_size=3, unique=True),
            "region": st.sampled_from(["GB-SCT", "GB-ENG", "CA-QC", "US-CA"]),
            "audience": st.sampled_from(list(Audience)),
            "channel": st.sampled_from(list(ChannelKind)),
            "language": st.sampled_from(["en", "fr", "es", "de", "mi"]),
            "open_now": st.booleans(),
        },
    ),
)
def test_a_search_finds_all_that_fits_and_the_same_in_both(
    directory: Directory, snapshot: Snapshot, country: str | None, asked: dict[str, Any]
) -> None:
    found = snapshot.search(country, **asked, now=NOON)
    assert directory.search(country, **asked, now=NOON) == found
    fitting = {
        service.id
        for service in snapshot.all_services
        if service.country == (country or INTERNATIONAL)
        and (not asked.get("topics") or service.topics & set(asked["topics"]))
        and ("region" not in asked or not service.regions or asked["region"] in service.regions)
        and ("audience" not in asked or service.audience == asked["audience"])
        and ("channel" not in asked or asked["channel"] in {channel.kind for channel in service.channels})
        and ("language" not in asked or asked["language"] in service.languages)
        and (not asked.get("open_now") or openness(service, NOON).reach is Reach.OPEN)
    }
    assert {service.id for service in found} == fitting


def test_every_single_signal_and_topic_is_answered_alike_from_both(directory: Directory, snapshot: Snapshot) -> None:
    for country in ("AU", "CA", "DE", "GB", "IE", "NZ", "US", None):
        for signal in TOPICS_OF_SIGNAL:
            assert snapshot.services(signal, country, "US", now=NOON) == directory.services(
                signal, country, "US", now=NOON
            )
        for topic in Topic:
            assert snapshot.services_for_topic(topic, country, "US") == directory.services_for_topic(
                topic, country, "US"
            )
    assert snapshot.countries() == directory.countries()


def test_a_snapshot_of_the_database_outlives_it(snapshot: Snapshot, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "newleaf.db"
    doomed = Directory(f"sqlite:///{file}")
    doomed.fill(data)
    kept = doomed.snapshot()
    file.unlink()
    with pytest.raises(DirectoryError):
        doomed.services("despair", "GB", None)
    assert kept.services("despair", "GB", None) == snapshot.services("despair", "GB", None)
    assert kept.professionals("GB", None) == snapshot.professionals("GB", None)
    assert kept.countries() == snapshot.countries()


def test_filling_twice_changes_nothing(data: Path, database: str) -> None:
    directory = Directory(database)
    first = directory.fill(data)
    before = rows(database)
    assert first == len(before["services"]) + len(before["professionals"])
    assert directory.fill(data) == first
    assert rows(database) == before


def test_filling_brings_in_what_changed_and_drops_what_went(data: Path, spoiled: Path, database: str) -> None:
    directory = Directory(database)
    directory.fill(data)
    revision = directory.revision()
    changed = spoiled / "nz.yml"
    text = changed.read_text(encoding="utf-8")
    start, end = text.index("  - id: nz-lifeline"), text.index("  - id: nz-womens-refuge")
    text = text[:start] + text[end:]
    changed.write_text(text.replace('name: "Youthline"', 'name: "Youthline Aotearoa"'), encoding="utf-8")
    directory.fill(spoiled)
    assert directory.services_for_topic("young_people", "NZ", None)[0].name == "Youthline Aotearoa"
    assert "nz-lifeline" not in {service.id for service in directory.services("despair", "NZ", None)}
    assert directory.snapshot().services("despair", "NZ", None) == directory.services("despair", "NZ", None)
    assert directory.revision() != revision
    directory.fill(data)
    assert directory.revision() == revision


def test_several_workers_may_fill_the_same_database_at_once(
    data: Path, database: str, new_database: Callable[[], str]
) -> None:
    with ThreadPoolExecutor(4) as workers:
        counts = set(workers.map(lambda _: Directory(database).fill(data), range(4)))
    alone = new_database()
    Directory(alone).fill(data)
    assert len(counts) == 1
    assert rows(database) == rows(alone)


def test_the_file_is_kept_in_wal_mode_so_that_filling_never_blocks_reading(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "newleaf.db"
    Directory(f"sqlite:///{file}").fill(data)
    with sqlite3.connect(file) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


def test_reading_goes_on_while_another_process_writes(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "newleaf.db"
    directory = Directory(f"sqlite:///{file}")
    directory.fill(data)
    before = directory.services("ask_help", "IE", None)
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("begin immediate")
    writer.execute("delete from service_channels")
    assert directory.services("ask_help", "IE", None) == before
    writer.execute("rollback")
    writer.close()


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(lambda directory: directory.services("despair", "GB", None), id="services"),
        pytest.param(lambda directory: directory.services_for_topic("emergency", "GB", None), id="topic"),
        pytest.param(lambda directory: directory.professionals("GB", None), id="professionals"),
        pytest.param(lambda directory: directory.countries(), id="countries"),
        pytest.param(lambda directory: directory.country("GB"), id="country"),
        pytest.param(lambda directory: directory.snapshot(), id="snapshot"),
    ],
)
@pytest.mark.parametrize("harm", ["deleted", "corrupt", "emptied", "never filled"])
def test_a_database_that_is_gone_or_broken_is_said_with_what_to_do(
    data: Path, tmp_path: Path, harm: str, question
) -> None:
    file = tmp_path / "newleaf.db"
    directory = Directory(f"sqlite:///{file}")
    if harm != "never filled":
        directory.fill(data)
    for leftover in tmp_path.glob("newleaf.db-*"):
        leftover.unlink()
    if harm == "deleted":
        file.unlink()
    elif harm == "corrupt":
        file.write_bytes(b"not a database at all " * 500)
    elif harm == "emptied":
        file.write_bytes(b"")
    with pytest.raises(DirectoryError, match=r"newleaf\.db.*filled again"):
        question(directory)
    assert file.exists() == (harm in ("corrupt", "emptied")), "a question must not make an empty file"


def test_a_deleted_database_is_whole_again_after_filling(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "newleaf.db"
    directory = Directory(f"sqlite:///{file}")
    directory.fill(data)
    before = directory.services("ask_help", "GB", None)
    file.unlink()
    directory.fill(data)
    assert directory.services("ask_help", "GB", None) == before


def test_a_place_that_cannot_be_written_is_an_error_of_the_directory(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DirectoryError, match="cannot be used"):
        Directory(f"sqlite:///{tmp_path / 'file' / 'newleaf.db'}").fill(data)


@pytest.mark.parametrize("address", ["", "nonsense", "oracle9://host/name"])
def test_an_address_that_cannot_be_understood_is_an_error_of_the_directory(address: str) -> None:
    with pytest.raises(DirectoryError, match=r"sqlite:///newleaf\.db"):
        Directory(address)


def test_a_password_in_the_address_is_never_repeated() -> None:
    with pytest.raises(DirectoryError) as raised:
        Directory("sqlite://guide:hunter2@host/no/such/folder/newleaf.db").countries()
    assert "hunter2" not in str(raised.value)


def test_a_database_in_memory_serves_for_trying_things_out(data: Path, snapshot: Snapshot) -> None:
    passing = Directory("sqlite://")
    passing.fill(data)
    assert passing.services("ask_help", None, "GB") == snapshot.services("ask_help", None, "GB")


def test_a_server_that_is_not_there_is_said_within_the_time_of_a_reply() -> None:
    pytest.importorskip("psycopg")
    absent = Directory("postgresql://guide@/guide?host=/nonexistent")
    with pytest.raises(DirectoryError, match="cannot be used"):
        absent.services("despair", "GB", None)


@pytest.mark.parametrize("code", ["UK", "XX", "GBR", "", "1", "*", "G\u0411"])
def test_what_is_not_a_country_code_is_refused_with_an_example(
    directory: Directory, snapshot: Snapshot, code: str
) -> None:
    for asked in (directory, snapshot):
        if code:
            with pytest.raises(UnknownCountry, match="ISO 3166"):
                asked.services("despair", code, None)
        with pytest.raises(UnknownCountry, match="'GB'"):
            asked.country(code)


def test_unknown_signals_and_topics_are_refused_by_name(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownSignal, match=r"'sadness'.*suicide_self_harm"):
        snapshot.services("sadness", "GB", None)
    with pytest.raises(UnknownSignal):
        snapshot.services([], "GB", None)
    with pytest.raises(UnknownTopic, match=r"'sadness'.*suicide_crisis"):
        snapshot.services_for_topic("sadness", "GB", None)
