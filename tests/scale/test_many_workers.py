"""Several workers behind the shipped proxy: no turn is lost or mixed up, and what is killed is felt for a moment.

NEWLEAF_SCALE_CONVERSATIONS (40) and NEWLEAF_SCALE_WORKERS (4) make it larger: `make scale` plays 2,000.
"""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.conftest import PROJECT
from tests.scale.play import CRIES, Play, all_kept, cries_kept, in_the_end, known, mixed_up, seconds_until_well
from tests.scale.site import Site, Worker
from tests.scale.visitor import Visitor, words_of_cry

CONVERSATIONS = int(os.environ.get("NEWLEAF_SCALE_CONVERSATIONS", "40"))
THREADS = 4
RECOVERY_SECONDS = 5
OUTAGE_SECONDS = 3


def faults(visitors: list[Visitor]) -> list[str]:
    return [fault for each in visitors for fault in each.faults]


def test_turns_at_any_worker_are_all_kept_and_nobodys_else(site: Site) -> None:
    before = site.counted('newleaf_degraded_total{part="dialogue"}')
    started = time.monotonic()
    played = Play(site, seed=1).run(CONVERSATIONS, THREADS)
    late = [each for each in played if each.late]
    print(f"{len(played)} conversations in {time.monotonic() - started:.0f} s, {len(late)} with a late turn")
    assert len(played) == CONVERSATIONS and faults(played) == []
    assert all(each.helped == each.cries == CRIES for each in played)
    now = in_the_end(site, all_kept(played), seconds=5)
    assert {cries_kept(now[each.session]) for each in played} == {CRIES}
    assert [fault for fault in (mixed_up(each, now[each.session]) for each in played) if fault] == []
    assert len(late) < CONVERSATIONS / 2, "the machine is too busy to see the order of turns"
    # Nothing is answered without the dialogue but what came late.
    assert site.counted('newleaf_degraded_total{part="dialogue"}') - before <= sum(len(each.moments) for each in late)
    served = [site.counted("newleaf_messages_total", [worker]) for worker in site.workers]
    assert all(served), f"not every worker was asked: {served}"


def test_forgotten_at_one_worker_is_forgotten_at_all_while_turns_are_under_way(site: Site) -> None:
    play = Play(site, seed=5)
    play.disturbed.set()  # turns may be refused here: the session has ended
    forgotten = []
    for number in range(8):
        visitor = play.visitor()
        assert visitor.begin(site.url)
        headers = {"Authorization": f"Bearer {visitor.token}"}
        with ThreadPoolExecutor(len(site.workers)) as at_once:
            turns = [at_once.submit(visitor.cry, worker.url) for worker in site.workers]
            answer = httpx.delete(f"{site.workers[number % 2].url}/v1/sessions", headers=headers, timeout=20)
        assert answer.status_code == 204 and [each.result() for each in turns]
        for worker in site.workers:
            after = httpx.post(f"{worker.url}/v1/messages", json={"text": "hello"}, headers=headers, timeout=20)
            assert after.status_code == 401
        forgotten.append(visitor)
    assert faults(forgotten) == []
    time.sleep(1)
    assert not {each.session for each in forgotten} & known(site).keys()


def test_what_was_said_without_the_database_is_known_everywhere_soon_and_not_when_forgotten(site: Site) -> None:
    play, one, other = Play(site, seed=6), site.workers[0], site.workers[1]
    stays, goes = play.visitor(), play.visitor()
    for each in (stays, goes):
        assert each.begin(site.url)
        each.cry(one.url)
    play.disturbed.set()
    site.database.crash()
    newcomer = play.visitor()
    try:
        assert newcomer.begin(one.url)
        for each in (stays, goes, newcomer):
            each.cry(one.url)
            each.cry(one.url)
    finally:
        site.database.resume()
    headers = {"Authorization": f"Bearer {goes.token}"}
    until = time.monotonic() + RECOVERY_SECONDS
    while httpx.delete(f"{other.url}/v1/sessions", headers=headers, timeout=10).status_code != 204:
        assert time.monotonic() < until
        time.sleep(0.05)
    now = in_the_end(site, all_kept([stays, newcomer]), seconds=until - time.monotonic())
    assert [cries_kept(now.get(each.session)) for each in (stays, newcomer)] == [3, 2]
    for each in (stays, newcomer):
        each.cry(other.url)
        assert each.moments[-1][0].help == words_of_cry(each.cries - 1)
    time.sleep(1)
    assert goes.session not in known(site)
    for worker in site.workers:
        after = httpx.post(f"{worker.url}/v1/messages", json={"text": "hello"}, headers=headers, timeout=20)
        assert after.status_code == 401
    assert faults([stays, goes, newcomer]) == []


def test_while_redis_is_gone_turns_overlap_and_none_undoes_another(site: Site) -> None:
    play = Play(site, seed=7)
    play.disturbed.set()
    site.redis.stop()
    try:
        played = play.run(20, THREADS)
    finally:
        site.redis.start()
    assert faults(played) == [] and all(each.helped == CRIES for each in played)
    now = in_the_end(site, all_kept(played), seconds=RECOVERY_SECONDS)
    assert [cries_kept(now[each.session]) for each in played] == [CRIES] * len(played)
    print(f"{sum(not each.order_seen() for each in played)} of {len(played)} had turns that overlapped")


def break_things(site: Site, play: Play, done: threading.Event) -> dict[str, float]:
    """Kill workers, restart Redis and PostgreSQL while conversations are played; the seconds each was felt."""
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

    def database_gone() -> None:
        site.database.crash()
        time.sleep(OUTAGE_SECONDS)
        site.database.resume()

    try:
        for number, victim in enumerate(site.workers[:2], 1):
            disturb(f"worker {number} killed", victim.kill, lambda each=victim: (each.start(), each.until_ready()))
        disturb("Redis restarted", lambda: (site.redis.stop(), site.redis.start()), lambda: None)
        disturb("PostgreSQL restarted", lambda: (site.database.crash(), site.database.resume()), lambda: None)
        disturb(f"PostgreSQL gone for {OUTAGE_SECONDS} s", database_gone, lambda: None)
    finally:
        done.set()
    return felt


def test_what_is_killed_costs_the_turn_in_flight_and_no_more(site: Site) -> None:
    play, done = Play(site, seed=2), threading.Event()
    felt: dict[str, float] = {}
    breaking = threading.Thread(target=lambda: felt.update(break_things(site, play, done)))
    breaking.start()
    played: list[Visitor] = []
    while not done.is_set():
        played += play.run(2 * THREADS, THREADS)
    breaking.join()
    calm = [each for each in played if not each.disturbed]
    unanswered = [url for each in played for url in each.unanswered]
    by_proxy = sum(url.startswith(site.url) for url in unanswered)
    print({what: round(seconds, 2) for what, seconds in felt.items()})
    print(f"{len(played)} conversations, {len(calm)} undisturbed; unanswered: {by_proxy} requests by the proxy, "
          f"{len(unanswered) - by_proxy} by workers that were asked directly")  # fmt: skip
    assert faults(played) == []
    assert len(felt) == 10 and all(seconds < RECOVERY_SECONDS for seconds in felt.values()), felt
    now = in_the_end(site, all_kept(played), seconds=RECOVERY_SECONDS)
    # Every cry that was answered is known, whatever was broken then, and none twice.
    wrong = [(each.helped, cries_kept(now.get(each.session)), each.cries) for each in played]
    assert [each for each in wrong if not each[0] <= each[1] <= each[2]] == []
    assert [cries_kept(now[each.session]) for each in calm] == [CRIES] * len(calm)
    assert [fault for fault in (mixed_up(each, now[each.session]) for each in calm) if fault] == []
    assert all(worker.process is not None and worker.process.poll() is None for worker in site.workers)


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
