"""What somebody asks who hurt or pressed a partner has answers of its own; blows that go both ways take no side."""

import pytest

from newleaf.content.after_help import Section
from newleaf.dialogue.after_help import said_after_help
from newleaf.dialogue.both_ways import in_both_ways
from newleaf.dialogue.deed_forms import tells_of_both
from newleaf.dialogue.whose_danger import Told, as_told, told_of_danger
from newleaf.dialogue.withholding import BOTH
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

DID_HARM = {
    "signals": {"coercing_partner": "acute"}, "gate": "alone", "asked": "nothing", "helped": {"told_plainly": 1},
}  # fmt: skip
HURT = DID_HARM | {"signals": {"partner_violence": "acute"}}
SAID = {
    Section.NEAR_DEED: ["can i hug her", "can i hug her if she cries", "she wants to hug me, can i hug her back",
                        "can i kiss her goodnight at least", "can we start with cuddling",
                        "should i sleep in the same bed"],
    Section.AMENDS_DEED: ["how do i make it up to her", "should i tell him im sorry", "do i apologise to her",
                          "can i send flowers", "i just want things normal again", "how can i fix this",
                          "how do i show her ive changed"],
    Section.FORGIVEN_DEED: ["can i be forgiven", "she says she forgives me", "will he leave me",
                            "i dont want to lose her", "will she ever trust me", "i just want her to come home",
                            "she says ok she will stay now", "he says he deserves it"],
    Section.AGAIN_DEED: ["what if i do it again", "im scared il do it again", "how do i stop",
                         "so what do i do now when i get angry", "how do i control my temper"],
    Section.EXCUSE_DEED: ["i was drunk tho", "it was only twice", "but hes the one who cheated",
                          "is it really that bad if im a woman", "i never hit her or anything",
                          "she pushed me to it honestly"],
    Section.PROGRAMME: ["is there a course for this", "is there a group for women who do this",
                        "is there a class i can do for my temper", "what do they do on those courses anyway",
                        "where do i find a anger management course", "i'm in a programme now for 5 months",
                        "who do i ring if i feel it coming up again"],
    Section.NAME_DEED: ["is that really rape or what", "does that even count", "was it abuse"],
    Section.TELLING_DEED: ["should i tell my doctor", "do i tell anyone what i did", "will she tell the police",
                           "do i tell her friends what i did"],
    Section.ROOM_DEED: ["should i go round there", "shes gone to her mums and wont answer", "he wont talk to me",
                        "do i have to move out", "should i text her", "i keep apologising and she says stop"],
    Section.BOTH_WAYS: ["she hit me back", "he hit me back", "we both do it", "it goes both ways",
                        "are we both abusive",
                        "we're as bad as each other", "so whos worse him or me", "she hit me first"],
}  # fmt: skip


@pytest.mark.parametrize(("section", "text"), [(name, text) for name, texts in SAID.items() for text in texts])
def test_what_is_asked_after_a_deed_is_answered_to_who_did_it(section: Section, text: str) -> None:
    assert said_after_help(text, DID_HARM) == section
    assert said_after_help(text, HURT) != section
    assert said_after_help(text, {}) is None


@pytest.mark.parametrize(
    "text",
    ["yes", "thanks", "how long should we wait", "what are signs that she is ready", "i want to die",
     "she hit me back with a hammer and i'm bleeding", "he hit me back and now im scared of him", "what is trust",
     "do you know how triggers work"],
)  # fmt: skip
def test_what_is_no_such_question_is_left_alone(text: str) -> None:
    assert said_after_help(text, DID_HARM) is None


def test_a_danger_that_rules_hear_goes_first() -> None:
    again = Assessment.of([Finding(Signal.COERCING_PARTNER, Tier.ACUTE, Who.SELF)])
    assert said_after_help("i was drunk and i hit her again", DID_HARM, again) is None
    dying = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF)])
    assert said_after_help("i don't want to lose her, i'll end it", DID_HARM, dying) is None
    guess = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.CONCERN, Who.SELF, guessed=True)])
    assert said_after_help("she says she forgives me", DID_HARM, guess) == Section.FORGIVEN_DEED


@pytest.mark.parametrize(
    "text",
    ["we ended up hitting each other when the affair came out", "we both ended up punching each other",
     "last nite we were both pissed and i slapped her and she slapped me",
     "it got physical between us the night it came out, both sides", "both of us get physical when we fight",
     "we hit each other"],
)  # fmt: skip
def test_blows_on_both_sides_are_told_from_others(text: str) -> None:
    assert tells_of_both(text)


@pytest.mark.parametrize(
    "text",
    ["he hits me", "i hit her", "we both cheated on each other", "we lie next to each other", "both of us are tired",
     "i hugged her and she hugged me", "we hit it off", "he pushed me and i left"],
)  # fmt: skip
def test_what_is_not_on_both_sides(text: str) -> None:
    assert not tells_of_both(text)


def test_both_sides_are_remembered_until_a_partners_violence_is_told_by_itself() -> None:
    plain = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)])
    helped: dict[str, int] = {}
    found = in_both_ways(plain, "i slapped her and she slapped me", {}, helped)
    assert {each.signal for each in found.findings} == {Signal.PARTNER_VIOLENCE, Signal.COERCING_PARTNER}
    assert found.signal is Signal.PARTNER_VIOLENCE and BOTH in helped
    in_both_ways(plain, "he strangled me", {"partner_violence": "acute", "coercing_partner": "acute"}, helped)
    assert BOTH not in helped


def test_who_is_hurt_and_hits_back_stays_the_one_who_is_hurt() -> None:
    plain = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)])
    helped: dict[str, int] = {}
    assert in_both_ways(plain, "we both hit each other", {"partner_violence": "acute"}, helped) == plain
    assert not helped


@pytest.mark.parametrize(
    "text",
    ["no you got it wrong im the one who hits", "no i mean i started it, i hurt her first", "i'm the one who hit her"],
)
def test_who_says_that_it_was_they_is_believed(text: str) -> None:
    assert told_of_danger(text, HURT) is Told.DID
    assert as_told(Told.DID, HURT, Assessment()).signal is Signal.COERCING_PARTNER


@pytest.mark.parametrize(
    "text", ["i hit him back", "but sometimes i hit him too", "i fought back", "i slapped her back once"]
)
def test_who_is_hurt_and_hits_back_is_answered_as_the_one_who_is_hurt(text: str) -> None:
    assert said_after_help(text, HURT) == Section.HIT_BACK


def test_what_is_asked_next_keeps_both_sides_in_mind() -> None:
    helped = {BOTH: 1}
    known = {"partner_violence": "acute", "coercing_partner": "acute"}
    again = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)])
    in_both_ways(again, "so what do i do", known, helped)
    assert BOTH in helped


@pytest.mark.parametrize(
    "text",
    ["no you got it wrong, she did it to me", "it was done to me", "i'm the one who said no",
     "he's the one who hits me", "it's her who hits, not me", "you've got this backwards, i was defending myself",
     "i didnt hurt him, he hurt me"],
)  # fmt: skip
def test_who_says_that_it_was_done_to_them_is_believed(text: str) -> None:
    assert told_of_danger(text, DID_HARM) is Told.SUFFERED
    found = as_told(Told.SUFFERED, DID_HARM, Assessment())
    assert {each.signal for each in found.findings} == {Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION}


def test_rules_decide_whose_deed_it_is_before_a_guess() -> None:
    told = Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF)
    guess = Finding(Signal.COERCING_PARTNER, Tier.ACUTE, Who.SELF, guessed=True)
    found = in_both_ways(Assessment.of([told, guess]), "i hit him back when he grabbed me by the hair", {}, {})
    assert found.findings == (told,)


def test_both_sides_are_not_answered_as_one_who_did_it() -> None:
    both = DID_HARM | {
        "signals": {"partner_violence": "acute", "coercing_partner": "acute"}, "helped": {BOTH: 1},
    }  # fmt: skip
    assert said_after_help("how do we make it up to each other", both) == Section.BOTH_WAYS
    assert said_after_help("is there a course for this", both) == Section.PROGRAMME
