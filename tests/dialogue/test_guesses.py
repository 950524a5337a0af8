"""What the screen has only guessed does not weigh on what follows, and is taken back by a plain denial."""

import pytest

from newleaf.content.responses import GATE_ALONE, GATE_OPEN
from newleaf.dialogue.giving_help import NOTHING, SAFETY, YES_NO, give_help
from newleaf.dialogue.guesses import (
    AGE_TOLD,
    TOLD,
    Answer,
    answer_in,
    denied,
    life_told,
    of_age,
    only_guesses,
    says_what_was_meant,
    taken_back,
    tapped,
)
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.open_question import GUIDED, OPEN_QUESTION, WELLBEING
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.understanding.distress import ADULTS_ONLY

GUESS = {"signals": {Signal.SEXUAL_COERCION: Tier.CONCERN}, "helped": {}, OPEN_QUESTION: WELLBEING}


def found(signal: Signal, tier: Tier = Tier.CONCERN, *, guessed: bool = True) -> Assessment:
    return Assessment.of([Finding(signal, tier, Who.SELF, guessed=guessed)])


def test_the_question_that_goes_with_a_guess_stays_open_beside_whatever_else_is_said() -> None:
    given = give_help(help_desk(), found(Signal.DESPAIR), {}, "words")
    assert given.slots["asked"] == NOTHING and given.slots[OPEN_QUESTION] == WELLBEING and given.answers == YES_NO
    assert only_guesses(given.slots)


@pytest.mark.parametrize(
    "assessment",
    [found(Signal.SUICIDE_SELF_HARM, guessed=False), found(Signal.SUICIDE_SELF_HARM, Tier.ACUTE)],
    ids=["told", "an urgent guess"],
)
def test_what_is_told_or_urgent_waits_for_its_answer(assessment: Assessment) -> None:
    given = give_help(help_desk(), assessment, {}, "words")
    assert given.slots["asked"] == SAFETY and OPEN_QUESTION not in given.slots and given.answers == YES_NO


def test_a_guess_after_something_told_does_not_make_it_lighter() -> None:
    told = give_help(help_desk(), found(Signal.HARM_TO_OTHERS, guessed=False), {}, "words").slots
    after = give_help(help_desk(), found(Signal.SUICIDE_SELF_HARM), told | {"asked": NOTHING}, "words").slots
    assert after["asked"] == SAFETY and not only_guesses(after)


def test_no_question_of_a_child_is_left_open_beside() -> None:
    assert OPEN_QUESTION not in give_help(help_desk(), found(Signal.DESPAIR), {"gate": ADULTS_ONLY}, "words").slots


@pytest.mark.parametrize("text", ["yes", "yes im safe", "I'm fine thanks", "sure lol", "yeah for now", "we're ok"])
def test_a_yes_is_heard(text: str) -> None:
    assert answer_in(text, GUESS) is Answer.SAFE


@pytest.mark.parametrize("text", ["no", "not really", "idk", "I don't know", "whatever", "kind of", "i dont feel safe"])
def test_a_no_and_what_is_unsure_are_heard(text: str) -> None:
    assert answer_in(text, GUESS) is Answer.NOT_SAFE


@pytest.mark.parametrize("text", ["how do we trust", "i want chips", "no he cheated", "yes but he is here", "my kids"])
def test_anything_else_is_no_answer(text: str) -> None:
    assert answer_in(text, GUESS) is None
    assert answer_in("yes", GUESS | {OPEN_QUESTION: "closed"}) is None


def test_a_tap_answers_it_too() -> None:
    assert tapped("/affirm", GUESS) == '/after_help{"meant": "safe"}'
    assert tapped("/deny", GUESS) == '/after_help{"meant": "not_safe"}'
    assert tapped("/affirm", {}) == "/affirm" and tapped("/faq_hope", GUESS) == "/faq_hope"


DENIALS = """
no no about the restaurant!! nothing about sex
what? nobodys pressing me. the phone
no im not scared of her god
no not really die. just shame
no im not gonna hit him its an expression
lol no he would never hurt me
nobody is hitting anyone
he doesnt push me
what no im not suicidal lol
figure of speech!
its just a way of talking
wrong end of the stick
i meant the job
calm down its a joke
im fine just feels weird
the phone i mean
"""


@pytest.mark.parametrize("text", DENIALS.strip().splitlines())
def test_a_guess_is_taken_back(text: str) -> None:
    assert denied(text, GUESS, found(Signal.HARM_TO_OTHERS))
    assert not denied(text, GUESS | {OPEN_QUESTION: GUIDED}, Assessment())
    told = GUESS | {"helped": {TOLD: 1}}
    assert not denied(text, told, Assessment()) and not denied(text, GUESS, found(Signal.DESPAIR, guessed=False))


NO_DENIALS = """
no he is not forcing. i just dont say no
he's not violent but he pushed me
i'm not scared of dying anymore
i'm not hurting anyone if i go
he never stops
i would never tell anyone
i mean it
nothing helps
how do we rebuild trust
"""


@pytest.mark.parametrize("text", NO_DENIALS.strip().splitlines())
def test_a_claim_is_no_denial(text: str) -> None:
    assert not denied(text, GUESS, Assessment())


@pytest.mark.parametrize("text", ["im 41", "no 11 yrs married im 38", "I'm not a child", "i was 15 when we met"])
def test_an_age_that_was_guessed_gives_way_to_one_that_is_told(text: str) -> None:
    assert of_age(text, {"helped": {}}) and not of_age(text, {"helped": {AGE_TOLD: 1}})


@pytest.mark.parametrize("text", ["im 15", "not 18 yet", "my mum is 41", "how long"])
def test_nothing_else_makes_somebody_grown_up(text: str) -> None:
    assert not of_age(text, {"helped": {}})


def test_a_told_age_and_a_child_s_words_are_no_guess() -> None:
    guess = give_help(help_desk(), found(Signal.MINOR), {}, "17 yrs together").slots
    told = give_help(help_desk(), found(Signal.MINOR, guessed=False), {}, "im 15").slots
    child = give_help(help_desk(), found(Signal.MINOR), {}, "my dad hits me").slots
    assert guess["gate"] == told["gate"] == child["gate"] == ADULTS_ONLY
    assert of_age("im 41", guess) and not of_age("im 41", told) and not of_age("im 41", child)


def test_who_wrote_as_a_child_may_be_grown_after_all() -> None:
    hurt = {"child": True, "signals": {"child_at_risk": "acute"}}
    assert taken_back("im 34, i live with him", hurt, Assessment())
    assert not taken_back("im 13", hurt, Assessment())
    assert not taken_back("im 34", {"signals": {"partner_violence": "acute"}, "gate": "alone"}, Assessment())
    assert not taken_back("im 34 and he hit me", hurt, found(Signal.PARTNER_VIOLENCE, guessed=False))


def test_school_is_no_number_that_was_misread() -> None:
    guess = give_help(help_desk(), found(Signal.MINOR), {}, "after school he waits for me").slots
    assert not of_age("im 41", guess)


def test_a_blow_that_is_named_is_no_guess() -> None:
    given = give_help(help_desk(), found(Signal.HARM_TO_OTHERS), {}, "i threw a plate").slots
    assert not only_guesses(given) and not denied("its a joke", given, Assessment())


def test_how_the_writer_is_says_nothing_of_a_child() -> None:
    child = GUESS | {"signals": {Signal.CHILD_AT_RISK: Tier.CONCERN}}
    assert answer_in("im fine", child) is None and answer_in("yes", child) is Answer.SAFE


def test_dying_that_was_told_is_not_waved_away() -> None:
    told = give_help(help_desk(), found(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, guessed=False), {}, "words").slots
    guess = give_help(help_desk(), found(Signal.SUICIDE_SELF_HARM, Tier.ACUTE), {}, "words").slots
    assert life_told(told) and not life_told(guess)
    assert says_what_was_meant("you misunderstood me") and says_what_was_meant("it was a song")
    assert not says_what_was_meant("You're overreacting love") and not says_what_was_meant("calm down, I'm fine")


def test_a_guess_at_force_withholds_until_it_is_taken_back() -> None:
    given = give_help(help_desk(), found(Signal.SEXUAL_COERCION), {"gate": GATE_OPEN}, "words")
    assert given.slots["gate"] == GATE_ALONE
