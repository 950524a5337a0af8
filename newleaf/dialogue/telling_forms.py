"""The forms of what keeps people from telling anyone: fear for the children, of not being believed, of the police."""

from newleaf.content.after_help import Section

_TELL = (
    r"(?:(?:if|when) (?:i|we|they) (?:ring|call|phone|tell|talk|speak|report|say|ask|go|write|text|find"
    r"|hear)(?: (?:anyone|anybody"
    r"|someone|somebody|them|the police|it|this|that|anything|for help|to (?:them|anyone|someone|somebody)|about it"
    r"|out|in))*)"
)
_TAKERS = (
    r"(?:they|social services|social workers?|social|cps|child (?:services|protection)|the (?:police|courts?|state"
    r"|lines?|school|authorities|council)|someone|somebody|you)"
)
_KIDS = (
    r"(?:(?:my|the|our) )?(?:kids?|child(?:ren)?|bab(?:y|ies)|sons?|daughters?|little (?:ones?|boy|girl)|boys?|girls?"
    r"|custody)"
)
_TAKEN_ONES = rf"(?:{_KIDS}|(?:them|him|her)(?= (?:away|off|from)))"
_AWAY = r"(?: (?:away|off|from|of|me|us|into care))*"
_WILL = r"(?:'ll|ll| will| would|'d| might| could|'re (?:going to|gonna)| are (?:going to|gonna)| gonna)?"
_TAKEN = (
    rf"(?:{_TAKERS}{_WILL}(?: just)? (?:take|remove) {_TAKEN_ONES}{_AWAY}"
    rf"|(?:will|would|can|could|are|do) {_TAKERS}(?: (?:going to|gonna))? (?:take|remove) {_TAKEN_ONES}{_AWAY}"
    rf"|(?:i(?:'ll| will|'d| would| might| could|'m going to|'m gonna)?|will i|would i) lose {_KIDS}"
    rf"|{_KIDS}{_WILL} be taken{_AWAY}"
    rf"|i(?:'m| am) (?:scared|afraid|worried|terrified)(?: (?:of|that))? (?:losing {_KIDS}"
    rf"|{_TAKERS}{_WILL} (?:take|taking) {_TAKEN_ONES}{_AWAY}|i(?:'ll| will| might)? lose {_KIDS}))"
)
_NOT_CALLING = (
    r"(?:(?:i'?m |i am )?not (?:calling|ringing|telling)|i (?:don'?t|do not|won'?t) (?:wanna |want to )?(?:call|ring"
    r"|tell))"
    r"(?: (?:anyone|anybody|them|some(?:one)?|a|any|the|help ?lines?|lines?|samaritans|police))*"
)
_LAUGHERS = (
    r"(?:they|people|everyone|everybody|the (?:police|cops|lines?)|police|my (?:\w+ )?(?:family|friends|mates|mum|mom"
    r"|dad|doctor|gp))"
)
_BELIEVE = r"(?:believe|take)(?: (?:me|us|a (?:man|guy|bloke|husband|woman|wife)|men|it|that|any of it|seriously))*"
_BECAUSE = (
    r"(?: (?:(?:because|cos|cuz|since|as) )?(?:(?:i'?m|i am) (?:a |the |so |over )*(?:man|bloke|guy|fella|woman|big"
    r"|bigger"
    r"|stronger|gay|trans|one who cheated|six f\w+(?: \w+)?|\d+ ?(?:foot|ft|stone)?(?: ?\d+)?)(?: than (?:her|him"
    r"|she is"
    r"|he is))?|(?:s?he'?s|s?he is) (?:a |an |so |such a |very |the |really |well )*(?:\w+ )?(?:cop|police\w*|officer"
    r"|doctor|teacher|vicar|priest|pastor|coach|nurse|lawyer|soldier|woman|man|lovely|nice|charming|respected|liked"
    r"|small|smaller|tiny|half my size)(?: (?:than me|man|woman|person))?|everyone (?:loves|likes) (?:him|her)))?"
)
"""Closed: behind it nobody tells of a new danger."""
_NOT_BELIEVED = (
    rf"(?:{_LAUGHERS}(?:'ll| will| would|'d)?(?: (?:just|only|all|probably))* (?:laugh(?: at (?:me|a (?:man|bloke"
    rf"|guy|\d+ ?f\w+ (?:man|bloke|guy|fella))|men|blokes))?|(?:think|say) (?:i'?m"
    r"|i am) (?:mad|crazy|lying|weak|making it up|overreacting|a liar|dramatic|pathetic))"
    rf"|{_LAUGHERS} ?(?:won'?t|wouldn'?t|will never|would never|'ll never|never|don'?t|will not)(?: ever)? {_BELIEVE}"
    rf"|(?:nobody|no one|noone)(?:'s| is| will| would|'ll|'d)?(?: (?:ever|even|going to|gonna))* {_BELIEVE}"
    rf"|who(?:'s| is| would|'d| will)?(?: (?:even|ever|going to|gonna))* {_BELIEVE})"
)
_PUNISHED = (
    r"(?:arrested|punished|charged|jailed|locked up|taken away|deported|(?:in|into|in to) (?:any )?trouble"
    r"|(?:go |sent )?to (?:jail|prison)|lose (?:his|her|their) job)"
)
_THEM = r"(?:him|her|them|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|ex|man|fella|bf|gf))"
_IT_STOPS = r"(?: (?:i )?(?:just|only) want (?:it|this)(?: all)? to (?:stop|end|be over))?"
_THE_LINES = (
    r"(?:them|samaritans|(?:the|a|any|your|these|those) (?:help ?|crisis )?(?:lines?|samaritans|people|person)"
    r"|people (?:on|at) (?:the|a) (?:lines?|phone))"
)

TELLING_OTHERS: dict[Section, str] = {
    Section.CHILDREN_TAKEN: rf"(?:{_TELL} )?(?:then |but )?{_TAKEN}(?: {_TELL})?",
    Section.NOT_BELIEVED: rf"(?:{_TELL} |{_NOT_CALLING} )?{_NOT_BELIEVED}(?: {_TELL})?{_BECAUSE}",
    Section.NO_POLICE: (
        rf"(?:i (?:don'?t|do not|never|just don'?t)(?: (?:really|even|actually))* want (?:{_THEM} (?:to (?:be |get "
        rf"|go )?|getting )?{_PUNISHED}|to (?:get|put|see) {_THEM} {_PUNISHED}|the (?:police|cops|law)(?: (?:involved"
        rf"|here|called|coming|to come|to know))*|(?:police|cops) (?:involved|here)|to (?:report"
        rf" (?:it|{_THEM})|press charges(?: against {_THEM})?)){_IT_STOPS}|i (?:love|still love) {_THEM} i (?:don'?t"
        rf"|do not) want {_THEM}"
        rf" {_PUNISHED})"
    ),
    Section.A_BURDEN: (
        rf"(?:i (?:don'?t|do not)(?: (?:really|even))* want to (?:be (?:a )?(?:burden|bother|nuisance) (?:on|to|for)"
        rf"|bother|waste the time of|take up the time of) {_THE_LINES}|i(?:'d| would)? (?:only|just) be wasting their"
        rf" time"
        r"|(?:others|other people|some people|someone else|somebody else)(?: out there)? (?:needs?|deserves?) (?:it"
        r"|them"
        r"|help|the lines?|that|those lines)(?: way| much| far)? more(?: than (?:me|i do))?"
        r"|i(?:'?m| am) not (?:bad|ill|desperate|suicidal) enough (?:to (?:call|ring|bother them)|for (?:that|them"
        r"|a (?:help)?line)))"
    ),
}
"""The forms by section; each stands for a whole message."""
