"""Help is given in the language the danger was said in, where there are reviewed words for it."""

from pathlib import Path

import pytest

from newleaf.dialogue.giving_help import CALL, give_help
from newleaf.dialogue.help import HelpDesk
from newleaf.safety import Assessment, Finding, Screen, Signal, Tier, Who
from newleaf.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> HelpDesk:
    folder = tmp_path_factory.mktemp("desk")
    return HelpDesk.open(Settings(project=PROJECT, database_url=f"sqlite:///{folder}/newleaf.db"))


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen.load(PROJECT / "data" / "safety")


@pytest.mark.parametrize("code", ["es", "fr", "de", "pt", "it", "nl", "pl", "ar", "hi", "ru"])
@pytest.mark.parametrize("signal", Signal)
def test_help_is_in_the_language_of_the_danger_and_has_services(desk: HelpDesk, signal: Signal, code: str) -> None:
    found = Assessment.of([Finding(signal, Tier.ACUTE, Who.SELF)], code)
    message = desk.for_assessment(found, "US", {})
    assert message["language"] == code
    assert message["text"] == desk.languages[code].texts[signal, "Acute"][0]
    assert message["services"]


def test_help_is_in_english_without_a_language_or_for_one_without_words(desk: HelpDesk) -> None:
    for language in (None, "xx"):
        found = Assessment.of([Finding(Signal.DESPAIR, Tier.ACUTE, Who.SELF)], language)
        message = desk.for_assessment(found, "US", {})
        assert "automated guide" in message["text"]
        assert "language" not in message


def test_the_same_words_do_not_come_twice_in_a_row(desk: HelpDesk, screen: Screen) -> None:
    found = screen.assess("quiero morirme")
    texts = [desk.for_assessment(found, None, {Signal.SUICIDE_SELF_HARM: times})["text"] for times in range(4)]
    assert all(one != following for one, following in zip(texts, texts[1:], strict=False))  # noqa: RUF007


def test_a_friend_in_danger_is_not_the_visitor_in_danger(desk: HelpDesk, screen: Screen) -> None:
    other = desk.for_assessment(screen.assess("mi amiga se quiere suicidar"), None, {})
    assert other["text"] == desk.languages["es"].texts[Signal.SUICIDE_SELF_HARM, "Other"][0]


def test_a_concern_is_answered_more_gently_than_danger(desk: HelpDesk, screen: Screen) -> None:
    concern = desk.for_assessment(screen.assess("ich weine jede Nacht"), None, {})
    assert concern["text"] == desk.languages["de"].texts[Signal.DESPAIR, "Concern"][0]


@pytest.mark.parametrize(
    ("text", "code", "signal", "kind"),
    [
        ("Me he tomado todas las pastillas", "es", Signal.SUICIDE_SELF_HARM, "Life"),
        ("J'ai pris tous les cachets", "fr", Signal.SUICIDE_SELF_HARM, "Life"),
        ("il défonce la porte", "fr", Signal.PARTNER_VIOLENCE, "Life"),
        ("sie hat gerade eine Packung Schlaftabletten geschluckt", "de", Signal.SUICIDE_SELF_HARM, "Life of another"),
        ("on mnie dusi", "pl", Signal.PARTNER_VIOLENCE, "Life"),
    ],
)
def test_where_minutes_count_the_call_comes_first_and_is_asked_about(
    desk: HelpDesk, screen: Screen, text: str, code: str, signal: Signal, kind: str
) -> None:
    given = give_help(desk, screen.assess(text), {}, text, "US")
    assert given.message["text"] == desk.languages[code].texts[signal, kind][0]
    assert given.asks == CALL
    assert given.message["services"][0]["id"] == desk.for_request([], "US", 0, life_in_danger=True)["services"][0]["id"]


def test_there_are_words_for_danger_to_life_in_every_language(desk: HelpDesk) -> None:
    kinds = (("suicide_self_harm", "Life"), ("suicide_self_harm", "Life of another"), ("partner_violence", "Life"))
    for language in desk.languages.values():
        assert all(language.has(*kind) for kind in kinds), language.front.language
        assert language.front.called and language.front.not_called


def test_a_language_without_help_texts_has_a_sentence(desk: HelpDesk) -> None:
    message = desk.for_language("tr", [], "US")
    assert message["language"] == "tr" and message["text"] == desk.other_languages.sentence("tr").text
    assert message["services"] and message["country"]["code"] == "US"
    unknown = desk.for_language("und", [], "US")
    assert "language" not in unknown and "English" in unknown["text"] and unknown["services"]


@pytest.mark.parametrize(
    ("text", "code", "topic"),
    [("kocam beni dövüyor", "tr", "partner_violence"), ("我老公打我", "zh", "partner_violence"),
     ("jag vill inte leva längre", "sv", "suicide_self_harm"), ("남편이 때려요", "ko", "partner_violence")],
)  # fmt: skip
def test_danger_in_a_language_without_help_texts_brings_its_lines_and_a_sentence_in_it(
    desk: HelpDesk, screen: Screen, text: str, code: str, topic: str
) -> None:
    given = give_help(desk, screen.assess(text), {}, text, "US")
    own, english = given.message["text"].split("\n\n", 1)
    assert own == desk.other_languages.sentence(code).text
    assert english == desk.texts[topic].words("Acute", 0)
    assert given.message["services"][0]["id"] == desk.for_request([topic], "US", 0)["services"][0]["id"]


def test_chest_pain_that_may_be_the_heart_brings_the_emergency_number_first(desk: HelpDesk, screen: Screen) -> None:
    given = give_help(desk, screen.assess("is this a heart attack"), {}, "is this a heart attack", "US")
    assert given.message["text"] == desk.texts["acute_trauma"].words("Life", 0)
    assert given.asks == CALL
    assert given.message["services"][0]["id"] == desk.for_request([], "US", 0, life_in_danger=True)["services"][0]["id"]
