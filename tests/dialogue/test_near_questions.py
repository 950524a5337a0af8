"""Whether it will happen again, and whether to forgive, are not taken for whether to stay."""

import pytest

from newleaf.dialogue.near_questions import (
    AGAIN,
    CHECKING,
    FEELINGS_TOLD,
    FORGIVENESS,
    HEALING,
    near_question,
)


@pytest.mark.parametrize(
    "text",
    ["will he cheat again", "once a cheater always a cheater?", "how do I know she won't do it again", "can cheaters"
     " change",
     "what if she cheats again", "how can I be sure it won't happen again", "will he ever change?",
     "how likely is it that he does it again", "what are the chances she'll do it again", "can I trust him not to do"
     " it again"],
)  # fmt: skip
def test_whether_it_happens_again(text: str) -> None:
    assert near_question(text, "scope_decision") == AGAIN


@pytest.mark.parametrize(
    "text",
    ["should I forgive him", "do I have to forgive her", "is it too soon to forgive him", "can I ever forgive my wife",
     "will she ever forgive me", "how do I get him to forgive me", "does forgiving mean saying it was ok"],
)  # fmt: skip
def test_whether_to_forgive(text: str) -> None:
    assert near_question(text, "scope_decision") == FORGIVENESS


@pytest.mark.parametrize(
    "text",
    ["should I stay or go", "is he cheating again", "how do I forgive myself", "will I cheat again", "has he started"
     " again",
     "how can we be close again", "will it ever be good again"],
)  # fmt: skip
def test_other_questions_stay_what_they_are(text: str) -> None:
    assert near_question(text, "scope_decision") is None


def test_what_was_understood_otherwise_is_left_alone() -> None:
    assert near_question("should I forgive him", "faq_boundaries_consent") is None


@pytest.mark.parametrize(
    "text",
    ["I want to stop checking his phone", "i keep checking his phone every night, how do i stop",
     "I can't stop looking at her instagram", "how do I stop myself from reading his messages", "help me quit snooping",
     "I'm addicted to checking where she is"],
)  # fmt: skip
def test_whoever_wants_to_stop_checking(text: str) -> None:
    assert near_question(text, "scope_surveillance") == CHECKING


@pytest.mark.parametrize(
    "text",
    ["how do I check his phone", "he keeps checking my phone", "how do I make him stop checking my messages",
     "she can't stop going through my emails", "should I look at her messages", "how can I see his deleted texts"],
)  # fmt: skip
def test_how_to_check_and_being_checked_are_other_questions(text: str) -> None:
    assert near_question(text, "scope_surveillance") != CHECKING


@pytest.mark.parametrize(
    "text", ["how long will it hurt", "so how long does it hurt like this", "how much longer is this going to hurt"]
)
def test_how_long_it_hurts_is_asked_of_a_heart(text: str) -> None:
    assert near_question(text, "scope_medical") == HEALING
    assert near_question("how long will it hurt after the coil", "scope_medical") is None


def test_whoever_was_betrayed_has_nothing_to_confess() -> None:
    assert near_question("should i tell him", "scope_confession", "betrayed") == FEELINGS_TOLD
    assert near_question("should i tell him", "scope_confession", "unfaithful") is None
    assert near_question("should i tell my mother", "scope_confession", "betrayed") is None
