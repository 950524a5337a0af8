"""Words typed at a step are the answer that people mean by them, and a no is never taken for a yes."""

import pytest

from newleaf.content.exercise_front import Choice, Pick, Step
from newleaf.dialogue.guided import Place, begin
from newleaf.dialogue.step_answers import answer_in, several_in
from newleaf.dialogue.step_controls import refused_in
from tests.dialogue.places import GATE, HANDS, LADDER, at

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
SEVERAL = Step(step="several", pick=Pick(least=1, most=2), choices=CALM.choices)


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


@pytest.mark.parametrize(
    ("place", "text"),
    [
        *((at("plan", "who"), text) for text in (
            "how long do we need to wait?", "how long do we need to wait", "my therapist told us to wait",
            "do we have to talk about the affair", "it makes me angry", "can my partner do this with me?",
            "we both cried all night about it", "should i tell my friend about us",
        )),
        *((at("readiness", "wish", who="one"), text) for text in (
            "what if my partner says no", "what happens if i say no", "do we have to talk about it",
            "is it normal that i want it sometimes",
        )),
        *((at("trigger", "go_on", company="alone"), text) for text in ("is that enough", "what if it gets worse?")),
        (at("trigger", "whom", company="together"), "why are you asking me this"),
        (at("trigger", "company"), "should i be alone with him?"),
        (at("trigger", "need", company="alone"), "who can i call"),
        (at("readiness", "trust", who="one"), "i don't know what to write"),
        (at("words", "kind"), "how do i tell him about my fear"),
        (at("plan", "pace", who="one"), "is once a week normal for couples?"),
    ],
)  # fmt: skip
def test_a_word_of_an_answer_within_a_question_or_a_story_chooses_nothing(place: Place, text: str) -> None:
    assert answer_in(text, place.here, literal=place.literal) is None
    assert several_in(text, place.here) == []


@pytest.mark.parametrize(
    ("place", "text", "value"),
    [
        (at("plan", "who"), "for me and my wife", "both"), (at("plan", "who"), "just for me I think", "one"),
        (at("plan", "who"), "can i do it alone?", "one"),
        (at("plan", "pace", who="one"), "how about once a week?", "weekly"),
        (at("trigger", "need", company="alone"), "can i have some tea?", "drink"),
        (at("readiness", "trust", who="one"), "what if he ignores me?", "unheard"),
        (at("readiness", "trust", who="one"), "what if he would not stop?", "unheard"),
        (at("readiness", "feelings", who="one"), "would talk, but only when he asks", "partly"),
    ],
)  # fmt: skip
def test_a_wish_put_as_a_question_is_an_answer_and_so_is_what_brings_help(
    place: Place, text: str, value: str | None
) -> None:
    assert answer_in(text, place.here) == value
