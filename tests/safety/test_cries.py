"""Cries that were once missed, or that brought the wrong help first, and the harmless sentences that resemble them."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from newleaf.safety import Screen, Tier

CLASSES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("cries.yml").read_text(encoding="utf-8"))
CRIES = [(each, text) for each in CLASSES for text in each["cries"]]
HARMLESS = [text for each in CLASSES for text in each["harmless"]]


@pytest.mark.parametrize(("said", "text"), CRIES, ids=[text for _, text in CRIES])
def test_a_cry_brings_its_own_help_first(screen: Screen, said: dict, text: str) -> None:
    found = screen.assess(text)
    assert found.signal == said["first"]
    assert found.tier is Tier.ACUTE or said["tier"] == found.tier
    assert found.life_in_danger is said.get("life", False)


@pytest.mark.parametrize("text", HARMLESS)
def test_its_harmless_twin_brings_none(screen: Screen, text: str) -> None:
    assert screen.assess(text).tier is Tier.NONE


def test_there_are_as_many_twins_as_cries() -> None:
    assert all(len(each["harmless"]) >= len(each["cries"]) for each in CLASSES)
