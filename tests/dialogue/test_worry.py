"""Whoever worries about somebody is answered about that person, until they speak of themselves."""

import pytest

from newleaf.content.after_help import Section
from newleaf.dialogue.worry import GENERAL, fears_for_them, goes_on_about_them, said_in_worry, worry_in
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

LIFE = {"worry": "suicide_self_harm", "asked": "nothing"}
VIOLENCE = {"worry": "partner_violence", "asked": "nothing"}


@pytest.mark.parametrize(
    ("text", "life", "violence"),
    [
        ("what should I do?", GENERAL, GENERAL),
        ("I don't know what to do", GENERAL, GENERAL),
        ("should I call the police for her", GENERAL, GENERAL),
        ("should I go to the police", GENERAL, GENERAL),
        ("she won't answer her phone", Section.UNREACHABLE_LIFE, Section.UNREACHABLE_VIOLENCE),
        ("I drove to her flat, nobody opens", Section.UNREACHABLE_LIFE, Section.UNREACHABLE_VIOLENCE),
        ("should I go over there?", Section.VISIT_LIFE, Section.VISIT_VIOLENCE),
        ("she's safe with her mum now", Section.SAFE_NOW, Section.SAFE_NOW),
        ("she's with him now", GENERAL, GENERAL),
        ("he says he's fine", Section.REFUSES_LIFE, Section.REFUSES_VIOLENCE),
        ("she made me promise not to tell anyone", Section.REFUSES_LIFE, Section.REFUSES_VIOLENCE),
        ("she went back to him", Section.REFUSES_LIFE, Section.REFUSES_VIOLENCE),
        ("should I confront him?", GENERAL, Section.CONFRONT),
        ("should i warn him", GENERAL, Section.CONFRONT),
        ("what do i say to the police", Section.WORDS_LIFE, Section.WORDS_VIOLENCE),
        ("how do I talk to her about it?", Section.WORDS_LIFE, Section.WORDS_VIOLENCE),
        ("I'm so worried, I can't sleep", Section.STRAIN, Section.STRAIN),
        ("how do I rebuild trust with my husband?", None, None),
        ("how long should we wait before sex", None, None),
        ("how do I deal with triggers", None, None),
        ("I cheated on my wife", None, None),
    ],
)  # fmt: skip
def test_it_goes_on_being_about_that_person(text: str, life: str | None, violence: str | None) -> None:
    assert said_in_worry(text, LIFE, "faq_communication", 0.9) == life
    assert said_in_worry(text, VIOLENCE, "faq_communication", 0.9) == violence
    assert said_in_worry(text, {}, "faq_communication", 0.9) is None


def test_thanks_and_requests_are_what_they_are() -> None:
    assert said_in_worry("thanks, I'll tell her that", LIFE, "thanks", 0.95) is None
    assert said_in_worry("thanks, I'll tell her that", LIFE, "thanks", 0.3) == GENERAL


def test_a_worry_is_remembered_where_the_first_danger_is_another_persons() -> None:
    other = Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.OTHER)
    assert worry_in(Assessment.of([other])) == "suicide_self_harm"
    assert worry_in(Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF)])) is None
    own = Finding(Signal.HARM_TO_OTHERS, Tier.ACUTE, Who.SELF, life_in_danger=True)
    assert worry_in(Assessment.of([other, own])) is None
    assert worry_in(Assessment()) is None


def test_fear_for_somebody_is_no_fear_of_somebody() -> None:
    assert fears_for_them("I'm so scared for her", LIFE)
    assert not fears_for_them("I'm so scared for her", {})
    assert not fears_for_them("I'm scared of my husband", LIFE)
    assert not fears_for_them("I'm scared and I want to die too", LIFE)


def test_whoever_may_be_hurt_is_warned_and_the_emergency_number_first() -> None:
    rage = {"worry": "harm_to_others", "asked": "nothing"}
    assert said_in_worry("should i warn the guy", rage, "scope_confession", 0.9) is Section.WARN


@pytest.mark.parametrize(
    ("text", "signal", "tier", "who", "goes_on"),
    [
        ("she says if i ring anyone shell never forgive me", Signal.PARTNER_VIOLENCE, Tier.CONCERN, Who.SELF, True),
        ("they found her. shes in hospital", Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER, True),
        ("i cant live without her", Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF, False),
        ("i want it to be over", Signal.DESPAIR, Tier.CONCERN, Who.SELF, False),
    ],
)
def test_what_the_layer_hears_in_news_of_them_is_no_new_danger_but_a_cry_is(
    text: str, signal: Signal, tier: Tier, who: Who, goes_on: bool
) -> None:
    guess = Assessment.of([Finding(signal, tier, who, guessed=True)])
    told = Assessment.of([Finding(signal, tier, who)])
    assert goes_on_about_them(text, LIFE, guess) is goes_on
    assert not goes_on_about_them(text, LIFE, told), "what a rule hears stands"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("anyway i texted my coworker and hes not replying, should i worry", Section.UNREACHABLE_LIFE),
        ("should i check on her tomorrow or leave her alone", GENERAL),
        ("my mum just rang she sounds a bit better", Section.SAFE_NOW),
        ("how long until i trust my husband again", None),
        ("should i stay with him", None),
    ],
)
def test_after_a_question_of_ones_own_the_person_may_be_spoken_of_again(text: str, section: str | None) -> None:
    left = {"worry": None, "worried": "suicide_self_harm", "asked": "nothing"}
    assert said_in_worry(text, left, "faq_communication", 0.9) == section


def test_a_question_behind_a_thanks_is_answered() -> None:
    assert said_in_worry("thanks. where can she go tonight with the kids", VIOLENCE, "thanks", 0.95) == GENERAL
    assert said_in_worry("ok thanks", VIOLENCE, "thanks", 0.95) is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("ok her roommate got there shes alive shes at the er", Section.SAFE_NOW),
        ("i live 200 miles away", Section.VISIT_LIFE),
    ],
)
def test_news_and_distance_are_understood(text: str, section: str) -> None:
    assert said_in_worry(text, LIFE, "out_of_scope", 0.5) == section


def test_what_to_say_to_somebody_in_rage_has_words_of_its_own() -> None:
    rage = {"worry": "harm_to_others", "asked": "nothing"}
    assert said_in_worry("what should i say to him", rage, "faq_communication", 0.9) is Section.WORDS_RAGE


def test_who_shakes_with_fear_for_somebody_is_not_in_danger_themselves() -> None:
    assert fears_for_them("im shaking", LIFE)


def test_an_affair_of_theirs_is_no_matter_of_ones_own() -> None:
    assert said_in_worry("she says he only does it because she had that affair", VIOLENCE, "", 0.0) == GENERAL
    assert said_in_worry("my husband cheated too", VIOLENCE, "", 0.0) is None
    assert said_in_worry("he cheated on me", VIOLENCE, "", 0.0) is None
