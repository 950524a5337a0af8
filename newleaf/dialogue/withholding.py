"""When what is for two is held back, and when it may be offered again."""

from collections.abc import Mapping

from newleaf.safety import Assessment, Signal, Tier, Who

WITHHOLD = frozenset(
    {Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.COERCING_PARTNER, Signal.HARM_TO_OTHERS}
)
"""Signals after which nothing to do together is suggested: it is not safe where there is fear or force."""
BY_PARTNER = (Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION)
BY_WRITER = WITHHOLD.difference(BY_PARTNER)
"""Of these, what a partner does, and what the one who writes does."""


def withholds(found: Assessment) -> bool:
    """Whether nothing to do together may be suggested from now on: fear or force, and not a friend's."""
    return any(each.signal in WITHHOLD and each.who is not Who.OTHER for each in found.findings)


def may_open(known: Mapping[str, str] | None) -> bool:
    """Whether what is for two may be opened again when what was heard is taken back.

    known: the signals of the session. An urgent one stays for the session, and so does pressing a partner: whoever
    presses does not answer for both.
    """
    withheld = {signal: tier for signal, tier in (known or {}).items() if signal in WITHHOLD}
    concerns = all(tier == Tier.CONCERN for tier in withheld.values())
    return bool(withheld) and concerns and Signal.COERCING_PARTNER not in withheld
