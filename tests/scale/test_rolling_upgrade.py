"""Workers are replaced one after another while people talk, and nobody notices.

With NEWLEAF_SCALE_UPGRADE=1, as `make scale` sets it, by a newer version with a model of its own: training that takes
too long for every run of the tests.
"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.scale.newer_version import NEW_SENTENCE, NEW_SLOT, QUESTION, newer_version
from tests.scale.play import Play, all_kept, cries_kept, in_the_end, known, mixed_up
from tests.scale.site import Site, Worker
from tests.scale.visitor import QUESTIONS, Visitor

PEOPLE = int(os.environ.get("NEWLEAF_SCALE_CONVERSATIONS", "40")) // 5
THREADS = 3
MOST_ROUNDS = 12
"""For those who talk on: their words are to be checked to the last."""


def replaced(worker: Worker, project: Path | None = None) -> None:
    """Stop it as an operator does, and start it, perhaps as another version."""
    worker.stop()
    if project is not None:
        worker.environment = {**worker.environment, "NEWLEAF_PROJECT": str(project)}
    worker.start()
    worker.until_ready()


def talk_on(site: Site, visitors: list[Visitor], roll: Callable[[], None]) -> None:
    """Let them go on through the proxy alone until all workers are replaced."""
    failed: list[BaseException] = []
    done = threading.Event()

    def rolling() -> None:
        try:
            roll()
        except BaseException as error:
            failed.append(error)
        finally:
            done.set()

    thread = threading.Thread(target=rolling)
    thread.start()
    rounds = 0
    with ThreadPoolExecutor(THREADS) as pool:
        while not done.is_set():
            if rounds < MOST_ROUNDS:
                list(pool.map(one_round, [site] * len(visitors), visitors, [rounds] * len(visitors)))
            else:  # others come, so that there is load to the end
                newcomers = [Play(site, rounds).visitor() for _ in range(8)]
                list(pool.map(opened, [site] * len(newcomers), newcomers))
            rounds += 1
    thread.join()
    assert not failed, failed
    assert rounds > 0


def opened(site: Site, visitor: Visitor) -> None:
    assert visitor.begin(site.url)
    one_round(site, visitor, 0)
    assert visitor.faults == []


def one_round(site: Site, visitor: Visitor, number: int) -> None:
    if number % 2:
        visitor.ask((site.url, QUESTIONS[number % len(QUESTIONS)]))
    else:
        visitor.cry(site.url)


def begun(site: Site, play: Play) -> list[Visitor]:
    visitors = [play.visitor() for _ in range(PEOPLE)]
    for each in visitors:
        assert each.begin(site.url)
        one_round(site, each, 0)
    return visitors


def check(site: Site, visitors: list[Visitor]) -> None:
    """Each turn was answered and is known, each cry was helped, in order, and nothing is anybody else's."""
    assert [fault for each in visitors for fault in each.faults] == []
    assert all(each.helped == each.cries for each in visitors)
    now = in_the_end(site, all_kept(visitors), seconds=5)
    assert [cries_kept(now[each.session]) for each in visitors] == [each.cries for each in visitors]
    assert [each for each in (mixed_up(visitor, now[visitor.session]) for visitor in visitors) if each] == []
    late = sum(each.late for each in visitors)
    print(f"{len(visitors)} conversations, {sum(len(each.moments) for each in visitors)} turns, {late} with a late one")


def test_workers_are_replaced_and_nobody_notices(site: Site) -> None:
    visitors = begun(site, Play(site, seed=3))
    talk_on(site, visitors, lambda: [replaced(worker) for worker in site.workers[:2]])
    check(site, visitors)


@pytest.mark.skipif("NEWLEAF_SCALE_UPGRADE" not in os.environ, reason="trains a second model: make scale")
def test_a_newer_model_takes_over_and_goes_back_while_people_talk(site: Site, tmp_path: Path) -> None:
    newer = newer_version(tmp_path)
    play = Play(site, seed=4)
    visitors = begun(site, play)
    assert not any(is_new(each.url) for each in site.workers)
    talk_on(site, visitors, lambda: [replaced(worker, newer) for worker in site.workers])
    assert all(is_new(worker.url) for worker in site.workers)
    for each in visitors:
        each.ask((site.url, QUESTION))
    check(site, visitors)
    now = known(site)
    assert {now[each.session].get(NEW_SLOT) for each in visitors} == {"timing"}

    older = site.workers[0]
    del older.environment["NEWLEAF_PROJECT"]
    replaced(older)
    assert not is_new(older.url) and is_new(site.workers[1].url)
    for each in visitors:
        each.cry(older.url)
        each.ask((site.workers[1].url, QUESTIONS[1]))
        each.cry(older.url)
    check(site, visitors)


def is_new(url: str) -> bool:
    """Whether a worker answers in the new words."""
    begun = httpx.post(f"{url}/v1/sessions", json={"country": "GB"}, timeout=20).json()
    headers = {"Authorization": f"Bearer {begun['token']}"}
    answer = httpx.post(f"{url}/v1/messages", json={"text": QUESTION}, headers=headers, timeout=20).json()
    return any(NEW_SENTENCE in message["text"] for message in answer["messages"])
