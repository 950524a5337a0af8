"""Several workers behind the shipped proxy: no turn is lost or mixed up, and what is killed is felt for a moment.

NEWLEAF_SCALE_CONVERSATIONS (40) and NEWLEAF_SCALE_WORKERS (4) make it larger: `make scale` plays 2,000.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from newleaf.web.tokens import Tokens
from tests.postgresql import PostgreSQL
from tests.redis import RedisServer
from tests.redis import Unavailable as NoRedis
from tests.scale.play import Play, Played, kept, seconds_until_well
from tests.scale.site import PROJECT, SECRET, Site, Worker

CONVERSATIONS = int(os.environ.get("NEWLEAF_SCALE_CONVERSATIONS", "40"))
WORKERS = int(os.environ.get("NEWLEAF_SCALE_WORKERS", "4"))
THREADS = 4
RECOVERY_SECONDS = 5
NO_LIMITS = {"NEWLEAF_LIMITS_URL": "off", "NEWLEAF_LOG_LEVEL": "WARNING"}


@pytest.fixture(scope="module")
def site(postgresql: PostgreSQL, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip("nginx is not on this machine")
    try:
        redis = RedisServer.start_one()
    except NoRedis as reason:
        pytest.skip(str(reason))
    site = Site.open(postgresql, redis, tmp_path_factory.mktemp("site"), WORKERS, **NO_LIMITS)
    yield site
    site.close()
    redis.stop()


OWN = """services:
  - id: own-harbour
    name: Harbour Line
    for: Anyone in Leeds who fears a partner
    country: GB
    topics: [partner_violence]
    channels:
      - {kind: phone, dial: "01134960001", display: "0113 496 0001"}
    hours: "24/7"
    timezone: Europe/London
    audience: anyone
    languages: [en]
"""


def own_numbers(worker: Worker) -> list[str]:
    answer = httpx.get(f"{worker.url}/v1/services?country=GB&topic=partner_violence", timeout=20).json()
    return [each["display"] for one in answer["services"] if one["id"] == "own-harbour" for each in one["channels"]]


def test_a_number_that_changes_tonight_is_on_every_worker_within_a_minute(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "directory.yml"
    environment = {**os.environ, **site.workers[0].environment, "NEWLEAF_DIRECTORY_FILE": str(file)}
    for number in ("0113 496 0001", "0113 496 0002"):
        file.write_text(OWN.replace("0113 496 0001", number).replace("01134960001", number.replace(" ", "")))
        subprocess.run([sys.executable, "-m", "newleaf", "directory", "fill"], env=environment, cwd=PROJECT, check=True)
        started = time.monotonic()
        while any(own_numbers(worker) != [number] for worker in site.workers):
            assert time.monotonic() - started < 60
            time.sleep(0.5)


def session_of(played: Played) -> str:
    assert played.token is not None
    return Tokens([SECRET]).session(played.token)


def test_turns_at_any_worker_are_all_kept_and_nobodys_else(site: Site) -> None:
    played = Play(site, seed=1).run(CONVERSATIONS, THREADS)
    assert [fault for each in played for fault in each.faults] == []
    assert all(each.helped == each.sent == 4 for each in played)
    missing = sum(4 - kept(site, each, session_of(each)) for each in played)
    # On a machine that is too busy, replies are given at their deadline, without the dialogue: that is counted.
    assert 0 <= missing <= site.counted("newleaf_degraded_total")
    served = [site.counted("newleaf_messages_total", [worker]) for worker in site.workers]
    assert all(served), f"not every worker was asked: {served}"


def break_things(site: Site, play: Play, done: threading.Event) -> dict[str, float]:
    """Kill a worker, restart Redis and PostgreSQL while conversations are played; the seconds each was felt."""
    felt: dict[str, float] = {}

    def disturb(name: str, harm, mend) -> None:
        play.disturbed.set()
        harm()
        felt[name] = seconds_until_well(site)
        mend()
        felt[f"{name}, mended"] = seconds_until_well(site)
        time.sleep(1)
        play.disturbed.clear()
        time.sleep(1)

    victim = site.workers[0]
    disturb("worker killed", victim.kill, lambda: (victim.start(), victim.until_ready()))
    disturb("Redis restarted", lambda: (site.redis.stop(), site.redis.start()), lambda: None)
    disturb("PostgreSQL restarted", lambda: (site.database.crash(), site.database.resume()), lambda: None)
    done.set()
    return felt


def test_what_is_killed_costs_the_turn_in_flight_and_no_more(site: Site) -> None:
    play, done = Play(site, seed=2), threading.Event()
    felt: dict[str, float] = {}
    breaking = threading.Thread(target=lambda: felt.update(break_things(site, play, done)))
    breaking.start()
    played: list[Played] = []
    while not done.is_set():
        played += play.run(2 * THREADS, THREADS)
    breaking.join()
    print(felt, f"{len(played)} conversations")
    assert [fault for each in played for fault in each.faults] == []
    assert all(seconds < RECOVERY_SECONDS for seconds in felt.values()), felt
    calm = [each for each in played if not each.disturbed]
    assert [kept(site, each, session_of(each)) for each in calm] == [4] * len(calm)
    assert all(worker.process is not None and worker.process.poll() is None for worker in site.workers)


def test_a_rolling_upgrade_is_not_noticed(site: Site) -> None:
    play, done = Play(site, seed=3), threading.Event()

    def roll() -> None:
        try:
            for worker in site.workers[:2]:
                worker.stop()
                worker.start()
                worker.until_ready()
        finally:
            done.set()

    rolling = threading.Thread(target=roll)
    rolling.start()
    answered = 0
    while not done.is_set():
        answered += sum(through_the_proxy(play) for _ in range(5))
    rolling.join()
    assert answered > 0


def through_the_proxy(play: Play) -> int:
    """One conversation that is held through the proxy alone; every turn must be answered."""
    played = Played("IE")
    played.token = play._begin(played)
    for _ in range(3):
        play._cry(played, play.site.url)
    assert played.faults == [] and played.lost == 0
    return played.helped
