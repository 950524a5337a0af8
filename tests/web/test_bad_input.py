"""Bad input gets a clear answer, the server stays up, and nothing is lost."""

import json
from collections.abc import Callable

import httpx
import pytest

Say = Callable[..., list[dict]]
PROBLEM = "application/problem+json"


def post(http: httpx.Client, token: str, **request: object) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return http.post("/v1/messages", headers=headers, **request)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (b"", 422, "body"),
        (b"{", 400, "not valid JSON"),
        (b"[]", 422, "object"),
        (b"{}", 422, "either 'text' or 'choice'"),
        (b'{"text": null}', 422, "either 'text' or 'choice'"),
        (b'{"text": ""}', 422, "text"),
        (b'{"text": "   "}', 422, "white space"),
        (b'{"text": 7}', 422, "string"),
        (b'{"text": ["a"]}', 422, "string"),
        (b'{"text": "a", "choice": "affirm"}', 422, "either"),
        (b'{"text": "a", "sender": "b"}', 422, "a field that this request does not have"),
        (b'{"choice": "restart"}', 422, "no such choice"),
        (b'{"text": "\xff"}', 400, "JSON"),
        (b"[" * 5000, 400, "JSON"),
    ],
)
def test_a_wrong_body_gets_a_problem(http: httpx.Client, token: str, body: bytes, status: int, says: str) -> None:
    answer = post(http, token, content=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    assert says in answer.json()["detail"]
    assert answer.json()["help"] == "/help"


def test_a_wrong_type_of_body_gets_a_problem(http: httpx.Client, token: str) -> None:
    answer = http.post("/v1/messages", data={"text": "hello"}, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 422


def test_a_megabyte_is_refused_with_the_limit_and_the_way_to_help(http: httpx.Client, token: str) -> None:
    answer = post(http, token, content=json.dumps({"text": "a" * 1_000_000}))
    assert answer.status_code == 413
    assert "16384" in answer.json()["detail"] and "/help" in answer.json()["detail"]
    assert post(http, token, json={"text": "hello"}).status_code == 200


def test_a_long_story_within_the_limit_is_answered(say: Say) -> None:
    assert say("I found the messages in March and since then we talk every night. " * 200)


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer nonsense", "Basic abc", "Bearer " + "a" * 5000])
def test_a_wrong_token_gets_401(http: httpx.Client, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    answer = http.post("/v1/messages", json={"text": "hello"}, headers=headers)
    assert answer.status_code == 401
    assert "session" in answer.json()["detail"]


def test_a_changed_token_gets_401(http: httpx.Client, token: str) -> None:
    changed = ("b" if token[0] != "b" else "c") + token[1:]
    assert post(http, changed, json={"text": "hello"}).status_code == 401


@pytest.mark.parametrize("country", ["XX", "gb", "GBR", "", "1", 7])
def test_only_a_country_code_is_taken(http: httpx.Client, country: object) -> None:
    answer = http.post("/v1/sessions", json={"country": country})
    assert answer.status_code == (201 if country == "gb" else 422)


def test_an_unknown_topic_is_named_with_the_known_ones(http: httpx.Client) -> None:
    answer = http.get("/v1/services", params={"country": "GB", "topic": "sunshine"})
    assert answer.status_code == 422
    assert "partner_violence" in answer.json()["detail"]


@pytest.mark.parametrize(
    "text",
    ["/restart", "/session_start", '/faq_timing{"a":1}', "/faq_timing@1.0", "//restart", " / restart", "/", "///",
     "\x00\x07\x1b[31m", "\u200b", "😢", "👍", "שלום, כמה זמן לחכות?", "\u202eolleh", "a" * 5000, "?", "..."],
)  # fmt: skip
def test_odd_text_is_answered_and_runs_nothing(say: Say, text: str) -> None:
    say("he hit me last night and I am scared of him")
    say(text)
    say(choice="faq_trust_exercises")
    assert "1." not in say(choice="ask_try")[-1]["text"]  # still the same session: what was disclosed is not reset


def test_a_missing_page_is_a_problem_for_programs_and_a_page_for_people(http: httpx.Client) -> None:
    assert http.get("/nothing").headers["content-type"] == PROBLEM
    page = http.get("/nothing", headers={"Accept": "text/html"})
    assert page.status_code == 404 and "/help" in page.text
    assert http.put("/v1/sessions").status_code == 405
    assert http.put("/v1/sessions").headers["content-type"] == PROBLEM


@pytest.mark.parametrize("text", [r"i want to die \ud83d", r"\udc00i want to die"])
def test_half_an_emoji_does_not_hide_a_cry(http: httpx.Client, token: str, text: str) -> None:
    answer = post(http, token, content=f'{{"text": "{text}"}}'.encode())
    assert answer.status_code == 200
    assert answer.json()["messages"][0]["kind"] == "help"


@pytest.mark.parametrize("token", ["none", "not a token"])
def test_an_error_in_answer_to_a_message_holds_lines(http: httpx.Client, token: str) -> None:
    for content in (b'{"text": "i want to die"}', b"x" * 20_000):
        answer = post(http, token, content=content)
        assert answer.status_code in (401, 413)
        assert answer.json()["services"]


@pytest.mark.parametrize(
    "content",
    [b'{"country": "XX"}', b'{"country": 7}', b'{"language": ""}', b'{"sender": "b"}', b"[]", b"{", b"x" * 20_000],
)
def test_a_session_that_cannot_begin_is_refused_with_lines(http: httpx.Client, content: bytes) -> None:
    headers = {"Content-Type": "application/json", "Accept-Language": "en-IE"}
    answer = http.post("/v1/sessions", content=content, headers=headers)
    assert answer.status_code in (400, 413, 422)
    numbers = [channel["display"] for service in answer.json()["services"] for channel in service["channels"]]
    assert "112" in numbers
    assert "services" not in http.get("/v1/services", params={"topic": "sunshine"}).json()
