"""What came out of an exercise: read on the screen, printed alone, kept nowhere."""

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import module
from tests.widget.exercise import SUMMARY, message
from tests.widget.test_comforts import PRINTED
from tests.widget.test_traces import LEFT

MALFORMED = {
    "words": "What you noticed",
    "no-title": {**SUMMARY, "title": None},
    "no-sections": {"title": "What you noticed"},
    "sections-that-are-none": {"title": "What you noticed", "sections": ["one", 2, None, {"heading": "One"}]},
    "lines-that-are-none": {"title": "What you noticed", "sections": [{"heading": "One", "lines": [1, None, ""]}]},
}


def receive(visitor, summary=SUMMARY):
    """Come to the end of an exercise."""
    visitor.open()
    visitor.refuse("/v1/messages", json={"messages": [message("That is all.", summary=summary)]})
    return visitor.say("my secret words")


def test_it_can_be_read_and_says_where_it_is(visitor):
    reply = receive(visitor)
    for heading in ("What you noticed", "What you named", "One next step"):
        expect(reply.get_by_role("heading", name=heading)).to_be_visible()
    expect(reply.get_by_text("We laughed once.")).to_be_visible()
    expect(reply).to_contain_text("It is on this screen only.")


def test_it_is_printed_alone(visitor):
    reply = receive(visitor)
    visitor.page.evaluate(PRINTED)
    visitor.page.emulate_media(media="print")
    reply.get_by_role("button", name="Print this").click()
    body, text, sheet = visitor.page.evaluate("window.printed")
    assert (body, sheet) == ("none", "block")
    lines = [line for line in text.splitlines() if line]
    assert lines == ["What you noticed", "What you named", "It was quiet.", "We laughed once.", "One next step",
                     "Again on Sunday."]  # fmt: skip
    visitor.page.evaluate("dispatchEvent(new Event('afterprint'))")
    left = visitor.page.evaluate("[document.documentElement.lastElementChild.localName, document.adoptedStyleSheets]")
    assert left == ["body", []]
    assert visitor.complaints == []


def test_a_printed_page_has_the_summary_and_nothing_of_the_page_or_the_talk(visitor):
    reply = receive(visitor)
    visitor.page.evaluate("window.print = () => {}")
    sheets = [visitor.page.pdf().count(b"/Type /Page\n")]
    reply.get_by_role("button", name="Print this").click()
    sheets.append(visitor.page.pdf().count(b"/Type /Page\n"))
    assert sheets[0] > 1 and sheets[1] == 1, "the summary takes one sheet, the page around it several"


def test_on_the_screen_what_is_being_printed_is_not_seen(visitor):
    reply = receive(visitor)
    visitor.page.evaluate("window.print = () => {}")
    reply.get_by_role("button", name="Print this").click()
    assert visitor.page.evaluate("getComputedStyle(document.documentElement.lastChild).display") == "none"


def erase(visitor):
    visitor.page.get_by_text("Delete chat").click()
    visitor.page.get_by_role("button", name="Delete it now").click()
    expect(visitor.panel).to_contain_text("Deleted.")


def hide(visitor):
    visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")


@pytest.mark.parametrize("go", [erase, hide])
def test_where_a_browser_never_says_that_it_has_printed_nothing_stays(visitor, go):
    reply = receive(visitor)
    visitor.page.evaluate("window.print = () => {}")
    reply.get_by_role("button", name="Print this").click()
    go(visitor)
    left = visitor.page.evaluate(
        """() => [document.documentElement.lastElementChild.localName, document.adoptedStyleSheets.length,
            document.querySelector("guide-chat").shadowRoot.querySelector("[role=log]").textContent]"""
    )
    assert left == ["body", 0, ""]


def test_nothing_of_it_is_there_after_leaving_and_nothing_was_stored(visitor):
    reply = receive(visitor)
    visitor.page.evaluate("window.print = () => {}")
    reply.get_by_role("button", name="Print this").click()
    assert {place: visitor.page.evaluate(script) for place, script in LEFT.items()} == dict.fromkeys(LEFT, 0)
    visitor.leave_towards_nothing()
    assert "noticed" not in visitor.page.content()
    assert visitor.page.evaluate("document.documentElement.children.length") == 2


def test_the_page_sees_nothing_of_what_is_printed_and_recorders_are_told_to_keep_out(visitor):
    module("rrweb/package.json")
    reply = receive(visitor)
    visitor.page.evaluate("window.print = () => {}")
    reply.get_by_role("button", name="Print this").click()
    seen, classes = visitor.page.evaluate(
        "[document.documentElement.lastChild.outerHTML, document.documentElement.lastChild.className]"
    )
    assert "noticed" not in seen
    assert "rr-block" in classes


@pytest.mark.parametrize("summary", MALFORMED.values(), ids=MALFORMED.keys())
def test_one_that_does_not_keep_the_contract_is_left_out(visitor, summary):
    reply = receive(visitor, summary)
    expect(reply).to_contain_text("That is all.")
    expect(reply.get_by_role("button", name="Print this")).to_have_count(0)
    assert visitor.complaints == []
