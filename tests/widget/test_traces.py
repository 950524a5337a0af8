"""Nothing is left behind, and leaving is one press away."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

WORDS = "I found the second phone in the garage"
LEFT = {
    "local storage": "() => localStorage.length",
    "session storage": "() => sessionStorage.length",
    "cookies": "() => document.cookie.length",
    "databases": "async () => (await indexedDB.databases()).length",
    "caches": "async () => (await caches.keys()).length",
    "service workers": "async () => (await navigator.serviceWorker.getRegistrations()).length",
}
# Tells, at the moment the session is forgotten, what could still be seen.
WATCH = """
const request = window.fetch;
window.fetch = (address, options) => {
    if (options?.method === "DELETE") {
        const root = document.documentElement;
        const guide = window.guide.shadowRoot;
        console.info("FORGET " + JSON.stringify({
            title: document.title.replace(/\\u200b/g, ""),
            shown: (document.body?.childElementCount ?? 0) + (root.innerText ?? "").length,
            said: guide.querySelector("[role=log]").textContent,
            typed: guide.querySelector("textarea").value,
            keepalive: options.keepalive,
        }));
    }
    return request(address, options);
};
addEventListener("DOMContentLoaded", () => { window.guide = document.querySelector("guide-chat"); });
"""


def test_nothing_is_stored_by_a_chat(visitor):
    visitor.open()
    visitor.say(WORDS)
    assert {place: visitor.page.evaluate(script) for place, script in LEFT.items()} == dict.fromkeys(LEFT, 0)
    assert visitor.page.context.cookies() == []


def test_no_request_goes_to_another_origin(visitor):
    visitor.open()
    visitor.say(WORDS)
    assert {urlsplit(address).netloc for _, address in visitor.requests} == {urlsplit(visitor.server).netloc}


def test_requests_carry_neither_cookies_nor_the_address_of_the_page(visitor):
    visitor.open()
    with visitor.page.expect_request("**/v1/messages") as sent:
        visitor.say(WORDS)
    headers = sent.value.all_headers()
    assert "cookie" not in headers and "referer" not in headers


def test_the_field_asks_the_browser_to_remember_and_check_nothing(visitor):
    visitor.open()
    for name, value in {"autocomplete": "off", "spellcheck": "false", "autocorrect": "off"}.items():
        expect(visitor.field).to_have_attribute(name, value)


def press_leave(visitor):
    visitor.leave.click()


def press_shift_three_times(visitor):
    for _ in range(3):
        visitor.page.keyboard.press("Shift")


WAYS = {"button": press_leave, "three-shifts": press_shift_three_times}


@pytest.mark.parametrize("go", WAYS.values(), ids=WAYS.keys())
def test_leaving_wipes_blanks_forgets_and_goes(visitor, go):
    reports = []
    visitor.page.on("console", lambda line: reports.append(line.text) if line.text.startswith("FORGET") else None)
    visitor.page.add_init_script(WATCH)
    token = visitor.open()
    visitor.say(WORDS)
    visitor.field.fill("and there is more")
    with visitor.page.expect_request(lambda request: request.method == "DELETE") as forgot:
        go(visitor)
    visitor.page.wait_for_url(re.compile("^https://"))
    assert reports == ['FORGET {"title":"","shown":0,"said":"","typed":"","keepalive":true}']
    assert forgot.value.headers["authorization"] == f"Bearer {token}"
    expect(visitor.page).to_have_title("Weather")


def test_the_server_has_forgotten_a_visitor_who_left(visitor):
    token = visitor.open()
    visitor.say(WORDS)
    with visitor.page.expect_event("requestfinished", lambda request: request.method == "DELETE"):
        visitor.page.get_by_role("button", name="Minimise").click()
        visitor.page.evaluate("document.querySelector('guide-chat').remove()")
    reply = visitor.page.context.request.post(
        f"{visitor.server}/v1/messages", headers={"Authorization": f"Bearer {token}"}, data={"text": "hello"}
    )
    assert reply.status == 401


@pytest.mark.parametrize("go", WAYS.values(), ids=WAYS.keys())
def test_one_can_leave_while_the_guide_is_closed(visitor, go):
    visitor.arrive()
    go(visitor)
    visitor.page.wait_for_url(re.compile("^https://"))


def test_leaving_waits_for_no_answer_of_the_server(visitor):
    visitor.open()
    visitor.page.route("**/v1/sessions", lambda route: None)
    visitor.leave.click()
    visitor.page.wait_for_url(re.compile("^https://"))


def test_the_page_is_not_in_the_history_after_leaving(visitor):
    visitor.open()
    visitor.leave.click()
    visitor.page.wait_for_url(re.compile("^https://"))
    visitor.page.go_back(wait_until="commit")
    assert not visitor.page.url.startswith(visitor.server)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org/", "not an address", ""])
def test_an_unsafe_address_to_leave_to_is_replaced_by_a_neutral_page(visitor, address):
    visitor.arrive()
    visitor.page.evaluate("address => document.querySelector('guide-chat').setAttribute('leave', address)", address)
    visitor.leave.click()
    visitor.page.wait_for_url("https://www.wikipedia.org/")


def test_the_owner_chooses_where_leaving_leads(visitor):
    visitor.arrive()
    visitor.page.evaluate(
        "document.querySelector('guide-chat').setAttribute('leave', 'https://weather.example.org/today')"
    )
    visitor.leave.click()
    visitor.page.wait_for_url("https://weather.example.org/today")


def test_capital_letters_and_selecting_with_shift_do_not_leave(visitor):
    visitor.open()
    visitor.field.press_sequentially("I AM")
    for _ in range(3):
        visitor.field.press("Shift+ArrowLeft")
    for _ in range(3):
        visitor.page.keyboard.down("Shift")
        visitor.field.click()
        visitor.page.keyboard.up("Shift")
    expect(visitor.field).to_have_value("I AM")


def test_three_shifts_over_a_long_time_do_not_leave(visitor):
    visitor.page.clock.install()
    visitor.open()
    visitor.page.evaluate(
        """() => {
            for (const at of [0, 3000, 6000]) {
                for (const type of ["keydown", "keyup"]) {
                    const event = new KeyboardEvent(type, { key: "Shift", code: "ShiftLeft", bubbles: true });
                    Object.defineProperty(event, "timeStamp", { value: at });
                    document.body.dispatchEvent(event);
                }
            }
        }"""
    )
    expect(visitor.panel).to_be_visible()


def test_nothing_is_there_after_going_away_and_back(visitor):
    visitor.open()
    visitor.say(WORDS)
    visitor.page.goto(f"{visitor.server}/protocol")
    visitor.page.go_back(wait_until="commit")
    visitor.launcher.wait_for()
    expect(visitor.panel).to_be_hidden()
    expect(visitor.page.locator("guide-chat")).not_to_contain_text(WORDS)


def test_the_panel_says_that_leaving_erases_no_history(visitor):
    visitor.open()
    expect(visitor.panel).to_contain_text("Leaving does not erase your browser history.")


def test_nothing_is_there_when_the_page_comes_back_as_it_was_left(visitor):
    visitor.open()
    visitor.say(WORDS)
    visitor.field.fill("and one thing more")
    visitor.page.evaluate("window.same = true")
    visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(visitor.panel).to_be_hidden()
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    expect(visitor.log).not_to_contain_text(WORDS)
    expect(visitor.field).to_have_value("")
    assert visitor.asked("POST", "/v1/sessions") == 2


def test_the_tab_says_nothing_while_the_next_page_loads(visitor):
    visitor.open()
    visitor.leave_towards_nothing()
    assert visitor.page.evaluate("document.title") == "\u200b"
