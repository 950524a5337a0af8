"""What a visitor sees when nothing is wrong."""

import re

from playwright.sync_api import expect

FEAR = "he hit me last night and i am scared of him"
SAFE = re.compile(r"^(https://|tel:|sms:)")


def test_the_page_and_the_open_guide_keep_to_the_content_policy_without_a_complaint(visitor):
    seen = []
    visitor.page.on("response", lambda response: seen.append(response.headers.get("content-security-policy", "")))
    visitor.open()
    visitor.say("How long should we wait?")
    assert "trusted-types 'none'" in seen[0] and "unsafe-inline" not in seen[0]
    assert visitor.complaints == []


def test_the_first_words_say_that_it_is_automated_and_no_therapist(visitor):
    visitor.open()
    first = visitor.replies.first
    expect(first).to_contain_text("automated")
    expect(first).to_contain_text("therapist")
    expect(visitor.panel).to_contain_text("Automated, not a person")


def test_a_typed_question_is_shown_and_answered(visitor):
    visitor.open()
    reply = visitor.say("How long should we wait before we sleep together again?")
    expect(visitor.log).to_contain_text("How long should we wait before we sleep together again?")
    expect(reply).not_to_have_text("")
    expect(visitor.field).to_have_value("")


def test_what_is_typed_is_shown_as_typed_and_never_as_markup(visitor):
    visitor.open()
    visitor.say("<img src=x onerror=alert(1)> how long should we wait?")
    expect(visitor.log).to_contain_text("<img src=x onerror=alert(1)>")
    assert visitor.log.locator("img").count() == 0


def test_a_choice_is_answered_and_stays_readable_without_being_a_button(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    choices = visitor.log.get_by_role("list", name="Possible answers").last
    label = choices.get_by_role("button").first.inner_text()
    before = visitor.replies.count()
    choices.get_by_role("button").first.click()
    visitor.replies.nth(before).wait_for()
    expect(visitor.log.locator(".visitor").last).to_contain_text(label)
    used = visitor.log.locator(".used", has_text=label).first
    expect(used).to_be_visible()
    expect(used.get_by_role("button")).to_have_count(0)


def test_a_choice_tapped_twice_is_sent_once(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    sent = visitor.asked("POST", "/v1/messages")
    before = visitor.replies.count()
    visitor.log.get_by_role("list", name="Possible answers").last.get_by_role("button").first.dblclick()
    visitor.replies.nth(before).wait_for()
    assert visitor.asked("POST", "/v1/messages") == sent + 1


def test_distress_brings_a_help_card_first_with_numbers_to_tap(visitor):
    visitor.open()
    reply = visitor.say(FEAR)
    expect(reply).to_have_class(re.compile(r"\bhelp\b"))
    call = reply.get_by_role("link", name=re.compile("^Call ")).first
    expect(call).to_be_visible()
    expect(call).to_have_attribute("href", re.compile(r"^tel:\+?[\d]+$"))
    for link in reply.get_by_role("link").all():
        assert SAFE.match(link.get_attribute("href"))


def test_an_unchecked_service_is_called_unchecked_once_a_card(visitor):
    visitor.open()
    reply = visitor.say(FEAR)
    expect(reply.get_by_text(re.compile("not yet checked by us", re.I))).to_have_count(1)


def test_links_of_an_unsafe_kind_are_left_out_of_a_help_card(visitor):
    channels = [
        {"kind": "web", "display": "script", "href": "javascript:alert(1)"},
        {"kind": "web", "display": "plain", "href": "http://example.org/"},
        {"kind": "web", "display": "good", "href": "https://example.org/"},
    ]
    service = {"id": "x", "name": "A line", "for": "Anyone", "hours": "24/7", "verified_on": None, "channels": channels}
    visitor.open()
    visitor.refuse("/v1/messages", json={"messages": [{"kind": "help", "text": "Here.", "services": [service]}]})
    links = visitor.say("help").get_by_role("link")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "https://example.org/")


def test_words_sent_while_an_answer_is_under_way_are_sent_after_it(visitor):
    visitor.open()
    held = []
    visitor.page.route("**/v1/messages", lambda route: route.continue_() if held else held.append(route))
    visitor.field.fill("How long should we wait?")
    with visitor.page.expect_request("**/v1/messages"):
        visitor.field.press("Enter")
    expect(visitor.page.get_by_role("status")).to_contain_text("The guide is writing")
    visitor.field.fill("And what can we try?")
    visitor.field.press("Enter")
    expect(visitor.field).to_have_value("And what can we try?")
    assert visitor.asked("POST", "/v1/messages") == 1
    held[0].continue_()
    expect(visitor.log.locator(".visitor")).to_have_count(2)
    expect(visitor.field).to_have_value("")
    expect(visitor.page.get_by_role("status")).not_to_contain_text("The guide is writing")
    assert visitor.asked("POST", "/v1/messages") == 2


def test_shift_and_enter_begin_a_new_line(visitor):
    visitor.open()
    visitor.field.press_sequentially("One")
    visitor.field.press("Shift+Enter")
    visitor.field.press_sequentially("Two")
    expect(visitor.field).to_have_value("One\nTwo")
    assert visitor.asked("POST", "/v1/messages") == 0


def test_a_message_that_is_far_too_long_is_kept_and_the_reason_is_said(visitor):
    visitor.open()
    visitor.fail("a" * 20_000)
    expect(visitor.trouble).to_contain_text("too much at once")
    expect(visitor.field).to_have_value("a" * 20_000)


def test_a_country_set_by_the_owner_is_passed_on(visitor):
    visitor.arrive()
    visitor.page.evaluate(
        """() => {
            const again = document.createElement("guide-chat");
            again.setAttribute("country", "gb");
            document.querySelector("guide-chat").replaceWith(again);
        }"""
    )
    with visitor.page.expect_request("**/v1/sessions") as request:
        visitor.launcher.click()
    assert request.value.post_data_json == {"country": "GB"}


def test_help_in_another_language_is_marked_so_that_it_is_read_aloud_and_laid_out_in_it(visitor):
    visitor.open()
    reply = visitor.say("زوجي يضربني")
    words = reply.locator("p[lang=ar]").first
    expect(words).to_have_attribute("dir", "auto")
    assert words.evaluate("element => getComputedStyle(element).direction") == "rtl"
    number = reply.locator("bdi").first
    assert number.evaluate("element => getComputedStyle(element).direction") == "ltr"
    assert visitor.complaints == []
