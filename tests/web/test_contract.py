"""The HTTP contract of the design, against a real server."""

import re
from collections.abc import Callable

import httpx
import pytest
from rasa.shared.utils.io import read_yaml_file

from newleaf.content import Part, Role, read_answers
from newleaf.content.phrases import read_phrases
from newleaf.safety import Signal
from tests.conftest import PROJECT

Say = Callable[..., list[dict]]
CRIES = {
    Signal.SUICIDE_SELF_HARM: "I want to kill myself tonight",
    Signal.PARTNER_VIOLENCE: "he hit me last night and I am scared of him",
    Signal.SEXUAL_COERCION: "she made me have sex with her even though I said no",
    Signal.COERCING_PARTNER: "he said no but I kept going, I forced him",
    Signal.HARM_TO_OTHERS: "I am going to kill her and I have a gun",
    Signal.ACUTE_TRAUMA: "I am having a panic attack right now, I can't breathe",
    Signal.DESPAIR: "there is no point anymore, I feel completely hopeless",
    Signal.MINOR: "I am 15 and my boyfriend cheated on me",
    Signal.CHILD_AT_RISK: "my husband beats our kids",
}
RESPONSES = read_yaml_file(PROJECT / "domain.yml")["responses"]
MISREAD = read_phrases(PROJECT / "content" / "phrases.yml").model_dump()["misread"]
ANSWERS = read_answers(PROJECT / "content" / "answers")


def texts_of(response: str) -> list[str]:
    """Every wording of a response."""
    return [words["text"] for words in RESPONSES[response]]


def phrases(name: str) -> list[str]:
    """The wordings of a phrase."""
    return [each.text for each in getattr(read_phrases(PROJECT / "content" / "phrases.yml"), name)]


def test_the_first_message_says_that_this_is_an_automated_guide_for_adults(http: httpx.Client) -> None:
    answer = http.post("/v1/sessions", json={"country": "GB", "language": "en"})
    assert answer.status_code == 201
    first = answer.json()["messages"][0]
    assert first["kind"] == "text"
    for words in ("automated", "not a person", "not a therapist", "adults"):
        assert words in first["text"]
    assert first["choices"]


def test_a_session_can_begin_without_a_body(http: httpx.Client) -> None:
    assert http.post("/v1/sessions").status_code == 201


def test_another_language_is_told_that_the_guide_speaks_english(http: httpx.Client) -> None:
    messages = http.post("/v1/sessions", json={"language": "fr-CA"}).json()["messages"]
    assert any("English" in message["text"] for message in messages)
    assert any("anglais" in message["text"] and message["language"] == "fr" for message in messages)


def test_help_and_its_question_come_in_the_language_of_the_danger(say: Say) -> None:
    messages = say("kiero morirme")
    assert messages[0]["kind"] == "help" and messages[0]["language"] == "es"
    assert messages[0]["text"].endswith("?") and messages[0]["services"]
    labels = [c["label"] for m in messages[1:] if m.get("language") == "es" for c in m["choices"]]
    assert labels == ["Sí, por ahora", "No"]
    again = say("quiero morir")[0]
    assert again["language"] == "es" and again["text"] != messages[0]["text"]
    assert say("I want to kill myself")[0].get("language") is None


def test_the_question_about_safety_is_asked_in_arabic_too(say: Say) -> None:
    messages = say("زوجي يضربني")
    keys = {choice["key"] for message in messages[1:] for choice in message.get("choices") or []}
    assert messages[0]["language"] == "ar" and {"affirm", "deny"} <= keys


def test_a_question_is_answered_with_choices(say: Say) -> None:
    (answer,) = say("how long should we wait before we sleep together again?")
    assert answer["kind"] == "text"
    assert {"ask_more", "ask_try"} <= {choice["key"] for choice in answer["choices"]}


def test_follow_ups_stay_with_the_topic(say: Say) -> None:
    say("what exercises help to rebuild trust?")
    (more,) = say("tell me more")
    (how,) = say("how exactly?")
    (attempt,) = say("what can we try?")
    answer = ANSWERS["trust_exercises"].parts
    assert more["text"] in answer.values() and how["text"] in answer.values()
    assert len({more["text"], how["text"], attempt["text"]}) == 3, "nothing is said twice in a row"
    assert "1." in attempt["text"]


def test_why_and_another_one_stay_with_the_topic_too(say: Say) -> None:
    say("how long should we wait before we sleep together again?")
    answer = ANSWERS["timing"].parts
    assert say("why?")[0]["text"] == answer[Part.WHY, None]
    assert say("another one")[0]["text"] == answer[Part.ANOTHER, None]
    assert say("my partner doesn't want to")[0]["text"] in phrases("partner_unwilling")
    words, idea = say("I tried that")
    assert words["text"] in phrases("not_helpful")
    assert idea["text"] == answer[Part.TRY, None], "the idea that was not given yet"


def test_an_answer_is_turned_round_for_the_other_side(say: Say) -> None:
    say("my wife cheated on me")
    say(choice="faq_triggers:betrayed")
    line, answer = say("and for her?")
    assert answer["text"] == ANSWERS["triggers"].parts[Part.ANSWER, Role.UNFAITHFUL] != line["text"]


def test_another_language_is_answered_in_it_with_people_to_reach(say: Say) -> None:
    (message,) = say("mi marido me engañó y no sé cómo volver a confiar")
    assert message["kind"] == "help" and message["language"] == "es" and message["services"]


def test_the_answer_fits_who_is_speaking(say: Say) -> None:
    (plain,) = say(choice="faq_triggers")
    keys = {choice["key"] for choice in plain["choices"]}
    assert {"faq_triggers:betrayed", "faq_triggers:unfaithful"} <= keys
    (betrayed,) = say(choice="faq_triggers:betrayed")
    (unfaithful,) = say(choice="faq_triggers:unfaithful")
    assert len({plain["text"], betrayed["text"], unfaithful["text"]}) == 3
    say("thank you")
    say("hello again")
    (again,) = say("how do we handle triggers in the bedroom?")
    assert again["text"] in {unfaithful["text"], ANSWERS["triggers"].parts[Part.MORE, Role.UNFAITHFUL]}


@pytest.mark.parametrize(("signal", "cry"), CRIES.items(), ids=CRIES)
def test_help_comes_first_and_can_be_dialled(say: Say, signal: Signal, cry: str) -> None:
    messages = say(cry)
    assert messages[0]["kind"] == "help"
    hrefs = [channel["href"] for service in messages[0]["services"] for channel in service["channels"]]
    assert any(href.startswith("tel:") for href in hrefs)
    assert all(href.startswith(("tel:", "sms:", "https://")) for href in hrefs)
    assert all(service["hours"] for service in messages[0]["services"])


@pytest.mark.parametrize(
    "harmless",
    [
        "this is killing me, how long should we wait?",
        "we have a dead bedroom since the affair",
        "I could murder him for forgetting the milk again",
        "we hit a rough patch",
        "I used to be suicidal after D-day, I'm okay now, how do we start again",
    ],
)
def test_a_harmless_message_gets_no_crisis_card(say: Say, harmless: str) -> None:
    assert all(message["kind"] == "text" for message in say(harmless))


def test_help_does_not_wait_for_the_country_and_asks_for_it(say: Say) -> None:
    messages = say("I want to kill myself")
    services = messages[0]["services"]
    assert services
    countries = [choice for message in messages[1:] for choice in message.get("choices", [])]
    assert any(choice["key"] == "inform_country:IE" for choice in countries)
    local = say(choice="inform_country:IE")
    assert local[0]["kind"] == "help"
    assert local[0]["services"] != services
    after = say("I want to kill myself")
    assert not any(c["key"].startswith("inform_country") for m in after for c in m.get("choices", []))


def test_no_help_text_is_repeated_word_for_word(say: Say) -> None:
    texts = [say("I want to kill myself")[0]["text"] for _ in range(5)]
    assert len(set(texts)) == 5


def test_after_violence_nothing_to_do_together_is_suggested(say: Say) -> None:
    before = say(choice="faq_trust_exercises")[0]["text"]
    say("he hit me last night and I am scared of him")
    for choice in ("faq_trust_exercises", "ask_more", "ask_try"):
        after = say(choice=choice)[-1]["text"]
        assert after != before
        assert not re.search(r"hold(ing)? hands|look(ing)? into|each other|together", after.lower()), after


def test_a_person_under_18_gets_help_and_nothing_else(say: Say) -> None:
    first = say("I am 15 and my boyfriend cheated on me")
    later = say("how long should we wait before sex?")
    assert first[0]["kind"] == later[0]["kind"] == "help"
    assert first[0]["text"] != later[0]["text"]
    assert say(choice="faq_timing")[0]["kind"] == "help"


def test_a_friend_in_danger_is_not_the_visitor_in_danger(say: Say) -> None:
    other = say("my friend told me she wants to kill herself, what can I do")
    assert other[0]["kind"] == "help"
    assert other[0]["text"] != say("I want to kill myself")[0]["text"]


def test_yes_and_no_answer_the_safety_question(say: Say) -> None:
    messages = say("I want to kill myself")
    keys = {choice["key"] for message in messages[1:] for choice in message.get("choices", [])}
    assert {"affirm", "deny"} <= keys
    assert say(choice="deny")[0]["kind"] == "help"
    assert say("yes")[0]["text"] in texts_of("utter_safe")
    assert say("yes")[0]["text"] not in texts_of("utter_safe")


def test_answers_after_a_disclosure_open_with_a_line_back_to_help(say: Say) -> None:
    say("I want to kill myself")
    opening, answer = say(choice="faq_hope")
    assert any(choice["key"] == "ask_help" for choice in opening["choices"])
    assert answer["text"] != opening["text"]


def test_a_country_named_in_the_cry_is_heard(say: Say) -> None:
    numbers = [c["display"] for s in say("I'm in Ireland, my wife hits me")[0]["services"] for c in s["channels"]]
    assert any(number in ("112", "999", "112 / 999", "1800 341 900") for number in numbers), numbers


def test_nobody_is_told_that_they_were_misread_before_anything_was_said(say: Say) -> None:
    texts = {message["text"] for message in say("no no, wrong idea, I'm ok")}
    assert not texts & {phrase["text"] for phrase in MISREAD}


def test_help_lines_and_therapists_can_be_asked_for(say: Say) -> None:
    assert say("can I talk to a real human now, show me the helplines")[0]["kind"] == "help"
    say("where can we find a couples therapist")
    finders = say(choice="find_professional:show")[0]
    assert finders["kind"] == "help" and 2 <= len(finders["services"]) <= 4
    assert all(channel["kind"] in ("web", "phone") for each in finders["services"] for channel in each["channels"])


def test_a_typed_country_is_understood(say: Say) -> None:
    say("I'm in Ireland")
    numbers = [c["display"] for s in say("show me help lines")[0]["services"] for c in s["channels"]]
    assert any("112" in number or "999" in number for number in numbers)


def test_forgetting_takes_effect_at_once(http: httpx.Client, token: str) -> None:
    mine = {"Authorization": f"Bearer {token}"}
    assert http.delete("/v1/sessions", headers=mine).status_code == 204
    answer = http.post("/v1/messages", json={"text": "hello"}, headers=mine)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


def test_sessions_do_not_see_each_other(http: httpx.Client, say: Say) -> None:
    say("I am 15 and my boyfriend cheated on me")
    other = http.post("/v1/sessions", json={}).json()["token"]
    answer = http.post(
        "/v1/messages", json={"choice": "faq_timing"}, headers={"Authorization": f"Bearer {other}"}
    )
    assert answer.json()["messages"][0]["kind"] == "text"


@pytest.mark.parametrize("country", ["US", "CA", "GB", "IE", "AU", "NZ"])
@pytest.mark.parametrize("signal", Signal)
def test_services_are_listed_for_every_signal(http: httpx.Client, country: str, signal: Signal) -> None:
    services = http.get("/v1/services", params={"country": country, "topic": signal}).json()["services"]
    assert services
    assert set(services[0]) >= {"id", "name", "for", "channels", "hours", "timetable", "open_now", "verified_on"}


def test_professionals_are_listed(http: httpx.Client) -> None:
    for country in ("US", "GB", "ZA"):
        assert http.get("/v1/professionals", params={"country": country}).json()["services"]


def test_the_pages_and_the_widget_are_served_with_a_strict_policy(http: httpx.Client) -> None:
    for path in ("/", "/chat", "/help", "/help?country=GB", "/help?country=nowhere", "/protocol"):
        page = http.get(path)
        assert page.status_code == 200
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "<script>" not in page.text and "style=" not in page.text
    script = http.get("/widget.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "tel:" in http.get("/help?country=GB").text


def test_health_and_metrics_tell_the_truth(http: httpx.Client, say: Say) -> None:
    say("he hit me last night and I am scared of him")
    assert http.get("/health/live").status_code == 200
    ready = http.get("/health/ready")
    assert ready.status_code == 200 and ready.json()["ready"] is True
    metrics = http.get("/metrics").text
    assert 'newleaf_signals_total{signal="partner_violence"' in metrics
    assert "scared" not in metrics


def test_the_served_description_matches_the_contract(http: httpx.Client) -> None:
    paths = http.get("/openapi.json").json()["paths"]
    contract = {"/v1/sessions": {"post", "delete"}, "/v1/messages": {"post"}, "/v1/services": {"get"}}
    for path, methods in contract.items():
        assert methods <= set(paths[path])
    assert "application/problem+json" in paths["/v1/messages"]["post"]["responses"]["401"]["content"]
