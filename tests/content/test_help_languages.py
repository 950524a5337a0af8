"""Help in other languages keeps the promises of the English help texts."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from newleaf.content.help_languages import HelpInLanguage, read_help_languages
from newleaf.content.other_languages import read_other_languages
from newleaf.errors import ContentError
from newleaf.safety import Signal
from newleaf.safety.language_files import load_languages

PROJECT = Path(__file__).resolve().parents[2]
SIGNALS = frozenset(Signal)
OTHERS = read_other_languages(PROJECT / "content" / "other_languages.yml")
LANGUAGES = read_help_languages(PROJECT / "content" / "help" / "languages", SIGNALS)
LONGEST = 70
AUTOMATED = {
    "es": "guía automática", "fr": "guide automatique", "de": "automatischer Begleiter", "pt": "guia automático",
    "it": "guida automatica", "nl": "automatische gids", "pl": "automatycznym przewodnikiem", "ar": "دليل آلي",
    "hi": "स्वचालित गाइड", "ru": "автоматический помощник",
}  # fmt: skip
ENGLISH = {
    "es": "inglés", "fr": "anglais", "de": "Englisch", "pt": "inglês", "it": "inglese", "nl": "Engels",
    "pl": "angielsku", "ar": "الإنجليزية",
    "hi": "अंग्रेज़ी", "ru": "по-английски",
}  # fmt: skip
TEXTS = [
    (code, f"{signal}, {kind}", turns)
    for code, language in LANGUAGES.items()
    for (signal, kind), turns in language.texts.items()
]


STRIKE = {
    "es": ("Pegar", "golpe"), "fr": ("Frapper", "coup"), "de": ("schlagen", "Schlag"), "pt": ("Bater", "pancada"),
    "it": ("Picchiare", "colpo"), "nl": ("slaan", "klap"), "pl": ("Bicie", "uderzenie"), "ar": ("ضرب", "والضرب"),
    "hi": ("मारना", "मारना"), "ru": ("Бить", "удар"),
}  # fmt: skip


def words(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def test_there_is_help_in_every_language_in_which_danger_is_found() -> None:
    found = {book.code for book in load_languages(PROJECT / "data" / "safety" / "languages")}
    assert set(LANGUAGES) <= found
    assert all(OTHERS.sentence(code) for code in found - set(LANGUAGES))  # English words under a sentence of their own
    assert set(LANGUAGES) == set(AUTOMATED) == set(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_signal_has_acute_and_concern_words(language: HelpInLanguage) -> None:
    for signal in Signal:
        assert (signal, "Acute") in language.texts
        assert (signal, "Concern") in language.texts
        assert (signal, "Other") in language.texts or signal is Signal.MINOR
    assert language.front.direction == ("rtl" if language.front.language == "ar" else "ltr")


@pytest.mark.parametrize("code", LANGUAGES)
def test_whoever_hit_or_pressed_is_told_that_both_are_violence(code: str) -> None:
    turns = LANGUAGES[code].texts["coercing_partner", "Acute"]
    assert all(blow in text for blow, text in zip(STRIKE[code], turns, strict=True))


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_said_to_an_answer_comes_in_two_wordings_and_carries_no_number(code: str) -> None:
    front = LANGUAGES[code].front
    for one, other in (front.safe, front.coming, front.misread, front.welcome):
        assert one != other and not re.search(r"\d", one + other)
        assert max(words(one), words(other)) <= LONGEST // 2


@pytest.mark.parametrize(("code", "name", "turns"), TEXTS, ids=[f"{c} {n}" for c, n, _ in TEXTS])
def test_a_text_is_short_asks_one_question_and_carries_no_number(code: str, name: str, turns: tuple[str, ...]) -> None:
    for text in turns:
        assert words(text) <= LONGEST
        assert len(re.findall("[?؟]", text)) <= 1
        assert not re.search("[?؟]", text) or text.endswith(("?", "؟"))
        assert not re.search(r"\d{3}|https?://|www\.", text)
    assert AUTOMATED[code] in turns[0]
    assert ENGLISH[code] in turns[0]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_the_same_words_never_come_twice_in_a_row(language: HelpInLanguage) -> None:
    for signal in Signal:
        for kind in ("Acute", "Concern", "Other"):
            said = [language.words(signal, kind, times) for times in range(5)]
            assert all(one != next_one for one, next_one in pairwise(said))


@pytest.mark.parametrize(
    ("find", "put", "line", "says"),
    [
        ("language: es", "language: fr", 1, "must be 'es'"),
        ("direction: ltr", "direction: up", 4, "direction"),
        ("## minor, Acute\n", "## minor, Acutest\n", None, "unknown section 'minor, Acutest'"),
        ("## minor, Acute, again\n", "## minor, Other, again\n", None, "two different wordings"),
        ("reviewed:", "read:", 1, "reviewed"),
    ],
)
def test_broken_help_is_named_with_file_and_line(
    tmp_path: Path, find: str, put: str, line: int | None, says: str
) -> None:
    text = (PROJECT / "content" / "help" / "languages" / "es.md").read_text(encoding="utf-8")
    assert find in text
    (tmp_path / "es.md").write_text(text.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(says)) as error:
        read_help_languages(tmp_path, SIGNALS)
    assert line is None or error.value.line == line


def test_a_missing_signal_is_named(tmp_path: Path) -> None:
    text = (PROJECT / "content" / "help" / "languages" / "es.md").read_text(encoding="utf-8")
    text = re.sub(r"## minor, Acute(, again)?\n.*?(?=## )", "", text, flags=re.S)
    (tmp_path / "es.md").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="'minor, Acute' is missing"):
        read_help_languages(tmp_path, SIGNALS)
