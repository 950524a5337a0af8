"""Makes docs/screenshot.png from the real page: `newleaf serve` in one terminal, this in another.

    .venv/bin/python scripts/screenshot.py http://127.0.0.1:8000
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.widget.conftest import ARGUMENTS, find_chromium

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screenshot.png"


def main(address: str) -> None:
    """Open the guide, say something that needs help, and take the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.get_by_role("button", name="Talk to the guide").click()
        field = page.get_by_label("Your message")
        field.fill("How long should we wait?")
        field.press("Enter")
        page.get_by_role("button", name="Tell me more").wait_for()
        field.fill("he hit me last night and i am scared of him")
        field.press("Enter")
        page.get_by_role("log").locator("a[href^='tel:']").first.wait_for()
        page.wait_for_timeout(1_000)  # the panel scrolls to the new message
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
