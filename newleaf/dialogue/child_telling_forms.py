"""The forms of what children ask before they tell, and where telling did not help. Each is a whole message."""

from newleaf.content.after_help import Section
from newleaf.dialogue.child_words import ADV, AND, GROWNUP, KIN, MY, OF_IT, THEY, WILL, whole

_LIAR = (
    r"(?:lying|a liar|making (?:it|this|that|things|stuff) up|i made it up|being dramatic|dramatic|exaggerating"
    r"|imagining (?:it|things)|attention seeking|after attention|not true|lies|a lie|nonsense|crazy|mad|confused"
    r"|jealous|it never happened|(?:he|she|they) would(?: never|n'?t)(?: do (?:it|that))?|(?:to )?stop lying)"
)
_TOLD = rf"(?:i(?:'ve| have)?{ADV} (?:told|tried to tell|tried telling|went to|spoke to|talked to) {GROWNUP}{OF_IT})"
_NOT_BELIEVED = (
    rf"(?:(?:{_TOLD}{AND} )?(?:{THEY}{ADV} (?:said|says?|thinks?|thought|reckons?|told|called|calls)"
    rf"(?: (?:that|me))*(?: (?:i'?m|i am|i was|it'?s|it is|that'?s|this is))?{ADV} {_LIAR}"
    rf"|{THEY}{ADV} (?:don'?t|doesn'?t|didn'?t|won'?t|wouldn'?t|never|did not|does not){ADV}"
    r" (?:believe|believed|listen|listened)(?: (?:to )?me)?"
    rf"|(?:nobody|no one|noone|none of them){ADV} (?:believes?|believed|listens?|listened)(?: (?:to )?me)?)"
    rf"|{_TOLD}{AND} (?:(?:she|he|they){ADV} (?:didn'?t (?:help|do anything|care)|ignored (?:me|it)"
    r"|laughed(?: at me)?|did nothing|got (?:mad|angry|cross)(?: (?:at|with) me)?)|nothing happened))"
)

_TROUBLE = (
    rf"(?:(?:if i (?:tell|say (?:it|something)|call|ring|go)(?: {GROWNUP})? )?(?:{WILL}|am) i{ADV}"
    r"(?: (?:get|getting|be))?(?: going to)?(?: (?:get|be))? ?in(?:to)? (?:any |big |so much |massive )?trouble"
    r"(?: (?:for|if|because|with|by|at)(?: (?:it|this|that|i|sending|sent|telling|tell|told|going|went|there|what|to"
    r"|happened|did|calling|call|his|her|house|one|them|a|picture|pictures|school|the|police|mum|dad|my|saying"
    r"|say|anything|someone|anyone|talking|being|here))*)?"
    rf"|{WILL} {THEY}{ADV} (?:be|get) (?:mad|angry|cross|annoyed)(?: (?:at|with) me)?{OF_IT})"
)

_PUNISHED = (
    r"(?:arrested|in(?:to)? trouble|locked up|sent to (?:prison|jail)|put in (?:prison|jail)|in (?:prison|jail)"
    r"|to (?:prison|jail)|sacked|fired|charged|taken away)"
)
_POLICE = (
    rf"(?:{WILL} (?:the )?(?:police|cops){ADV} (?:tell|ring|call|phone|speak to|talk to|ask|arrest|come|be called"
    rf"|find out|know|get involved|do anything|believe)(?: (?:{GROWNUP}|me|us|here|round|to my house))*{OF_IT}"
    rf"|{WILL} {THEY}{ADV} (?:tell|ring|call|phone|get|involve|go to|contact) (?:the )?(?:police|cops)"
    r"(?: (?:on|about|for) (?:him|her|me|them|us|it))?"
    rf"|(?:(?:will|would|am|could|can|do) i{ADV} (?:get|be getting|getting|put|send)|i don'?t want(?: to get)?)"
    rf" (?:him|her|them|{KIN}|{MY}boyfriend)(?: (?:to (?:get|be|go)|getting))? {_PUNISHED}"
    rf"|{WILL} (?:he|she|they|{KIN}|{MY}boyfriend){ADV} (?:get|be|go|end up) {_PUNISHED}"
    r"|what (?:will|would|'?s going to|is going to|do|will|can) (?:the )?(?:police|cops) (?:do|say|ask)"
    rf"(?: (?:me|to me|{GROWNUP}))?"
    r"|what (?:will|would|happens|'?s going to|is going to) (?:happen )?to "
    rf"(?:him|her|{KIN}|{MY}boyfriend)(?: if i tell(?: {GROWNUP})?)?"
    r"|do i have to (?:talk to|speak to|tell|see|go to) (?:the )?(?:police|cops|court))"
)

_AWAY = (
    r"(?: (?:in|into|to|in to|away|off|from|with|a|the|my|our|and|foster|care|home|homes|childrens?'?s?|family"
    r"|families|placement|somewhere|else|mum|dad|parents|brother|sister|strangers|up))+"
)
_CARE = (
    rf"(?:(?:if i tell(?: {GROWNUP})? )?{WILL} {THEY}{ADV} (?:put|take|send|move|place|split|separate) (?:me|us"
    rf"|my (?:little |baby )?(?:sister|brother)|me and my \w+|my \w+ and me){_AWAY}"
    rf"|(?:if i tell(?: {GROWNUP})? )?(?:will|would|could|am|do) (?:i|we){ADV} (?:be|get|go|end up|have to go|going)"
    rf"(?: (?:taken|put|sent|moved|placed))?(?: (?:in|into|to|with))? ?(?:foster|care|away|a home|a foster"
    rf"|strangers)(?:{_AWAY})?"
    rf"|i don'?t want to (?:go|be put|be taken|get taken|get put|live)(?: (?:in|into|to|with))* ?(?:foster|care|away"
    rf"|a home|strangers)(?:{_AWAY})?)"
)

_HOW_TO_TELL = (
    (
        rf"(?:how (?:do|can|should|would|shall|could) i{ADV} (?:tell|say (?:it|this|that|something) to|talk to|speak to"
        rf"|explain (?:it|this) to|bring (?:it|this) up (?:with|to)|ask) {GROWNUP}(?: for help)?{OF_IT}"
        r"|how (?:do|can|should|would) i{0} (?:say|start|begin|tell|explain)(?: (?:it|this|that|something like this))?"
        r"|what (?:do|should|can|shall|would|could) i{0} (?:say|tell|write)(?: to)?"
        r"(?: (?:{1}|if i tell|when i tell))?{2}"
        r"|i (?:don'?t|do not) know (?:how to|what to|how i can){0} (?:tell|say|start|begin)(?: (?:it|this|that))?"
        r"(?: (?:to )?(?:{1}))?{2}"
        r"|(?:can|could|may) i tell {1}{2}"
        r"|i(?:'?m| am)?{0} (?:can'?t|cannot|could never|don'?t dare to|(?:too |so )?(?:scared|afraid|embarrassed"
        r"|ashamed) to) (?:tell|talk to) {1}{2}"
        r"|(?:can you )?help me (?:to )?(?:tell|say it to) {1}{2})"
    )
    .replace("{0}", ADV)
    .replace("{1}", GROWNUP)
    .replace("{2}", OF_IT)
)

_NAME = (
    r"(?:do i{0} (?:have|need|got) to (?:say|tell|give|use)(?: (?:them|you|people|childline))?"
    r" (?:who i am|my (?:real |full |own |last )?name|where i (?:live|am)|my (?:address|age|number)|how old i am)"
    r"|(?:can|could) i (?:stay|be|do it|call|ring|talk|chat)(?: (?:to them|to someone))?"
    r" (?:anonymous(?:ly)?|without (?:saying|giving|telling)(?: them)? (?:my name|who i am|where i live))"
    r"|(?:will|do|would) they (?:know|ask|want|need|find out)(?: (?:to know|for|me))*"
    r" (?:who i am|my name|where i (?:live|am)|my address)"
    r"|can they (?:see|trace|find)(?: out)? (?:my number|who i am|where i (?:live|am)|me)"
    r"|(?:is it|are they|is childline) anonymous)"
).replace("{0}", ADV)

_TO_WRITE = r"(?:text|texting|chat|chatting|message|messaging|write|writing|type|typing|email|dm|whatsapp)"
_NOT_RINGING = (
    r"(?: (?:instead|instead of|rather than|not|than|without|ringing|ring|calling|call|phoning|phone|talking|talk"
    r"|speaking|speak|out|loud|on|the|a|to|them|someone|somebody|people|one|of|with|online|here|pls|please))*"
)
_WRITING = (
    (
        r"(?:(?:is|are) there (?:a |an |any |some )?(?:\w+ )?(?:chat|text|texts|website|app|online|number|one|email"
        r"|something|somewhere|way|line|lines|thing)(?: (?:thing|line|number|one|chat))*(?: (?:that|which|where|to|i"
        r"|can|could|you|do|use|go|on))*(?: {0})?{1}"
        r"|(?:can|could|may) i{2} {0}{1}|(?:i'?d |i would |i )?(?:rather|prefer to|want to|can only) {0}{1}"
        r"|i (?:don'?t like|hate|don'?t do|am scared of|'?m scared of|am too shy to"
        r"|'?m too shy to) (?:ring|ringing|phon(?:e|ing)|call|calling|talk|talking|speak|speaking)(?: (?:on the phone"
        r"|out loud|calls|them|people|anyone|someone))*)"
    )
    .replace("{0}", _TO_WRITE)
    .replace("{1}", _NOT_RINGING)
    .replace("{2}", ADV)
)

_SILENT = r"(?:won'?t|will not|wouldn'?t|doesn'?t|can'?t|don'?t|isn'?t going to|not going to)"
_SECRET = (
    r"(?:(?:(?:can|could|how do) i (?:talk|speak|chat|tell)(?: (?:to|with))?|is there|i (?:just )?(?:want|need)"
    rf"(?: to (?:talk|speak) to)?) (?:someone|somebody|anyone|anybody|a person|people)(?: (?:i can (?:talk|speak) to"
    rf"|to talk to))? (?:who|that|and they) {_SILENT}{ADV} (?:tell|say|grass|snitch|pass)(?: (?:it on|on me|anything"
    rf"|{GROWNUP}|the police))*"
    r"|(?:will|can|could|do|would) (?:you|they|childline|she|he)(?: (?:have to|going to))? (?:keep (?:it|this|that"
    r"|what i say)(?: a)? (?:secret|private|to (?:themselves|yourself))|keep (?:a )?secrets?)"
    r"|(?:will|does) (?:it|this|that|what i say) (?:stay|be|get) (?:secret|private|between us|told)"
    rf"|(?:will|do|would) (?:they|you|childline){ADV} tell(?: (?:on me|everyone|{GROWNUP}))?"
    rf"|will (?:anyone|anybody|school|{KIN}){ADV} (?:find out|know|be told)(?: (?:about (?:it|this)|i (?:called"
    r"|rang|told|wrote|was here|texted)))*)"
)

_SAME_AGE = r"(?:of )?(?:my|the same|around my) (?:own )?age"
_WHOM = (
    rf"(?:who (?:can|do|should|could|would) i{ADV} (?:talk to|speak to|tell|turn to|go to|ask|ring|call)"
    rf"(?: (?:about (?:it|this|that)|for help|if i can'?t tell {GROWNUP}))?"
    rf"|(?:is there|are there|can i (?:talk|speak|chat) (?:to|with))(?: (?:someone|somebody|anyone|anybody|people|a"
    rf" person|others?|other|kids|teens|teenagers|young people))+(?: (?:who(?:'?s| is| are)|that is|that'?s))?"
    rf"(?: (?:{_SAME_AGE}|young|like me|for (?:kids|teens|teenagers|children|people my age|my age)))?"
    rf"(?: (?:that |who )?i can (?:talk|speak|chat)(?: (?:to|with))?| to (?:talk|speak|chat)(?: (?:to|with))?)?"
    rf"|i (?:have|'ve got|got) (?:no one|nobody|noone) (?:to|i can) (?:tell|talk to|speak to)"
    rf"|i (?:don'?t|do not) have anyone (?:to|i can) (?:tell|talk to|speak to))"
)

ABOUT_TELLING = {
    section: whole(form)
    for section, form in (
        (Section.NOT_BELIEVED_CHILD, _NOT_BELIEVED),
        (Section.TROUBLE_CHILD, _TROUBLE),
        (Section.CARE_CHILD, _CARE),
        (Section.POLICE_CHILD, _POLICE),
        (Section.NAME_CHILD, _NAME),
        (Section.WRITING, _WRITING),
        (Section.TELLING_CHILD, _SECRET),
        (Section.HOW_TO_TELL_CHILD, _HOW_TO_TELL),
        (Section.WHOM_CHILD, _WHOM),
    )
}
"""What is asked, by section; the first that fits counts."""
