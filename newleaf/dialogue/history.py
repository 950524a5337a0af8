"""What a message means in the light of the session: worries add up, and a disclosed danger is not forgotten."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newleaf.content.responses import GATE_ALONE, OWN
from newleaf.dialogue.withholding import BY_PARTNER, BY_WRITER, whose_deed
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

WORRIES_THAT_ADD_UP = 3
"""The third time the same worry about oneself comes, it is treated as urgent. To be under 18 is no worry."""

LOW_MOOD = frozenset({Signal.DESPAIR, Signal.ACUTE_TRAUMA})
ABOUT_LIVING = frozenset({Signal.SUICIDE_SELF_HARM, Signal.DESPAIR})
"""Signals after which nobody has to be asked first whether it is about living."""

Known = Mapping[str, str]
"""Signals disclosed in the session, the most urgent first, each with the highest tier it was seen at."""


def hurt_by_partner(slots: Mapping[str, Any]) -> Signal | None:
    """What the writer told in this session of a partner who hurts or forces them; None where it may be otherwise.

    Not where it is somebody else whom they worry about, where they took it back, or where they hurt somebody, too.
    """
    known, worry = slots.get("signals") or {}, slots.get("worry")
    taken_back = slots.get("gate") != GATE_ALONE or slots.get("misread")
    if taken_back or worry in BY_PARTNER or not BY_WRITER.isdisjoint(known):
        return None
    return next((signal for signal in BY_PARTNER if signal in known), None)


def with_history(
    found: Assessment,
    known: Known,
    helped: Mapping[str, int],
    life: str | None = None,
    hurt: Signal | None = None,
) -> Assessment:
    """The assessment, weighed with what the session knows.

    `life`: whose life was in danger in this session. An overdose is not over because the next words are calmer.
    `helped` says how often each signal has had a help message. Somebody who spoke of ending their life and now
    sounds low is still somebody who spoke of ending their life: the crisis line comes first again. `hurt`: what a
    partner does to them. "I should be able to take it" is then about that, where nothing but the learned layer's guess
    makes it a low mood. Somebody who told of their own deed is not taken for the one it is done to by a guess.
    """
    findings = list(found.findings)
    if whose_deed(known, helped) == OWN:
        findings = [_of_own_deed(finding, known) for finding in findings]
    if hurt is not None:
        findings = [_own(finding) for finding in findings]
    if hurt is not None and Signal.SUICIDE_SELF_HARM not in known:
        findings = _about_being_hurt(findings, hurt)
    findings = [_weighed(finding, helped, life) for finding in findings]
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
    again = finding.signal is not Signal.MINOR and helped.get(finding.signal, 0) + 1 >= WORRIES_THAT_ADD_UP
    if again and finding.tier is Tier.CONCERN and finding.who is not Who.OTHER:
        return replace(finding, tier=Tier.ACUTE)
    return finding


_BESIDE_OWN_DEED = {
    Signal.HARM_TO_OTHERS: {Signal.COERCING_PARTNER, *BY_PARTNER},
    Signal.COERCING_PARTNER: {*BY_PARTNER},
    Signal.CHILD_AT_RISK: {*BY_PARTNER},
}


def _of_own_deed(finding: Finding, known: Known) -> Finding:
    """A guess, after the writer told what they do or fear to do: that goes on, most likely, and is not done to them."""
    deed = next((deed for deed in _BESIDE_OWN_DEED if deed in known), None)
    if deed is None or not finding.guessed or finding.life_in_danger or finding.signal not in _BESIDE_OWN_DEED[deed]:
        return finding
    return replace(finding, signal=deed, who=Who.SELF)


def _own(finding: Finding) -> Finding:
    """A guess at a partner's violence, after the writer told of their own partner's: it is no friend's now."""
    guess = finding.guessed and finding.signal in BY_PARTNER
    return replace(finding, who=Who.SELF) if guess else finding


def _about_being_hurt(findings: list[Finding], hurt: Signal) -> list[Finding]:
    """The findings with what hurts them before a guess at despair, whose lines still come below.

    What a rule heard, what is urgent and any guess at a danger to life stays as it is:
    it goes first, and is remembered.
    """
    guesses = [each for each in findings if _is_guess(each)]
    others = [each for each in findings if not _is_guess(each)]
    if not guesses or any(each.signal in ABOUT_LIVING for each in others):
        return findings
    told = {each.signal for each in others}
    own = [] if hurt in told else [Finding(hurt, Tier.CONCERN, Who.SELF)]
    return [*others, *own, Finding(Signal.DESPAIR, Tier.CONCERN, Who.SELF, guessed=True)]


def _is_guess(finding: Finding) -> bool:
    mild = finding.tier is Tier.CONCERN and finding.who is not Who.OTHER and not finding.life_in_danger
    return finding.guessed and mild and finding.signal is Signal.DESPAIR
