"""Nobody reads, goes on with or erases another's session."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from unittest import mock

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer

from newleaf.errors import SessionEnded
from newleaf.web import tokens
from newleaf.web.tokens import LONGEST_SECONDS, Tokens

KEY, OLD_KEY, FOREIGN_KEY = "a" * 20 + "bcdefgh" * 4, "b" * 20 + "acdefgh" * 4, "c" * 20 + "abdefgh" * 4
SESSION = "fHq0vKlnXKpPUnSUE2cP8gJz"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@pytest.fixture
def issuer() -> Tokens:
    return Tokens([KEY])


def refused(issuer: Tokens, token: str) -> bool:
    try:
        issuer.session(token)
    except SessionEnded:
        return True
    return False


def test_a_token_leads_to_its_session_and_no_two_are_alike(issuer: Tokens) -> None:
    assert issuer.session(issuer.issue(SESSION)) == SESSION
    assert issuer.issue("x" * 24) != issuer.issue("y" * 24)


def test_no_changed_character_is_taken(issuer: Tokens) -> None:
    token = issuer.issue(SESSION)
    for place in range(len(token)):
        for other in ALPHABET + "=.+/ \n\x00é":
            if other != token[place]:
                assert refused(issuer, token[:place] + other + token[place + 1 :]), (place, other)


def test_no_shortened_lengthened_or_mixed_token_is_taken(issuer: Tokens) -> None:
    token, other = issuer.issue(SESSION), issuer.issue("another session's id")
    for length in range(len(token)):
        assert refused(issuer, token[:length]) and refused(issuer, token[length + 1 :])
    for more in ("=", "==", "A", ".", " ", "\n", "\x00", token):
        assert refused(issuer, token + more) and refused(issuer, more + token)
    mine, theirs = token.split("."), other.split(".")
    for which in range(len(mine)):
        mixed = [*mine[:which], theirs[which], *mine[which + 1 :]]
        assert mixed in (mine, theirs) or refused(issuer, ".".join(mixed))


def signed_elsewhere() -> Iterator[str]:
    """Tokens for SESSION that somebody could make without the key."""
    for key in ("", "newleaf", "secret", "changeme", FOREIGN_KEY):
        yield URLSafeTimedSerializer(key or " ", salt="newleaf session").dumps(SESSION)
        yield Tokens([key or " "]).issue(SESSION)
    yield URLSafeTimedSerializer(KEY).dumps(SESSION)  # the right key, signed for something else
    yield URLSafeTimedSerializer(KEY, salt="newleaf session").dumps(SESSION)  # with the library's old hash
    payload = base64.urlsafe_b64encode(json.dumps(SESSION).encode()).decode().rstrip("=")
    yield from (payload, f"{payload}.", f"{payload}..", f"{payload}.awdZaw.", f'"{SESSION}"', SESSION)
    header = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    yield f"{header}.{payload}."


def test_what_another_key_or_no_key_signed_is_not_taken(issuer: Tokens) -> None:
    for token in signed_elsewhere():
        assert refused(issuer, token), token


@pytest.mark.parametrize("value", [None, 7, ["a"], {"session": SESSION}, True, 1.5])
def test_what_is_signed_but_no_session_is_not_taken(issuer: Tokens, value: object) -> None:
    assert refused(issuer, issuer._signer.dumps(value))


def test_a_token_expires(issuer: Tokens) -> None:
    token = issuer.issue(SESSION)
    now = time.time()
    with mock.patch("itsdangerous.timed.time.time", lambda: now + LONGEST_SECONDS - 5):
        assert issuer.session(token) == SESSION
    with mock.patch("itsdangerous.timed.time.time", lambda: now + LONGEST_SECONDS + 5):
        assert refused(issuer, token)
    with mock.patch("itsdangerous.timed.time.time", lambda: now - 3600):
        assert refused(issuer, token), "signed in the future"


def test_keys_can_be_changed_without_ending_sessions() -> None:
    before = Tokens([OLD_KEY]).issue(SESSION)
    after = Tokens([OLD_KEY, KEY])
    assert after.session(before) == SESSION
    assert Tokens([KEY]).session(after.issue(SESSION)) == SESSION, "the new key signs"
    assert refused(Tokens([KEY]), before), "once the old key is taken out, its tokens end"


def test_a_forgotten_session_stays_forgotten_whatever_the_database_says(issuer: Tokens) -> None:
    token = issuer.issue(SESSION)
    issuer.forget(SESSION)
    assert refused(issuer, token) and refused(issuer, issuer.issue(SESSION))


def test_what_is_forgotten_is_remembered_no_longer_than_tokens_live(issuer: Tokens) -> None:
    issuer.forget(SESSION)
    with mock.patch.object(tokens.time, "monotonic", lambda: 10**9):
        issuer.forget("another")
    assert list(issuer._forgotten) == ["another"]


# Over HTTP, between two visitors


@pytest.fixture
def visitors(http: httpx.Client) -> tuple[str, str]:
    """The tokens of two visitors; the first has disclosed something."""
    mine, theirs = (http.post("/v1/sessions", json={"country": "GB"}).json()["token"] for _ in range(2))
    say(http, mine, text="he hit me last night and I am scared of him")
    return mine, theirs


def say(http: httpx.Client, token: str, **body: str) -> httpx.Response:
    return http.post("/v1/messages", json=body, headers={"Authorization": f"Bearer {token}"})


def exercises(http: httpx.Client, token: str) -> str:
    return say(http, token, choice="faq_trust_exercises").json()["messages"][-1]["text"]


def test_a_session_is_not_read_or_changed_from_another(http: httpx.Client, visitors: tuple[str, str]) -> None:
    mine, theirs = visitors
    withheld = exercises(http, mine)
    assert exercises(http, theirs) != withheld, "what one disclosed shows in the other's"
    assert http.delete("/v1/sessions", headers={"Authorization": f"Bearer {theirs}"}).status_code == 204
    assert say(http, theirs, text="hello").status_code == 401
    assert say(http, mine, text="hello").status_code == 200


@pytest.mark.parametrize("how", ["swapped id", "cut", "signed elsewhere", "id alone"])
def test_a_made_up_token_neither_reads_goes_on_nor_erases(
    http: httpx.Client, visitors: tuple[str, str], how: str
) -> None:
    mine, theirs = visitors
    payload, *rest = mine.rsplit(".", 2)
    made = {
        "swapped id": ".".join([payload, *theirs.rsplit(".", 2)[1:]]),
        "cut": mine[:-1],
        "signed elsewhere": Tokens([FOREIGN_KEY]).issue("x" * 24),
        "id alone": payload,
    }[how]
    assert rest
    for answer in (
        say(http, made, text="hello"),
        say(http, made, choice="faq_hope"),
        http.delete("/v1/sessions", headers={"Authorization": f"Bearer {made}"}),
    ):
        assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
        assert mine not in answer.text and made not in answer.text
    assert say(http, mine, text="hello").status_code == 200


def test_a_token_is_taken_from_the_header_alone(http: httpx.Client, token: str) -> None:
    body = {"text": "hello"}
    for answer in (
        http.post("/v1/messages", params={"token": token, "access_token": token}, json=body),
        http.post("/v1/messages", json=body | {"token": token}),
        http.post("/v1/messages", json=body, cookies={"token": token, "session": token}),
        http.post("/v1/messages", json=body, headers={"Authorization": f"Basic {token}"}),
        http.post("/v1/messages", json=body, headers={"X-Token": token}),
        http.post(f"/v1/messages/{token}", json=body),
    ):
        assert answer.status_code in (401, 404)


def test_nothing_goes_on_after_forgetting(http: httpx.Client, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    assert http.delete("/v1/sessions", headers=headers).status_code == 204
    for _ in range(3):
        assert say(http, token, text="hello").status_code == 401
        assert http.delete("/v1/sessions", headers=headers).status_code == 401


def test_tokens_of_many_sessions_have_nothing_in_common(http: httpx.Client) -> None:
    given = [http.post("/v1/sessions").json()["token"] for _ in range(20)]
    ids = {one.rsplit(".", 2)[0] for one in given}
    assert len(ids) == len(given)
    assert all(len(one) > 70 for one in given)


def test_the_whole_conversation_needs_no_cookie(http: httpx.Client, say: Callable[..., list[dict]]) -> None:
    say("hello")
    assert not http.cookies
