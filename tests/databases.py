"""Fixtures: databases that nobody has used, in SQLite and in a private PostgreSQL; a Redis."""

from collections.abc import Callable, Iterator

import pytest

from tests.postgresql import PostgreSQL, Unavailable
from tests.redis import RedisServer
from tests.redis import Unavailable as NoRedis


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A private PostgreSQL server, where its programs are on this machine."""
    try:
        server = PostgreSQL.start()
    except Unavailable as reason:
        pytest.skip(str(reason))
    yield server
    server.stop()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Gives the address of a database that nobody has used, of either kind."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path_factory.mktemp('database') / 'newleaf.db'}"
    return request.getfixturevalue("postgresql").new_database


@pytest.fixture
def database(new_database: Callable[[], str]) -> str:
    """The address of such a database."""
    return new_database()


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """A private Redis, where its program is on this machine."""
    try:
        server = RedisServer.start_one()
    except NoRedis as reason:
        pytest.skip(str(reason))
    yield server
    server.stop()
