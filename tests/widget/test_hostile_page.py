"""An owner's page at its worst: styles for everything, a banner over everything, a modal, key handlers, shortcuts."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

STYLES = """<style>
* { all: unset !important; position: static !important; transform: rotate(2deg) !important; color: red !important; }
guide-chat { display: none !important; opacity: 0 !important; pointer-events: none !important; }
button { display: none !important; } html { font-size: 3px !important; }
</style>"""
BANNER = """<div style="position:fixed;inset:0;z-index:2147483647;background:#222d"><button>Accept</button></div>
<div style="height:4000px"></div>"""
KEYS = """<script>
for (const type of ["keydown", "keyup", "keypress", "input"]) {
    document.addEventListener(type, event => {
        (window.heard ??= []).push(event.key ?? event.data);
        if (event.key === "Shift") event.stopImmediatePropagation();
        if (event.key === "s") location.hash = "shortcut";
    }, type === "keyup");
}
</script>"""
SIZES = {"desk": (1280, 800), "phone": (320, 640), "zoomed": (320, 225)}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_way_out_is_above_a_banner_over_everything_open_or_closed_and_scrolled(visit, size):
    width, height = size
    with visit(viewport={"width": width, "height": height}) as visitor:
        visitor.host(BANNER)
        visitor.arrive(f"{PRACTICE}/")
        assert visitor.on_top(visitor.leave) and visitor.on_top(visitor.launcher)
        visitor.page.evaluate("scrollTo(0, 1500)")
        assert visitor.on_top(visitor.leave)
        visitor.launcher.click()
        visitor.replies.first.wait_for()
        visitor.say("he hit me last night and i am scared of him")
        assert visitor.on_top(visitor.leave)
        visitor.log.locator(".services").last.scroll_into_view_if_needed()
        assert visitor.on_top(visitor.leave)
        visitor.leave.click()
        expect(visitor.page).to_have_title("Weather")


@pytest.mark.parametrize("opened", [False, True], ids=["closed", "open"])
def test_one_can_leave_while_a_modal_dialog_of_the_page_is_open(visitor, opened):
    visitor.host("<dialog>Subscribe!<button>No</button></dialog>")
    visitor.arrive(f"{PRACTICE}/")
    if opened:
        visitor.launcher.click()
        visitor.replies.first.wait_for()
    visitor.page.evaluate("document.querySelector('dialog').showModal()")
    rescue = visitor.page.locator("dialog").get_by_role("button", name="Leave now")
    rescue.wait_for()
    assert visitor.on_top(rescue)
    visitor.page.evaluate("document.querySelector('dialog').close()")
    expect(rescue).to_have_count(0)
    assert visitor.on_top(visitor.leave)
    visitor.page.evaluate("document.querySelector('dialog').showModal()")
    rescue.click()
    expect(visitor.page).to_have_title("Weather")


def test_one_can_leave_where_the_page_makes_everything_around_its_own_overlay_inert(visitor):
    visitor.host("")
    visitor.arrive(f"{PRACTICE}/")
    visitor.page.evaluate("document.body.inert = true")
    rescue = visitor.page.locator("html > div").get_by_role("button", name="Leave now")
    rescue.click()
    expect(visitor.page).to_have_title("Weather")


def test_a_popover_of_the_page_that_opens_later_does_not_lie_above(visitor):
    visitor.host('<div popover="manual" style="inset:0;width:100%;height:100%;margin:0">Newsletter</div>')
    visitor.arrive(f"{PRACTICE}/")
    visitor.page.evaluate("document.querySelector('[popover]').showPopover()")
    visitor.page.wait_for_function("document.querySelector('[popover]').matches(':popover-open')")
    visitor.page.wait_for_timeout(50)  # the browser tells of it after the next frame
    assert visitor.on_top(visitor.leave)


def test_styles_for_everything_do_not_reach_in(visitor):
    visitor.arrive()
    plain = visitor.launcher.bounding_box()
    visitor.host("", head=STYLES)
    visitor.arrive(f"{PRACTICE}/")
    assert visitor.launcher.bounding_box() == plain
    assert visitor.on_top(visitor.leave)
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    assert visitor.replies.first.evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"


def test_the_page_hears_nothing_of_what_is_typed_and_its_shortcuts_do_not_fire(visitor):
    visitor.host("", head=KEYS.replace('type === "keyup"', "false"))
    visitor.arrive(f"{PRACTICE}/")
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    visitor.field.press_sequentially("she lies")
    expect(visitor.field).to_have_value("she lies")
    assert visitor.page.evaluate("window.heard ?? []") == []
    assert "#" not in visitor.page.url


def test_three_shifts_leave_although_the_page_stops_them(visitor):
    visitor.host("", head=KEYS)
    visitor.arrive(f"{PRACTICE}/")
    for _ in range(3):
        visitor.page.keyboard.press("Shift")
    visitor.page.wait_for_url(re.compile("wikipedia"))


def test_one_press_of_shift_too_few_or_another_key_between_does_not_leave(visitor):
    visitor.open()
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        visitor.page.keyboard.press(key)
    expect(visitor.panel).to_be_visible()


def test_the_keyboard_of_a_touch_screen_does_not_leave(visit):
    with visit(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True) as visitor:
        visitor.open()
        visitor.field.tap()
        for _ in range(4):
            visitor.page.keyboard.press("Shift")
        expect(visitor.panel).to_be_visible()


def test_the_guide_goes_on_when_the_page_moves_it_about(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    visitor.page.evaluate("document.body.append(document.querySelector('guide-chat'))")
    expect(visitor.log).to_contain_text("How long should we wait?")
    assert visitor.asked("DELETE", "/v1/sessions") == 0
