"""Without a connection there are still numbers: those that travelled with the script, and those shown last."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

BROKEN = {
    "no-connection": {},
    "server-error": {"status": 500, "json": {"title": "Internal Server Error"}},
    "blocked": {"status": 403, "body": "<h1>Blocked</h1>", "content_type": "text/html"},
    "half-a-reply": {"status": 201, "body": '{"token": "t", "messages": [{"kind": "te'},
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN.keys())
def test_a_guide_that_cannot_open_shows_numbers_of_the_owners_country(visitor, answer):
    visitor.host("", attributes='country="GB"')
    visitor.refuse("/v1/sessions", **answer)
    visitor.arrive(f"{PRACTICE}/")
    visitor.launcher.click()
    for shown, dialled in (("999", "tel:999"), ("116 123", "tel:116123")):
        call = visitor.trouble.get_by_role("link", name=re.compile(f"^Call {shown}"))
        expect(call).to_have_attribute("href", dialled)
    expect(visitor.trouble.get_by_role("link", name="Get help")).to_be_visible()
    assert visitor.page.evaluate("document.activeElement.localName") == "guide-chat"


def test_the_country_can_be_changed_without_a_connection(visitor):
    visitor.refuse("/v1/sessions")
    visitor.arrive()
    visitor.launcher.click()
    visitor.trouble.get_by_label("Which country").select_option("Ireland")
    visitor.trouble.get_by_role("button", name="Show", exact=True).click()
    expect(visitor.trouble.get_by_role("link", name=re.compile("^Call 112"))).to_be_visible()
    expect(visitor.trouble.get_by_label("Which country")).to_be_focused()
    visitor.page.unroute("**/v1/sessions")
    with visitor.page.expect_request("**/v1/sessions") as request:
        visitor.trouble.get_by_role("button", name="Try again").click()
    assert request.value.post_data_json == {"country": "IE"}


def test_a_country_without_lines_of_its_own_gets_the_international_ones(visitor):
    visitor.host("", attributes='country="AQ"')
    visitor.refuse("/v1/sessions")
    visitor.arrive(f"{PRACTICE}/")
    visitor.launcher.click()
    expect(visitor.trouble).to_contain_text("Find A Helpline")
    expect(visitor.trouble).not_to_contain_text("988")


def test_the_services_shown_last_come_again_when_the_connection_breaks(visitor):
    visitor.open()
    shown = visitor.say("he hit me last night and i am scared of him").locator(".service").all_inner_texts()
    visitor.refuse("/v1/messages")
    visitor.fail("he is coming back")
    assert visitor.trouble.locator(".service").all_inner_texts() == shown
    expect(visitor.field).to_have_value("he is coming back")


def test_a_country_changed_while_offline_is_told_before_the_next_words(visitor):
    visitor.open()
    visitor.refuse("/v1/messages")
    visitor.fail("How long should we wait?")
    visitor.trouble.get_by_label("Which country").select_option("GB")
    visitor.trouble.get_by_role("button", name="Show", exact=True).click()
    visitor.page.unroute("**/v1/messages")
    sent = []
    visitor.page.on("request", lambda request: sent.append(request.post_data_json) if request.post_data else None)
    before = visitor.replies.count()
    visitor.trouble.get_by_role("button", name="Try again").click()
    visitor.replies.nth(before).wait_for()
    assert sent == [{"choice": "inform_country:GB"}, {"text": "How long should we wait?"}]


def test_the_page_without_its_script_has_the_link_and_nothing_else(visitor):
    visitor.host("")
    visitor.refuse("/widget.js")
    visitor.page.goto(f"{PRACTICE}/")
    expect(visitor.page.get_by_role("link", name="Get help")).to_have_attribute("href", f"{visitor.server}/help")
