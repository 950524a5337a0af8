"""A child who writes of their own home is told from an adult who worries about a child."""

import pytest

from newleaf.dialogue.child import (
    as_child,
    as_grown,
    feared_at_home,
    names_children,
    names_grown_child,
    tells_own_deed,
    writes_as_child,
)
from newleaf.dialogue.help_kind import kinds_of
from newleaf.safety import Assessment, Finding, Signal, Tier, Who


@pytest.mark.parametrize(
    "text",
    ["my dad hits me", "my mums boyfriend hits me", "my mum's new boyfriend comes into my room at night",
     "My stepfather touches me", "my mam hits me",
     "my mother beats us with a belt", "my uncle keeps touching my legs", "my parents lock me in my room",
     "my dad hits my mum when he drinks i heard it again. im in my room",
     "i havent told my foster carers but he hurts me", "my dad hits my mum and my little brother is crying",
     "mummy and daddy shout every night and i hide under my bed with my brother",
     "my mum n dad r screaming again and he threw a plate at me", "mum and dad are fighting and he pushed my sister"],
)  # fmt: skip
def test_a_child_is_heard_as_a_child(text: str) -> None:
    assert writes_as_child(text)


@pytest.mark.parametrize(
    "text",
    ["my husband beats our kids", "my dad hits my kids when he babysits, he told me", "my wife hits me",
     "my little girl saw daddy hit mummy", "my carer hurts me", "my mum thinks he will kill me",
     "my mum and my little sister know that he hits me", "my 5 year old says daddy hurt mummy",
     "my dad died and I cry in my room, my husband leaves me be", "my dad used to hit me",
     "when I was little my father beat me", "I hit my son", "my boyfriend hurts me",
     "im 34 and my dad hits me", "my mum and dad know he hits me", "my mum and dad fight with me because he cheated",
     "my mum and dad are screaming at my husband and me"],
)  # fmt: skip
def test_an_adult_is_not_taken_for_a_child(text: str) -> None:
    assert not writes_as_child(text)


@pytest.mark.parametrize("signal", [Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION])
def test_whoever_scares_a_child_at_home_is_no_partner(signal: Signal) -> None:
    found = Assessment.of([Finding(signal, Tier.ACUTE, Who.SELF), Finding(Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER)])
    assert [finding.signal for finding in as_child(found).findings] == [Signal.CHILD_AT_RISK]
    assert kinds_of(as_child(found), child=True)[0] == "Child"


@pytest.mark.parametrize(
    ("finding", "kind"),
    [
        (Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF, life_in_danger=True), "Life"),
        (Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.OTHER, life_in_danger=True), "Life of another"),
        (Finding(Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER, life_in_danger=True), "Life"),
        (Finding(Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER), "Acute"),
        (Finding(Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.OTHER), "Other"),
        (Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF), "Concern"),
    ],
)
def test_the_words_fit_who_is_in_danger_and_how_soon(finding: Finding, kind: str) -> None:
    assert kinds_of(Assessment.of([finding]))[0] == kind


@pytest.mark.parametrize(
    "text",
    ["i shook my baby", "I just shook the baby", "I've hit my little son", "I lost it and threw my toddler on the bed",
     "I slapped our youngest kid", "I think I hurt the newborn"],
)  # fmt: skip
def test_whoever_hurt_a_child_is_not_thanked_for_speaking_up(text: str) -> None:
    assert tells_own_deed(text)
    found = Assessment.of([Finding(Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER)])
    assert kinds_of(found, deed=True)[0] == "Own deed"
    dying = Assessment.of([Finding(Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER, life_in_danger=True)])
    assert kinds_of(dying, deed=True)[0] == "Life"


@pytest.mark.parametrize(
    "text",
    ["he shook my baby", "my wife hits our son", "I saw him hit my daughter",
     "I hit the brakes, my kids were in the car",
     "my dad hit me when I was a child", "I hurt my husband and the kids know"],
)  # fmt: skip
def test_whoever_speaks_up_for_a_child_is(text: str) -> None:
    assert not tells_own_deed(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("she waits till the kids are asleep and then it's my turn to be sorry", True),
        ("he hits me in front of our son", True),
        ("my two little children hear it", True), ("he hits me", False), ("he treats me like a child", False),
    ],
)  # fmt: skip
def test_children_at_home_are_heard_of(text: str, named: bool) -> None:
    assert names_children(text) is named


@pytest.mark.parametrize(
    ("text", "feared"),
    [("the kids go quiet when his car pulls in", True), ("he makes the wee one stand in the hall till he's done", True),
     ("she belts the boy", True), ("I hit my son", False), ("the neighbours scream at a child", False),
     ("the kids are hungry", False)],
)  # fmt: skip
def test_a_partner_who_scares_the_children_is_feared_at_home(text: str, feared: bool) -> None:
    found = Assessment.of([Finding(Signal.CHILD_AT_RISK, Tier.CONCERN, Who.OTHER)])
    assert feared_at_home(found, text) is feared
    assert not feared_at_home(Assessment(), text)


@pytest.mark.parametrize(
    ("text", "grown"),
    [("my daughter is 27 and her husband pushes her around", True), ("my daughter (24) is not let out", True),
     ("my grown up son got hit by his wife", True), ("my daughter in law is hit by my son", True),
     ("my daughter is 7 and he hits her", False), ("my son (12) is scared", False), ("my wife is 27", False)],
)  # fmt: skip
def test_a_grown_child_is_told_from_a_child(text: str, grown: bool) -> None:
    assert names_grown_child(text) is grown


def test_a_grown_child_finds_the_lines_for_a_partners_violence() -> None:
    found = as_grown(Assessment.of([Finding(Signal.CHILD_AT_RISK, Tier.CONCERN, Who.OTHER)]))
    assert (found.signal, found.who, found.tier) == (Signal.PARTNER_VIOLENCE, Who.OTHER, Tier.CONCERN)


@pytest.mark.parametrize("text", ["smacked my 7 year old way too hard this morning", "screamed at my kids and threw a"
                                  " shoe", "I hurt my son"])  # fmt: skip
def test_ones_own_deed_is_heard_where_i_is_left_out_too(text: str) -> None:
    assert tells_own_deed(text)
