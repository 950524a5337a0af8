"""The country is said, set or guessed from the browser's language; a guess says so, and one tap changes it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

CRY = "he hit me last night and I am scared of him"


def begin(http: httpx.Client, accepted: str | None = None, **body: str) -> dict[str, str]:
    """A new session's header."""
    headers = {"Accept-Language": accepted} if accepted else {}
    answer = http.post("/v1/sessions", json=body, headers=headers)
    assert answer.status_code == 201
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def send(http: httpx.Client, session: dict[str, str], **message: str) -> list[dict[str, Any]]:
    answer = http.post("/v1/messages", json=message, headers=session)
    assert answer.status_code == 200
    return answer.json()["messages"]


@pytest.mark.parametrize(
    ("accepted", "body", "country", "guessed"),
    [
        ("en-IE,en;q=0.9", {}, "IE", True),
        ("en-IE,en;q=0.9", {"language": "en-AU"}, "AU", True),
        ("en-IE,en;q=0.9", {"language": "en"}, "IE", True),
        ("en-IE,en;q=0.9", {"country": "GB"}, "GB", False),
        ("en-AQ", {}, None, None),
        ("en", {}, None, None),
    ],
)
def test_the_help_says_whose_lines_it_shows_and_whether_that_is_a_guess(
    http: httpx.Client, accepted: str, body: dict[str, str], country: str | None, guessed: bool | None
) -> None:
    help, *others = send(http, begin(http, accepted, **body), text=CRY)
    assert help["kind"] == "help" and help["services"]
    prefixes = {service["id"].split("-")[0] for service in help["services"]}
    if country is None:
        assert help["country"] is None and prefixes == {"intl"}
    else:
        assert (help["country"]["code"], help["country"]["guessed"]) == (country, guessed)
        assert country.lower() in prefixes
        assert not guessed or "intl" in prefixes, "beside a guess there is help that works anywhere"
    asked = [text for text in others if any(c["key"].startswith("inform_country:") for c in text["choices"] or [])]
    assert bool(asked) == (not body.get("country"))
    if guessed:
        assert "guess" in asked[0]["text"] and asked[0]["choices"][0]["key"] == f"inform_country:{country}"


def test_one_tap_shows_the_help_of_another_country_at_once(http: httpx.Client) -> None:
    session = begin(http, "en-IE")
    send(http, session, text=CRY)
    help = send(http, session, choice="inform_country:GB")[0]
    assert help["kind"] == "help" and help["country"] == {"code": "GB", "name": "United Kingdom", "guessed": False}
    assert any(service["id"].startswith("gb-") for service in help["services"])
    assert send(http, session, text=CRY)[0]["country"]["code"] == "GB"


def test_the_address_of_a_request_makes_no_difference(http: httpx.Client) -> None:
    def shown(headers: dict[str, str]) -> Any:
        session = http.post("/v1/sessions", json={}, headers={"Accept-Language": "en", **headers}).json()["token"]
        return send(http, {"Authorization": f"Bearer {session}", **headers}, text=CRY)[0]["country"]

    told = {"X-Forwarded-For": "194.125.0.1", "CF-IPCountry": "IE", "X-Country-Code": "IE"}
    assert shown({}) is None and shown(told) is None


def test_services_are_searched_by_what_is_asked(http: httpx.Client) -> None:
    def found(**asked: str) -> list[dict[str, Any]]:
        answer = http.get("/v1/services", params={"country": "GB", "topic": "partner_violence", **asked})
        assert answer.status_code == 200, answer.text
        return answer.json()["services"]

    scotland = [service["id"] for service in found(region="GB-SCT")]
    assert "gb-nations-domestic-abuse" in scotland and "gb-national-domestic-abuse" not in scotland
    assert {service["id"] for service in found(audience="men")} == {"gb-mens-advice-line", "gb-mankind"}
    assert all(service["open_now"] for service in found(open_now="true"))
    assert http.get("/v1/services", params={"country": "GB", "audience": "ladies"}).status_code == 422
    assert http.get("/v1/services", params={"country": "GB", "topic": "x", "channel": "sms"}).status_code == 422


def test_countries_and_suitable_professionals_are_listed(http: httpx.Client) -> None:
    codes = [country["code"] for country in http.get("/v1/countries").json()["countries"]]
    assert {"US", "GB", "IE"} <= set(codes)
    first = http.get("/v1/professionals", params={"country": "US", "good_for": "trauma"}).json()["services"][0]
    assert "trauma" in first["good_for"]
