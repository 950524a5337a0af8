"""The forms of what is said of a person one worries about, in plain words."""

import re

_RELATIVES = (
    r"friends?|bestie|bff|mate|sister|brother|mum|mom|mother|dad|father|cousin|colleague|coworker|neighbou?r|niece"
    r"|nephew"
    r"|aunt|uncle|flatmate|roommate|daughter|son|stepson|stepdaughter|grandma|grandmother|grandad|grandfather"
)
THEM = re.compile(rf"\b(?:she|he|they|her|him|them|hers|my (?:\w+ ){{0,2}}(?:{_RELATIVES}))\b")
OWN_MATTER = re.compile(
    r"\b(?:my|our) (?:own )?(?:husband|wife|partner|spouse|boyfriend|girlfriend|fianc\w+|bf|gf|hubby|marriage"
    r"|relationship"
    r"|affair|ex|other half|body|triggers?|flashbacks?|infidelity|trust)\b"
    r"|\b(?:we|us|ours)\b|\bi (?:have |had |once )?(?:cheated|strayed|was unfaithful)\b"
    r"|\b(?:affairs?|sex|intima\w+|exercises?|betray\w*|cheat\w*|close again|closeness|infidelity)\b"
)
_DO = r"(?:should|can|could|must|do|would|shall|might|am)"
THEIR_AFFAIR = re.compile(
    r"\b(?:s?he|they)(?:'s| has| had|'ve)? (?:had|having|has|have) (?:that|an|the|her|his|their) affair\b"
    r"|\b(?:s?he|they)(?:'s| has| had|'ve)? cheat(?:ed|s|ing)?\b(?! on (?:me|us))|\b(?:her|his|their) affair\b"
)
"""In a worry an affair may be theirs."""
COMES_BACK = re.compile(
    rf"\bmy (?:\w+ ){{0,2}}(?:{_RELATIVES})\b|\bback to (?:her|him|them|my|that)\b|\bcheck on (?:her|him|them)\b"
    r"|\b(?:s?he|they)(?:'?s| has|'ve)? (?:calmed down|not (?:replying|answering)|texted|rang|called|replied)\b"
)
"""After a question of their own, the person one worries about is spoken of again."""
ASKED = re.compile(r"\b(?:where|how|what|when|who|which|should|can|could|do|does|is there|are there)\b")
"""A question behind a thanks: "thanks. where can she go tonight"."""
HELPLESS = re.compile(
    r"(?:(?:ok|okay|but|and|so|please|then|god|oh|yes|no|thanks|thank you) )*"
    rf"(?:what (?:else )?{_DO} i (?:supposed to |meant to |even |possibly |going to )?do|what (?:now|next|then)"
    rf"|what (?:is|'s) (?:the )?(?:best|right) (?:thing to do|way to help)|how {_DO} i (?:best )?(?:help|support"
    rf"|be there)"
    rf"|is there (?:anything|something)(?: else)? (?:that )?i can do|(?:i )?(?:don'?t|do not) know what to do"
    r"|should i (?:call|ring|phone|go to|tell|contact|inform|take (?:her|him|them) to)(?: (?:the|an?|her|his|their"
    r"|my))*"
    r" (?:police|cops|ambulance|doctor|gp|hospital|parents|mum|mom|dad|family|school|someone|somebody|line|helpline"
    r"|\d{3})"
    r"|how (?:do|can) i keep (?:her|him|them) safe|help me help (?:her|him|them))"
    r"(?: (?:now|next|then|about (?:it|this|that|her|him|them)|for (?:her|him|them)|to help|to (?:her|him|them)|(?:her"
    r"|him|them)"
    r"|right now|today|tonight|please|if[\w' ]{1,40}|when[\w' ]{1,40}))*"
)
_NONE_THERE = (
    r"(?:won'?t|doesn'?t|isn'?t|not|never|hasn'?t|didn'?t|don'?t|can'?t|cannot|couldn'?t|stopped|no|without"
    r"|hasn'?t been)"
)
_REACHED = (
    r"(?:answer\w*|pick\w* up|repl(?:y|ies|ied|ying)|respond\w*|reach|get (?:a )?hold|get through|find|texted back"
    r"|text back|read)"
)
_VIOLENT = r"(?:husband|wife|boyfriend|girlfriend|partner|fianc\w+|bf|gf|ex|man|guy|abuser)"
CHILDREN = re.compile(
    r"\b(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|little (?:ones?|boys?|girls?)|boys?|girls?|sons?|daughters?)\b"
)
HELPERS = re.compile(r"\b(?:police|cops|ambulance|paramedics|doctor|gp|hospital|help ?line|line|crew)\b")
_CALM = (
    r"(?:safe|okay?|fine|better|calmer|asleep|alright|all right|stable|in (?:the )?hospital|at (?:the )?(?:hospital"
    r"|er|a ?& ?e|doctor'?s|police)|out of (?:danger|there))"
)
_KIND = (
    r"(?:mum|mom|mother|dad|father|parents|sister|brother|friends?|family|aunt|gran|grandma|doctor|gp|counsellor"
    r"|therapist)"
)
ASKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form))
    for name, form in (
        ("Safe now", r"\b(?:s?he|they)(?:'s|'re| is| are)? (?:still )?alive\b"
         r"|\bgot (?:there|to (?:her|him|them)) in time\b"
         rf"|(?<!says )(?<!said )(?<!that )\b(?:she|he|they)(?:'s|'re| is| are| seems?| got"
         rf"| sounds?)?(?: (?:now|finally|much|a bit|home|back|feeling|doing))*"
         rf" (?:{_CALM}|with (?:her|his|their|a|the) {_KIND}|with me|at mine|at (?:her|his|their) {_KIND}(?:'s|s)?)\b"
         rf"|\b(?:found|reached) (?:her|him|them)\b"
         r"|\b(?:she|he|they) (?:answered|replied|called back|texted back|picked up|called me)\b"),
        ("Unreachable", rf"\b{_NONE_THERE}\b[\w' ]{{0,18}}\b{_REACHED}\b|\b(?:phone|mobile|cell)(?:'s| is| goes| went"
         rf"| was)? (?:straight )?"
         r"(?:off|dead|switched off|to voicemail)\b|\b(?:disappeared|missing|vanished|ran (?:off|away|out)"
         r"|left the house|don'?t know where)\b"
         r"|\b(?:nobody|no one) (?:knows|opens|answers|has (?:seen|heard))\b|\b(?:doesn'?t|won'?t|not) open(?:ing)?\b"),
        ("Warn", r"\bwarn\b"),
        ("Confront", rf"\bconfront|\b(?:talk|speak) to (?:her|his|their|the) {_VIOLENT}\b|\bhave (?:it"
         rf"|a word)(?: out)? with (?:him|her|them)\b"
         rf"|\b(?:beat|punch|hit|threaten|teach) (?:him|her {_VIOLENT}|his {_VIOLENT})\b"),
        ("Visit", r"\b(?:should|can|could|shall|do|must) i (?:just )?(?:go(?! to (?:the |a )?(?:police|cops|doctor"
         r"|hospital|court|gp))|drive|visit|stay|run|come|turn up|break)\b|\bgo(?:ing)? (?:over|round)\b|\b(?:miles"
         r"|hours|km|kilometres|kilometers|far) away\b|\bi(?:'m"
         r"| am) (?:going|driving|on my way)\b"),
        ("Refuses", r"\b(?:won'?t|wouldn'?t|doesn'?t want|does not want|don'?t want|refus\w+|not (?:ready|willing)"
         r"|never)\b[\w' ]{0,24}\b(?:leave|go|help|talk|listen|see|call"
         r"|get|speak|stop|accept|admit|therapy|doctor|hospital|police|anyone|anybody)\b|\b(?:keeps?|always|went|going"
         r"|goes) (?:going )?back\b"
         r"|\b(?:made me promise|promised (?:her|him|them)|begged me|asked me not|told me not|swore me|says? (?:she|he"
         r"|they)(?:'s|'re| is| are)? (?:fine|ok|okay)|keep it (?:a )?secret|not to tell|says? no|loves? (?:him"
         r"|her))\b"),
        ("Words", r"\b(?:what|how) (?:do|should|can|could|would|shall) i (?:even )?(?:say|tell|text|write|talk|speak"
         r"|bring|ask|approach|start|open|word|put)\b|\bwhat to (?:say|tell|text)\b"
         r"|\btalk to (?:her|him|them) about\b"),
        ("Strain", r"\bi(?:'m| am|'ve been| feel)(?: (?:so|really|just|very|too|getting|completely))* (?:scared"
         r"|worried|terrified|frightened|exhausted|tired|shaking|crying|losing it|helpless|guilty|useless"
         r"|sick with worry|overwhelmed)\b"
         r"|\bi (?:can'?t|cannot) (?:sleep|cope|stop (?:worrying|crying)|do this|carry)\b|\bit'?s too much for me\b"),
    )
)  # fmt: skip
FEARS = re.compile(
    r"(?:(?:ok|okay|but|and|so|god|oh|honestly) )*(?:i(?:'m| am)|i(?:'ve| have) been) (?:so |really |just |very |too "
    r"|absolutely )*"
    r"(?:scared|worried|terrified|afraid|frightened|worried sick|sick with worry|shaking|trembling)(?: (?:for"
    r"|about) (?:her|him|them"
    r"|my (?:\w+ )?\w+))?"
    r"(?: (?:and|i|can'?t|cannot|sleep|eat|think|stop (?:crying|worrying)|right now|now|what do i do|what should i do"
    r"|so much))*"
    r"|(?:(?:ok|okay|but|and|so) )?(?:should|shall|do|can|could|must) (?:i|we) (?:call|ring|phone|tell|go to) (?:the )?"
    r"(?:police|cops|999|911|112)(?: (?:now|for her|for him|for them|tonight))?"
)
