"""The timer of a step: calm, heard at a few points only, paused and stopped at will, still where motion disturbs."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import Visitor
from tests.widget.exercise import Exercise
from tests.widget.test_comforts import ANNOUNCED

STARTED = "The timer runs."


def reach(visitor: Visitor, seconds: int = 60) -> None:
    """Come to the step with the timer, with the clock of the page in our hands."""
    visitor.page.clock.install()
    visitor.open()
    Exercise(seconds).play(visitor)
    visitor.page.get_by_role("button", name="Exercises", exact=True).click()
    visitor.page.get_by_role("button", name="Looking at each other").click()
    visitor.page.get_by_role("button", name="Next").click()
    visitor.page.get_by_role("timer").wait_for()
    visitor.page.clock.run_for(10_000)  # what came before has been said
    visitor.page.evaluate(ANNOUNCED)


def press(visitor: Visitor, name: str) -> None:
    """Press one of the timer's buttons."""
    visitor.page.get_by_role("group", name="One minute").get_by_role("button", name=name).click()


def heard(visitor: Visitor) -> list[str]:
    """What the timer had a screen reader say, since the step was there."""
    return visitor.page.evaluate("window.announced")


def test_it_does_not_begin_by_itself(visitor):
    reach(visitor)
    expect(visitor.page.get_by_role("timer")).to_have_text("1:00")
    assert heard(visitor) == []


def test_it_is_heard_at_the_start_half_way_near_the_end_and_at_the_end_and_not_between(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    visitor.page.clock.run_for(70_000)
    assert heard(visitor) == [STARTED, "Half the time is over.", "Ten seconds left.", "The time is over."]
    expect(visitor.page.get_by_role("timer")).to_have_text("The time is over.")
    expect(visitor.page.get_by_role("timer")).not_to_have_attribute("aria-live", re.compile("."))


def test_a_short_one_is_heard_at_its_ends_only(visitor):
    reach(visitor, seconds=20)
    press(visitor, "Start timer")
    visitor.page.clock.run_for(25_000)
    assert heard(visitor) == [STARTED, "The time is over."]


def test_it_can_be_paused_and_goes_on_where_it_was(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    visitor.page.clock.run_for(20_000)
    press(visitor, "Pause timer")
    clock = visitor.page.get_by_role("timer")
    shown = clock.inner_text()
    assert shown in ("0:40", "0:41")
    visitor.page.clock.run_for(100_000)
    expect(clock).to_have_text(shown)
    press(visitor, "Resume timer")
    visitor.page.clock.run_for(30_000)
    assert clock.inner_text() in ("0:10", "0:11")


def test_it_can_be_stopped_and_the_keyboard_is_not_lost(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    visitor.page.clock.run_for(20_000)
    visitor.page.get_by_role("button", name="Stop timer").press("Enter")
    expect(visitor.page.get_by_role("timer")).to_have_text("1:00")
    expect(visitor.page.get_by_role("button", name="Start timer")).to_be_focused()
    visitor.page.clock.run_for(100_000)
    assert "The time is over." not in heard(visitor)


def test_at_the_end_the_keyboard_is_not_lost_either(visitor):
    reach(visitor, seconds=20)
    press(visitor, "Start timer")
    visitor.page.get_by_role("button", name="Stop timer").focus()
    visitor.page.clock.run_for(25_000)
    expect(visitor.page.get_by_role("button", name="Start timer")).to_be_focused()


@pytest.mark.parametrize(("motion", "most"), [("no-preference", 61), ("reduce", 7)])
def test_where_motion_disturbs_the_figures_change_every_ten_seconds_and_nothing_moves(visit, motion, most):
    with visit(reduced_motion=motion) as visitor:
        reach(visitor)
        visitor.page.evaluate(
            """() => {
                const clock = document.querySelector("guide-chat").shadowRoot.querySelector("[role=timer]");
                window.shown = new Set([clock.textContent]);
                const look = () => window.shown.add(clock.textContent);
                new MutationObserver(look).observe(clock, { childList: true, characterData: true, subtree: true });
            }"""
        )
        press(visitor, "Start timer")
        for _ in range(59):
            visitor.page.clock.run_for(1_000)
        shown = visitor.page.evaluate("[...window.shown]")
        assert most - 2 <= len(shown) <= most
        moving = "panel => panel.getAnimations({ subtree: true }).length"
        assert visitor.panel.evaluate(moving) == 0


def test_it_makes_no_sound_and_nothing_in_it_is_animated(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    assert visitor.page.locator("guide-chat audio, guide-chat video").count() == 0
    names = visitor.page.get_by_role("timer").evaluate(
        "e => [e, ...e.children].map(x => getComputedStyle(x).animationName)"
    )
    assert set(names) == {"none"}


def test_it_holds_still_while_the_panel_is_minimised(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    visitor.page.clock.run_for(5_000)
    visitor.page.get_by_role("button", name="Minimise").click()
    visitor.page.clock.run_for(100_000)
    visitor.launcher.click()
    expect(visitor.page.get_by_role("button", name="Resume timer")).to_be_visible()
    assert heard(visitor) == [STARTED]


def test_it_ends_when_the_step_is_left(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    visitor.page.get_by_role("button", name="Pause", exact=True).click()
    expect(visitor.replies.last).to_contain_text("A pause.")
    expect(visitor.page.get_by_role("timer")).to_have_count(0)
    visitor.page.clock.run_for(100_000)
    assert "The time is over." not in heard(visitor)


def test_a_pause_that_did_not_arrive_still_holds_the_timer(visitor):
    reach(visitor)
    press(visitor, "Start timer")
    visitor.page.unroute("**/v1/messages")
    visitor.refuse("/v1/messages")
    visitor.page.get_by_role("button", name="Pause", exact=True).click()
    visitor.trouble.wait_for()
    expect(visitor.page.get_by_role("button", name="Resume timer")).to_be_visible()
