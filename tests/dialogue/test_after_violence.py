"""What is said to the help for fear, force and pressure, and how another subject is asked for afterwards."""

import pytest

from newleaf.content.after_help import Section
from newleaf.dialogue.after_help import intent_after_help, said_after_help
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

CHILD = {"signals": {"child_at_risk": "acute"}, "child": True, "asked": "safety"}
LIFE = {"signals": {"suicide_self_harm": "acute"}, "asked": "call", "life": "self"}
BEATEN = {"signals": {"partner_violence": "acute"}, "gate": "alone", "asked": "safety"}
BEATEN_CALM = BEATEN | {"asked": "nothing"}
PRESSES = {"signals": {"coercing_partner": "concern"}, "gate": "alone", "asked": "nothing"}
LOW = {"signals": {"suicide_self_harm": "acute"}, "gate": "open", "asked": "safety"}


@pytest.mark.parametrize(
    "text",
    ["no im not in danger its just sometimes", "not in danger right now", "I'm not in any danger", "there's no danger",
     "I'm ok, it's only once in a while", "no I am not in danger at the moment, he's usually lovely",
     "we're not in danger", "I don't feel unsafe"],
)  # fmt: skip
def test_who_is_not_in_danger_after_blows_has_answered_and_taken_nothing_back(text: str) -> None:
    assert said_after_help(text, BEATEN) == Section.NOT_IN_DANGER
    assert intent_after_help(text, BEATEN, "misread", 0.9, danger=False) == "after_help"
    again = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.CONCERN, Who.SELF)])
    assert said_after_help(text, BEATEN, again) is None, "what the screen hears goes first"


def test_what_takes_it_back_is_still_heard_so() -> None:
    for text in ("he never hit me", "nobody hurts me", "I'm not in danger, nobody hurts me"):
        assert intent_after_help(text, BEATEN, "deny", 0.9, danger=False) == "misread"
    worry = {"signals": {"partner_violence": "concern"}, "gate": "alone", "asked": "nothing"}
    assert intent_after_help("I'm not in danger", worry, "deny", 0.9, danger=False) == "misread"


@pytest.mark.parametrize(
    "text",
    ["it's only now and then", "its just sometimes", "it's not every day", "most of the time he's lovely",
     "only once in a while", "she only does it sometimes", "it's not all the time"],
)  # fmt: skip
def test_sometimes_is_no_answer_and_is_not_let_pass(text: str) -> None:
    assert said_after_help(text, BEATEN) == said_after_help(text, BEATEN_CALM) == Section.ONLY_SOMETIMES
    for other in (PRESSES, LOW, CHILD, {}, BEATEN | {"misread": True}, BEATEN | {"worry": "partner_violence"}):
        assert said_after_help(text, other) is None


@pytest.mark.parametrize(
    "text",
    ["not in danger now, he killed the dog", "it's only sometimes that he chokes me", "I'm not in danger but the kids"
     " are", "sometimes I want to die", "I'm fine", "sometimes we hold hands", "I'm not in love"],
)  # fmt: skip
def test_what_is_graver_or_else_is_neither(text: str) -> None:
    assert said_after_help(text, BEATEN) is None


@pytest.mark.parametrize(
    "text",
    ["what if he refuses", "but what if she still says no", "and if he says no again?",
     "what do I do when she pushes me away", "he keeps saying no", "she still doesn't want to",
     "how do I get him in the mood", "how can I convince"
     " her", "how do I change her mind", "what if my wife doesn't want it"],
)  # fmt: skip
def test_to_whoever_presses_a_no_is_a_no(text: str) -> None:
    assert said_after_help(text, PRESSES) == Section.A_NO
    assert said_after_help(text, BEATEN_CALM) is None and said_after_help(text, {}) is None
    assert said_after_help(text, {**PRESSES, "signals": {**PRESSES["signals"], "partner_violence": "acute"}}) is None


@pytest.mark.parametrize(
    "text",
    ["how do i ask nicely", "how should I ask her then", "can I ask again", "what if I ask gently", "is it ok to ask",
     "how can i bring it up without pressure", "what's a good way to ask him", "when can I ask again tomorrow"],
)  # fmt: skip
def test_to_whoever_presses_asking_is_told_so_that_a_no_is_easy(text: str) -> None:
    assert said_after_help(text, PRESSES) == Section.ASKING
    assert said_after_help(text, BEATEN_CALM) is None and said_after_help(text, {}) is None


@pytest.mark.parametrize(
    "text",
    ["i dont want to ring anybody", "I don't want to call anyone", "I won't call them", "please don't make me call",
     "no phone calls please", "I'm not ringing anyone", "do I have to call someone?", "I really don't want to phone"
     " anybody tonight", "I do not want a hotline"],
)  # fmt: skip
def test_who_rings_nobody_is_met_and_can_write(text: str) -> None:
    assert said_after_help(text, LOW) == said_after_help(text, BEATEN) == Section.NO_RINGING
    assert said_after_help(text, LIFE) == Section.NO_CALL_LIFE, "while minutes count, another person may ring"
    assert said_after_help(text, {}) is None


def test_what_is_no_wish_about_calling() -> None:
    for text in ("I don't want to call him my husband", "I don't want to live", "I won't call her back, it's over"):
        assert said_after_help(text, LOW) is None


@pytest.mark.parametrize(
    "text",
    ["he wont let me see my sister", "she doesn't let me have friends", "I'm not allowed to work", "he took my phone",
     "he keeps me from seeing my parents", "my husband doesn't let me talk to my mother", "she controls my money"],
)  # fmt: skip
def test_what_a_feared_partner_forbids_stays_with_the_fear(text: str) -> None:
    assert said_after_help(text, BEATEN_CALM) == Section.FORBIDDEN
    assert said_after_help(text, BEATEN) is None, "whether they are safe is open"
    for other in ({}, PRESSES, LOW, BEATEN_CALM | {"open_question": "guided"}):
        assert said_after_help(text, other) is None


@pytest.mark.parametrize("text", ["what should i do then", "what now?", "so what can I do", "I don't know what to do",
                                  "how do I stay safe", "ok thanks. where can i go"])  # fmt: skip
def test_what_to_do_where_a_partner_is_feared_is_no_topic(text: str) -> None:
    assert said_after_help(text, BEATEN_CALM) == Section.WHAT_NOW
    for other in ({}, PRESSES, LOW, BEATEN, BEATEN_CALM | {"open_question": "search:place"}):
        assert said_after_help(text, other) is None


def test_fear_that_was_first_heard_as_anger_is_still_fear() -> None:
    both = BEATEN_CALM | {"signals": {"harm_to_others": "concern", "partner_violence": "concern"}}
    assert said_after_help("what should i do then", both) == Section.WHAT_NOW
    assert said_after_help("he wont let me see my sister", both) == Section.FORBIDDEN
    assert said_after_help("it's only now and then", both) is None, "it may be what they do themselves"


def test_being_locked_in_is_not_taken_for_less() -> None:
    for text in ("he won't let me leave", "she doesn't let me go out of the house", "he took my keys and locked me in"):
        assert said_after_help(text, BEATEN_CALM) is None


@pytest.mark.parametrize(
    "text",
    ["can we talk about something else", "let's change the subject", "I'd rather talk about something else please",
     "could we talk of other things", "can we chat about something lighter"],
)  # fmt: skip
def test_another_subject_is_given_and_not_while_minutes_count(text: str) -> None:
    for slots in (LOW, BEATEN, LOW | {"asked": "nothing"}):
        assert intent_after_help(text, slots, "faq_communication", 0.9, danger=False) == "told"
    for slots in (LIFE, CHILD, LOW | {"open_question": "guided"}):
        assert intent_after_help(text, slots, "faq_communication", 0.9, danger=False) is None


@pytest.mark.parametrize(
    "text",
    ["no i mean on the marriage, not my life", "I meant my relationship, not living", "not my life, the marriage",
     "no, giving up on us, not on life", "I mean the marriage"],
)  # fmt: skip
def test_who_gives_up_on_the_two_of_them_is_believed(text: str) -> None:
    low = {"signals": {"despair": "concern"}, "gate": "open", "asked": "safety"}
    assert intent_after_help(text, low, "nlu_fallback", 0.3, danger=False) == "misread"
    for slots in (LOW, LIFE, BEATEN, {}):
        assert intent_after_help(text, slots, "nlu_fallback", 0.3, danger=False) is None
    assert intent_after_help(text, low, "distress_despair", 1.0, danger=True) is None


def test_life_itself_is_not_taken_for_the_marriage() -> None:
    low = {"signals": {"despair": "concern"}, "gate": "open", "asked": "safety"}
    for text in ("not the marriage, my life", "I mean my life", "the marriage and my life", "no, on everything"):
        assert intent_after_help(text, low, "nlu_fallback", 0.3, danger=False) is None
