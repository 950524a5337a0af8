"""The tables are made and changed by migrations, from whatever was there before."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, make_url, text

from newleaf.directory import Directory, DirectoryError
from newleaf.directory.models import Tables
from newleaf.directory.store import MIGRATIONS, with_driver


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    assert ScriptDirectory.from_config(MIGRATIONS.configured()).get_heads() == [MIGRATIONS.head]


def test_the_migrated_tables_are_those_of_the_models(database: str) -> None:
    Directory(database).upgrade()
    engine = create_engine(with_driver(make_url(database)))
    with engine.connect() as connection:
        options = {"version_table": MIGRATIONS.version_table, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Tables.metadata) == []
        assert MIGRATIONS.version(connection) == MIGRATIONS.head
    engine.dispose()


def test_tables_from_before_there_were_migrations_are_replaced_and_filled(data: Path, database: str) -> None:
    engine = create_engine(with_driver(make_url(database)))
    with engine.begin() as connection:
        connection.execute(text("create table services (id varchar(80) primary key, hours varchar)"))
        connection.execute(text("insert into services values ('gb-old', '24/7')"))
        connection.execute(text("create table sessions (id varchar(64) primary key)"))
        connection.execute(text("insert into sessions values ('a visitor')"))
    directory = Directory(database)
    with pytest.raises(DirectoryError):
        directory.services("despair", "GB", None)
    directory.fill(data)
    assert directory.services("despair", "GB", None)
    with engine.connect() as connection:
        assert "gb-old" not in set(connection.scalars(text("select id from services")))
        assert connection.scalar(text("select id from sessions")) == "a visitor"
    engine.dispose()


def test_a_migration_can_be_undone(database: str) -> None:
    from alembic import command

    Directory(database).upgrade()
    engine = create_engine(with_driver(make_url(database)))
    with engine.begin() as connection:
        command.downgrade(MIGRATIONS.configured(connection), "base")
    assert set(inspect(engine).get_table_names()) <= {MIGRATIONS.version_table}
    engine.dispose()
    assert Directory(database).upgrade() == MIGRATIONS.head


def test_tables_of_a_newer_version_are_left_alone_and_said(database: str) -> None:
    Directory(database).upgrade()
    engine = create_engine(with_driver(make_url(database)))
    with engine.begin() as connection:
        connection.execute(text(f"update {MIGRATIONS.version_table} set version_num = '9999'"))
    with pytest.raises(DirectoryError, match="newer version"):
        Directory(database).upgrade()
    with engine.connect() as connection:
        assert MIGRATIONS.version(connection) == "9999"
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_half_done(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from newleaf.directory import store

    def fails(connection) -> None:
        connection.execute(text("create table half (id integer primary key)"))
        connection.execute(text("select 1 from nowhere"))

    monkeypatch.setattr(store, "_upgrade", fails)
    with pytest.raises(DirectoryError, match="nowhere"):
        Directory(database).upgrade()
    engine = create_engine(with_driver(make_url(database)))
    assert not inspect(engine).has_table("half")
    engine.dispose()
