"""The forms of what is said while danger is known: excuses, traces, whom lines are for, what is good to hear."""

import re

from newleaf.dialogue.after_help_forms import AFTER, BEFORE

_EXCUSER = r"(?:s?he|they|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|ex|man|bf|gf))"
GRAVE = (
    r"kids?|child\w*|twins|boys?|girls?|pillow|breath\w*|baby|son|daughter|knife|gun|kill\w*|die|dead|death|chok\w*"
    r"|strangl\w*|throat|rape\w*|forc\w*"
    r"|sex|asleep|pregnan\w*|police|suicid\w*"
)
NOT_GRAVE = rf"(?!.*\b(?:{GRAVE}|now)\b)"
"""No word of what is graver than an excuse."""
_STRAINED = (
    r"(?:drunk|drinking|stoned|high|wasted|stressed(?: out)?|under (?:a lot of |so much )?(?:stress|pressure)"
    r"|(?:having|had)"
    r" a (?:bad|hard|rough) (?:day|time|week))"
)
_CAUSES = (
    r"(?:(?:the|his|her|their|all the) )?(?:drink\w*|alcohol|booze|beer|wine|drugs?|stress|job|work|temper"
    r"|childhood|past|ptsd"
    r"|depression|illness|meds|medication|affair)"
)
_EXCUSED = (
    rf"(?:{_EXCUSER}(?: only| just)* (?:ever )?(?:does|do|did|gets?|is|was|acts?)(?: (?:it|that|this|like (?:that|this)"
    rf"|so))? ?(?:only |just )?(?:when|if|because|after|cos|cuz|on)[\w' ]{{1,50}}"
    rf"|{_EXCUSER}(?:'?s| is| was| were| had been| has been|'?d been| gets| got)(?: (?:just|only|so|very|really"
    rf"|a bit))*"
    rf" {_STRAINED}(?: (?:at work|at the time|when it happened|that (?:night|day)))*"
    rf"|{_EXCUSER}(?:'?s| has| had|'?d)?(?: just| only)* had (?:a |an |too much |a few |a lot |some )*(?:to drink"
    rf"|drinks?"
    rf"|(?:bad|hard|rough|long) (?:day|week|childhood|life|time)|beers?|wine)(?: too many)?"
    rf"|{_EXCUSER} (?:didn'?t|did not|doesn'?t|never) (?:really )?(?:mean|meant|want)(?: (?:it|that|to|to (?:hurt"
    rf"|hit) me"
    rf"|to do it|any harm|me any harm))*"
    rf"|{_EXCUSER}(?: (?:always|is|was|'?s|said|says|really|so|cried and))* sorry(?: (?:after|afterwards|every time"
    rf"|about it|for it))*|{_EXCUSER}(?: always| has)? apologi[sz]e[sd]?(?: (?:after|afterwards|every time))*"
    rf"|(?:it'?s|it is|it was|that was|that'?s) (?:only |just |all |really )*(?:because of |down to |from "
    rf"|the fault of )?"
    rf"{_CAUSES}(?: that does it| talking)?"
    r"|it (?:was|happened|happens|only happened|only happens|was only|was just)(?: (?:only|just))* (?:once|twice"
    r"|one time|the one time|a (?:slap|push|shove)|now and then|sometimes)"
    r"|it (?:doesn'?t|does not|didn'?t) happen (?:often|much|every day|all the time|that often)"
    r"|it(?:'?s| is| was)?(?: (?:really|actually|honestly))* (?:not|wasn'?t|isn'?t)(?: (?:really|even|all))*"
    r" (?:that|so|very|really|too) (?:bad|hard|serious)(?: (?:really|most of the time|most days))?"
    r"|it (?:could|can) be(?: (?:much|a lot))? worse|(?:others|other people|some people|plenty of people) have it"
    r"(?: (?:much|a lot|way))? worse"
    r"|(?:maybe |perhaps |i think |i guess )*i(?:'?m| am| was)(?: (?:probably|maybe|only|just))*"
    r" (?:exaggerating|overreacting|being (?:silly|dramatic|too sensitive)|too sensitive|making (?:too much"
    r"|a big thing)"
    r"(?: (?:of|out of) it)?)"
    rf"|i (?:must have |probably |always |kind of )?(?:made|make|drove|drive|wound|wind|pushed|push|got"
    rf"|upset) (?:him|her"
    rf"|them)(?: (?:angry|mad|up|to it|too far|so angry|crazy|jealous|do it))*)"
)
EXCUSED = re.compile(rf"{NOT_GRAVE}{BEFORE}(?:{_EXCUSED})(?: {BEFORE}(?:{_EXCUSED}))?{AFTER}")
"""What explains or excuses the one who hurts."""

_CALMER = (
    r"(?:(?:it'?s|it is|they'?re|they are)(?: (?:only|just))+ (?:an? )?(?:feelings?|thoughts?|mood|idea)"
    r"|i(?:'d| would)? ?(?:never|wouldn'?t|won'?t|would not|will not|'?m not going to|am not going to|'?m not gonna)"
    r"(?: (?:actually|really|ever))* (?:do|act on|harm|hurt|kill)(?: (?:it|anything|something|this|that|myself|them"
    r"|to myself|stupid|like that))*"
    r"|i(?:'?m| am)?(?: (?:feel|feeling|starting to feel|getting|think i feel))?(?: (?:a bit|a little|a tiny bit"
    r"|much|slightly"
    r"|somewhat|bit))* (?:calmer|better|quieter|steadier|less (?:bad|scared|panicky|upset))"
    r"|it(?:'?s| is| has|'?s been)?(?: (?:slowly|a bit|a little))* (?:passing|passed|easing|eased|getting better"
    r"|calming down)"
    r"|i(?:'ve|'?m| have| am)? ?(?:calmed|calming) down(?: a (?:bit|little))?)"
)
CALMER = re.compile(rf"{BEFORE}(?:{_CALMER})(?: {BEFORE}(?:{_CALMER})){{0,2}}{AFTER}")
_COMPANY = (
    r"(?:(?:my|a|the) (?:\w+ )?(?:friend|mate|sister|brother|cousin|mum|mom|mother|dad|father|parents|family|aunt"
    r"|uncle|gran"
    r"|grandma|neighbou?r|colleague|flatmate|roommate|daughter|son|doctor|nurse|counsellor|therapist)|someone|somebody)"
)
WITH_SOMEONE = re.compile(
    rf"{BEFORE}(?:{_COMPANY}(?:'?s| is| are| has| just)*(?: (?:come|came|coming|staying|sitting|here|over"
    rf"|round))* (?:with me"
    rf"|over|round|staying|came|here(?: for me| now)?)|i(?:'?m| am)(?: (?:now|staying|sitting|here))* (?:with"
    rf"|at) {_COMPANY}(?:'?s"
    r"(?: (?:place|house|flat))?)?|i(?:'?m| am) not alone)"
    rf"{AFTER}"
)
NOT_NAMED = re.compile(r"\b(?:alone|someone|somebody)\b")
"""Somebody is there; and it is not said who."""
_SEER = r"(?:s?he|they|someone|somebody|anyone|anybody|my \w+)"
_OF_IT = (
    r"(?: (?:this|that|it|out|on|i|i'?ve|was|been|am|wrote|write|here|there|what|about|said|say|told|you|my|the|to"
    r"|chat|chats"
    r"|conversation|messages?|history|browser|phone|page|site|website|app|computer|laptop|later|talked|talking|us|typed"
    r"|and|anything|looked|for|help))*"
)
TRACES = re.compile(
    r"(?!.*\b(?:kill\w*|die|dead|knife|gun|hits?|beats?)\b)"
    rf"{BEFORE}(?:(?:how (?:do|can|could|should|would) (?:i|you|we)|(?:can|could|will|do) (?:i|you|we)|i (?:want"
    rf"|need|have) to"
    r"|should i|where (?:do|can) i) (?:please )?(?:delete|erase|clear|remove|hide|wipe|get rid of|close|undo)"
    rf"(?: (?:all|of|everything|every))*{_OF_IT}(?: (?:so|so that|before|in case|because) {_SEER}[\w' ]{{1,40}})?"
    rf"|what if {_SEER} (?:finds?|found|sees?|saw|reads?|checks?|looks?(?: at)?|discovers?|knows?|notices?"
    rf"|comes across|gets"
    rf" hold of){_OF_IT}"
    rf"|(?:can|could|will|would|does|might) {_SEER} (?:see|find|read|know|tell|notice|find out|look at){_OF_IT}"
    rf"|{_SEER}(?:'ll| will| would|'d| might| could| always| often)? (?:checks?|looks? (?:at|through)|goes? through"
    rf"|reads?)"
    r" (?:my|the|our) (?:phone|messages|history|browser|computer|laptop|texts)"
    rf"|i(?:'?m| am) (?:scared|afraid|worried)(?: that)? {_SEER}(?:'ll| will| might|'s going to)? (?:finds?|sees?"
    rf"|reads?|find out"
    rf"|checks?|knows?){_OF_IT})"
    rf"{AFTER}"
)
"""What somebody else may find of this conversation."""
_PEOPLE = (
    r"(?:men|a man|man|males?|guys?|blokes?|husbands?|gays?|gay (?:men|people|couples)|lesbians?|trans(?: \w+)?"
    r"|(?:people|someone|somebody) (?:like me|who (?:hit|hits|hurt|hurts|do this|did this))"
    r"|queer (?:people|couples)|same[ -]sex couples|lgbt\w*|everyone|anyone)"
)
_LISTED = r"(?:they|it|this|that|these|those|the (?:lines?|helplines?|numbers?|first one|one)|all of (?:them|these))"
ANY_GENDER = re.compile(
    rf"{BEFORE}(?:(?:i'?m|i am) (?:a |an )?(?:gay |trans |straight )?(?:man|guy|bloke|male|dude)(?: though)?|(?:is"
    r"|are) there (?:also |even )*(?:anything|something|anyone|any|a|some|nothing|no|people)? ?(?:help"
    rf"|helplines?|lines?"
    rf"|place|support|one|services?|number|refuge|shelter|out there|else)* ?(?:for|that helps?"
    rf"|to help) {_PEOPLE}(?: like me| too"
    rf"| as well)*"
    rf"|(?:do|does|will|would|can) (?:they|it|you|these|any of (?:them|these)|anyone|the lines?) (?:also )?(?:help"
    rf"|talk to|take"
    rf"|support|listen to|believe|work with) {_PEOPLE}(?: like me| too| as well)*"
    rf"|(?:{_LISTED}(?: (?:said|say|says|told me))? ?)?(?:they |it |that |we )?(?:'?s |'?re |is |are )?(?:only"
    rf"|just)(?: (?:help"
    rf"|helps|helping|for|take|takes|talk to|support|supports|there for|meant for))* (?:women|girls|females|a woman)"
    rf"|{_LISTED}(?:'?s|'?re| is| are)? (?:all )?(?:(?:only|just) )?for women(?: only)?"
    rf"|{_LISTED} (?:don'?t|won'?t|didn'?t|doesn'?t|wouldn'?t) (?:help|take|talk to|believe|support) {_PEOPLE}"
    rf"|what about {_PEOPLE}|(?:but )?i(?:'?m| am) (?:a (?:man|guy|bloke)|gay|trans|a lesbian)(?: (?:and"
    rf"|but) {_LISTED} (?:only"
    r" help|are (?:only )?for|'?re (?:only )?for) women)?)"
    rf"{AFTER}"
)
"""Whom the lines are for."""
