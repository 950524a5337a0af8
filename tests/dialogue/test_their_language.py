"""A bare call for help is heard in every language, and letters tell which language somebody writes in."""

import pytest

from newleaf.dialogue.their_language import by_letters, call_for_help


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("help", "en"), ("Help me please!!", "en"), ("HELP HELP HELP", "en"), ("hilfe", "de"), ("Bitte hilf mir", "de"),
        ("ayuda", "es"), ("¡Ayúdame, por favor!", "es"), ("aide moi", "fr"), ("aidez-moi s'il vous plaît", "fr"),
        ("À l'aide", "fr"), ("aiuto", "it"), ("ajuda", "pt"), ("hulp", "nl"), ("pomocy", "pl"),
        ("Pomóż mi, proszę", "pl"),
        ("помогите", "ru"), ("ساعدوني", "ar"), ("मदद करो", "hi"), ("imdat", "tr"), ("YARDIM", "tr"), ("βοήθεια", "el"),
        ("hjälp", "sv"), ("apua", "fi"), ("助けて", "ja"), ("救命", "zh"), ("도와주세요", "ko"), ("ช่วยด้วย", "th"),
        ("допоможіть", "uk"), ("tolong", "id"), ("tulong", "tl"), ("hilfe hilfe hilfe", "de"), ("sos", "en"),
        ("help me " * 300, "en"), ("please help me " * 40 + "please", "en"), ("aide moi " * 30 + "aide", "fr"),
    ],
)  # fmt: skip
def test_a_bare_call_for_help_is_heard(text: str, language: str) -> None:
    assert call_for_help(text) == language


@pytest.mark.parametrize(
    "text",
    ["how can I help my wife", "help me with the words", "she is a great help", "no help at all", "it helped",
     "please", "", "🙂", "can you help us start again", "that was no help", "ok"],
)  # fmt: skip
def test_whoever_says_more_calls_for_something_else(text: str) -> None:
    assert call_for_help(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("η γυναίκα μου με απάτησε", "el"), ("γεια σου", "el"), ("жена мне изменила", "ru"),
        ("чоловік мені зрадив, що робити", "uk"), ("זוגי בגד בי", "he"), ("زوجي خانني", "ar"),
        ("همسرم به من خیانت کرد چه کنم", "fa"), ("میرے شوہر نے مجھے دھوکہ دیا", "ur"), ("पति ने धोखा दिया", "hi"),
        ("আমার স্বামী প্রতারণা করেছে", "bn"), ("妻に浮気されました", "ja"), ("我老婆出轨了", "zh"),
        ("남편이 바람을 피웠어요", "ko"),
        ("สามีของฉันนอกใจ", "th"),
    ],
)  # fmt: skip
def test_letters_tell_the_language(text: str, language: str) -> None:
    assert by_letters(text) == language


@pytest.mark.parametrize(
    "text",
    ["my husband cheated", "sí, lo sé", "she said любовь once and I left it there", "123", "😭", "", "eşim aldattı",
     "{{7*7}}", "what does 愛 mean"],
)  # fmt: skip
def test_latin_letters_tell_none(text: str) -> None:
    assert by_letters(text) is None
