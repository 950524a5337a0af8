"""What is said beside a step is known as that, and words that say more are not."""

import pytest

from newleaf.dialogue.step_alarms import Heard, heard_in
from newleaf.dialogue.step_asides import changes_mind, fed_up, puts_off, thanks
from newleaf.dialogue.step_controls import Control, control_in, means_next, means_on
from newleaf.dialogue.step_questions import asks, asks_about_step
from tests.dialogue.places import GATE, HANDS, LADDER, at


@pytest.mark.parametrize("text", ["can we do this tomorrow?", "maybe tomorrow", "not today", "another day please"])
def test_another_day_is_heard(text: str) -> None:
    assert puts_off(text)


@pytest.mark.parametrize("text", ["tomorrow is our anniversary", "not today, not ever with him", "day"])
def test_a_day_that_is_told_of_puts_nothing_off(text: str) -> None:
    assert not puts_off(text)


def test_another_mind_thanks_and_impatience_are_heard_where_nothing_else_is_said() -> None:
    assert changes_mind("sorry, I changed my mind") and changes_mind("she has changed her mind")
    assert not changes_mind("he never changed his mind about her")
    assert thanks("ok thank you so much") and not thanks("thank you for nothing, he left")
    for text in ("this is stupid", "it doesn't help", "fuck off", "this is a waste of time"):
        assert fed_up(text), text
    assert not fed_up("he said i am stupid") and not fed_up("it helps")


def test_controls_are_heard_as_people_say_them_in_passing() -> None:
    assert control_in("he wants to skip this part") is Control.SKIP
    assert control_in("sorry i was away") is Control.RESUME
    assert means_on("we did that already") and means_next("go to the next one")
    assert not means_on("we did that already and he cheated again")


@pytest.mark.parametrize(
    "text", ["what do you mean", "i don't understand", "I don't know what to write", "can you repeat that"]
)
def test_who_does_not_understand_a_step_asks_about_it(text: str) -> None:
    assert asks_about_step(text)


def test_a_question_begins_with_somebody_and_an_answer_without() -> None:
    assert asks("would he stop") and asks("i wonder if we should wait") and asks("does holding hands help")
    assert not asks("would stop, but sulk") and not asks("is hard") and not asks("can't say")


@pytest.mark.parametrize("place", [GATE, HANDS, LADDER])
@pytest.mark.parametrize("text", ["I'm alone, he is not here", "she is at work", "my husband isn't here"])
def test_a_partner_who_is_not_there_says_no_yes(place: object, text: str) -> None:
    assert heard_in(text, place) is Heard.ABSENT  # type: ignore[arg-type]


def test_a_partner_who_walks_out_has_answered() -> None:
    assert heard_in("my wife just walked out", LADDER) is Heard.STATE
    assert heard_in("I'm alone, he is not here", at("trigger", "need", company="alone")) is None
