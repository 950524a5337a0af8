"""Many conversations at any workers, and what the database knows of each in the end."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import sqlalchemy as sa

from newleaf.content.marks import SAID
from newleaf.postgresql import postgresql_engine
from tests.scale.site import Site
from tests.scale.visitor import CRY, QUESTIONS, SIGNAL, Visitor

CRIES = 4
"""In each conversation."""


class Play:
    """Plays conversations from several threads at once; `disturbed` is set while something is being broken."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site = site
        self.disturbed = threading.Event()
        self._random = random.Random(seed)
        self._client = httpx.Client(timeout=30, limits=httpx.Limits(max_connections=64))
        found = httpx.get(f"{site.url}/v1/countries", timeout=20).json()["countries"]
        self._countries = [each["code"] for each in found]

    def visitor(self) -> Visitor:
        """Somebody from anywhere."""
        return Visitor(self._client, self._random.choice(self._countries), self.disturbed)

    def run(self, conversations: int, threads: int) -> list[Visitor]:
        """All of them, to their end; those that could not begin are left out."""
        with ThreadPoolExecutor(threads) as pool:
            played = [pool.submit(self._one, self.visitor(), self._random.random()) for _ in range(conversations)]
        return [visitor for each in played if (visitor := each.result()).token is not None]

    def _one(self, visitor: Visitor, seed: float) -> Visitor:
        chance = random.Random(seed)
        first, second, third, fourth = chance.sample(QUESTIONS, 4)
        proxy = self.site.url
        if not visitor.begin(proxy):
            return visitor
        visitor.cry(proxy)
        visitor.ask((proxy, first))
        visitor.cry(*self._two_workers(chance))
        visitor.ask((proxy, second))
        visitor.ask(*zip(self._two_workers(chance), (third, fourth), strict=True))
        visitor.cry(proxy)
        return visitor

    def _two_workers(self, chance: random.Random) -> list[str]:
        """Two that differ, where there are two."""
        return [worker.url for worker in chance.sample(self.site.workers, min(2, len(self.site.workers)))]


Known = dict[str, dict[str, Any]]


def known(site: Site) -> Known:
    """What the database knows of every session."""
    engine = postgresql_engine(sa.make_url(site.workers[0].environment["NEWLEAF_DATABASE_URL"]))
    try:
        with engine.connect() as connection:
            return dict(connection.execute(sa.text("select id, slots from sessions where seen_at > 0")).all())
    finally:
        engine.dispose()


def cries_kept(slots: dict[str, Any] | None) -> int:
    """How many cries a session knows that it was helped for."""
    return ((slots or {}).get("helped") or {}).get(SIGNAL, 0)


def mixed_up(visitor: Visitor, slots: dict[str, Any]) -> str | None:
    """What a session knows that this visitor did not say, or in another order; None where all is as it was said."""
    if slots.get("country") != visitor.country:
        return f"the country is {slots.get('country')} instead of {visitor.country}"
    if visitor.disturbed or visitor.late:
        return None
    if not visitor.order_seen():
        return f"the help was not in order: {[[reply.help for reply in moment] for moment in visitor.moments]}"
    if slots.get(SAID) not in list(visitor.said()):
        return f"it remembers to have said {slots.get(SAID)}, none of {list(visitor.said())}"
    return None


def in_the_end(site: Site, so: Callable[[Known], bool], seconds: float) -> Known:
    """What is known as soon as it is as it should be, or after so long."""
    end = time.monotonic() + seconds
    while not so(now := known(site)) and time.monotonic() < end:
        time.sleep(0.2)
    return now


def all_kept(visitors: Iterable[Visitor]) -> Callable[[Known], bool]:
    """Whether every cry that was answered is known."""
    return lambda now: all(cries_kept(now.get(each.session)) >= each.helped for each in visitors)


def seconds_until_well(site: Site, limit: float = 30) -> float:
    """How long it takes until a visitor of the proxy is helped as on any day."""
    started = time.monotonic()
    while time.monotonic() - started < limit:
        try:
            begun = httpx.post(f"{site.url}/v1/sessions", json={"country": "IE"}, timeout=10)
            headers = {"Authorization": f"Bearer {begun.json()['token']}"}
            first = httpx.post(f"{site.url}/v1/messages", json={"text": CRY}, headers=headers, timeout=10)
            message = first.json()["messages"][0]
            again = httpx.post(f"{site.url}/v1/messages", json={"text": CRY}, headers=headers, timeout=10)
            differs = again.json()["messages"][0]["text"] != message["text"]  # so the first one was kept
            if message["kind"] == "help" and message["country"]["code"] == "IE" and differs:
                return time.monotonic() - started
        except (httpx.HTTPError, KeyError, TypeError, ValueError):
            pass
        time.sleep(0.1)
    return limit
