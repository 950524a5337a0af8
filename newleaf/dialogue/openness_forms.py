"""The forms of asking about openness that a person offers of their own: their phone, their passwords, where they are.

To demand it, or to look in secret, is not asked so.
"""

import re

_THING = (
    r"(?:phones?|mobile|cell|passwords?|passcodes?|pin|codes?|locations?|messages|texts|chats|whatsapps?|emails?"
    r"|accounts?|social media|socials|insta\w*|facebook|call (?:log|history)|search history|laptop|tablet"
    r"|bank statements?"
    r"|receipts|calendar|diary)"
)
_MINE = rf"(?:my|our|each other'?s?)(?: (?:own|whole|entire|work|new|unlocked|live|phone|private|email))* {_THING}"
_PARTNER = (
    r"(?:him|her|them|s?he|they|each other|my (?:wife|husband|partner|boyfriend|girlfriend|spouse|fianc\w+|gf|bf))"
)
_MAY_SEE = (
    r"(?:sees?|look(?:s|ing)?(?: (?:at|through|into))?|checks?|reads?|go(?:es)? through|has|have|ha[sd] access to"
    r"|have access"
    r" to|knows?|uses?|unlocks?)"
)
OPEN = re.compile(
    r"\b(?:(?:should|shall|must|can|could|do|would|may|might|why should|am|is it (?:ok|okay|good|a good idea|wise"
    r"|wrong|bad"
    r"|healthy"
    rf"|normal|fair|right|enough|too much)|(?:does|would|will) it help|i(?:'m| am| was)?(?: (?:gladly|happily|freely"
    rf"|already|also))* (?:gave|give|offered|offer|shared?|showed|want to|willing to|happy to|ready to)|i'd)"
    rf"(?: (?:i|we|to|for me|for us|if|that|have|gladly|happily|willing|ready|obliged|supposed|start|keep|always))*"
    rf" ?(?:shar(?:e|ing)|giv(?:e|ing)|show(?:ing)?|hand(?:ing)? over|offer(?:ing)?|tell(?:ing)?|open(?:ing)?(?: up)?"
    rf"|let(?:ting)? {_PARTNER} {_MAY_SEE}|unlock(?:ing)?|leav(?:e|ing) open|gave|offered|shared?|showed)?"
    rf"(?: {_PARTNER})?(?: (?:all|access to|to))* {_MINE}\b"
    r"|is it (?:ok|okay|good|a good idea|wise|wrong|bad|healthy|normal|fair|right|weird|strange|fine)(?: for us"
    r"| for me)? (?:that|if|when)"
    rf" {_PARTNER} (?:can |may |could |wants to |gets to )?{_MAY_SEE} {_MINE}\b"
    r"|\bopen (?:phones?|phone policy|device policy|book)\b|(?:shar(?:e|ing)|swap(?:ping)?) (?:our "
    r"|all )?(?:passwords"
    r"|locations?|passcodes)\b(?! with\b))"
)
NOT_OPEN = re.compile(
    r"\b(?:secret\w*|without (?:\w+ )?know\w*|track\w*|spy\w*|hack\w*|install\w*|app|demand\w*|insist\w*|forc\w*"
    r"|mak(?:e|es|ing)"
    r" (?:him|her|them|me)|afraid|scared|threat\w*|every (?:hour|day|night|time)|catch|proof|prove|stop (?:him|her"
    r"|them)"
    r"|keeps? (?:him|her|them)|deleted?|therapist|kids?|daughter|son|police|lawyer)\b"
)
TAKEN_FOR = frozenset(
    {
        "scope_surveillance", "faq_boundaries_consent", "faq_safe_environment", "faq_trust_exercises", "ask_privacy",
        "scope_suspicion", "faq_communication", "faq_vulnerability", "nlu_fallback", "out_of_scope", "scope_confession",
    }
)  # fmt: skip
"""What a question about openness is taken for; what was understood otherwise is left alone."""
