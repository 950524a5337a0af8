"""Who somebody is in the story is heard in passing; what is feared, denied or about others is not."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from newleaf.understanding.role_told import RoleTold, role_told


@pytest.mark.parametrize(
    "text",
    ["I cheated. How long should I wait?", "I had a one night stand, how do I know she is ready", "I was unfaithful",
     "after my affair she flinches when I hug her", "I'm the one who cheated, what can we try",
     "I (34m) slept with someone",
     "it was me who strayed", "I broke his trust and want to rebuild it", "I broke her trust", "I've broken our vows",
     "I broke our rules", "I broke him", "I shattered her heart", "i broke my wife's trust", "I broke my promise"],
)  # fmt: skip
def test_the_unfaithful_are_heard(text: str) -> None:
    assert role_told(text) == "unfaithful"


@pytest.mark.parametrize(
    "text",
    ["my husband cheated, how long until it stops hurting", "I got cheated on", "she had an affair, is there hope?",
     "how do I stop thinking about his affair", "my wife (32f) slept with a coworker", "I found out he cheated",
     "my partner is the one who cheated", "I've been cheated on twice by the same man", "he cheated with my friend",
     "he broke me", "she broke our rules", "he broke my trust", "she's broken my heart", "he broke his vows",
     "my wife broke our agreement", "they shattered my trust", "he has ruined us", "my husband broke every one of our"
     " rules"],
)  # fmt: skip
def test_the_betrayed_are_heard(text: str) -> None:
    assert role_told(text) == "betrayed"


@pytest.mark.parametrize(
    "text",
    ["we both cheated", "both of us had affairs", "I cheated on him and he cheated on me",
     "we cheated on each other"]
)  # fmt: skip
def test_both_are_heard(text: str) -> None:
    assert role_told(text) == "both"


@pytest.mark.parametrize(
    "text",
    ["he thinks I cheated on him", "I never cheated", "did she cheat", "what if he cheated again", "she says I cheated",
     "my friend's husband cheated on her", "I am worried he cheated", "he didn't cheat", "I'm not the one who cheated",
     "is she having an affair do you think", "he broke my phone", "she broke up with me", "I broke down", "did he brea"
     "k our rules",
     "I broke my arm", "he broke it off", "how long should we wait", "my sister told me she cheated"],
)  # fmt: skip
def test_what_was_not_told_is_not_heard(text: str) -> None:
    assert role_told(text) is None


def test_the_component_adds_the_role_and_leaves_choices_alone() -> None:
    messages = [Message({"text": text}) for text in ("I cheated, what now", "hello", '/faq_timing{"role": "betrayed"}')]
    heard = [message.get("entities") for message in RoleTold().process(messages)]
    assert [[entity["value"] for entity in entities or []] for entities in heard] == [["unfaithful"], [], []]


@pytest.mark.parametrize(
    ("text", "role"),
    [("she blew up our whole life", "betrayed"), ("he threw away our marriage", "betrayed"),
     ("my wife tore apart our family", "betrayed"), ("I blew up our life", "unfaithful"),
     ("I've thrown away everything we had", None), ("he blew up at me", None), ("I threw away our old sofa", None),
     ("she burned down the kitchen", None), ("what if he throws away our life", None)],
)  # fmt: skip
def test_a_life_that_was_torn_is_told_by_who_tore_it(text: str, role: str | None) -> None:
    assert role_told(text) == role
