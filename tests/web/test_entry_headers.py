"""Security headers, HEAD, and settings that would open a door."""

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from newleaf.errors import SettingsError
from newleaf.settings import Settings, settings
from newleaf.web.edge import SecurityHeaders

PATHS = ["/", "/chat", "/help", "/help/GB", "/protocol", "/widget.js", "/snippet", "/v1/services", "/v1/countries",
         "/v1/professionals", "/health/live", "/health/ready", "/metrics", "/openapi.json",
         "/static/site.css"]  # fmt: skip
LONG = "x" * 8 + "abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.mark.parametrize("path", [*PATHS, "/nothing", "/static/nothing"])
def test_every_answer_has_the_security_headers(http: httpx.Client, path: str) -> None:
    headers = http.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-permitted-cross-domain-policies"] == "none"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"] and "geolocation=()" in headers["permissions-policy"]
    assert headers["cross-origin-resource-policy"] == ("cross-origin" if path == "/widget.js" else "same-origin")
    for telling in ("server", "x-powered-by", "set-cookie"):
        assert telling not in headers


def test_refusals_before_the_application_have_them_too(http: httpx.Client) -> None:
    answer = http.get("/", headers={"X-Long": "a" * 20_000})
    assert answer.status_code == 431
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "application/problem+json" and answer.json()["help"] == "/help"


def test_no_answer_of_a_conversation_may_be_kept(http: httpx.Client, token: str) -> None:
    answer = http.post("/v1/messages", json={"text": "hello"}, headers={"Authorization": f"Bearer {token}"})
    assert answer.headers["cache-control"] == "no-store"
    assert http.post("/v1/messages").headers["cache-control"] == "no-store"


def test_https_alone_is_asked_for_only_where_the_operator_says_so() -> None:
    def headers(seconds: int) -> httpx.Headers:
        async def get() -> httpx.Response:
            transport = httpx.ASGITransport(SecurityHeaders(Starlette(), seconds))
            async with httpx.AsyncClient(transport=transport, base_url="http://guide.example") as client:
                return await client.get("/")

        return asyncio.run(get()).headers

    assert headers(31_536_000)["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in headers(0)


@pytest.mark.parametrize("path", [*PATHS, "/nothing"])
def test_head_is_answered_as_get_without_the_body(http: httpx.Client, path: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    get, head = http.get(path, headers=plain), http.head(path, headers=plain)
    assert head.status_code == get.status_code and head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]
    if path not in ("/metrics", "/help", "/help/GB"):  # these say how it is at this moment
        assert head.headers.get("content-length") == get.headers.get("content-length")


def test_head_does_nothing_that_post_does(http: httpx.Client) -> None:
    assert http.head("/v1/messages").status_code == http.head("/v1/sessions").status_code == 405


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "zstd", "GZIP", "gzip, gzip", "x-gzip"])
def test_a_compressed_body_is_not_unpacked(http: httpx.Client, token: str, packing: str) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Content-Encoding": packing}
    answer = http.post("/v1/messages", content=b"\x1f\x8b" + b"\x00" * 100, headers=headers)
    assert answer.status_code == 415
    assert answer.headers["content-type"] == "application/problem+json" and answer.json()["help"] == "/help"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("secret", "too short", "32"),
        ("secret", "a" * 64, "random"),
        ("secret", "", "32"),
        ("old_secrets", '["too short"]', "32"),
        ("allowed_origins", '["*"]', "wildcard"),
        ("allowed_origins", '["null"]', "origins"),
        ("allowed_origins", '["https://a.example/"]', "no path"),
        ("allowed_origins", '["https://A.example"]', "small letters"),
        ("allowed_origins", '["https://*.example"]', "wildcard"),
        ("allowed_origins", '["https://a.example:443"]', "default port"),
        ("allowed_origins", '["https://a.example; script-src *"]', "origins"),
        ("allowed_origins", '["https://a.example\\nX: y"]', "origins"),
        ("trusted_proxies", '["*"]', "addresses"),
        ("trusted_proxies", '["0.0.0.0/0"]', "every address"),
        ("trusted_proxies", '["::/0"]', "every address"),
        ("trusted_proxies", '["10.0.0.1/8"]', "networks"),
        ("limit_messages", "many", "60/minute"),
        ("limits_url", "memcached://a", "memory://"),
        ("request_seconds", "0", "greater than 0"),
    ],
)
def test_a_setting_that_opens_a_door_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(f"NEWLEAF_{name.upper()}", value)
    settings.cache_clear()
    with pytest.raises(SettingsError) as refused:
        settings()
    settings.cache_clear()
    assert f"NEWLEAF_{name.upper()}" in str(refused.value) and says in str(refused.value)
    if "secret" in name:
        assert not value or value not in str(refused.value)
        assert refused.value.__cause__ is None, "a traceback would show it"


def test_a_secret_made_for_local_use_cannot_be_read_by_others(tmp_path: Path) -> None:
    local = Settings(project=tmp_path)
    key = local.signing_key()
    assert len(key) >= 64 and local.signing_key() == key
    assert (tmp_path / "var" / "secret").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
    (tmp_path / "var" / "secret").chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        local.signing_key()


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    shown = Settings(secret=LONG, old_secrets=[LONG[::-1]])
    assert LONG not in repr(shown) and LONG[::-1] not in repr(shown) and LONG not in str(shown.model_dump())
    assert shown.signing_keys() == [LONG[::-1], LONG]
