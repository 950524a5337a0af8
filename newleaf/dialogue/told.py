"""What somebody tells of without asking anything: hurt, in figures of speech or tears, or an evening ahead.

The screen has read it before and found no danger. It is no topic, and must not be met with "I do not know about that".
"""

import re
import unicodedata

from newleaf.dialogue.plain_words import plain

TOLD = "told"
"""The intent of it."""
HURT, EVENING = "hurt", "evening"
"""What is told."""
SCARED = "scared"
"""Fear of nobody knows what: it is asked."""
SUBJECT, NAME = "subject", "name"
"""Two that are asked and are no topic: to talk about something else, and what the guide is called."""
_TEARS = frozenset("😭😢😿😥🥺💔😩😫😞😔☹🙁😖😣")
_SMILES = frozenset("🙂😊😀😃😄😅😉🤔😐😶👀🌸✨💤🤗☺")
_WORDS = 14
_BEFORE = (
    r"(?:(?:oh|god|ugh|and|but|so|now|honestly|seriously|sometimes|lately|today|tonight|right now|i swear"
    r"|i think|i feel like|it feels like|feels like|you know) )*"
)
_AFTER = (
    r"(?: (?:right now|now|today|tonight|lately|these days|inside|here|again|you know|honestly|so much"
    r"|every day))*"
)
_P = r"(?:s?he|they|my (?:own )?(?:wife|husband|partner|boyfriend|girlfriend|spouse|fianc[eé]e?|ex|man|bf|gf))"
_WHAT = (
    r"(?:this|it|that|all (?:of )?(?:this|that|it)|everything|the (?:not knowing|waiting|lies|affair|guilt|silence"
    r"|distance|doubt|jealousy|shame|wondering|suspense|pain)|not knowing|waiting|my (?:guilt|shame|jealousy))"
)
_EATS = (
    r"(?:killing|eating|destroying|crushing|breaking|tearing|ripping|wrecking|burning|haunting)"
    r" (?:me(?: (?:up|apart|alive|inside|up inside))?|us|my heart)"
)
_OF_WHAT = (
    r"(?:(?: (?:by|from|of|with|between|what|because of|it|all|this|that|these|the|my|our|and|on top|now|work|job"
    r"|jobs|kids?"
    r"|children|baby|toddler|house|housework|home|money|bills|school|parents?|mum|mom|dad|family|nights?|no sleep"
    r"|not sleeping"
    r"|sleep|sleepless|him|his|her|them|their|affair|betrayal|talks?|talking|crying|fighting|fights|arguing|thinking"
    r"|worry"
    r"|worrying"
    r"|waiting|pretending|days?|weeks?|months?|year|years|everything|same|also|plus|is|lot|a))*)"
)
"""What wears somebody out."""
_HURT = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?:{_WHAT}|{_P})(?:'s| is| are| was| has been)?(?: (?:really|slowly|just|absolutely|literally|still))? {_EATS}"
    r"|i could (?:just )?(?:kill|murder|strangle|throttle|wring) (?:him|her|them|both of them|his neck|her neck)"
    r"(?: (?:for|over|when|sometimes)(?: [\w']+){0,8})?"
    rf"|{_P}(?:'s| has| have| had)? (?:just |really |literally )?(?:stabbed|knifed) me in the (?:back|heart)"
    rf"|{_P}(?:'s| has| have| had)? (?:just |really )?(?:broke|broken|breaks|crushed|shattered|ripped out|tore out"
    r"|stomped on|trampled on) my heart(?: out| in two| to pieces| in pieces)?"
    r"|i (?:can'?t|cannot|couldn'?t|dare not|don'?t dare(?: to)?) tell (?:anyone|anybody|a soul)"
    r"(?: about (?:it|this|us))?"
    r"|stabbed (?:me )?in the back|(?:it is|it's|that was|it was|this is|like) (?:like )?a (?:knife|stab|kick|punch"
    r"|slap) (?:in|to|through|into) (?:my|the) (?:back|heart|gut|guts|stomach|chest|teeth|face)"
    r"|my (?:heart|world|soul)(?:'s| is| feels| lies)? (?:all )?(?:in (?:pieces|bits|tatters|shreds|a million pieces)"
    r"|bleeding|breaking|heavy|sore|torn|ripped apart|torn apart)"
    r"|i(?:'m| am)(?: just| really| still)? (?:drowning|bleeding|burning up|hanging by a thread|running on empty"
    r"|in bits|in pieces|a wreck|a mess|in a dark place|climbing the walls|all over the place)"
    r"|i(?:'m| am| feel| am feeling|'m feeling)(?: (?:a bit|so|really|very|kind of))? (?:sick|nauseous|queasy|dizzy"
    r"|sick to my stomach)"
    r"|it (?:makes|made) me (?:feel )?(?:sick|cry)|i want to scream|i could scream|my stomach is in knots"
    r"|i(?:'?m| am| feel)(?: (?:just|so|really|completely|totally|utterly|absolutely|always|still|too|physically"
    r"|emotionally"
    r"|beyond))* (?:exhausted|worn out|drained|wiped out|burn(?:t|ed) out|shattered|knackered|overwhelmed|spent"
    r"|frazzled|tired"
    r"|stretched (?:too )?thin)"
    rf"{_OF_WHAT}|i (?:can'?t|cannot) keep up{_OF_WHAT}|it(?:'s| is) (?:all )?too much{_OF_WHAT}"
    rf"|i(?:'ve| have)? (?:hit|reached) (?:a|the|a brick) wall|it hurts(?: like hell| so much| so bad| a lot)?"
    rf"){_AFTER}"
)
_SUBJECT = re.compile(
    r"(?:(?:ok|okay|no|please|sorry|um+|and|so|but|hey|actually|honestly|i don'?t want to talk about (?:it|this|that)"
    r"(?: any ?more| now)?) )*"
    r"(?:(?:can|could|may|shall|should) (?:we|i|you)(?: (?:please|maybe|just))* (?:(?:talk|chat|speak)(?: (?:about"
    r"|of))?"
    r"|change|switch|do|move on to|go on to)"
    r"|(?:i(?:'d| would)?(?: (?:just|really))* (?:rather|like to|want to|wanna|prefer to|need to)|let'?s|let us)"
    r" (?:please |just )?(?:(?:talk|chat|speak)(?: (?:about|of))?|change|switch|move on to)"
    r"|(?:talk|chat) (?:to me )?about)"
    r" (?:(?:some|any)thing (?:else|different|normal|nice|lighter|light|other)(?: (?:than this|than that))?"
    r"|(?:the |this )?(?:subject|topic)|(?:another|a different|some other) (?:subject|topic|thing)|other things"
    r"|(?:some|any)thing but (?:this|that))"
    r"(?: (?:please|now|for (?:a (?:bit|while|moment|minute)|now)|instead|then|ok|okay|today|tonight|a bit))*"
)
_NAME = re.compile(
    r"(?:(?:hi|hello|hey|ok|okay|so|and|but|well|sorry|btw|um+|oh|also|yes|no|please|wait|by the way|first|lol|tell me"
    r"|just wondering|quick question|i'?m curious) )*"
    r"(?:(?:(?:what(?:'?s| is| are| was)|whats|wh?ats|wots|(?:may|can|could) i (?:ask|know|have|get)(?: what)?"
    r"|(?:what|who) is|and|is) )?(?:your|ur|yr|you'?re|ya) (?:(?:first|real|actual|own) )*names?(?: is)?(?: again)?"
    r"|(?:do|did) (?:you|u|ya) (?:even |actually )?(?:have|got) (?:a |any )?name|(?:have|has) (?:you|u) got a name"
    r"|(?:got|have) a name"
    r"|what (?:do|should|can|shall|may|could) (?:i|we|people|they) call (?:you|u|ya)|(?:what|who) (?:are|r) (?:you|u)"
    r" called|how (?:should|do|can|may) (?:i|we) (?:call|address) (?:you|u))"
    r"(?: (?:btw|by the way|then|please|pls|anyway|again|though|or something|or what|lol|if (?:i|you) (?:may|can"
    r"|have one)"
    r"|if i may ask|if you have one|mate|bot|friend))*"
)
_SCARED = re.compile(
    rf"{_BEFORE}(?:(?:i'?m|i am|im|i feel|feeling|feel|am) )?(?:so |really |very |just |a bit |kinda |too |quite )*"
    r"(?:scared|afraid|frightened|terrified|in fear)"
    r"(?: (?:rn|rite now|man|tbh|ngl|lol|still|of (?:it|this|everything)))*"
    rf"{_AFTER}"
)
STORY, SEVERAL = 18, 3
"""Words from which on a message is a story, and how often it names the two of them."""
_TWO = re.compile(rf"\b(?:i|me|my|we|us|our|s?he|him|her|his|they|them|their|{_P})\b")
_TIME_TO_PASS = re.compile(r"\b(?:killing|passing|filling) (?:some |the )?(?:time|an hour)\b")
_DATE = re.compile(r"\bdate night\b")
_COLD = frozenset({"out_of_scope", "nlu_fallback", "not_sure", "affirm", "another_one", "greet"})
"""What a date is taken for where it is no topic."""


def tears_alone(text: str) -> bool:
    """Whether nothing but signs was sent, with tears or a broken heart among them."""
    return not any(sign.isalnum() for sign in text) and not _TEARS.isdisjoint(text)


def says_nothing(text: str) -> bool:
    """Whether there is neither a word in a text nor a sign that means more than a smile."""
    meaning = any(unicodedata.category(sign) == "So" and sign not in _SMILES for sign in text)
    return not any(sign.isalpha() for sign in text) and not meaning


def is_story(text: str) -> bool:
    """Whether a message tells at length of two people, and asks nothing: warmth comes before a question."""
    return len(text.split()) >= STORY and not text.rstrip().endswith("?") and len(_TWO.findall(plain(text))) >= SEVERAL


def told(text: str, intent: str | None) -> str | None:
    """What is told; None where something is asked, or it was understood otherwise."""
    if tears_alone(text):
        return HURT
    words = plain(text)
    if _NAME.fullmatch(words):
        return NAME
    if _SUBJECT.fullmatch(words):
        return SUBJECT
    if "?" in text or len(words.split()) > _WORDS:
        return None
    if _SCARED.fullmatch(words):
        return SCARED
    if _HURT.fullmatch(words):
        return HURT
    evening = _TIME_TO_PASS.search(words) or (intent in _COLD and _DATE.search(words))
    return EVENING if evening else None
