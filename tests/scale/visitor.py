"""One conversation at any workers, that notices a turn that is lost, counted twice, out of order or another's."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import Any

import httpx

from newleaf.content.help_texts import read_help_texts
from newleaf.content.marks import mark
from newleaf.dialogue.merging import REMEMBERED
from newleaf.web.conversation import HELP_SECONDS
from newleaf.web.tokens import Tokens
from tests.scale.site import PROJECT, SECRET

CRY = "he hit me last night and I am scared of him"
SIGNAL = "partner_violence"
QUESTIONS = (
    "how long should we wait?",
    "what are the signs that we are ready?",
    "how do we deal with triggers?",
    "how do we talk about it?",
    "can we do this without therapy?",
    "what about boundaries and consent?",
    "is there any hope for us?",
    "how do I handle my emotions?",
)
_HELP = read_help_texts(PROJECT / "content" / "help")[SIGNAL]


def words_of_cry(number: int) -> str:
    """What the help says to this cry of a conversation, the first being 0: no two in a row have the same words."""
    return _HELP.words("Acute", number)


@dataclass(frozen=True)
class Reply:
    """What came back: the help, if any, and the marks of the other texts as the guide remembers what it said."""

    help: str | None
    marks: tuple[str, ...]

    @classmethod
    def of(cls, messages: list[dict[str, Any]]) -> Reply:
        """Of the messages of an answer."""
        first = messages[0]
        texts = (message["text"] for message in messages if message["kind"] == "text")
        return cls(first["text"] if first["kind"] == "help" else None, tuple(map(mark, texts)))


@dataclass
class Visitor:
    """Talks, and keeps what a person could see of it. `disturbance` is set while something is being broken.

    `moments`: replies in their order; several in one moment were asked for at the same time. `unanswered`: addresses
    that gave none while something was broken.
    """

    client: httpx.Client
    country: str
    disturbance: threading.Event
    token: str | None = None
    cries: int = 0
    helped: int = 0
    late: bool = False
    disturbed: bool = False
    slowest: float = 0.0
    unanswered: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    moments: list[list[Reply]] = field(default_factory=list)

    @property
    def session(self) -> str:
        """The id of the session."""
        assert self.token is not None
        return Tokens([SECRET]).session(self.token)

    def begin(self, url: str) -> bool:
        """Begin; False where that failed while something was broken."""
        answer = self._posted(f"{url}/v1/sessions", {"country": self.country})
        self.token = answer.json()["token"] if answer is not None else None
        return self.token is not None

    def cry(self, *urls: str) -> None:
        """Cry for help, at all these at the same time."""
        self.cries += len(urls)
        self._say([(url, CRY) for url in urls])

    def ask(self, *asked: tuple[str, str]) -> None:
        """Ask these questions, each at an address, all at the same time."""
        self._say(asked)

    def order_seen(self) -> bool:
        """Whether the help had the words of its place in the conversation: each cry was heard once, and in turn."""
        number = 0
        for moment in self.moments:
            given = sorted(reply.help for reply in moment if reply.help)
            if given != sorted(words_of_cry(number + each) for each in range(len(given))):
                return False
            number += len(given)
        return number == self.cries

    def said(self) -> Iterator[list[str]]:
        """What the guide may remember to have said last: one list for each order of turns at the same time."""
        for order in product(*(permutations(moment) for moment in self.moments)):
            turns = [reply for moment in order for reply in moment]
            yield [each for reply in reversed(turns) for each in reply.marks][:REMEMBERED]

    def _say(self, said: Sequence[tuple[str, str]]) -> None:
        if len(said) == 1:
            replies = [self._reply(said[0])]
        else:
            with ThreadPoolExecutor(len(said)) as at_once:
                replies = list(at_once.map(self._reply, said))
        self.moments.append([reply for reply in replies if reply is not None])

    def _reply(self, said: tuple[str, str]) -> Reply | None:
        url, text = said
        answer = self._posted(f"{url}/v1/messages", {"text": text})
        if answer is None:
            return None
        messages = answer.json()["messages"]
        if not messages:
            self.faults.append("an empty reply")
            return None
        if text == CRY:
            self._look_at_help(messages[0])
        return Reply.of(messages)

    def _look_at_help(self, first: dict[str, Any]) -> None:
        if first["kind"] != "help" or not first["services"]:
            self.faults.append("a cry without help")
            return
        self.helped += 1
        if (first["country"] or {}).get("code") != self.country:
            self.faults.append(f"help for {first['country']} instead of {self.country}")

    def _posted(self, url: str, body: dict[str, str]) -> httpx.Response | None:
        """None for a turn that was in flight when its worker was killed, or that came before it was up again."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        self.disturbed |= self.disturbance.is_set()
        started = time.monotonic()
        answer, fault = None, None
        try:
            answer = self.client.post(url, json=body, headers=headers)
            if not answer.is_success:
                answer, fault = None, f"status {answer.status_code}"
        except httpx.HTTPError as error:
            fault = type(error).__name__
        took = time.monotonic() - started
        self.disturbed |= self.disturbance.is_set()
        if fault is not None:
            (self.unanswered if self.disturbed else self.faults).append(url if self.disturbed else fault)
        self.slowest = max(self.slowest, took)
        self.late |= took >= HELP_SECONDS  # then it may have been answered without the dialogue
        return answer
