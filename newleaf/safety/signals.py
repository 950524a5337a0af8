"""The vocabulary of the safety screen: what a message shows, how urgent it is, and who is at risk."""

from enum import StrEnum


class Signal(StrEnum):
    """What a message shows."""

    SUICIDE_SELF_HARM = "suicide_self_harm"
    PARTNER_VIOLENCE = "partner_violence"
    SEXUAL_COERCION = "sexual_coercion"
    COERCING_PARTNER = "coercing_partner"
    HARM_TO_OTHERS = "harm_to_others"
    ACUTE_TRAUMA = "acute_trauma"
    DESPAIR = "despair"
    MINOR = "minor"
    CHILD_AT_RISK = "child_at_risk"


class Tier(StrEnum):
    """How urgent a signal is: help now, a gentle check-in with an offer of help, or nothing."""

    ACUTE = "acute"
    CONCERN = "concern"
    NONE = "none"


class Who(StrEnum):
    """Who is at risk: the person writing, somebody they write about, or not known."""

    SELF = "self"
    OTHER = "other"
    UNKNOWN = "unknown"
