"""Words typed at a step mean what people mean by them, and a no is never taken for a yes."""

import pytest

from newleaf.content.exercise_front import Choice, OwnWords, Pick, Step
from newleaf.dialogue.guided import Place, begin
from newleaf.dialogue.step_alarms import Heard, heard_in
from newleaf.dialogue.step_words import Control, answer_in, control_in, holds_hands, means_on, pauses, refused_in, stops

YES_NO = Step(step="safe", choices=(
    Choice(value="yes", label="Yes, all of it"), Choice(value="no", label="No, or not today", words=("not today",)),
    Choice(value="unsure", label="I am not sure"),
))  # fmt: skip
CALM = Step(step="calm", choices=(
    Choice(value="music", label="Music", words=("song",)), Choice(value="walk", label="A walk", words=("walking",)),
    Choice(value="nice", label="It was nice", words=("good",)),
        Choice(value="hard", label="It was hard", words=("not good",)),
    Choice(value="his", label="Only for her", role="unfaithful"),
))  # fmt: skip
HOLD = Step(step="hold", next="The minute is over")
OWN = Step(step="own", own_words=OwnWords(label="Own words"))
SEVERAL = Step(step="several", pick=Pick(least=1, most=2), choices=CALM.choices)


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("stop", Control.STOP), ("STOP!!", Control.STOP), ("please stop now", Control.STOP),
        ("let's stop here", Control.STOP),
        ("can we stop this please", Control.STOP), ("I can't do this anymore", Control.STOP),
        ("this is too much", Control.STOP),
        ("I don't want to", Control.STOP), ("she wants to stop", Control.STOP), ("my partner said no", Control.STOP),
        ("pause", Control.PAUSE), ("hang on a sec", Control.PAUSE), ("we need a break", Control.PAUSE),
        ("not now", Control.PAUSE),
        ("skip", Control.SKIP), ("skip this step please", Control.SKIP), ("back", Control.BACK),
        ("can we go back", Control.BACK),
        ("resume", Control.RESUME), ("ok we're back", Control.RESUME), ("where were we?", Control.RESUME),
        ("how long should we wait?", None), ("the bus stop is far away", None),
        ("I want to stop lying to her about it", None),
        ("my back hurts", None), ("", None), ("?", None),
    ],
)  # fmt: skip
def test_controls_are_understood_as_people_type_them(text: str, control: Control | None) -> None:
    assert control_in(text) is control


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Music", "music"), ("music i think", "music"), ("walking", "walk"), ("2", "walk"),
        ("the second one", "walk"),
        ("it was good", "nice"), ("not good", "hard"), ("it was not nice", None), ("music or a walk", None),
        ("7", None),
        ("banana", None), ("", None), ("next", None),
    ],
)  # fmt: skip
def test_an_answer_is_found_by_its_words_and_not_by_their_opposite(text: str, value: str | None) -> None:
    assert answer_in(text, CALM) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("Yes!", "yes"), ("yes all of it", "yes"), ("no", "no"), ("not really", "no"),
        ("not today", "no"),
        ("not sure", "unsure"), ("I don't know", "unsure"), ("maybe", "unsure"),
        ("yes but he gets loud", None), ("yes I suppose he would let me", None), ("he says yes", None),
    ],
)  # fmt: skip
def test_only_clear_words_are_a_yes(text: str, value: str | None) -> None:
    assert answer_in(text, YES_NO) == value


def test_a_choice_for_the_other_side_is_not_understood() -> None:
    assert answer_in("only for her", CALM, "unfaithful") == "his"
    assert answer_in("only for her", CALM, "betrayed") is None
    assert answer_in("5", CALM, "betrayed") is None


def test_on_and_no_at_a_step_without_choices() -> None:
    for text in ("next", "done", "ok we did it", "yes", "we're done", "the minute is over"):
        assert answer_in(text, HOLD) == "next", text
    assert answer_in("no", HOLD) is None and refused_in("no", HOLD)
    assert refused_in("she doesn't want to", HOLD) and refused_in("my wife won't do it", CALM)
    assert not refused_in("what if she doesn't want to?", HOLD) and not refused_in("no", CALM)


def test_done_goes_on_only_where_enough_was_picked() -> None:
    assert answer_in("done", SEVERAL, enough=True) == "next"
    assert answer_in("done", SEVERAL, enough=False) is None


def test_own_words_are_not_mistaken_for_a_control() -> None:
    assert control_in("stop", OWN) is Control.STOP and answer_in("no thanks", OWN) == "next"
    assert control_in("I don't want to go on", OWN) is None
    assert control_in("I need a break", OWN) is None
    assert answer_in("I want you to knock", OWN) is None


def test_the_bare_word_stop_is_heard_without_an_exercise_too() -> None:
    assert stops("Stop.") and stops("please stop") and not stops("too much") and not stops("how do I stop crying")
    assert means_on("next") and means_on("ok done") and not means_on("next week we go away")


def at(exercise: str, step: str, **picked: str) -> Place:
    return Place(exercise, step, {name: [value] for name, value in picked.items()})


LADDER = at("closeness_ladder", "beside", foot="both_yes")
HANDS = at("hand_holding", "hold", agree="both_yes")
GATE = Place("gate", "safe", then="hand_holding")
TRIGGERED = at("trigger", "room", company="together", whom="me")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        *((LADDER, text) for text in (
            "he wants to go up but i don't", "he pushed me to go up", "i said up because he was waiting", "she gave up",
            "i threw up", "shut up", "get up and leave", "i want to break up", "he gets worked up", "up?",
        )),
        *((at("closeness_ladder", "foot"), text) for text in ("he wants the first rung", "both want it, kind of")),
        *((at("hand_holding", "agree"), text) for text in (
            "i said yes, she is not sure", "she said yes after i begged", "yes, i talked her into it",
            "we both said yes but i lied",
        )),
        (at("eye_contact", "sit"), "we both want to, well she doesn't"),
        (at("eye_contact", "rest", sit="both_yes"), "she wants to swap but i don't"),
        (at("plan", "pace", who="both"), "sex twice a week"),
        (at("plan", "small_two", who="both"), "not holding hands"),
        (GATE, "what happens if i say no?"), (GATE, "yes, he says so"),
    ],
)  # fmt: skip
def test_where_both_must_want_it_a_word_within_a_sentence_leads_nowhere(place: Place, text: str) -> None:
    assert place.for_two and answer_in(text, place.here, literal=True) is None


@pytest.mark.parametrize(
    ("place", "text", "value"),
    [
        (LADDER, "up", "up"), (LADDER, "Up please", "up"), (LADDER, "yes, up", "up"), (LADDER, "one rung down", "down"),
        (at("closeness_ladder", "foot"), "yes we both want to", "both_yes"), (HANDS, "ok we did it", "next"),
        (at("hand_holding", "agree"), "we both want to", "both_yes"),
        (at("hand_holding", "tell", agree="both_yes"), "it was good", "good"),
        (GATE, "yes all four", "yes"), (GATE, "yes all true", "yes"), (GATE, "👍🏽", "yes"), (GATE, "sí", "yes"),
        (GATE, "of course not", "no"), (GATE, "not sure", "unsure"),
    ],
)  # fmt: skip
def test_where_both_must_want_it_a_short_answer_is_enough(place: Place, text: str, value: str) -> None:
    assert answer_in(text, place.here, literal=True) == value


@pytest.mark.parametrize(
    ("place", "text", "heard"),
    [
        (GATE, "i'm a bit afraid", Heard.FEAR), (GATE, "he would be angry if i stopped", Heard.FEAR),
        (GATE, "is it safe if he only shouts?", Heard.FEAR), (GATE, "she is afraid of me", Heard.FORCING),
        (GATE, "neither of us is afraid", None), (GATE, "nobody pushes us", None),
        (GATE, "it is my duty", Heard.PRESSURE),
        (LADDER, "he won't let me stop", Heard.FORCE), (LADDER, "he keeps going", Heard.FORCE),
        (HANDS, "he did not let go when i said enough", Heard.FORCE),
        (HANDS, "he held me", None), (HANDS, "he is holding my hand", None),
        (HANDS, "i had to let go", None), (HANDS, "she made me laugh", None), (LADDER, "up or we leave", None),
        (HANDS, "i didn't let go when she said enough", Heard.FORCING),
        (LADDER, "I want to stop but he wants to carry on", Heard.STOP),
        (LADDER, "she wants to stop but i do not", Heard.STOP), (LADDER, "what if she wants to stop?", None),
        (LADDER, "he pushed me to go up", Heard.PRESSURE), (LADDER, "he wants to go up but i don't", Heard.DOUBT),
        (LADDER, "she stiffened", Heard.STATE), (LADDER, "i froze", Heard.STATE), (LADDER, "she is quiet", Heard.STATE),
        (LADDER, "is it ok to go up if she is crying?", Heard.STATE), (LADDER, "she is drunk", Heard.STATE),
        (HANDS, "he's asleep, can I hold his hand?", Heard.STATE), (HANDS, "i started crying", Heard.STATE),
        (LADDER, "can we have sex now", Heard.MORE), (LADDER, "how long should we wait?", None),
        (at("hand_holding", "agree"), "yes, i talked her into it", Heard.PRESSURE),
        (at("trigger", "company"), "i'm not alone he is here and angry", Heard.FEAR),
        (TRIGGERED, "he is yelling at me", Heard.FEAR), (TRIGGERED, "he wants to carry on", Heard.PRESSURE),
        (at("trigger", "listen", company="together", whom="partner"), "she is angry with me", None),
        (at("readiness", "wish", who="one"), "it is my duty", Heard.PRESSURE),
        (at("readiness", "wish", who="one"), "only when i'm drunk", Heard.PRESSURE),
        (at("readiness", "wish", who="one"), "if i don't he leaves", Heard.PRESSURE),
        (at("readiness", "wish", who="one"), "i don't have to", None),
        (at("readiness", "trust", who="one"), "yes but he'd be angry", Heard.FEAR),
        (at("readiness", "trust", who="one"), "he would stop but sulk for days", Heard.PRESSURE),
        (at("readiness", "feelings", who="one"), "he does not listen", None),
        (at("plan", "pace", who="one"), "i'm doing this so he won't be angry", Heard.FEAR),
        (at("words", "kind"), "afraid", None),
        (HANDS, "😭", Heard.STATE), (HANDS, "i feel sick", Heard.STATE), (HANDS, "he is holding my hand", None),
        (at("readiness", "who"), "i feel sick", Heard.OVERWHELMED),
        (at("trigger", "breathe", company="alone"), "😭😭😭", Heard.OVERWHELMED),
        (at("trigger", "breathe", company="alone"), "I'm getting dizzy", Heard.OVERWHELMED),
        (at("plan", "pace", who="one"), "this makes me feel sick", Heard.OVERWHELMED),
        (at("words", "kind"), "😭", Heard.OVERWHELMED), (at("words", "kind"), "i feel sick", None),
        (at("trigger", "breathe", company="alone"), "i am sick of waiting", None),
    ],
)  # fmt: skip
def test_fear_force_and_a_yes_that_is_none_are_heard(place: Place, text: str, heard: Heard | None) -> None:
    assert heard_in(text, place) is heard


@pytest.mark.parametrize(
    ("place", "text", "value"),
    [
        (at("trigger", "company"), "I am not alone", "together"), (at("trigger", "company"), "with him", "together"),
        (at("trigger", "company"), "he is asleep", "alone"),
        (at("trigger", "go_on", company="alone"), "not eased", "not_better"),
        (at("trigger", "go_on", company="alone"), "nothing works", "not_better"),
        (at("trigger", "name_it", company="alone"), "idk", "no_words"),
        (at("plan", "small_one", who="one"), "go for a run", "body"),
    ],
)  # fmt: skip
def test_what_people_type_alone_at_night_answers_its_step(place: Place, text: str, value: str) -> None:
    assert answer_in(text, place.here) == value


def test_pause_and_the_end_are_heard_as_bare_words() -> None:
    assert pauses("pause") and pauses("please wait") and not pauses("how long should we wait")
    for text in ("quit", "exit", "no more", "no more please", "that's enough"):
        assert stops(text), text
    assert not stops("no more lies")


@pytest.mark.parametrize(
    "text", ["he is holding my hand", "we are holding hands now", "holding hands", "I'm holding her hand"]
)
def test_holding_hands_is_heard(text: str) -> None:
    assert holds_hands(text)


@pytest.mark.parametrize(
    "text",
    ["he is holding my hand down", "he is holding my hand and won't let go", "we are not holding hands", "hands"],
)
def test_a_hand_held_otherwise_is_something_else(text: str) -> None:
    assert not holds_hands(text)


@pytest.mark.parametrize(
    "text", ["make it stop", "please make this stop", "I want it to stop", "we just need this to stop"]
)
def test_who_wants_it_to_stop_stops(text: str) -> None:
    assert control_in(text) is Control.STOP


@pytest.mark.parametrize(
    ("place", "text", "heard"),
    [
        (LADDER, "he touched my breast", Heard.STATE), (LADDER, "she undressed me", Heard.STATE),
        (at("hand_holding", "tell"), "he put his hand under my shirt", Heard.PRESSURE),
        (LADDER, "she touched my hand", None), (HANDS, "her chest is warm", None),
        (at("eye_contact", "first"), "she said thank you", None),
        (at("eye_contact", "first"), "i feel not wanted", None),
        (at("eye_contact", "first"), "i feel scared of losing her", Heard.OVERWHELMED),
        (at("eye_contact", "first"), "she is afraid", Heard.STATE),
        (at("eye_contact", "first"), "i feel unsafe", Heard.FEAR),
        (at("eye_contact", "first"), "i feel scared of him", Heard.FEAR),
        (at("eye_contact", "first"), "she says it but she lied", Heard.DOUBT),
        (at("eye_contact", "sit"), "she said thank you", Heard.DOUBT),
        (at("hand_holding", "tell"), "i cried", None), (HANDS, "i cried", Heard.STATE),
        (GATE, "my stop would not be heard", Heard.FORCE), (GATE, "i can't say stop", Heard.FORCE),
        (at("readiness", "trust", who="one"), "he would stop but be moody", Heard.PRESSURE),
    ],
)  # fmt: skip
def test_what_a_step_asks_to_be_said_is_no_doubt_and_what_goes_further_is_heard(
    place: Place, text: str, heard: Heard | None
) -> None:
    assert heard_in(text, place) is heard


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes its safe", "yes"), ("yes to all four", "yes"), ("we both agree", "yes"), ("yes we both agree", "yes"),
        ("yes all good on both sides", "yes"), ("yes to three of them", None), ("she says we both agree", None),
        ("we both agree it is not safe", None), ("yes its safe when he is sober", None), ("all good i guess", None),
    ],
)  # fmt: skip
def test_only_a_whole_yes_opens_what_is_for_two(text: str, value: str | None) -> None:
    gate = begin("gate", then="hand_holding")
    assert answer_in(text, gate.here, literal=gate.literal) == value


def test_an_uneasy_feeling_is_a_refusal_and_a_minute_a_pause() -> None:
    here = begin("hand_holding").here
    for text in ("i dont feel good about this", "we don't feel right", "this doesn't feel right"):
        assert refused_in(text, here)
    for text in ("i need a minute", "we need a moment", "I want another minute please"):
        assert control_in(text) is Control.PAUSE
    assert control_in("I want some time with her") is None and not refused_in("I feel good about this", here)
