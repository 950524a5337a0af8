"""The forms of what is asked about the lines: who is there, what they ask, tell and cost, whether one may write."""

from newleaf.content.after_help import Section

_RING = r"(?:ring|ringing|call|calling|phone|phoning|dial|dialling|speak to|talk to|contact|contacting)"
_ANYBODY = (
    r"(?:any(?:body|one)|any of (?:them|these|those)(?: (?:lines|numbers|people))?|them|nobody|no one|some(?:body|one)"
    r"|people|a line|(?:a |the |any )?(?:help ?|hot ?|crisis )?lines?|(?:a |the |any |those )?numbers?|samaritans"
    r"|anywhere|there|up)"
)
_ON_THE_PHONE = r"(?: (?:on the phone|by phone|now|right now|tonight|about (?:it|this|that)|for help|at all|ok|okay))*"

ABOUT_LINES: dict[Section, str] = {
    Section.NO_RINGING: (
        rf"(?:i(?: (?:really|just|honestly|still|simply))* (?:don'?t|do not|dont|won'?t|will not|would rather not"
        rf"|'?d rather not|never)(?: (?:really|even))* ?(?:want|wanna|feel like|like|feel able|feel up|feel ready)?"
        rf"(?: to)? ?(?:ring|ringing|call|calling|phone|phoning|dial|dialling)(?: {_ANYBODY})?{_ON_THE_PHONE}"
        rf"|i(?:'?m| am)(?: (?:really|just|so|still))* not (?:going to |gonna |ready to |up to |able to )?{_RING}"
        rf" {_ANYBODY}{_ON_THE_PHONE}"
        rf"|i (?:don'?t|do not) want (?:to )?(?:use|make) (?:the phone|a (?:phone )?call|any (?:phone )?calls?"
        rf"|phone calls)"
        rf"|(?:please )?(?:don'?t|do not|stop) (?:make|ask|asking|tell|telling|making) me (?:to )?(?:ring|call|phone)"
        rf"(?: {_ANYBODY})?|(?:no|not) (?:phone )?(?:calls|calling|ringing)(?: {_ANYBODY})?"
        rf"|do i have to (?:ring|call|phone)(?: {_ANYBODY})?|i (?:don'?t|do not) want (?:a|any|your|the) (?:phone"
        rf" ?)?(?:numbers?|help ?lines?|hot ?lines?|call))"
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
        r"(?:(?:(?:if|when) i (?:ring|call|phone|text|write|tell (?:them|someone|anyone))(?: (?:them|one of them))? )?"
        r"(?:will|would|do|are|can|could|might) (?:they|you|the (?:line|lines|helpline|people)"
        r"|samaritans)(?: (?:going to|gonna|have to|just"
        r"|then))* (?:send|call|tell|inform|contact|report(?: it| me| him| her)?(?: to)?|involve|bring|phone|ring)"
        r"(?: (?:the|a|an|my|to|it to|him to|her to))* (?:police|cops?|social (?:services|workers?)|cps|authorities"
        r"|ambulance|911|999|112"
        r"|husband|wife|partner|boyfriend|girlfriend|gp|doctor|boss|work|someone|anyone|somebody|anybody)(?: (?:on"
        r"|to) (?:me|him|us|you|my house))?"
        r"|(?:(?:if|when) i (?:ring|call|phone|tell (?:them|someone|anyone)) )?(?:will|would|could) (?:they"
        r"|i)(?: have me"
        r"| get| be)? (?:arrest(?:ed)?|report(?:ed)?|charged?)(?: (?:me|him|her))?"
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
}
