"""One tap when a trigger hits: at once something to do, also where nothing can be reached."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE
from tests.widget.exercise import TEXTS, Exercise
from tests.widget.test_access import TOO_SMALL

FEET = "Press both feet into the floor"
SMALL = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}


def test_one_tap_opens_the_panel_and_a_session_and_begins(visitor):
    visitor.arrive()
    exercise = Exercise().play(visitor)
    visitor.steady.click()
    expect(visitor.replies.last).to_contain_text(TEXTS[0])
    assert exercise.asked == [{"choice": "exercise:trigger"}]
    assert visitor.asked("POST", "/v1/sessions") == 1
    expect(visitor.replies.first).to_contain_text("automated")
    expect(visitor.log.get_by_role("heading").last).to_be_focused()
    expect(visitor.log).not_to_contain_text(FEET), "the server's own words came in time"
    assert visitor.complaints == []


def test_it_works_with_the_keyboard_and_escape_puts_everything_back(visitor):
    visitor.arrive()
    Exercise().play(visitor)
    visitor.steady.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.log.get_by_role("heading").last).to_be_focused()
    visitor.page.keyboard.press("Escape")
    for button in (visitor.leave, visitor.steady, visitor.launcher):
        expect(button).to_be_visible()


def test_in_an_open_conversation_it_goes_on_in_the_same_session(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    visitor.page.keyboard.press("Escape")
    exercise = Exercise().play(visitor)
    visitor.steady.click()
    expect(visitor.replies.last).to_contain_text(TEXTS[0])
    assert exercise.asked == [{"choice": "exercise:trigger"}]
    assert visitor.asked("POST", "/v1/sessions") == 1


def test_who_has_begun_to_write_is_left_there(visitor):
    visitor.arrive()
    exercise = Exercise()
    held = []
    visitor.page.route("**/v1/messages", lambda route: held.append(route))
    with visitor.page.expect_request("**/v1/messages"):
        visitor.steady.click()
    visitor.field.focus()
    exercise.answer(held[0])
    expect(visitor.replies.last).to_contain_text(TEXTS[0])
    expect(visitor.field).to_be_focused()


@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/messages"])
@pytest.mark.parametrize("answer", [{}, {"status": 503, "json": {"title": "Service Unavailable"}}], ids=["dead", "503"])
def test_without_the_server_there_are_words_to_hold_on_to_and_then_numbers(visit, path, answer):
    with visit(**PHONE) as visitor:
        visitor.host("", attributes='country="GB"')
        visitor.refuse(path, **answer)
        visitor.arrive(f"{PRACTICE}/")
        visitor.steady.click()
        words = visitor.trouble.get_by_text(FEET)
        number = visitor.trouble.get_by_role("link", name=re.compile("^Call 999"))
        visitor.page.wait_for_timeout(400)  # the transcript glides there
        for seen in (words, number):
            expect(seen).to_be_in_viewport(ratio=1)
        expect(visitor.log.get_by_text(FEET)).to_have_count(1)
        expect(visitor.trouble.get_by_role("link", name=re.compile("^Call 116 123"))).to_be_visible()
        visitor.page.unroute(f"**{path}")
        Exercise().play(visitor)
        visitor.trouble.get_by_role("button", name="Try again").click()
        expect(visitor.replies.last).to_contain_text(TEXTS[0])
        expect(visitor.trouble).to_have_count(0)


def test_a_server_that_lets_one_wait_does_not_let_one_wait_for_the_first_words(visitor):
    visitor.page.clock.install()
    visitor.arrive()
    exercise = Exercise()
    held = []
    visitor.page.route("**/v1/messages", lambda route: held.append(route))
    with visitor.page.expect_request("**/v1/messages"):
        visitor.steady.click()
    expect(visitor.log).not_to_contain_text(FEET)
    visitor.page.clock.run_for(800)
    expect(visitor.log.get_by_text(FEET)).to_be_in_viewport()
    expect(visitor.page.get_by_role("status")).to_contain_text(FEET)
    exercise.answer(held[0])
    expect(visitor.replies.last).to_contain_text(TEXTS[0])
    expect(visitor.log.get_by_text(FEET)).to_have_count(1)


def test_while_the_guide_is_still_opening_the_words_are_there_at_once_and_the_exercise_follows(visitor):
    visitor.arrive()
    exercise = Exercise().play(visitor)
    held = []
    visitor.page.route("**/v1/sessions", lambda route: held.append(route))
    with visitor.page.expect_request("**/v1/sessions"):
        visitor.launcher.click()
    visitor.page.keyboard.press("Escape")
    visitor.steady.click()
    expect(visitor.log).to_contain_text(FEET)
    held[0].continue_()
    expect(visitor.replies.last).to_contain_text(TEXTS[0])
    assert exercise.asked == [{"choice": "exercise:trigger"}]
    assert visitor.asked("POST", "/v1/sessions") == 1


def test_opening_that_fails_meanwhile_still_ends_with_words_to_hold_on_to(visitor):
    visitor.arrive()
    held = []
    visitor.page.route("**/v1/sessions", lambda route: held.append(route) if not held else route.abort())
    with visitor.page.expect_request("**/v1/sessions"):
        visitor.launcher.click()
    visitor.page.keyboard.press("Escape")
    visitor.steady.click()
    held[0].abort()
    expect(visitor.trouble).to_contain_text(FEET)
    expect(visitor.log.get_by_text(FEET)).to_have_count(1)


@pytest.mark.parametrize(
    "options", [SMALL, PHONE, {"viewport": {"width": 1280, "height": 800}}], ids=["320", "375", "1280"]
)
def test_it_lies_in_the_way_of_nothing(visit, options):
    with visit(**options) as visitor:
        visitor.arrive()
        buttons = [visitor.leave, visitor.steady, visitor.launcher]
        assert all(visitor.on_top(button) for button in buttons)
        assert visitor.page.evaluate(TOO_SMALL) == []
        boxes = [button.bounding_box() for button in buttons]
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= options["viewport"]["width"] for box in boxes)
        rows = sorted({round(box["y"]) for box in boxes})
        assert len(rows) <= 2, "as little of the page as may be"


def test_the_page_beside_the_buttons_can_be_pressed(visit):
    with visit(**SMALL) as visitor:
        visitor.arrive()
        launcher, root = visitor.launcher.bounding_box(), visitor.page.locator("guide-chat .root").bounding_box()
        x, y = root["x"] + 4, launcher["y"] + launcher["height"] / 2
        assert x < launcher["x"] - 4
        hit = visitor.page.evaluate("([x, y]) => document.elementFromPoint(x, y).localName", [x, y])
        assert hit != "guide-chat"


def test_an_owner_can_switch_it_off_and_word_it(visitor):
    visitor.host("", attributes='steady="off"')
    visitor.arrive(f"{PRACTICE}/")
    expect(visitor.steady).to_have_count(0)
    expect(visitor.leave).to_be_visible()
    visitor.host("", attributes='text-steady="A quiet minute"')
    visitor.arrive(f"{PRACTICE}/")
    expect(visitor.page.get_by_role("button", name="A quiet minute")).to_be_visible()


def test_in_the_isolated_mode_the_frame_begins_with_it(visitor):
    visitor.host("", attributes="data-isolated")
    visitor.arrive(f"{PRACTICE}/")
    exercise = Exercise().play(visitor)
    visitor.steady.click()
    inside = visitor.page.frame_locator("guide-chat iframe").get_by_role("log")
    expect(inside).to_contain_text(TEXTS[0])
    assert exercise.asked == [{"choice": "exercise:trigger"}]
    visitor.page.frame_locator("guide-chat iframe").get_by_label("Your message").press("Escape")
    visitor.steady.click()
    expect(inside.get_by_role("heading")).to_have_count(2)
    expect(inside.get_by_role("heading").last).to_be_focused()
    assert [turn["choice"] for turn in exercise.asked] == ["exercise:trigger"] * 2
    assert visitor.complaints == []


def test_where_the_frame_does_not_come_there_are_words_to_hold_on_to_and_numbers(visitor):
    visitor.host("", attributes='data-isolated country="GB"')
    visitor.page.route("**/chat*", lambda route: route.fulfill(status=502, body="Bad gateway"))
    visitor.arrive(f"{PRACTICE}/")
    visitor.steady.click()
    expect(visitor.trouble).to_contain_text(FEET)
    expect(visitor.trouble.get_by_role("link", name=re.compile("^Call 999"))).to_be_visible()


def test_leaving_at_once_leaves_nothing_to_come_later(visitor):
    visitor.page.clock.install()
    visitor.arrive()
    visitor.page.route("**/v1/*", lambda route: None)
    visitor.steady.click()
    visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    visitor.page.clock.run_for(15_000)
    expect(visitor.page.locator("guide-chat .log")).to_have_text("")
