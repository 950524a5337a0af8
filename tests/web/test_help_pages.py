"""/help and /help/<country>: complete, light and plain, whatever the reader's browser can do."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import httpx
import pytest

from newleaf.directory import Snapshot
from tests.conftest import PROJECT

LIGHT = 30_000
VOID = {"meta", "link", "img", "br", "input", "hr"}
SNAPSHOT = Snapshot.read(PROJECT / "data" / "directory")
COUNTRIES = [country.code for country in SNAPSHOT.countries()]
PAGES = ["/help", *(f"/help/{code}" for code in COUNTRIES)]


class Page(HTMLParser):
    """What a page is made of: elements in order, and the text of headings and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.texts and self.open:
            self.texts[-1] += data

    def of(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        return [(tag, attributes) for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, server_url: str) -> tuple[str, Page, str]:
    answer = httpx.get(server_url + request.param)
    assert answer.status_code == 200
    return request.param, Page(answer.text), answer.text


def test_it_is_light_and_needs_nothing_but_its_style(page: tuple[str, Page, str]) -> None:
    path, parsed, text = page
    assert len(text.encode()) < LIGHT, path
    assert not parsed.of("script", "iframe", "object", "embed", "video")
    assert "onclick" not in text and "cookie" not in text.lower()
    loaded = [attributes.get("src") or attributes.get("href") for _, attributes in parsed.of("img", "link")]
    assert all(address and address.startswith("/static/") for address in loaded)


def test_its_structure_can_be_heard(page: tuple[str, Page, str]) -> None:
    path, parsed, _ = page
    assert not parsed.faults and not parsed.open
    assert parsed.elements[0] == ("html", {"lang": "en"})
    levels = [int(tag[1]) for tag, _ in parsed.of("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), path
    assert len(parsed.of("main")) == 1 and parsed.of("nav")
    ids = [attributes["id"] for _, attributes in parsed.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in parsed.of("section", "nav"):
        label = attributes.get("aria-labelledby")
        assert (label in ids) if label else attributes.get("aria-label"), tag
    assert all("alt" in attributes for _, attributes in parsed.of("img"))


def test_every_link_says_where_it_leads_and_whose_it_is(page: tuple[str, Page, str]) -> None:
    _, _, text = page
    calls = re.findall(r'<a class="channel[^"]*" href="([^"]+)"[^>]*>(.*?)</a>', text, flags=re.DOTALL)
    assert calls
    for href, inside in calls:
        assert re.match(r"tel:[*\d]+$|sms:\d+|https://", href)
        assert re.match(r"Call|Text|Chat|Website|<bdi", inside.strip())
        assert re.search(r'<span class="spoken">, [^<]+</span>', inside)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_service_and_finder_of_the_country_is_on_its_page_once(country: str, server_url: str) -> None:
    text = httpx.get(f"{server_url}/help/{country}").text
    services = [each for each in SNAPSHOT.all_services if each.country in (country, "*")]
    finders = [each for each in SNAPSHOT.all_professionals if not each.countries.isdisjoint({country, "*"})]
    named = [unescape(name) for name in re.findall(r"<h[34]>(.*?)</h", text)]
    assert sorted(named) == sorted(record.name for record in (*services, *finders))
    links = set(re.findall(r'href="([^"]*)"', unescape(text)))
    assert links >= {channel.href for record in (*services, *finders) for channel in record.channels}


@pytest.mark.parametrize(
    ("path", "language", "heading", "says"),
    [
        ("/help", "en-GB,en;q=0.9", "Get help: United Kingdom", "United Kingdom is a guess"),
        ("/help", "en", "Get help", "Where are you?"),
        ("/help/IE", "en-GB", "Get help: Ireland", "Where are you?"),
        ("/help/ie", "en-GB", "Get help: Ireland", "Where are you?"),
        ("/help?country=IE", "en-GB", "Get help: Ireland", "Where are you?"),
        ("/help/nowhere", "en-GB", "Get help", "Where are you?"),
        ("/help/AQ", "en-GB", "Get help: Antarctica", "No line in Antarctica is listed here yet"),
    ],
)
def test_the_country_is_the_one_named_or_a_guess_that_says_so(
    server_url: str, path: str, language: str, heading: str, says: str
) -> None:
    answer = httpx.get(server_url + path, headers={"Accept-Language": language})
    assert f"<h1>{heading}</h1>" in answer.text and says in answer.text
    assert ("is a guess" in answer.text) == (says == "United Kingdom is a guess")
    assert "not yet checked by us" in answer.text
    assert "In any country" in answer.text and "findahelpline.com" in answer.text
    assert "Accept-Language" in answer.headers["vary"]


def test_the_page_says_what_is_open_now_and_what_never_changes(server_url: str) -> None:
    text = httpx.get(f"{server_url}/help/GB").text
    assert re.search(r'<strong class="now">(Open now|Closed now|Usually open now)[^<]*</strong> Monday to Friday', text)
    assert "24 hours a day, every day" in text


def test_on_paper_there_is_no_open_now_and_links_can_be_read(server_url: str) -> None:
    style = httpx.get(f"{server_url}/static/site.css").text
    printed = style[style.index("@media print") :]
    assert ".now" in printed and "display: none" in printed and "attr(href)" in printed


@pytest.mark.parametrize("address", ["/help?country=XX", "/help/XX", "/help?country=Atlantis"])
def test_an_unknown_country_is_said_to_be_unknown(http: httpx.Client, address: str) -> None:
    answer = http.get(address, headers={"Accept-Language": "en-GB"})
    assert answer.status_code == 200
    assert "do not know the country" in answer.text and "In any country" in answer.text
    for known in ("/help", "/help?country=GB", "/help/GB", "/help?country=AQ"):
        assert "do not know the country" not in http.get(known).text


def test_the_chat_and_the_snippet_pass_on_what_was_named_and_say_so(http: httpx.Client) -> None:
    assert 'country="XX"' in http.get("/chat?country=XX").text
    assert 'country="&#34;&gt;x"' in http.get('/chat?country=">x').text
    unknown = http.get("/snippet?country=XX").text
    assert unknown.startswith("<!-- ") and "does not know the country" in unknown and 'country="' not in unknown
    assert not http.get("/snippet?country=GB").text.startswith("<!--")
    assert not http.get("/snippet").text.startswith("<!--")
