"""Who did it and to whom, in the words that visitors were taken wrong in: by rules alone."""

from pathlib import Path

import pytest

from newleaf.safety import Screen, Signal, Who

SCREEN = Screen.load(Path(__file__).parents[2] / "data" / "safety")
SUFFERED = {Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION}


@pytest.mark.parametrize(
    "text",
    ["told her stop. she carried on anyway", "said no. she did it anyway", "he said he'll break my legs if i go",
     "hes gonna break my jaw if i tell", "I tiptoe round him so he won't kick off",
     "I kept pushing her hands off and she pinned my wrists"],
)  # fmt: skip
def test_what_is_done_to_the_writer_is_no_deed_of_theirs(text: str) -> None:
    found = SCREEN.assess(text)
    assert {each.signal for each in found.findings} <= SUFFERED and found.who is Who.SELF


@pytest.mark.parametrize(
    "text",
    ["I had started and she said stop and I finished anyway",
     "he went stiff and said please stop and I finished anyway",
     "i cheated and when my gf cried n said no i kept begging for sex till she said ok",
     "i hit him and he pushed me off him", "he says he forgives me for hitting him",
     "i finished the domestic violence course in may, i used to hit my wife", "i went for him with a hairbrush",
     "i screamed at her and threw her stuff out n blocked the door"],
)  # fmt: skip
def test_what_the_writer_did_is_not_done_to_them(text: str) -> None:
    assert {each.signal for each in SCREEN.assess(text).findings} == {Signal.COERCING_PARTNER}


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("hes grabbed her by the throat before she told me", Signal.PARTNER_VIOLENCE),
        ("should i call the police for her", Signal.PARTNER_VIOLENCE),
        ("my best friend told me her husband makes her have sex when she doesnt want to", Signal.SEXUAL_COERCION),
        ("My friend's husband forces her at night. Is it normal?", Signal.SEXUAL_COERCION),
    ],
)
def test_what_is_done_to_somebody_else_is_theirs(text: str, signal: Signal) -> None:
    found = SCREEN.assess(text)
    assert (found.signal, found.who) == (signal, Who.OTHER)


def test_who_cannot_get_up_to_feed_a_baby_needs_help_themselves() -> None:
    found = SCREEN.assess("cant stop sobbing, cant feed the baby, cant get up, i just cant do one more minute")
    assert found.signal is Signal.DESPAIR
