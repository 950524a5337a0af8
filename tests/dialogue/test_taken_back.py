"""What is taken back: a guess of the screen's is believed, what was told plainly stays for the session."""

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.after_help import ActionAfterHelp
from actions.follow_up import ActionPartnerUnwilling
from actions.guided import ActionExercise
from actions.misread import ActionMisread
from actions.told import ActionTold
from newleaf.content.marks import SAID
from newleaf.content.responses import GATE_ALONE, GATE_OPEN
from newleaf.dialogue.giving_help import GUESSED, PLAIN, force_is_guess, give_help
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.taken_back_forms import means_the_couple, meant_lightly
from newleaf.dialogue.withholding import guesses_alone, may_open
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

HURT = Signal.PARTNER_VIOLENCE
GUESS = Assessment.of([Finding(HURT, Tier.ACUTE, Who.SELF, guessed=True)])
HEARD = Assessment.of([Finding(HURT, Tier.ACUTE, Who.SELF)])
START = {"asked": "nothing", "gate": GATE_OPEN, "open_question": "closed", "safe_to_try": None}


def told(found: Assessment, text: str, slots: dict[str, Any]) -> dict[str, Any]:
    return slots | give_help(help_desk(), found, slots, text).slots


def answered(action: Any, text: str, slots: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    message = {"text": text, "intent": {"name": "misread"}, "entities": []}
    tracker = Tracker("somebody", slots, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker, {}))
    return dispatcher.messages, {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def texts(messages: list[dict[str, Any]]) -> str:
    return " ".join(str(each.get("text") or each.get("custom", {}).get("text")) for each in messages)


def test_a_guess_that_was_a_joke_is_believed_and_help_stays_in_reach() -> None:
    slots = told(GUESS, "the way he stands in the door", START)
    assert slots["gate"] == GATE_ALONE and force_is_guess(slots)
    messages, now = answered(ActionMisread(), "you misread me, it was a joke", slots)
    assert now["gate"] == GATE_OPEN and now["misread"] and now["safe_to_try"] is None
    assert any(button["payload"] == "/ask_help" for button in messages[0]["buttons"])


def test_a_guess_that_is_taken_back_without_a_word_why_is_asked_about_once() -> None:
    slots = told(GUESS, "the way he stands in the door", START)
    _, now = answered(ActionMisread(), "you misread me", slots)
    assert now["asked"] == "partner" and "gate" not in now


@pytest.mark.parametrize("text", ["the way he stands in the door", "he shoved me into the door"])
def test_what_was_told_plainly_stays(text: str) -> None:
    plain = HEARD if "way" in text else GUESS
    for slots in (told(plain, text, START), told(plain, text, told(GUESS, "how he stands there", START)),
                  told(GUESS, "how he stands there", told(plain, text, START))):  # fmt: skip
        assert PLAIN in slots["helped"] and not force_is_guess(slots)
        _, now = answered(ActionMisread(), "you misread me, it was a joke", slots)
        assert "gate" not in now and now["asked"] == "nothing"


def test_a_figure_of_speech_may_be_taken_back_and_a_threat_may_not() -> None:
    assert guesses_alone(HEARD, "my wife is going to kill me when she finds out")
    for text in ("he will kill me", "he will kill me if I leave", "he said he'd kill me when he finds out",
                 "she is going to kill me if she finds out I told the police and she has a knife"):
        assert guesses_alone(HEARD, text) is False
    assert guesses_alone(Assessment(), "hello") is None


def test_pressing_stays_whatever_it_was_heard_by() -> None:
    assert not may_open({Signal.COERCING_PARTNER: Tier.CONCERN}, guessed=True)
    assert may_open({HURT: Tier.ACUTE}, guessed=True) and not may_open({HURT: Tier.ACUTE})


def test_no_mark_is_left_by_what_withholds_nothing() -> None:
    slots = told(Assessment.of([Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF)]), "so low", START)
    assert not {GUESSED, PLAIN} & set(slots["helped"])


def test_who_gives_up_on_the_marriage_chooses_between_hope_and_staying() -> None:
    for known in ({}, {"despair": "concern"}):
        messages, now = answered(ActionMisread(), "no i mean on the marriage, not my life", START | {"signals": known})
        offered = {button["payload"] for button in messages[0]["buttons"]}
        assert {"/faq_hope", "/scope_decision", "/ask_help"} <= offered
        assert now["asked"] == "nothing"


def test_whoever_presses_is_not_comforted_as_one_who_is_pressed() -> None:
    slots = START | {"gate": GATE_ALONE, "signals": {"coercing_partner": "concern"}, "country": "GB"}
    messages, _ = answered(ActionPartnerUnwilling(), "my wife is not up for it", slots)
    assert "no is the whole answer" in texts(messages)
    hurt = slots | {"signals": {"partner_violence": "acute"}}
    assert "no is the whole answer" not in texts(answered(ActionPartnerUnwilling(), "he is not up for it", hurt)[0])


def test_lines_for_who_is_hurt_come_first_where_a_partner_forbids() -> None:
    slots = START | {"gate": GATE_ALONE, "country": "GB", "helped": {}}
    slots["signals"] = {"harm_to_others": "acute", "partner_violence": "concern"}
    for text in ("what should i do then", "he wont let me see my sister"):
        card = answered(ActionAfterHelp(), text, slots)[0][0]["custom"]
        hurt = help_desk().services(["partner_violence"], "GB", None)
        assert card["services"][0]["name"] == hurt[0].name


def test_the_guide_says_its_name_and_that_it_is_automated() -> None:
    said = texts(answered(ActionTold(), "whats ur name btw", START)[0])
    assert "New Leaf" in said and "automated guide" in said


def test_the_menu_never_comes_twice_in_the_same_words() -> None:
    slots, last = START, ""
    for text in ("we want an exercise for trust", "yes", "we want an exercise for trust", "yes", "yes", "yes"):
        messages, now = answered(ActionExercise(), text, slots)
        slots = slots | now
        assert texts(messages) != last and slots[SAID]
        last = texts(messages)


def test_a_joke_and_a_figure_of_speech_are_told_from_what_is_none() -> None:
    for text in ("you misread me, it was a joke", "that was a figure of speech", "I was exaggerating", "only kidding"):
        assert meant_lightly(text)
    for text in ("you misread me", "it was not a joke", "I'm not exaggerating", "I'm fine now"):
        assert not meant_lightly(text)


def test_the_couple_that_is_meant_is_told_from_life() -> None:
    assert means_the_couple("no i mean the marriage not my life")
    for text in ("not the marriage, my life", "I mean my life", "the marriage", "us"):
        assert not means_the_couple(text)
