"""The forms of what somebody asks and says who hurt or pressed a partner, and of blows that go both ways.

They are looked for anywhere in a short message, so they count only where the screen heard no new danger in it.
"""

import re

from newleaf.content.after_help import Section
from newleaf.dialogue.dire_words import is_dire

_SPOUSE = r"(?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|ex|man|bf|gf|hubby|missus)"
_P = rf"(?:s?he|they|my {_SPOUSE})"
_THEM = rf"(?:him|her|them|my {_SPOUSE})"
_I = r"(?:(?:can|could|may|should|shall|do|must|would|might) i|i (?:want|need|have|would like|'d like|long) to)"

_BLOWS = (
    r"(?:hit(?:s|ting)?|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|shov(?:e|es|ed|ing)|push(?:es|ed"
    r"|ing)?"
    r"|hurt(?:s|ing)?|beat(?:s|ing)?|attack(?:s|ed|ing)?|scratch(?:es|ed|ing)?|grab(?:s|bed|bing)?|physical|violent"
    r"|throw(?:s|ing)?|threw|fight(?:s|ing)?|abus\w+)"
)
BOTH = re.compile(
    rf"\b{_BLOWS}(?: at| with)? (?:each other|one another|eachother)\b"
    rf"|\bi {_BLOWS} {_THEM}\b[\w' ]{{0,12}}\b(?:and|n|then|so|but) (?:then )?{_P} {_BLOWS} me\b"
    rf"|\b{_P} {_BLOWS} me\b[\w' ]{{0,12}}\b(?:and|n|then|so|but) (?:then )?i {_BLOWS} {_THEM}\b"
    rf"|\b(?:both of us|we both|we've both|we have both)(?: (?:just|do|did|can|get|got|have|are|end|ended|up|always))*"
    rf" {_BLOWS}\b|\bphysical (?:between us|on both sides|both sides|from both)\b"
)
"""Blows that each gives the other, told by itself."""
BOTH_WAYS = re.compile(
    rf"{BOTH.pattern}|\b{_P}(?:'s| has| had|'d)? {_BLOWS} (?:me )?(?:back|as well|too|first|off (?:him|her|them))\b"
    rf"|\b{_P}(?:'s| has| had|'d)? {_BLOWS} me (?:back|too|as well|first|off)\b"
    r"|\b(?:we both|both of us) (?:do|did|started|are|were)\b|\bboth ways\b|\bboth sides\b|\bas bad as each other\b"
    r"|\bare we both\b|\bwho(?:'s| is) (?:worse|the (?:abuser|abusive one|victim))\b|\bwho (?:started|began) it\b"
    r"|\bam i (?:abusing|hurting) (?:him|her|them) or\b|\bor am i (?:the one )?(?:abusing|hurting)\b"
)
"""The same where a deed is known already: that the other hit back, or began."""
_GRAVE = re.compile(
    r"\b(?:neck|scared|afraid|terrified|police|ambulance|hospital|kids?|child\w*|baby|pregnant|every (?:day|night"
    r"|week))\b"
)
"""With one of these it is more than that."""

_PROGRAMME = re.compile(
    r"\b(?:courses?|class(?:es)?|programmes?|programs?|programms?|workshops?|anger management|support groups?)\b"
    r"|\b(?:a|the|any|some) group\b|\bwho (?:do|can|could|should) i (?:ring|call|talk to|speak to|phone)\b"
    r"|\bhelp for (?:men|women|people|someone|somebody) (?:like me|who)\b"
    r"|\b(?:see|need|get|try|find|start|have|in) (?:a )?(?:therap\w+|counsel\w+|help)\b"
)
_NAME = re.compile(
    r"\b(?:is|was|does|would) (?:it|that|this|what i did)(?: (?:really|even|actually|count as|be|called|classed as"
    r"|a case of))*"
    r" (?:rape|abuse|abusive|assault|violence|domestic violence|dv|coercion|force)\b|\b(?:does|did) (?:it|that"
    r"|this)(?: even)?"
    r" count\b|\bam i (?:a|an) (?:rapist|abuser)\b|\bwhat (?:do you|would you|is it|it's) call(?:ed)?\b"
)
_TELLING = re.compile(
    r"\b(?:tell|telling|told|admit|confess)(?: it| this| that)?(?: to)? (?:my|the|a|her|his|their|our|any|some)? ?"
    r"(?:doctor|gp|therapist|counsell?or|friends?|family|mum|mom|parents|mother|sister|brother|boss|police|work|priest"
    r"|anyone|anybody|one|body|someone|somebody|people)\b|\bgo to the police\b|\bturn myself in\b"
    rf"|\bwill {_P} (?:tell|report|go to|call)\b"
)
_AGAIN = re.compile(
    r"\b(?:do|does|did|doing|done|happens?|happen|hit|hurt) (?:it|this|that|\w+)? ?again\b|\bhow i can (?:stop"
    r"|control)\b"
    r"|\bhow (?:do|can|could) i (?:stop|control|calm|keep|handle|manage|not)\b"
    r"|\b(?:stop|control|keep) myself\b|\bmy (?:temper|anger|rage)\b|\bwhen i (?:get|feel|am) (?:so |really )?(?:angry"
    r"|mad|it)\b|\b(?:feel|felt|feels) it (?:coming|rising|building)\b|\bsnap again\b|\blose it again\b"
    r"|\bam i (?:dangerous|going to)\b"
)
_EXCUSE = re.compile(
    r"\b(?:i|we) (?:was|were|had been|'d been|'d had)(?: (?:so|very|really|both|totally|a bit|too))*"
    r" (?:drunk|drinking|high|stoned|tired|stressed|hammered|wasted|pissed)\b"
    r"|\b(?:pushed|drove|drives?|provok\w+|wound|winds?|made|makes|goad\w+) me(?: (?:to (?:it|this|that)|up|mad"
    r"|do it|so"
    r"|though|tho|first))+\b"
    r"|\b(?:it was|it's|only|just|it only happened|was) (?:only |just )?(?:the )?(?:once(?! in)|twice|one time"
    r"|that one time|a (?:slap|push|shove|tap|nudge))\b"
    rf"|\b(?:but )?(?:he|she)(?:'s| is) the one who (?:cheated|lied|started|had)\b|\b{_P} started it\b"
    r"|\b(?:is it|that's not|it's not|it isn't|it wasn't|not) (?:really |even )?(?:that|so) bad\b"
    r"|\bi(?:'ve| have)? never (?:even )?(?:hit|hurt|touched|punched)\b|\bi (?:hardly|barely) touched\b"
    r"|\b(?:he|she) (?:deserved|asked for|had) (?:it|that)\b|\bif i(?:'m| am) a (?:woman|girl|man)\b"
)
_AMENDS = re.compile(
    r"\bmake (?:it|this|that|things|everything|amends)?(?: ?all)? ?(?:up (?:to|with|for)|right|better|good again)\b"
    r"|\bmake amends\b|\b(?:put|set|get) (?:it|this|that|things) (?:right|straight|back)\b"
    r"|\bfix (?:it|this|that|things|us|what)\b|\bundo\b|\b(?:say|saying|said|tell \w+ (?:that )?i(?:'m| am)|am|i'm|im)"
    r" (?:so |really |truly )?sorry\b|\bapolog\w+\b|\bflowers?\b|\b(?:a )?(?:gift|present|letter|card)\b"
    rf"|\b(?:prove|show)(?: (?:it|that|to))* {_THEM}\b|\bhow (?:do|can) i (?:show|prove|earn|win)\b"
    r"|\b(?:normal|like before|as before|how it was) again\b|\bback to normal\b|\btake (?:it )?back what i\b"
)
_FORGIVEN = re.compile(
    rf"\bforg[ia]v\w+\b|\bsecond chance\b|\bhold (?:it|this|that) against me\b|\b(?:will|would|does|can"
    rf"|could) {_P} (?:ever )?(?:\w+ )?(?:leave|trust|love"
    r"|come|want|stay|take me|look at|hate|feel safe|get over)\b"
    rf"|\b(?:lose|losing|lost) {_THEM}\b|\b(?:wants?|take|have) (?:me|her|him) back\b"
    rf"|\b{_P} (?:hates?|will leave|is leaving|'s leaving|wants to leave|wants a divorce|says it's over|still loves)\b"
    rf"|\b(?:want|wish|need) {_THEM} (?:to come )?(?:back|home)\b|\b{_P}(?:'s| is| has)? (?:asked|asking|coming|come"
    rf"|agreed"
    rf"|says?|said)[\w' ]{{0,16}} (?:home|stay|deserves? it)\b"
)
_ROOM = re.compile(
    r"\b(?:go|drive|come|turn up|pop) (?:round|over|to (?:her|his|their)|there|by)\b|\bmove out\b|\bmoving out\b"
    rf"|\b(?:call|text|ring|phone|message|write(?: to)?|contact|find|follow|see|visit|wait for) {_THEM}\b"
    rf"|\b{_P} (?:won't|wont|isn't|is not|doesn't|refuses to|never|not) (?:\w+ )?(?:talk|speak|answer\w*|reply\w*"
    r"|repl\w+|pick\w*|respond\w*|look|let me (?:near|in|explain|touch))\b|\b(?:gone|went|moved|staying"
    r"|left)[\w' ]{0,8} (?:to|at"
    r"|with) (?:her"
    r"|his|their) (?:mum|mom|mother|dad|parents|sister|brother|friend|family)\w*\b|\bleave (?:him|her|them) alone\b"
    r"|\b(?:give|gives?|need|needs|wants?) (?:her |him |them )?space\b|\bsays? stop\b"
)
_NEAR = re.compile(
    rf"\b{_I}(?: \w+){{0,2}} (?:hug|hold|cuddle|kiss|touch|comfort|stroke|sleep|lie|sit|be near|get close|be close)\b"
    r"|\b(?:hugs?|cuddl\w+|a kiss|hold(?:ing)? hands)\b|\b(?:same|our) bed\b"
    r"|\bhug (?:me|him|her|them)\b|\bcan we (?:start|cuddle|hug|kiss|touch|have)\b"
)

_ASKED: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (Section.NAME_DEED, _NAME),
    (Section.PROGRAMME, _PROGRAMME),
    (Section.TELLING_DEED, _TELLING),
    (Section.AGAIN_DEED, _AGAIN),
    (Section.EXCUSE_DEED, _EXCUSE),
    (Section.ROOM_DEED, _ROOM),
    (Section.NEAR_DEED, _NEAR),
    (Section.FORGIVEN_DEED, _FORGIVEN),
    (Section.AMENDS_DEED, _AMENDS),
)
_HEARD_AS_DANGER = frozenset(
    {Section.NAME_DEED, Section.EXCUSE_DEED, Section.FORGIVEN_DEED, Section.AMENDS_DEED, Section.PROGRAMME}
)
"""What the learned layer may take for danger though it says no more than that."""
_MOST_WORDS = {True: 12, False: 22}
"""Of a message, where the screen heard something in it and where it did not."""


_CORRECTS = (
    r"(?:(?:no|oh|sorry|wait|yes|ok|okay|and|but|so|actually|honestly|you(?:'ve)? (?:got|have)(?: got)? (?:it|me"
    r"|that|this) (?:all |the )?(?:wrong(?: way (?:round|around))?|backwards)|you misunderst\w+(?: me)?|i mean"
    r"|not (?:me|her|him|them)|it wasn't me|it's not (?:her|him|them)|i didn't|i did nothing|other way round"
    r"|the other way around) )*"
)
"""What is said before it: that it was taken the wrong way."""
_MY_PART = re.compile(
    rf"{_CORRECTS}(?:i(?:'m| am)(?: actually)? the (?:one|person|man|woman)(?: (?:who|that|whos))? (?:{_BLOWS}|does"
    rf"|did|do"
    rf"|doing|started"
    rf"|lost)|it(?:'s| was| is) me (?:who|that) (?:{_BLOWS}|does|did|started)|i started it|i (?:was|am"
    rf"|'m) the (?:abuser"
    rf"|abusive one|violent one)|i {_BLOWS} (?:{_THEM} )?first|i did it to {_THEM})"
    rf"(?: (?:it|this|{_THEM}|first|not (?:her|him|them)|and|i|{_BLOWS}|started|did|me))*"
)
"""That it was the writer, and not the other; a whole message."""
_THEIR_PART = re.compile(
    rf"{_CORRECTS}(?:i was (?:only |just )?defending myself|it was (?:in )?self ?defen[cs]e|i didn't (?:hurt"
    rf"|hit) {_THEM} {_P}"
    rf" (?:hurt|hit|attacked) me|{_P} (?:attacked|hurt) me|{_P} did (?:it|that|this) to me|it was done to me|i(?:'m"
    rf"| am| was) the (?:one (?:who"
    rf"|that) (?:said (?:no|stop)"
    rf"|was (?:hit|hurt|forced|raped|pushed)|(?:got|gets) (?:hit|hurt))|victim|one it was done to)|{_P}(?:'s| is"
    rf"| was) the one"
    rf" (?:who|that) (?:{_BLOWS}|does|did|forces?|forced|carried on|kept going|wouldn't stop)(?: (?:it|me|to me))*"
    rf"|it(?:'s| was| is) (?:{_P}|her|him|them) (?:who|that) (?:{_BLOWS}|did|does)(?: (?:it|me"
    rf"|to me))*)(?: (?:not me|not (?:her|him"
    rf"|them)))?"
)
"""That it was the other, and done to the writer; a whole message."""


def tells_their_part(words: str) -> bool:
    """Whether somebody says that it was done to them, after it was taken the other way round."""
    return bool(_THEIR_PART.fullmatch(words))


_HIT_BACK = re.compile(
    r"(?:(?:yes|and|but|so|then|sometimes|once|well|ok|honestly|also) )*(?:sometimes |once |do i |did i )?i (?:\w+ )?"
    rf"(?:{_BLOWS}|bit|fought|fight)(?: {_THEM})? (?:back|too|as well)(?: (?:once|sometimes|yesterday|last night"
    rf"|though|tho"
    r"|that makes me (?:as bad|bad|the same)|am i (?:as bad|bad)|does that (?:make me (?:as bad|bad)|count)"
    r"|is that (?:bad|wrong|abuse)))*"
)


def hits_back(words: str) -> bool:
    """Whether somebody who is hurt tells that they hit back, and nothing else."""
    return bool(_HIT_BACK.fullmatch(words))


def tells_my_part(words: str) -> bool:
    """Whether somebody says that it is they who hurt, after it was taken the other way round."""
    return bool(_MY_PART.fullmatch(words))


def asked_after_deed(words: str, heard: bool) -> Section | None:
    """The section that answers somebody who did harm; None where they say something else.

    words: plain. `heard`: whether the learned layer guesses at danger in them; rules must have found none.
    """
    if len(words.split()) > _MOST_WORDS[heard]:
        return None
    section = next((section for section, form in _ASKED if form.search(words)), None)
    return None if heard and section not in _HEARD_AS_DANGER else section


def goes_both_ways(words: str) -> bool:
    """Whether short words say that the other hit back, or that each hits the other, and nothing graver."""
    graver = is_dire(words) or _GRAVE.search(words)
    return len(words.split()) <= _MOST_WORDS[True] and bool(BOTH_WAYS.search(words)) and not graver


def tells_of_both(words: str) -> bool:
    """Whether a message, whatever else it says, tells of blows that each gives the other."""
    return bool(BOTH.search(words))
