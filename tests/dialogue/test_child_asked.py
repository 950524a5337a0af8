"""What a child asks after help was shown is answered, and not with the next card whatever was asked."""

import pytest

from newleaf.content.after_help import Section
from newleaf.dialogue.after_help import intent_after_help, said_after_help
from newleaf.dialogue.known_danger import WORSE
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

CALM = {"signals": {"minor": "concern"}, "gate": "adults_only"}
TOUCHED = {"signals": {"minor": "acute"}, "gate": "adults_only"}
HIT = {"signals": {"child_at_risk": "acute"}, "child": True}
ADULT = {"signals": {"partner_violence": "acute"}, "gate": "alone"}
ANY_TIME = {
    Section.FAULT_CHILD: ["was it my fault coz i went to his house", "is it bc of me", "is it cos i told",
                          "its my fault bc i sent it", "is it because of something i did", "did i make him leave",
                          "he says its my fault"],
    Section.NOT_BELIEVED_CHILD: ["i told mum n she said im lying", "nobody believes me", "my mam wont believe me",
                                 "she says im making it up", "i told my teacher and nothing happened"],
    Section.POLICE_CHILD: ["will the police tell my mam", "will i get him arrested", "will they call the police",
                           "i dont want him arrested", "what happens to him if i tell", "will my dad go to prison"],
    Section.CARE_CHILD: ["will they put me in foster care", "will they take me away", "will i get taken into care",
                         "i dont want to go into care", "will they split me and my brother up"],
    Section.TROUBLE_CHILD: ["will i get in trouble", "can i get in trouble for it", "am i in trouble",
                            "will i get into trouble for sending it", "will she be mad at me"],
    Section.HOW_TO_TELL_CHILD: ["how do i tell mum", "how do i tell my teacher", "what do i say", "can i tell my mum",
                                "what do i say to her", "i dont know how to tell anyone",
                                "i cant tell mom"],
    Section.NAME_CHILD: ["do i have to say who i am", "do i have to give my name", "will they know who i am",
                         "can i stay anonymous"],
    Section.WRITING: ["is there a chat i can do instead of ringing", "can i text", "can i message someone instead",
                      "is there somewhere i can text", "i hate ringing people"],
    Section.TELLING_CHILD: ["can i talk to someone who wont tell", "is there anyone who wont tell my mum",
                            "do they tell", "will school find out", "are they confidential"],
    Section.WHOM_CHILD: ["is there someone my age i can talk to", "who can i talk to", "who do i tell",
                         "i have no one to talk to"],
    Section.PICTURES_ASKED: ["should i just send one", "he keeps asking for nudes", "do i have to send him a pic",
                             "my uncle asked me to send a pic", "he said hell dump me if i dont send one",
                             "i sent one already"],
    Section.PICTURES_SENT: ["i sent one already n now he says hell show everyone", "hes gonna post my pics",
                            "im scared hell show everyone",
                            "she said shell send it to my mum if i dont send more", "he shared my pics with everyone",
                            "how do i get it taken down", "he wants money or hell send them to my friends"],
}  # fmt: skip
OF_PARENTS = {
    Section.PARENTS_APART_CHILD: ["will they get back together", "will they get divorced",
                                  "will my dad come back if she kicks him out", "who will i live with",
                                  "i dont want them to split up",
                                  "how do i get them back together", "why did he cheat on mum"],
    Section.NEW_PARTNER_CHILD: ["am i a bad person if i like the girlfriend", "is it bad that i like dads girlfriend",
                                "do i have to like her"],
    Section.HAVE_TO_GO_CHILD: ["do i have to go", "do i have to see him every weekend", "can they make me go"],
    Section.FOUND_OUT_CHILD: ["should i tell him", "should i tell my mum what i saw", "do i have to keep it secret"],
}  # fmt: skip


@pytest.mark.parametrize(("section", "text"), [(section, text) for section, all in ANY_TIME.items() for text in all])
def test_a_child_is_answered_what_they_ask(section: Section, text: str) -> None:
    for slots in (CALM, TOUCHED, HIT):
        assert said_after_help(text, slots) == section


@pytest.mark.parametrize(("section", "text"), [(section, text) for section, all in OF_PARENTS.items() for text in all])
def test_of_the_parents_nothing_is_said_where_one_may_be_the_danger(section: Section, text: str) -> None:
    assert said_after_help(text, CALM) == section
    for slots in (TOUCHED, HIT):
        assert said_after_help(text, slots) != section


def test_who_is_hurt_may_like_the_one_who_did_it_and_asks_how_to_tell() -> None:
    for slots in (TOUCHED, HIT):
        assert said_after_help("i still like him", slots) == Section.STILL_FOND_CHILD
        assert said_after_help("i love him", slots) == Section.STILL_FOND_CHILD
        assert said_after_help("should i tell my mum", slots) == Section.HOW_TO_TELL_CHILD
    assert said_after_help("i still love my dad", CALM) is None


def test_a_child_who_hurt_somebody_is_not_told_that_it_was_not_their_fault() -> None:
    assert said_after_help("was it bc of me", CALM | {"signals": {"coercing_partner": "acute"}}) == Section.FAULT_DEED
    pressed = CALM | {"signals": {"minor": "acute", "coercing_partner": "concern"}}
    assert said_after_help("was it my fault", pressed) == Section.FAULT_DEED


@pytest.mark.parametrize("text", ["is it bc of me", "should i tell him", "will they get divorced", "do i have to go",
                                  "should i just send one", "i still like him"])  # fmt: skip
def test_an_adult_is_not_answered_as_a_child(text: str) -> None:
    said = said_after_help(text, ADULT)
    assert said is None or not str(said).endswith(", child")


@pytest.mark.parametrize(
    "text",
    ["he hit me again", "i want to die", "is it bc of me he hit me", "i sent one and he hit me", "he told me to",
     "he showed me", "my dad wants money", "i dont want to go home he hits me", "how do i stop it", "im scared of him",
     "he made me do it", "i cant talk", "should i do it", "no one can help me"],
)  # fmt: skip
def test_what_says_more_or_less_is_left_alone(text: str) -> None:
    assert said_after_help(text, TOUCHED) in (None, WORSE, Section.NO_CALL)


def test_a_new_danger_in_the_words_goes_first_for_a_child_too() -> None:
    dying = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF)])
    hit = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)])
    for found in (dying, hit):
        assert said_after_help("is it bc of me", CALM, found) is None
        assert intent_after_help("is it bc of me", CALM, "nlu_fallback", 0.3, danger=True, found=found) is None
    assert said_after_help("is it bc of me", HIT, hit) == Section.FAULT_CHILD
    pressed = Assessment.of([Finding(Signal.SEXUAL_COERCION, Tier.ACUTE, Who.SELF)])
    assert said_after_help("he keeps asking for nudes", CALM, pressed) == Section.PICTURES_ASKED


def test_a_guess_hides_no_question_of_a_child_unless_it_is_of_their_life() -> None:
    guess = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF, guessed=True)])
    assert said_after_help("will the police tell my mam", TOUCHED, guess) == Section.POLICE_CHILD
    dying = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.CONCERN, Who.SELF, guessed=True)])
    assert said_after_help("i have no one to talk to", CALM, dying) is None


def test_an_age_told_beside_a_question_is_not_lost() -> None:
    young = Assessment.of([Finding(Signal.MINOR, Tier.CONCERN, Who.SELF)])
    assert said_after_help("how do i tell my teacher", HIT, young) is None
    assert said_after_help("how do i tell my teacher", CALM, young) == Section.HOW_TO_TELL_CHILD
