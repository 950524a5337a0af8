"""Looking rules up finds exactly those that going through all of them finds."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import SHOULD_NOT_BE_SET
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from newleaf.dialogue import rules
from newleaf.dialogue.rules import IndexedRulePolicy, history_for_rules

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


DOMAIN = Domain.from_dict(
    {
        "intents": ["faq_hope", "affirm", "deny"],
        "entities": ["country", "role"],
        "slots": {
            "asked": {"type": "categorical", "values": ["safety", "call"], "mappings": [{"type": "custom"}]},
            "said": {"type": "any", "mappings": [{"type": "custom"}]},
            "topic": {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]},
        },
        "responses": {"utter_hope": [{"text": "There is."}]},
        "actions": ["action_help"],
    }
)
WORDS = st.sampled_from(["", "I hope", "no"])
UNSEEN = st.one_of(
    st.builds(lambda value: SlotSet("topic", value), WORDS),
    st.builds(lambda value: SlotSet("said", [value]), WORDS),
    st.builds(lambda value: SlotSet("unheard", value), WORDS),
    st.builds(BotUttered, WORDS),
    st.builds(DefinePrevUserUtteredFeaturization, st.just(False)),
)
EVENTS = st.one_of(
    UNSEEN,
    st.builds(ActionExecuted, ACTIONS, st.none(), st.floats(0, 1)),
    st.builds(lambda value: SlotSet("asked", value), st.sampled_from([None, "safety", "call"])),
    st.builds(
        lambda text, intent, entities: UserUttered(text, {"name": intent}, [{"entity": each} for each in entities]),
        WORDS, st.sampled_from(["faq_hope", "affirm"]), st.lists(st.sampled_from(["country", "role"]), max_size=2),
    ),
    st.builds(SessionStarted),
)  # fmt: skip


@st.composite
def two_histories(draw: st.DrawFn) -> tuple[list[Event], list[Event]]:
    """Two lists of events, of which every second pair differs in little that rules see."""
    some = draw(st.lists(EVENTS, max_size=5))
    if draw(st.booleans()):
        return some, draw(st.lists(EVENTS, max_size=5))
    others = list(some)
    for event in draw(st.lists(UNSEEN, max_size=3)):
        others.insert(draw(st.integers(0, len(others))), event)
    return some, others


def tracker_of(events: list[Event]) -> DialogueStateTracker:
    tracker = DialogueStateTracker("somebody", DOMAIN.slots)
    tracker.update_with_events(events, DOMAIN)
    return tracker


@given(two_histories())
def test_where_histories_are_alike_rules_see_the_same(pair: tuple[list[Event], list[Event]]) -> None:
    one, other = map(tracker_of, pair)
    assume(history_for_rules(one) is not None and history_for_rules(one) == history_for_rules(other))
    assert _seen(one) == _seen(other)


@pytest.mark.parametrize(
    "event",
    [
        ActiveLoop("form"), ActionReverted(), Restarted(), UserUttered("hm", {"name": None}),
    ],
    ids=lambda event: type(event).__name__,
)  # fmt: skip
def test_where_rules_see_more_nothing_is_remembered(event: Event) -> None:
    listening = [ActionExecuted("action_listen"), UserUttered("hm", {"name": "affirm"}), ActionExecuted("utter_hope")]
    assert history_for_rules(tracker_of([*listening, event])) is None


def test_a_history_is_predicted_once_and_others_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[DialogueStateTracker] = []

    def predicts(_: RulePolicy, tracker: DialogueStateTracker, *__: object) -> PolicyPrediction:
        asked.append(tracker)
        return PolicyPrediction([1.0], "rules")

    monkeypatch.setattr(RulePolicy, "predict_action_probabilities", predicts)
    monkeypatch.setattr(rules, "MOST_REMEMBERED", 2)
    policy = IndexedRulePolicy.__new__(IndexedRulePolicy)
    listening = ActionExecuted("action_listen")
    first, alike = ([listening, UserUttered(text, {"name": "affirm"})] for text in ("yes", "oh yes"))
    predictions = [policy.predict_action_probabilities(tracker_of(events), DOMAIN) for events in (first, alike)]
    assert predictions[0] is predictions[1] and len(asked) == 1
    for intent in ("deny", "faq_hope", "deny"):
        policy.predict_action_probabilities(tracker_of([listening, UserUttered("", {"name": intent})]), DOMAIN)
    assert len(asked) == 4, "three histories, of which two are kept at a time"
    policy.predict_action_probabilities(tracker_of(first), Domain.empty())
    assert len(asked) == 5


def _seen(tracker: DialogueStateTracker) -> list[object]:
    states = tracker.past_states(DOMAIN)
    for state in states:
        state.get("user", {}).pop("text", None)  # where there is an intent, the policy takes it out
    return states


def _tuples(part: dict[str, object]) -> dict[str, object]:
    # In a conversation, Rasa keeps a slot's features as a tuple.
    return {key: tuple(value) if isinstance(value, list) else value for key, value in part.items()}
