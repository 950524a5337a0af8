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


THEIRS = [(rule, text) for _, rule, text in FINDS if rule.entry.who is Who.OTHER]


@pytest.mark.parametrize(("rule", "text"), THEIRS, ids=[f"{r.entry.name}: {t}" for r, t in THEIRS])
def test_what_happens_to_somebody_else_is_not_taken_for_the_writers(screen: Screen, rule, text: str) -> None:
    whose = {finding.signal: finding.who for finding in screen.assess(text).findings}
    assert whose[rule.signal] is Who.OTHER


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("mi marido me pega y mi hermana lo sabe", Signal.PARTNER_VIOLENCE),
        ("el novio de mi madre me pega", Signal.PARTNER_VIOLENCE),
        ("quería morirme cuando mi amiga me lo contó", Signal.SUICIDE_SELF_HARM),
        ("mon mari me frappe et ma soeur le sait", Signal.PARTNER_VIOLENCE),
        ("j'ai peur de mon mari, il a frappé son ex femme", Signal.PARTNER_VIOLENCE),
        ("j'en parle à ma soeur jveux mourir", Signal.SUICIDE_SELF_HARM),
        ("der Freund meiner Mutter schlägt mich", Signal.PARTNER_VIOLENCE),
        ("er hat meine Schwester geschlagen und jetzt schlägt er mich", Signal.PARTNER_VIOLENCE),
        ("meine Freundin weiß, dass ich sterben will", Signal.SUICIDE_SELF_HARM),
        ("ich vermisse meinen Mann, will sterben", Signal.SUICIDE_SELF_HARM),
        ("ich habe meine Frau geschlagen und ihre Schwester weiß es", Signal.COERCING_PARTNER),
        ("meu marido me bate e minha irmã sabe", Signal.PARTNER_VIOLENCE),
        ("ele diz que se mata se eu for embora e eu também não quero viver", Signal.SUICIDE_SELF_HARM),
        ("mio marito mi costringe a fare sesso e la mia amica dice che è normale", Signal.SEXUAL_COERCION),
        ("mia madre, ho pensieri suicidi", Signal.SUICIDE_SELF_HARM),
        ("als hij drinkt slaat mijn vriend me", Signal.PARTNER_VIOLENCE),
        ("ik werd geslagen door mijn man, zijn broer heeft het gezien", Signal.PARTNER_VIOLENCE),
        ("umarł mój brat, też chcę umrzeć", Signal.SUICIDE_SELF_HARM),
        ("zostałam pobita przez męża, jego brat to widział", Signal.PARTNER_VIOLENCE),
        ("я хотела умереть, когда подруга рассказала", Signal.SUICIDE_SELF_HARM),
        ("он бил мою сестру, а теперь бьёт меня", Signal.PARTNER_VIOLENCE),
        ("أريد أن أموت وصديقتي تعرف", Signal.SUICIDE_SELF_HARM),
        ("زوج أمي يضربني", Signal.PARTNER_VIOLENCE),
        ("meri saheli ko pata hai ki main marna chahti hu", Signal.SUICIDE_SELF_HARM),
        ("मेरा पति मुझे मारता है और मेरी बहन जानती है", Signal.PARTNER_VIOLENCE),
    ],
)
def test_the_writers_own_danger_stays_theirs_beside_somebody_close(screen: Screen, text: str, signal: Signal) -> None:
    found = screen.assess(text)
    whose = {finding.signal: finding.who for finding in found.findings}
    assert whose[signal] is Who.SELF
    assert found.who is Who.SELF or found.signal is not signal


@pytest.mark.parametrize(
    ("text", "who"),
    [("mój brat chce umrzeć", Who.OTHER), ("umarł mi brat, chcę umrzeć", Who.SELF),
     ("mein Bruder will sterben", Who.OTHER), ("mein Bruder will sterben und ich will sterben", Who.SELF),
     ("meri behen ka uske pati ne rape kiya", Who.OTHER)],
)  # fmt: skip
def test_words_inside_those_about_somebody_else_are_theirs(screen: Screen, text: str, who: Who) -> None:
    assert screen.assess(text).who is who


OWN_DEED = [
    ("ich hab meine frau geschubst", "mein mann hat mich geschubst", "sie sagt, dass ich sie geschlagen habe"),
    ("he pegado a mi mujer", "mi marido me pegó", "ella dice que le he pegado"),
    ("j'ai poussé ma femme contre le mur", "mon mari me frappe", "elle dit que je l'ai frappée"),
    ("ho spinto mia moglie contro il muro", "mio marito mi ha spinta", "lei dice che l'ho picchiata"),
    ("empurrei minha mulher contra a parede", "meu marido me empurrou", "ela diz que eu bati nela"),
    ("ik heb mijn man tegen de muur geduwd", "mijn man slaat me", "ze zegt dat ik haar geslagen heb"),
    ("popchnęłam męża na ścianę", "mąż mnie uderzył", "ona mówi, że ją uderzyłem"),
    ("я толкнула мужа", "муж меня ударил", "она говорит, что я её ударил"),
    ("زقيت مراتي", "زوجي يضربني", "هي تقول إني ضربتها"),
    ("maine apni patni ko dhakka diya", "usne mujhe dhakka diya", "wo kehti hai ki maine usko maara"),
]


@pytest.mark.parametrize(("done", "suffered", "accused"), OWN_DEED)
def test_the_writers_own_deed_is_told_from_what_is_done_to_them_or_said_of_them(
    screen: Screen, done: str, suffered: str, accused: str
) -> None:
    own = {finding.signal: (finding.tier, finding.who) for finding in screen.assess(done).findings}
    assert own == {Signal.COERCING_PARTNER: (Tier.ACUTE, Who.SELF)}
    theirs = {finding.signal: finding.who for finding in screen.assess(suffered).findings}
    assert theirs == {Signal.PARTNER_VIOLENCE: Who.SELF}
    assert screen.assess(accused).tier is not Tier.ACUTE


@pytest.mark.parametrize(
    "text",
    ["mi novio del insti me pega", "mon copain du lycée me frappe", "mein Freund aus meiner Schule schlägt mich",
     "meu namorado da escola me bate", "il mio ragazzo della scuola mi picchia", "mijn vriendje van school slaat me",
     "mój chłopak ze szkoły mnie bije", "мой парень из школы меня бьёт", "حبيبي من المدرسة يضربني",
     "mera school wala boyfriend mujhe maarta hai"],
)  # fmt: skip
def test_somebody_at_school_who_is_hit_is_heard_as_a_minor_too(screen: Screen, text: str) -> None:
    assert {Signal.PARTNER_VIOLENCE, Signal.MINOR} == {finding.signal for finding in screen.assess(text).findings}


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
