"""What makes it good to use: answers beside their question, pieces, the country, deleting, printing, own words."""

import re

from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

CRY = "i want to kill myself"
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
LONG = "\n\n".join(f"Part {number}. " + "It takes the time that it takes. " * 14 for number in range(1, 5))
PRINTED = """() => { window.print = () => {
    const sheet = document.documentElement.lastChild;
    const shown = [...sheet.shadowRoot.children].map(each => each.innerText).join("\\n");
    window.printed = [getComputedStyle(document.body).display, shown, getComputedStyle(sheet).display];
}; }"""
"""Notes what a printer would be given."""
ANNOUNCED = """() => {
    const live = document.querySelector("guide-chat").shadowRoot.querySelector("[role=status]");
    window.announced = [];
    new MutationObserver(() => live.textContent && window.announced.push(live.textContent))
        .observe(live, { childList: true, characterData: true, subtree: true });
}"""


def test_on_a_phone_the_question_its_answers_and_the_first_number_are_on_one_screen(visit):
    with visit(**PHONE) as visitor:
        visitor.open()
        reply = visitor.say(CRY)
        yes = reply.get_by_role("button", name="Yes")
        question = reply.get_by_text(re.compile(r"safe.*\?$")).last
        call = reply.get_by_role("link", name=re.compile("^Call ")).first
        visitor.page.wait_for_timeout(400)  # the transcript glides there
        for seen in (question, yes, call):
            expect(seen).to_be_in_viewport(ratio=1)
        assert 0 <= yes.bounding_box()["y"] - question.bounding_box()["y"] - question.bounding_box()["height"] <= 16
        assert visitor.on_top(call) and visitor.on_top(yes)
        yes.click()
        expect(visitor.log.locator(".chosen").last).to_contain_text("Yes")


def test_on_a_phone_the_number_to_call_is_in_view_where_life_is_in_danger(visit):
    with visit(**PHONE) as visitor:
        visitor.arrive("/?country=GB")
        visitor.launcher.click()
        visitor.replies.first.wait_for()
        reply = visitor.say("i took all the pills")
        visitor.page.wait_for_timeout(400)  # the transcript glides there
        call = reply.get_by_role("link", name=re.compile("^Call 999"))
        expect(call).to_be_in_viewport(ratio=1)
        expect(reply.locator("p").first).to_be_in_viewport(ratio=1)
        assert visitor.on_top(call)


def test_the_country_is_chosen_in_the_card_and_new_lines_come(visitor):
    visitor.open()
    card = visitor.say(CRY)
    card.get_by_label("Which country").select_option("United Kingdom")
    assert visitor.asked("POST", "/v1/messages") == 1, "going through the list is not choosing"
    before = visitor.replies.count()
    card.get_by_role("button", name="Show", exact=True).click()
    visitor.replies.nth(before).wait_for()
    expect(visitor.replies.last).to_contain_text("Samaritans")
    expect(visitor.replies.last.get_by_label("Which country")).to_have_value("GB")


def test_a_long_answer_comes_in_pieces(visitor):
    visitor.open()
    visitor.refuse("/v1/messages", json={"messages": [{"kind": "text", "text": LONG}]})
    reply = visitor.say("tell me everything")
    expect(reply).to_contain_text("Part 1")
    expect(reply).not_to_contain_text("Part 4")
    while (more := reply.get_by_role("button", name="Show more")).count():
        more.click()
        assert visitor.page.evaluate("document.activeElement.localName") == "guide-chat"
    expect(reply).to_contain_text("Part 4")


def test_each_finished_message_is_announced_once_and_alone(visitor):
    visitor.open()
    visitor.page.evaluate(ANNOUNCED)
    second = {"kind": "text", "text": "Second.", "choices": [{"key": "k", "label": "More"}]}
    visitor.refuse("/v1/messages", json={"messages": [{"kind": "text", "text": "First."}, second]})
    visitor.say("hello")
    expect(visitor.page.get_by_role("status")).to_contain_text("Second.")
    first, second = visitor.page.evaluate("window.announced")
    assert "First." in first and "Second." not in first
    assert "Second." in second and "More" in second and "First." not in second
    assert visitor.page.locator("guide-chat [aria-live=polite], guide-chat [aria-live=assertive]").count() == 0


def test_focus_stays_where_it_is_when_a_reply_or_trouble_comes(visitor):
    visitor.open()
    visitor.say(CRY)
    expect(visitor.field).to_be_focused()
    visitor.refuse("/v1/messages")
    visitor.fail("hello?")
    expect(visitor.field).to_be_focused()


def test_deleting_asks_first_and_says_what_the_server_said(visitor):
    token = visitor.open()
    visitor.say("How long should we wait?")
    visitor.page.get_by_text("Delete chat").click()
    visitor.page.get_by_role("button", name="Keep it").click()
    expect(visitor.log).to_contain_text("How long should we wait?")
    assert visitor.asked("DELETE", "/v1/sessions") == 0
    visitor.page.get_by_text("Delete chat").click()
    visitor.page.get_by_role("button", name="Delete it now").click()
    expect(visitor.panel).to_contain_text("Deleted. Nothing of it is left")
    expect(visitor.log).to_have_text("")
    gone = visitor.page.request.post(
        f"{visitor.server}/v1/messages", headers={"Authorization": f"Bearer {token}"}, data={"text": "hello"}
    )
    assert gone.status == 401
    visitor.page.get_by_role("button", name="Start again").click()
    expect(visitor.replies.first).to_contain_text("automated")


def test_deleting_does_not_claim_what_the_server_did_not_confirm(visitor):
    visitor.open()
    visitor.say("How long should we wait?")
    visitor.refuse("/v1/sessions", status=503, json={"title": "Service Unavailable"})
    visitor.page.get_by_text("Delete chat").click()
    visitor.page.get_by_role("button", name="Delete it now").click()
    expect(visitor.panel).to_contain_text("the server did not confirm")
    expect(visitor.log).to_have_text("")
    visitor.page.unroute("**/v1/sessions")
    visitor.page.locator("footer").get_by_role("button", name="Try again").click()
    expect(visitor.panel).to_contain_text("Deleted. Nothing of it is left")


def test_what_the_guide_is_and_how_to_be_safer_stay_in_reach(visitor):
    visitor.open()
    visitor.page.get_by_text("Privacy and safety").click()
    footer = visitor.page.locator("guide-chat footer")
    for truth in ("not a person and not a therapist", "does not erase your browser history", "private window"):
        expect(footer.locator("details p", has_text=truth)).to_be_visible()
    expect(footer.get_by_role("link", name="What happens in a crisis")).to_be_visible()


def test_help_lines_are_printed_alone_and_the_page_is_as_before(visitor):
    visitor.open()
    visitor.say(CRY)
    visitor.page.evaluate(PRINTED)
    visitor.page.emulate_media(media="print")
    visitor.page.get_by_role("button", name="Print these").click()
    body, text, sheet = visitor.page.evaluate("window.printed")
    assert (body, sheet) == ("none", "block") and "988" in text and CRY not in text
    visitor.page.evaluate("dispatchEvent(new Event('afterprint'))")
    left = visitor.page.evaluate("[document.documentElement.lastElementChild.localName, document.adoptedStyleSheets]")
    assert left == ["body", []]
    assert visitor.complaints == []


def test_an_owner_words_it_and_places_it(visitor):
    texts = 'text-launcher="Brauchen Sie Hilfe?" text-leave="Weg hier" lang="de"'
    visitor.host("", attributes=f'{texts} position="top-start"')
    visitor.page.goto(f"{PRACTICE}/")
    launcher = visitor.page.get_by_role("button", name="Brauchen Sie Hilfe?")
    launcher.wait_for()
    box = launcher.bounding_box()
    assert box["x"] < 300 and box["y"] < 100
    expect(visitor.page.locator("guide-chat .root")).to_have_attribute("lang", "de")
    with visitor.page.expect_request("**/v1/sessions") as request:
        launcher.click()
    assert request.value.post_data_json == {"language": "de"}
    expect(visitor.page.get_by_role("button", name="Weg hier")).to_be_visible()


def test_right_to_left_everything_is_mirrored_but_numbers(visitor):
    visitor.host("<script>document.documentElement.dir = 'rtl'</script>")
    visitor.page.goto(f"{PRACTICE}/")
    visitor.launcher.wait_for()
    assert visitor.launcher.bounding_box()["x"] < 400
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    reply = visitor.say(CRY)
    assert visitor.leave.bounding_box()["x"] < visitor.page.get_by_role("heading", name="The guide").bounding_box()["x"]
    for number in reply.locator("bdi").all():
        assert number.evaluate("e => getComputedStyle(e).direction") == "ltr"
    call = reply.get_by_role("link", name=re.compile("^Call ")).first
    words, digits = call.evaluate(
        """link => [link.firstChild, link.querySelector("bdi").firstChild].map(node => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return range.getBoundingClientRect().x;
        })"""
    )
    assert words < digits, "an English sentence reads from the left there too"
