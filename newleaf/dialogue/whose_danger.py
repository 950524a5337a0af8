"""What is said to a danger that the session knows: whose it is after all, or that it has come to the deed.

"It's not a friend, it's me" has no word of danger in it, and is the gravest thing that can follow a worry. Each form
stands for a whole message: where more is said, the screen has heard it.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from newleaf.dialogue.child_hints import of_a_child_at_risk
from newleaf.dialogue.deed_forms import tells_my_part, tells_their_part
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.withholding import BY_PARTNER, WITHHOLD
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.understanding.short_answers import Short, says_short


class Told(StrEnum):
    """What is told of the danger."""

    OWN = "own"
    """It is the writer's own, and was told as somebody else's."""
    HIT = "hit"
    """The writer is the one who is hurt by a partner."""
    SUFFERED = "suffered"
    """It was done to the writer, and was taken for their own deed."""
    DID = "did"
    """The writer is the one who hurts, and was taken for the one who is hurt."""
    THEIRS = "theirs"
    """It is somebody else's, and was taken for the writer's."""
    CHILD = "child"
    """It is a child's, and was taken for the writer's."""
    DONE = "done"
    """The writer has begun to end their life, or holds the means."""
    DONE_BY_THEM = "done_by_them"
    """The person one worries about has."""


_BEFORE = (
    r"(?:(?:oh|god|ok|okay|alright|all right|fine|yes|yeah|no|well|but|and|so|then|please|sorry|um+|honestly|really"
    r"|actually|listen|look|lol|haha"
    r"|the truth is|to be honest|truth is|i lied|i think|help|me"
    r"|i(?:'?m| am) (?:not )?(?:ok|okay|fine|well|safe|alright)(?: now)?|i (?:won'?t|will not) do anything(?: stupid)?"
    r"|i(?:'?m| am) not (?:gonna|going to) do anything(?: stupid)?|s?he(?:'?s| is) (?:asleep|sleeping)) )*"
)
"""What is said before it, and takes none of it back."""
_SOMEBODY = (
    r"(?:friends?|mate|bestie|bff|sister|brother|cousin|mum|mom|mother|dad|father|daughter|son|niece|nephew|aunt|uncle"
    r"|colleague|coworker|neighbou?r|flatmate|roommate|workmate)"
)
_THEM = (
    rf"(?:(?:about |for )?(?:my |a |the |any |some )?(?:\w+ )?{_SOMEBODY}|(?:about |for )?(?:someone|somebody) else)"
)
_IT = r"(?:it|this|that|she|he|they|the person)"
_IS = r"(?:'?s| is| was|'?s been| has been)"
_REALLY = r"(?: (?:really|actually|all|always|just|in fact|only))*"
_NOT_THEM = (
    rf"(?:{_IT}{_IS}{_REALLY} (?:not|never){_REALLY} {_THEM}|{_IT} (?:isn'?t|wasn'?t){_REALLY} {_THEM}"
    rf"|there(?:'?s| is| was)? (?:no|never was (?:a|any)|not any|not a) {_SOMEBODY}|there (?:isn'?t|wasn'?t)"
    rf" (?:a|any|no) {_SOMEBODY}|i (?:don'?t|do not) (?:mean|have) {_THEM}|i made (?:her|him|them|it|that"
    rf"|the {_SOMEBODY}) up"
    rf"|not {_THEM}|i(?:'?m| am|'ve)? ?(?:not|wasn'?t) (?:talking|speaking|asking|writing) {_THEM})"
)
_ME = (
    rf"(?:(?:{_IT}|(?:the|my|that) {_SOMEBODY}){_IS}{_REALLY}(?: about)? (?:me|myself)(?: myself)?"
    r"|i(?:'?m| am| was|'ve been| have been)(?: (?:really|actually|just))* (?:talking|speaking|writing|asking)"
    r" (?:about|for|of) (?:me|myself)|i mean(?:t)? (?:me|myself)"
    rf"|i(?:'?m| am)(?: (?:really|actually))* (?:the|that|this|my) (?:{_SOMEBODY}|person)|i(?:'?m| am) her"
    r"|it happens to me|it(?:'?s| is) happening to me)"
)
_STRIKES = (
    r"(?:hits?|hitting|beats?|beating|hurts?|hurting|punch(?:es|ing)?|slaps?|slapping|kicks?|kicking|chok(?:es?|ing)"
    r"|strangl(?:es?|ing)|threatens?|threatening|forc(?:es?|ing)|abus(?:es?|ing)|shouts? at|scream(?:s|ing)? at)"
)
_ONE = (
    r"(?:(?:i(?:'?m| am)|it(?:'?s| is)(?: really)?) (?:the|that) (?:one|person|woman|man|wife|husband)|it(?:'?s| is)"
    rf"(?: really)? me)(?: (?:who|whom|that))? (?:s?he|they|my \w+|being)(?:'?s| is| keeps| always)? ?{_STRIKES}"
    r"(?: me)?"
)
_AFTER = (
    r"(?: (?:now|really|actually|tbh|lol|ngl|fr|ok|okay"
    r"|(?:i(?:'m| am) )?(?:only|just) saying|sorry|i(?:'?m| am) sorry|all along|the whole time|and|but"
    r"|please|help(?: me)?"
    r"|i need help|i lied|i(?:'?m| am| was| felt)? ?(?:too |so )?(?:scared|afraid|ashamed|embarrassed|frightened)"
    r"|(?:to|of) (?:say|saying|tell|telling|admit|write|saying it)(?: (?:it|so|that|you|anyone|you that|it out loud))?"
    r"|i (?:couldn'?t|didn'?t (?:want to|dare(?: to)?|know how to)) (?:say|tell|admit)(?: (?:it|so|that|you))?))*"
)
_NOT_HER = (
    rf"(?:{_IT}{_IS}{_REALLY} not(?: about)? (?:her|him|them)|it (?:isn'?t|wasn'?t)(?: about)? (?:her|him|them)"
    rf"|not her)"
)
_ATOMS = rf"(?:{_NOT_THEM}|(?:{_NOT_HER} {_BEFORE})?{_ME}|{_ONE})"
_OWN = re.compile(rf"{_BEFORE}{_ATOMS}{_AFTER}(?: {_BEFORE}{_ATOMS}{_AFTER}){{0,3}}")
_INVENTED = rf"(?:there[\w' ]{{1,20}} {_SOMEBODY}|i made (?:\w+ )?\w+ up)"
_NAMES_ME, _NAMES_BLOWS = re.compile(rf"(?:{_ME}|{_ONE}|{_INVENTED})\b"), re.compile(rf"{_ONE}\b")
_NOT_ME = (
    rf"(?:{_IT}{_IS}{_REALLY} (?:not|never)(?: about| for)? me|{_IT} (?:isn'?t|wasn'?t)(?: about| for)? me|not me"
    r"|i(?:'?m| am) not (?:talking|speaking|asking|writing) (?:about|for) (?:me|myself)|i (?:don'?t|didn'?t) mean me"
    r"|i(?:'?m| am) (?:fine|ok|okay|safe))"
)
_HERS = rf"(?:my |a |the )(?:\w+ )?{_SOMEBODY}(?:'?s (?:husband|wife|partner|boyfriend|girlfriend|marriage|ex))?"
_MEANS_THEM = (
    rf"(?:(?:i(?:'?m| am) )?(?:talking|speaking|asking|writing) (?:about|for) {_HERS}|i mean(?:t)? {_HERS}"
    rf"|it(?:'?s| is| was) (?:about|for|happening to) {_HERS}|it happens to {_HERS})"
)
_THEIRS = re.compile(
    rf"{_BEFORE}(?:{_NOT_ME} {_BEFORE}(?:(?:{_IT}{_IS} )?{_HERS}|{_MEANS_THEM})|{_MEANS_THEM}(?: {_NOT_ME})?)"
    r"(?: (?:i(?:'?m| am) (?:worried|asking|scared)(?: (?:about|for) (?:her|him|them))?|sorry|not me|who|that needs"
    r"|needs|help|s?he(?:'?s| is) \d{1,2}(?: years old)?|aged? \d{1,2}))*"
)

_MEANS = (
    r"(?:pills?|tablets?|tabs|meds|medication|medicine|painkillers?|paracetamol|tylenol|ibuprofen|sleeping (?:pills?"
    r"|tablets?)|antidepressants?|insulin|bottle|packet|box|knife|blade|razor(?: blade)?|scissors|rope|noose|belt|gun"
    r"|pistol|bleach)"
)
_THE = r"(?:the|my|his|her|their|a|an|all|all the|all my|all of the|all of my|some|some of the|these|those|both)"
_HEIGHTS = r"(?:bridge|roof|rooftop|ledge|edge|tracks?|cliff|parapet|railway line|platform edge)"
_QUANTITY = (
    rf"(?:it|them|it all|them all|all of (?:it|them)|the lot|everything|the whole (?:lot|packet|box|bottle|pack|thing)"
    rf"|the rest(?: of (?:it|them))?|half (?:of )?(?:it|them)|some of them|most of them|too many|loads(?: of them)?"
    rf"|{_THE} {_MEANS}|\d+(?: of them| {_MEANS})?)"
)
_HELD = (
    r"(?:in (?:my|her|his|their) (?:hands?|lap|mouth|bag|pocket)|in front of (?:me|her|him|them)|next to (?:me|her|him"
    r"|them)|beside (?:me|her|him|them)|with (?:me|her|him|them)|right here|here|ready|out|on (?:the|my) (?:table|bed"
    r"|floor|lap)|lined up(?: for (?:me|myself|her|him))?)"
)


def _deed(who: str, has: str, be: str) -> str:
    """The forms of the deed. `who`: the subject; `has` and `be`: how "have" and "am" go with it."""
    done = rf"{who}{has}(?: (?:just|already|only|really))*"
    return (
        rf"(?:{done} (?:took|taken|swallowed|drank|drunk|had)(?: (?:like|about|only|maybe|around))* {_QUANTITY}"
        rf"(?: (?:from|in) (?:the|my) (?:cupboard|cabinet|box|drawer|bathroom|house))?"
        rf"|{done} (?:did|done) it|{done} (?:went|gone|going) through with it|it'?s done"
        rf"|{who}{be}(?: (?:just|already))* (?:doing it|taking them|swallowing them|about to (?:do it|jump))"
        rf"|(?:{who}{has}(?: (?:got|have|has|hold|holds))?|{who}{be}(?: \w+)? (?:holding|sitting here with|looking at))"
        rf" {_THE} {_MEANS}(?: {_HELD})+|{who}{be} holding {_THE} {_MEANS}"
        rf"|(?:the|my) {_MEANS}(?:'?s| is| are) (?:\w+ )?{_HELD}"
        rf"|{who}{be}(?: \w+){{0,2}} (?:on|in|at|by|near) (?:the|my|a|her|his|our) (?:\w+ )?\w+(?: floor)?(?: alone)?"
        rf" with {_THE} {_MEANS}|{who}{be}(?: \w+){{0,2}} (?:on|at|by|near) (?:the|a) (?:\w+ )?{_HEIGHTS}"
        rf"|{done} cut(?: (?:it|deep|too deep|myself|(?:her|him|them)sel(?:f|ves)|(?:my|her|his|their) (?:\w+ )?"
        rf"(?:arms?|wrists?|legs?|thighs?|veins?|throat)))*"
        rf"|{who}{be} (?:cutting|bleeding)(?: (?:a lot|badly|everywhere|myself))?"
        rf"|(?:it|the bleeding) (?:won'?t|doesn'?t|isn'?t|is not) stop(?:ping)?(?: bleeding)?"
        rf"|there(?:'?s| is) (?:so much|a lot of|too much|lots of) blood"
        rf"|{done} jumped(?: (?:in|off|out|down|from it|into the (?:water|river|sea|canal)|in the (?:water|river)))?"
        rf"|{who}{be} in the (?:water|river|sea|canal))"
    )


_LATER = (
    r"(?: (?:now|just now|already|tonight|here|alone|please|sorry|help(?: me)?|and|i(?:'?m| am) (?:so )?(?:scared|sorry"
    r"|cold|dizzy|sleepy|alone)|what now|what do i do|(?:(?:a few|\d+|five|ten|twenty|an?) )?(?:minutes?|mins?|hours?"
    r"|while|moment) ago|an hour ago|goodbye|bye|it'?s too late|too late|all of (?:it|them)))*"
)
_SHORT_DEED = (
    rf"(?:(?:just |already )?(?:took|taken|swallowed) {_QUANTITY}|(?:done|did) it|(?:got|holding) {_THE} {_MEANS}"
    rf"(?: {_HELD})+)"
)
"""The same where "I" is left out."""
_NOT_WAKING = (
    r"(?:(?:s?he|they)(?:'?s| is| are)? ?(?:won'?t|doesn'?t|not|isn'?t|can'?t|cannot)(?: (?:be"
    r"|really))* (?:wake(?: up)?"
    r"|waking(?: up)?|woken|respond(?:ing)?|move|moving|breathing|breathe)|(?:i )?(?:can'?t|cannot"
    r"|couldn'?t) (?:wake (?:her"
    r"|him|them)(?: up)?|get (?:her|him|them) (?:to wake(?: up)?|awake|up))|wo?n'?t wake(?: up)?|not moving"
    r"|there(?:'?s| is"
    r"| are) (?:an |a )?(?:empty (?:packets?|pill (?:packets?|bottles?)|bottles?|blister packs?)|note)(?: (?:on|by"
    r"|next to|in)"
    r" (?:the|her|his) (?:bed|floor|table|pillow|door|room|side))?|s?he(?:'?s| is| has)? (?:left|gone|not picking up)"
    r"|s?he(?:'?s| has)?(?: just)? (?:texted|sent|wrote|left|messaged|said)(?: me)?(?: (?:a|her|his"
    r"|the))? ?goodbyes?(?: (?:text"
    r"|message|note|letter))?|(?:s?he(?:'?s| has)? )?(?:turned|switched) (?:her|his|their) phone off)"
)
_OWN_DEED = _deed(r"i", r"(?:'ve| have|ve)?", r"(?:'?m| am)")
_THEIR_DEED = _deed(rf"(?:s?he|they|my (?:\w+ )?{_SOMEBODY})", r"(?:'?s|'ve| has| have)?", r"(?:'?s|'re| is| are)")
_DONE, _DONE_BY_THEM = (
    re.compile(rf"{_BEFORE}{deed}{_LATER}(?: {_BEFORE}{deed}{_LATER})?")
    for deed in (rf"(?:{_OWN_DEED}|{_SHORT_DEED})", _THEIR_DEED)
)
_LYING_THERE = re.compile(rf"{_BEFORE}{_NOT_WAKING}(?:(?: (?:and|but|so|then))? {_NOT_WAKING}){{0,3}}{_LATER}")
_DECISIVE = re.compile(r"\b(?:wak\w+|woken|awake|respond\w*|mov\w+|breath\w+|empty|note|goodbyes?)\b")
"""Of it, what says that minutes count. "She left" alone does not."""
_FOR_ME = re.compile(r"\bfor (?:me|myself)\b")
_A_CHILD = re.compile(r"\b(?:sons?|daughters?|kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|nephew|niece)\b")
_GROWN = re.compile(r"\b(?:1[89]|[2-9]\d)\b|\bgrown|\badult|in law\b")
_OF_A_STEP = re.compile(rf"{_BEFORE}(?:(?:i(?:'ve| have|ve)?(?: just| already)? )?(?:did|done) it|it'?s done){_LATER}")
"""What is said to a step of an exercise as well."""
_LIFE = frozenset({Signal.SUICIDE_SELF_HARM, Signal.DESPAIR})
_GUIDED = "guided"
_MOST_WORDS = 22
_AT_HOME = frozenset({Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK})
_MILD = frozenset({Signal.ACUTE_TRAUMA, Signal.MINOR})
_ROLE_ASKED = frozenset({"role", "side"})


def told_of_danger(text: str, slots: Mapping[str, Any]) -> Told | None:
    """What a message tells of the danger that this session knows; None where it tells something else, or none is known.

    slots: of the session.
    """
    known, worry = slots.get("signals") or {}, slots.get("worry")
    if not set(known) - _MILD:
        return None
    words = plain(text)
    if len(words.split()) > _MOST_WORDS:
        return None
    if deed := _deed_in(words, slots):
        return deed
    if not worry and not known.keys().isdisjoint(WITHHOLD):
        if tells_my_part(words):
            return Told.DID
        if tells_their_part(words):
            return Told.SUFFERED
    if of_a_child_at_risk(text, slots):
        return Told.CHILD
    if _THEIRS.fullmatch(words):
        child = _A_CHILD.search(words) and not _GROWN.search(words) and not known.keys().isdisjoint(_AT_HOME)
        return Told.CHILD if child else Told.THEIRS
    if says_short(text, slots, Short.NOT_ME):
        return Told.THEIRS
    if not _OWN.fullmatch(words):
        return None
    if _NAMES_BLOWS.search(words):
        return Told.HIT
    calm = slots.get("asked", "nothing") == "nothing"
    elsewhere = calm and slots.get("open_question") in {_GUIDED, *_ROLE_ASKED}
    named = bool(_NAMES_ME.search(words)) and not elsewhere  # "it's me" may answer something else
    return Told.OWN if worry or named else None


def as_told(told: Told, slots: Mapping[str, Any], found: Assessment) -> Assessment:
    """The assessment of what the session knows, as it is told now. `found`: what the screen found in the message."""
    known, life = slots.get("signals") or {}, slots.get("life")
    if told in (Told.DONE, Told.DONE_BY_THEM):
        who = Who.SELF if told is Told.DONE else Who.OTHER
        return Assessment.of([Finding(Signal.SUICIDE_SELF_HARM, Tier.ACUTE, who, life_in_danger=True)])
    if told is Told.SUFFERED:
        suffered = [Signal(name) for name in known if name in BY_PARTNER] or BY_PARTNER
        return Assessment.of(Finding(signal, Tier.ACUTE, Who.SELF) for signal in suffered)
    if told is Told.DID:
        return Assessment.of([Finding(Signal.COERCING_PARTNER, Tier.CONCERN, Who.SELF)])
    if told is Told.CHILD:
        return Assessment.of([Finding(Signal.CHILD_AT_RISK, Tier.ACUTE, Who.OTHER)])
    who = Who.OTHER if told is Told.THEIRS else Who.SELF
    tiers = {each.signal: each.tier for each in found.findings} | {Signal(name): Tier(known[name]) for name in known}
    if who is Who.SELF:
        tiers = dict.fromkeys(tiers, Tier.ACUTE)
        if told is Told.HIT:
            tiers[Signal.PARTNER_VIOLENCE] = Tier.ACUTE
        if Signal.CHILD_AT_RISK in tiers and slots.get("worry") is None:  # the child is whoever writes
            tiers.setdefault(Signal.MINOR, Tier.CONCERN)
    return Assessment.of(
        Finding(signal, tier, who, life_in_danger=bool(life) and signal is Signal.SUICIDE_SELF_HARM)
        for signal, tier in tiers.items()
    )


def _deed_in(words: str, slots: Mapping[str, Any]) -> Told | None:
    known, calm = slots.get("signals") or {}, slots.get("asked", "nothing") == "nothing"
    if Signal.SUICIDE_SELF_HARM not in known and (calm or Signal.DESPAIR not in known):
        return None
    if slots.get("worry") in _LIFE:  # "I took them" may be what keeps that person safe
        if _FOR_ME.search(words) and _DONE.fullmatch(words):
            return Told.DONE
        lies_there = _LYING_THERE.fullmatch(words) and _DECISIVE.search(words)
        return Told.DONE_BY_THEM if lies_there or _DONE_BY_THEM.fullmatch(words) else None
    of_step = calm and slots.get("open_question") == _GUIDED and bool(_OF_A_STEP.fullmatch(words))
    return Told.DONE if not of_step and _DONE.fullmatch(words) else None
