"""The screen as a whole: harmless stays harmless, danger is found, no text is too odd or too long."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newleaf.safety import Assessment, SafetyDataError, Screen, Signal, Tier, Who

FOLDER = Path(__file__).resolve().parents[2] / "data" / "safety"
SCREEN = Screen.load(FOLDER)


@pytest.mark.parametrize(
    "text",
    ["this is killing me", "dead bedroom", "I could murder him", "we hit a rough patch", "hello", "",
     "I used to be suicidal after D-day, I'm okay now, how do we start again",
     "how do I cope with flashbacks when we are close?", "I am scared to death of losing her",
     "My GP asked if I had any thoughts of harming myself and I said no, which is true",
     "The form had a question about being better off dead and I ticked not at all",
     "I'm a Samaritans volunteer so I hear about suicide all week", "I was depressed as a teenager",
     "I feel like I've been punched in the stomach", "we were both 17 when we met, now 41, and she had an affair",
     "she slapped my bum in the kitchen yesterday!! first time since i cheated",
     "we do this thing where he grabs my wrist and says youre under arrest, been our joke since uni",
     "Now I flinch inside when he comes near, not because he's scary, he's the softest man alive",
     "im a social worker and my caseload is child abuse. by evening im flat",
     "my ex husband used to hit me, that was 15 years ago. my husband now has never so much as raised his voice",
     "i had panic attacks the first month after finding out. none since summer. is it ok to try sex again",
     "she told the police i hit her but it isnt true", "im accused of raping my wife. i never did",
     "i teach year 9, my wife cheated and we want to be close again",
     "my 15 year old found out about my affair and wont talk to me",
     "I've been on the A&E ward all week, kids who've been hurt, and then I come home"],
)  # fmt: skip
def test_a_harmless_message_shows_nothing(text: str) -> None:
    assert SCREEN.assess(text) == Assessment()


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("i want to k i l l myself", Signal.SUICIDE_SELF_HARM),
        ("I\u2019m going to k\u200bill myself", Signal.SUICIDE_SELF_HARM),
        ("this is killing me and tonight I want to die", Signal.SUICIDE_SELF_HARM),
        ("he choked me yesterday", Signal.PARTNER_VIOLENCE),
        ("he said he would kill me if I told anyone", Signal.PARTNER_VIOLENCE),
        ("I just keep going until she stops saying no", Signal.COERCING_PARTNER),
        ("my wife beats our kids", Signal.CHILD_AT_RISK),
        ("[16F] he wants me back and he hit me", Signal.MINOR),
    ],
)
def test_danger_is_found_however_it_is_written(text: str, signal: Signal) -> None:
    found = SCREEN.assess(text)
    assert signal in {finding.signal for finding in found.findings}
    assert found.tier is Tier.ACUTE


@pytest.mark.parametrize(
    ("text", "signal", "who"),
    [
        ("ever since i told him he says he'll kill himself if i leave", Signal.SUICIDE_SELF_HARM, Who.OTHER),
        ("my sister's bf smashed her phone and wont let her come round ours", Signal.PARTNER_VIOLENCE, Who.OTHER),
        ("my son is scared of his wife, she throws stuff at him", Signal.PARTNER_VIOLENCE, Who.OTHER),
        ("im scared ill do something to him when he cries", Signal.HARM_TO_OTHERS, Who.SELF),
        ("my wife says shes scared of me now. i punched a hole in the door", Signal.COERCING_PARTNER, Who.SELF),
        ("punched the wall next to him, he's scared of me now", Signal.COERCING_PARTNER, Who.SELF),
        ("my girlfriend (im a woman too) scratched my face up", Signal.PARTNER_VIOLENCE, Who.SELF),
        ("shes six stone lighter than me and she gives me black eyes", Signal.PARTNER_VIOLENCE, Who.SELF),
        ("hes back and hes got the bread knife in his hand", Signal.PARTNER_VIOLENCE, Who.SELF),
        ("he left but he says he's coming back with petrol", Signal.PARTNER_VIOLENCE, Who.SELF),
        ("my mrs laid into me with a hairbrush", Signal.PARTNER_VIOLENCE, Who.SELF),
        ("she's waiting behind the door with a pan when i get home", Signal.PARTNER_VIOLENCE, Who.SELF),
        ("i kept on and on at him till he just let me", Signal.COERCING_PARTNER, Who.SELF),
        ("i frightened my wife", Signal.COERCING_PARTNER, Who.SELF),
        ("was it rape what i did to her", Signal.COERCING_PARTNER, Who.SELF),
        ("was that rape? he did not stop when i said no", Signal.SEXUAL_COERCION, Who.SELF),
        ("sometimes i block the door", Signal.COERCING_PARTNER, Who.SELF),
        ("she says I hit her and I did", Signal.COERCING_PARTNER, Who.SELF),
        ("my sister found out and says she doesnt want to live", Signal.SUICIDE_SELF_HARM, Who.OTHER),
        ("my flatmate said shed rather be dead than without him", Signal.SUICIDE_SELF_HARM, Who.OTHER),
        ("my mum saw him shove me into the fridge", Signal.PARTNER_VIOLENCE, Who.SELF),
    ],
)
def test_who_is_in_danger_and_who_acts(text: str, signal: Signal, who: Who) -> None:
    found = SCREEN.assess(text)
    assert (found.signal, found.who) == (signal, who)


def test_what_rules_say_of_whose_danger_it_is_goes_before_what_the_layer_guesses(whole: Screen) -> None:
    text = "ever since i told him about the fling he says he'll kill himself if i leave. locked himself in bathroom"
    assert whole.assess(text).who is Who.OTHER


@pytest.mark.parametrize(
    "text",
    ["(18F) Is it impossible for me to ever have a BF?", "I F[18] miss my boyfriend", "I [m20] was woken by her",
     "im 18 and in sixth form, he broke up with me"],
)  # fmt: skip
def test_whoever_says_that_they_are_grown_up_is_no_minor_to_the_layer(whole: Screen, text: str) -> None:
    assert Signal.MINOR not in {finding.signal for finding in whole.assess(text).findings}


def test_a_partners_age_does_not_make_the_writer_grown_up() -> None:
    for text in ("I'm 15 and my boyfriend is 18", "I (16F) and my boyfriend (18M) broke up",
                 "my bf (19m) hit me, im 16", "im 14, he is 18 and so is his friend"):  # fmt: skip
        assert Signal.MINOR in {finding.signal for finding in SCREEN.assess(text).findings}, text


def test_being_young_is_a_concern_and_anything_acute_makes_it_acute() -> None:
    assert SCREEN.assess("I'm 15 and my boyfriend cheated on me").tier is Tier.CONCERN
    found = SCREEN.assess("I'm 15 and my boyfriend hits me")
    assert {each.tier for each in found.findings if each.signal is Signal.MINOR} == {Tier.ACUTE}


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="i want to die.,!' \u200b\u202eIKMS😢\ud800", max_size=200))
def test_evidence_points_into_the_message_as_it_was_sent(text: str) -> None:
    for finding in SCREEN.assess(text).findings:
        for each in finding.evidence:
            assert text[each.start : each.end] == each.text


def test_an_assessment_passes_as_plain_data_without_a_word_of_the_message() -> None:
    found = SCREEN.assess("he hit me and I want to die")
    again = Assessment.from_dict(found.to_dict())
    assert (again.tier, again.signal, again.who) == (found.tier, found.signal, found.who)
    assert "hit" not in str(found.to_dict())


@pytest.mark.parametrize("unit", ["i want to ", "a", "\u200b", "not ", "he said she said ", "( [ ' ", "kill "])
def test_no_text_of_sixteen_thousand_characters_holds_the_screen_up(unit: str) -> None:
    started = time.perf_counter()
    SCREEN.assess((unit * 16_000)[:16_000])
    assert time.perf_counter() - started < 5  # a hang, not a speed: bench/safety_screen.py measures speed


@pytest.mark.parametrize(
    ("find", "put"), [("tier: acute", "tier: urgent"), ("reason:", "raeson:"), ("says: |", "says: [")]
)
def test_a_broken_rule_is_named_with_file_and_line(tmp_path: Path, find: str, put: str) -> None:
    for path in FOLDER.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace(find, put, 1) if path.stem == "despair" else text
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(SafetyDataError, match=r"despair\.yml:\d+"):
        Screen.load(tmp_path)
