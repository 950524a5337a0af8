"""Which kind of help text fits what was found."""

from newleaf.safety import Assessment, Signal, Tier, Who


def kinds_of(found: Assessment, child: bool = False, deed: bool = False, both: bool = False) -> tuple[str, ...]:
    """The kinds of help text that fit the first finding, the best first; the last is there for every signal.

    A child who writes is spoken to as a child, as is somebody who says that they are under 18, where there are words
    for it. Behind `child_at_risk` there is always somebody else: the child. Unless the child writes for themselves.
    `deed`: whoever hurt the child writes. `both`: each of two partners hurts the other.
    """
    first = found.findings[0]
    at_risk = first.signal is Signal.CHILD_AT_RISK
    other = first.who is Who.OTHER and not at_risk
    young = child or any(finding.signal is Signal.MINOR for finding in found.findings)
    childs = _of_child(first.life_in_danger, other) if young else ()
    return (*childs, _of_adult(found, other, deed, both))


def _of_child(life: bool, other: bool) -> tuple[str, ...]:
    if life:
        return () if other else ("Life of a child",)
    return ("Child for another",) if other else ("Child",)


def _of_adult(found: Assessment, other: bool, deed: bool, both: bool) -> str:
    first = found.findings[0]
    if first.life_in_danger:
        return "Life of another" if other else "Life"
    if both and first.signal is Signal.PARTNER_VIOLENCE and not other:
        return "Both"
    if first.signal is Signal.CHILD_AT_RISK and deed:
        return "Own deed"
    return "Other" if other else "Acute" if first.tier is Tier.ACUTE else "Concern"
