"""The committed file, its sources, and the file as it is served, without a browser."""

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from newleaf.directory import INTERNATIONAL, Service, Snapshot
from newleaf.directory.topics import Topic
from newleaf.web import widget_file
from newleaf.web.widget_file import ELSEWHERE, PLACE, help_lines

PROJECT = Path(__file__).resolve().parents[2]
WIDGET = PROJECT / "widget"
BUILT = PROJECT / "newleaf" / "web" / "static" / "widget.js"
LARGEST_GZIP = 14_750  # with 40 services inside
LARGEST_WITH_ALL = 15_750

FORBIDDEN = {
    "markup from text": r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser",
    "storage": r"localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\b|serviceWorker",
    "code from text": r"\beval\(|new Function|setAttribute\(\"style\"",
    "a phone number": r"\btel:\d|\b\d{3}[- ]\d{3,4}\b",
}


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot.read(PROJECT / "data" / "directory")


def sources() -> list[Path]:
    return sorted((WIDGET / "src").rglob("*.*s"))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_widget_does_without(what):
    found = [f"{path.name}: {hit[0]}" for path in sources() for hit in re.finditer(FORBIDDEN[what], path.read_text())]
    assert found == []


def test_the_built_file_names_no_source_map_and_has_one_place_for_help_lines():
    built = BUILT.read_text()
    assert "sourceMappingURL" not in built
    assert built.count(PLACE) == 1


def test_with_forty_services_inside_it_keeps_to_its_size(snapshot):
    codes = [country.code for country in snapshot.countries()]
    few = next(few for few in (of_countries(snapshot, codes[:most]) for most in range(1, len(codes)))
               if count(help_lines(few, codes[0])) >= 40)  # fmt: skip
    assert 40 <= count(help_lines(few, codes[0])) <= 42
    assert len(widget_file.widget_file(few, codes[0]).gzipped) <= LARGEST_GZIP


def test_with_the_lines_of_every_country_it_keeps_to_its_size(snapshot):
    for country in (None, *(each.code for each in snapshot.countries())):
        assert count(help_lines(snapshot, country)) >= 100
        assert len(widget_file.widget_file(snapshot, country).gzipped) <= LARGEST_WITH_ALL


def of_countries(snapshot: Snapshot, codes: list[str]) -> Snapshot:
    """The same directory with these countries only, and what serves everywhere."""
    return Snapshot([each for each in snapshot.all_services if each.country in (*codes, INTERNATIONAL)], [])


def count(lines: dict[str, list[Service]]) -> int:
    """How many services travel inside the script."""
    return sum(map(len, lines.values()))


def test_every_country_has_a_crisis_line_inside(snapshot):
    lines = help_lines(snapshot, None)
    for country in snapshot.countries():
        own = lines[country.code]
        assert any(Topic.SUICIDE_CRISIS in each.topics for each in own), country


def test_what_comes_first_is_what_is_shown_to_who_has_named_no_country(snapshot):
    assert next(iter(help_lines(snapshot, "IE"))) == "IE"
    assert next(iter(help_lines(snapshot, None))) == ELSEWHERE


def test_the_first_country_has_its_crisis_lines_inside(snapshot):
    for country in snapshot.countries():
        lines = help_lines(snapshot, country.code)[country.code]
        assert any(Topic.SUICIDE_CRISIS in each.topics for each in lines), country
        assert any(Topic.PARTNER_VIOLENCE in each.topics for each in lines), country


def test_the_built_file_is_what_its_sources_build():
    if not shutil.which("node") or not (WIDGET / "node_modules" / "terser").is_dir():
        pytest.skip("The widget's build tools are not installed; run `npm ci` in widget/ to compare the built file.")
    committed = BUILT.read_bytes()
    try:
        subprocess.run(["npm", "run", "--silent", "build"], cwd=WIDGET, check=True, capture_output=True)
        assert BUILT.read_bytes() == committed, "widget.js is out of date: run `npm run build` in widget/ and commit it"
    finally:
        BUILT.write_bytes(committed)


def test_the_sources_keep_to_their_types():
    if not shutil.which("node") or not (WIDGET / "node_modules" / "typescript").is_dir():
        pytest.skip("TypeScript is not installed; run `npm ci` in widget/ to check the widget's types.")
    checked = subprocess.run(["npm", "run", "--silent", "check"], cwd=WIDGET, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_the_lock_pins_exact_versions_and_names_no_registry():
    lock = (WIDGET / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
    pinned = json.loads((WIDGET / "package.json").read_text())["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())


def test_every_country_has_its_emergency_number_inside_and_no_other(snapshot):
    lines = help_lines(snapshot, "GB")
    for country in snapshot.countries():
        emergency = [each for each in lines[country.code] if Topic.EMERGENCY in each.topics]
        assert [each.country for each in emergency] == [country.code]
    assert not any(Topic.EMERGENCY in each.topics for each in lines[INTERNATIONAL])
    assert lines[ELSEWHERE]


def test_it_is_served_packed_and_not_sent_again_to_who_has_it(http: httpx.Client):
    packed = http.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    plain = http.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) <= LARGEST_WITH_ALL
    assert packed.headers["etag"] != plain.headers["etag"]
    for answer in (packed, plain):
        encoding = answer.headers.get("content-encoding", "identity")
        known = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": encoding}
        again = http.get("/widget.js", headers=known)
        assert (again.status_code, again.content) == (304, b"")
    assert http.get("/widget.js", headers={"If-None-Match": '"another"'}).status_code == 200


def test_the_integrity_hash_is_that_of_the_bytes_and_any_site_may_check_it(http: httpx.Client):
    snippet = http.get("/snippet", params={"pinned": True, "country": "gb"}).text
    address = re.search(r'src="[^"]*?(/widget\.js[^"]*)"', snippet)[1]
    promised = re.search(r'integrity="sha384-([^"]+)"', snippet)[1]
    script = http.get(address, headers={"Origin": "https://elsewhere.example"})
    assert base64.b64encode(hashlib.sha384(script.content).digest()).decode() == promised
    assert script.headers["access-control-allow-origin"] == "*"
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "immutable" in script.headers["cache-control"]
    assert 'crossorigin="anonymous"' in snippet and 'country="GB"' in snippet


def test_the_country_asked_for_has_its_lines_first(http: httpx.Client):
    script = http.get("/widget.js", params={"country": "IE"}).text
    assert script.index('"IE":') < script.index('"US":')
    assert http.get("/widget.js", params={"country": "nowhere"}).text == http.get("/widget.js").text


def test_compressing_is_the_same_every_time(snapshot):
    one, other = (widget_file.widget_file(snapshot, "US") for _ in range(2))
    assert one.gzipped == other.gzipped
    assert gzip.decompress(one.gzipped) == one.body
