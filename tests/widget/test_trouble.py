"""When something is broken there is an honest sentence, a way to help and a way to go on: never a dead end."""

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

WORDS = "She read my messages again last night"
OPENING = {"token": "t", "messages": [{"kind": "text", "text": "I am an automated guide, not a therapist."}]}
BROKEN = {
    "no-connection": {},
    "server-error": {"status": 500, "json": {"title": "Internal Server Error", "status": 500}},
    "bad-gateway": {"status": 502, "body": "<h1>Bad gateway</h1>", "content_type": "text/html"},
    "page-instead-of-json": {"status": 200, "body": "<!doctype html><p>Log in", "content_type": "text/html"},
    "no-messages": {"status": 200, "json": {"messages": []}},
    "messages-of-the-wrong-kind": {"status": 200, "json": {"messages": [{"kind": "text"}, 7, None]}},
    "nothing": {"status": 204},
    "too-many": {"status": 429, "json": {"title": "Too Many Requests", "status": 429}},
    "too-long": {"status": 413, "json": {"title": "Content Too Large", "status": 413}},
    "not-accepted": {"status": 422, "json": {"title": "Unprocessable Content", "status": 422}},
    "not-found": {"status": 404, "json": {"title": "Not Found", "status": 404}},
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN.keys())
def test_words_that_did_not_arrive_are_kept_and_help_is_linked(visitor, answer):
    visitor.open()
    visitor.refuse("/v1/messages", **answer)
    visitor.field.fill(WORDS)
    visitor.field.press("Enter")
    expect(visitor.trouble).to_contain_text("Your words are still in the box")
    expect(visitor.field).to_have_value(WORDS)
    expect(visitor.trouble.get_by_role("link", name="Get help")).to_have_attribute("href", f"{visitor.server}/help")


def test_trying_again_sends_the_kept_words_and_takes_the_notice_away(visitor):
    visitor.open()
    visitor.refuse("/v1/messages")
    visitor.field.fill(WORDS)
    visitor.field.press("Enter")
    visitor.trouble.wait_for()
    visitor.page.unroute("**/v1/messages")
    before = visitor.replies.count()
    visitor.trouble.get_by_role("button", name="Try again").click()
    visitor.replies.nth(before).wait_for()
    expect(visitor.trouble).to_have_count(0)
    expect(visitor.log.locator(".visitor")).to_have_count(1)
    expect(visitor.field).to_have_value("")


def test_a_choice_that_did_not_arrive_can_be_used_again(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    visitor.refuse("/v1/messages")
    choice = visitor.log.get_by_role("list", name="Possible answers").last.get_by_role("button").first
    choice.click()
    visitor.trouble.wait_for()
    visitor.page.unroute("**/v1/messages")
    before = visitor.replies.count()
    choice.click()
    visitor.replies.nth(before).wait_for()
    expect(visitor.trouble).to_have_count(0)


def test_a_guide_that_cannot_be_opened_says_so_and_can_be_tried_again(visitor):
    visitor.refuse("/v1/sessions")
    visitor.arrive()
    visitor.launcher.click()
    expect(visitor.trouble).to_contain_text("cannot be reached")
    expect(visitor.trouble.get_by_role("link", name="Get help")).to_be_visible()
    visitor.page.unroute("**/v1/sessions")
    visitor.trouble.get_by_role("button", name="Try again").click()
    expect(visitor.replies.first).to_contain_text("automated")
    expect(visitor.trouble).to_have_count(0)


def test_words_written_before_the_guide_could_open_come_after_the_disclosure(visitor):
    visitor.refuse("/v1/sessions")
    visitor.arrive()
    visitor.launcher.click()
    visitor.trouble.wait_for()
    visitor.page.unroute("**/v1/sessions")
    visitor.field.fill("How long should we wait?")
    visitor.field.press("Enter")
    visitor.replies.nth(1).wait_for()
    messages = visitor.log.locator(".message")
    expect(messages.first).to_contain_text("automated")
    expect(visitor.log.locator(".visitor")).to_have_count(1)


def test_a_server_that_does_not_answer_is_given_up_after_twelve_seconds(visitor):
    visitor.page.clock.install()
    visitor.open()
    visitor.page.route("**/v1/messages", lambda route: None)
    visitor.field.fill(WORDS)
    with visitor.page.expect_request("**/v1/messages"):
        visitor.field.press("Enter")
    visitor.page.clock.fast_forward(11_000)
    expect(visitor.trouble).to_have_count(0)
    visitor.page.clock.fast_forward(1_500)
    expect(visitor.trouble).to_contain_text("taking too long")
    expect(visitor.field).to_have_value(WORDS)


def test_a_session_that_has_ended_is_replaced_without_a_word(visitor):
    token = visitor.open()
    gone = visitor.page.context.request.delete(
        f"{visitor.server}/v1/sessions", headers={"Authorization": f"Bearer {token}"}
    )
    assert gone.status == 204
    visitor.say("How long should we wait?")
    assert visitor.asked("POST", "/v1/sessions") == 2
    assert visitor.asked("POST", "/v1/messages") == 2
    expect(visitor.trouble).to_have_count(0)
    expect(visitor.log.locator(".disclosure")).to_have_count(1)


def test_a_server_that_refuses_every_session_is_not_asked_for_ever(visitor):
    visitor.open()
    visitor.refuse("/v1/messages", status=401, json={"title": "Unauthorized", "status": 401})
    visitor.field.fill(WORDS)
    visitor.field.press("Enter")
    expect(visitor.field).to_have_value(WORDS)
    visitor.trouble.wait_for()
    assert visitor.asked("POST", "/v1/messages") == 2


def test_a_country_the_server_does_not_know_keeps_nobody_out(visitor):
    def refuse_country(route):
        if route.request.post_data_json:
            route.fulfill(status=422, json={"title": "Unprocessable Content", "status": 422})
        else:
            route.fulfill(status=201, json=OPENING)

    visitor.page.route("**/v1/sessions", refuse_country)
    visitor.arrive()
    visitor.page.evaluate(
        """() => {
            const again = document.createElement("guide-chat");
            again.setAttribute("country", "XX");
            document.querySelector("guide-chat").replaceWith(again);
        }"""
    )
    visitor.launcher.click()
    expect(visitor.replies.first).to_contain_text("automated")
    assert visitor.asked("POST", "/v1/sessions") == 2


def test_a_country_the_guide_does_not_know_is_said_to_the_reader(visitor):
    visitor.host("", attributes='country="XX"')
    visitor.arrive(f"{PRACTICE}/")
    visitor.launcher.click()
    expect(visitor.replies.nth(1)).to_contain_text("I do not know the country")
    assert visitor.asked("POST", "/v1/sessions") == 2
    expect(visitor.replies.first).to_contain_text("automated")
