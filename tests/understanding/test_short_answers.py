"""What is answered to help in a few words of any language: yes, no, safe, taken wrong, about somebody else, thanks."""

import time
from pathlib import Path

import pytest

from newleaf.safety import Screen
from newleaf.safety.errors import SafetyDataError
from newleaf.understanding.short_answers import Short, read_short_answers, short_answer

PROJECT = Path(__file__).resolve().parents[2]
FILE = PROJECT / "data" / "short_answers.yml"
SAID = {
    Short.YES: ["ja", "ja hoor", "oui", "ouais", "sí", "claro que sí", "sim", "sì certo", "tak", "no tak", "да", "ага",
                "ايوه", "نعم", "aywa", "हाँ", "haan ji", "evet", "jaaaa", "ναι", "네", "はい"],
    Short.NO: ["nein", "nee", "nein, ich bin nicht in sicherheit", "non", "je suis pas en sécurité", "no estoy a salvo",
               "não", "non sono al sicuro", "nie", "nie jestem bezpieczna", "нет", "لا", "la2", "مش في امان", "नहीं",
               "nahi", "hayır", "hayir", "nee niet echt", "ich weiß nicht",
               "nee ik ben niet veilig", "je sais pas", "いいえ"],
    Short.SAFE: ["ich bin in sicherheit", "ja ich bin jetzt in sicherheit", "je suis en sécurité",
                 "ahora estoy a salvo",
                 "ya estoy a salvo", "sono al sicuro ora", "to segura agora", "ik ben nu veilig", "het gaat weer",
                 "jestem juz bezpieczna", "انا في امان دلوقتي", "я сейчас в безопасности", "main ab safe hoon",
                 "मैं सुरक्षित हूँ", "ça va mieux merci", "mir geht's wieder besser", "güvendeyim", "мне уже лучше"],
    Short.TAKEN_WRONG: ["du hast mich falsch verstanden", "das war nur ein Witz", "je rigolais",
                        "mais non c'était une blague",
                        "no, era una broma", "me entendiste mal", "era brincadeira", "scherzavo", "è un modo di dire",
                        "het was maar een grapje", "to był żart", "źle mnie zrozumiałeś", "это шутка",
                        "كنت امزح", "فهمتني غلط", "mazak tha", "मज़ाक था", "şakaydı"],
    Short.NOT_ME: ["es ist mein Bruder, nicht ich", "nicht ich, meine Freundin", "c'est mon frère pas moi",
                   "es mi hermano, no soy yo", "é meu irmão, não eu", "non sono io, è mia sorella",
                   "het is mijn broer niet ik", "to mój brat, nie ja", "это мой брат, а не я", "هذا اخي مش انا",
                   "ye mera bhai hai main nahi", "es geht um meine Schwester"],
    Short.THANKS: ["danke", "danke dir", "merci", "ok merci", "gracias", "obrigado", "obrigada", "grazie", "dank je",
                   "dzięki", "dzieki", "vielen dank für alles",
                   "شكرا", "shokran", "спасибо", "धन्यवाद", "teşekkürler", "tack", "mange tak"],
}  # fmt: skip


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen.load(PROJECT / "data" / "safety")


@pytest.mark.parametrize(("short", "text"), [(short, text) for short, texts in SAID.items() for text in texts])
def test_a_short_answer_is_understood_and_is_no_danger(screen: Screen, short: Short, text: str) -> None:
    said = short_answer(text)
    assert said is not None and said.short is short
    assert all(each.guessed for each in screen.assess(text).findings)


@pytest.mark.parametrize(
    "text",
    ["", "ok", "hello", "me", "to", "how long should we wait", "c'était pas une blague", "no era una broma",
     "das ist kein Witz", "nein, mir geht's gut", "mein Bruder", "bei meiner Schwester",
     "ich will sterben", "mi hermano", "hola", "i am safe",
     "it was a joke", "thanks", "das war kein Missverständnis mehr, er schlägt mich jeden Tag und ich kann nicht weg "
     "und ich weiß nicht wohin mit den Kindern"],
)  # fmt: skip
def test_what_says_more_or_the_contrary_is_no_short_answer(text: str) -> None:
    said = short_answer(text)
    assert said is None


def test_the_language_of_the_conversation_goes_first() -> None:
    assert short_answer("tak", "da").short is Short.THANKS and short_answer("tak").short is Short.YES
    assert short_answer("ja", "nl").language == "nl" and short_answer("nee", "nl").language == "nl"


def test_a_fault_is_named_with_file_and_line(tmp_path: Path) -> None:
    broken = tmp_path / "short_answers.yml"
    broken.write_text(FILE.read_text().replace("<kin>", "<kim>", 1))
    with pytest.raises(SafetyDataError, match=r"short_answers\.yml:\d+"):
        read_short_answers(broken)


def test_every_file_awaits_a_native_reader() -> None:
    assert FILE.read_text().count("reviewed: awaiting a native reader") == len(read_short_answers(FILE))


@pytest.mark.parametrize("text", ["si " * 21 + "zzz", "nein danke " * 10 + "q", "ok ja nee " * 7 + "x"])
def test_what_is_said_again_and_again_is_read_at_once(text: str) -> None:
    short_answer("ja")
    started = time.process_time()
    assert short_answer(text) is None
    assert time.process_time() - started < 0.5
