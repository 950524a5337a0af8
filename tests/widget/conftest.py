"""A real browser, and a visitor in it who notices everything a page does."""

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Owners' pages are on the internet and the guide here is on this machine; in the world both are on the internet.
    "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
)
NEUTRAL = "<!doctype html><title>Weather</title><p>Sunny spells."
PRACTICE = "https://practice.example"
"""An owner's site, allowed to embed the guide (see the server fixture); its pages are made up in the tests."""
MODULES = Path(__file__).resolve().parents[2] / "widget" / "node_modules"


@dataclass
class Visitor:
    """A person on the demo page: finds things as people and screen readers do, by role and name."""

    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)
    """Console errors and warnings (content policy violations among them) and uncaught exceptions."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and address of every request the page made."""

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Talk to the guide")

    @property
    def leave(self) -> Locator:
        return self.page.get_by_role("button", name="Leave now")

    @property
    def steady(self) -> Locator:
        return self.page.get_by_role("button", name="Steady me now")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog", name="The guide")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def field(self) -> Locator:
        return self.page.get_by_label("Your message")

    @property
    def replies(self) -> Locator:
        return self.log.locator(".message.guide:not(.trouble)")

    @property
    def trouble(self) -> Locator:
        return self.log.locator(".message.trouble")

    @property
    def choices(self) -> Locator:
        """Buttons that can still be pressed in answer to the guide."""
        return self.log.get_by_role("list", name="Possible answers").get_by_role("button")

    def arrive(self, address: str = "/") -> None:
        """Open the demo page, or another, with the guide closed."""
        self.page.goto(address if "://" in address else self.server + address)
        self.launcher.wait_for()

    def open(self) -> str:
        """Open the guide, wait for its first words, and return the session's token."""
        self.arrive()
        with self.page.expect_response("**/v1/sessions") as answer:
            self.launcher.click()
        self.replies.first.wait_for()
        return answer.value.json()["token"]

    def say(self, words: str) -> Locator:
        """Send words and wait for the reply; returns its first message."""
        before = self.replies.count()
        self.field.fill(words)
        self.field.press("Enter")
        reply = self.replies.nth(before)
        reply.wait_for()
        return reply

    def fail(self, words: str) -> None:
        """Send words that do not arrive."""
        self.field.fill(words)
        self.field.press("Enter")
        self.trouble.wait_for()

    def refuse(self, path: str, **answer: Any) -> None:
        """Let requests to `path` fail: with the given answer, or as if there were no connection."""
        self.page.route(f"**{path}", lambda route: route.fulfill(**answer) if answer else route.abort())

    def asked(self, method: str, path: str) -> int:
        """How many requests of this kind were made."""
        return sum(1 for verb, address in self.requests if verb == method and urlsplit(address).path == path)

    def host(self, body: str, policy: str = "", head: str = "", attributes: str = "") -> None:
        """Make up an owner's page around the snippet."""
        snippet = (
            f'<guide-chat {attributes}><a href="{self.server}/help">Get help</a></guide-chat>'
            f'<script async src="{self.server}/widget.js"></script>'
        )
        html = f'<!doctype html><html lang="en"><head><title>Practice</title>{head}</head><body>{body}{snippet}</body>'
        headers = {"Content-Security-Policy": policy} if policy else {}
        self.page.route(
            f"{PRACTICE}/", lambda route: route.fulfill(body=html, content_type="text/html", headers=headers)
        )

    def leave_towards_nothing(self) -> None:
        """Press "Leave now" while the page to leave to never comes: what is left is there to be looked at."""
        # After "no content" a browser stays where it is.
        self.page.context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(status=204))
        self.leave.click()
        self.page.locator("guide-chat").wait_for(state="detached")

    def on_top(self, locator: Locator) -> bool:
        """Whether a press in the middle of this element would reach it: nothing covers it, nothing disables it."""
        return locator.evaluate(
            """element => {
                const { x, y, width, height } = element.getBoundingClientRect();
                let hit = document.elementFromPoint(x + width / 2, y + height / 2);
                while (hit?.shadowRoot) {
                    const inside = hit.shadowRoot.elementFromPoint(x + width / 2, y + height / 2);
                    if (!inside || inside === hit) break;
                    hit = inside;
                }
                return element === hit || element.contains(hit);
            }"""
        )


class Visit(Protocol):
    """Starts a visit; options are those of a Playwright browser context."""

    def __call__(self, **options: Any) -> AbstractContextManager[Visitor]: ...


def find_chromium() -> str | None:
    """Path of a Chromium, from NEWLEAF_CHROMIUM or the PATH."""
    return os.environ.get("NEWLEAF_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def module(path: str) -> Path:
    """A script from the widget's development packages; skips the test where they are not installed."""
    found = MODULES / path
    if not found.exists():
        pytest.skip(f"{path} is not installed: run `npm ci` in widget/.")
    return found


# Not for the whole session: while it is open, Playwright keeps an event loop running, and asyncio tests elsewhere fail.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(
            f"No browser: none of {', '.join(NAMES)} is on the PATH. Install one (Debian: apt-get install chromium) "
            "or set NEWLEAF_CHROMIUM to the path of one."
        )
    with sync_playwright() as playwright:
        # Without this default of Playwright, pages are kept for "back" as they are in people's browsers.
        chromium = playwright.chromium.launch(
            executable_path=path, args=list(ARGUMENTS), ignore_default_args=["--disable-back-forward-cache"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server_url: str) -> Visit:
    """Start a visit in a fresh browser profile; pages elsewhere are stood in for, so nothing leaves the machine."""

    @contextmanager
    def start(**options: Any) -> Iterator[Visitor]:
        context = browser.new_context(**options)
        own = urlsplit(server_url).netloc
        context.route(
            lambda address: urlsplit(address).netloc != own,
            lambda route: route.fulfill(body=NEUTRAL, content_type="text/html"),
        )
        visitor = Visitor(context.new_page(), server_url)
        page = visitor.page
        page.on("request", lambda request: visitor.requests.append((request.method, request.url)))
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        page.on(
            "console",
            lambda line: visitor.complaints.append(line.text) if line.type in ("error", "warning") else None,
        )
        yield visitor
        context.close()

    return start


@pytest.fixture
def visitor(visit: Visit) -> Iterator[Visitor]:
    """A visitor at a desk, with a keyboard and a mouse."""
    with visit(viewport={"width": 1280, "height": 900}) as arrived:
        yield arrived
