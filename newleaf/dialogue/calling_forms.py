"""The forms of what is said of calling: that it is not possible, that nobody answered, that help comes, or did none."""

from newleaf.content.after_help import Section

_NOT = (
    r"(?:can'?t|cannot|can not|couldn'?t|can'?t really|won'?t be able to|am not able to|'?m not able to"
    r"|don'?t dare(?: to)?)"
)
_THEY = r"(?:s?he|they|my \w+|someone|somebody|everyone|everybody|the (?:kids?|children))"
_HERE = (
    rf"{_THEY}(?:'s|'re|'ll| is| are| was| will| would|'d| might| can| could)?(?: be)?(?: (?:right|still|always|just))?"
    r" (?:here|in (?:the|this) (?:same |next |other )?(?:room|house|flat|bed|car)|at home|home|next to me|beside me"
    r"|near me"
    r"|next door|downstairs|upstairs|around|awake|asleep|sleeping(?: next to me| beside me)?|listening|watching"
    r"|within earshot"
    r"|hear(?: me| us| it| that| everything)?|wake up|notice|find out|come in|check my phone)"
    r"(?: (?:with me|too|all (?:the time|day|night)|and (?:listening|awake|s?he(?:'d| would|'ll| can) hear(?: me)?)))*"
)
_HEARS = (
    rf"{_THEY}(?:'s| is| are| will|'ll| would|'d| can| could| might)?(?: be)?(?: (?:right|still|always|just))?"
    r" (?:in the (?:same )?room|next to me|beside me|right here|listening|within earshot|hear(?: me| it| everything)?)"
)
_TO_CALL = (
    r"(?:call|phone|ring|talk|speak|make (?:a|the|any|that) (?:phone )?calls?|use (?:the|my|a) phone|pick up (?:the"
    r"|my) phone)"
    r"(?: (?:to )?(?:anyone|anybody|them|someone|somebody|a line|the (?:line|lines|helpline|number)|for help|out loud"
    r"|on the phone|now"
    r"|right now|here|from here|at home))*"
)
_CAUSE = r"(?: (?:because|as|since|cos|cuz|bc|when|while|or))? "
_LINE = (
    r"(?:they|it|she|he|that one|the (?:line|lines|number|helpline|hotline|first one|call)|samaritans|refuge|childline"
    r"|shout"
    r"|nobody there)"
)
_NEVER = r"(?:'s| is| was| were| has| have|'ve| are|'re)?(?: (?:never|not|just|only|still))*"
_CALLED = (
    r"(?:i|we)(?:'ve| have|'d)?(?: (?:just|already|did|finally|even))*"
    r" (?:called|rang|rung|phoned|tried(?: to (?:call|ring|reach them))?|texted|wrote|messaged|dialled|dialed|talked"
    r"|spoke)"
    r"(?: (?:to )?(?:them|it|that|all of them|the (?:line|lines|number|helpline|hotline|police|first one)|someone"
    r"|somebody|a person"
    r"|(?:the )?samaritans|refuge|childline|shout|\d{2,4}"
    r"|(?:the|that|another|a|both|some|one of (?:those|these|the|your))(?: (?:second|different|other|next"
    r"|of))*"
    r" (?:ones?|lines?|numbers?|helpline|them)))?"
    r"(?: (?:too|as well|also|twice|once|three times|for an hour|again|yesterday|last (?:night|week|month|year|time)"
    r"|today|before|years ago))*"
)
_SOMEBODY = (
    r"(?:someone|somebody|help|people|an? (?:ambulance|car|officer|crew|patrol|doctor|team|person)|the (?:police"
    r"|ambulance|crew"
    r"|paramedics)|police|paramedics|officers)"
)

_TIME = r"(?:(?:the )?last time|once|before|(?:last|one) (?:week|month|year|night|time))"
_LAST = rf"(?:{_TIME} (?:when )?)"
_TOLD = (
    r"(?:(?:i|we) (?:told|rang|called|phoned|tried|asked|went to|spoke to|saw|reported|texted|talked to)(?: (?:anyone"
    r"|anybody|someone|somebody|them|it|my (?:gp|doctor|mum|mom|dad|\w+)|the (?:police|cops|lines?|gp|doctor)"
    r"|samaritans"
    r"|police|for help|about it))*(?: (?:and|but))? )"
)
_HELPER = r"(?:they|the (?:police|cops|lines?|gp|doctor|helpline)|police|cops|samaritans)"
_ANYONE = rf"(?:{_HELPER}|it|s?he|nobody|no one)"
_NOTHING = (
    r"(?:did (?:nothing|nowt|sod all|jack|absolutely nothing)|didn'?t do (?:anything|nothing|a thing|much)|(?:do|does)"
    r" nothing|never (?:do|did) (?:anything|a thing)|gave me (?:some )?(?:pills|tablets|a leaflet|a number)"
    r"|told (?:me|him|her|them|us) to (?:calm down|go for a walk|go home|take a walk|sleep it off|leave|talk it out)"
    r"|laughed(?: at me)?|put me on hold(?: for[\w ]{1,15})?|left again|went away(?: again)?)"
)

CALLING: dict[Section, str] = {
    Section.NO_CALL: (
        rf"(?:i {_NOT} {_TO_CALL}(?:{_CAUSE}(?:and )?{_HERE})?"
        rf"|i'?m (?:too )?(?:scared|afraid) to {_TO_CALL}(?:{_CAUSE}{_HERE})?"
        rf"|{_HERE}{_CAUSE}(?:and |so )?i {_NOT} {_TO_CALL}|{_HEARS}"
        r"|(?:i )?(?:don'?t have|have no|haven'?t(?: got)?|'?ve (?:got )?no|got no|ran out of|am out of|'?m out of"
        r"|no) (?:a |any |enough"
        r" )?(?:phone|credit|signal|minutes|battery)(?: left| on (?:my|the) phone)?|my (?:phone|battery)(?:'?s"
        r"| is) (?:dead|dying"
        r"|broken|out|empty)"
        rf"|how (?:can|do|could) i {_TO_CALL} (?:when|if|with|while) {_HERE})"
    ),
    Section.NO_ANSWER: (
        rf"(?:(?:{_CALLED}(?: and| but)? )?(?:{_LINE} (?:never|didn'?t|did not|don'?t|doesn'?t|won'?t|haven'?t|hasn'?t"
        rf"|aren'?t|isn'?t)"
        r"(?: ever| even| yet)? (?:answer(?:ed|ing)?|pick(?:ed|ing)? up(?: the phone)?|repl(?:y|ied|ying)|respond(?:ed"
        r"|ing)?"
        r"|text(?:ed)? back|call(?:ed)? back|ring back|there)"
        rf"|(?:nobody|no one|noone|not one|none of them)(?: ever|'s| is| was| has)?(?: there)? (?:answer(?:s|ed|ing)?"
        r"|pick(?:s|ed|ing)? up|repl(?:ies|ied|ying)|respond(?:s|ed|ing)?|there|free|available|came on)"
        rf"|{_LINE}{_NEVER} (?:rings?|rang|ringing|kept ringing|rang out|busy|engaged|closed|down|full)(?: and rings?)?"
        r"|(?:they |it )?(?:put|kept|left|keeps?) me (?:on hold|waiting)|i(?:'ve been|'m| was"
        r"| am)(?: still)? on hold(?: for[\w ]{0,15})?"
        rf"|(?:and )?was on hold(?: for[\w ]{{0,15}})?|i {_NOT} (?:(?:get|got) through(?: to)?|reach"
        rf"|get (?:a )?hold of)(?: (?:them|anyone|anybody|someone"
        rf"|the (?:ambulance|police|line"
        r"|helpline|number|emergency services)))?|(?:i )?(?:didn'?t|never) (?:get|got) through"
        r"|(?:the |that )?(?:number|line) (?:doesn'?t|does not|didn'?t) work|(?:there (?:is|was) |it'?s "
        r"|got )?(?:no|never an?)"
        r" (?:answer|reply|response|luck)|(?:it |it'?s |it was )?(?:busy|engaged|voicemail)(?: tone)?"
        r"|(?:just )?(?:rings?|rang)"
        r" out))"
    ),
    Section.COMING: (
        rf"(?:{_CALLED}(?: and)? )?(?:(?:they|the \w+)(?:'re|'s|'ve| are| is| have| said they(?:'re|'ll| are"
        rf"| will)?)?(?: (?:now|just|already|going to|gonna))*"
        rf" (?:sending|send|sent) {_SOMEBODY}|{_SOMEBODY}(?:'s| is| are)? (?:now )?(?:coming|on (?:the|their|its|her"
        rf"|his) way|here)"
        rf"|they(?:'re| are) (?:coming|on (?:the|their) way)(?: to (?:me|us))?)(?: (?:over|round|to (?:me|us"
        rf"|the house)|soon|in \d+ minutes))*"
    ),
    Section.IN_VAIN: (
        rf"(?:{_CALLED}(?: and| but)? (?:(?:it|they|that|she|he) (?:didn'?t|did not|doesn'?t|don'?t|couldn'?t|wasn'?t"
        rf"|weren'?t|was no|were no"
        r"|was not|was|were|just)|no)(?: (?:really|much|any|very|of any|so|just))*"
        r" (?:help(?:ed|ful|ing)?(?: me| at all)?|use|useful|good|listen(?:ed|ing)?(?: to me)?|understand|understood"
        r"|care|believe(?: me)?|useless"
        r"|rude|cold|hung up(?: on me)?|a waste of time|worse|nice|kind)(?: at all)?"
        r"|(?:they|she|he|the (?:line|helpline|person|woman|man)) (?:just )?(?:hung up(?: on me)?|(?:was|were) (?:so "
        r"|really |just )?(?:useless|rude|cold"
        r"|no help|no use|judgy|unkind)|didn'?t (?:help(?: me)?|listen(?: to me)?|understand(?: me)?|believe me|care"
        r"|take me seriously))"
        r"|(?:the )?(?:help ?lines?|hot ?lines?|lines|calls?|calling)(?: them)? (?:didn'?t|doesn'?t|don'?t|never"
        r"|won'?t) (?:really )?help(?:s|ed)?(?: me)?"
        r"|(?:the call|it|calling|they) (?:only |just )?made (?:it|me|everything) (?:feel )?worse"
        rf"|(?:i (?:don'?t|do not) (?:wanna|want to) (?:ring|call|phone|tell)(?: (?:anyone|anybody|them|again))* )?"
        rf"(?:(?:{_LAST}{_TOLD}?|{_TOLD}){_ANYONE}|{_HELPER})(?: (?:came|come|turned up)(?: (?:once|out|round|over"
        rf"|twice))*(?: (?:and"
        rf"|but))?)?(?: (?:just|only|all))* {_NOTHING}(?: {_TIME})?"
        r"|what(?:'?s| is) the (?:point|use) (?:of|in) (?:(?:the|those|these|your) (?:help ?)?lines?|ringing|calling)"
        r"(?: (?:anyone|them|a line))?(?: they (?:just|only) read(?: (?:from|off|out))? a script)?"
        r"|they (?:just|only) read(?: (?:from|off|out))? a script)"
    ),
}
