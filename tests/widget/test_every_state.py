"""Every state in light, dark, on a phone, right to left and in forced colours: no finding of axe, and a picture.

The pictures are in results/widget, for people to look at; no test can tell whether something is beautiful.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import Visitor, module
from tests.widget.exercise import Exercise
from tests.widget.test_access import CONTRAST

PICTURES = Path(__file__).resolve().parents[2] / "results" / "widget"
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
MODES = {
    "light": DESK,
    "dark": {**DESK, "color_scheme": "dark"},
    "phone": PHONE,
    "rtl": DESK,
    "forced-colours": {**DESK, "forced_colors": "active"},
}
RIGHT_TO_LEFT = "addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; })"
AXE = """async skipped => {
    const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const rules = Object.fromEntries(skipped.map(rule => [rule, { enabled: false }]));
    const { violations } = await axe.run(document, { runOnly: standards, rules });
    return violations.map(({ id, nodes }) => id + ": " + nodes.map(node => node.target.flat().join(" ")).join(" | "));
}"""
OF_A_BLANK_PAGE = ["landmark-one-main", "page-has-heading-one"]
"""There is nothing on it on purpose, so there is no main part and no heading."""

MISREAD_WHERE_COLOURS_ARE_FORCED = ["color-contrast"]
"""There axe takes black for grey; contrast is then computed from what the browser says, as in test_access."""


def states(visitor: Visitor) -> Iterator[str]:
    """Goes through every state, one after the other."""
    page = visitor.page
    visitor.arrive()
    yield "1-closed"
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    yield "2-open"
    visitor.say("How long should we wait?")
    yield "3-choices"
    before = visitor.replies.count()
    visitor.choices.last.click()
    visitor.replies.nth(before).wait_for()
    yield "4-choice-used"
    visitor.say("i want to kill myself")
    yield "5-help"
    visitor.log.locator(".below").last.scroll_into_view_if_needed()
    yield "6-help-end"
    page.get_by_text("Privacy and safety").click()
    yield "7-safety"
    page.get_by_text("Privacy and safety").click()
    visitor.refuse("/v1/messages")
    visitor.fail("are you there?")
    yield "8-offline"
    page.get_by_text("Delete chat").click()
    yield "9-deleting"
    page.get_by_role("button", name="Delete it now").click()
    expect(visitor.panel).to_contain_text("Deleted.")
    yield "a-deleted"
    page.unroute("**/v1/messages")
    visitor.leave_towards_nothing()
    yield "b-leaving"


def steps(visitor: Visitor) -> Iterator[str]:
    """Goes through an exercise, and through what comes when there is none."""
    page = visitor.page
    visitor.arrive()
    Exercise().play(visitor)
    visitor.steady.click()
    expect(visitor.log.get_by_role("heading").last).to_be_focused()
    yield "c-step"
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Start timer").click()
    yield "d-timer"
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("button", name="Go on").wait_for()
    yield "e-paused"
    page.get_by_role("button", name="Skip").click()
    page.get_by_label("In your own words").fill("It was quiet.")
    yield "f-own-words"
    page.get_by_label("In your own words").press("Enter")
    page.get_by_role("button", name="Print this").wait_for()
    yield "g-summary"
    page.unroute("**/v1/messages")
    visitor.refuse("/v1/messages")
    page.keyboard.press("Escape")
    visitor.steady.click()
    visitor.trouble.wait_for()
    yield "h-steady-offline"


@pytest.mark.parametrize("way", [states, steps])
@pytest.mark.parametrize("mode", MODES)
def test_no_finding_in_any_state(visit, mode, way):
    axe = module("axe-core/axe.min.js").read_text()
    PICTURES.mkdir(parents=True, exist_ok=True)
    findings = {}
    with visit(reduced_motion="reduce", **MODES[mode]) as visitor:
        visitor.page.add_init_script(axe)
        if mode == "rtl":
            visitor.page.add_init_script(RIGHT_TO_LEFT)
        for state in way(visitor):
            if state != "b-leaving":  # a page that is going away cannot be photographed
                visitor.page.screenshot(path=PICTURES / f"{mode}-{state}.png")
            skipped = OF_A_BLANK_PAGE if state == "b-leaving" else []
            found = []
            if mode == "forced-colours":
                skipped = skipped + MISREAD_WHERE_COLOURS_ARE_FORCED
                found = visitor.page.evaluate(CONTRAST) if state in ("5-help", "d-timer") else []
            found += visitor.page.evaluate(AXE, skipped)
            if found:
                findings[state] = found
    assert findings == {}
