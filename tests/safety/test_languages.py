"""Danger said in another language than English is found, and English and harmless words are left alone."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from newleaf.safety import Assessment, Evidence, Finding, SafetyDataError, Screen, Signal, Tier, Who
from newleaf.safety.language_files import LanguageBook, load_languages
from newleaf.safety.languages import Languages
from newleaf.safety.rules import load
from newleaf.safety.scripts import fold
from tests.safety.conftest import FOLDER

BOOKS = load_languages(FOLDER / "languages")
ALONE = Languages(BOOKS)
SAID = YAML(typ="safe", pure=True).load(Path(__file__).with_name("languages_said.yml").read_text(encoding="utf-8"))
CODES = {"es", "fr", "de", "pt", "it", "nl", "pl", "ar", "hi", "ru"}

FULL = [book for book in BOOKS if book.code in CODES]
SHORT = [book for book in BOOKS if book.code not in CODES]
FINDS = [(book.code, rule, text) for book in BOOKS for rule in book.rules for _, text in rule.entry.finds]
LEAVES = [(rule, text) for book in BOOKS for rule in book.rules for _, text in rule.entry.leaves]
HIDES = [text for book in BOOKS for context in book.contexts for _, text in context.entry.leaves]
STRONGER = [text for book in BOOKS for context in book.contexts for _, text in context.entry.finds]
DANGER = [(code, signal, t) for code, said in SAID.items() for signal, texts in said["danger"].items() for t in texts]
HARMLESS = [text for said in SAID.values() for text in said["harmless"]]
HARMLESS += Path(__file__).with_name("languages_harmless.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("code", "rule", "text"), FINDS, ids=[f"{r.entry.name}: {t}" for _, r, t in FINDS])
def test_a_rule_finds_its_own_examples(screen: Screen, code: str, rule, text: str) -> None:
    found = screen.assess(text)
    findings = {finding.signal: finding for finding in found.findings}
    assert rule.signal in findings
    assert rule.entry.name in {evidence.rule for evidence in findings[rule.signal].evidence}
    if rule.entry.tier is Tier.ACUTE:
        assert findings[rule.signal].tier is Tier.ACUTE
    assert found.language == code


@pytest.mark.parametrize(("rule", "text"), LEAVES, ids=[f"{r.entry.name}: {t}" for r, t in LEAVES])
def test_a_rule_leaves_what_it_must_leave(screen: Screen, rule, text: str) -> None:
    assert rule.signal not in {finding.signal for finding in screen.assess(text).findings}


@pytest.mark.parametrize("text", HIDES)
def test_a_context_takes_the_alarm_away(screen: Screen, text: str) -> None:
    assert screen.assess(text).tier is Tier.NONE


@pytest.mark.parametrize("text", STRONGER)
def test_a_context_does_not_hide_danger(screen: Screen, text: str) -> None:
    assert screen.assess(text).tier is not Tier.NONE


@pytest.mark.parametrize(("code", "signal", "text"), DANGER, ids=[f"{c} {t}" for c, _, t in DANGER])
def test_danger_is_found_in_words_that_are_no_rules_example(
    screen: Screen, code: str, signal: str, text: str
) -> None:
    found = screen.assess(text)
    assert signal in {str(finding.signal) for finding in found.findings}
    assert found.language == code


@pytest.mark.parametrize("text", HARMLESS)
def test_questions_about_a_relationship_are_left_alone(screen: Screen, text: str) -> None:
    assert screen.assess(text) == Assessment()


def test_every_language_is_there_and_says_who_has_read_it() -> None:
    assert {book.code for book in BOOKS} >= CODES
    assert all(book.reviewed for book in BOOKS)
    assert set(SAID) == {book.code for book in BOOKS}


@pytest.mark.parametrize("book", FULL, ids=[book.code for book in FULL])
def test_every_signal_has_rules_for_both_tiers_in_every_language(book: LanguageBook) -> None:
    tiers = {(rule.signal, rule.entry.tier) for rule in book.rules}
    assert tiers == {(signal, tier) for signal in Signal for tier in (Tier.ACUTE, Tier.CONCERN)}
    assert Who.OTHER in {rule.entry.who for rule in book.rules if rule.signal is Signal.SUICIDE_SELF_HARM}


@pytest.mark.parametrize("book", SHORT, ids=[book.code for book in SHORT])
def test_a_language_without_help_texts_knows_the_plainest_danger(book: LanguageBook) -> None:
    acute = {rule.signal for rule in book.rules if rule.entry.tier is Tier.ACUTE}
    assert acute >= {Signal.SUICIDE_SELF_HARM, Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION}
    assert book.reviewed == "awaiting a native reader"


@pytest.mark.parametrize(
    ("text", "first"),
    [("我老公打我", "partner_violence"), ("夫に殴られました、死にたい", "suicide_self_harm"),
     ("kocam beni dövüyor", "partner_violence"), ("남편이 때려요", "partner_violence"),
     ("Hello, my English is bad. min man slår mig", "partner_violence")],
)  # fmt: skip
def test_the_right_help_comes_first_in_a_language_without_texts(screen: Screen, text: str, first: str) -> None:
    assert screen.assess(text).signal == first


@pytest.mark.parametrize(("code", "rule", "text"), FINDS, ids=[f"{r.entry.name}: {t}" for _, r, t in FINDS])
def test_accents_and_vowel_marks_may_be_left_out(screen: Screen, code: str, rule, text: str) -> None:
    plain = fold(text)[0].upper()
    assert rule.signal in {finding.signal for finding in screen.assess(plain).findings}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ich moechte nicht mehr leben", "de"),
        ("er schlaegt mich", "de"),
        ("QUIEROOOOO MORIIIIR", "es"),
        ("j\u2019ai envie de mourir", "fr"),
        ("jveux mourir", "fr"),
        ("أُرِيدُ أَنْ أَمُوت", "ar"),
        ("\u202bأريد أن أموت\u202c", "ar"),
        ("\u200fزوجي \u2067يضربني\u2069\u200e", "ar"),
        ("اريـــد ان امـوت", "ar"),
        ("عمري ١٥ سنة", "ar"),
    ],
)
def test_danger_is_found_however_it_is_typed(screen: Screen, text: str, code: str) -> None:
    found = screen.assess(text)
    assert found.tier is Tier.ACUTE
    assert found.language == code


@pytest.mark.parametrize(
    ("text", "signal", "code"),
    [
        ("sorry my english is not good. ya no quiero vivir", Signal.SUICIDE_SELF_HARM, "es"),
        ("I don't know how to say it in English, mon mari me frappe", Signal.PARTNER_VIOLENCE, "fr"),
        ("hello please help me زوجي يضربني", Signal.PARTNER_VIOLENCE, "ar"),
        ("we married in 2010, it was good but now ich will nicht mehr leben", Signal.SUICIDE_SELF_HARM, "de"),
    ],
)
def test_three_words_of_danger_in_an_english_message_are_enough(
    screen: Screen, text: str, signal: Signal, code: str
) -> None:
    found = screen.assess(text)
    assert (found.signal, found.language) == (signal, code)


def test_help_stays_in_english_for_somebody_who_tells_of_danger_in_english(screen: Screen) -> None:
    found = screen.assess("he hit me again last night and I am scared of him, he said te voy a matar")
    assert found.signal is Signal.PARTNER_VIOLENCE
    assert found.language is None


def test_a_suspicion_about_the_same_words_does_not_make_them_english() -> None:
    text = "de verdad quiero morirme"
    suspected = Finding(Signal.DESPAIR, Tier.CONCERN, Who.UNKNOWN, (Evidence(0, len(text), text, "suspected"),))
    assert ALONE.assess(text, [suspected]).language == "es"


@pytest.mark.parametrize(
    ("text", "signal"),
    [("ik lach me dood om die vent soms", Signal.SUICIDE_SELF_HARM), ("dat is 12 jaar geleden gebeurd", Signal.MINOR)],
)
def test_a_figure_of_speech_is_no_danger_to_the_learned_layer_either(text: str, signal: Signal) -> None:
    guess = Finding(signal, Tier.CONCERN, Who.SELF, (Evidence(0, len(text), text, "learned"),), guessed=True)
    assert ALONE.assess(text, [guess]) == Assessment()
    rule = Finding(signal, Tier.CONCERN, Who.SELF, (Evidence(0, len(text), text, "a_rule"),))
    assert ALONE.assess(text, [rule]).tier is Tier.CONCERN
    other = "ik ben elke avond zo moe van alles"
    meant = Finding(signal, Tier.CONCERN, Who.SELF, (Evidence(0, len(other), other, "learned"),), guessed=True)
    assert ALONE.assess(other, [meant]).tier is Tier.CONCERN


ENGLISH = [text for rule in load(FOLDER).rules for _, text in (*rule.entry.finds, *rule.entry.leaves)]


@pytest.mark.parametrize(
    "text",
    ["Die Hard is on, we watched it as a kid", "he has a bad temper and I hate the war in our home", "dead bedroom",
     "I was in bed and he was sad, no more sex since", "a mild case of the blues, my mind is a mess",
     "van life with a man like him, so not me", "son, come in for the bread", *ENGLISH],
)  # fmt: skip
def test_no_other_language_hears_anything_in_english(text: str) -> None:
    assert ALONE.read(text).findings == ()


@pytest.mark.parametrize("text", ["nie uprawiamy seksu od roku", "od kiedy wiem, nie śpię z nim w jednym łóżku"])
def test_a_short_english_word_means_nothing_among_foreign_ones(screen: Screen, text: str) -> None:
    assert screen.assess(text) == Assessment()


def test_an_overdose_is_still_one_in_english(screen: Screen) -> None:
    assert screen.assess("I took all of it, I want to od").tier is Tier.ACUTE


def test_the_language_passes_as_plain_data(screen: Screen) -> None:
    found = screen.assess("quiero morir")
    assert found.to_dict()["language"] == "es"
    assert Assessment.from_dict(found.to_dict()).language == "es"
    english = Assessment.of([Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF)])
    assert "language" not in english.to_dict()
    assert Assessment.from_dict(english.to_dict()).language is None


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="quiero morir je veux ich will sterben أريد أن أموت .,!'\u200f\u202e\u0301ß😢\ud800", max_size=200)
)
def test_evidence_points_into_the_message_as_it_was_sent(text: str) -> None:
    for finding in ALONE.read(text).findings:
        for each in finding.evidence:
            assert text[each.start : each.end] == each.text


@pytest.mark.parametrize(
    ("find", "put"),
    [("tier: acute", "tier: urgent"), ("signal: despair", "signal: dispair"), ("says: |", "says: ["),
     ("language: es", "language: fr"), ("{nunca|", "{nunca|}|"), ("= quiero", "quiero"), ("reviewed: ", "read: ")],
)  # fmt: skip
def test_a_broken_language_is_named_with_file_and_line(tmp_path: Path, find: str, put: str) -> None:
    text = (FOLDER / "languages" / "es.yml").read_text(encoding="utf-8")
    text = text.replace("{no|nunca|", "{nunca|no|")
    assert find in text
    (tmp_path / "es.yml").write_text(text.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(SafetyDataError, match=r"es\.yml:\d+"):
        load_languages(tmp_path)


@pytest.mark.parametrize("unit", ["me pega ", "quiero morir. ", "je veux mourir ", "زوجي يضربني ", "no ", "ich will "])
def test_no_text_of_sixteen_thousand_characters_holds_the_screen_up(unit: str) -> None:
    started = time.perf_counter()
    ALONE.read((unit * 16_000)[:16_000])
    assert time.perf_counter() - started < 5  # a hang, not a speed


def test_a_folder_without_languages_is_no_error(tmp_path: Path) -> None:
    assert Languages.load(tmp_path / "languages").read("quiero morir").findings == ()
