"""Only the sites that the owner names may embed the guide, and they are compared letter by letter."""

import httpx
import pytest

NAMED = "https://practice.example"
OTHERS = {
    "null": "null",
    "http": "http://practice.example",
    "subdomain": "https://www.practice.example",
    "suffix": "https://practice.example.evil.example",
    "prefix": "https://evilpractice.example",
    "without dot": "https://practiceXexample",
    "port": "https://practice.example:8443",
    "its own port": "https://practice.example:443",
    "capitals": "https://Practice.example",
    "slash": "https://practice.example/",
    "path": "https://practice.example/page",
    "user": "https://practice.example@evil.example",
    "two": "https://practice.example https://evil.example",
    "comma": "https://practice.example,https://evil.example",
    "file": "file://",
    "star": "*",
    "empty": "",
    "dot at the end": "https://practice.example.",
    "look-alike": "https://pr\u0430ctice.example",
    "extension": "chrome-extension://abcdefghijklmnop",
}


def from_site(origin: str, **more: str) -> httpx.Headers:
    """What a browser sends that shows a page of `origin`."""
    headers = {"Origin": origin} | {name.replace("_", "-"): value for name, value in more.items()}
    return httpx.Headers(headers, encoding="utf-8")


def preflight(http: httpx.Client, origin: str) -> httpx.Response:
    asks = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "authorization,content-type"}
    return http.options("/v1/messages", headers=from_site(origin, **asks))


def test_the_site_that_is_named_may_ask_and_read(http: httpx.Client) -> None:
    allowed = preflight(http, NAMED)
    assert allowed.status_code == 200 and allowed.headers["access-control-allow-origin"] == NAMED
    for site in (None, "cross-site"):
        headers = {"Origin": NAMED} | ({"Sec-Fetch-Site": site} if site else {})
        answer = http.post("/v1/sessions", headers=headers)
        assert answer.status_code == 201
        assert answer.headers["access-control-allow-origin"] == NAMED
        assert "Origin" in answer.headers["vary"]
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("origin", OTHERS.values(), ids=OTHERS)
def test_no_other_site_may_ask_or_read(http: httpx.Client, origin: str) -> None:
    asked = preflight(http, origin)
    assert asked.headers.get("access-control-allow-origin") is None
    assert asked.status_code == 400
    for site in ("cross-site", "same-site"):
        answer = http.post("/v1/sessions", headers=from_site(origin, Sec_Fetch_Site=site))
        assert answer.status_code == 403
        assert answer.json()["help"] == "/help" and "token" not in answer.json()
        assert answer.headers.get("access-control-allow-origin") is None
    assert http.post("/v1/sessions", headers=from_site(origin)).status_code == 403
    assert http.get("/v1/services", headers=from_site(origin)).headers.get("access-control-allow-origin") is None


@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/messages"])
def test_another_site_may_change_nothing(http: httpx.Client, token: str, path: str) -> None:
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site", "Authorization": f"Bearer {token}"}
    assert http.post(path, json={}, headers=headers).status_code == 403
    assert http.delete("/v1/sessions", headers=headers).status_code == 403
    spoken = http.post("/v1/messages", json={"text": "hello"}, headers={"Authorization": f"Bearer {token}"})
    assert spoken.status_code == 200


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_of_another_site_says_nothing(http: httpx.Client, token: str, content_type: str) -> None:
    """The kinds of request that browsers send without asking first."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": content_type}
    answer = http.post("/v1/messages", content='{"text": "hello"}', headers=headers)
    assert answer.status_code == 422


def test_the_own_pages_and_programs_may_ask(http: httpx.Client) -> None:
    own = str(http.base_url).rstrip("/")
    assert http.post("/v1/sessions", headers={"Origin": own}).status_code == 201
    same = {"Origin": "https://behind.a.proxy.example", "Sec-Fetch-Site": "same-origin"}
    assert http.post("/v1/sessions", headers=same).status_code == 201, "a proxy may have changed Host"
    assert http.post("/v1/sessions").status_code == 201


def test_pages_may_be_opened_from_anywhere(http: httpx.Client) -> None:
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    for path in ("/help", "/help/GB", "/", "/chat", "/protocol", "/widget.js"):
        assert http.get(path, headers=headers).status_code == 200


def test_only_named_sites_may_frame_the_guide(http: httpx.Client) -> None:
    policy = http.get("/chat").headers["content-security-policy"]
    assert f"frame-ancestors 'self' {NAMED};" in policy
    assert "x-frame-options" not in http.get("/chat").headers
    for path in ("/", "/help", "/protocol", "/v1/countries"):
        answer = http.get(path)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"
