"""The forms of short messages that lean on the answer before them."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What is said to an answer; the value is the name of the phrase."""

    IN_SHORT = "in_short"
    NORMAL = "is_it_normal"
    HOW_OFTEN = "how_often"
    WHO_FIRST = "who_first"
    REACTION = "their_reaction"
    GOING_WELL = "going_well"
    REMARK = "remark"
    THINKING = "thinking"


_SPOUSE = r"(?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|man|bf|gf|hubby)"
_P = rf"(?:s?he|they|my {_SPOUSE})"
_THEM = rf"(?:him|her|them|my {_SPOUSE})"
_SO = r"(?:(?:ok|okay|k|so|and|but|well|then|right|yes|yeah|no|hmm+|um+|please|sorry|wait|i mean|also|just) )*"
_LAST = (
    r"(?: (?:then|now|please|though|tho|again|too|exactly|really|at all|for us|for me|or not|pls|anyway|tonight"
    r"|at first|when (?:it|that|this) happens|in (?:that|the|this) moment))*"
)
_IT = r"(?:it|that|this|those|these|one|each(?: (?:one|step|turn|person))?|any of (?:it|this|that))"


def _form(words: str) -> re.Pattern[str]:
    return re.compile(f"{_SO}(?:{words}){_LAST}")


OWN = {
    Kind.IN_SHORT: _form(
        r"(?:(?:can|could|would|will) you |please |pls )?(?:just )?(?:repeat|summari[sz]e|shorten|simplify|say"
        r"|explain|put|tell me|give me)(?: me)?(?: (?:it|that|this|the (?:answer|last (?:bit|part|one))|what you said"
        r"|all that|again|once more|one more time|more simply|simpler|shorter|in short|briefly|in brief"
        r"|in (?:plain|simple|simpler|easy|easier|normal|fewer|other|a few|your own|one) (?:words?|english|sentences?"
        r"|lines?)|quickly|the short version|a summary))+"
        r"|(?:a bit |much |even |something |too )?(?:shorter|simpler)|(?:in )?(?:short|brief|plain words"
        r"|simple words|plain english|one sentence|a nutshell|a few words)|repeat|tl ?dr|say again|come again"
        r"|(?:that|it)(?:'s| is| was) (?:too long|a lot to read|too much text|a lot of text|too many words)"
        r"|too long|what did you (?:just )?say|the short version"
    ),
    Kind.NORMAL: _form(
        rf"is(?:n't| not)? (?:{_IT}|feeling (?:this|that|like (?:this|that)|so)|it all) (?:even |really |just |all )?"
        r"(?:normal|ok|okay|alright|weird|strange|odd|common|usual|wrong|bad|selfish|crazy|stupid|silly|healthy|mad)"
        r"(?: of me| to feel(?: (?:so|like (?:this|that)|that way|this way))?| after (?:this|that|an affair"
        r"|a betrayal))?"
        r"|am i (?:normal|weird|crazy|strange|wrong|bad|selfish|mad|stupid|silly|broken|the only one)"
        r"|(?:is (?:something|there something|anything)|what(?:'s| is)) wrong with me|is it (?:just|only) me"
        r"|(?:do|does) (?:other|many|most|lots of|all|everyone|everybody|anyone|anybody)(?: else| people| couples)*"
        rf" (?:have|feel|get|do|go through)(?: like)? {_IT}"
    ),
    Kind.WHO_FIRST: _form(
        r"(?:and )?who(?:'s| is|'d| would)?(?: (?:should|has to|is supposed to|gets to|must|does))?"
        r" (?:goes?|going|starts?|starting|begins?|beginning|speaks?|talks?|says it|opens|asks|apologi[sz]es?"
        r"|first|leads?)(?: (?:first|to (?:start|begin|go first)))?"
    ),
    Kind.REACTION: _form(
        rf"(?:what (?:if|when|happens (?:if|when)|(?:do|can|should|could|would) i (?:do|say) (?:if|when)"
        rf"|(?:do|should) we do (?:if|when))|if|when) {_P}(?: (?:just|only|then|really|suddenly|always|still|starts?"
        r"|begins? to|might|will|'ll|is|'s|are|'re|gets?|goes|looks?|seems?|keeps?))*"
        r" (?:cr(?:y|ies|ying)|weeps?|angry|mad|cross|furious|frustrated|impatient|laugh(?:s|ing)?|giggl(?:es?"
        r"|ing)|smil(?:es|ing)|disappointed|upset|sad|hurt"
        r"|offended|annoyed|defensive|embarrassed|awkward|quiet|silent|cold|stiff|tense|blank|freez(?:es?|ing)"
        r"|flinch(?:es|ing)?|pulls? (?:away|back)|walks? (?:out|away|off)|leaves? the room|shuts? down|shut down"
        r"|turns? away|rolls? (?:his|her|their) eyes|doesn'?t (?:say anything|answer|react|respond|listen|get it"
        r"|understand|know what to say)|says? nothing|blames? me|interrupts?(?: me)?|changes the subject|sulks?"
        r"|brushes it off|makes a joke|jokes?)(?: (?:at|with|about|over|it|me|that|because of (?:it|that|me)"
        r"|off|on me|in the middle(?: of it)?|in tears|again))*(?: what (?:then|now|do i do))?"
    ),
    Kind.THINKING: _form(
        r"h+m+|mm+|mhm|er+m*|uh+|um+|ah+|oh+|ehm?|well|anyway|right|so|let me (?:think|see)(?: about it)?"
        r"|give me a (?:minute|moment|sec|second)|i(?:'m| am) thinking|thinking|i need (?:a (?:minute|moment)"
        r"|to think)"
    ),
}  # fmt: skip
OFTEN = _form(
    r"how (?:often|many times|many (?:days|minutes|times) (?:a|each|per|every) (?:day|night|week|month))"
    rf"(?: (?:should|do|can|must|would|are) (?:we|i|you)(?: supposed to)?(?: (?:do|try|practi[sc]e|repeat|say))?"
    rf"(?: {_IT})?)?(?: (?:a|each|per|every) (?:day|night|week|month))?"
    r"|(?:is )?(?:once|twice|three times|five minutes|ten minutes)(?: or twice)? (?:a|each|per|every) (?:day"
    r"|night|week|month)(?: (?:ok|okay|enough|too much))?|(?:every|each) (?:day|night|week|evening|morning)|daily"
    r"|how short can (?:it|that) be"
    r"|how long (?:should|must|can|may|does|do|is|would) (?:the|a|that|such a|each|one|our|we) (?:pause|break"
    r"|hug|turn|talk|step|exercise|silence|cuddle|kiss|minute)s?(?: (?:be|last|take|go on(?: for)?))?"
    r"|how long (?:should|do|can|must|may) (?:we|i) (?:pause|stop|hug|hold (?:it|on|hands|each other)|do (?:it"
    r"|that|this)"
    r"|talk|stay like that|keep (?:it|that) up)(?: for)?|how long (?:is|for) (?:each|one|that|it)|how many minutes"
)
HOW_LONG = _form(
    r"(?:and )?(?:for )?how long(?: for)?|how long (?:does|will|should) (?:that|it|this|each(?: \w+)?) take"
)
GOOD_NEWS = re.compile(
    r"\b(?:we|things|it)(?:(?:'re| are|'ve| have| has|'s| is)(?: all)?(?: (?:been|really|both|actually|finally|slowly"
    r"|much|so|a (?:bit|lot|little)|doing|going|getting|feeling|talking|quite|pretty|very))*) (?:better|well"
    r"|good|great"
    r"|brilliant|lovely|happy|happier|closer)(?: (?:now|lately|again|today|this week|these days|together"
    r"|with each other|than before|at the moment|and better|i think|so far|between us))*$"
    r"|\b(?:it|that) (?:was|felt|went) (?:(?:really|so|very|actually|quite) )*(?:lovely|nice|good|great"
    r"|beautiful|well"
    r"|wonderful|brilliant|sweet)(?: (?:for both of us|for us both|actually|again|this time|for once))*$"
)
PRAISE = re.compile(
    rf"(?:(?:and|but|so|ok|no|yes|well|actually|honestly|i think) )*{_P}"
    r"(?:(?:'s| is| has been)(?: (?:so|really|being|very|always))*"
    r" (?:patient|kind|gentle|lovely|sweet|trying(?: hard)?|careful|good to me|making up for it)"
    r"|(?: really)? (?:tries|is trying)(?: so)?(?: hard)?"
    r"|(?: (?:never|would never|has never)|(?: (?:does|would|is|has|will|wo|do)n't))(?: (?:ever|even|really|actually))*"
    r" (?:push\w*|pressur\w*|press\w*|forc\w*|rush\w*|raises?(?: (?:a |his |her )?(?:hand|voice))?|shout\w*|rough"
    r"|make me|hurt\w*|threat\w*))(?: [\w']+){0,6}"
)
"""That the other one is patient, or presses for nothing."""
KEEP = re.compile(
    r"\bhow (?:do|can|could|should) (?:we|i)(?: best)? keep (?:it|that|this|things|(?:the|this"
    r"|that) (?:\w+ )?(?:feeling"
    r"|mood|moment|closeness|momentum|warmth|streak))(?: (?:going|up|alive|like (?:this|that)|this way|that way"
    r"|good|for longer))?"
)
BUT = re.compile(r"\b(?:but|until|except|though|not|n't|never|worse|then|when|yet|still|if|should|only)\b|n't\b")
REMARK = re.compile(rf"\b(?:i|im|ive|we|{_P}|s?hes|my|our|us|me|him|her|his|their|them|it|its)\b")
ASKS = re.compile(
    r"(?:" + _SO + r")(?:what|how|why|when|where|who|which|is|are|am|do|does|did|can|could|should|shall|will"
    r"|would|may|what's|how's|tell|give|show|help|i want|i need|i'd like|i wish|i would like)\b"
)
KNOWN = {
    "another_one": _form(
        r"(?:what|anything)(?: (?:else )?(?:should|can|could|do|would) (?:i|we|you)(?: \w+)?)? (?:do |try "
        r"|say )?instead"
        r"|what (?:else )?(?:should|can|could|do) (?:i|we) (?:do|try) instead(?: of (?:that|this|it))?"
        rf"|(?:we|i)(?:'ve| have)?(?: already)? (?:did|done) {_IT}(?: (?:already|before|today|yesterday|all"
        rf"|last week))*"
    ),
    "ask_try": _form(
        r"how (?:do|can|could|should) (?:i|we|you)(?: even| ever)? (?:stop|do|practi[sc]e|manage|start)(?: (?:it|that"
        r"|this|doing (?:it|that|this)|myself))?(?: from happening| happening)?"
        r"|what (?:do|should|can|could|shall|would) (?:i|we)(?: (?:actually|even|best|need to|have to))? do"
        r"(?: (?:with|about) (?:it|that|this|these|them))?"
        r"|(?:and |k |ok )*(?:then|next|then what|what then|and then|what next|what comes next|next step|what now)"
        r"|(?:(?:can|could) you )?give (?:me |us )?an example|(?:do you have |any |an "
        r"|have you got )(?:an )?examples?|example|for example|for instance"
        r"|(?:which|what)(?: (?:one|step|of (?:these|them|those)|exercise|thing))*(?: (?:comes|goes|is|should we do"
        r"|do we do|do i do|should i do|to do))? first"
    ),
    "faq_boundaries_consent": _form(
        rf"(?:what (?:if|when)|if|when) {_P}(?: (?:just|still|then|always))* (?:wants? (?:more|to go further)"
        rf"|asks? for more"
        r"|goes? (?:too far|further|too fast)|(?:doesn'?t|won'?t) (?:wait|respect (?:it|that|my (?:no|limit)))"
        r"|ignores? (?:it|that|my (?:no|limit)))"
    ),
    "not_helpful": _form(
        r"(?:great |wow |oh |well )*(?:thanks|thank you|cheers|thx) for nothing"
        r"|(?:wow |oh |great |gee )+(?:that(?:'s| was| is) )?(?:so|very|really|super) (?:helpful|useful)"
        r"|(?:you|this|that|it)(?:'re|'s| are| is) (?:so |really |very |a bit |just |quite "
        r"|pretty )?(?:annoying|useless|rubbish|stupid|no use|no help|vague|pointless|dumb)"
        r"|(?:thanks|thank you) but (?:i|that|it|this|you)(?:'s|'m|'re| still)?(?: \w+)?(?: (?:don'?t|doesn'?t"
        r"|didn'?t|isn'?t|not|no|too|a bit|very|so|really))+(?: \w+){0,4}"
    ),
}  # fmt: skip
WHAT_TO_SAY = _form(
    rf"(?:what (?:do|should|can|could|would|shall) (?:i|we)(?: (?:even|actually|best))? (?:say"
    rf"|tell)(?: to)?(?: {_THEM})?"
    r"|what (?:are|would be) the words|give me (?:a sentence|the words|words|a line)|how (?:do|can|should"
    r"|could) i say"
    rf" (?:it|that|this|so)(?: to {_THEM})?|in what words|what words)"
)
