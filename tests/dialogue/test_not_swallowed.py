"""What is answered as small news or an excuse swallows no new danger that stands in the same message."""

from pathlib import Path

import pytest

from newleaf.content.after_help import Section
from newleaf.dialogue.after_help import said_after_help
from newleaf.dialogue.known_danger import WORSE
from newleaf.dialogue.no_cry import is_no_cry
from newleaf.dialogue.whose_danger import Told, as_told, told_of_danger
from newleaf.safety import Assessment, Finding, Screen, Signal, Tier, Who

SCREEN = Screen.load(Path(__file__).parents[2] / "data" / "safety")
HURT = {"signals": {"partner_violence": "acute"}, "gate": "alone", "asked": "nothing", "helped": {"told_plainly": 1}}
FORCED = {"signals": {"sexual_coercion": "acute"}, "gate": "alone", "asked": "safety", "helped": {"told_plainly": 1}}
DID_HARM = HURT | {"signals": {"coercing_partner": "acute"}}
DYING = {"signals": {"suicide_self_harm": "acute"}, "asked": "nothing", "helped": {"told_plainly": 1}}
CHILD = {"signals": {"minor": "concern"}, "gate": "adults_only", "asked": "nothing"}
HURT_CHILD = {"signals": {"child_at_risk": "concern", "minor": "concern"}, "gate": "adults_only", "asked": "nothing"}
WORRIED = {"signals": {"suicide_self_harm": "acute"}, "worry": "suicide_self_harm", "asked": "nothing"}


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        (HURT, "it's not abuse or anything, i just want to die"),
        (HURT, "nobody would believe me, hes hitting our baby as well"),
        (HURT, "nobody would believe me. i'm going to end it"),
        (HURT, "i dont want to press charges he'll kill me"),
        (HURT, "how do i delete this before he kills me"),
        (HURT, "was it my fault? i let him hit my daughter"),
        (HURT, "she only gets like that after shes hit the twins"),
        (HURT, "i wouldnt call it abuse she burns me with the iron"),
        (HURT, "its not abuse, hes got a gun in the drawer for me"),
        (HURT, "she left again, took the kids to her mums"),
        (HURT, "im scared of losing him"),
        (HURT, "she laughed at me"),
        (FORCED, "its just my job to keep him happy i guess"),
        (FORCED, "its just my job to lie there"),
        (FORCED, "it was playful, he held the pillow down too long"),
        (DID_HARM, "is it my fault? i made her bleed"),
        (DID_HARM, "nobody would believe me. i'm going to kill him"),
        (DID_HARM, "was it my fault i was going to stab her"),
        (DYING, "nobody would believe me, im going to end it tonight"),
        (DYING, "nobody would believe me im cutting again"),
        (CHILD, "is it bc of me, he hit me again and im bleeding"),
        (CHILD, "do i have to go, he hits me there"),
        (CHILD, "will they get divorced i want to die"),
        (CHILD, "how do i tell mum i cut my arms"),
        (CHILD, "should i send one he says hell kill me"),
        (HURT_CHILD, "will i get in trouble i took some pills"),
        (HURT_CHILD, "i told mum n she said im lying so i want to end it"),
    ],
)
def test_a_new_danger_is_no_small_news(slots: dict, text: str) -> None:
    assert not is_no_cry(text, slots, SCREEN.assess(text))


@pytest.mark.parametrize(
    ("slots", "text", "told"),
    [
        (DYING, "i wont do anything stupid, ive only had like 20 paracetamol", Told.DONE),
        (DYING, "im not ok i have the rope here", Told.DONE),
        (DYING, "im not ok ive taken them", Told.DONE),
        (DYING, "im ok now, ive taken everything in the cupboard", Told.DONE),
        (WORRIED, "he's asleep and ive got the tablets lined up for me", Told.DONE),
        (WORRIED, "hes asleep and wont wake up", Told.DONE_BY_THEM),
        (WORRIED, "shes asleep, cant get her to wake and theres empty packets", Told.DONE_BY_THEM),
        (WORRIED, "she left. shes not picking up and theres a note on the bed", Told.DONE_BY_THEM),
        (WORRIED, "she's just texted me goodbye and turned her phone off", Told.DONE_BY_THEM),
        (WORRIED, "hes asleep now", None),
        (WORRIED, "she left, shes not picking up", None),
        (HURT, "not me, my daughter. shes 6", Told.CHILD),
        (HURT, "im fine its my son", Told.CHILD),
        (HURT, "not me, my daughter. shes 24", Told.THEIRS),
        (HURT, "not me, my sister", Told.THEIRS),
    ],
)
def test_a_deed_and_whose_it_is_are_heard_behind_a_calm_beginning(slots: dict, text: str, told: Told | None) -> None:
    assert told_of_danger(text, slots) is told


def test_a_child_told_of_instead_is_helped_as_a_child() -> None:
    found = as_told(Told.CHILD, HURT, Assessment())
    assert (found.signal, found.who) == (Signal.CHILD_AT_RISK, Who.OTHER)


@pytest.mark.parametrize(
    "text",
    ["is there a course, or should i just end it tonight", "should i move out or just hang myself in the garage",
     "how do i make it up to her, shes locked in the bedroom and i got the key", "will she forgive me once i'm gone",
     "can i hug her, she stopped breathing for a bit"],
)  # fmt: skip
def test_a_question_after_a_deed_with_dire_words_in_it_brings_help_again(text: str) -> None:
    assert said_after_help(text, DID_HARM) == WORSE


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        (DID_HARM, "we both do it, tonight im gonna make sure she never gets up again"),
        (DID_HARM, "she hit me back. ive got the kitchen knife in my hand now"),
        (DID_HARM, "i was drunk and ive just drunk a bottle of bleach"),
        ({"signals": {"child_at_risk": "acute"}, "asked": "nothing"},
         "she doesnt like his games, im going to stab him when he gets in"),
        (WORRIED, "im shaking, hes hanging from the door"),
        (WORRIED, "misunderstood me, hes fine, im the one standing on the railway bridge"),
        (WORRIED, "my brother called, he said he was sitting in the garage with the car on"),
    ],
)  # fmt: skip
def test_a_graver_danger_is_no_follow_up(slots: dict, text: str) -> None:
    assert not is_no_cry(text, slots, SCREEN.assess(text))


def test_a_weapon_in_a_worry_is_no_good_news() -> None:
    rage = {"signals": {"harm_to_others": "acute"}, "worry": "harm_to_others", "asked": "nothing"}
    heard = Assessment.of([Finding(Signal.HARM_TO_OTHERS, Tier.ACUTE, Who.OTHER, guessed=True)])
    assert not is_no_cry("hes safe, hes just angry, he took his shotgun and drove to hers", rage, heard)


def test_news_of_them_is_no_cry_of_the_writer() -> None:
    heard = Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF, guessed=True)])
    assert is_no_cry("he lives 3 hrs away and isnt picking up", WORRIED, heard)
    assert not is_no_cry("i live 3 hrs away and cant go on", WORRIED, heard)


def test_what_is_said_of_a_child_makes_nobody_a_child() -> None:
    heard = Assessment.of([Finding(Signal.MINOR, Tier.CONCERN, Who.SELF, guessed=True)])
    assert is_no_cry("hes gone quiet and his grades dropped", {}, heard)
    assert not is_no_cry("my grades dropped", {}, heard)


@pytest.mark.parametrize("text", ["is that really rape or what", "was it rape what i did to her"])
def test_the_name_of_ones_own_deed_is_asked_about_and_nothing_told(text: str) -> None:
    assert said_after_help(text, DID_HARM, SCREEN.assess(text)) == Section.NAME_DEED


@pytest.mark.parametrize(
    "text",
    ["i want to die. was that rape", "is it abuse that i choked her just now", "does it count if i kill myself",
     "was it rape, he held me down", "was it abuse that he hits me"],
)  # fmt: skip
def test_with_its_name_a_new_danger_is_told(text: str) -> None:
    assert said_after_help(text, DID_HARM, SCREEN.assess(text)) != Section.NAME_DEED
