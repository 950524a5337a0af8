"""The forms of what is said to help that was shown. Each stands for a whole message, in plain words."""

import re

from newleaf.content.after_help import Section

BEFORE = r"(?:(?:oh|god|ok|okay|yes|no|well|but|and|so|then|please|sorry|hey|um+|honestly|really|actually|help) )*"
AFTER = (
    r"(?: (?:please|now|right now|here|anymore|any more|either|though|at all|you know|i guess|i suppose|i think|really"
    r"|sorry|thanks|thank you|tonight"
    r"|today|yet|again|it hurts|what now|what do i do|what should i do))*"
)
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
    r"|samaritans|refuge|childline|shout|\d{2,4}|(?:the|that|another|a|both|some)(?: (?:second|different|other|next"
    r"|of))*"
    r" (?:ones?|lines?|numbers?|helpline|them)))?"
    r"(?: (?:too|as well|also|twice|once|three times|for an hour|again|yesterday|last night|today))*"
)
_SOMEBODY = (
    r"(?:someone|somebody|help|people|an? (?:ambulance|car|officer|crew|patrol|doctor|team|person)|the (?:police"
    r"|ambulance|crew"
    r"|paramedics)|police|paramedics|officers)"
)
_FOLKS = (
    r"(?:mum|mom|mummy|mommy|mother|dad|daddy|father|parents?|family|school|teachers?|stepdad|stepmum|stepmom|gran|nan)"
)

_SAID: dict[Section, str] = {
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
        rf"|i {_NOT} (?:(?:get|got) through(?: to)?|reach|get (?:a )?hold of)(?: (?:them|anyone|anybody|someone"
        rf"|the (?:ambulance|police|line"
        r"|helpline|number|emergency services)))?|(?:i )?(?:didn'?t|never) (?:get|got) through"
        r"|(?:the |that )?(?:number|line) (?:doesn'?t|does not|didn'?t) work|(?:there (?:is|was) |it'?s "
        r"|got )?(?:no|never an?)"
        r" (?:answer|reply|response|luck)|(?:it |it'?s |it was )?(?:busy|engaged|voicemail)(?: tone)?"
        r"|(?:just )?(?:rings?|rang)"
        r" out))"
    ),
    Section.STRANGER: (
        r"i(?:'d| would)?(?: (?:really|just))* (?:don'?t|do not|can'?t|cannot|rather not|never|hate|won'?t)"
        r"(?: (?:really|even|ever))*(?: (?:want|like|wanna|feel like|feel comfortable|know how|see myself))?(?: to)?"
        r" ?(?:talk|talking|speak|speaking|open up|opening up|tell|telling|call|calling|ring|pour(?:ing)? my heart out"
        r"|trust)"
        r"(?: (?:it|this|that|my (?:story|problems|business|secrets)|about (?:it|this)))?"
        r"(?: (?:to|with))? (?:a |an |some |any |to )?(?:complete |total |random )?(?:strangers?(?: on the phone)?"
        r"|(?:someone|somebody|people|anyone) (?:who i |i )?(?:don'?t know|doesn'?t know me|i'?ve never met)|hotlines?"
        r"|helplines?"
        r"|help ?line|hot ?line|crisis lines?|(?:a )?call cent(?:er|re)|volunteers?)(?: about (?:it|this|that))?"
        r"|(?:it'?s|that'?s|they'?re|it feels|it'?d be)(?: (?:so|too|just|all))* (?:weird|awkward|embarrassing|strange"
        r"|strangers)"
        r"(?: (?:to (?:talk|speak|tell) (?:to )?(?:a )?strangers?))?"
    ),
    Section.ASKED: (
        r"(?:what (?:would|will|do|are|might|could) (?:they|the people|she|he) (?:be )?(?:going to |gonna )?(?:even )?"
        r"(?:ask|want to know|say|do)(?: (?:me|to me|about|first|then|you|when i (?:call|ring|text)|if i (?:call|ring"
        r"|text)"
        r"|on the phone|there))*"
        r"|what (?:happens|will happen|would happen)(?: then| next)? (?:when|if|once) (?:i|you) (?:call|ring|phone"
        r"|text|write|contact)"
        r"(?: (?:them|there|one|the line|that number))*"
        r"|what (?:do|should|would|can|could) i (?:even )?(?:say|tell them)(?: (?:to them|on the phone|there"
        r"|(?:when|if) (?:i (?:call|ring)|they (?:answer|pick up))))?"
        r"|(?:will|would|do) they ask (?:me )?(?:\w+ ){0,3}(?:questions?|name|address|where i live)"
        r"|i (?:don'?t|wouldn'?t) know what to (?:say|tell them)(?: (?:to them|on the phone|there))?|how does (?:it"
        r"|that|a call) work)"
    ),
    Section.CONFIDENTIAL: (
        r"(?:(?:will|would|do|are|can|could|might) (?:they|you|the (?:line|lines|helpline|people)"
        r"|samaritans)(?: (?:going to|gonna|have to|just"
        r"|then))* (?:send|call|tell|inform|contact|report(?: it| me| him| her)?(?: to)?|involve|bring|phone|ring)"
        r"(?: (?:the|a|an|my|to|it to|him to|her to))* (?:police|cops?|social (?:services|workers?)|cps|authorities"
        r"|ambulance|911|999|112"
        r"|husband|wife|partner|boyfriend|girlfriend|gp|doctor|boss|work|someone|anyone|somebody|anybody)(?: (?:on"
        r"|to) (?:me|him|us|my house))?"
        r"|(?:is|are|will) (?:it|they|the (?:call|calls|line|lines|chat)|that|this call|calling)(?: (?:be|really"
        r"|all))* "
        r"(?:anonymous|confidential|private|secret|recorded|traced?)"
        r"|do i have to (?:give|say|tell)(?: them)? (?:my|a) (?:real )?(?:name|address|number)"
        r"|(?:can|will|could) they (?:see|trace|track|know)(?: (?:who i am|where i (?:am|live)|my (?:number|call|phone"
        r"|address)|the call|me))"
        r"|will (?:the )?(?:police|social services) (?:come|be called|get involved|know|find out|show up))"
    ),
    Section.COST: (
        r"(?:(?:does|do|will|would|is|are) (?:it|they|that|this|calling|the (?:call|calls|line|lines|text|texts|chat)"
        r"|a (?:call|text))"
        r"(?: (?:to (?:call|ring|text)(?: them)?|all|really))* (?:cost(?: (?:anything|money|me|something|much|a lot))*"
        r"|free(?: to call)?"
        r"|charge(?:d)?(?: (?:me|anything))*|expensive"
        r"|(?:show|appear|be|come)(?: up)? on (?:my|the|our|his|her) (?:phone )?bill)"
        r"|how much (?:does|do|is|will|would) (?:it|they|that|a call|the call|calling)(?: (?:cost|charge|to call))?"
        r"|do i have to pay(?: (?:for it|for that|anything|them))?|what does (?:it|that|a call) cost|is there a (?:fee"
        r"|charge)"
        r"|(?:will|can|would) (?:he|she|they|my \w+) see (?:it|the call|that|the number) on (?:the|my|our|his"
        r"|her) (?:phone )?bill"
        r"|i (?:can'?t afford|have no money for) (?:it|that|this|to call|a call)|i (?:don'?t have"
        r"|have no) (?:any )?money)"
    ),
    Section.WRITING: (
        r"(?:(?:can|could|may) i (?:also |just |maybe )?(?:text|message|write(?: to)?|chat(?: with)?|email|sms"
        r"|whatsapp)"
        r"(?: (?:them|someone|somebody|anyone|one of them|instead|with (?:them|someone|somebody)))*"
        r"|(?:is|are) there (?:a |an |any )?(?:chat|text(?: line| number)?|sms|email|number to text|(?:one|ones|line"
        r"|lines)? ?(?:i can|to) (?:text|write to))"
        r"|do (?:they|any of them) (?:have|do) (?:a )?(?:chat|text(?:s|ing)?|sms)"
        r"|i(?:'d| would)? (?:rather|prefer to|prefer|can only|only want to|want to|need to) (?:text|texting|write"
        r"|writing|chat|chatting)"
        r"(?: (?:instead|to (?:them|someone)|than (?:call|talk|speak)))*"
        r"|i (?:hate|don'?t (?:do|like)|can'?t do) (?:the )?(?:phones?|phone calls|calls|calling|talking on the phone)"
        r"|i(?:'m| am) (?:deaf|hard of hearing|mute))"
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
        r"|(?:the call|it|calling|they) (?:only |just )?made (?:it|me|everything) (?:feel )?worse)"
    ),
}
_I_THINK = r"(?:(?:maybe|perhaps|i think|i guess|i suppose|i feel like|i know|part of me thinks) )*"
_PERHAPS = r"(?:(?:probably|maybe|must have|kind of|sort of|just|did) )*"
_FAULT = (
    r"(?:(?:is|was|isn'?t|wasn'?t|are|were)(?:n'?t)? (?:it|this|that|all this|all of (?:it|this)|any of (?:it|this)"
    r"|what happened)"
    r"(?: (?:really|all|maybe|partly|somehow|actually|then|because of me|even))* ?(?:my (?:own )?fault|because of me"
    r"|on me)?"
    r"|am i (?:to blame|the one to blame|bad|a bad (?:person|kid|girl|boy|child|wife|husband|partner|son|daughter)"
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
ABOUT_FAULT = re.compile(r"\b(?:fault|blame|because of me|on me|bad|guilty|deserve\w*|caus\w+|provok\w+"
    r"|ask(?:ed)? for|wrong|myself|did|said|coming|let (?:it|this) happen|should)\b")
_TELLING = (
    r"(?:(?:will|would|do|can|are|could) (?:they|you|the (?:line|helpline|people|police)|childline)(?: (?:going to"
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
    name: re.compile(rf"{BEFORE}(?:{form})(?: {BEFORE}(?:{form})){{0,2}}{AFTER}") for name, form in _SAID.items()
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
