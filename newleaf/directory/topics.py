"""What services help with, and which of it each signal of the safety screen needs, in order.

Signals arrive as plain strings: the directory does not know how they are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from newleaf.directory.errors import UnknownSignal, UnknownTopic


class Topic(StrEnum):
    """What a service helps with."""

    EMERGENCY = "emergency"
    SUICIDE_CRISIS = "suicide_crisis"
    MENTAL_HEALTH_CRISIS = "mental_health_crisis"
    PARTNER_VIOLENCE = "partner_violence"
    SEXUAL_VIOLENCE = "sexual_violence"
    OWN_BEHAVIOUR = "own_behaviour"
    CHILD_PROTECTION = "child_protection"
    YOUNG_PEOPLE = "young_people"
    RELATIONSHIP_SUPPORT = "relationship_support"


TOPICS_OF_SIGNAL: dict[str, tuple[Topic, ...]] = {
    # A crisis line before the emergency number: a listener is the easier first call, and it can send help.
    "suicide_self_harm": (Topic.SUICIDE_CRISIS, Topic.EMERGENCY),
    "partner_violence": (Topic.PARTNER_VIOLENCE, Topic.EMERGENCY),
    "sexual_coercion": (Topic.SEXUAL_VIOLENCE, Topic.PARTNER_VIOLENCE, Topic.EMERGENCY),
    # Facing what one did can turn into a wish to die, so a crisis line stands beside the line for change.
    "coercing_partner": (Topic.OWN_BEHAVIOUR, Topic.SUICIDE_CRISIS, Topic.EMERGENCY),
    "harm_to_others": (
        Topic.EMERGENCY,
        Topic.MENTAL_HEALTH_CRISIS,
        Topic.SUICIDE_CRISIS,
        Topic.OWN_BEHAVIOUR,
    ),
    "acute_trauma": (
        Topic.MENTAL_HEALTH_CRISIS,
        Topic.SUICIDE_CRISIS,
        Topic.SEXUAL_VIOLENCE,
        Topic.EMERGENCY,
    ),
    "despair": (Topic.SUICIDE_CRISIS, Topic.MENTAL_HEALTH_CRISIS),
    "minor": (Topic.YOUNG_PEOPLE, Topic.EMERGENCY),
    # Who threatens children often threatens the adult who writes: lines for the child alone would leave them out.
    "child_at_risk": (Topic.CHILD_PROTECTION, Topic.EMERGENCY, Topic.PARTNER_VIOLENCE, Topic.YOUNG_PEOPLE),
    # Not a signal of danger: the visitor asks to see the lines.
    "ask_help": (
        Topic.SUICIDE_CRISIS,
        Topic.PARTNER_VIOLENCE,
        Topic.SEXUAL_VIOLENCE,
        Topic.EMERGENCY,
    ),
}


def topics_of(signals: str | Iterable[str]) -> tuple[Topic, ...]:
    """Topics that one signal, or several with the most urgent first, ask for; each once, in order.

    Raises UnknownSignal, also for no signal at all.
    """
    names = (signals,) if isinstance(signals, str) else tuple(signals)
    if not names:
        raise UnknownSignal("", TOPICS_OF_SIGNAL)
    ordered: dict[Topic, None] = {}
    for name in names:
        if name not in TOPICS_OF_SIGNAL:
            raise UnknownSignal(name, TOPICS_OF_SIGNAL)
        ordered.update(dict.fromkeys(TOPICS_OF_SIGNAL[name]))
    return tuple(ordered)


def topic_named(name: str) -> Topic:
    """The topic with this name. Raises UnknownTopic."""
    try:
        return Topic(name)
    except ValueError:
        raise UnknownTopic(name, Topic) from None
