"""The forms of what happens at home meanwhile: the one who hurts comes back or is away; what it is called; not well."""

import re

from newleaf.dialogue.after_help_forms import AFTER, BEFORE

_P = (
    r"(?:s?he|they|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|ex|man|bf|gf|hubby))"
)
_PARENT = r"(?:(?:my )?(?:mum|mom|mummy|dad|daddy|father|mother|step(?:dad|mum|mom)|parents)|s?he|they)"
_IS = r"(?:'?s|'?re| is| are| has| have)?"
_NOW = r"(?: (?:just|already|now|suddenly|only|still))*"
_WELL = r"(?:(?:and |so |but )?i(?:'?m| am) (?:fine|ok|okay|safe|alright|all right)(?: (?:now|for now|tonight))?)"
_PLACE = (
    r"(?:back|home|in|here|early|downstairs|outside|up(?: the (?:stairs|drive|path))?|(?:at|through|in) the (?:front"
    r" |back )?(?:door|drive|driveway|hall|house|kitchen)|on (?:his|her|their) way(?: (?:back|home|up|here))?)"
)
_COMES = r"(?: (?:got|gets|getting|come|came|comes|coming|walked|walking|pulled|pulling|arrived|arriving|turned))?"
_GO = r"(?: (?:i )?(?:gotta|got to|have to|need to|must|better) (?:go|stop|leave|close this))?"
_SEEN_OR_HEARD = (
    r"i (?:can )?(?:just )?(?:hear|heard|see|saw) (?:(?:his|her|their) (?:car|keys?|steps|footsteps|van|bike)"
    r"|(?:him|her"
    r"|them))(?: (?:coming|in the (?:door|lock|drive)|on the (?:stairs|drive)|at the door|outside|back|home"
    r"|up(?: the (?:stairs|drive|path))?"
    r"|pull(?:ing)? (?:up|in)))*"
    rf"|(?:his|her|their) (?:car|keys?|van)(?:'?s| is| are)?{_NOW} (?:in|outside|back|on)(?: the (?:drive|door|lock))?"
)
BACK, BACK_AT_HOME = (
    re.compile(rf"{BEFORE}(?:{who}{_IS}{_NOW}{_COMES}(?: {_PLACE})+|{_SEEN_OR_HEARD}){_GO}{AFTER}")
    for who in (_P, _PARENT)
)
"""The one who hurts is there again: a partner, or a child's parent."""
_WHOSE = r"(?:my |a |the |our )?(?:\w+ )?"
_HOST = (
    r"(?:friends?|mates?|sisters?|brothers?|cousins?|mums?|moms?|mothers?|dads?|fathers?|parents?|family|aunts?|uncles?"
    r"|grans?|nans?|neighbou?rs?|daughters?|sons?|hotel|hostel|refuge|shelter|work)"
)
_UNTIL = (
    r"(?: (?:for|till?|until|now|again|tonight|today|place|house|flat|the|a|few|days?|nights?|week|weekend|mon\w*"
    r"|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|morning|tomorrow|moment|while|bit))*"
)
APART = re.compile(
    rf"{BEFORE}(?:{_WELL} )?(?:{_P}{_IS}{_NOW} (?:left|gone|out|away|asleep|sleeping|passed out|in the (?:shower|bath)"
    rf"|moved out|went (?:out|to (?:work|bed|the pub|sleep))|at (?:work|the pub|(?:his|her|their) (?:\w+'?s?"
    rf"|\w+ house)))(?: (?:the house|out|to (?:work|bed"
    rf"|the pub|(?:his|her|their) \w+)))?{_UNTIL}"
    rf"|i(?:'?m| am)(?: (?:now|staying|stopping|here|safe))* (?:at|with|round|in) {_WHOSE}{_HOST}(?:'s)?{_UNTIL}"
    rf"|i(?:'?ve| have)? (?:left|moved out|got out|walked out)(?: (?:of )?(?:the|that) (?:house|flat|room))?{_UNTIL})"
    rf"(?: {_WELL})?{AFTER}"
)
"""The one who hurts is away or asleep, or the writer is elsewhere."""
_NAMES = (
    r"(?:rape|abuse|assault|violence|domestic violence|domestic abuse|dv|sexual assault|coercion|abusive|a crime"
    r"|illegal"
    r"|forced|coercive control)"
)
_NOT_IT = r"(?:(?:it|that|this)(?:'?s| is| was)? ?(?:not|never|isn'?t|wasn'?t))"
NO_NAME = re.compile(
    rf"{BEFORE}(?:(?:s?he|they|i) (?:says?|said|thinks?|reckons?|guess|think"
    rf"|suppose)(?: that)? )?(?:{_NOT_IT}(?: (?:really"
    rf"|even|exactly|actually|like|technically|proper|properly))* {_NAMES}|i (?:wouldn'?t|would not|don'?t"
    rf"|do not) (?:call"
    rf"|think|say)(?: (?:it|that|this)(?:'?s| is| was)?)? {_NAMES})(?: (?:or (?:anything|owt|something|nothing)|as such"
    rf"|like that))*(?: (?:(?:because|cos|cuz|since|as) )?(?:(?:we'?re|we are|they'?re|they are) (?:married|together"
    rf"|engaged"
    r"|a couple|in love|husband and wife|living together)|(?:i'?m|i am) (?:his|her|their) (?:wife|husband|partner"
    r"|girlfriend"
    r"|boyfriend)|(?:s?he'?s|s?he is) (?:my|her|his) (?:wife|husband|partner|girlfriend|boyfriend)|s?he (?:says|said)"
    rf" (?:he'?s |she'?s )?sorry))?{AFTER}"
)
"""It is not what it would be called."""
_MEANT_BY = r"(?:(?:do|did|would) (?:you|u) mean|'?s|is|does|counts as)"
WHAT_SAFE = re.compile(
    rf"{BEFORE}(?:define (?:safe|it|that)|what {_MEANT_BY}(?: by)?(?: (?:safe|that|it))?(?: (?:even )?mean)?"
    r"|(?:it |that )?depends(?: on)?(?: what (?:you|u) mean(?: by (?:safe|that))?)?|safe (?:how|from what|in what way)"
    r"|how do (?:you|u) mean(?: safe)?|why (?:do|are|would|did) (?:you|u) (?:keep )?(?:ask"
    r"|asking)(?: me)?(?: (?:that|this"
    r"|again|all the time))*|in what (?:way|sense))"
    rf"{AFTER}"
)
"""The question about safety is itself asked about."""
_REALLY = r"(?: (?:really|actually|honestly|so|just|even|that|very|all|at all|still|definitely))*"
_NOT_WELL = (
    rf"i(?:'?m| am){_REALLY} not{_REALLY} (?:ok|okay|o k|fine|well|alright|all right|good|safe|coping|doing (?:ok"
    rf"|okay|well"
    rf"|good|so good|great))|i(?:'?m| am){_REALLY} (?:getting|feeling|doing|much|a lot)* ?worse|it(?:'?s| is)"
    rf"(?: (?:not (?:fine|ok|okay|better)|it'?s|getting|so|even|much|a lot|got|gotten))* worse"
)
NOT_WELL = re.compile(
    rf"{BEFORE}(?:i (?:said|lied) (?:when i said )?(?:i(?:'?m| am| was) )?(?:ok|okay|fine"
    rf"|better)(?: but)? )?(?:{_NOT_WELL})"
    rf"(?: {BEFORE}(?:{_NOT_WELL})){{0,2}}(?: at all| anymore| any more)*{AFTER}"
)
"""They are not well, or worse: no denial, whatever it begins with."""
