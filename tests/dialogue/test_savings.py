"""What Rasa is spared changes nothing of what it does."""

import copy
from pathlib import Path

import pytest
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.dialogue.guide import Guide
from newleaf.dialogue.rules import IndexedRulePolicy
from newleaf.dialogue.savings import spare_rasa


@pytest.fixture(scope="module")
def guide(model: Path) -> Guide:
    return Guide.load(model)


@pytest.fixture(scope="module")
def policy(guide: Guide) -> IndexedRulePolicy:
    nodes = guide._agent.processor.graph_runner._instantiated_nodes.values()
    return next(node._component for node in nodes if isinstance(node._component, IndexedRulePolicy))


def asked(domain: Domain) -> DialogueStateTracker:
    said = UserUttered("how long should we wait?", {"name": "faq_timing", "confidence": 0.9})
    return DialogueStateTracker.from_events("a", [ActionExecuted(ACTION_LISTEN_NAME), said], domain.slots)


def test_a_copied_slot_is_equal_and_apart(guide: Guide) -> None:
    spare_rasa()
    for slot in guide._agent.domain.slots:
        plain = slot.__reduce_ex__(4)
        new = copy.copy(slot)
        assert type(new) is type(slot) and vars(new) == vars(slot) == plain[2]
        new.value = "other"
        assert slot.value != "other"


def test_rules_are_not_asked_for_words_only_while_none_asks(guide: Guide, policy: IndexedRulePolicy) -> None:
    domain, tracker = guide._agent.domain, asked(guide._agent.domain)
    plain = super(IndexedRulePolicy, policy)._find_action_from_rules
    assert plain(tracker, domain, True)[0] is None  # what Rasa finds when it goes through all of them
    assert policy._find_action_from_rules(tracker, domain, True) == (None, None, False)
    assert policy._find_action_from_rules(tracker, domain, False) == plain(tracker, domain, False)
    assert plain(tracker, domain, False)[0] is not None


def test_a_rule_for_any_words_is_asked(policy: IndexedRulePolicy, monkeypatch: pytest.MonkeyPatch) -> None:
    assert policy._asks_for_intents_alone()
    any_words = '[{"prev_action": {"action_name": "action_listen"}, "user": {"text": "hello"}}]'
    monkeypatch.setitem(policy.lookup, "rules", {any_words: "utter_greet"})
    assert not policy._asks_for_intents_alone()
