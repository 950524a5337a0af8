"""What is said to the help shown before is told from everything else, and never where more is said."""

import pytest

from newleaf.content.after_help import Section
from newleaf.dialogue.after_help import GROUNDING, WRONG_BUTTON, said_after_help, takes_back
from newleaf.dialogue.guesses import denied
from newleaf.dialogue.known_danger import WORSE
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

HURT = {"signals": {"partner_violence": "acute"}, "asked": "safety"}
CHILD = {"signals": {"child_at_risk": "acute"}, "child": True, "asked": "safety"}
LIFE = {"signals": {"suicide_self_harm": "acute"}, "asked": "call", "life": "self"}
SAID = {
    Section.NO_CALL: ["no credit on my phone anyway",
                      "I can't call, he's in the room", "he can hear me", "i can't talk right now, she's next to me",
                      "how can I call when he's at home", "I'm too scared to call"],
    Section.NO_ANSWER: ["i rang one of those numbers before and was on hold for an hour, never again",
                        "they never answered", "nobody picks up", "it just rings and rings", "I tried but nobody"
        " answered",
                        "i've been on hold for 20 minutes", "the line is busy", "I can't get through"],
    Section.STRANGER: ["I don't want to talk to a stranger", "I hate talking to strangers", "i'd rather not talk to"
        " someone i don't know"],
    Section.ASKED: ["what would they ask me?", "what happens if I call", "what do i say when they pick up"],
    Section.CONFIDENTIAL: ["if i ring will they call the police on me", "i dont want to be arrested",
                           "i dont want to call anyone, they'll have me arrested",
                           "will they send the police?", "would they call the cops", "is it anonymous", "do i have to"
        " give my name"],
    Section.COST: ["does it cost anything", "is it free?", "will it show up on the bill"],
    Section.WRITING: ["can I text them", "is there a chat?", "I'd rather text", "i hate phone calls"],
    Section.COMING: ["i called, they're sending someone", "the ambulance is on its way", "police are coming"],
    Section.IN_VAIN: ["I called and it didn't help", "they hung up on me", "they didn't listen to me",
                      "i dont wanna ring anyone last time they did nothing", "last time i told my gp he just gave me"
                      " pills",
                      "cops came once and just told him to go for a walk", "i called the samaritans last year and it"
                      " didnt help",
                      "whats the point of the lines they just read a script", "they put me on hold for 40 min"],
    Section.CHILDREN_TAKEN: ["they will take my kids if i ring", "if i tell anyone theyll take my kids",
                             "will they take him off me", "i'll lose my kids", "i'm scared of losing my kids"],
    Section.NOT_BELIEVED: ["not calling some helpline, they'd laugh at a 6ft bloke",
                           "they'll laugh at me im 6 foot 2", "the police wont believe a man", "who would believe me",
                           "nobody would believe me he's a cop", "no one will take me seriously"],
    Section.NO_POLICE: ["i dont want him arrested i just want it to stop", "i don't want to get her in trouble",
                        "i dont want the police involved"],
    Section.A_BURDEN: ["i dont want to be a burden on the samaritans", "others need it more than me"],
    Section.FAULT: ["is it my fault?", "did I deserve it", "am I to blame", "it was my fault", "maybe I deserve it",
                    "I guess i deserved it", "I should have seen it coming", "i should've known better",
                    "I had it coming",
                    "it's my own fault i guess", "I let it happen", "I brought it on myself",
                    "i should have left years ago"],
}  # fmt: skip


@pytest.mark.parametrize(("section", "text"), [(section, text) for section, texts in SAID.items() for text in texts])
def test_it_is_recognised_after_help_and_not_before(section: Section, text: str) -> None:
    assert said_after_help(text, HURT) == section
    assert said_after_help(text, {}) is None


@pytest.mark.parametrize(
    "text",
    ["he's in the room with a knife", "I can't call my mother anymore, she died", "I can't talk to him about it",
     "he never answered me when I asked about her", "they're coming for me", "I can't breathe", "is it normal?",
     "did I do enough", "am I bad in bed", "they never answered and now I want to die", "is it my fault? I want to end"
     " it",
     "I called and he hit me for it", "sorry, I hit her", "what would he ask of me in bed",
     "i don't want to be a burden", "I'll lose my mind", "what's the point of it", "they laughed at me at work",
     "i don't want him near me"],
)  # fmt: skip
def test_what_says_more_is_left_to_the_screen_and_the_topics(text: str) -> None:
    assert said_after_help(text, HURT) is None


FEARED = HURT | {"gate": "alone"}
MEANWHILE = {
    Section.BACK: ["he just got home", "he's back", "she's home early", "hes here gotta go", "i hear his car",
                   "i can hear him coming up the stairs"],
    Section.WITH_SOMEONE: ["my mum is here", "my sister is with me"],
    Section.APART: ["he went to work", "i'm fine now he left", "im at my brothers til monday",
      "he is in the shower, i am ok",
                    "he's asleep", "shes at work", "i'm staying at my mum's"],
    Section.NO_NAME: ["it isnt rape or anything", "it wasnt rape we are married", "i wouldn't call it abuse"],
    Section.WHAT_SAFE: ["define safe", "depends what u mean by safe", "why do u ask", "what do you mean?"],
    WORSE: ["im not ok", "actually i'm not fine", "no im really not ok", "i said i was fine, im not fine",
            "it's not fine, it's worse", "im not well"],
}  # fmt: skip


@pytest.mark.parametrize(("said", "text"), [(said, text) for said, texts in MEANWHILE.items() for text in texts])
def test_what_happens_meanwhile_is_heard_of_whoever_is_hurt(said: str, text: str) -> None:
    assert said_after_help(text, FEARED) == said
    assert said_after_help(text, {}) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("am i a monster", Section.FAULT_DEED), ("am i the bad guy", Section.FAULT_DEED),
     ("was it my fault", Section.FAULT_DEED), ("are there people for men like me", Section.OWN_LINES),
     ("is there any help for people who hit", Section.OWN_LINES), ("she's back", Section.BACK_DEED),
     ("she went to work", Section.APART), ("am i a terrible person", Section.FAULT_DEED)],
)  # fmt: skip
def test_who_did_harm_asks_of_themselves(text: str, said: Section) -> None:
    assert said_after_help(text, {"signals": {"coercing_partner": "acute"}, "gate": "alone"}) == said


def test_a_partner_who_comes_home_is_no_news_of_a_friend_or_of_low_spirits() -> None:
    for slots in ({"signals": {"partner_violence": "acute"}, "worry": "partner_violence"}, LIFE | {"asked": "nothing"}):
        assert said_after_help("he's back", slots) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("dads back", Section.BACK), ("is it cos of me", Section.FAULT_CHILD),
     ("you cant tell my mum can you", Section.TELLING_CHILD),
     ("i dont want to call childline they'll tell my mum", Section.TELLING_CHILD), ("my nan is here", None)],
)  # fmt: skip
def test_a_child_says_it_in_a_childs_words(text: str, said: Section | None) -> None:
    assert said_after_help(text, CHILD) == said


@pytest.mark.parametrize("text", ["im not ok", "i'm not fine at all", "no i'm really not ok"])
def test_who_is_not_well_takes_nothing_back(text: str) -> None:
    guess = {"signals": {"despair": "concern"}, "helped": {"despair": 1}}
    assert not denied(text, guess, Assessment())


@pytest.mark.parametrize(
    "text",
    ["no no its just my job, im a nurse, nobody is hurting us", "lol no it was playful!!", "no we were only playing"],
)
def test_it_is_believed_that_it_was_work_or_play_and_nothing_is_opened_by_it(text: str) -> None:
    told = {"signals": {"partner_violence": "acute"}, "helped": {"told_plainly": 1}, "gate": "alone"}
    assert denied(text, told, Assessment())
    assert not denied(text, told | {"signals": {"suicide_self_harm": "acute"}}, Assessment()), "dying was told"


def test_a_life_in_danger_goes_before_all_this() -> None:
    found = Assessment.of([Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF, life_in_danger=True)])
    assert said_after_help("I can't call, he's in the room", HURT, found) is None
    calm = Assessment.of([Finding(Signal.ACUTE_TRAUMA, Tier.CONCERN, Who.SELF)])
    assert said_after_help("I can't call, he's in the room", HURT, calm) == Section.NO_CALL


def test_while_minutes_count_only_the_call_is_talked_about() -> None:
    assert said_after_help("I can't call, he's in the room", LIFE) == Section.NO_CALL_LIFE
    assert said_after_help("nobody answers", LIFE) == Section.NO_ANSWER_LIFE
    for text in ("does it cost anything", "sorry wrong button", "can I do the breathing instead", "what would they ask"
        " me?"):
        assert said_after_help(text, LIFE) is None


ANSWERED = HURT | {"asked": "nothing"}


@pytest.mark.parametrize(
    "text",
    ["no, I can't leave", "I can't leave", "I have nowhere to go", "no, nobody would believe me", "help I can't leave",
     "I can't get away", "please help I can't get away", "no I can't get away from him"],
)  # fmt: skip
def test_who_is_asked_whether_they_are_safe_and_cannot_leave_is_not(text: str) -> None:
    assert said_after_help(text, HURT | {"asked": "safety"}) is None


def test_what_is_urgent_or_follows_a_danger_to_life_is_no_word_about_bearing_or_leaving() -> None:
    urgent = Assessment.of([Finding(Signal.DESPAIR, Tier.ACUTE, Who.SELF, guessed=True)])
    assert said_after_help("I have nowhere to go", ANSWERED, urgent) is None
    assert said_after_help("I should be able to handle it", ANSWERED, urgent) == Section.BEARING, "a guess alone"
    heard = Assessment.of([Finding(Signal.DESPAIR, Tier.ACUTE, Who.SELF)])
    assert said_after_help("I should be able to handle it", ANSWERED, heard) is None
    life = ANSWERED | {"signals": {"partner_violence": "acute", "suicide_self_harm": "concern"}}
    assert said_after_help("I have nowhere to go", life) is None


OPEN = {
    Section.EXCUSED: ["she only does it when drunk", "he only does it when he's had a drink", "he didn't mean it",
                      "he was drunk", "it was only once", "I made him angry", "she's under a lot of stress",
                      "it's not that bad", "it's not so bad really", "others have it worse", "maybe I'm overreacting"],
    Section.BEARING: ["I'm a man, I should be able to take it", "I should be able to handle it",
                      "i ought to cope with this",
                      "men don't get hit by their wives", "she's half my size", "I need to man up",
                      "a real man would take it", "I can take it",
                      "I'm a grown man and I should be stronger"],
    Section.LEAVING: ["I can't leave", "i can't just leave him", "I can't leave because of the kids",
                      "I have nowhere to go",
                      "where would I go", "I can't afford to leave", "I'm not ready to leave her",
                      "I don't want to leave",
                      "how do I leave him safely", "I'm too scared to leave"],
    Section.TRACES: ["how do i delete this chat so he won't see", "what if he finds out i wrote here",
                     "can she see this"],
    Section.ANY_GENDER: ["is there anything for men", "but I'm a man", "they said they only help women",
                         "do they help gay couples"],
    Section.CALMER: ["its only a feeling, i wouldnt do anything", "ok i feel a bit calmer"],
    Section.WITH_SOMEONE: ["my sister is with me now", "I'm with my mum"],
}  # fmt: skip


@pytest.mark.parametrize(("section", "text"), [(section, text) for section, texts in OPEN.items() for text in texts])
def test_what_is_no_answer_to_the_question_has_words_of_its_own(section: Section, text: str) -> None:
    assert said_after_help(text, HURT if section != Section.LEAVING else ANSWERED) == section
    assert said_after_help(text, {"signals": {"despair": "concern"}, "asked": "nothing"}) is None


def test_who_told_of_dying_and_is_calmer_is_heard_when_nothing_is_asked_too() -> None:
    told = {"signals": {"suicide_self_harm": "acute"}, "asked": "nothing"}
    assert said_after_help("im not gonna do anything stupid", told) == Section.CALMER
    assert said_after_help("im not gonna do anything stupid", told | {"open_question": "guided"}) is None


@pytest.mark.parametrize(
    "text",
    ["he only does it when the kids are asleep", "he was drunk and choked me", "he does it when he has a knife",
     "what if he finds someone else", "can he see a therapist", "I'm not alone", "someone is with me",
     "I can't take it any more", "I can't leave, he locked the door", "he won't let me leave",
     "I want to leave this world",
     "I don't deserve to live", "I can't go on", "I can't get out", "I should be dead", "should I leave him?",
     "I can't leave my bed", "no way out", "I can't leave because he said he'd hurt me", "I can take him"],
)  # fmt: skip
def test_new_danger_is_no_excuse_and_company_may_be_what_is_feared(text: str) -> None:
    assert said_after_help(text, HURT) is None


def test_an_excuse_of_whoever_hurts_is_not_comforted() -> None:
    presses = {"signals": {"partner_violence": "acute", "coercing_partner": "acute"}}
    assert said_after_help("it was only once", presses) is None
    assert said_after_help("my dad is with me", CHILD) is None


@pytest.mark.parametrize("text", ["is it my fault?", "did I do something wrong?", "am i bad"])
def test_a_child_who_asks_about_fault_is_answered_as_a_child(text: str) -> None:
    assert said_after_help(text, CHILD) == Section.FAULT_CHILD
    assert said_after_help(text, {"gate": "adults_only", "signals": {"minor": "concern"}}) == Section.FAULT_CHILD


def test_a_child_who_asks_what_comes_of_telling_is_told() -> None:
    for text in ("will they tell my mum?", "what will happen if i tell?", "what happens if i call"):
        assert said_after_help(text, CHILD) == Section.TELLING_CHILD
        assert said_after_help(text, HURT) != Section.TELLING_CHILD


def test_nobody_who_hurt_a_child_is_told_that_it_was_not_their_fault() -> None:
    deed = {"signals": {"child_at_risk": "acute"}, "helped": {"own_deed": 1}}
    assert said_after_help("is it my fault?", deed) == Section.FAULT_DEED
    assert said_after_help("is it my fault?", {"signals": {"coercing_partner": "acute"}}) == Section.FAULT_DEED


def test_a_change_of_mind_is_heard() -> None:
    for text in ("i changed my mind, i want the breathing instead", "can I do the breathing instead", "just the ground"
        "ing please"):
        assert said_after_help(text, HURT) == GROUNDING
    for text in ("sorry wrong button", "oops, tapped no by mistake", "that was a mistake"):
        assert said_after_help(text, HURT) == WRONG_BUTTON


def test_to_a_step_of_an_exercise_it_is_an_answer() -> None:
    assert said_after_help("is it free", {**HURT, "asked": "nothing", "open_question": "guided"}) is None


def test_it_is_heard_when_nobody_is_said_to_hurt_them() -> None:
    for text in ("nobody hurts me", "he has never hit me", "I'm not scared of him", "yes I feel safe with him"):
        assert takes_back(text)
    for text in ("he didn't hit me, he pushed me", "he never hurt me but he hurt the dog", "nobody hurts me like he"
        " does"):
        assert not takes_back(text)


def test_what_one_bears_is_about_the_partner_and_not_about_a_friend_or_ones_own_deed() -> None:
    friend = {"signals": {"partner_violence": "acute"}, "worry": "partner_violence"}
    deed = {"signals": {"partner_violence": "acute", "harm_to_others": "acute"}}
    for slots in (friend, deed, LIFE, {"signals": {"suicide_self_harm": "acute"}}):
        for text in ("I can't leave", "I'm a man, I should be able to take it"):
            assert said_after_help(text, slots) is None
