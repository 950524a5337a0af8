"""What a message means in a session of somebody under 18: what they told before stays with them, whatever follows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from newleaf.content.after_help import Section
from newleaf.dialogue.child import as_child
from newleaf.dialogue.child_parent_forms import ABOUT_PARENTS, FAULT_ASKED, STILL_FOND
from newleaf.dialogue.child_picture_forms import ABOUT_PICTURES
from newleaf.dialogue.child_telling_forms import ABOUT_TELLING
from newleaf.dialogue.child_words import childs
from newleaf.dialogue.choices import keeping
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.understanding.distress import ADULTS_ONLY

Message = dict[str, Any]

_AT_HOME = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK})
_TO_LIFE = frozenset({Signal.SUICIDE_SELF_HARM, Signal.HARM_TO_OTHERS})
"""What a guess is enough for, so that no question hides it."""
WORDS_FOR_CHILD = {
    Section.CONFIDENTIAL: Section.TELLING_CHILD,
    Section.NOT_BELIEVED: Section.NOT_BELIEVED_CHILD,
    Section.NO_POLICE: Section.POLICE_CHILD,
}
"""What is said to a child in place of the words for adults."""
_CHOICES = frozenset({"affirm", "deny", "ask_help", "inform_country", "ask_privacy"})
"""What a child may tap; everything else leads to what is for adults."""


def without_adult_choices(messages: Iterable[Message]) -> list[Message]:
    """The messages with no choice that leads a child to what is for adults."""
    return keeping(messages, _CHOICES.__contains__)


def asked_by_child(words: str, slots: Mapping[str, Any], found: Assessment | None) -> Section | None:
    """What a child asks after help was shown: of telling, of fault, of pictures, of the parents' parting.

    `words`: plain. `found`: what the screen found in them; a new danger goes first. Of the parents' parting nothing is
    said where a parent may be the danger.
    """
    words, afraid = childs(words), _is_afraid(slots)
    known = set(slots.get("signals") or ())
    did_harm = Signal.COERCING_PARTNER in known and known.isdisjoint(_AT_HOME)
    for forms in ({Section.FAULT_CHILD: FAULT_ASKED}, {} if afraid else ABOUT_PARENTS, ABOUT_TELLING, ABOUT_PICTURES):
        for section, form in forms.items():
            if form.fullmatch(words):
                section = Section.FAULT_DEED if did_harm and section is Section.FAULT_CHILD else section
                return None if _is_new(found, slots, section in ABOUT_PICTURES) else section
    if not afraid:
        return None
    asks_to_tell = ABOUT_PARENTS[Section.FOUND_OUT_CHILD].fullmatch(words)
    section = Section.HOW_TO_TELL_CHILD if asks_to_tell else Section.STILL_FOND_CHILD
    fits = asks_to_tell or STILL_FOND.fullmatch(words)
    return section if fits and not _is_new(found, slots, False) else None


def _is_afraid(slots: Mapping[str, Any]) -> bool:
    """Whether a child told of somebody who hurts or presses them."""
    known = slots.get("signals") or {}
    urgent = [signal for signal, tier in known.items() if tier == Tier.ACUTE]
    return not _AT_HOME.isdisjoint(known) or urgent == [Signal.MINOR]


def _is_new(found: Assessment | None, slots: Mapping[str, Any], pictures: bool) -> bool:
    """Whether the screen hears more than this session knows. `pictures`: it is told that somebody presses for them."""
    known = slots.get("signals") or {}
    findings = () if found is None else as_child(found).findings
    return any(_is_news(each, known, slots.get("gate") == ADULTS_ONLY, pictures) for each in findings)


def _is_news(finding: Finding, known: Mapping[str, str], age_known: bool, pictures: bool) -> bool:
    at_home = finding.signal is Signal.CHILD_AT_RISK
    if (finding.guessed and finding.signal not in _TO_LIFE) or (pictures and at_home):
        return False
    if finding.signal is Signal.MINOR:
        return not age_known
    tiers = [tier for signal, tier in known.items() if signal == finding.signal or (at_home and signal in _AT_HOME)]
    return not tiers or (finding.tier is Tier.ACUTE and Tier.ACUTE not in tiers)


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
    if worry := slots.get("worry"):
        findings.append(Finding(Signal(worry), Tier(known.get(worry, Tier.CONCERN)), Who.OTHER))
    else:
        dying = slots.get("life") == Who.SELF
        findings += [
            Finding(Signal(signal), Tier(tier), Who.SELF, life_in_danger=dying and tier == Tier.ACUTE)
            for signal, tier in known.items()
            if signal != Signal.MINOR and (told or tier == Tier.ACUTE or signal in _AT_HOME)
        ]
    return as_child(Assessment.of(findings, found.language))
