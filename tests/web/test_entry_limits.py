"""Who asks too often waits; who needs help never does."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.conftest import Server

CRY = "he hit me last night and I am scared of him"
MESSAGES, OF_ADDRESS, SESSIONS = 4, 12, 6


@pytest.fixture(scope="module")
def tight(model: object, start_server: Callable[..., Server]) -> Server:
    """A server with few of everything. It trusts no proxy."""
    return start_server(
        NEWLEAF_LIMITS_URL="memory://",
        NEWLEAF_LIMIT_MESSAGES=f"{MESSAGES}/hour",
        NEWLEAF_LIMIT_ADDRESS_MESSAGES=f"{OF_ADDRESS}/hour",
        NEWLEAF_LIMIT_SESSIONS=f"{SESSIONS}/hour",
        NEWLEAF_ALLOWED_ORIGINS='["https://practice.example"]',
    )


Visitor = Callable[[str], httpx.Client]


@pytest.fixture
def visitor(tight: Server) -> Visitor:
    """A client from an address of its own."""

    def come(address: str) -> httpx.Client:
        transport = httpx.HTTPTransport(local_address=address)
        return httpx.Client(base_url=tight.url, transport=transport, timeout=20)

    return come


def begin(client: httpx.Client, country: str | None = "IE") -> dict[str, str]:
    token = client.post("/v1/sessions", json={"country": country}).json()["token"]
    return {"Authorization": f"Bearer {token}"}


def say(client: httpx.Client, headers: dict[str, str], text: str = "hello", **choice: str) -> httpx.Response:
    return client.post("/v1/messages", json=choice or {"text": text}, headers=headers)


def exhausted(client: httpx.Client) -> dict[str, str]:
    """A session that has said all that it may."""
    headers = begin(client)
    assert [say(client, headers).status_code for _ in range(MESSAGES)] == [200] * MESSAGES
    return headers


def test_over_the_limit_one_is_told_how_long_to_wait_and_whom_to_call(visitor: Visitor) -> None:
    with visitor("127.1.0.1") as client:
        answer = say(client, exhausted(client), "how long should we wait?")
    assert answer.status_code == 429
    assert answer.headers["content-type"] == "application/problem+json"
    assert 0 < int(answer.headers["retry-after"]) <= 3600
    problem = answer.json()
    assert problem["help"] == "/help" and "/help" in problem["detail"]
    numbers = [channel["display"] for service in problem["services"] for channel in service["channels"]]
    assert {"112", "999"} & set(numbers) or "112 / 999" in numbers, "those of the session's country"
    assert any("116 123" in number for number in numbers)


@pytest.mark.parametrize(
    "cry",
    [CRY, "I want to kill myself tonight", "quiero morirme", "I am 15 and my boyfriend cheated on me"],
)
def test_over_the_limit_a_cry_is_heard_at_once(visitor: Visitor, cry: str) -> None:
    with visitor(f"127.1.1.{len(cry)}") as client:
        headers = exhausted(client)
        started = time.monotonic()
        answer = say(client, headers, cry)
        assert time.monotonic() - started < 2
        assert answer.status_code == 200
        assert answer.json()["messages"][0]["kind"] == "help" and answer.json()["messages"][0]["services"]
        assert say(client, headers).status_code == 429


def test_over_the_limit_what_was_disclosed_is_heeded_afterwards(visitor: Visitor, tight: Server) -> None:
    with visitor("127.1.2.1") as client:
        headers = exhausted(client)
        messages = say(client, headers, CRY).json()["messages"]
        keys = {choice["key"] for message in messages for choice in message.get("choices") or []}
        assert {"affirm", "deny"} & keys, "it went through the dialogue, which asks on"
        assert say(client, headers, choice="deny").json()["messages"][0]["kind"] == "help"
        assert say(client, headers, choice="ask_help").json()["messages"][0]["kind"] == "help"
        assert say(client, headers, choice="faq_timing").status_code == 429


def test_a_flood_of_cries_is_answered_to_the_last(visitor: Visitor) -> None:
    """Also when the reserve is used up, without the dialogue, and never twice in the same words."""
    with visitor("127.1.3.1") as client:
        headers = exhausted(client)
        texts = []
        for _ in range(45):
            messages = say(client, headers, "I want to kill myself tonight").json()["messages"]
            assert messages[0]["kind"] == "help" and messages[0]["services"]
            assert messages[0]["country"]["code"] == "IE"
            texts.append(messages[0]["text"])
        assert all(one != following for one, following in itertools.pairwise(texts))
        living = say(client, headers, choice="no_more:living").json()["messages"][0]
        assert living["kind"] == "help" and living["services"] == messages[0]["services"], "what it tells is heard"
        for choice in ("ask_help", "deny", "inform_country:GB"):
            assert say(client, headers, choice=choice).json()["messages"][0]["kind"] == "help"
        assert say(client, headers).status_code == 429


def test_one_address_is_limited_in_all_its_sessions_and_another_is_not(visitor: Visitor) -> None:
    with visitor("127.1.4.1") as client, visitor("127.1.4.2") as other:
        for _ in range(OF_ADDRESS // MESSAGES):
            exhausted(client)
        headers = begin(client)
        assert say(client, headers).status_code == 429
        assert say(client, headers, CRY).status_code == 200
        assert say(other, begin(other)).status_code == 200


def test_sessions_are_limited_with_the_numbers_of_the_likely_country(visitor: Visitor) -> None:
    with visitor("127.1.5.1") as client:
        for _ in range(SESSIONS):
            assert client.post("/v1/sessions").status_code == 201
        answer = client.post("/v1/sessions", headers={"Accept-Language": "en-NZ", "Origin": "https://practice.example"})
        assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 0
        numbers = [channel["display"] for service in answer.json()["services"] for channel in service["channels"]]
        assert "111" in numbers and "1737" in numbers
        assert answer.headers["access-control-allow-origin"] == "https://practice.example", "the widget may read it"
        assert "Retry-After" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("forged", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "X-Client-IP"])
def test_no_header_makes_another_visitor_of_one(visitor: Visitor, forged: str) -> None:
    with visitor(f"127.1.6.{len(forged)}") as client:
        for number in range(SESSIONS + 1):
            address = f"for=192.0.2.{number}" if forged == "Forwarded" else f"192.0.2.{number}"
            answer = client.post("/v1/sessions", headers={forged: address})
        assert answer.status_code == 429


def test_help_pages_and_lines_are_never_limited(visitor: Visitor) -> None:
    with visitor("127.1.7.1") as client:
        for _ in range(SESSIONS + 1):
            client.post("/v1/sessions")
        for _ in range(40):
            for path in ("/help", "/help/IE", "/v1/services?country=IE&topic=partner_violence", "/widget.js"):
                assert client.get(path).status_code == 200


def test_forgetting_is_never_limited(visitor: Visitor) -> None:
    with visitor("127.1.8.1") as client:
        headers = exhausted(client)
        assert say(client, headers).status_code == 429
        assert client.delete("/v1/sessions", headers=headers).status_code == 204
        assert say(client, headers, CRY).status_code == 401


def test_what_is_limited_is_counted_and_no_address_is_logged(visitor: Visitor, tight: Server) -> None:
    with visitor("127.1.9.1") as client:
        headers = exhausted(client)
        say(client, headers)
        say(client, headers, CRY)
        text = client.get("/metrics").text
    assert 'newleaf_limited_total{limit="messages"}' in text and "newleaf_helped_over_limit_total" in text
    assert "127.1." not in text and "127.1." not in "".join(tight.log)


def test_a_trusted_proxy_is_believed_and_nobody_before_it(model: object, start_server: Callable[..., Server]) -> None:
    server = start_server(
        NEWLEAF_LIMITS_URL="memory://", NEWLEAF_LIMIT_SESSIONS="2/hour", NEWLEAF_TRUSTED_PROXIES='["127.0.0.1"]'
    )

    def begin_as(forwarded: str, source: str = "127.0.0.1") -> int:
        transport = httpx.HTTPTransport(local_address=source)
        with httpx.Client(base_url=server.url, transport=transport) as client:
            return client.post("/v1/sessions", headers={"X-Forwarded-For": forwarded}).status_code

    assert [begin_as("192.0.2.1") for _ in range(3)] == [201, 201, 429]
    assert begin_as("192.0.2.2") == 201
    assert begin_as("192.0.2.3, 192.0.2.1") == 429, "what the visitor wrote before the proxy's word counts nothing"
    assert [begin_as(f"2001:db8:1:2::{n}") for n in range(3)] == [201, 201, 429], "one customer's network"
    assert begin_as("2001:db8:1:3::1") == 201
    assert [begin_as(f"192.0.2.{n}", "127.0.0.2") for n in range(50, 53)] == [201, 201, 429], "another is no proxy"
    assert begin_as("not an address") == 201 == begin_as("not an address, either")


def test_what_was_disclosed_in_a_flood_is_heeded_when_it_is_over(
    start_server: Callable[..., Server], model: Path
) -> None:
    server = start_server(NEWLEAF_LIMITS_URL="memory://", NEWLEAF_LIMIT_MESSAGES="1/10second")
    with httpx.Client(base_url=server.url, timeout=20) as client:
        headers = begin(client)
        for _ in range(22):  # beyond the reserve of twenty
            say(client, headers, "I want to kill myself tonight")
        assert say(client, headers, CRY).json()["messages"][0]["kind"] == "help"
        deadline = time.monotonic() + 30
        while (answer := say(client, headers, choice="exercise:hand_holding")).status_code == 429:
            assert time.monotonic() < deadline
            time.sleep(1)
        assert "two" in answer.json()["messages"][0]["text"]
        assert not any("guided" in each and each["guided"] for each in answer.json()["messages"])
