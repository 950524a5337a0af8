"""What a step asks for counts as done when it is typed; a question and what hurts do not."""

import pytest

from newleaf.dialogue.guided import Place, exercises
from newleaf.dialogue.step_answers import answer_in, offers, says_done, several_in
from newleaf.dialogue.step_controls import means_next
from newleaf.dialogue.step_questions import asks, asks_about_step, wants_anew, wants_other
from newleaf.dialogue.step_scale import scaled
from newleaf.dialogue.step_taken import Taken, is_done_meanwhile, taken_in
from tests.dialogue.places import at

BREATHE, SENSES = at("trigger", "breathe", company="alone"), at("trigger", "senses", company="alone")
NAME = at("trigger", "name_it", company="alone")
HANDS = at("trigger", "hands_off", company="together", whom="partner")
HOLD = at("hand_holding", "hold", agree="both_yes")
RUNG = at("closeness_ladder", "shoulder", foot="both_yes")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        *((BREATHE, text) for text in (
            "i breathed for a minute", "in and out, slowly", "my breath is slower now", "a bit calmer", "it helps",
        )),
        *((SENSES, text) for text in (
            "i can see the lamp, the rug and my cat", "a mug, two books, the curtain", "my feet on the floor",
            "i hear a bus outside", "the blanket is rough", "shelf plant door",
        )),
        *((NAME, text) for text in ("disgust", "their messages", "i am at home and it is monday", "so much anger")),
        (HANDS, "i have taken my hands away"), (HOLD, "her hand is cold"), (RUNG, "it feels nice"),
        (at("words", "about_need", kind="need"), "an evening without questions"),
        (at("plan", "small_one", who="one"), "water the tomatoes"),
    ],
)  # fmt: skip
def test_what_a_step_asks_for_counts_as_done(place: Place, text: str) -> None:
    assert not asks(text) and taken_in(text, place.here) is Taken.DONE


@pytest.mark.parametrize(
    ("place", "text", "taken"),
    [
        (BREATHE, "i can't do it slowly", Taken.HARD), (BREATHE, "it makes it worse", Taken.HARD),
        (SENSES, "i cannot hear anything", Taken.HARD), (SENSES, "i see him with her again", Taken.TOLD),
        (SENSES, "why did they lie", Taken.TOLD), (BREATHE, "my marriage is over", Taken.TOLD),
        (RUNG, "get up and leave", Taken.TOLD), (HOLD, "the neighbours", Taken.TOLD),
        (SENSES, "hmm", None), (NAME, "idk", None), (NAME, "...", None),
        (at("readiness", "wish", who="one"), "the lamp", None),  # takes its answers alone
    ],
)
def test_what_is_hard_or_told_does_not(place: Place, text: str, taken: Taken | None) -> None:
    assert taken_in(text, place.here) is taken


@pytest.mark.parametrize(
    "text",
    ["what is a trigger?", "what is a trigger", "how long does it take", "is it normal to cry", "tell me about trust",
     "when can we have sex again", "where do i find a therapist", "lamp?"],
)  # fmt: skip
def test_a_question_is_one_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["when he drinks", "what he wrote to her", "where i sat", "how he looked", "?"])
def test_a_sentence_is_no_question(text: str) -> None:
    assert not asks(text)


def test_questions_about_the_step_and_wishes_for_another() -> None:
    for text in ("what does that mean?", "why do you ask that?", "can i do this tomorrow?", "do we have to say it?"):
        assert asks_about_step(text), text
    for text in ("how long should we wait?", "what is a boundary?", "can he ever change?"):
        assert not asks_about_step(text), text
    assert wants_other("give me another exercise") and wants_other("something else please")
    assert not wants_other("another woman") and wants_anew("start over") and not wants_anew("start")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 6", "partly"), ("6", "partly"), ("about 5", "partly"), ("7 out of 10", "partly"), ("60%", "partly"),
        ("9/10", "yes"), ("100%", "yes"), ("2/10", "not_yet"), ("maybe a 3", "not_yet"), ("0", "not_yet"),
        ("2", None), ("11", None), ("at 6 in the morning", None), ("6 weeks", None), ("half", None),
    ],
)
def test_a_number_out_of_ten(text: str, value: str | None) -> None:
    assert scaled(text, 4) == value


def test_readiness_takes_shares_and_what_people_say() -> None:
    wish, trust, unease = (at("readiness", step, who="one").here for step in ("wish", "trust", "unease"))
    for text in ("a 6", "about half", "it depends", "kind of", "50/50"):
        assert answer_in(text, wish) == "partly", text
    assert answer_in("a 9", unease) is None  # of the fear, or of its getting smaller?
    assert answer_in("it would not be heard", trust) == answer_in("no", trust) == "unheard"
    assert answer_in("he would stop but be hurt", trust) == "partly"
    assert answer_in("not always", trust) == "not_yet"


def test_what_stops_or_is_enough_can_be_an_answer() -> None:
    room = at("trigger", "room", company="together", whom="me").here
    assert answer_in("he stopped", room) == "stopped" and answer_in("he is still holding me", room) == "not_stopping"
    assert says_done("i stopped", HANDS.here) and not says_done("i stopped loving her", HANDS.here)
    assert says_done("that's enough for now", at("plan", "small_one", who="one").here)


def test_a_left_exercise_is_answered_by_words_of_its_own() -> None:
    wish = at("readiness", "wish", who="one").here
    assert offers("partly", wish, own=True) and not offers("yes", wish, own=True) and offers("yes", wish)
    assert means_next("ok next please") and means_next("i'm ready") and not means_next("next week")


def test_only_what_asks_how_it_was_reads_an_answer_out_of_a_sentence_for_two() -> None:
    for name, exercise in exercises().items():
        for step in exercise.front.steps:
            place = Place(name, step.step, {"who": ["both"]})
            if place.for_two and not step.skip:
                assert place.literal, (name, step.step)
    assert not at("hand_holding", "tell").literal and not at("eye_contact", "tell").literal
    assert RUNG.literal and at("closeness_ladder", "lean").literal and HOLD.literal


@pytest.mark.parametrize(
    ("step", "text", "value"),
    [
        ("trust", "no idea", "not_yet"), ("trust", "i never said stop", "not_yet"), ("trust", "never", "unheard"),
        ("trust", "he would", "yes"), ("trust", "she would laugh", None), ("trust", "he always says so", None),
        ("wish", "i do it for him", None), ("wish", "yes but slowly", "partly"), ("unease", "it got better", "yes"),
        ("unease", "not better", None), ("feelings", "we fight", "not_yet"), ("closeness", "the last one", "not_yet"),
    ],
)
def test_neither_a_yes_nor_help_hangs_on_one_small_word(step: str, text: str, value: str | None) -> None:
    assert answer_in(text, at("readiness", step, who="one").here) == value


def test_enough_of_a_plan_is_said_in_many_ways() -> None:
    small = at("plan", "small_one", who="one").here
    for text in ("no", "nothing else", "that's all", "none of these", "finish"):
        assert answer_in(text, small) == "next", text
    assert answer_in("learn to say no", small) == "own_limit" and taken_in("remove that", small) is None


def test_several_answers_in_one_message() -> None:
    small = at("plan", "small_one", who="one").here
    assert several_in("a bath, a friend and the diary", small) == ["body", "friend", "page"]
    assert several_in("2 and 3", small) == ["breath", "friend"] and several_in("the first", small) == []
    assert several_in("a bath and no phone", small) == []


@pytest.mark.parametrize("text", ["i can see the lamp, the rug and my cat", "my feet on the floor", "cup, phone, wall"])
def test_while_it_is_open_whether_they_are_safe_a_step_for_right_now_can_be_done(text: str) -> None:
    assert is_done_meanwhile(text, SENSES)
    assert not is_done_meanwhile(text, at("readiness", "wish", who="one"))


@pytest.mark.parametrize(
    "text",
    ["he is outside the door", "i am not safe", "no", "a knife", "is somebody there?", "hmm", "someone is coming"],
)
def test_what_tells_of_safety_is_left_to_that_question(text: str) -> None:
    assert not is_done_meanwhile(text, SENSES) and not is_done_meanwhile(text, NAME)
