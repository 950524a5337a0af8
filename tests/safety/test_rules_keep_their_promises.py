"""Every rule finds what its file says it finds and leaves what its file says it leaves."""

import pytest

from newleaf.safety import Screen, Signal, Tier
from newleaf.safety.rules import load
from tests.safety.conftest import FOLDER

BOOK = load(FOLDER)
FINDS = [(rule, text) for rule in BOOK.rules for _, text in rule.entry.finds]
LEAVES = [(rule, text) for rule in BOOK.rules for _, text in rule.entry.leaves]


@pytest.mark.parametrize(("rule", "text"), FINDS, ids=[f"{r.entry.name}: {t}" for r, t in FINDS])
def test_a_rule_finds_its_own_examples(screen: Screen, rule, text: str) -> None:
    findings = {finding.signal: finding for finding in screen.assess(text).findings}
    assert rule.signal in findings
    assert rule.entry.name in {evidence.rule for evidence in findings[rule.signal].evidence}
    if rule.entry.tier is Tier.ACUTE and not rule.entry.past:
        assert findings[rule.signal].tier is Tier.ACUTE


@pytest.mark.parametrize(("rule", "text"), LEAVES, ids=[f"{r.entry.name}: {t}" for r, t in LEAVES])
def test_a_rule_leaves_what_it_must_leave(screen: Screen, rule, text: str) -> None:
    assert rule.signal not in {finding.signal for finding in screen.assess(text).findings}


CONTEXTS = [(context, text) for context in BOOK.contexts for _, text in context.entry.leaves]
STRONGER = [(context, text) for context in BOOK.contexts for _, text in context.entry.finds]


@pytest.mark.parametrize(("context", "text"), CONTEXTS, ids=[f"{c.entry.name}: {t}" for c, t in CONTEXTS])
def test_a_context_takes_the_alarm_away(screen: Screen, context, text: str) -> None:
    assert screen.assess(text).tier is Tier.NONE


@pytest.mark.parametrize(("context", "text"), STRONGER, ids=[f"{c.entry.name}: {t}" for c, t in STRONGER])
def test_a_context_does_not_hide_danger(screen: Screen, context, text: str) -> None:
    assert screen.assess(text).tier is not Tier.NONE


def test_every_signal_has_rules_for_both_tiers() -> None:
    tiers = {(rule.signal, rule.entry.tier) for rule in BOOK.rules}
    assert tiers == {(signal, tier) for signal in Signal for tier in (Tier.ACUTE, Tier.CONCERN)}
