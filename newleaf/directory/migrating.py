"""Brings the directory's tables to the form that this version needs, with Alembic.

The migrations are files in migrations/versions, part of the package. Alembic is imported only where there is
something to do: every start looks, and few have to.
"""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from newleaf.directory.errors import DirectoryError

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

HEAD = "0001"
"""The newest file in migrations/versions; a test holds it to that."""

VERSION_TABLE = "directory_version"
_ONE_AT_A_TIME = Lock()
_VERSION = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32)))


def version(connection: Connection) -> str | None:
    """The form that the tables have; None before they were made."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(select(_VERSION.c.version_num))


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the connection's transaction. Raises DirectoryError for newer tables."""
    held = version(connection)
    if held == HEAD:
        return
    from alembic import command
    from alembic.util import CommandError

    logging.getLogger("alembic").setLevel(logging.WARNING)  # it reports each of its own parts
    log.info("Bringing the directory's tables to form %s", HEAD)
    with _ONE_AT_A_TIME:  # Alembic keeps what it works on in a global
        try:
            command.upgrade(configured(connection), "head")
        except CommandError as error:
            raise DirectoryError(
                f"the tables of the directory have the form {held}, which this version does not know: they were made "
                "by a newer version. Install that, or give another NEWLEAF_DATABASE_URL"
            ) from error


def configured(connection: Connection | None = None) -> Config:
    """Alembic's configuration for these migrations, on an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "newleaf.directory:migrations")
    config.attributes["connection"] = connection
    return config
