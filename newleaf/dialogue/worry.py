"""Somebody worries about another person in danger: what they go on to say is about that person, until it is not."""

import re
from collections.abc import Mapping
from typing import Any

from newleaf.content.after_help import Section
from newleaf.dialogue.plain_words import plain
from newleaf.safety import Assessment, Signal, Tier, Who

WORRY = "worry"
"""The slot: the signal that was told of another person, for as long as it is what is spoken of."""
GENERAL = "general"
"""What is asked about that person and has no section of its own: the words for who worries, in their turn."""
SURELY = 0.7
_MOST_WORDS = 22

_LIFE = frozenset({Signal.SUICIDE_SELF_HARM, Signal.DESPAIR})
_VIOLENCE = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.COERCING_PARTNER})
_APART = frozenset(
    {
        "thanks", "greet", "goodbye", "ask_privacy", "bot_challenge", "ask_help", "find_professional", "inform_country",
        "ask_capabilities", "misread", "exercises", "other_language", "affirm", "deny",
    }
)  # fmt: skip
"""What is meant for the guide, where it is understood well."""
_RELATIVES = (
    r"friends?|bestie|bff|mate|sister|brother|mum|mom|mother|dad|father|cousin|colleague|coworker|neighbou?r|niece"
    r"|nephew"
    r"|aunt|uncle|flatmate|roommate|daughter|son|stepson|stepdaughter|grandma|grandmother|grandad|grandfather"
)
_THEM = re.compile(rf"\b(?:she|he|they|her|him|them|hers|my (?:\w+ ){{0,2}}(?:{_RELATIVES}))\b")
_OWN = re.compile(
    r"\b(?:my|our) (?:own )?(?:husband|wife|partner|spouse|boyfriend|girlfriend|fianc\w+|bf|gf|hubby|marriage"
    r"|relationship"
    r"|affair|ex|other half|body|triggers?|flashbacks?|infidelity|trust)\b"
    r"|\b(?:we|us|ours)\b|\bi (?:have |had |once )?(?:cheated|strayed|was unfaithful)\b"
    r"|\b(?:affairs?|sex|intima\w+|exercises?|betray\w*|cheat\w*|close again|closeness|infidelity)\b"
)
_DO = r"(?:should|can|could|must|do|would|shall|might|am)"
_HELPLESS = re.compile(
    r"(?:(?:ok|okay|but|and|so|please|then|god|oh|yes|no|thanks|thank you) )*"
    rf"(?:what (?:else )?{_DO} i (?:supposed to |meant to |even |possibly |going to )?do|what (?:now|next|then)"
    rf"|what (?:is|'s) (?:the )?(?:best|right) (?:thing to do|way to help)|how {_DO} i (?:best )?(?:help|support"
    rf"|be there)"
    rf"|is there (?:anything|something)(?: else)? (?:that )?i can do|(?:i )?(?:don'?t|do not) know what to do"
    r"|should i (?:call|ring|phone|go to|tell|contact|inform|take (?:her|him|them) to)(?: (?:the|an?|her|his|their"
    r"|my))*"
    r" (?:police|cops|ambulance|doctor|gp|hospital|parents|mum|mom|dad|family|school|someone|somebody|line|helpline"
    r"|\d{3})"
    r"|how (?:do|can) i keep (?:her|him|them) safe|help me help (?:her|him|them))"
    r"(?: (?:now|next|then|about (?:it|this|that|her|him|them)|for (?:her|him|them)|to help|to (?:her|him|them)|(?:her"
    r"|him|them)"
    r"|right now|today|tonight|please|if[\w' ]{1,40}|when[\w' ]{1,40}))*"
)
_NONE_THERE = (
    r"(?:won'?t|doesn'?t|isn'?t|not|never|hasn'?t|didn'?t|don'?t|can'?t|cannot|couldn'?t|stopped|no|without"
    r"|hasn'?t been)"
)
_REACHED = (
    r"(?:answer\w*|pick\w* up|repl(?:y|ies|ied|ying)|respond\w*|reach|get (?:a )?hold|get through|find|texted back"
    r"|text back|read)"
)
_VIOLENT = r"(?:husband|wife|boyfriend|girlfriend|partner|fianc\w+|bf|gf|ex|man|guy|abuser)"
_CHILDREN = re.compile(
    r"\b(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|little (?:ones?|boys?|girls?)|boys?|girls?|sons?|daughters?)\b"
)
_HELPERS = re.compile(r"\b(?:police|cops|ambulance|paramedics|doctor|gp|hospital|help ?line|line|crew)\b")
_CALM = (
    r"(?:safe|okay?|fine|better|calmer|asleep|alright|all right|stable|in (?:the )?hospital|at (?:the )?(?:hospital"
    r"|doctor'?s|police)|out of (?:danger|there))"
)
_KIND = (
    r"(?:mum|mom|mother|dad|father|parents|sister|brother|friends?|family|aunt|gran|grandma|doctor|gp|counsellor"
    r"|therapist)"
)
_ASKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form))
    for name, form in (
        ("Safe now", rf"(?<!says )(?<!said )(?<!that )\b(?:she|he|they)(?:'s|'re| is| are| seems?| got"
         rf"| sounds?)?(?: (?:now|finally|much|a bit|home|back|feeling|doing))*"
         rf" (?:{_CALM}|with (?:her|his|their|a|the) {_KIND}|with me|at mine|at (?:her|his|their) {_KIND}(?:'s|s)?)\b"
         rf"|\b(?:found|reached) (?:her|him|them)\b"
         r"|\b(?:she|he|they) (?:answered|replied|called back|texted back|picked up|called me)\b"),
        ("Unreachable", rf"\b{_NONE_THERE}\b[\w' ]{{0,18}}\b{_REACHED}\b|\b(?:phone|mobile|cell)(?:'s| is| goes| went"
         rf"| was)? (?:straight )?"
         r"(?:off|dead|switched off|to voicemail)\b|\b(?:disappeared|missing|vanished|ran (?:off|away|out)"
         r"|left the house|don'?t know where)\b"
         r"|\b(?:nobody|no one) (?:knows|opens|answers|has (?:seen|heard))\b|\b(?:doesn'?t|won'?t|not) open(?:ing)?\b"),
        ("Warn", r"\bwarn\b"),
        ("Confront", rf"\bconfront|\b(?:talk|speak) to (?:her|his|their|the) {_VIOLENT}\b|\bhave (?:it"
         rf"|a word)(?: out)? with (?:him|her|them)\b"
         rf"|\b(?:beat|punch|hit|threaten|teach) (?:him|her {_VIOLENT}|his {_VIOLENT})\b"),
        ("Visit", r"\b(?:should|can|could|shall|do|must) i (?:just )?(?:go(?! to (?:the |a )?(?:police|cops|doctor"
         r"|hospital|court|gp))|drive|visit|stay|run|come|turn up|break)\b|\bgo(?:ing)? (?:over|round)\b|\bi(?:'m"
         r"| am) (?:going|driving|on my way)\b"),
        ("Refuses", r"\b(?:won'?t|wouldn'?t|doesn'?t want|does not want|don'?t want|refus\w+|not (?:ready|willing)"
         r"|never)\b[\w' ]{0,24}\b(?:leave|go|help|talk|listen|see|call"
         r"|get|speak|stop|accept|admit|therapy|doctor|hospital|police|anyone|anybody)\b|\b(?:keeps?|always|went|going"
         r"|goes) (?:going )?back\b"
         r"|\b(?:made me promise|promised (?:her|him|them)|begged me|asked me not|told me not|swore me|says? (?:she|he"
         r"|they)(?:'s|'re| is| are)? (?:fine|ok|okay)|keep it (?:a )?secret|not to tell|says? no|loves? (?:him"
         r"|her))\b"),
        ("Words", r"\b(?:what|how) (?:do|should|can|could|would|shall) i (?:even )?(?:say|tell|text|write|talk|speak"
         r"|bring|ask|approach|start|open|word|put)\b|\bwhat to (?:say|tell|text)\b"
         r"|\btalk to (?:her|him|them) about\b"),
        ("Strain", r"\bi(?:'m| am|'ve been| feel)(?: (?:so|really|just|very|too|getting|completely))* (?:scared"
         r"|worried|terrified|frightened|exhausted|tired|shaking|crying|losing it|helpless|guilty|useless"
         r"|sick with worry|overwhelmed)\b"
         r"|\bi (?:can'?t|cannot) (?:sleep|cope|stop (?:worrying|crying)|do this|carry)\b|\bit'?s too much for me\b"),
    )
)  # fmt: skip
_FEARS = re.compile(
    r"(?:(?:ok|okay|but|and|so|god|oh|honestly) )*(?:i(?:'m| am)|i(?:'ve| have) been) (?:so |really |just |very |too "
    r"|absolutely )*"
    r"(?:scared|worried|terrified|afraid|frightened|worried sick|sick with worry)(?: (?:for|about) (?:her|him|them"
    r"|my (?:\w+ )?\w+))?"
    r"(?: (?:and|i|can'?t|cannot|sleep|eat|think|stop (?:crying|worrying)|right now|now|what do i do|what should i do"
    r"|so much))*"
    r"|(?:(?:ok|okay|but|and|so) )?(?:should|shall|do|can|could|must) (?:i|we) (?:call|ring|phone|tell|go to) (?:the )?"
    r"(?:police|cops|999|911|112)(?: (?:now|for her|for him|for them|tonight))?"
)
_RAGE = frozenset({Signal.HARM_TO_OTHERS})
_SECTIONS: dict[str, dict[frozenset[Signal], Section]] = {
    "Unreachable": {_LIFE: Section.UNREACHABLE_LIFE, _VIOLENCE: Section.UNREACHABLE_VIOLENCE},
    "Visit": {_LIFE: Section.VISIT_LIFE, _VIOLENCE: Section.VISIT_VIOLENCE},
    "Refuses": {_LIFE: Section.REFUSES_LIFE, _VIOLENCE: Section.REFUSES_VIOLENCE},
    "Words": {_LIFE: Section.WORDS_LIFE, _VIOLENCE: Section.WORDS_VIOLENCE},
    "Confront": {_VIOLENCE: Section.CONFRONT},
    "Warn": {_VIOLENCE: Section.CONFRONT, _RAGE: Section.WARN},
}
"""What is asked, and its section by what is feared."""


def worry_in(found: Assessment) -> str | None:
    """The signal of a message that is first of all about another person's danger; None where it is about the writer."""
    first = found.findings[0] if found.findings else None
    if first is None or first.who is not Who.OTHER or first.signal is Signal.CHILD_AT_RISK:
        return None  # a child in danger is asked about until it is safe
    return str(first.signal)


def said_in_worry(text: str, slots: Mapping[str, Any], intent: str, sure: float) -> str | None:
    """What a message says about the person one worries about: a Section or GENERAL; None where it is about else."""
    worry = slots.get(WORRY)
    if not worry or slots.get("asked", "nothing") != "nothing":
        return None
    words = plain(text)
    helpless, about = _HELPLESS.fullmatch(words), _asks(words)
    if not helpless:
        apart = intent in _APART or (intent.startswith("faq_") and words.startswith(("how ", "when ", "is it ")))
        if _OWN.search(words) or (apart and sure >= SURELY and about is None):
            return None
        to_helpers = about == "Words" and _HELPERS.search(words)
        if not _THEM.search(words) and not to_helpers and about not in ("Strain", "Visit", "Unreachable", "Warn"):
            return None
    if about is None:
        return GENERAL
    if about not in _SECTIONS:
        return Section(about)
    return next((section for signals, section in _SECTIONS[about].items() if worry in signals), GENERAL)


def goes_on_about_them(text: str, slots: Mapping[str, Any], found: Assessment) -> bool:
    """Whether a short message goes on about the person one worries about, and is no new danger but to the learned
    layer, which reads it without what was told before. What it takes for an urgent cry of the writer's own is one."""
    cry = any(each.signal in _LIFE and each.tier is Tier.ACUTE and each.who is not Who.OTHER for each in found.findings)
    child = any(each.signal is Signal.CHILD_AT_RISK for each in found.findings) and _CHILDREN.search(plain(text))
    guessed = all(each.guessed and not each.life_in_danger for each in found.findings)
    short = len(text.split()) <= _MOST_WORDS
    return short and guessed and not cry and not child and said_in_worry(text, slots, "", 0.0) is not None


def fears_for_them(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether fear is told for the person one worries about, or the police asked about, and nothing else: no fear of
    anybody."""
    return bool(slots.get(WORRY)) and bool(_FEARS.fullmatch(plain(text)))


def _asks(words: str) -> str | None:
    return next((name for name, form in _ASKS if form.search(words)), None)
