"""A message in another language is recognised; English is never taken for one."""

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.understanding.language import LANGUAGE, LanguageDetector

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


def intent(text: str) -> tuple[str | None, str | None]:
    detector = LanguageDetector(LanguageDetector.get_default_config())
    (message,) = detector.process([Message({TEXT: text})])
    return (message.get(INTENT) or {}).get("name"), message.get(LANGUAGE)


@pytest.mark.parametrize(("text", "language"), FOREIGN.items())
def test_a_language_is_recognised(text: str, language: str) -> None:
    assert intent(text) == ("other_language", language)


@pytest.mark.parametrize("text", ["我想自杀", "自殺したい", "죽고 싶어요", "อยากตาย"])
def test_letters_that_are_written_without_spaces_are_another_language_however_few(text: str) -> None:
    assert intent(text) == ("other_language", "und")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_however_it_is_written_is_left_alone(text: str) -> None:
    assert intent(text) == (None, None)
