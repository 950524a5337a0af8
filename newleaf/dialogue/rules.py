"""Rasa's rules, looked up instead of gone through."""

from collections import defaultdict
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

Turn = tuple[str | None, str | None]
"""The action before a turn and the intent of a turn; None where a rule does not ask for one."""
History = tuple[tuple[object, ...], ...]
MOST_REMEMBERED = 10_000
"""Histories: of what is really asked, there are some hundred."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class IndexedRulePolicy(RulePolicy):
    """RulePolicy, which compares the conversation with every rule, two or three times a message.

    Here only with the rules whose last turn names the same action and intent, or none: the others cannot apply. And
    what was predicted for a history is remembered: rules see intents, actions and few slots, so that most are alike.
    """

    _remembered: tuple[Domain, dict[History, PolicyPrediction]] | None = None

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **kwargs: Any
    ) -> PolicyPrediction:
        """As in Rasa."""
        if self._remembered is None or self._remembered[0] is not domain:
            self._remembered = domain, {}
        remembered, history = self._remembered[1], history_for_rules(tracker)
        if history is None:
            return super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        if history not in remembered:
            if len(remembered) >= MOST_REMEMBERED:
                remembered.clear()
            remembered[history] = super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        return remembered[history]

    _index: tuple[dict[str, str], int, dict[Turn, list[str]]] | None = None

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        # Rasa goes through all rules first as if they asked for the words of the message; none of ours does.
        if use_text_for_last_user_input and tracker.active_loop_name is None and self._asks_for_intents_alone():
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)

    def _asks_for_intents_alone(self) -> bool:
        index = self._indexed(self.lookup[RULES])
        return not index.get((ACTION_LISTEN_NAME, None)) and not index.get((None, None))

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        if states and PREVIOUS_ACTION in states[-1]:
            action, intent = _turn(states[-1])
            index = self._indexed(lookup)
            turns = {(action, intent), (action, None), (None, intent), (None, None)}
            lookup = {key: lookup[key] for turn in turns for key in index.get(turn, ())}
        return super()._get_possible_keys(lookup, states)

    def _indexed(self, lookup: dict[str, str]) -> dict[Turn, list[str]]:
        # Training adds rules to a lookup while it is used, hence the size.
        if self._index is None or self._index[0] is not lookup or self._index[1] != len(lookup):
            index: dict[Turn, list[str]] = defaultdict(list)
            for key in lookup:
                index[_turn(self._rule_key_to_state(key)[-1])].append(key)
            self._index = lookup, len(lookup), index
        return self._index[2]


def _turn(state: State) -> Turn:
    action = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
    intent = state.get(USER, {}).get(INTENT)
    return action or None, None if intent in (None, "", SHOULD_NOT_BE_SET) else intent


def history_for_rules(tracker: DialogueStateTracker) -> History | None:
    """All that rules see of a conversation. None where there is more to see: a loop, words, something taken back."""
    history: list[tuple[object, ...]] = []
    for event in tracker.events:
        kind = type(event)
        if kind is ActionExecuted:
            history.append(("action", event.action_name, event.action_text))
        elif kind is SlotSet:
            slot = tracker.slots.get(event.key)
            if slot is not None and slot.influence_conversation:
                history.append(("slot", event.key, repr(event.value)))
        elif kind is UserUttered and event.intent_name:
            entities = [(each.get("entity"), each.get("role"), each.get("group")) for each in event.entities]
            history.append(("intent", event.intent_name, *entities))
        elif kind is DefinePrevUserUtteredFeaturization:
            history.append(("words", event.use_text_for_featurization))
        elif kind is SessionStarted:
            history.append(("start",))
        elif kind is not BotUttered:
            return None
    return tuple(history)
