"""What a message means in the light of the session: worries add up, and a disclosed danger is not forgotten."""

from collections.abc import Mapping
from dataclasses import replace

from newleaf.safety import Assessment, Finding, Signal, Tier, Who

WORRIES_THAT_ADD_UP = 3
"""The third time the same worry about oneself comes, it is treated as urgent."""

LOW_MOOD = frozenset({Signal.DESPAIR, Signal.ACUTE_TRAUMA})

Known = Mapping[str, str]
"""Signals disclosed in the session, the most urgent first, each with the highest tier it was seen at."""


def with_history(
    found: Assessment, known: Known, helped: Mapping[str, int], life: str | None = None
) -> Assessment:
    """The assessment, weighed with what the session knows.

    `life`: whose life was in danger in this session. An overdose is not over because the next words are calmer.
    `helped` says how often each signal has had a help message. Somebody who spoke of ending their life and now
    sounds low is still somebody who spoke of ending their life: the crisis line comes first again.
    """
    findings = [_weighed(finding, helped, life) for finding in found.findings]
    low = any(finding.signal in LOW_MOOD and finding.who is not Who.OTHER for finding in findings)
    named = {finding.signal for finding in findings}
    if low and Signal.SUICIDE_SELF_HARM not in named and known.get(Signal.SUICIDE_SELF_HARM) == Tier.ACUTE:
        findings.append(Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, Who.SELF, life_in_danger=life == Who.SELF))
    return Assessment.of(findings, found.language)


def remembered(known: Known, found: Assessment) -> dict[str, str]:
    """What the session knows from now on: nothing is taken back, and a tier only rises."""
    now = dict(known)
    for finding in found.findings:
        if now.get(finding.signal) != Tier.ACUTE:
            now[str(finding.signal)] = str(finding.tier)
    return now


def _weighed(finding: Finding, helped: Mapping[str, int], life: str | None) -> Finding:
    if finding.signal is Signal.SUICIDE_SELF_HARM and life == Who.SELF and finding.who is Who.SELF:
        return replace(finding, life_in_danger=True)
    again = helped.get(finding.signal, 0) + 1 >= WORRIES_THAT_ADD_UP
    if again and finding.tier is Tier.CONCERN and finding.who is not Who.OTHER:
        return Finding(finding.signal, Tier.ACUTE, finding.who, finding.evidence)
    return finding
