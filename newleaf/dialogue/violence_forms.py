"""The forms of what is said once a partner's violence is known: not in danger, only sometimes, what is forbidden."""

import re

from newleaf.dialogue.after_help_forms import AFTER, BEFORE
from newleaf.dialogue.open_forms import GRAVE

_P = r"(?:s?he|they|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|ex|man|bf|gf|hubby))"
_BE = r"(?:'?s|'?re| is| are)"
_SOFTLY = r"(?: (?:really|honestly|actually|only|just|all|always|that|even|ever|usually|mostly|normally))*"
_FOR_NOW = r"(?: (?:now|right now|at the moment|tonight|today|here|as such|anything|or anything|at all|for now))*"
_NO_DANGER = (
    rf"(?:(?:i(?:'?m| am)|we(?:'?re| are)){_SOFTLY} (?:not|never){_SOFTLY} (?:in )?(?:any |immediate |real |actual"
    rf" |serious |much |that )*(?:danger|unsafe)|i (?:don'?t|do not){_SOFTLY} feel (?:unsafe|in danger)"
    rf"|not{_SOFTLY} in (?:any |immediate |real |actual )*danger|(?:there'?s|there is|i see) no (?:real |immediate "
    rf"|actual )?danger|no (?:real |immediate )?danger)"
    rf"{_FOR_NOW}"
)
_SAFE = rf"(?:(?:i(?:'?m| am) )?(?:safe|fine|ok|okay|alright|all right){_FOR_NOW})"
_SELDOM = (
    r"(?:sometimes|occasionally|rarely|seldom|(?:every )?(?:now and (?:then|again)|once in a (?:while|blue moon))"
    r"|from time to time|at times|on occasion|not (?:that |very |so )?often|not (?:every|each) (?:day|time|week)"
    r"|not all the time|not always|(?:once|a few times|a couple of times|twice|every few) (?:a |an |every "
    r"|months?|weeks?)?(?: ?(?:year|month|months|week|weeks))?)"
)
_ONLY_SOMETIMES = (
    rf"(?:(?:(?:it|that|this)(?:'?s| is| was| happens| happened| only happens| comes)?|{_P}(?: only| just)*"
    rf" (?:does|do|gets|get) (?:it|that|like (?:that|this))|{_P}(?:{_BE}) (?:only )?(?:like (?:that|this)|that way))?"
    rf"{_SOFTLY} ?(?:(?:only|just) )*{_SELDOM}"
    rf"|(?:it|that|this) (?:doesn'?t|does not){_SOFTLY} happen{_SOFTLY} (?:often|every day|all the time|much|a lot)"
    rf"|{_P} (?:doesn'?t|does not|don'?t){_SOFTLY} do (?:it|that){_SOFTLY} (?:often|every day|all the time|much|a lot)"
    rf"|(?:it|that|{_P}){_BE} (?:not|never){_SOFTLY} (?:often|every day|all the time|like (?:that|this) (?:all the time"
    rf"|every day|always))"
    rf"|(?:{_P}|it|things?)(?:{_BE}){_SOFTLY} (?:usually|mostly|normally|mainly|otherwise) (?:fine|ok|okay|nice|lovely"
    rf"|kind|sweet|good|great|gentle|calm)"
    rf"|(?:most of the time|usually|mostly|normally|otherwise|most days) (?:{_P}|it|things?)(?:{_BE}){_SOFTLY} (?:fine"
    rf"|ok|okay|nice|lovely|kind|sweet|good|great|gentle|calm))"
)
_MILD = rf"(?!.*\b(?:{GRAVE}|hurts? more|worse)\b)"
NOT_IN_DANGER = re.compile(
    rf"{_MILD}{BEFORE}(?:(?:{_NO_DANGER})(?: {BEFORE}(?:{_NO_DANGER}|{_SAFE}|{_ONLY_SOMETIMES})){{0,2}}"
    rf"|(?:{_SAFE}) {BEFORE}(?:{_ONLY_SOMETIMES}))"
    rf"{AFTER}"
)
"""An answer to whether they are safe, which takes nothing back."""
ONLY_SOMETIMES = re.compile(rf"{_MILD}{BEFORE}(?:{_ONLY_SOMETIMES})(?: {BEFORE}(?:{_ONLY_SOMETIMES}))?{AFTER}")

_PEOPLE_AND_THINGS = r"(?: (?:to|my|own|any|our|the|a|an|with|of|at|or|and|alone|without|him|her|them|[a-z']+)){0,7}"
_TO_LIVE = (
    r"(?:see|meet|visit|call|ring|phone|text|talk|speak|go|have|work|use|drive|wear|spend|study|travel|sleep|eat|decide"
    r"|contact|keep|do)"
)
_LIVING = (
    r"(?:seeing|meeting|visiting|calling|ringing|texting|talking|speaking|going|having|working|using|driving|wearing"
    r"|spending|studying|contacting)"
)
_LOCKED = r"(?!.*\b(?:leave|leaving|lock\w*|doors?|house|room|flat|outside|get out|go out)\b)"
"""Who is kept from going out at all is heard by the screen, or is asked whether they are safe."""
_FORBIDDEN = (
    rf"(?:{_P} (?:won'?t|doesn'?t|does not|will not|wouldn'?t|didn'?t|never|don'?t)(?: (?:even|ever))? (?:let|lets"
    rf"|allow|allows|want|like)(?: (?:me|us))(?: to)? (?:{_TO_LIVE}|{_LIVING}){_PEOPLE_AND_THINGS}"
    rf"|{_P}(?: (?:always|never|just|has|also))* (?:stop|stops|stopped|forbids?|forbade|forbidden|bans?|banned|keeps"
    rf"|kept) me(?: (?:from|to))? (?:{_TO_LIVE}|{_LIVING}){_PEOPLE_AND_THINGS}"
    rf"|i(?:'?m| am) (?:not|never) (?:allowed|permitted) to {_TO_LIVE}{_PEOPLE_AND_THINGS}"
    rf"|i have to ask (?:{_P}|him|her|them|permission|for permission)(?: (?:before|to|if|for)){_PEOPLE_AND_THINGS}"
    rf"|{_P}(?: (?:always|has|just|also|even))* (?:controls?|took|takes|keeps|hides|hid) (?:all )?(?:of )?(?:my|the"
    rf"|our)"
    rf" (?:own )?(?:phone|money|cards?|bank card|keys|car keys|passport|papers|wages|salary|account)(?: away)?)"
)
FORBIDDEN = re.compile(rf"{_MILD}{_LOCKED}{BEFORE}(?:{_FORBIDDEN}){AFTER}")
"""What a feared partner does not let them do: whom they see, what they spend."""

WHAT_NOW = re.compile(
    rf"{BEFORE}(?:(?:thanks|thank you|ty|cheers)(?: so much)? (?:but |and |so |ok )?)?(?:what (?:else )?(?:should"
    rf"|can|could|do|must|would|shall|am) i (?:supposed to |meant to |even "
    rf"|possibly "
    rf"|going to )?do(?: (?:with|about) (?:it|this|that|all this|him|her|them))?|what (?:now|next|then)"
    rf"|where (?:can|could|do|should|would) i (?:even )?(?:go|stay|sleep)(?: (?:tonight|now|with (?:the|my) kids))*"
    rf"|i (?:don'?t|do not)(?: even)? know what to do|is there (?:anything|something) i can do"
    rf"|how (?:do|can|could) i (?:get|stay|keep|be) safe|what would (?:you|u) do)"
    rf"(?: (?:then|now|next|about (?:it|this|that|him|her|them)))*{AFTER}"
)
