"""The forms of what is said of being hurt by a partner: that one ought to bear it, that one cannot leave."""

import re

from newleaf.dialogue.after_help_forms import AFTER, BEFORE
from newleaf.dialogue.open_forms import NOT_GRAVE

_DO_BEAR = r"(?:take|handle|bear|cope with|deal with|stand|endure|put up with)"
_IT_ALL = r"(?:it|this|that|all (?:of )?(?:this|that|it)|a (?:slap|punch|hit|shove)(?: or two)?)"
_HE_MAN = r"(?:(?:a |any )?(?:real |grown )?(?:man|men|guys?|blokes?))"
_I_AM = (
    r"(?:(?:i'?m|i am) (?:a |the )?(?:(?:grown|big|strong|adult|tough) )*(?:man|guy|bloke|dude|woman|adult)"
    r"(?: (?:after all|here))? (?:so |and |but )?)?"
)
_BEARING = (
    r"(?:(?:i|a man|men)(?: (?:really|probably|just))* (?:should|ought to|need to|must|gotta|can)(?: (?:really"
    r"|probably|just))*"
    rf" (?:be (?:able|strong enough|man enough|tough enough) to )?{_DO_BEAR} {_IT_ALL}"
    r"|i (?:should|ought to|need to|must|have to) (?:be (?:stronger|tougher)|man up|toughen up|suck it up)"
    rf"|{_HE_MAN} (?:should|would|could|ought to)(?: (?:just|be able to))* {_DO_BEAR} {_IT_ALL}"
    rf"|{_HE_MAN} (?:don'?t|doesn'?t|can'?t|aren'?t|isn'?t|shouldn'?t|never)(?: (?:get|be|really|ever|supposed to))*"
    r" (?:hit|beaten|abused|hurt|cry|complain|scared|afraid|victims|a victim)(?: by (?:their|his|her|a) \w+)?"
    r"|she(?:'?s| is)(?: (?:only|just))* (?:a woman|half my size|(?:so |much )*(?:smaller|weaker|tiny|small)"
    r"(?: than (?:me|i am))?)"
    r")"
)
BEARING = re.compile(rf"{NOT_GRAVE}{BEFORE}{_I_AM}{_BEARING}(?: {BEFORE}{_I_AM}{_BEARING}){{0,2}}{AFTER}")
"""That one ought to be able to bear it."""
_NOT_HELD = (
    r"(?!.*\b(?:knife|gun|kill\w*|die|dead|death|chok\w*|strangl\w*|throat|rape\w*|lock\w*|block\w*|door|suicid\w*"
    r"|alive|living|life|world|bleeding|now)\b)"
)
"""No word of what would be an emergency."""
_WHY = (
    r"(?: (?:because|cos|cuz|bc|for|due to|without|until)(?: (?:of|i|we|they|the|my|our|his|her|a|an|no|any|not|and"
    r"|or|so"
    r"|it|have|has|need|love|loves|still|him|them|us|is|are|am|enough|much|too|don'?t|can'?t|afford|kids?|child"
    r"|children"
    r"|baby|money|income|visa|papers|house|flat|job|work|mortgage|rent|debts?|family|parents|church|faith|religion"
    r"|pets?"
    r"|dog|cat|school|small|young|little|disabled|ill|sick))+)?"
)
"""Reasons that are no new danger."""
_GO = r"(?:leave|walk away|move out|break up|divorce)"
_WHOM = (
    r"(?: (?:him|her|them|my (?:wife|husband|partner|boyfriend|girlfriend|spouse|man|family|marriage|kids)|home|it"
    r"|from (?:him|her|them)|with (?:him|her|them)|this (?:marriage|relationship)))?"
)
_LEAVING = (
    r"(?:i (?:can'?t|cannot|can not|could never|couldn'?t|won'?t|will never|don'?t know how to|don'?t want to|daren'?t"
    r"|don'?t dare(?: to)?|can'?t afford to|couldn'?t afford to)(?: (?:just|ever|even|simply))*"
    rf" {_GO}{_WHOM}"
    r"|i(?:'?m| am) (?:not (?:ready|able|strong enough|brave enough)|(?:too )?(?:scared"
    rf"|afraid)) to {_GO}{_WHOM}(?: yet)?"
    r"|(?:i(?:'ve| have)?(?: got)?|there(?:'?s| is)) (?:nowhere|no ?where|no place)(?: else)? (?:for me )?to go"
    r"|where (?:would|could|should|do|can) i (?:even )?go"
    rf"|how (?:do|can|could|would) i (?:even |ever )?{_GO}{_WHOM}(?: safely)?)"
)
LEAVING = re.compile(rf"{_NOT_HELD}{BEFORE}(?:{_LEAVING}){_WHY}(?: {BEFORE}(?:{_LEAVING}){_WHY})?{AFTER}")
"""That one cannot leave, or does not know how."""
