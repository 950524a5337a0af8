"""The site that these tests share: real servers, several workers, the proxy before them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import PostgreSQL
from tests.redis import RedisServer
from tests.redis import Unavailable as NoRedis
from tests.scale.site import Site

WORKERS = int(os.environ.get("NEWLEAF_SCALE_WORKERS", "4"))
SETTINGS = {"NEWLEAF_LIMITS_URL": "off", "NEWLEAF_LOG_LEVEL": "WARNING", "NEWLEAF_SESSION_MINUTES": "240"}


@pytest.fixture(scope="package")
def site(postgresql: PostgreSQL, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Started once; a test that breaks something mends it."""
    if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip("nginx is not on this machine")
    try:
        redis = RedisServer.start_one()
    except NoRedis as reason:
        pytest.skip(str(reason))
    site = Site.open(postgresql, redis, tmp_path_factory.mktemp("site"), WORKERS, **SETTINGS)
    yield site
    site.close()
    redis.stop()
