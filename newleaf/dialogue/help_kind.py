"""Which kind of help text fits what was found."""

from newleaf.safety import Assessment, Signal, Tier, Who


def kind_of(found: Assessment, child: bool = False, deed: bool = False, both: bool = False) -> str:
    """Which kind of help text fits the first finding. Behind `child_at_risk` there is always somebody else: the child.

    Unless the child writes for themselves, as somebody does who says that they are under 18. `deed`: whoever hurt the
    child writes. `both`: each of two partners hurts the other.
    """
    first = found.findings[0]
    at_risk = first.signal is Signal.CHILD_AT_RISK
    if at_risk and (child or any(finding.signal is Signal.MINOR for finding in found.findings)):
        return "Child"
    other = first.who is Who.OTHER and not at_risk
    if first.life_in_danger:
        return "Life of another" if other else "Life"
    if both and first.signal is Signal.PARTNER_VIOLENCE and not other:
        return "Both"
    if at_risk and deed:
        return "Own deed"
    return "Other" if other else "Acute" if first.tier is Tier.ACUTE else "Concern"
