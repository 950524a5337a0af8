"""The exercises as they are, from the first tap to the last word, with the real server behind."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.widget.conftest import Visitor
from tests.widget.test_comforts import PRINTED
from tests.widget.test_traces import LEFT

MOST_STEPS = 40
FOCUSED_ANSWER = """() => {
    const at = document.querySelector("guide-chat").shadowRoot.activeElement;
    return at?.closest("ul")?.getAttribute("aria-label") === "Possible answers";
}"""


def press(visitor: Visitor, button: Locator) -> Locator:
    """Press it and wait for the first message of the reply."""
    before = visitor.replies.count()
    button.click()
    reply = visitor.replies.nth(before)
    reply.wait_for()
    return reply


def begin(visitor: Visitor, title: str) -> None:
    """Open the guide and take this exercise from the list, through the question whether it is safe, if it is asked."""
    visitor.open()
    press(visitor, visitor.page.get_by_role("button", name="Exercises", exact=True))
    press(visitor, visitor.choices.get_by_text(title))
    if (safe := visitor.choices.get_by_text("Yes, all four are true")).count():
        press(visitor, safe)


def way(visitor: Visitor, name: str) -> Locator:
    """Back, Skip, Pause or Stop."""
    return visitor.log.get_by_role("list", name="In this exercise").get_by_role("button", name=name, exact=True)


def where(visitor: Visitor) -> tuple[int, int]:
    """Which step of how many is on the screen."""
    step, of = re.search(r"Step (\d+) of (\d+)$", visitor.log.get_by_role("heading").last.inner_text()).groups()
    return int(step), int(of)


def play_with_the_keyboard(visitor: Visitor, words: str = "I slept badly since then.") -> list[tuple[int, int]]:
    """Take the first answer at every step until there is no step any more; returns the steps that were seen."""
    seen = []
    for _ in range(MOST_STEPS):
        if not way(visitor, "Stop").count():
            return seen
        seen.append(where(visitor))
        before = visitor.replies.count()
        expect(visitor.log.get_by_role("heading").last).to_be_focused()
        if (own := visitor.page.get_by_label("In your own words")).count():
            own.focus()
            visitor.page.keyboard.type(words)
        else:
            for _ in range(4):
                visitor.page.keyboard.press("Tab")
                if visitor.page.evaluate(FOCUSED_ANSWER):
                    break
        visitor.page.keyboard.press("Enter")
        visitor.replies.nth(before).wait_for()
    pytest.fail(f"no end after {MOST_STEPS} steps: {seen}")


def test_the_tap_for_a_trigger_leads_through_it_with_the_keyboard_alone(visitor):
    visitor.arrive()
    visitor.steady.focus()
    visitor.page.keyboard.press("Enter")
    way(visitor, "Stop").wait_for()
    expect(visitor.replies.last).to_contain_text(re.compile("breathe", re.I))
    seen = play_with_the_keyboard(visitor)
    assert seen[0][0] == 1 and len(seen) >= 4
    assert [step for step, _ in seen] == sorted(step for step, _ in seen)
    assert visitor.trouble.count() == 0 and visitor.complaints == []


@pytest.mark.parametrize("title", ["Am I ready? Are we?", "A plan of small steps"])
def test_a_reflection_ends_with_a_summary_that_is_printed_alone_and_kept_nowhere(visitor, title):
    begin(visitor, title)
    visitor.log.get_by_role("heading").last.focus()
    play_with_the_keyboard(visitor)
    visitor.page.evaluate(PRINTED)
    visitor.page.emulate_media(media="print")
    visitor.page.get_by_role("button", name="Print this").click()
    body, text, sheet = visitor.page.evaluate("window.printed")
    assert (body, sheet) == ("none", "block")
    card = visitor.replies.locator(".card").last
    for line in card.get_by_role("listitem").all():
        assert line.text_content() in text
    assert visitor.page.evaluate("document.documentElement.lastChild.shadowRoot.querySelectorAll('li').length") >= 3
    assert "automated" not in text, "nothing of the talk"
    assert {place: visitor.page.evaluate(script) for place, script in LEFT.items()} == dict.fromkeys(LEFT, 0)
    assert visitor.complaints == []


def test_own_words_are_in_the_reply_and_the_field_is_the_ordinary_one_again(visitor):
    begin(visitor, "Words to start with")
    visitor.log.get_by_role("heading").last.focus()
    play_with_the_keyboard(visitor, "I slept badly since then.")
    expect(visitor.replies.filter(has_text="I slept badly since then.").first).to_be_visible()
    expect(visitor.field).to_be_visible()
    expect(visitor.page.get_by_label("In your own words")).to_have_count(0)


def test_back_pause_resume_and_stop_in_an_exercise_for_two(visitor):
    begin(visitor, "Looking at each other")
    press(visitor, visitor.choices.first)
    step, of = where(visitor)
    assert 1 < step < of
    text = visitor.replies.last.locator(".words").inner_text()
    press(visitor, way(visitor, "Back"))
    assert where(visitor) == (step - 1, of)
    press(visitor, visitor.choices.first)
    press(visitor, way(visitor, "Pause"))
    expect(visitor.page.get_by_role("timer")).to_have_count(0)
    press(visitor, visitor.choices.get_by_text(re.compile("^Go on")).first)
    assert where(visitor) == (step, of)
    assert text in visitor.replies.last.locator(".words").inner_text()
    reply = press(visitor, way(visitor, "Stop"))
    expect(reply).not_to_have_text("")
    assert way(visitor, "Stop").count() == 0
    assert visitor.complaints == []


@pytest.mark.parametrize("typed", ["stop", "pause"])
def test_typing_works_as_well_as_pressing(visitor, typed):
    begin(visitor, "Looking at each other")
    visitor.say(typed)
    assert way(visitor, "Pause").count() == 0
    expect(visitor.field).to_be_focused()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_step_with_a_timer_has_it_and_it_is_still_where_motion_disturbs(visit, motion):
    with visit(viewport={"width": 375, "height": 667}, reduced_motion=motion) as visitor:
        visitor.page.clock.install()
        begin(visitor, "Looking at each other")
        press(visitor, visitor.choices.first)
        clock = visitor.page.get_by_role("timer")
        whole = clock.inner_text()
        visitor.page.get_by_role("button", name="Start timer").click()
        visitor.page.clock.run_for(5_000)
        assert (clock.inner_text() == whole) is (motion == "reduce")
        visitor.page.clock.run_for(600_000)
        expect(clock).to_have_text("The time is over.")
        expect(way(visitor, "Stop")).to_be_in_viewport(ratio=1)


def test_a_cry_in_the_middle_brings_help_first_and_leaves_no_way_around_it(visitor):
    begin(visitor, "Looking at each other")
    before = visitor.replies.count()
    visitor.say("i want to kill myself")
    expect(visitor.replies.nth(before)).to_have_class(re.compile(r"\bhelp\b"))
    expect(visitor.replies.nth(before).get_by_role("link", name=re.compile("^Call ")).first).to_be_visible()
    assert visitor.page.get_by_role("timer").count() == 0
    assert way(visitor, "Skip").count() == 0


def test_own_words_far_too_long_are_answered_and_not_lost(visitor):
    begin(visitor, "Words to start with")
    visitor.log.get_by_role("heading").last.focus()
    for _ in range(MOST_STEPS):
        if (own := visitor.page.get_by_label("In your own words")).count():
            break
        press(visitor, visitor.choices.first)
    own.fill("I want to sleep. " * 40)
    before = visitor.replies.count()
    own.press("Enter")
    visitor.replies.nth(before).wait_for()
    assert visitor.trouble.count() == 0


def test_on_a_phone_the_first_thing_to_do_and_the_way_out_are_on_one_screen(visit):
    with visit(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True) as visitor:
        visitor.arrive()
        visitor.steady.tap()
        way(visitor, "Stop").wait_for()
        visitor.page.wait_for_timeout(400)  # the transcript glides there
        expect(visitor.replies.last.locator(".words p").first).to_be_in_viewport(ratio=1)
        expect(way(visitor, "Stop")).to_be_in_viewport(ratio=1)
        assert visitor.on_top(way(visitor, "Stop")) and visitor.on_top(visitor.leave)
        expect(visitor.field).not_to_be_focused()


def test_without_a_connection_in_the_middle_of_an_exercise_there_is_something_to_hold_on_to(visitor):
    begin(visitor, "Help with a trigger")
    visitor.refuse("/v1/messages")
    visitor.choices.get_by_text("I am alone").click()
    visitor.trouble.wait_for()
    expect(visitor.trouble).to_contain_text("Press both feet into the floor")
    expect(visitor.trouble.get_by_role("link", name=re.compile("^Call|^Website")).first).to_be_visible()
    visitor.page.unroute("**/v1/messages")
    press(visitor, way(visitor, "Stop"))
    visitor.refuse("/v1/messages")
    visitor.fail("How long should we wait?")
    expect(visitor.trouble).not_to_contain_text("Press both feet into the floor")
