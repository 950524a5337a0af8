"""A recorder of visits runs on the page, and sees nothing of the conversation."""

import json

from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE, module

WORDS = "I found the second phone"
RECORD = "() => { window.seen = []; rrweb.record({ emit: event => window.seen.push(event) }); }"


def recorded(visitor) -> str:
    return json.dumps(visitor.page.evaluate("window.seen"))


def test_what_is_typed_and_shown_is_not_in_a_recording_that_sees_the_page(visitor):
    recorder = module("rrweb/dist/rrweb.umd.min.cjs").read_text()
    visitor.host("<main><h1>About trust</h1><input id='search'></main>")
    visitor.page.add_init_script(recorder)
    visitor.page.goto(f"{PRACTICE}/", wait_until="commit")
    visitor.page.evaluate(RECORD)
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    visitor.field.press_sequentially(WORDS)
    visitor.field.press("Enter")
    visitor.replies.nth(1).wait_for()
    answer = visitor.replies.nth(1).locator("p").first.inner_text()
    visitor.say("he hit me last night and i am scared of him")
    card = visitor.replies.last.locator(".service").first.inner_text()
    visitor.page.locator("#search").fill("weather")
    visitor.page.wait_for_function("JSON.stringify(window.seen).includes('weather')")
    tape = recorded(visitor)
    assert "About trust" in tape
    for secret in (WORDS, answer[:40], card, "not a therapist", "Talk to the guide"):
        assert secret not in tape
    assert not any(word in tape for word in WORDS.split() if len(word) > 5)


def test_host_and_field_are_marked_for_the_recorders_there_are(visitor):
    visitor.arrive()
    for host in ("guide-chat", "guide-chat section.root"):
        marked = visitor.page.locator(host)
        for name in ("rr-block", "ph-no-capture", "sentry-block", "nr-block", "fs-exclude"):
            expect(marked).to_contain_class(name)
        for name in ("data-hj-suppress", "data-private", "data-clarity-mask", "data-dd-privacy"):
            expect(marked).to_have_attribute(name, visitor.page.locator("guide-chat").get_attribute(name))
    field = visitor.page.locator("guide-chat textarea")
    expect(field).to_contain_class("rr-ignore")
    expect(field).to_have_attribute("data-gramm", "false")
