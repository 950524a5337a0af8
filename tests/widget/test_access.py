"""Usable with a keyboard alone, on a small phone, by someone who is zoomed in or cannot bear motion."""

import pytest
from playwright.sync_api import expect

FEAR = "he hit me last night and i am scared of him"
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
# In the units of Chromium's layout, 1/64 of a pixel: far down a long page its floats say 43.9999 of a height of 44, and
# nothing that is smaller can be nearer to it than 1/64.
TOO_SMALL = """() => [...document.querySelector("guide-chat").shadowRoot
    .querySelectorAll("button, textarea, select, a, summary")]
    .map(element => [element.textContent, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && Math.round(64 * Math.min(box.height, box.width)) < 64 * 44)
    .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""


def test_a_whole_visit_needs_no_mouse(visitor):
    visitor.arrive()
    visitor.launcher.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.field).to_be_focused()
    visitor.replies.first.wait_for()
    visitor.page.keyboard.type("How long should we wait?")
    visitor.page.keyboard.press("Enter")
    choices = visitor.log.get_by_role("list", name="Possible answers").last
    choices.get_by_role("button", name="more").wait_for()
    expect(visitor.field).to_be_focused()
    last = choices.get_by_role("button").last
    visitor.page.keyboard.press("Shift+Tab")
    expect(last).to_be_focused()
    before = visitor.replies.count()
    visitor.page.keyboard.press("Enter")
    visitor.replies.nth(before).wait_for()
    expect(visitor.log.locator(".chosen")).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()


def test_the_way_out_comes_first_for_the_keyboard_then_the_steadying_then_the_launcher(visitor):
    visitor.arrive()
    visitor.leave.focus()
    visitor.page.keyboard.press("Tab")
    expect(visitor.steady).to_be_focused()
    visitor.page.keyboard.press("Tab")
    expect(visitor.launcher).to_be_focused()


def test_escape_minimises_and_the_conversation_is_still_there_when_reopened(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    visitor.field.press("Escape")
    expect(visitor.panel).to_be_hidden()
    visitor.launcher.click()
    expect(visitor.log).to_contain_text("How long should we wait?")
    assert visitor.asked("POST", "/v1/sessions") == 1


def test_the_keyboard_can_go_through_the_panel_and_out_of_it(visitor):
    visitor.open()
    inside = "document.activeElement?.localName === 'guide-chat'"
    seen = [visitor.page.evaluate(inside)]
    for _ in range(30):
        visitor.page.keyboard.press("Tab")
        seen.append(visitor.page.evaluate(inside))
        if not seen[-1]:
            break
    assert seen[0] and not seen[-1]


def test_what_a_screen_reader_needs_is_named(visitor):
    visitor.open()
    expect(visitor.log).to_have_accessible_name("Conversation with the guide")
    expect(visitor.panel).to_have_accessible_description("Automated, not a person")
    expect(visitor.page.get_by_role("button", name="Send")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Minimise")).to_be_visible()
    call = visitor.say(FEAR).get_by_role("link", name="Call").first
    name = call.evaluate("link => link.textContent")
    assert name.count(",") >= 1, "the name of a number says whom it reaches"


def test_on_a_small_phone_nothing_scrolls_sideways(visit):
    with visit(**PHONE) as visitor:
        visitor.arrive()
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == 320
        visitor.launcher.click()
        visitor.replies.first.wait_for()
        visitor.say(FEAR)
        wide = visitor.page.evaluate(
            """() => {
                const root = document.querySelector("guide-chat").shadowRoot;
                const wide = element => element.getBoundingClientRect().right > 320.5
                    || element.scrollWidth > element.clientWidth + 1;
                return [...root.querySelectorAll(".panel, .scroll, .message, .channel")].filter(wide)
                    .map(element => element.className);
            }"""
        )
        assert wide == []
        # With answers this quick, the panel may still be gliding in.
        visitor.panel.evaluate("panel => Promise.all(panel.getAnimations().map(each => each.finished))")
        box = visitor.panel.bounding_box()
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 320, 640)


def test_on_a_phone_the_keyboard_does_not_cover_the_first_words(visit):
    with visit(**PHONE) as visitor:
        visitor.open()
        expect(visitor.field).not_to_be_focused()
        expect(visitor.panel).to_be_focused()


def test_buttons_and_numbers_are_big_enough_for_a_shaking_thumb(visit):
    with visit(**PHONE) as visitor:
        visitor.arrive()
        assert visitor.page.evaluate(TOO_SMALL) == []
        visitor.launcher.click()
        visitor.replies.first.wait_for()
        visitor.say(FEAR)
        assert visitor.page.evaluate(TOO_SMALL) == []


def test_typing_does_not_make_a_phone_zoom_in(visitor):
    visitor.open()
    size = visitor.field.evaluate("field => parseFloat(getComputedStyle(field).fontSize)")
    assert size >= 16


@pytest.mark.parametrize("height", [225, 450])
def test_zoomed_in_the_answer_can_still_be_read_and_the_way_out_is_there(visit, height):
    with visit(viewport={"width": 320, "height": height}) as visitor:
        visitor.open()
        reply = visitor.say("How long should we wait?")
        expect(reply).to_be_in_viewport()
        expect(visitor.leave).to_be_in_viewport()


def test_who_asked_for_less_motion_sees_none(visit):
    with visit(reduced_motion="reduce") as visitor:
        visitor.open()
        assert visitor.panel.evaluate("panel => panel.getAnimations({subtree: true}).length") == 0
        assert visitor.panel.evaluate("panel => getComputedStyle(panel).animationName") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(visit, scheme):
    with visit(color_scheme=scheme) as visitor:
        visitor.open()
        visitor.say(FEAR)
        faint = visitor.page.evaluate(CONTRAST)
        assert faint == []


# WCAG 2.2, 1.4.3: 4.5 to 1 for text of ordinary size. Backgrounds here are plain colours.
CONTRAST = """() => {
    const root = document.querySelector("guide-chat").shadowRoot;
    const numbers = colour => colour.match(/[\\d.]+(e-\\d+)?/g)
        .map((part, at) => colour.startsWith("color(") && at < 3 ? part * 255 : Number(part));
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = numbers(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        throw new Error("no background behind " + element.className);
    };
    const faint = [];
    for (const element of root.querySelectorAll(".panel *")) {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!own || element.matches(".spoken") || !element.checkVisibility()) continue;
        const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) faint.push(element.textContent + " " + ratio.toFixed(2));
    }
    return faint;
}"""
