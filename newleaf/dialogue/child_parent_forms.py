"""The forms of what children ask of their parents' parting, of fault, and of the one who hurts them."""

from newleaf.content.after_help import Section
from newleaf.dialogue.child_words import ADV, GROWNUP, KIN, MY, OF_IT, WILL, whole

_FEELS = r"(?:like|love|fancy|miss|care about|have feelings for|want to be with|want to see)"
_STILL_FOND = (
    rf"(?:(?:the thing is |part of me |a bit of me )?(?:i )?(?:do )?"
    r"(?:still|really|do|kind of|kinda|also|actually|just|but)"
    rf"(?: (?:really|do|kind of|kinda|so|much))* {_FEELS}s? (?:him|her|them|{KIN}|{MY}(?:boyfriend|girlfriend))"
    r"|i (?:like|love|miss) (?:him|her|them)"
    rf"|is it (?:bad|weird|wrong|ok|okay|normal|stupid) (?:that|if) i{ADV} {_FEELS} (?:him|her|them|{KIN})"
    r"|i don'?t want to (?:lose|leave|break up with|dump|hurt) (?:him|her|them)"
    r")(?: (?:though|so much|a lot|anyway|even though|loads|sometimes|you know|is that (?:bad|weird|wrong|ok)))*"
)

_TAIL_OF_FAULT = (
    r"(?: (?:went|go|told|tell|asked|ask|said|say|sent|send|let|stayed|stay|was|wore|wear|drank|liked|like|kissed"
    r"|didn'?t|don'?t|never|had|texted|messaged|met|got|get|opened|am|to|his|her|him|them|me|mum|dad|it|this|that"
    r"|house|home|place|room|there|here|with|round|over|back|a|the|my|no|yes|anything|something|someone|anyone|teacher"
    r"|friend|friends|school|naughty|bad|loud|drunk|noisy|party|in|on|at|about|first|picture|one|online|alone|out"
    r"|late|so|too|much|lot|always|then|stop|stopped|sooner|earlier|born|good|grades|marks|touch|do|did|and|found"
    r"|saw|phone|messages|texts|her up|up|want|wanted|them|knew|know|kept|keep|quiet|secret|not|being|talk|talked))+"
)
_FAULT = (
    r"(?:(?:is|was|isn'?t|are|were)(?: not)? (?:it|this|that|all this|all of (?:it|this)|everything|they|he|she"
    r"|what happened)"
    r"(?: (?:all|really|maybe|partly|kind of|like|even|fighting|splitting up|leaving|getting divorced))*"
    r" (?:my (?:own )?fault|because of me|on me|me|my doing)"
    r"|(?:is|was) (?:it|this|that)(?: (?:all|really|maybe|partly))*"
    r"|(?:maybe |i think |i feel like |i guess |i know )*(?:it'?s|it is|it was|this is)(?: (?:all|probably|partly))*"
    r" (?:my (?:own )?fault|because of me|on me)"
    rf"|(?:he|she|they|{KIN}){ADV} (?:says?|said|thinks?|tells me|keeps saying|blames?)(?: me)?(?: that)?"
    r" (?:it'?s|it is|it was|this is)(?: all)? (?:my fault|because of me)"
    r"|did i (?:make|cause|do) (?:it|this|that|them split up|him leave|her leave)(?: happen)?"
    rf"|i (?:should(?:'ve| have|n'?t have) )?(?:ruined|wrecked|broke) (?:everything|my family|it all|them up))"
    rf"(?: (?:because|if|for|when|that)(?: of (?:what|something|anything))? i{_TAIL_OF_FAULT})?"
)
_SAYS_FAULT = r"\b(?:fault|because|on me|was it me|is it me|my doing|did i|ruined|wrecked|broke)\b"

_PARTING = (
    r"(?: (?:get|be|getting|stay|come|move|moving|split|splitting|break|breaking|leave|leaving|divorce|divorced|a"
    r"|kick|make|made|forgive|sort|separate|separated|apart|together|back|up|it|out|him|her|each|other|home|us|me|if"
    r"|when|he|she|they|mum|dad|my|the|kicks?|chucks?|throws?|finds?|leaves?|says?|sorry|again|one|day|ever|or|not|and"
    r"|stop|fighting|arguing|shouting|love|like|normal|before|with|his|girlfriend|boyfriend|new|woman|man|be|in|ok"
    r"|okay|now|soon|for|good|forever|old|house|to|live))+"
)
_PARENTS = rf"(?:they|he|she|it|my family|{KIN}|things)"
_PARENTS_APART = (
    rf"(?:(?:(?:do you think|what if|when|why|how come) )?{WILL} {_PARENTS}{ADV}{_PARTING}"
    rf"|(?:do you think|what if) {_PARENTS}(?:'?ll| will| would|'?re| are)?{ADV}{_PARTING}"
    r"|(?:who|where) (?:will|would|am|do) i(?: (?:going to|have to))? (?:live|stay|go)(?: with)?"
    r"|(?:will|would|do) (?:i|we) have to (?:move|choose|pick|live with|change school)(?: (?:house|schools|between|them"
    r"|one|him|her|mum|dad|a|side|sides))*"
    r"|what (?:will|'?s going to|is going to|would|happens?)(?: happen)? to (?:me|us|me and my \w+|my \w+ and me)"
    rf"|(?:can|could|how (?:do|can)) i (?:make|get|help|stop) (?:them|{KIN}){_PARTING}"
    rf"|why did (?:he|she|they|{KIN}) (?:do (?:it|this|that)|cheat|leave|lie|have an affair)(?: (?:to|on|us|me|mum|dad"
    r"|my|her|him|for|the|other|woman|man))*"
    rf"|i{ADV} (?:don'?t )?want (?:them|my parents|mum and dad|it|him|her)(?: (?:both|all))? to{_PARTING})"
)

_PARTNER = (
    r"(?:him|her|it there|(?:the|his|her|their|my|dad'?s|mum'?s|my dad'?s|my mum'?s)(?: new)? (?:girlfriend|boyfriend"
    r"|partner|wife|husband|woman|lady|man|step ?(?:mum|dad)|one)|my step ?(?:mum|dad))"
)
_NEW_PARTNER = (
    rf"(?:(?:am i|is it|does (?:it|that) make me|would i be|i feel)(?: (?:a|so|really|like|an|such a|being))*"
    rf"(?: (?:bad|awful|horrible|wrong|weird|ok|okay|disloyal|guilty|mean|terrible|traitor))?"
    rf"(?: (?:person|kid|child|son|daughter|girl|boy))? (?:if|that|because|for|when|to|cos)(?: i)?{ADV}"
    rf"(?: (?:quite|kind of|secretly|don'?t|do not))* (?:like|liking|love|hate|hating|get on with|prefer) {_PARTNER}"
    rf"|do i have to (?:like|be nice to|talk to|love|meet|live with) {_PARTNER})"
)

_HAVE_TO_GO = (
    rf"(?:(?:do|will|would) i{ADV} (?:have|need|got) to (?:go|see|visit|stay|live|talk|speak|sleep|keep)"
    r"(?: (?:going|seeing|and|see|to|with|at|there|him|her|them|my|mum|dad|mum's|dad's|his|house|place|flat|every|other"
    r"|second|weekend|weekends|on|the|if|i|don'?t|want|over|round|this|still))*"
    rf"|can (?:they|he|she|{KIN}) (?:make|force) me(?: to)? (?:go|see|visit|stay|live)"
    r"(?: (?:to|with|at|there|him|her|them|my|mum|dad|mum's|dad's|his|house|every|weekend|weekends|on))*"
    r"|i don'?t want to (?:go|see him|see her|stay)(?: (?:to|at|there|with|my|mum's|dad's|dad|mum|his|her|house|place"
    r"|him|this|weekend|every|on))*)"
)

_FOUND_OUT = (
    rf"(?:(?:should|shall|do) i{ADV} (?:tell|say (?:anything|something)(?: to)?|talk to|speak to|ask|warn)"
    rf"(?: (?:{GROWNUP}))?(?: (?:that i|what i) (?:know|saw|found(?: out)?|heard))?{OF_IT}"
    rf"|(?:should|do) i{ADV} (?:have to )?keep (?:it|this|that|the|dad'?s|mum'?s|his|her)(?: (?:a|it|to))?"
    r" (?:secret|quiet|myself)(?: from (?:{0}))?"
    r"|(?:do|does) (?:mum|dad|she|he) have (?:a|the) right to know"
    r"|(?:i'?m|i am) the only one (?:who|that) knows|i know and (?:she|he|mum|dad) doesn'?t(?: know)?"
    r"|i found out (?:first|before (?:her|him|mum|dad|anyone)))"
).replace("{0}", GROWNUP)

FAULT_ASKED = whole(rf"(?=.*{_SAYS_FAULT})(?:{_FAULT})")
STILL_FOND = whole(_STILL_FOND)
ABOUT_PARENTS = {
    section: whole(form)
    for section, form in (
        (Section.NEW_PARTNER_CHILD, _NEW_PARTNER),
        (Section.FOUND_OUT_CHILD, _FOUND_OUT),
        (Section.HAVE_TO_GO_CHILD, _HAVE_TO_GO),
        (Section.PARENTS_APART_CHILD, _PARENTS_APART),
    )
}
"""What is asked of the parents, by section; the first that fits counts."""
