"""What each exercise promises to somebody who is afraid, pushed, or alone with it at night."""

import re

import pytest

from newleaf.content import Role
from newleaf.content.exercises import GATE, TONES
from tests.content.exercise_texts import COUPLE, EXERCISES, choices

TO_THE_PARTNER = re.compile(r"\b(?:tell|ask|show|say (?:it )?to) (?:it )?(?:to )?your partner\b", re.I)
TOWARDS_A_YES = re.compile(r"\b(why|but|unless|until|owe|prove|deserve|waited|reason|maybe later)\b", re.I)
THREAT = re.compile(r"\b(or else|regret|pay for|you will see|last chance|if you don't)\b", re.I)


@pytest.mark.parametrize("name", COUPLE)
def test_what_is_for_two_begins_with_a_question_that_may_be_answered_no(name: str) -> None:
    exercise = EXERCISES[name]
    first = exercise.front.steps[0]
    assert exercise.front.couple and exercise.front.where_fear is None
    refusal = next(choice for choice in first.choices if choice.then == "end")
    assert exercise.text("End", [refusal.value]) != exercise.texts["End"]
    for role in (None, *Role):
        words = exercise.text(first.step, [], role)
        assert '"enough"' in words.lower(), "a word that ends it is agreed before it begins"
        assert re.search(r"\bask", words, re.I), "consent comes first"


@pytest.mark.parametrize("name", COUPLE)
def test_a_yes_from_both_cannot_be_skipped(name: str) -> None:
    exercise = EXERCISES[name]
    assert not exercise.front.steps[0].skip
    for step in exercise.front.steps[1:]:
        assert not step.skip or not {"up", "swap"} & {choice.value for choice in step.choices}, step.step


def test_what_is_for_one_or_two_asks_the_gate_before_it_goes_on_with_two() -> None:
    for name in ("readiness", "plan"):
        first = EXERCISES[name].front.steps[0]
        assert {choice.value: choice.couple for choice in first.choices} == {"one": False, "both": True}, name
        assert not first.skip


@pytest.mark.parametrize("name", COUPLE)
def test_what_is_for_two_stays_clear_of_sex(name: str) -> None:
    for section, text in EXERCISES[name].texts.items():
        beside_the_denial = text.replace("Sex is not on it.", "")
        assert not re.search(r"\b(sex\w*|naked|undress\w*|kiss\w*|bed)\b", beside_the_denial), section


def test_every_rung_of_the_ladder_can_be_the_last_and_leads_down_again() -> None:
    for step in EXERCISES["closeness_ladder"].front.steps:
        leads = {choice.then for choice in step.choices}
        assert "end" in leads, step.step
        assert step.step in ("foot", "room") or {"stay", "back"} <= leads, step.step


def test_a_trigger_gets_something_to_do_before_anything_is_asked() -> None:
    exercise = EXERCISES["trigger"]
    first = exercise.front.steps[0]
    words = exercise.texts[first.step]
    assert re.match(r"Breathe out\b", words)
    assert len(words.split(".")[0].split()) <= 8
    assert words.count("?") == 1 and words.endswith("?")
    assert any(choice.then == "help" for choice in first.choices)


def test_alone_with_a_trigger_nothing_has_to_be_said_to_the_partner() -> None:
    exercise = EXERCISES["trigger"]
    assert exercise.front.where_fear == {"company": "alone"}
    alone = [step for step in exercise.front.steps if step.conditions.get("company") == ("alone",)]
    assert len(alone) == 5
    ends = ["End", *(f"End, {choice.value}" for step in alone for choice in step.choices)]
    texts = [exercise.texts.get(name, "") for name in [*(step.step for step in alone), *ends]]
    replies = [choice.reply or "" for step in alone for choice in step.choices]
    assert not [text for text in texts + replies if TO_THE_PARTNER.search(text)]


def test_the_gate_names_four_things_and_its_no_gives_nothing_away() -> None:
    gate = EXERCISES[GATE]
    (step,) = gate.front.steps
    assert [choice.value for choice in step.choices] == ["yes", "unsure", "no"] and not step.skip
    assert "not today" in next(choice.label for choice in step.choices if choice.value == "no")
    for word in ("afraid", "pushed", "both want", "stop"):
        assert word in gate.texts["safe"]
    assert not re.search(r"afraid|fear|force|pressure|pushed|safe", gate.texts["No"])
    assert not re.search(r"\byou (?:said|told|wrote)\b", gate.texts["Refused"] + gate.texts["Refused, again"])


def test_readiness_keeps_no_score_and_passes_no_verdict() -> None:
    exercise = EXERCISES["readiness"]
    sheet = exercise.front.summary
    assert sheet is not None and [each.key for each in sheet.sections] == ["named", "time", "next"]
    signs = exercise.front.steps[1:]
    assert [step.step for step in signs] == ["wish", "trust", "feelings", "unease", "closeness"]
    for step in signs:
        for choice in step.choices:
            wanted = {"yes": {"named"}, "partly": {"named", "next"}}.get(choice.value, {"time", "next"})
            assert set(choice.notes) == wanted, (step.step, choice.value)
    on_sheet = [note for _, choice in choices(exercise) for note in choice.notes.values()]
    for text in [*on_sheet, *(each.heading + each.empty for each in sheet.sections)]:
        assert not re.search(r"\b(ready|score|points?|out of|percent|pass|fail\w*)\b", text, re.I), text


def test_every_sentence_to_say_comes_in_three_tones_that_differ() -> None:
    for step, choice in choices(EXERCISES["words"]):
        if step.step != "kind":
            assert len({choice.said(tone) for tone in TONES}) == 3, choice.value


def test_each_side_finds_sentences_of_its_own() -> None:
    for kind in ("boundary", "fear", "need"):
        step = EXERCISES["words"].step(f"about_{kind}")
        for role in Role:
            assert sum(choice.role is role for choice in step.choices) >= 2, (kind, role)
            assert len(step.offered(role)) <= 9


def test_taking_a_no_never_works_towards_a_yes() -> None:
    for choice in EXERCISES["words"].step("about_their_no").choices:
        for tone in TONES:
            said = choice.said(tone) or ""
            assert not TOWARDS_A_YES.search(said), said
        assert choice.value == "own" or choice.reply


def test_a_no_needs_no_reason_and_a_firm_word_is_no_threat() -> None:
    words = EXERCISES["words"]
    for choice in words.step("about_no").choices:
        assert not any(re.search(r"\bbecause\b", choice.said(tone) or "") for tone in TONES), choice.value
    for _, choice in choices(words):
        assert not THREAT.search(choice.said("firm") or ""), choice.value


def test_where_fear_was_mentioned_the_words_are_for_somebody_who_can_help() -> None:
    words = EXERCISES["words"]
    assert words.front.where_fear == {"kind": "helper"}
    step = words.step("about_helper")
    texts = [choice.said(tone) or "" for choice in step.choices for tone in TONES]
    texts += [text for name, text in words.texts.items() if name.endswith("helper")]
    assert not [text for text in texts if TO_THE_PARTNER.search(text)]
    assert "has to be said to your partner" in words.texts["about_helper"]


def test_own_words_are_said_not_to_be_kept() -> None:
    step = EXERCISES["words"].front.steps[-1]
    assert step.own_words and "not kept" in step.own_words.label
    assert "not kept" in EXERCISES["words"].texts[step.step]
