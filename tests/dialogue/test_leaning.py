"""Short messages lean on the answer before them."""

import time

import pytest

from newleaf.dialogue.leaning import ABOUT_ANSWER, FALLBACK, kind_of, understood_by_answer
from newleaf.dialogue.leaning_forms import Kind

SAID = {
    Kind.IN_SHORT: ["can you repeat that", "shorter please", "in plain words", "in short?", "tl;dr", "that's too long",
                    "can you say that again more simply", "explain it in simple words", "what did you say?"],
    Kind.NORMAL: ["is that normal", "Is it normal to feel like this?", "am I the only one", "is that selfish",
                  "is something wrong with me", "do other couples go through this", "ok but is that normal though"],
    Kind.HOW_OFTEN: ["how often should we do it", "once a day?", "how short can it be", "how long should the pause be",
                     "how long should we pause", "for how long", "how long for each", "every day?"],
    Kind.WHO_FIRST: ["so who goes first", "who should start", "who apologises first"],
    Kind.REACTION: ["what if she cries", "and if he laughs at me", "what do I do when my wife goes quiet",
                    "what if he just walks out", "what if she gets defensive", "what if he gets angry"],
    Kind.GOING_WELL: ["we had sex last night and it was lovely", "we are doing better now",
                      "we're doing much better lately", "it's going really well",
                      "we've been through hell since january but last night we laughed. how do we keep that going"],
    Kind.REMARK: ["he works nights though", "they never sleep", "in the evening we're exhausted", "shes at work til 11",
                  "he said he felt guilty", "I cried in the middle of it"],
    Kind.THINKING: ["hmm", "well", "so?", "??", "let me think"],
}  # fmt: skip
KNOWN = {
    "ask_try": ["how do I stop", "what do I do", "what do I do with it", "ok and then", "what now?",
                "can you give an example", "how do I stop that happening", "which one first", "which of these first?"],
    "faq_boundaries_consent": ["what if he wants more", "what if she goes too far", "and if he ignores my no"],
    "another_one": ["so what should I do instead", "what instead?", "we did that already"],
    "not_helpful": ["you're useless", "wow so helpful", "great, thanks for nothing", "thanks but I don't feel better",
                    "that's a bit vague"],
    "faq_communication": ["what do I tell him", "what do I say to her exactly", "give me a sentence"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_what_is_said_to_an_answer(kind: Kind, text: str) -> None:
    assert kind_of(text, FALLBACK, "triggers") == kind
    assert understood_by_answer(text, FALLBACK, "triggers") == ABOUT_ANSWER


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in KNOWN.items() for text in texts])
def test_what_the_guide_knows_already(intent: str, text: str) -> None:
    assert understood_by_answer(text, FALLBACK, "triggers") == intent


@pytest.mark.parametrize(
    "text",
    ["how long should we wait", "how do I stop crying", "what do I do when he hits me", "who is the other woman",
     "is it normal that he checks my phone", "what if he cheats again", "what if she hits me",
     "we are not doing better", "things were good until he lied again", "what do I tell the kids",
     "I'm not thinking straight and I want to die",
     "can you tell me how to trust him", "how often do affairs last", "is he wrong to leave me"],
)  # fmt: skip
def test_what_says_more_is_left_alone(text: str) -> None:
    assert understood_by_answer(text, "faq_emotions", "triggers") is None


def test_how_long_healing_takes_is_no_question_about_a_step() -> None:
    assert understood_by_answer("how long does that take", "faq_timing", "timing") is None
    assert understood_by_answer("how long does that take", "faq_timing", "triggers") == ABOUT_ANSWER


def test_words_for_him_lead_on_where_talking_was_the_topic() -> None:
    assert understood_by_answer("what do I say to him", FALLBACK, "communication") == "ask_try"


@pytest.mark.parametrize("text", ["what do I do", "how do I stop", "who goes first", "shorter please", "hmm"])
def test_before_the_first_answer_there_is_nothing_to_lean_on(text: str) -> None:
    assert understood_by_answer(text, FALLBACK, None) is None


@pytest.mark.parametrize("text", ["is that normal", "he works nights", "you're useless", "we're doing better"])
def test_some_can_be_said_at_once(text: str) -> None:
    assert understood_by_answer(text, FALLBACK, None) in (ABOUT_ANSWER, "not_helpful")


@pytest.mark.parametrize("intent", ["faq_timing", "scope_family", "find_professional", "affirm", "out_of_scope"])
def test_what_was_understood_is_no_remark(intent: str) -> None:
    assert understood_by_answer("he works nights though", intent, "triggers") is None


@pytest.mark.parametrize(
    "text", ["so " * 20 + "is", "is that " * 12, "how long should the " * 6, "what if she just just " * 6, "hmm " * 25]
)
def test_no_text_takes_long(text: str) -> None:
    understood_by_answer(text, FALLBACK, "triggers")
    started = time.process_time()
    understood_by_answer(text, FALLBACK, "triggers")
    assert time.process_time() - started < 0.05
