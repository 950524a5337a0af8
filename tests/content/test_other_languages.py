"""Everybody who writes in another language reads in it that the guide answers in English, and where people are."""

import re
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.io import read_yaml_file

from newleaf.content.help_languages import read_help_languages
from newleaf.content.other_languages import Sentence, read_other_languages
from newleaf.dialogue.their_language import OWN_LETTERS, SCRIPTS, call_for_help
from newleaf.errors import ContentError
from newleaf.safety import Signal
from newleaf.understanding.language import LANGUAGE, LanguageDetector
from tests.understanding.component_checks import made

PROJECT = Path(__file__).resolve().parents[2]
FILE = PROJECT / "content" / "other_languages.yml"
OTHERS = read_other_languages(FILE)
HELPED = read_help_languages(PROJECT / "content" / "help" / "languages", frozenset(Signal))
LONGEST = 200


def configured() -> dict[str, Any]:
    """What config.yml says of the detector."""
    config = read_yaml_file(PROJECT / "config.yml")
    found = next(each for each in config["pipeline"] if each["name"].endswith("LanguageDetector"))
    return {key: found[key] for key in found if key != "name"}


@pytest.fixture(scope="module")
def detector(tmp_path_factory: pytest.TempPathFactory) -> LanguageDetector:
    """The detector as the guide uses it."""
    return made(LanguageDetector, tmp_path_factory.mktemp("storage"), configured())


def _examples(path: Path) -> list[str]:
    return re.findall(r"^ +- (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_language_that_can_be_recognised_has_words() -> None:
    recognised = {*configured()["languages"], *SCRIPTS, *(other for _, other, _ in OWN_LETTERS)}
    assert recognised <= {*HELPED, *(each.language for each in OTHERS.sentences)}
    assert set(OTHERS.calls) <= {"en", *HELPED, *(each.language for each in OTHERS.sentences)}


def test_no_language_has_two_sentences() -> None:
    codes = [each.language for each in OTHERS.sentences]
    assert len(codes) == len(set(codes)) and not set(codes) & set(HELPED)


@pytest.mark.parametrize("sentence", OTHERS.sentences, ids=[each.name for each in OTHERS.sentences])
def test_a_sentence_is_short_asks_nothing_and_carries_no_number(sentence: Sentence) -> None:
    assert len(sentence.text) <= LONGEST
    assert not re.search(r"\d|https?://|[?؟？]", sentence.text)
    assert sentence.reviewed == "awaiting a native reader"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Karım beni aldattı ve ne yapacağımı bilmiyorum", "tr"),
        ("my man het my verneuk en ek weet nie wat nou nie", "af"),
        ("min fru var otrogen och jag vet inte vad jag ska göra", "sv"), ("jeg vil gerne stole på hende igen", "da"),
        ("mannen min var utro og jeg vet ikke hva jeg skal gjøre", "no"),
        ("vaimoni petti minua enkä tiedä mitä tehdä", "fi"),
        ("soția mea m-a înșelat și nu știu ce să fac", "ro"), ("a feleségem megcsalt és nem tudom mit tegyek", "hu"),
        ("manželka mě podvedla a nevím co mám dělat", "cs"), ("chúng tôi nên chờ bao lâu", "vi"),
        ("suami saya selingkuh dan saya tidak tahu harus bagaimana", "id"), ("tusubiri kwa muda gani", "sw"),
        ("mijn vrouw is vreemdgegaan en ik weet niet wat ik moet doen", "nl"), ("wie lange sollen wir warten", "de"),
    ],
)  # fmt: skip
def test_the_detector_as_configured_tells_them_apart(detector: LanguageDetector, text: str, language: str) -> None:
    (message,) = detector.process([Message({TEXT: text})])
    assert message.get(LANGUAGE) == language


def test_english_is_no_other_language_to_it(detector: LanguageDetector) -> None:
    examples = [each for path in sorted((PROJECT / "data" / "nlu").glob("faq_*.yml")) for each in _examples(path)]
    messages = detector.process([Message({TEXT: text}) for text in examples[::5]])
    assert len(messages) > 300
    assert not [each.get(TEXT) for each in messages if each.get(LANGUAGE)]


@pytest.mark.parametrize("code", OTHERS.calls)
def test_every_call_is_heard(code: str) -> None:
    for call in OTHERS.calls[code]:
        assert call_for_help(call) is not None
        assert call_for_help(f"{call.upper()}!!") is not None or code in ("tr", "el")


@pytest.mark.parametrize(
    ("find", "put", "line", "says"),
    [
        ("- language: tr", "- language: Turkish", None, "language"),
        ("  name: Turkish\n", "", None, "name"),
        ("polite: [", "kind: [", 1, "polite"),
        ("sentences:", "sentences: {", None, "broken YAML"),
    ],
)
def test_what_is_broken_is_named_with_file_and_line(
    tmp_path: Path, find: str, put: str, line: int | None, says: str
) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert find in text
    (tmp_path / "other_languages.yml").write_text(text.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=says) as error:
        read_other_languages(tmp_path / "other_languages.yml")
    assert line is None or error.value.line == line
