"""The isolated mode, and the page on which the guide stands alone."""

import re

from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

FRAMED = "default-src 'none'; script-src {0}; connect-src {0}; frame-src {0}"


def frame(visitor):
    return visitor.page.frame_locator("guide-chat iframe")


def arrive(visitor, policy="", attributes=""):
    visitor.host("", policy=policy, attributes=f"data-isolated {attributes}")
    visitor.arrive(f"{PRACTICE}/")
    visitor.launcher.click()


def test_the_conversation_is_in_a_titled_frame_of_the_guides_origin_and_the_exit_outside(visitor):
    arrive(visitor, FRAMED.format(visitor.server), 'country="GB"')
    inside = frame(visitor)
    inside.get_by_role("log").locator(".guide").first.wait_for()
    element = visitor.page.locator("guide-chat iframe")
    expect(element).to_have_attribute("title", re.compile("."))
    assert element.get_attribute("src").startswith(f"{visitor.server}/chat")
    expect(inside.get_by_role("button", name="Leave now")).to_have_count(0)
    field = inside.get_by_label("Your message")
    field.fill("he hit me last night and i am scared of him")
    field.press("Enter")
    expect(inside.get_by_role("log")).to_contain_text("Refuge")
    assert visitor.on_top(visitor.leave)
    assert visitor.complaints == []


def test_leaving_wipes_the_frame_and_the_server_forgets(visitor):
    visitor.host("", attributes="data-isolated")
    visitor.arrive(f"{PRACTICE}/")
    with visitor.page.expect_response("**/v1/sessions") as answer:
        visitor.launcher.click()
    token = answer.value.json()["token"]
    frame(visitor).get_by_role("log").locator(".guide").first.wait_for()
    visitor.leave.click()
    expect(visitor.page).to_have_title("Weather")
    for _ in range(50):
        headers = {"Authorization": f"Bearer {token}"}
        gone = visitor.page.request.post(f"{visitor.server}/v1/messages", headers=headers, data={"text": "hello"})
        if gone.status == 401:
            break
        visitor.page.wait_for_timeout(100)
    assert gone.status == 401


def test_three_shifts_in_the_frame_leave_and_escape_minimises(visitor):
    arrive(visitor)
    inside = frame(visitor)
    inside.get_by_role("log").locator(".guide").first.wait_for()
    inside.get_by_label("Your message").press("Escape")
    expect(visitor.panel).to_be_hidden()
    visitor.launcher.click()
    for _ in range(3):
        inside.get_by_label("Your message").press("Shift")
    expect(visitor.page).to_have_title("Weather")


def test_where_the_frame_does_not_come_the_page_shows_numbers_and_another_try(visitor):
    visitor.page.route("**/chat*", lambda route: route.fulfill(status=502, body="Bad gateway"))
    arrive(visitor, attributes='country="GB"')
    trouble = visitor.page.locator("guide-chat .trouble")
    expect(trouble.get_by_role("link", name=re.compile("^Call 999"))).to_be_visible()
    visitor.page.unroute("**/chat*")
    trouble.get_by_role("button", name="Try again").click()
    frame(visitor).get_by_role("log").locator(".guide").first.wait_for()


def test_where_the_pages_policy_forbids_frames_there_are_numbers(visitor):
    arrive(visitor, f"default-src 'none'; script-src {visitor.server}; connect-src {visitor.server}")
    numbers = visitor.page.locator("guide-chat .trouble").get_by_role("link", name=re.compile("^Call "))
    expect(numbers.first).to_be_visible(timeout=12_000)


def test_messages_from_other_windows_change_nothing(visitor):
    arrive(visitor)
    frame(visitor).get_by_role("log").locator(".guide").first.wait_for()
    visitor.page.evaluate("postMessage('guide-chat:leave', '*')")
    expect(visitor.panel).to_be_visible()
    expect(visitor.page).to_have_title("Practice")


def test_the_page_of_its_own_begins_at_once_and_can_be_left(visit):
    with visit(viewport={"width": 375, "height": 667}) as visitor:
        visitor.page.goto(f"{visitor.server}/chat?country=gb")
        visitor.replies.first.wait_for()
        expect(visitor.launcher).to_have_count(0)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == 375
        reply = visitor.say("he hit me last night and i am scared of him")
        expect(reply).to_contain_text("Refuge")
        assert visitor.complaints == []
        visitor.leave.click()
        expect(visitor.page).to_have_title("Weather")


def test_the_page_of_its_own_has_the_link_without_javascript(visit):
    with visit(java_script_enabled=False) as visitor:
        visitor.page.goto(f"{visitor.server}/chat")
        expect(visitor.page.get_by_role("link", name="Get help")).to_be_visible()


def test_only_sites_that_may_embed_the_guide_may_frame_it(visitor):
    policy = visitor.page.request.get(f"{visitor.server}/chat").headers["content-security-policy"]
    assert f"frame-ancestors 'self' {PRACTICE};" in policy
    assert "frame-ancestors 'none'" in visitor.page.request.get(f"{visitor.server}/").headers["content-security-policy"]
