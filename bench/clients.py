"""The load that every server gets: visitors who write one message after the other, each in a process of their own."""

import concurrent.futures
import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MESSAGES = (
    "how long should we wait before we sleep together again?",
    "tell me more",
    "what can we try?",
    "My wife had an affair last year. We are trying, most days are good. Last night I froze when she reached for me. "
    "How do I know that I am ready?",
    "he hit me last night and I am scared of him",
    "thank you",
    "what is the weather tomorrow",
    "is there any hope for us",
)
TURNS = 20
"""Messages of one session; then the visitor begins another."""
PATIENCE = 300


class Failed(Exception):
    """A server did not answer as it should."""


class Visitor:
    """One connection to a server. `url` with the path of a webhook is a stock bot, anything else New Leaf."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
        self._webhook = parts.path if parts.path.strip("/") else None
        self._session = ""

    def begin(self, name: str) -> None:
        """A new session; a stock bot lets the caller name it."""
        self._session = name if self._webhook else self._post("/v1/sessions", {"country": "GB"}, 201)["token"]

    def say(self, text: str) -> float:
        """Seconds until the answer was there."""
        before = time.perf_counter()
        if self._webhook:
            self._post(self._webhook, {"sender": self._session, "message": text})
        else:
            self._post("/v1/messages", {"text": text}, token=self._session)
        return time.perf_counter() - before

    def _post(self, path: str, body: dict[str, Any], expected: int = 200, token: str | None = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._connection.request("POST", path, json.dumps(body).encode(), headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != expected:
            raise Failed(f"{path} answered {answer.status}: {content[:300]!r}")
        return json.loads(content)


@dataclass(frozen=True, slots=True)
class Load:
    """What so many clients met: seconds of every message, and messages a second of all together."""

    seconds: list[float]
    rate: float


def texts() -> Iterator[str]:
    """What a visitor says, over and over."""
    while True:
        yield from MESSAGES


def talk(url: str, messages: int, name: str = "visitor", turns: int = TURNS) -> list[float]:
    """Seconds that each of so many messages of one visitor took."""
    visitor, seconds = Visitor(url), []
    for number, text in zip(range(messages), texts(), strict=False):
        if number % turns == 0:
            visitor.begin(f"{name} {number // turns}")
        seconds.append(visitor.say(text))
    return seconds


def together(url: str, clients: int, messages: int, name: str = "visitor") -> Load:
    """So many messages in all by so many visitors at a time."""
    each = messages // clients
    names = [f"{name} {number} of {clients}" for number in range(clients)]
    with concurrent.futures.ProcessPoolExecutor(clients) as pool:
        list(pool.map(talk, [url] * clients, [1] * clients, [f"{each} warm" for each in names]))  # processes are up
        before = time.perf_counter()
        seconds = list(pool.map(talk, [url] * clients, [each] * clients, names))
        rate = each * clients / (time.perf_counter() - before)
    return Load([second for visitor in seconds for second in visitor], rate)
