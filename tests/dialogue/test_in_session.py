"""Words answer the question of the search while it is open, and mean what they always mean afterwards."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from newleaf.dialogue.guided import EXERCISE, Place, begin
from newleaf.dialogue.in_session import InSession
from newleaf.dialogue.named_exercise import FEW, MENU
from newleaf.dialogue.open_question import CLOSED, ENOUGH, GUIDED, OPEN_QUESTION, ROLE, SHOWN, SIDE, STOPPED

NAMES = (OPEN_QUESTION, "asked", EXERCISE, "role", "gate", "topic")
SLOTS = Domain.from_dict(
    {"slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in NAMES}}
).slots


def understood(
    text: str,
    open_question: str,
    intent: str = "out_of_scope",
    asked: str = "nothing",
    place: Place | None = None,
    gate: str = "open",
    parsed: dict | None = None,
) -> str:
    tracker = DialogueStateTracker("someone", SLOTS)
    tracker.update(SlotSet(EXERCISE, place and place.to_slot()))
    tracker.update(SlotSet(OPEN_QUESTION, open_question))
    tracker.update(SlotSet("asked", asked))
    tracker.update(SlotSet("gate", gate))
    tracker.update(SlotSet("topic", "none"))
    message = Message({"text": text, "intent": {"name": intent, "confidence": 0.9}, **(parsed or {})})
    return InSession().process([message], tracker)[0].get("intent")["name"]


@pytest.mark.parametrize("text", ["online please", "near me", "either", "how much does it cost?", "show me the list"])
def test_words_answer_the_open_question(text: str) -> None:
    assert understood(text, "search:place") == "find_professional"


@pytest.mark.parametrize("text", ["online please", "alone", "either", "how much does it cost?"])
def test_they_answer_nothing_when_it_is_closed(text: str) -> None:
    assert understood(text, CLOSED) == "out_of_scope"


def test_with_the_list_in_view_only_questions_about_therapy_belong_to_it() -> None:
    assert understood("how much does it cost?", SHOWN) == "find_professional"
    assert understood("alone", SHOWN) == "out_of_scope"


def test_danger_and_the_question_about_safety_go_first() -> None:
    assert understood("online", "search:place", intent="distress_despair") == "distress_despair"
    assert understood("online", "search:place", intent="not_sure", asked="safety") == "not_sure"


def test_a_partner_who_refuses_therapy_is_not_taken_for_a_couple_that_wants_none() -> None:
    for text in ("what if my partner refuses therapy?", "my husband won't go to counselling"):
        assert understood(text, CLOSED, intent="faq_without_therapy") == "find_professional"
    assert understood("can we do it without therapy", CLOSED, intent="faq_without_therapy") == "faq_without_therapy"
    assert understood("he refuses therapy", CLOSED, intent="distress_despair") == "distress_despair"


def test_a_choice_is_left_alone() -> None:
    assert understood("/affirm", "search:cost", intent="affirm") == "affirm"


def test_without_a_conversation_nothing_changes() -> None:
    message = Message({"text": "online", "intent": {"name": "affirm"}})
    assert InSession().process([message])[0].get("intent")["name"] == "affirm"


def guided(text: str, intent: str = "nlu_fallback", asked: str = "nothing", step: str = "wish") -> str:
    return understood(text, GUIDED, intent, asked, Place("readiness", step))


@pytest.mark.parametrize("text", ["yes", "not yet", "skip", "stop", "next", "back", "...", "🙂", "2", "blah blah"])
def test_words_are_for_the_step_that_is_open(text: str) -> None:
    assert guided(text) == "step"


def test_a_city_is_where_they_are_and_at_a_step_a_word_like_others() -> None:
    assert understood("im from manila", None, "out_of_scope") == "inform_country"
    assert guided("paris", "out_of_scope") != "inform_country"


def test_danger_goes_before_every_step() -> None:
    for text in ("yes", "stop", "next"):
        assert guided(text, "distress_despair") == "distress_despair"
        assert understood(text, GUIDED, "distress_partner_violence", place=own_words()) == "distress_partner_violence"


def test_a_question_in_the_middle_of_an_exercise_is_a_question() -> None:
    assert guided("how long should we wait?", "faq_timing") == "faq_timing"
    assert guided("what is the capital of France?", "out_of_scope") == "out_of_scope"
    assert understood("is it safe here? who reads this?", GUIDED, "ask_privacy", place=own_words()) == "ask_privacy"


SENSES = Place("trigger", "senses", {"company": ["alone"]})


def own_words() -> Place:
    return Place("words", "own_words", {"kind": ["no"], "about_no": ["talk"]})


@pytest.mark.parametrize("intent", ["faq_boundaries_consent", "goodbye", "partner_unwilling", "out_of_scope", "deny"])
def test_own_words_may_be_about_anything(intent: str) -> None:
    assert understood("I want to sleep", GUIDED, intent, place=own_words()) == "step"


def test_a_left_exercise_is_woken_by_few_words_alone() -> None:
    place = begin("readiness")
    for text in ("resume", "let's go on", "stop", "next", "for the two of us"):
        for opened in (CLOSED, ROLE):
            assert understood(text, opened, "ask_more", place=place) == "step"
    for text in ("yes", "skip", "how long should we wait?"):
        assert understood(text, CLOSED, "ask_more", place=place) == "ask_more"
    assert understood("next", MENU, "another_one", place=place) == "step"
    assert understood("next", "search:place", place=place) != "step"
    assert understood("for both", CLOSED, "ask_more", place=begin("gate", then="eye_contact")) == "ask_more"


def test_steps_for_right_now_are_gone_on_with_while_it_is_open_whether_they_are_safe() -> None:
    for text in ("resume", "next"):
        assert understood(text, CLOSED, "not_sure", asked="safety", place=SENSES) == "step"
        assert understood(text, CLOSED, "not_sure", asked="call", place=SENSES) == "not_sure"
        assert understood(text, CLOSED, "not_sure", asked="safety", place=begin("plan")) == "not_sure"
    assert understood("a lamp, a mug", GUIDED, "not_sure", asked="safety", place=SENSES) == "step"
    assert understood("he is at the door", GUIDED, "not_sure", asked="safety", place=SENSES) == "not_sure"


def test_after_a_stop_and_after_help_going_on_is_for_the_exercises() -> None:
    for opened in (STOPPED + "trigger", FEW):
        assert understood("go on", opened, "another_one") == understood("next", opened, "another_one") == "step"
    assert understood("next", CLOSED, "another_one") == "another_one"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i can see the lamp, the rug and my cat", "faq_triggers"), ("my feet on the floor", "told"),
        ("i see my phone", "scope_surveillance"), ("i see the window", "ask_privacy"), ("a chair", "goodbye"),
        ("i see him with her again", "faq_triggers"), ("i feel a bit better", "ask_more"), ("breathe", "exercise"),
    ],
)
def test_what_is_typed_at_a_step_is_for_it_whatever_it_is_taken_for(text: str, intent: str) -> None:
    assert understood(text, GUIDED, intent, place=SENSES) == "step"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what is a trigger", "faq_triggers"), ("find me a therapist", "find_professional"), ("bye", "goodbye"),
        ("show me help lines", "ask_help"),
        ("let's make a plan together", "exercise"), ("show me the exercises", "exercises"),
    ],
)
def test_what_is_meant_for_the_guide_is_not(text: str, intent: str) -> None:
    assert understood(text, GUIDED, intent, place=SENSES) == intent


def test_stop_is_heard_where_nothing_is_open() -> None:
    assert understood("stop", CLOSED, "faq_boundaries_consent") == "step"
    assert understood("stop", CLOSED, "not_sure", asked="safety") == "not_sure"
    assert understood("resume", CLOSED, "ask_more") == "ask_more"


def test_while_it_is_open_whether_they_are_safe_only_clear_words_are_for_the_step() -> None:
    assert guided("next", "not_sure", asked="safety") == "step"
    assert guided("I do not know any more", "not_sure", asked="safety") == "not_sure"


@pytest.mark.parametrize("text", ["help", "help me please", "HELP!!"])
def test_a_call_for_help_is_one_at_any_step(text: str) -> None:
    assert guided(text, "out_of_scope") == "ask_help"
    assert understood(text, GUIDED, "deny", place=own_words()) == "ask_help"
    assert understood(text, CLOSED, "greet") == "ask_help"


@pytest.mark.parametrize("text", ["hilfe", "ayuda", "aide moi", "助けて", "βοήθεια"])
def test_a_call_in_another_language_is_answered_in_it_at_any_step(text: str) -> None:
    assert guided(text) == "other_language"
    assert understood(text, GUIDED, "deny", place=own_words()) == "other_language"
    assert understood(text, CLOSED) == "other_language"


def test_while_it_is_open_whether_they_are_safe_a_call_answers_that() -> None:
    for taken_for in ("not_sure", "greet", "thanks"):
        assert understood("hilfe", CLOSED, taken_for, asked="safety") == "not_sure"
        assert understood("ayuda por favor", CLOSED, taken_for, asked="call") == "not_sure"
        assert understood("😭", CLOSED, taken_for, asked="safety") == "not_sure"
        assert understood("help me please", CLOSED, taken_for, asked="safety") == "ask_help"
    assert understood("no", CLOSED, "deny", asked="safety") == "deny"


def test_hurt_that_is_told_is_no_topic_and_no_question() -> None:
    assert understood("this is killing me", CLOSED) == "told"
    assert understood("😭😭", CLOSED, "greet") == "told"
    assert understood("this is killing me", CLOSED, "distress_despair") == "distress_despair"
    assert understood("i feel sick", CLOSED, "faq_emotions") == "faq_emotions"
    assert understood("what is this", CLOSED) == "out_of_scope"


@pytest.mark.parametrize("text", ["😭", "i feel sick", "I'm getting dizzy", "please make it stop"])
def test_overwhelm_at_a_step_is_for_the_step(text: str) -> None:
    assert guided(text) == "step"
    assert understood(text, GUIDED, place=Place("hand_holding", "hold")) == "step"


def told_role(text: str, intent: str, sure: float) -> str:
    message = Message({"text": text, "intent": {"name": intent, "confidence": sure}})
    return InSession().process([message])[0].get("intent")["name"]


def test_what_a_partner_did_makes_nobody_the_unfaithful_one() -> None:
    assert told_role("she turned down all I had planned", "role_unfaithful", 0.5) == "nlu_fallback"
    assert told_role("my wife laughed at my idea", "role_unfaithful", 0.4) == "nlu_fallback"
    for text in ("she found my second phone", "my husband knows about the other man now", "I wrote to other men"):
        assert told_role(text, "role_unfaithful", 0.5) == "role_unfaithful"
    assert told_role("she turned me down, and I strayed in my head", "role_unfaithful", 0.9) == "role_unfaithful"
    assert told_role("he turned down my idea", "role_betrayed", 0.5) == "role_betrayed"


def test_short_forms_are_heard_where_nothing_is_open() -> None:
    assert understood("we're both men, does the same apply?", CLOSED, "ask_other_side") == "any_couple"
    assert understood("shalom", CLOSED, "other_language") == "greet"
    assert understood("what is sensate focus", CLOSED) == "scope_sensate_focus"
    assert understood("I don't want to any more", CLOSED, "ask_more") == "no_more"
    assert understood("I don't want to any more", CLOSED, "not_sure", asked="safety") == "not_sure"
    assert understood("I don't want to any more", CLOSED, "distress_despair") == "distress_despair"
    assert guided("I don't want to any more", "ask_more") == "step"


def test_the_answer_to_what_it_is_that_they_do_not_want_is_read_while_it_is_open() -> None:
    assert understood("life", ENOUGH) == "no_more"
    assert understood("sex", ENOUGH) == "faq_boundaries_consent"
    assert understood("us", ENOUGH) == "scope_decision"
    assert understood("how long should we wait?", ENOUGH, "faq_timing") == "faq_timing"
    assert understood("life", CLOSED) == "out_of_scope"


def test_the_name_and_another_subject_are_asked_for_beside_everything() -> None:
    for text in ("whats ur name btw", "can we talk about something else"):
        assert understood(text, CLOSED, intent="greet") == understood(text, ROLE, intent="faq_communication") == "told"
        assert understood(text, CLOSED, intent="distress_despair") == "distress_despair"
    assert understood("whats ur name btw", CLOSED, intent="bot_challenge", asked="safety") == "bot_challenge"


@pytest.mark.parametrize("text", ["both", "Both of us", "we both did"])
def test_both_is_an_answer_to_which_side(text: str) -> None:
    assert understood(text, ROLE, "nlu_fallback") == understood(text, SIDE, "nlu_fallback") == "ask_other_side"
    assert understood(text, CLOSED, "nlu_fallback") != "ask_other_side"


def test_what_leans_on_an_answer_waits_for_an_exercise_and_for_the_question_about_safety() -> None:
    assert understood("is that normal", CLOSED, "nlu_fallback") == "about_answer"
    assert understood("is that normal", CLOSED, "nlu_fallback", asked="safety") == "nlu_fallback"
    assert understood("is that normal", GUIDED, "nlu_fallback", place=begin("hand_holding")) != "about_answer"
