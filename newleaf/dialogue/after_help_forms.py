"""The forms of what is said to help that was shown. Each stands for a whole message, in plain words."""

import re

from newleaf.dialogue.calling_forms import CALLING
from newleaf.dialogue.line_forms import ABOUT_LINES
from newleaf.dialogue.telling_forms import TELLING_OTHERS

BEFORE = r"(?:(?:oh|god|ok|okay|yes|no|well|but|and|so|then|please|sorry|hey|um+|honestly|really|actually|help) )*"
AFTER = (
    r"(?: (?:please|now|right now|here|anymore|any more|either|though|anyway|at all|you know|i guess|i suppose"
    r"|i think|really"
    r"|sorry|thanks|thank you|tonight"
    r"|today|yet|again|never again|it hurts|what now|what do i do|what should i do))*"
)
_FOLKS = (
    r"(?:mum|mom|mummy|mommy|mother|dad|daddy|father|parents?|family|school|teachers?|stepdad|stepmum|stepmom|gran|nan)"
)
_I_THINK = r"(?:(?:maybe|perhaps|i think|i guess|i suppose|i feel like|i know|part of me thinks) )*"
_PERHAPS = r"(?:(?:probably|maybe|must have|kind of|sort of|just|did) )*"
_FAULT = (
    r"(?:(?:is|was|isn'?t|wasn'?t|are|were)(?:n'?t)? (?:it (?:cos|cuz|coz) of me|it|this|that|all this|all of (?:it"
    r"|this)|any of (?:it|this)"
    r"|what happened)"
    r"(?: (?:really|all|maybe|partly|somehow|actually|then|because of me|even))* ?(?:my (?:own )?fault|because of me"
    r"|on me)?(?: (?:(?:that|because|cos|for|if|when) )?i (?:(?:told|tell)(?: (?:my|a|the|mum|mom|dad|him|her|them"
    r"|someone|anyone|somebody|teacher|friend|about|it|that|what|who))+|cheated|lied|stayed|drank"
    r"|texted (?:him|her|them)|had (?:the|an) affair|didn'?t (?:tell|leave|listen)(?: (?:him|her|them|anyone"
    r"|sooner))?))?"
    r"|am i (?:to blame|the one to blame|bad|(?:really )?(?:a monster|an abuser|abusive|the abuser|the bad (?:guy|one)"
    r"|dangerous|like my (?:dad|father|mum|mother))(?: (?:now|then))?"
    r"|a bad (?:person|kid|girl|boy|child|wife|husband|partner|son|daughter|man|woman|mum|mom|dad|mother"
    r"|father)(?: for (?:staying|leaving|not leaving|wanting (?:him"
    r"|her)|this|it|that))?|a terrible (?:parent|mother|father|mum|mom|dad|person|husband|wife|partner"
    r"|parent)"
    r"|guilty)(?: for (?:it|this|that))?"
    r"|(?:did|do|have) i (?:really |maybe )?(?:deserved?|caused?|provoked?|ask(?:ed)? for|brought?|bring|done|do)"
    r"(?: (?:it|this|that|him|her|anything|something|wrong|on myself|it on myself|to (?:him|her|deserve (?:it|this"
    r"|that))))*"
    r"|was it something i (?:did|said)|what (?:did|have) i (?:do|done)(?: wrong| to deserve (?:it|this|that))?"
    r"|(?:maybe |i think |i guess |i feel like |i know )*(?:it'?s|it is|it was|this is|that was)(?: (?:all|probably"
    r"|maybe|partly))* my (?:own )?fault"
    rf"|{_I_THINK}i {_PERHAPS}(?:deserved?|caused|provoked|asked for) (?:it|this|that|him|her|(?:what"
    r"|everything) i (?:get|got))"
    rf"|{_I_THINK}i {_PERHAPS}(?:had it coming|brought (?:it|this|that) (?:on|upon) myself|let (?:it|this) happen"
    r"|am to blame"
    r"|'?m to blame)"
    rf"|{_I_THINK}i should(?:'ve| have|ve| of)(?: (?:really|just|probably))* (?:seen (?:it|this|that) coming"
    r"|known(?: better)?"
    r"|seen (?:the|all the) (?:signs|red flags)|(?:left|gone|walked away|got out)(?: (?:sooner|earlier|long ago"
    r"|years ago"
    r"|back then|the first time))?|listened(?: to \w+(?: \w+)?)?|kept (?:quiet|my mouth shut)|been (?:nicer|better"
    r"|more careful)))"
)
ABOUT_FAULT = re.compile(
    r"\b(?:fault|of me|terrible|monster|abus\w+|dangerous|like my|blame|because of me|on me|bad|guilty|deserve\w*"
    r"|caus\w+|provok\w+"
    r"|ask(?:ed)? for|wrong|myself|did|said|coming|let (?:it|this) happen|should)\b"
)
_WONT_CALL = (
    r"(?:(?:i (?:don'?t|do not|can'?t) (?:wanna |want to |dare to )?|not )(?:call|calling|ring|ringing|tell|telling)"
    r"(?: (?:anyone|anybody|them|childline|samaritans|(?:a|the|some) (?:help ?line|line|teacher)))? )?(?:because "
    r"|cos )?"
)
_TELLING = (
    rf"(?:{_WONT_CALL}they(?:'?ll| will| would|'d) (?:just )?tell my {_FOLKS}(?: (?:everything|about it|on me))?"
    rf"|(?:please )?(?:you (?:can'?t|cannot|won'?t|mustn'?t)|don'?t) tell my {_FOLKS}(?: (?:can you|will you"
    rf"|about it))*"
    r"|(?:will|would|do|can|are|could) (?:they|you|the (?:line|helpline|people|police)|childline)(?: (?:going to"
    r"|gonna|have to))? (?:tell|call|phone|ring|inform)"
    rf"(?: (?:my|the|our))* {_FOLKS}(?: (?:about it|what i say|i called|that i called))*"
    rf"|(?:will|would|can) my {_FOLKS} (?:find out|know|be told|get in(?:to)? trouble|go to (?:jail|prison)"
    rf"|be (?:angry|mad))(?: (?:about it|at me|with me))*"
    r"|what (?:will|would|happens?|'?ll)(?: (?:happen|they do))? if i (?:tell|call|say (?:it|something)|ask for help"
    r"|talk)"
    r"(?: (?:someone|somebody|anyone|a teacher|them|it|about it))*"
    r"|(?:will|would|am) i (?:going to )?(?:get|be)(?: in(?:to)?)? (?:trouble|in trouble|taken away)|will they (?:take"
    r"|send) me away"
    r"|can i tell (?:someone|somebody|a teacher)(?: without[\w ]{0,30})?)"
)
_STEPS = (
    r"(?:the |a |some |that |those |your )*(?:small )?(?:breathing|breath|grounding|calming)(?: (?:exercise|thing"
    r"|steps?|one|stuff))?"
    r"|(?:the |some |those )*(?:steps?|something)(?: to do)? (?:for )?(?:right now|this moment|to calm(?: me)? down)"
)
_GROUNDING = (
    r"(?:i(?:'ve)?(?: have)? changed my mind |never ?mind |instead |forget that )*"
    r"(?:(?:can|could|may) (?:i|we) (?:just |please )*(?:do|have|try|get|go back to) |(?:i|we)(?:'d| would)? (?:just "
    r"|really )*"
    r"(?:want|like|need|prefer|rather have|rather do|rather)(?: to (?:do|try|have))? |give me |show me |do "
    r"|let'?s (?:do|try) |just )"
    rf"(?:{_STEPS})(?: (?:instead|please|again|first|now|after all))*"
    rf"|(?:i(?:'ve)?(?: have)? changed my mind )(?:{_STEPS})(?: (?:instead|please))*|(?:{_STEPS}) (?:instead|please"
    rf"|after all)"
)
_WRONG = (
    r"(?:(?:oops|ups|whoops|my bad|wait|no wait|ah|argh) )*(?:(?:that was|it was|i (?:pressed|hit|tapped|clicked"
    r"|touched|pushed|picked|chose)"
    r"(?: on)?) )?(?:the |a )?(?:wrong|other) (?:button|one|key|answer|choice|thing)(?: (?:sorry|by (?:mistake"
    r"|accident)|my bad|i meant yes))*"
    r"|(?:oops |wait )*(?:i )?(?:pressed|hit|tapped|clicked|touched|pushed|picked) (?:that|it|no|yes|the button"
    r"|the wrong one|on it)"
    r" (?:by (?:mistake|accident)|accidentally)|(?:that|it) was (?:a mistake|an accident|a mis ?click|a typo)"
    r"|mis ?clicked?|fat fingers"
    r"|(?:i )?(?:didn'?t mean to (?:press|tap|click|hit|send) (?:that|it|no))"
)
MEANT_YES = re.compile(rf"{BEFORE}i meant (?:to (?:say|press|tap|click|hit) )?yes{AFTER}")
FORMS = {
    name: re.compile(rf"{BEFORE}(?:{form})(?: {BEFORE}(?:{form})){{0,2}}{AFTER}")
    for name, form in (CALLING | ABOUT_LINES | TELLING_OTHERS).items()
}
"""What is said, by section; up to three times in one message."""
FAULT, TELLING = (re.compile(rf"{BEFORE}(?:{form}){AFTER}") for form in (_FAULT, _TELLING))
GROUNDING_ASKED, WRONG = (re.compile(rf"{BEFORE}(?:{form}){AFTER}") for form in (_GROUNDING, _WRONG))

_NOBODY_HURTS = (
    r"(?:(?:nobody|no one|noone) (?:ever |has ever )?(?:hurts?|hits?|is hurting|is hitting|has hurt|forces?|threatens?"
    r"|scares?) (?:me|anyone|anybody)"
    r"|(?:s?he|they|my \w+)(?:'s| has| had|'d| have)? (?:never|doesn'?t|does not|didn'?t|did not|would never|wouldn'?t"
    r"|isn'?t|is not)(?: (?:ever|even))*"
    r" (?:hurt|hit|harm|touch(?:ed)?|scare|scared|threaten(?:ed)?|force|forced|violent|dangerous|abusive|hurting"
    r"|hitting)(?: (?:me|to me|anyone|a fly))*"
    r"|i(?:'m| am) (?:really )?not (?:in (?:any )?danger|scared|afraid|unsafe)(?: of (?:him|her|them|my \w+))?"
    r"|(?:i|we)(?: both)?(?: do| really)* feel (?:very |totally |completely |really )?safe(?: with (?:him|her|them"
    r"|my \w+|each other))?"
    r"|(?:i'?m|i am|we'?re|we are) (?:very |totally |completely |really |perfectly )?safe with (?:him|her|them|my \w+"
    r"|each other))"
)
TAKES_BACK = re.compile(rf"{BEFORE}{_NOBODY_HURTS}(?: {BEFORE}{_NOBODY_HURTS}){{0,2}}{AFTER}")
