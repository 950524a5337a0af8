"""The forms of what is said to a guess of the screen's: yes or no to its question, a denial, an age told."""

import re

_BEFORE = r"(?:(?:oh|well|um+|hm+|honestly|tbh|ok|okay|thanks|thank you|sorry|lol|haha|god|but|and|so) )*"
_AFTER = r"(?: (?:right now|now|tonight|today|for now|thanks|thank you|though|tbh|honestly|really|sorry|lol|here))*"
_I_AM = r"(?:i'?m|i am|we'?re|we are)"
_VERY = r"(?:very |perfectly |totally |completely |quite )?"
_WELL = r"(?:safe|ok|okay|fine|alright|all right|good)"
YES = re.compile(
    rf"{_BEFORE}(?:yes+|yeah|yea|yep|yup|y|sure|of course|absolutely|definitely|totally"
    rf"|(?:yes |yeah )?(?:{_I_AM} )?{_VERY}{_WELL}|(?:yes |yeah )?i (?:am|can|will)"
    rf"|no worries|no need to worry|don'?t worry){_AFTER}(?: {_BEFORE}(?:yes|i am|i can|{_WELL}){_AFTER})?"
)
NO = re.compile(
    rf"{_BEFORE}(?:no+|nope|nah|n|not (?:really|sure|safe|ok|okay|fine|at all|exactly|much|quite|today|tonight)"
    r"|(?:i )?(?:don'?t|do not) (?:know|think so|feel safe|care)|idk|dunno|no idea|who (?:knows|cares)|maybe"
    r"|perhaps|kind of|kinda|sort of|sorta|barely|hardly|never|sometimes|whatever|(?:what )?does it matter"
    rf"|i (?:guess|suppose)(?: so| not)?|{_I_AM} (?:not(?: really)?(?: (?:safe|ok|okay|fine|sure))?|unsafe)){_AFTER}"
)
_START = (
    r"(?:(?:no+|nah|nope|what|wait|hey|oh|lol|ha|haha|omg|god|hang on|hold on|woah|whoa|sorry|ah|eh|er+|um+|calm down"
    r"|so|and|but|i (?:just |already )?said(?: that)?|i told you(?: that)?|relax"
    r"|chill|easy|jeez|blimey|dude|mate|love|actually|well|ok|okay|honestly|seriously|please) )*"
)
_HURT = (
    r"(?:press\w*|forc\w+|hit\w*|hurt\w*|push\w*|beat\w*|threat\w*|abus\w+|harm\w*|violen\w+|aggressive|danger\w*"
    r"|scar(?:ed|es?|y)|afraid|frighten\w*|kill\w*|do that|like that)"
)
_OWN = (
    r"(?:suicidal|depressed|in danger|unsafe|die|dying|dead|serious|literal|literally|a child|a kid|that bad"
    r"|what i mea?nt?|sex|my life|him|her)"
)
_VERB = r"(?:is|are|was|were|has|have|had|do|does|did|would|will|could|wo)"
_NOT = rf"(?:(?:{_VERB} )?(?:not|never)|{_VERB}n'?t)"
_HOW = r"(?: (?:ever|even|really|actually|going to|gonna|being|at all|that|so|about|in|a|any))*"
_TALK = (
    r"(?:(?:it'?s|that'?s|it was|i'?m|i was|just|only|a|an) )*(?:figure of speech|expression|saying|idiom"
    r"|way of (?:talking|speaking|saying)|jok(?:e|ing)|kidding|messing|being dramatic)\b"
)
_WRONG = (
    r"(?:you(?:'?ve| have)? )?(?:(?:got|took|taken|read|it|me|that) )*(?:wrong|the wrong idea)\b"
    r"|you(?:'?ve| have)? (?:misread|misunderst\w+|mistook|mistaken)"
)
_PLAINLY_NOT = (
    r"(?:not|no) (?:(?:a|an|any|at all|really|even) )?(?:suicidal|depressed|attack|fear|afraid|scared|abus\w+"
    r"|pressure|violen\w+|danger|force|threat)"
)
_FREE = (
    r"(?:s?he|they|we)(?:'?s|'?re| is| are)?(?: \w+)? (?:free to say no"
    r"|stops? (?:every time|when(?:ever)?|as soon as|if) i (?:ask|say)|takes? no for an answer"
    r"|(?:is|are)? ?lovely about it)"
)
DENIES = re.compile(
    rf"\b{_PLAINLY_NOT}\b|\b{_FREE}|\bwho said anything about\b"
    rf"|^{_START}(?:(?:nobody|no ?one|nothing)(?:'?s| is| has| was)?{_HOW} {_HURT}"
    rf"|(?:s?he|they|we|my (?:\w+ )?\w+)(?:'?s|'?re)? ?{_NOT}{_HOW} {_HURT}"
    r"|(?:i|i'?m|i am|i was|i'?d|i would|i'?ve)"
    rf"(?: {_NOT})?(?: not| never)?(?<=not|ver|n't|ont|dnt){_HOW} (?:{_HURT}|{_OWN})"
    rf"|(?:it|that|this)(?:'?s| is| was)? ?(?:not|n'?t|isn'?t|wasn'?t){_HOW} (?:{_HURT}|{_OWN})"
    rf"|not(?: really)?{_HOW} (?:{_HURT}|{_OWN})|[\w ]{{0,30}}\bnothing (?:to do with|about|like that)"
    rf"|i (?:just |only )?mea?nt?\b(?! it\b)|(?:the|my) [\w ]{{1,20}} i mea?nt?$|{_TALK}|{_WRONG}"
    rf"|{_I_AM}(?: (?!not\b)\w+)? {_WELL}(?:$| (?:it|just|only|lol|thanks)\b))"
)
CHILD_IS_SAFE = re.compile(
    rf"^{_START}(?:we(?:'re| are) (?:the|her|his|their) parents )?(?:s?he|they|(?:my|our|the) (?:\w+ )?(?:kids?"
    rf"|child(?:ren)?"
    r"|sons?|daughters?|boys?|girls?))(?:'s|'re| is| are)? (?:both |all |perfectly |totally |really |absolutely )*"
    r"(?:safe|fine|ok|okay|alright|all right|not in (?:any )?danger)\b"
)
"""Said where a child was thought to be in danger."""
_JOBS = (
    r"(?:nurses?|doctors?|gp|police\w*|officer|paramedics?|teachers?|social worker|carer|therapists?|counsell?ors?"
    r"|midwife"
    r"|refuge|ward|hospital|shifts?|patients|clients|solicitor|lawyer|at work|for a living|work stuff|work thing)"
)
_NOT_PLAY = (
    r"(?:breath\w*|pillow|chok\w*|strangl\w*|throat|neck|too (?:long|hard|far)|hurts? me|hurt me|blood|bleed\w*"
    r"|bruis\w*|scared"
    r"|afraid|cried|crying|forc\w+|said no|stop\w*|lie there|keep (?:him|her|them) happy|to (?:him|her|them))"
)
WORK_OR_PLAY = re.compile(
    rf"^(?!.*\b{_NOT_PLAY}\b){_START}(?:(?:it'?s|that'?s|it was|that was) (?:just |only |all |part of |so |really )*"
    rf"(?:my (?:job|work)\b(?=.*\b{_JOBS}\b)|playful\b)|we(?:'?re| are| were) (?:just |only )*(?:playing|messing"
    r" about)\b)"
)
"""A denial that says what it was, and which work. That it was a joke says too little where blows were named."""
PLAYED_DOWN = re.compile(r"\b(?:(?:that|so|too|very|really) (?:bad|serious|hard)|big deal|only once|sometimes)\b")
"""Said of what did happen."""
CLAIMS = re.compile(
    r"\b(?:but|except|only when|unless|until|if (?:he|she|i|they)|don'?t say no|let (?:him|her|them)|give in|go along"
    r"|any ?more|stop wanting)\b"
)
"""What a denial is followed by that denies nothing."""
MEANT_OTHERWISE = re.compile(
    r"\b(?:mis\w+|mea?nt?|wrong|jok\w+|kidding|figure|expression|saying|song|film|book|quote|not suicidal|never said"
    r"|don'?t want to die|not (?:about|that|what|my life)|didn'?t (?:say|write))\b"
)
"""What is said by whoever was taken wrong, and not by whoever plays it down."""
OF_MYSELF = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our|i'?m|i'?ve|i'?d|i'?ll)\b")
"""Somebody speaks of themselves."""
OWN_STATE = re.compile(r"\b(?:i'?m|i am)\b")
AT_SCHOOL = re.compile(
    r"\b(?:school|class(?:room|mates?)?|maths|homework|teachers?|(?:form )?tutor|year (?:7|8|9|10|11|12|13)"
    r"|\d(?:th|st|nd|rd) grade|freshman|sophomore|exams?|gcses?|mocks|prom|sixth form"
    r"|my (?:mum|mom|dad|parents)|coach)\b"
)
"""Said by somebody young, or so it seems: no number was merely misread."""
OF_A_CHILD = re.compile(
    r"\b(?:our|my|the) (?:\w+ ){0,2}(?:\d{1,2} ?(?:year|yr)s? old|\d{1,2} ?yo|sons?|daughters?|kids?|child(?:ren)?"
    r"|teenagers?"
    r"|step(?:son|daughter)|eldest|youngest)\b"
)
"""Whose school it is, where a parent writes."""
_GROWN = r"(?:1[89]|[2-9]\d)"
ADULT = re.compile(
    rf"\b(?:i'?m|i am|age|aged) {_GROWN}\b|\b{_GROWN} (?:years old|yrs old|yo)\b|\bnot a (?:child|kid|minor|teen\w*)\b"
    r"|\bi'?m (?:an? )?(?:grown|adult|grandm|grandf|mother|father|mum|mom|dad)|\bover 18\b"
    r"|\b(?:years|yrs?|year)(?: \w+){0,2} (?:together|married|marriage|of us)\b"
    r"|\b(?:together|married)(?: \w+){0,3} (?:years|yrs)\b|\bi mea?nt? (?:\w+ )?(?:years|yrs|married|together)\b"
    r"|\bwas \d{2} (?:when|then|back then)\b"
    r"|\b(?:i'?m|i am|we'?re|we are) (?:the|her|his|their) (?:dad|mum|mom|mother|father|parents?)\b"
    r"|\bit'?s (?:our|my) (?:son|daughter|kid|child|teenager|step(?:son|daughter)) (?:who|that|not me)\b"
)
"""Said by somebody who is grown up."""
