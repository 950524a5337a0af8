"""What a message means in a session of somebody under 18: what they told before stays with them, whatever follows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newleaf.dialogue.child import as_child
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

_AT_HOME = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK})


def heard_of_child(found: Assessment, slots: Mapping[str, Any]) -> Assessment:
    """The assessment of a child's words, in the light of what they told before. `slots`: of the session.

    An age alone, or a question that only an adult is answered, takes back nothing: after "he hits me" both are about
    that. Whatever else is found goes before the age.
    """
    found = as_child(found)
    young = [each for each in found.findings if each.signal is Signal.MINOR]
    if young and len(young) == len(found.findings):
        found = _with_what_is_known(found, slots)
    others = [each for each in found.findings if each.signal is not Signal.MINOR]
    if not young or not others:
        return found
    findings = (*others, *(each for each in found.findings if each.signal is Signal.MINOR))
    return replace(found, signal=findings[0].signal, who=findings[0].who, findings=findings)


def _with_what_is_known(found: Assessment, slots: Mapping[str, Any]) -> Assessment:
    known = slots.get("signals") or {}
    told = any(not each.guessed for each in found.findings)
    findings = [
        replace(each, tier=Tier.ACUTE) if known.get(each.signal) == Tier.ACUTE else each for each in found.findings
    ]
    if not slots.get("worry"):
        dying = slots.get("life") == Who.SELF
        findings += [
            Finding(Signal(signal), Tier(tier), Who.SELF, life_in_danger=dying and tier == Tier.ACUTE)
            for signal, tier in known.items()
            if signal != Signal.MINOR and (told or tier == Tier.ACUTE or signal in _AT_HOME)
        ]
    return as_child(Assessment.of(findings, found.language))
