"""Looking rules up finds exactly those that going through all of them finds."""

import json

from hypothesis import given
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import SHOULD_NOT_BE_SET

from newleaf.dialogue.rules import IndexedRulePolicy

ACTIONS = st.sampled_from(["action_listen", "action_help", "utter_hope"])
INTENTS = st.sampled_from(["faq_hope", "affirm", "deny", SHOULD_NOT_BE_SET])
SLOTS = st.dictionaries(st.sampled_from(["gate", "asked"]), st.sampled_from([[1.0], [0.0], SHOULD_NOT_BE_SET]))


@st.composite
def states(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    state: dict[str, dict[str, object]] = {}
    if draw(st.booleans()):
        state["prev_action"] = {"action_name": draw(ACTIONS)}
    if draw(st.booleans()):
        state["user"] = {"intent": draw(INTENTS)}
    if slots := draw(SLOTS):
        state["slots"] = slots
    return state


TURNS = st.lists(states(), min_size=1, max_size=3)


@given(st.lists(TURNS, max_size=12), TURNS)
def test_the_same_rules_apply(rules: list[list[dict[str, object]]], turns: list[dict[str, object]]) -> None:
    lookup = {json.dumps(rule, sort_keys=True): "utter_hope" for rule in rules}
    conversation = json.loads(json.dumps(turns), object_hook=_tuples)
    policy = IndexedRulePolicy.__new__(IndexedRulePolicy)
    expected = RulePolicy._get_possible_keys(policy, lookup, conversation)
    assert policy._get_possible_keys(lookup, conversation) == expected
    assert policy._get_possible_keys(lookup, conversation) == expected


def test_a_rule_added_later_is_found() -> None:
    policy = IndexedRulePolicy.__new__(IndexedRulePolicy)
    turn = {"prev_action": {"action_name": "action_listen"}, "user": {"intent": "affirm"}}
    lookup: dict[str, str] = {}
    assert policy._get_possible_keys(lookup, [turn]) == set()
    lookup[json.dumps([turn])] = "utter_hope"
    assert policy._get_possible_keys(lookup, [turn]) == {json.dumps([turn])}


def _tuples(part: dict[str, object]) -> dict[str, object]:
    # In a conversation, Rasa keeps a slot's features as a tuple.
    return {key: tuple(value) if isinstance(value, list) else value for key, value in part.items()}
