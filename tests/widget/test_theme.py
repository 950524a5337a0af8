"""An owner's colours are taken over, and corrected where they could not be read."""

import pytest

from tests.widget.conftest import PRACTICE
from tests.widget.test_access import CONTRAST

COLOURS = {
    "pale-accent": "--guide-accent: #ffe066",
    "dark-accent": "--guide-accent: rgb(10 10 40)",
    "vivid-accent": "--guide-accent: hsl(330 100% 50%)",
    "wide-gamut": "--guide-accent: oklch(80% 0.3 140)",
    "mid-grey-ground": "--guide-background: #777; --guide-accent: #778",
    "same-text-and-ground": "--guide-background: navy; --guide-text: navy; --guide-accent: navy",
    "black-ground": "--guide-background: black",
    "no-colour-at-all": "--guide-accent: banana; --guide-background: 12px",
}
LEAF = """() => getComputedStyle(document.querySelector("guide-chat").shadowRoot.querySelector(".root"))
    .getPropertyValue("--leaf")"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_whatever_the_owner_chose(visit, scheme):
    with visit(color_scheme=scheme) as visitor:
        visitor.host("")
        visitor.arrive(f"{PRACTICE}/")
        visitor.launcher.click()
        visitor.replies.first.wait_for()
        visitor.say("he hit me last night and i am scared of him")
        faint = {}
        for name, style in COLOURS.items():
            visitor.page.get_by_role("button", name="Minimise").click()
            visitor.page.evaluate("style => { document.querySelector('guide-chat').style.cssText = style; }", style)
            visitor.launcher.click()
            if found := visitor.page.evaluate(CONTRAST):
                faint[name] = found
        assert faint == {}


def test_a_legible_colour_is_left_as_it_is(visitor):
    visitor.host("", attributes='style="--guide-accent: rgb(102 0 51); --guide-radius: 2px; --guide-offset: 40px"')
    visitor.arrive(f"{PRACTICE}/")
    assert visitor.page.evaluate(LEAF) == "color(srgb 0.4 0 0.2)"
    visitor.launcher.click()
    assert visitor.panel.evaluate("e => getComputedStyle(e).borderRadius") == "2px"
    box = visitor.panel.bounding_box()
    assert box["x"] + box["width"] == 1280 - 40
