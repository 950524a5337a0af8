"""The forms of what somebody asks who presses a partner: what if they say no, and how to ask."""

import re

from newleaf.dialogue.plain_words import OPENING

_SPOUSE = r"(?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|ex|man|bf|gf|hubby)"
_P = rf"(?:s?he|they|my {_SPOUSE})"
_THEM = rf"(?:him|her|them|my {_SPOUSE})"
_REFUSES = (
    r"(?:refus(?:es?|ed|ing)|say(?:s|ing)? no|said no|(?:doesn'?t|does not|don'?t|didn'?t) (?:really )?want(?: to| it"
    r"| me)?"
    r"|won'?t|will not|isn'?t (?:ready|willing|in the mood|interested)|(?:is|'s) not (?:ready|willing|in the mood"
    r"|interested)|(?:turns?|turned|turning) me down|(?:push(?:es|ed|ing)?) me away|rejects? me|rejected me"
    r"|never (?:wants|agrees|says yes)(?: to)?|(?:doesn'?t|does not|won'?t) (?:agree|let me|do it|give in|say yes))"
)
_STILL = r"(?:(?:'?s|'?re| is| are)? ?(?:still|just|really|then|always|only|again|keeps?|kept|will|does|might))*"
_TAIL = (
    r"(?: (?:to|me|it|again|this time|next time|do it|have|sex|sleep|with|anyway|then|though|every time|all the time"
    r"|tonight|at all|touch|be touched|kiss|cuddle|even so|because|of|tired|headache|a|is|not|still))*"
)
_MOVE = (
    r"(?:get|make|convince|persuade|talk|push|nudge|encourage|bring)"
)
A_NO = re.compile(
    rf"{OPENING}(?:(?:what (?:if|when|happens (?:if|when)|(?:do|can|should|would|could) i (?:do|say) (?:if|when))"
    rf"|(?:and|but) (?:if|when)|if|when)? ?{_P}{_STILL} {_REFUSES}{_TAIL}(?: what (?:then|now|do i do))?"
    rf"|how (?:do|can|could|should|would) i (?:best |even |ever )?{_MOVE} {_THEM}(?: (?:to|into|in|want|wanting|it|say"
    rf"|yes|agree|do|doing|sex|having|have|with|me|change|mood|the|round|over|around))*"
    rf"|how (?:do|can|could) i change (?:his|her|their|my {_SPOUSE}'?s) mind)"
)
"""What if they say no, and how to turn it into a yes."""
_ASK = (
    r"(?:ask(?:ing)?|bring (?:it|this|sex) up|bring up sex|say (?:it|that|this)|suggest (?:it|that|sex)|invite"
    r"|put it|word it|phrase it|start|approach)"
)
_NICELY = (
    rf"(?: (?:{_THEM}|for (?:it|sex|that|more|touch|closeness)|about (?:it|sex|that|this)|nice(?:ly)?|kindly|gently"
    rf"|politely|properly|respectfully|softly|well|right|again|then|later|tomorrow|another (?:day|time)|soon"
    rf"|once more|better|"
    rf"without (?:any )?(?:pressure|pushing|pressuring|pressing|forcing|nagging|begging)(?: {_THEM})?"
    rf"|so (?:it'?s|it is|that it'?s)(?: (?:not|no))? (?:ok|okay|nice|pressure|fair)|to (?:have sex|sleep with me"
    rf"|do it)"
    rf"|in (?:a|the) (?:nice|kind|good|better|gentle|right|respectful|proper)(?:r)? way|the right way|if|want(?:s)?|to"
    rf"|(?:s?he|they)|instead|next time|tonight))*"
)
ASKING = re.compile(
    rf"{OPENING}(?:(?:how|when) (?:do|can|should|could|would|am i (?:supposed|meant) to|may) i (?:even |best |then "
    rf"|ever "
    rf"|only |at least )*{_ASK}{_NICELY}|how (?:do|can|should) i{_NICELY} {_ASK}{_NICELY}"
    rf"|how to{_NICELY} {_ASK}{_NICELY}"
    rf"|(?:can|may|could|should|am) i (?:at least |still |ever |even |allowed to |just )*{_ASK}{_NICELY}"
    rf"|what if i(?: just| only)? {_ASK}{_NICELY}|(?:what'?s|what is|is there) (?:a|the) (?:nice|good|kind|better|right"
    rf"|gentle|best) way (?:to|of) {_ASK}{_NICELY}|is it (?:ok|okay|alright|wrong|all right) (?:to"
    rf"|if i) {_ASK}{_NICELY})"
)
"""How to ask, which can be done so that a no is easy."""
