"""Questions taken for others that lie near: whether it will happen again and whether to forgive, for whether to stay;
how to stop checking on a partner, for how to check.
"""

import re

from newleaf.dialogue.plain_words import plain

AGAIN, FORGIVENESS, CHECKING = "scope_again", "scope_forgiveness", "scope_checking"
"""The intents of them."""
FEELINGS_TOLD = "faq_communication"
"""Whoever was betrayed and asks "should I tell him?" has nothing to confess, and something to say."""
HEALING = "faq_timing"
"""How long it will hurt is asked of a heart, where nothing of the body is named; a doctor was offered for it."""
_MEDICAL = "scope_medical"
_CONFESSION, _BETRAYED = "scope_confession", "betrayed"
_HOW_LONG_HURTS = re.compile(
    r"(?:(?:and|so|but|ok|please|god) )*(?:for )?how (?:long|much longer)"
    r" (?:will|does|is|do)"
    r" (?:it|this|the pain|the hurt|all this|it all)(?: (?:going to|gonna|keep|still|last|really))*"
    r" (?:hurt(?:s|ing)?|ache|last|be painful|feel like this)"
    r"(?: (?:for|like this|so much|this much|then|please|still))*"
)
_TO_PARTNER = re.compile(r"\b(?:tell|telling) (?:him|her|them)\b|\bshould (?:s?he|they) know\b")
_TAKEN_FOR = frozenset(
    {"scope_decision", "scope_suspicion", "faq_hope", "faq_emotions", "faq_readiness", "nlu_fallback", "out_of_scope"}
)
"""What they are easily taken for; what was understood otherwise is left alone."""
_CHECKING_TAKEN_FOR = _TAKEN_FOR | {
    "scope_surveillance", "faq_triggers", "faq_setbacks", "faq_boundaries_consent", "faq_safe_environment",
    "faq_trust_exercises",
}  # fmt: skip
_MOST_WORDS = 30
"""A longer message tells a story, and has been read as a whole."""

_SPOUSE = r"(?:\w+ )?(?:husband|wife|partner|spouse|boyfriend|girlfriend|fianc[eé]e?|ex|man|gf|bf|hubby)"
_P = rf"(?:s?he|they|my {_SPOUSE}|it|this)"
_DOES = (
    r"(?:cheat\w*|stray\w*|betray\w*|lie(?:s|d)?|do(?:es)? (?:it|this|that)|be(?:ing)? unfaithful|happen\w*|hurt me"
    r"|go(?:es)? back to (?:him|her|it)"
    r"|have (?:an|another) affair|be honest|be faithful|change)"
)
_AGAIN = re.compile(
    rf"\b(?:will|would|could|might|can|is|are|does|do|what if|how likely(?: is it)?(?: that)?"
    rf"|(?:what are )?(?:the )?(?:chances?|odds)(?: that| of)?)"
    rf" (?:it likely that )?{_P}(?: (?:ever|really|just|not|going to|gonna|likely to|bound to"
    rf"|always))* {_DOES}(?: (?:me|on me|to me|us))*(?: \w+)? again\b"
    rf"|\bwhat if {_P} (?:\w+ )?{_DOES}(?: (?:on )?me)? again\b"
    rf"|\bhow (?:do|can|could|will|would) i (?:ever )?(?:know|be (?:sure|certain)|trust|tell)(?: for (?:sure"
    rf"|certain))?(?: that)? {_P}"
    rf" (?:won'?t|will not|will never|isn'?t going to|doesn'?t|would never|not to)(?: (?:ever|just))* {_DOES}\b"
    rf"|\bcan i (?:ever )?(?:be sure|trust) (?:that )?(?:{_P}|him|her|them) (?:not to|won'?t|never to|to never"
    rf"|will not)\b"
    r"|\bonce a (?:cheat(?:er)?|liar)\b|\bleopards?\b.*\bspots?\b|\b(?:do|can|will"
    r"|could) (?:a )?cheat(?:er)?s? (?:ever |really |always )?(?:change|stop|do it again|cheat again)\b"
    rf"|\b(?:who|what) (?:says|guarantees?|promises)(?: me)?(?: that)? {_P} (?:won'?t|will not|doesn'?t)\b"
    rf"|\bwill (?!it\b|this\b){_P} (?:ever )?(?:really )?change\b"
    rf"|\b(?:s?he|they)(?:'ll| will)(?: \w+)? (?:cheat|do it|stray|betray me)(?: on me)? again\b.*|\bis there (?:a"
    rf"|any) guarantee\b"
)
_BY_NOW = re.compile(r"\b(?:is|are) (?:s?he|they|my \w+) (?:really |still |now )?(?!going to\b)\w+ing\b[\w ]*\bagain\b")
"""Whether it is happening now: a suspicion, and no question about what will be."""
_MINE = re.compile(r"\bwill i\b|\bi(?:'ll| will) (?:cheat|do it|stray)\b")
_FORGIVENESS = re.compile(
    r"\b(?:should|must|shall|do|can|could|will|would|am|have|how (?:do|can|could|should|would|does)|why (?:should"
    r"|can'?t|do)|when (?:do|should|can|will))"
    r" (?:i|we|one|you|s?he|they|my \w+)(?: (?:ever|really|just|have to|need to|got to|supposed to|obliged to"
    r"|owe (?:him|her|them)|to|be able to|even|begin to"
    r"|expected to|bound to|get (?:him|her|them|my \w+) to|make (?:him|her|them|my \w+)|earn|ask for|deserve"
    r"|know (?:if|when) i(?:'m| am)? ready to|not))*"
    r" (?:forgiv\w+|his forgiveness|her forgiveness)\b"
    r"|\b(?:is|isn'?t) it (?:\w+ ){0,3}(?:to forgive|that i (?:can'?t|cannot|won'?t|don'?t) forgive|forgivable)\b"
    r"|\bdoes forgiv\w+ mean\b|\bis forgiveness\b|\b(?:i don'?t know|not sure) (?:if|whether|how) i (?:can|should"
    r"|want to|could) (?:ever )?forgive\b"
)
_LOOKING = r"(?:check|look|go|read|snoop|scroll|stalk|search|spy|monitor|track)(?:ing)?"
_LOOKED_AT = (
    rf"(?:his|her|their|my {_SPOUSE}'?s) (?:\w+ ){{0,2}}(?:phone|mobile|messages?|texts?|e?mails?|insta\w*|facebook"
    r"|whatsapp|location|socials?|social media|bills?|laptop|profile|page|snap\w*|pockets|bag|things|history|calls?)"
)
_CHECKING = re.compile(
    r"\b(?:stop|quit|resist|not to|(?:keep|stop) myself from|keep from|give up|can'?t (?:help|stop|resist)|cannot stop"
    r"|addicted to|hooked on|obsessed with|compulsively|keep|kept|always|break the habit of)"
    rf"(?: \w+){{0,2}} {_LOOKING}(?: \w+){{0,3}} {_LOOKED_AT}\b"
    rf"|\bi {_LOOKING}(?: \w+){{0,3}} {_LOOKED_AT}\b.* (?:how (?:do|can|could) i|i want to|i wish i could)"
    r" (?:stop|quit)\b"
    r"|\b(?:stop|quit|resist|addicted to|hooked on)(?: \w+){0,2} (?:snooping|checking where (?:s?he|they) (?:is|are)"
    r"|checking (?:up )?on (?:him|her|them))\b"
)
_DEMANDS = re.compile(
    r"\b(?:s?he|they) (?:keeps?|kept|always|can'?t stop|won'?t stop)\b|\bmake (?:him|her|them) stop\b"
)
"""The other one checks: what is asked is another thing."""
_ONESELF = re.compile(r"\bforgiv\w+ (?:myself|yourself)\b")


def near_question(text: str, intent: str, role: str | None = None) -> str | None:
    """AGAIN, FORGIVENESS, CHECKING, FEELINGS_TOLD or HEALING, where that is what is asked; None for anything else.

    `intent`: what it was taken for. `role`: of whoever asks.
    """
    words = plain(text)
    if intent == _MEDICAL and _HOW_LONG_HURTS.fullmatch(words):
        return HEALING
    if intent == _CONFESSION and role == _BETRAYED and _TO_PARTNER.search(words):
        return FEELINGS_TOLD
    wants_to_stop = intent in _CHECKING_TAKEN_FOR and len(words.split()) <= _MOST_WORDS
    if wants_to_stop and _CHECKING.search(words) and not _DEMANDS.search(words):
        return CHECKING
    if intent not in _TAKEN_FOR or len(words.split()) > _MOST_WORDS:
        return None
    if _AGAIN.search(words) and not _MINE.search(words) and not _BY_NOW.search(words):
        return AGAIN
    return FORGIVENESS if _FORGIVENESS.search(words) and not _ONESELF.search(words) else None
