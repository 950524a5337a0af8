"""What must be told from all other danger: minutes count."""

from pathlib import Path

import pytest

from newleaf.safety import Assessment, Screen, Signal, Tier, Who

SCREEN = Screen.load(Path(__file__).resolve().parents[2] / "data" / "safety")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I have taken the pills", Who.SELF),
        ("I'm on the bridge now", Who.SELF),
        ("took 40 paracetamol about 20 min ago", Who.SELF),
        ("she is cutting right now", Who.OTHER),
        ("my gf just took a load of pills", Who.OTHER),
        ("he's trying to get in, I locked myself in the bathroom", Who.SELF),
        ("I pushed her and she's not moving", Who.OTHER),
        ("my baby is not breathing", Who.OTHER),
        ("Me he tomado todas las pastillas", Who.SELF),
        ("sie hat gerade eine Packung Schlaftabletten geschluckt", Who.OTHER),
        ("on mnie dusi", Who.SELF),
    ],
)
def test_an_act_under_way_puts_life_in_danger(text: str, who: Who) -> None:
    found = SCREEN.assess(text)
    assert found.life_in_danger
    assert found.tier is Tier.ACUTE
    assert found.findings[0].life_in_danger
    assert found.who is who


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "I think about taking all my pills some day",
        "I took an overdose last week and nobody knows",
        "My husband hit me",
        "He has a temper and I am afraid of him",
        "I want to kill him",
        "I stood on that bridge again in my dream",
        "Quiero morir",
        "Me tomé dos pastillas para el dolor de cabeza",
    ],
)
def test_other_danger_is_not_a_matter_of_minutes(text: str) -> None:
    assert not SCREEN.assess(text).life_in_danger


@pytest.mark.parametrize(
    "text",
    [
        "We're on the bridge now, see you at six",
        "I have taken the dog out",
        "He took all my pills away",
        "I jumped in the shower",
    ],
)
def test_everyday_words_do_not_put_life_in_danger(text: str) -> None:
    assert not SCREEN.assess(text).life_in_danger


def test_what_is_under_way_comes_first() -> None:
    found = SCREEN.assess("I want to die, he is strangling me")
    assert found.findings[0].signal is Signal.PARTNER_VIOLENCE
    assert found.tier is Tier.ACUTE


def test_it_passes_as_plain_data() -> None:
    for text, expected in (("I have taken the pills", True), ("I want to die", False)):
        data = SCREEN.assess(text).to_dict()
        assert data["life_in_danger"] is expected
        assert Assessment.from_dict(data).life_in_danger is expected
