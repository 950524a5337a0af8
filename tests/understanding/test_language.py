"""A message in another language is recognised; English is never taken for one."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.errors import ModelError
from newleaf.understanding.language import FILE, LANGUAGE, LanguageDetector
from newleaf.understanding.language_table import LanguageTable
from tests.understanding.component_checks import loaded, made, training_data

FOREIGN = {
    "¿cómo empezamos de nuevo después de todo esto?": "es",
    "comment retrouver la confiance après ça": "fr",
    "wie finden wir wieder zueinander": "de",
    "como voltamos a estar perto um do outro": "pt",
    "come possiamo ricominciare insieme": "it",
    "hoe beginnen we weer opnieuw samen": "nl",
    "jak mamy zacząć od nowa": "pl",
    "كيف نقترب من بعضنا مرة أخرى": "ar",
    "हम फिर से कैसे करीब आएँ": "hi",
    "как нам снова стать ближе": "ru",
}
ENGLISH = [
    "how do we start again", "idk what to do anymore tbh", "cant sleep n cant eat", "he lied", "D-day was in march",
    "my fiancé had a tête-à-tête with his ex", "wtf bro", "we r done talking abt it", "por favor help", "ok", "", "...",
    "😭😭", "/faq_timing", "namaste, how long to wait after my husband did this thing", "she dey lie to me every day",
]  # fmt: skip


LANGUAGES = ("en", *LanguageDetector.get_default_config()["languages"])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a detector was trained into."""
    folder = tmp_path_factory.mktemp("storage")
    made(LanguageDetector, folder).train(training_data())
    return folder


@pytest.fixture(scope="module")
def detector(kept: Path) -> LanguageDetector:
    return loaded(LanguageDetector, kept)


def intent(detector: LanguageDetector, text: str) -> tuple[str | None, str | None]:
    (message,) = detector.process([Message({TEXT: text})])
    return (message.get(INTENT) or {}).get("name"), message.get(LANGUAGE)


@pytest.mark.parametrize(("text", "language"), FOREIGN.items())
def test_a_language_is_recognised(detector: LanguageDetector, text: str, language: str) -> None:
    assert intent(detector, text) == ("other_language", language)


@pytest.mark.parametrize("text", ["我想自杀", "自殺したい", "죽고 싶어요", "อยากตาย"])
def test_letters_that_are_written_without_spaces_are_another_language_however_few(
    detector: LanguageDetector, text: str
) -> None:
    assert intent(detector, text) == ("other_language", "und")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_however_it_is_written_is_left_alone(detector: LanguageDetector, text: str) -> None:
    assert intent(detector, text) == (None, None)


@pytest.fixture(scope="module")
def table() -> LanguageTable:
    return LanguageTable.from_bytes(LanguageTable.of(LANGUAGES).to_bytes())


@pytest.fixture(scope="module")
def whole() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


@settings(deadline=None, max_examples=500)
@given(st.one_of(st.text(), st.lists(st.sampled_from([*FOREIGN, *ENGLISH]), max_size=3).map(" ".join)))
@example("")
@example("HOW LONG SHOULD WE WAIT")
@example("e\u0301 \x00\x00 \ud800")
def test_the_table_says_what_py3langid_says(table: LanguageTable, whole: LanguageIdentifier, text: str) -> None:
    language, sure = whole.classify(text)
    found, likely = table.classify(text)
    assert likely == pytest.approx(sure, abs=1e-4)
    assert found == language or sure < 0.5  # two that are as likely


def test_a_table_that_is_not_in_order_is_said(tmp_path: Path, kept: Path) -> None:
    file = kept / "LanguageDetector" / FILE
    assert file.exists()
    (tmp_path / "LanguageDetector").mkdir()
    (tmp_path / "LanguageDetector" / FILE).write_bytes(file.read_bytes()[:1000])
    with pytest.raises(ModelError, match="newleaf train"):
        loaded(LanguageDetector, tmp_path)
