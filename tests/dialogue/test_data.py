"""The Rasa project is whole: each intent has examples, a rule and an answer, and nothing is left over."""

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.importers.importer import TrainingDataImporter

from newleaf.content.phrases import Phrases
from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.training import RASA_DATA
from newleaf.safety import Signal
from newleaf.safety.examples import TOLD_BY_FORM

PROJECT = Path(__file__).resolve().parents[2]
RASAS_OWN = {"restart", "back", "session_start", "nlu_fallback"}
LEAST = {"faq": 40, "distress": 30}
LEAST_OTHERS = 20


@pytest.fixture(scope="module")
def importer() -> TrainingDataImporter:
    folders = [str(PROJECT / folder) for folder in RASA_DATA]
    return TrainingDataImporter.load_from_config(str(PROJECT / "config.yml"), str(PROJECT / "domain.yml"), folders)


@pytest.fixture(scope="module")
def intents(importer: TrainingDataImporter) -> set[str]:
    return set(importer.get_domain().intents) - RASAS_OWN


def test_there_is_an_intent_for_every_signal(intents: set[str]) -> None:
    assert {f"distress_{signal}" for signal in Signal} <= intents


def test_every_intent_has_enough_examples(importer: TrainingDataImporter, intents: set[str]) -> None:
    counts = importer.get_nlu_data().number_of_examples_per_intent
    few = {i: counts.get(i, 0) for i in intents if counts.get(i, 0) < LEAST.get(i.split("_")[0], LEAST_OTHERS)}
    assert not few
    assert set(counts) <= intents


def test_no_example_stands_twice(importer: TrainingDataImporter) -> None:
    examples = [each.get("text") for each in importer.get_nlu_data().intent_examples if each.get("text")]
    folded = Counter(re.sub(r"\W+", " ", text.lower()).strip() or text for text in examples)
    assert not [text for text, times in folded.items() if times > 1]


def test_every_intent_has_a_rule_that_answers(importer: TrainingDataImporter, intents: set[str]) -> None:
    answered = set()
    for step in importer.get_stories().story_steps:
        events = list(step.events)
        for here, after in itertools.pairwise(events):
            if isinstance(here, UserUttered) and isinstance(after, ActionExecuted):
                answered.add(here.intent_name)
    assert intents <= answered


def test_no_response_is_unused_and_none_is_missing(importer: TrainingDataImporter) -> None:
    spoken = {
        event.action_name
        for step in importer.get_stories().story_steps
        for event in step.events
        if isinstance(event, ActionExecuted) and event.action_name.startswith("utter_")
    }
    assert set(importer.get_domain().responses) == spoken


def test_every_phrase_is_spoken_by_code() -> None:
    folders = ("actions", "newleaf/dialogue", "newleaf/web")
    files = [path for folder in folders for path in (PROJECT / folder).glob("*.py")]
    code = "".join(path.read_text() for path in files)
    for name in Phrases.model_fields:
        assert f'"{name}"' in code, name


def test_every_button_is_a_choice_that_exists(importer: TrainingDataImporter, intents: set[str]) -> None:
    from newleaf.content.phrases import read_phrases
    from newleaf.dialogue.choices import choice_of

    buttons = [
        button
        for variations in importer.get_domain().responses.values()
        for variation in variations
        for button in variation.get("buttons", [])
    ]
    phrases = read_phrases(PROJECT / "content" / "phrases.yml")
    for name in Phrases.model_fields:
        buttons += [button.model_dump() for phrase in getattr(phrases, name) for button in phrase.buttons]
    assert len(buttons) > 100
    for button in buttons:
        button["payload"] = button["payload"].replace("{{", "{").replace("}}", "}")  # as Rasa fills them in
        choice = choice_of(button)
        assert payload_of(choice["key"]) == button["payload"]
        assert choice["key"].split(":")[0] in intents


def test_steps_and_exercises_can_be_chosen() -> None:
    assert payload_of("exercises") == "/exercises"
    assert payload_of("exercise:trigger") == '/exercise{"exercise": "trigger"}'
    for value in ("hold.next", "back", "skip", "pause", "stop", "resume"):
        assert payload_of(f"step:{value}") == f'/step{{"step": "{value}"}}'


@pytest.mark.parametrize(
    "key",
    ["restart", "/restart", "session_start", "distress_minor", "faq_timing:everybody", "inform_country:x y",
     'faq_timing{"a":1}', "", "faq_timing\n", "affirm:GB", "exercise", "exercise:gate", "exercise:hold.next", "step",
     "no_more", "no_more:dying",
     "step:restart", "step:a.b.c", "step:hold.next\n", "step:Hold.next", "exercises:plan", "find_professional:a.b"],
)  # fmt: skip
def test_no_other_intent_can_be_chosen(key: str) -> None:
    assert payload_of(key) is None


def test_what_is_told_by_its_form_is_heard_by_it(importer: TrainingDataImporter) -> None:
    from newleaf.dialogue.after_help import said_after_help
    from newleaf.dialogue.few_words import said_in_few_words
    from newleaf.dialogue.leaning import FALLBACK, understood_by_answer
    from newleaf.dialogue.near_questions import near_question
    from newleaf.dialogue.worry import said_in_worry

    hurt, worried = {"signals": {"partner_violence": "acute"}}, {"worry": "suicide_self_harm"}
    for example in importer.get_nlu_data().intent_examples:
        text, intent = example.get("text"), example.get("intent")
        if text and intent == "after_help":
            assert said_after_help(text, hurt) or said_in_worry(text, worried, "", 0.0), text
        elif text and intent in ("scope_again", "scope_forgiveness", "scope_checking"):
            assert near_question(text, "scope_decision") == intent, text
        elif text and intent == "about_answer":
            assert understood_by_answer(text, FALLBACK, "triggers") == intent, text
        elif text and intent in TOLD_BY_FORM - {"subject"}:  # which is learnt from data/subjects
            assert said_in_few_words(text, "scope_surveillance") == intent, text
