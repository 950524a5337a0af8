"""A hint of suicide is heard wherever it stands in a long message, and its harmless twin in the same place is not."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from newleaf.safety import Screen, Tier

FILE = YAML(typ="safe", pure=True).load(Path(__file__).with_name("long_stories.yml").read_text(encoding="utf-8"))
STORIES = FILE["stories"]
PLACES = {"beginning": 0, "middle": 2, "end": 4}
# Shares of messages, by what was measured less a few messages: a hint is often a sentence that could mean little.
HEARD = 0.45
HEARD_UNSEEN = 0.15
FALSE = 0.08
EACH = 2
"""Stories that each sentence is put into at each place."""


def told(sentences: list[str], place: int) -> list[str]:
    """Long messages, each a story with one of the sentences at that place."""
    messages = []
    for number, sentence in enumerate(sentences):
        for turn in range(EACH):
            story = STORIES[(number * 5 + place + turn * 7) % len(STORIES)]
            messages.append(" ".join([*story[:place], f"{sentence[0].upper()}{sentence[1:]}.", *story[place:]]))
    return messages


def heard(screen: Screen, messages: list[str]) -> float:
    """The share of messages in which anything is found."""
    return sum(screen.assess(text).tier is not Tier.NONE for text in messages) / len(messages)


def test_the_stories_are_long_and_harmless(whole: Screen) -> None:
    assert len(FILE["hints"]) >= 40 and len(FILE["harmless"]) >= 40
    for story in STORIES:
        assert 80 <= len(" ".join(story).split()) <= 200, story[0]
        assert whole.assess(" ".join(story)).tier is Tier.NONE


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_hint_is_heard_wherever_it_stands(whole: Screen, place: int) -> None:
    assert heard(whole, told(FILE["hints"], place)) >= HEARD


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_hints_that_nothing_was_written_for_are_heard_too(whole: Screen, place: int) -> None:
    assert heard(whole, told(FILE["unseen"], place)) >= HEARD_UNSEEN


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_its_harmless_twin_is_left_alone(whole: Screen, place: int) -> None:
    messages = told(FILE["harmless"], place)
    assert heard(whole, messages) <= FALSE
    assert not [text for text in messages if whole.assess(text).tier is Tier.ACUTE]


def test_a_long_story_drowns_few_of_the_hints(whole: Screen) -> None:
    alone = heard(whole, [f"{hint}." for hint in FILE["hints"]])
    inside = sum(heard(whole, told(FILE["hints"], place)) for place in PLACES.values()) / len(PLACES)
    assert inside >= max(0.51, 0.7 * alone)
