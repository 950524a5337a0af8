"""Conversations at any worker, that notice a turn which is lost, counted twice, or somebody else's."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import sqlalchemy as sa

from newleaf.postgresql import postgresql_engine
from tests.scale.site import Site

COUNTRIES = ("GB", "US", "CA", "AU", "IE", "NZ", "IN", "ZA")
CRY = "he hit me last night and I am scared of him"
CALM = "how long should we wait?"
SIGNAL = "partner_violence"
ANSWERED = 200


@dataclass
class Played:
    """What became of one conversation."""

    country: str
    token: str | None = None
    sent: int = 0
    helped: int = 0
    lost: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


class Play:
    """Plays conversations from several threads at once; `disturbed` is set while something is being broken."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site = site
        self.disturbed = threading.Event()
        self._random = random.Random(seed)
        self._client = httpx.Client(timeout=30, limits=httpx.Limits(max_connections=64))

    def run(self, conversations: int, threads: int) -> list[Played]:
        """All of them; in each, two cries come at the same time at two workers."""
        picks = [self._random.sample(range(len(self.site.workers)), 2) for _ in range(conversations)]
        with ThreadPoolExecutor(threads) as pool, ThreadPoolExecutor(2 * threads) as pairs:
            return list(
                pool.map(lambda each: self._one(COUNTRIES[each[0] % len(COUNTRIES)], each[1], pairs), enumerate(picks))
            )

    def _one(self, country: str, pick: list[int], pairs: ThreadPoolExecutor) -> Played:
        played = Played(country)
        played.token = self._begin(played)
        if played.token is None:
            return played
        self._cry(played, self.site.url)
        self._calm(played)
        directly = [self.site.workers[number].url for number in pick]
        list(pairs.map(lambda url: self._cry(played, url), directly))
        self._cry(played, self.site.url)
        return played

    def _begin(self, played: Played) -> str | None:
        answer = self._posted(played, f"{self.site.url}/v1/sessions", {"country": played.country})
        return answer.json()["token"] if answer is not None else None

    def _cry(self, played: Played, url: str) -> None:
        played.sent += 1
        answer = self._posted(played, f"{url}/v1/messages", {"text": CRY}, played.token)
        if answer is None:
            played.lost += 1
            return
        first = answer.json()["messages"][0]
        played.helped += 1
        if first["kind"] != "help" or not first["services"]:
            played.faults.append("a cry without help")
        elif (first["country"] or {}).get("code") != played.country and not self.disturbed.is_set():
            played.faults.append(f"help for {first['country']} instead of {played.country}")

    def _calm(self, played: Played) -> None:
        answer = self._posted(played, f"{self.site.url}/v1/messages", {"text": CALM}, played.token)
        if answer is not None and not answer.json()["messages"]:
            played.faults.append("an empty reply")

    def _posted(self, played: Played, url: str, body: dict, token: str | None = None) -> httpx.Response | None:
        """None for a turn that was in flight when its worker was killed, or that came before it was up again."""
        started = time.monotonic()
        try:
            answer = self._client.post(url, json=body, headers={"Authorization": f"Bearer {token}"} if token else {})
        except httpx.HTTPError as error:
            if not self.disturbed.is_set():
                played.faults.append(type(error).__name__)
            return None
        played.slowest = max(played.slowest, time.monotonic() - started)
        if answer.is_success:
            return answer
        if not self.disturbed.is_set():
            played.faults.append(f"status {answer.status_code}")
        return None


def kept(site: Site, played: Played, session: str) -> int:
    """How many cries the database says were helped in this session."""
    engine = postgresql_engine(sa.make_url(site.workers[0].environment["NEWLEAF_DATABASE_URL"]))
    try:
        with engine.connect() as connection:
            slots = connection.scalar(sa.text("select slots from sessions where id = :id"), {"id": session})
    finally:
        engine.dispose()
    return ((slots or {}).get("helped") or {}).get(SIGNAL, 0)


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
