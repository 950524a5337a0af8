"""The steps of an exercise: where one is, back, skip, pause and stop, own words, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.widget.conftest import Visitor
from tests.widget.exercise import NEXT, TEXTS, TITLE, Exercise, choice, message
from tests.widget.test_access import PHONE, TOO_SMALL
from tests.widget.test_comforts import ANNOUNCED

GUIDED = {"exercise": "eye_contact", "title": TITLE, "step": 1, "of": 3, "stop": "step:stop"}
MALFORMED = {
    "no-object": "eye_contact",
    "no-title": {**GUIDED, "title": ""},
    "step-zero": {**GUIDED, "step": 0},
    "step-beyond-the-last": {**GUIDED, "step": 4},
    "half-a-step": {**GUIDED, "step": 1.5},
    "step-in-words": {**GUIDED, "step": "1"},
    "no-way-to-stop": {**GUIDED, "stop": None},
    "a-list": [GUIDED],
}


def press(visitor: Visitor, name: str) -> Locator:
    """Press a button with the mouse and wait for the reply."""
    before = visitor.replies.count()
    visitor.page.get_by_role("button", name=name, exact=True).click()
    reply = visitor.replies.nth(before)
    reply.wait_for()
    return reply


def begin(visitor: Visitor) -> Exercise:
    """Open the guide and begin the exercise from the list."""
    visitor.open()
    exercise = Exercise().play(visitor)
    press(visitor, "Exercises")
    press(visitor, TITLE)
    return exercise


def ways(visitor: Visitor) -> list[str]:
    """What can be done beside answering."""
    return visitor.log.get_by_role("list", name="In this exercise").get_by_role("button").all_inner_texts()


def test_the_list_of_exercises_is_one_tap_away_in_the_open_panel(visitor):
    exercise = begin(visitor)
    assert exercise.asked == [{"choice": "exercises"}, {"choice": "exercise:eye_contact"}]
    expect(visitor.replies.last).to_contain_text(TEXTS[0])


def test_a_step_says_where_one_is_and_offers_only_the_ways_there_are(visitor):
    begin(visitor)
    expect(visitor.log.get_by_role("heading", name=f"{TITLE} Step 1 of 3")).to_be_visible()
    assert ways(visitor) == ["Skip", "Pause", "Stop"]
    press(visitor, "Next")
    expect(visitor.log.get_by_role("heading", name=f"{TITLE} Step 2 of 3")).to_be_visible()
    assert ways(visitor) == ["Back", "Skip", "Pause", "Stop"]


def test_a_single_question_is_no_way_to_measure(visitor):
    visitor.open()
    visitor.refuse("/v1/messages", json={"messages": [message("Is it safe?", guided={**GUIDED, "of": 1})]})
    visitor.say("let us look at each other")
    expect(visitor.log.get_by_role("heading")).to_have_text(TITLE)
    assert visitor.log.locator("progress").count() == 0


def test_back_skip_pause_and_stop_send_their_keys_and_are_gone_afterwards(visitor):
    exercise = begin(visitor)
    press(visitor, "Skip")
    press(visitor, "Back")
    press(visitor, "Pause")
    assert ways(visitor) == ["Skip", "Stop"], "what is paused cannot be paused"
    press(visitor, "Go on")
    reply = press(visitor, "Stop")
    expect(reply).to_contain_text("exactly right")
    sent = [turn["choice"] for turn in exercise.asked[2:]]
    assert sent == ["step:skip", "step:back", "step:pause", "step:resume", "step:stop"]
    assert ways(visitor) == []
    assert visitor.choices.count() == 0
    expect(visitor.log.get_by_text("Skip", exact=True).last).to_be_visible()
    assert visitor.complaints == []


def test_stop_waits_for_what_is_under_way_and_is_sent_after_it(visitor):
    exercise = begin(visitor)
    held = []
    visitor.page.unroute("**/v1/messages")
    visitor.page.route("**/v1/messages", lambda route: exercise.answer(route) if held else held.append(route))
    visitor.page.get_by_role("button", name="Next").click()
    visitor.page.wait_for_function("document.querySelector('guide-chat').shadowRoot.querySelector('.used.chosen')")
    visitor.page.get_by_role("button", name="Stop", exact=True).click()
    visitor.page.get_by_role("button", name="Stop", exact=True).click()
    while not held:
        visitor.page.wait_for_timeout(20)
    exercise.answer(held[0])
    expect(visitor.replies.last).to_contain_text("exactly right")
    assert [turn["choice"] for turn in exercise.asked[2:]] == ["step:next", "step:stop"]


def test_skip_and_back_do_nothing_while_an_answer_is_under_way(visitor):
    exercise = begin(visitor)
    visitor.page.unroute("**/v1/messages")
    held = []
    visitor.page.route("**/v1/messages", lambda route: held.append(route))
    visitor.page.get_by_role("button", name="Next").click()
    visitor.page.wait_for_function("document.querySelector('guide-chat').shadowRoot.querySelector('.used.chosen')")
    visitor.page.get_by_role("button", name="Skip").click()
    exercise.answer(held[0])
    visitor.log.get_by_role("heading", name="Step 2 of 3").wait_for()
    assert len(held) == 1


def test_a_stop_that_did_not_arrive_can_be_pressed_again(visitor):
    exercise = begin(visitor)
    visitor.page.unroute("**/v1/messages")
    visitor.refuse("/v1/messages")
    visitor.page.get_by_role("button", name="Stop", exact=True).click()
    visitor.trouble.wait_for()
    visitor.page.unroute("**/v1/messages")
    exercise.play(visitor)
    expect(press(visitor, "Stop")).to_contain_text("exactly right")
    expect(visitor.trouble).to_have_count(0)


def test_a_whole_exercise_needs_no_mouse_and_the_keyboard_goes_along(visitor):
    visitor.open()
    exercise = Exercise().play(visitor)
    keys = visitor.page.keyboard
    visitor.page.get_by_role("button", name="Exercises", exact=True).focus()
    keys.press("Enter")
    expect(visitor.replies.last.get_by_text("Here is what we can try.")).to_be_focused()
    keys.press("Tab")
    expect(visitor.page.get_by_role("button", name=TITLE)).to_be_focused()
    keys.press("Enter")
    heading = visitor.log.get_by_role("heading").last
    expect(heading).to_have_text(f"{TITLE} Step 1 of 3")
    expect(heading).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(heading).to_have_text(f"{TITLE} Step 2 of 3")
    expect(heading).to_be_focused()
    keys.press("Tab")
    expect(visitor.page.get_by_role("button", name="Start timer")).to_be_focused()
    for name in ("Next", "Back", "Skip", "Pause", "Stop"):
        keys.press("Tab")
        expect(visitor.page.get_by_role("button", name=name, exact=True)).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(visitor.replies.last).to_contain_text("A pause.")
    expect(heading).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(visitor.replies.last).to_contain_text(TEXTS[1])
    for _ in range(2):
        keys.press("Tab")
    keys.press("Enter")
    expect(heading).to_have_text(f"{TITLE} Step 3 of 3")
    for _ in range(6):
        keys.press("Tab")
    expect(visitor.page.get_by_label("In your own words")).to_be_focused()
    keys.type("It was good to be quiet.")
    keys.press("Enter")
    expect(visitor.replies.last).to_contain_text("What you noticed")
    expect(visitor.field).to_be_focused()
    assert exercise.asked[-1] == {"text": "It was good to be quiet."}


def test_the_keyboard_stays_with_who_types_instead_of_pressing(visitor):
    begin(visitor)
    visitor.field.fill("next")
    visitor.field.press("Enter")
    visitor.log.get_by_role("heading", name="Step 2 of 3").wait_for()
    expect(visitor.field).to_be_focused()
    assert ways(visitor) == ["Back", "Skip", "Pause", "Stop"]


def test_help_in_the_middle_of_an_exercise_is_where_the_keyboard_goes_and_the_ways_are_gone(visitor):
    begin(visitor)
    help_first = {"kind": "help", "text": "I am here. You are not alone.\n\nAre you safe?", "services": []}
    visitor.page.unroute("**/v1/messages")
    visitor.refuse("/v1/messages", json={"messages": [help_first]})
    visitor.page.get_by_role("button", name="Next").press("Enter")
    expect(visitor.replies.last.get_by_text("I am here.")).to_be_focused()
    assert ways(visitor) == []


def test_a_step_is_announced_without_the_ways_that_are_the_same_every_time(visitor):
    begin(visitor)
    visitor.page.wait_for_timeout(3_500)  # what came before has been said
    visitor.page.evaluate(ANNOUNCED)
    visitor.page.get_by_role("button", name="Next").press("Enter")
    expect(visitor.page.get_by_role("status")).to_contain_text(TEXTS[1])
    [spoken] = visitor.page.evaluate("window.announced")
    assert "Next" in spoken and "Skip" not in spoken and "1:00" not in spoken
    assert "Step 2" not in spoken, "it is read out because the keyboard is there"


def test_own_words_are_asked_for_in_the_one_field_and_said_not_to_be_kept(visitor):
    begin(visitor)
    press(visitor, "Skip")
    press(visitor, "Skip")
    field = visitor.page.get_by_label("In your own words")
    expect(field).to_have_accessible_description(re.compile(r"^Up to 60 characters.* kept nowhere"))
    field.fill("x" * 61)
    expect(field).to_have_value("x" * 61), "nothing is cut off: it may be a cry for help"
    expect(visitor.page.locator("guide-chat textarea")).to_have_count(1)
    press(visitor, "Back")
    expect(visitor.field).to_have_accessible_description("")
    expect(visitor.page.get_by_label("In your own words")).to_have_count(0)


@pytest.mark.parametrize("guided", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_step_that_does_not_keep_the_contract_is_plain_text_with_its_choices(visitor, guided):
    visitor.open()
    visitor.refuse("/v1/messages", json={"messages": [message("Breathe out.", choices=[NEXT], guided=guided)]})
    reply = visitor.say("next")
    expect(reply).to_contain_text("Breathe out.")
    expect(reply.get_by_role("button", name="Next")).to_be_visible()
    assert ways(visitor) == []
    assert reply.get_by_role("heading").count() == 0
    assert visitor.complaints == []


@pytest.mark.parametrize(
    "part",
    [
        {"timer": {"seconds": -5, "label": "One minute"}},
        {"timer": {"seconds": "60", "label": "One minute"}},
        {"timer": {"seconds": 60}},
        {"timer": 60},
        {"own_words": {"label": 7, "most": 200}},
        {"own_words": {"label": "In your own words", "most": 0}},
        {"own_words": "yes"},
        {"back": {"key": "step:back"}, "skip": 7, "pause": ""},
    ],
    ids=str,
)
def test_a_part_of_a_step_that_does_not_keep_the_contract_is_left_out(visitor, part):
    visitor.open()
    visitor.refuse("/v1/messages", json={"messages": [message("Breathe out.", guided=GUIDED | part)]})
    visitor.say("next")
    assert ways(visitor) == ["Stop"]
    assert visitor.log.get_by_role("timer").count() == 0
    expect(visitor.field).to_be_visible()
    assert visitor.complaints == []


def test_on_the_smallest_phone_the_ways_out_are_in_view_and_big_enough(visit):
    with visit(**{**PHONE, "viewport": {"width": 320, "height": 568}}) as visitor:
        visitor.open()
        long = [choice(f"step:{number}", f"An answer with the number {number}") for number in range(6)]
        guided = {**GUIDED, "back": "step:back", "skip": "step:skip", "pause": "step:pause"}
        visitor.refuse("/v1/messages", json={"messages": [message("Which one fits?", choices=long, guided=guided)]})
        visitor.field.fill("next")
        visitor.field.press("Enter")
        stop = visitor.page.get_by_role("button", name="Stop", exact=True)
        expect(stop).to_be_in_viewport(ratio=1)
        assert visitor.on_top(stop)
        assert visitor.page.evaluate(TOO_SMALL) == []
        last = visitor.page.get_by_role("button", name="number 5")
        last.focus()
        last.scroll_into_view_if_needed()
        assert visitor.on_top(last), "what the keyboard reaches is not below the ways out"
