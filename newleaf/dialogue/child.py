"""Tells a child who writes for themselves from an adult who worries about one."""

import re
from dataclasses import replace

from newleaf.dialogue.guess_forms import ADULT
from newleaf.dialogue.plain_words import plain
from newleaf.safety import Assessment, Signal, Who

_FAMILY = (
    r"(?:step|foster|adoptive|real|own)?[ -]?(?:dad|daddy|father|mum|mummy|mom|mommy|mother|mam|mammy|mama|papa"
    r"|parents?|guardian"
    r"|uncle|aunt|auntie|grand(?:pa|ma|dad|mum|father|mother)|nan|gran|teacher|coach|babysitter)"
)
_NEW_PARTNER = r"(?:'s|s)? (?:new )?(?:boyfriend|girlfriend|husband|wife|partner|bf|gf|friend)"
_ME = r"(?:me|us|my (?:room|bed|bedroom|body|face|arms?|legs?|hair|door|clothes|private\w*|phone|sister|brother))"
_OWN_FAMILY = re.compile(rf"\bmy {_FAMILY}(?:{_NEW_PARTNER}\b|\b)[^.!?;]{{0,80}}\b{_ME}\b", re.IGNORECASE)
_ADULT = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,2}(?:kids?|child(?:ren)?|sons?|daughters?|baby|toddler|husband|wife|spouse"
    r"|partner|fianc\w+|little (?:girl|boy|ones?)|twins)\b|\bthe (?:kids|children)\b"
    r"|\b\d{1,2}[ -]?(?:year[ -]old|yo)\b"
    r"|\bwhen i was (?:a |young|little|small|\d)|\bas a (?:kid|child)\b|\bused to\b",
    re.IGNORECASE,
)


_MOTHER, _FATHER = (
    re.compile(rf"\b(?:step)?(?:{words})\b", re.IGNORECASE)
    for words in ("mum|mummy|mom|mommy|mother|mam|mammy|mama|parents", "dad|daddy|father|papa|parents")
)
_SOMEBODY_ELSE_DOES = re.compile(
    r"\bmy (?:step)?(?:mum|mummy|mom|mommy|mother|mam|mammy|mama|nan|gran|aunt(?:ie)?)\b(?!'?s)[^.!?;]{0,60}\bhe\b"
    r"|\bmy (?:step)?(?:dad|daddy|father|papa|uncle)\b(?!'?s)[^.!?;]{0,60}\bshe\b",
    re.IGNORECASE,
)
"""The parent that is named is not the one who acts: "my mum knows that he hits me"."""
_WHERE_CHILDREN_HIDE = re.compile(
    r"\b(?:(?:in|to) my (?:bed)?room|under (?:my|the) bed|i hide|me and my (?:(?:little|big|baby|wee) )?"
    r"(?:brother|sister)"
    r"|my (?:little|baby|wee) (?:brother|sister)(?:'?s| is)? (?:crying|scared|hiding))\b",
    re.IGNORECASE,
)
_BOTH = (
    r"\b(?:(?:my )?(?:mum|mummy|mom|mommy|mother|mam|ma) (?:and|n|an|&|\+) (?:my )?(?:step ?)?(?:dad|daddy|father)"
    r"|(?:my )?(?:dad|daddy|father) (?:and|n|an|&|\+) (?:my )?(?:step ?)?(?:mum|mummy|mom|mommy|mother|mam)"
    r"|my parents)\b"
)
_FIGHT = r"(?:scream|shout|yell|fight|argu|row|hit|punch|beat|throw|smash|kick)(?:ing|ting|s|es|e)?\b"
_NOT_ABOUT = r"(?! (?:with me|about|because|over|at me (?:for|because|about))\b)"
_PARENTS_FIGHT = re.compile(
    rf"{_BOTH}(?:(?: |')(?:are|r|re|were|is|keep|kept|always|just|both|all|been|have|had|got|getting|never|stop|won'?t"
    rf"|don'?t|so|drunk|and|at home|at it))* {_FIGHT}{_NOT_ABOUT}[^!?]{{0,80}}\b{_ME}\b",
    re.IGNORECASE,
)
"""The parents fight with each other, and it reaches the child: "he" is then one of the two."""
_FOSTERED = re.compile(r"\bmy foster (?:carers?|mum|mom|dad|parents)\b", re.IGNORECASE)


def writes_as_child(text: str) -> bool:
    """Whether somebody writes of what their own parent, or another adult near them, does: "my dad hits me".

    Or of what is done at home, as children do: "my dad hits my mum, I'm in my room".
    """
    at_home = _MOTHER.search(text) and _FATHER.search(text) and _WHERE_CHILDREN_HIDE.search(text)
    by_family = _OWN_FAMILY.search(text) and not _SOMEBODY_ELSE_DOES.search(text)
    as_child = by_family or at_home or _FOSTERED.search(text) or _PARENTS_FIGHT.search(text)
    return bool(as_child) and not _ADULT.search(text) and not ADULT.search(plain(text))


_AT_HOME = re.compile(
    r"\b(?:my|our|the|both) (?:\w+ ){0,2}(?:kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|toddlers?|twins"
    r"|little ones?|wee (?:ones?|man|boy|girl))\b|\b(?:my|our) (?:\w+ ){0,2}(?:boys?|girls?)\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"\bthe (?:little )?(?:boy|girl)s?\b", re.IGNORECASE)
_PARTNER = re.compile(
    r"\b(?:he|she|his|her|him|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|bf|gf|hubby))\b",
    re.IGNORECASE,
)
_DEED = (
    r"(?:shook|shaken|hit|hurt|slapped|smacked|spanked|dropped|threw|thrown|beat|beaten|kicked|punched|pushed|choked"
    r"|burn(?:ed|t)|grabbed|dragged|squeezed|smothered|bit|bitten)"
)
_OWN_DEED = re.compile(
    r"\bi(?:['’]ve)?"
    r"(?: (?:have|just|think|i|may|might|must|really|nearly|lost it and|snapped and|got angry and)){0,4}"
    rf" {_DEED} (?:[\w'’]+ ){{0,3}}"
    r"(?:kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|toddler|newborn|infant|twins"
    r"|little (?:one|boy|girl)|step(?:son|daughter|kids?)|boys|girls)\b",
    re.IGNORECASE,
)


_LEFT_OUT = re.compile(
    rf"^(?:ok |so |well |and )?(?:i )?(?:{_DEED}|smacked|screamed at) (?:my|our|the) (?:\w+ )?"
    r"(?:kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|toddler|\d+ year old|\d+yo|boys?|girls?|twins)\b",
    re.IGNORECASE,
)
"""The same where "I" is left out."""


def tells_own_deed(text: str) -> bool:
    """Whether somebody tells that they hurt a child themselves: "I shook my baby"."""
    return bool(_OWN_DEED.search(text) or _LEFT_OUT.search(text))


_GROWN = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:daughter|son|stepson|stepdaughter)(?:'?s)?(?:,? (?:is|who is|who's"
    r"|aged?))? ?\(?(?:1[89]|[2-9]\d)\b"
    r"|\b(?:daughter|son)(?: |-)in(?: |-)law\b|\b(?:grown|adult)(?: |-)?(?:up )?(?:son|daughter|child|kids?)\b"
    r"|\b(?:daughter|son)(?:'?s)? (?:husband|wife|fianc\w+)\b",
    re.IGNORECASE,
)


def names_grown_child(text: str) -> bool:
    """Whether it is a son or daughter who is grown up: "my daughter is 27 and her husband pushes her"."""
    return bool(_GROWN.search(text))


def as_grown(found: Assessment) -> Assessment:
    """The assessment of words about a grown child: who hurts them is their partner, and their lines are those."""
    findings = {}
    for finding in found.findings:
        if finding.signal is Signal.CHILD_AT_RISK:
            finding = replace(finding, signal=Signal.PARTNER_VIOLENCE, who=Who.OTHER)
        findings.setdefault(finding.signal, finding)
    return Assessment.of(findings.values(), found.language)


def names_children(text: str) -> bool:
    """Whether children who live with the writer are named."""
    return bool(_AT_HOME.search(text))


_FEAR_OR_HARM = re.compile(
    r"\b(?:scar(?:ed|es?|y)|afraid|fear\w*|terrif\w+|frighten\w*|flinch\w*|hid(?:e|es|ing)|quiet|silent|shout\w*"
    r"|scream\w*"
    r"|yell\w*|hit\w*|hurt\w*|slap\w*|smack\w*|grab\w*|push\w*|shov\w*|thr[eo]w\w*|kick\w*|punch\w*|beat\w*|rage"
    r"|temper|rough|belt|lock\w*|touch\w*|bruis\w*|cr(?:y|ies|ied|ying)|shak\w+|freez\w*|froze|drunk|violen\w+"
    r"|threat\w*)\b",
    re.IGNORECASE,
)
"""Without any of these a guess that a child is at risk closes nothing."""


def feared_at_home(found: Assessment, text: str) -> bool:
    """Whether a partner scares or hurts the children of the writer's own home: "the kids go quiet when he comes in"."""
    at_risk = [finding for finding in found.findings if finding.signal is Signal.CHILD_AT_RISK]
    told = bool(at_risk) and (not at_risk[0].guessed or bool(_FEAR_OR_HARM.search(text)))
    named = names_children(text) or bool(_THE_ONE.search(text))
    return told and named and bool(_PARTNER.search(text)) and not tells_own_deed(text)


def as_child(found: Assessment) -> Assessment:
    """The assessment of a child's words: who hurts or scares them at home is no partner."""
    findings = {}
    for finding in found.findings:
        if finding.signal in (Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION):
            finding = replace(finding, signal=Signal.CHILD_AT_RISK)
        findings.setdefault(finding.signal, finding)
    return Assessment.of(findings.values(), found.language)
