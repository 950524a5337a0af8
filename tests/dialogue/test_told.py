"""Hurt that is told in a figure of speech or in tears is told from questions and from everything else."""

import pytest

from newleaf.dialogue.told import EVENING, HURT, NAME, SUBJECT, says_nothing, tears_alone, told


@pytest.mark.parametrize(
    "text",
    [
        "this is killing me", "It's eating me up inside", "the waiting is slowly killing me",
        "all of this is tearing me apart",
        "I could murder him", "i could strangle her sometimes", "I could murder him for leaving his socks everywhere",
        "my heart is in pieces", "My heart feels heavy today", "I am drowning here", "i'm hanging by a thread",
        "he stabbed me in the back", "stabbed me in the back", "my wife broke my heart", "it was a punch in the gut",
        "i feel sick", "I'm feeling so sick to my stomach", "it hurts so much", "😭", "😭😭😭", "💔", "... 😢",
        "ugh, i could scream", "she has crushed my heart", "im exhausted, kids and work and now this",
        "I'm so worn out from all of this", "I am completely drained, the house, the kids, his affair",
        "I'm tired of all the fighting", "it's all too much with work and the kids",
    ],
)  # fmt: skip
def test_hurt_is_heard(text: str) -> None:
    assert told(text, "out_of_scope") == HURT


@pytest.mark.parametrize(
    "text",
    [
        "this is killing me, how long does it last?", "how do I stop this from killing us",
        "my heart is set on a trip", "I could murder a curry", "I'm fine", "the heat is nice", "🙂", "...", "{{7*7}}",
        "what is killing our sex life",
        "I'm tired of his socks on the floor", "I'm exhausted after my marathon",
        "he is eating", "she is burning the toast", "I am drowning the cake in syrup", "",
    ],
)  # fmt: skip
def test_everything_else_is_left(text: str) -> None:
    assert told(text, "out_of_scope") is None


def test_an_evening_ahead_is_heard_where_nothing_else_was_understood() -> None:
    assert told("killing time before our date night", "nlu_fallback") == EVENING
    assert told("passing some time until he comes home", "out_of_scope") == EVENING
    assert told("killing time before our date night", "faq_timing") == EVENING
    assert told("our date night went well", "faq_hope") is None
    assert told("what should we do on our date night?", "out_of_scope") is None


def test_tears_are_told_from_smiles_and_from_words() -> None:
    assert tears_alone("😭😭") and tears_alone("💔!")
    assert not tears_alone("🙂") and not tears_alone("😭 he left") and not tears_alone("")


@pytest.mark.parametrize("text", ["{{7*7}}", "🙂", "...", "123", "?!", "🙂👀"])
def test_what_says_nothing_answers_no_question(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["n", "no", "y", "😭", "💔", "👎", "🤷", "🔪", "нет", "助", "💊💊", "🆘"])
def test_a_letter_or_a_sign_with_a_meaning_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text",
    ["whats ur name btw", "What is your name?", "do you have a name", "your name?", "what do I call you",
     "so what are you called", "may I ask your name", "sorry, whats your real name again"],
)  # fmt: skip
def test_the_name_of_the_guide_is_asked_for(text: str) -> None:
    assert told(text, "greet") == NAME


def test_another_subject_is_asked_for() -> None:
    for text in ("can we talk about something else", "let's change the topic", "can we talk about something else?"):
        assert told(text, "faq_communication") == SUBJECT
    for text in ("can we talk about the affair", "what is her name", "he called me names", "can we try something else",
                 "I found her name in his phone", "how do we talk about something else than the affair"):
        assert told(text, "faq_communication") is None
