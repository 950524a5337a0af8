"""Somebody who writes to the guide, and looks at what comes back as a widget would."""

import time
from dataclasses import dataclass, field

import httpx

CANARY = "zebrafish"
CRY = f"my husband hit me last night and I am scared of him {CANARY}"
QUESTION = f"how long should we wait before we are close again {CANARY}"
HELP_WITHIN = 1.5
"""Seconds. It is due within one; half a second more is left for a busy machine."""
ANSWER_WITHIN = 7
"""Seconds: NEWLEAF_ANSWER_SECONDS and some."""


@dataclass
class Visitor:
    """One visitor with a session of their own, begun at once."""

    url: str
    country: str = "GB"
    token: str = ""
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.url, timeout=20)
        self.token = self.token or self.begin()

    def begin(self) -> str:
        answer = self.http.post("/v1/sessions", json={"country": self.country})
        assert answer.status_code == 201, answer.text
        assert "automated guide" in answer.json()["messages"][0]["text"]
        return answer.json()["token"]

    def send(self, text: str, within: float = ANSWER_WITHIN) -> list[dict]:
        """What comes back, as the widget does it: a session that has ended is replaced once."""
        return self._send({"text": text}, within)

    def choose(self, key: str, within: float = ANSWER_WITHIN) -> list[dict]:
        """What comes back to a tap."""
        return self._send({"choice": key}, within)

    def _send(self, body: dict[str, str], within: float) -> list[dict]:
        started = time.perf_counter()
        answer = self._post(body)
        if answer.status_code == 401:
            self.token = self.begin()
            answer = self._post(body)
        took = time.perf_counter() - started
        assert answer.status_code == 200, answer.text
        messages = answer.json()["messages"]
        assert messages and all(message["text"].strip() for message in messages)
        assert took < within, f"it took {took:.2f} s"
        return messages

    def _post(self, body: dict[str, str]) -> httpx.Response:
        return self.http.post("/v1/messages", json=body, headers={"Authorization": f"Bearer {self.token}"})

    def cries(self) -> list[dict]:
        """Sends a cry for help; help with lines of the visitor's country must come first, and soon."""
        messages = self.send(CRY, HELP_WITHIN)
        first = messages[0]
        assert first["kind"] == "help" and first["services"]
        ways = [channel["display"] for service in first["services"] for channel in service["channels"]]
        assert "999" in ways and "0808 2000 247" in ways, ways
        return messages

    def asks(self) -> list[dict]:
        """Sends a question on a topic; whatever comes back says something."""
        return self.send(QUESTION)


def opens_with_help(messages: list[dict]) -> bool:
    """Whether an answer begins with the way back to help, as it does where danger is known in the session."""
    return "ask_help" in [choice["key"] for choice in messages[0].get("choices") or ()] and not is_trouble(messages)


def is_trouble(messages: list[dict]) -> bool:
    """Whether the guide says that something on its side failed."""
    honest = ("Something on our side failed", "a fault on our end")
    return any(words in message["text"] for message in messages for words in honest)
