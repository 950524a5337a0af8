"""Whose a known danger is, and that it has come to the deed, is heard in words that name neither."""

import pytest

from newleaf.dialogue.whose_danger import Told, as_told, told_of_danger
from newleaf.safety import Assessment, Signal, Tier, Who

WORRIED = {"signals": {"suicide_self_harm": "acute"}, "worry": "suicide_self_harm"}
WORRIED_HURT = {"signals": {"partner_violence": "concern"}, "worry": "partner_violence", "asked": "safety"}
OWN = {"signals": {"suicide_self_harm": "acute"}, "asked": "safety"}
HURT = {"signals": {"partner_violence": "acute"}}


@pytest.mark.parametrize(
    "text",
    ["it's not a friend, it's me", "im talking about myself", "ok its really me", "there is no friend",
     "its not my friend its me i was scared to say", "the friend is me", "I made her up, it's about me",
     "it isn't my sister, it's me", "sorry, I lied. It's me", "it was me all along", "I am the friend",
     "it's not her, it's me", "me. it's me", "its me tbh"],
)  # fmt: skip
def test_one_who_spoke_of_a_friend_speaks_of_themselves(text: str) -> None:
    assert told_of_danger(text, WORRIED) == Told.OWN
    assert told_of_danger(text, {}) is None
    assert told_of_danger(text, OWN) == Told.OWN  # also where the worry has passed, or is known as their own


@pytest.mark.parametrize("text", ["i'm the one he hits", "it's me he hits", "I am the one that she beats"])
def test_the_one_who_is_hit(text: str) -> None:
    assert told_of_danger(text, WORRIED_HURT) == Told.HIT
    found = as_told(Told.HIT, WORRIED_HURT, Assessment())
    assert (found.signal, found.tier, found.who) == (Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)


@pytest.mark.parametrize(
    "text",
    ["its not me its my sister", "no, I'm talking about my friend", "I mean my sister's husband", "it's not about me,"
     " it's my friend", "I'm asking for a friend"],
)  # fmt: skip
def test_one_who_spoke_of_somebody_else_is_believed(text: str) -> None:
    assert told_of_danger(text, HURT) == Told.THEIRS
    assert as_told(Told.THEIRS, HURT, Assessment()).who is Who.OTHER


@pytest.mark.parametrize(
    "text",
    ["it's my brother", "it's my fault", "is it me?", "maybe it's me", "it's me or her", "it's not me who cheated",
     "my friend told me to leave", "it's not my friend I worry about, it's my marriage", "I'm the one he cheated on",
     "it's not her, it's my marriage", "not him"],
)  # fmt: skip
def test_what_says_else_is_left_alone(text: str) -> None:
    assert told_of_danger(text, HURT) is None


@pytest.mark.parametrize(
    "text",
    ["i took them", "i took it", "I've done it", "i have the tablets in my hand", "i'm on the kitchen floor with the"
     " pills",
     "i cut", "i jumped in", "I've swallowed all of them", "the pills are in front of me", "I'm on the bridge",
     "i cut too deep", "it won't stop bleeding", "I took them 10 minutes ago", "i just took the lot", "it's done",
     "took them", "done it", "got the pills in my hand"],
)  # fmt: skip
def test_the_deed_is_heard_after_words_of_dying_and_not_without(text: str) -> None:
    assert told_of_danger(text, OWN) == Told.DONE
    assert told_of_danger(text, HURT) is None
    assert as_told(Told.DONE, OWN, Assessment()).life_in_danger


@pytest.mark.parametrize(
    "text",
    ["i took your advice", "I took them away from her", "I cut the call short", "I've done the breathing", "I jumped to"
     " conclusions",
     "I took a walk", "I have my phone in my hand", "I'm on the sofa with my cat", "I called"],
)  # fmt: skip
def test_what_is_no_deed(text: str) -> None:
    assert told_of_danger(text, OWN) is None


def test_of_another_it_is_their_life() -> None:
    for text in ("she took them", "he's done it", "she's on the roof", "he has the knife in his hand"):
        assert told_of_danger(text, WORRIED) == Told.DONE_BY_THEM
    assert told_of_danger("i took them", WORRIED) is None  # away from her


def test_at_a_step_of_an_exercise_done_is_an_answer() -> None:
    assert told_of_danger("I did it", {**OWN, "asked": "nothing", "open_question": "guided"}) is None
    assert told_of_danger("done it", {**OWN, "asked": "nothing", "open_question": "guided"}) is None
    assert told_of_danger("I did it", OWN) == Told.DONE
