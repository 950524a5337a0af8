"""What typed words at a step tell beside an answer: fear, force, pressure, or that it is not both who want it."""

import re
from enum import StrEnum

from newleaf.dialogue.guided import Place
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_questions import asks, asks_about_step
from newleaf.dialogue.told import tears_alone


class Heard(StrEnum):
    """From the gravest on; the first three lead to help."""

    FEAR = "fear"
    FORCE = "force"
    FORCING = "forcing"
    """The one who writes does it to the other."""
    STOP = "stop"
    PRESSURE = "pressure"
    STATE = "state"
    """Asleep, drunk, frozen, in tears: nobody says yes like that."""
    ABSENT = "absent"
    """There is nobody beside them to say yes."""
    DOUBT = "doubt"
    """A yes with a "but", or one that only somebody else gave."""
    MORE = "more"
    OVERWHELMED = "overwhelmed"
    """Tears, or a body that turns: where one is alone, a pause; where two are needed, a state."""


GRAVE = frozenset({Heard.FEAR, Heard.FORCE, Heard.FORCING})

_P = r"(?:s?he|they|(?:my )?(?:partner|husband|wife|boyfriend|girlfriend|spouse|fianc[eé]e?|man|bf|gf)|one of us)"
_FEW = r"(?: [\w']+){0,4}"
_GO_ON = r"(?:carry on|continue|go on|keep going|go up|go further|do it|get on with it)"
_NEGATED = re.compile(r"\b(?:not|no|nobody|never|neither|without|nothing|\w+n't|wont)\b(?: \w+){0,3}$")

_BLOWS = re.compile(
    rf"\b{_P}(?:'s|'ll|'d)?{_FEW} (?:violent|aggressive|rag(?:e|es|ing)|explodes?|exploding|flips? out"
    r"|(?:hit|slap|beat)(?:s|ting|ping|ing)?|(?:yell|shout|scream|threaten|punish)(?:s|ed|es|ing)?"
    r"|(?:hurts|hurting) me)\b"
)
_ANGER = re.compile(rf"\b{_P}(?:'s|'ll|'d)?{_FEW} (?:angry|mad|furious|livid|enraged)\b")
_ANGER_TO_FEAR = re.compile(r"\b(?:would|will|\w+'(?:d|ll)|might|gets?|if|when|here|at me|with me|so)\b")
_OF_ME = re.compile(r"\b(?:afraid|scared|frightened|terrified) of me\b")
_AFRAID_OF = re.compile(
    rf"\b(?:(?:afraid|scared|frightened|terrified) (?:of|that) (?:him|her|them|what {_P}|{_P}|how {_P})"
    rf"|fear (?:him|her|them)"
    rf"|so (?:that )?{_P} (?:won't|wont|will not|doesn't|does not) (?:be|get) (?:angry|mad|furious)"
    rf"|{_P} (?:scares?|frightens?|terrif(?:y|ies)) me)\b"
)
_AFRAID = re.compile(r"\b(?:afraid|scared|frightened|terrified|unsafe)\b")
_UNSAFE = re.compile(r"\b(?:do not|don't|not) (?:feel|feeling|really feel) safe\b")
_FORCE = re.compile(
    rf"\b{_P}{_FEW} (?:won't|wont|will not|would not|wouldn't|does not|doesn't|do not|don't|did not|didn't|never"
    r"|refuse[sd]? to|isn't|is not|are not|aren't|not)(?: even| just)? (?:let(?:s|ting)? (?:me|us|go)|stop(?:s|ping)?"
    r"(?! (?:cry|shak|talk|smil|laugh))|(?:take|accept|respect)(?:s|ing)? (?:a |my )?no|listen when i say)\b"
    rf"|\b{_P} (?:\w+ )?(?:forc(?:es?|ed|ing) (?:me|us)|grab(?:s|bed)?|pinn?(?:s|ed) me"
    r"|h(?:eld|olds?) me (?:down|there)"
    r"|ke(?:pt|eps?) (?:going|touching)|carrie[sd] on|(?:went|goes) on (?:anyway|after|when|though|even))\b"
    rf"|\b{_P} (?:makes?|made|is making) me (?:do|go|say|hold|touch|stay|lie|sit)\b"
    r"|\bagainst my will\b|\bi (?:can't|cannot|couldn't|could not|am not allowed to|'m not allowed to) "
    r"(?:get away|get out|say (?:no|stop)|stop (?:him|her|them))\b"
    r"|\b(?:stop|no|it) (?:would not|wouldn't|will not|won't|is not|isn't|was not|wasn't) (?:be )?heard\b"
)
_FORCING = re.compile(
    r"\bi (?:won't|will not|did not|didn't|do not|don't|would not|wouldn't) (?:let (?:him|her|them) (?:go|stop|leave)"
    r"|let go|stop(?! (?:cry|shak|talk|smil|laugh)))\b"
    r"|\bi (?:kept (?:going|touching)|carried on|went on (?:anyway|after|when|though|even))\b"
    r"|\bi (?:forced? (?:him|her|them)|(?:made|make) (?:him|her|them) (?:do|go|say|hold|touch|stay|lie|sit))\b"
)
_STOP = re.compile(
    rf"\b(?:i|we|{_P}) (?:wants?|wanted|needs?|would like) (?:us |me )?to stop\b"
    r"|\bsaid (?:stop|enough|no)\b|^(?:(?:please|pls|plz|ok|okay|no|wait|sorry|and|now) )*stop\b"
    r"(?! (?:laugh|smil|giggl|watch|clock|timer))|\b(?:had|have had|'ve had) enough\b"
    r"|\b(?:i'm|i am|we're|we are) stopping\b|\b(?:get|get your hands|want (?:him|her|them)) off me\b"
    rf"|\b(?:i|{_P}) (?:just )?(?:let go|took (?:my|his|her|their) hands? (?:away|back)"
    r"|pulled (?:my|his|her|their) hands?)\b"
)
_NO_REST = (
    r"(?! (?:stop|let go|leave|wait|pause|rest|breathe|look away|move|think|sleep"
    r"|go\b(?! (?:on|up|further|along))))"
)
"""Whoever has to stop is not pushed."""
_PRESSURE = re.compile(
    r"\b(?:push(?:ed|es|ing)?|pressur\w*|pressed|beg|begs|begged|begging"
    r"|(?:talk(?:ed|s)?|guilt(?:ed)?) (?:me|him|her|them) into"
    rf"|persuaded|convinced|nag\w*|duty|owes?|owed|(?:(?:have|had|has) to|must){_NO_REST}"
    r"|sulk\w*|moody|g[ai]ves? in|keep the peace"
    rf"|if i (?:don't|do not|say no|refuse|stop)|so (?:that )?{_P} (?:won't|wont|doesn't|will not|stays?)"
    rf"|or (?:else|{_P}(?:'ll| will| leaves?| goes))|(?:was|is|are|were) waiting|to please (?:him|her|them))\b"
)
_WANTS_ON = re.compile(rf"\b{_P} wants? (?:me |us )?to {_GO_ON}\b")
_STATE = re.compile(
    rf"\b{_P}(?:'s| is| got| gets| looks?| seems?| feels?| became| went)(?: (?:so|very|really|all|a bit))*"
    r" (?:sad|upset|tense|uncomfortable|unhappy|distant)\b"
    r"|\bi(?:'m)? feel(?:ing)? (?:(?:so|really|a bit|very) )*(?:sick|nauseous|disgust\w*|dirty|nothing)\b"
    rf"|\bthink(?:ing)? (?:of|about) (?:the (?:affair|other)|(?:him|her) (?:with|and)|them together|what {_P} did)\b|"
    r"\b(?:asleep|sleeping|sleeps|passed out|unconscious|drunk|drinking|tipsy|wasted|stoned|high|froze\w*|freez\w*"
    r"|stiff\w*|rigid|numb|flinch\w*|shak(?:es|ing|y)|shook|trembl\w*|cry|crying|cries|cried|tears|sob\w*"
    r"|(?:pull|turn|back|mov)(?:s|ed|es)? (?:away|back)"
    rf"|{_P}(?:'s| is| was| went| goes| got)? ?(?:very |so |all )?(?:quiet|silent)"
    rf"|{_P} (?:has |just )?(?:left|(?:walk(?:s|ed)|went|ran|goes|stormed) (?:out|off|away))"
    rf"|{_P} (?:says?|said) nothing|{_P} (?:doesn't|does not|didn't|did not) (?:answer|say))\b"
)
_ABSENT = re.compile(
    rf"\b{_P}(?:'s| is|'re| are)(?: still| just| currently)? (?:away|out|gone|abroad|travell?ing"
    r"|at (?:work|(?:his|her|their|the) \w+)|in (?:another|a different|the other) \w+|on (?:a|the) trip)\b"
    rf"|\b{_P}(?:(?:'s| is|'re| are) not| (?:isn't|isnt|aren't))"
    r" (?:here|home|at home|with me|around|in the room|there)\b"
    r"|\bi(?:'m| am)(?: here| just| all)? (?:alone|by myself|on my own)\b(?! (?:in|with (?:it|this|that|my)))"
    r"|\bwe (?:live apart|are (?:apart|separated)|don't live together)\b"
)
_UNWELL = re.compile(
    r"(?:(?:oh|god|ugh|help|now|and|but|sorry|i think|please) )*"
    r"(?:i(?:'m| am| feel| am feeling|'m feeling| might be|'m going to be| am going to be|'m about to be)"
    r"(?: (?:a bit|so|really|very|kind of|suddenly|getting))? (?:sick|ill|nauseous|queasy|dizzy|faint|unwell"
    r"|overwhelmed|sick to my stomach)|(?:it|this) (?:makes|is making|made) me (?:feel )?(?:sick|ill|dizzy|nauseous)"
    r"|my (?:stomach|head|chest) (?:hurts|turns|is turning|aches|is spinning|spins)|i need to (?:throw up|be sick)"
    r"|i (?:just )?(?:threw up|was sick|vomited))"
    r"(?: (?:now|again|right now|from this|of this|with this|doing this|when we do this))*"
)
_DOUBT = re.compile(
    r"\b(?:but|because|cause|cos|cuz|although|though|unless|except|only|kind of|sort of|kinda|sorta|unsure|maybe"
    r"|i (?:guess|suppose)|lied|lying|not|\w+n't|(?:wo|do|does|did|is|ca|are)nt|g[ai]ve up|gives up|shut up)\b"
    rf"|\b{_P}{_FEW} (?:angry|mad|upset|worked up)\b"
)
_ONE_SAYS = re.compile(rf"\b{_P} (?:really |only |always )?(?:wants?|wanted|says?|said|agreed|decided)\b")
"""Of a yes it is half; where something is to be said to each other, it is what was asked for."""
_A_FEELING = re.compile(
    r"(?:(?:and|so|now|that|i said|i told (?:him|her|them)|s?he said|they said) )*(?:i feel|i am|i'm|it (?:is"
    r"|feels|felt)"
    r"|s?he (?:is|feels)|s?he's)\b(?!.*\b(?:but|want|only|because|lied|guess)\b)"
)
_FARTHER = re.compile(
    rf"\b(?:{_P}|i) (?:touch(?:ed|es)?|grop(?:ed|es)|strok(?:ed|es)|squeez(?:ed|es)"
    r"|put (?:his|her|their|my) hands? (?:on|in|under|between))\b.*"
    r"\b(?:breasts?|chest|thighs?|bum|butt|bottom|crotch|groin|legs|private|shirt|clothes|pants|trousers|skirt)\b"
    rf"|\b{_P} undress(?:ed|es) me\b"
)
"""A touch that no step has asked for."""
_THEIRS = re.compile(rf"\b{_P}(?:'s| is| feels| said)\b")
_MORE = re.compile(
    r"\b(?:can|could|may|shall|should|let's|lets|want|wants|wanna|ready)\b.*\b(?:sex|go further|undress\w*|naked"
    r"|clothes off|make love)\b.*(?:\b(?:now|tonight|instead|here|then)\b|$)"
)


def heard_in(text: str, place: Place) -> Heard | None:
    """The gravest of what is told, so far as it matters at this place; own words are heard elsewhere.

    Where both are needed every doubt counts. Fear of a partner and force count anywhere.
    """
    if place.here.own_words or place.exercise == "words":
        return Heard.OVERWHELMED if tears_alone(text) else None
    words = plain(text)
    naming = place.texts.front.couple and place.here.takes is not None and not place.here.choices
    feeling = naming and bool(_A_FEELING.match(words))
    if grave := _grave(words, place, feeling=feeling):
        return grave
    if feeling and _said(_AFRAID, words):  # a fear, of no partner; the partner's own is no feeling of whoever writes
        return Heard.OVERWHELMED if words.startswith(("i ", "i'm ")) and not _THEIRS.search(words) else Heard.STATE
    question = asks(text)
    if place.texts.front.couple and _MORE.search(words):
        return Heard.MORE
    if place.for_two and not question and _said(_STOP, words):
        return Heard.STOP
    together = "together" in place.values
    if together and _said(_WANTS_ON, words):  # before a rung the two of them differ; after a memory it is a push
        return Heard.PRESSURE
    heeds_pressure = place.for_two or place.exercise == "readiness" or together
    if heeds_pressure and not question and _said(_PRESSURE, words):
        return Heard.PRESSURE
    if place.texts.front.couple and not question and _FARTHER.search(words):
        return Heard.PRESSURE if not place.literal else Heard.STATE
    if place.texts.front.couple and not place.literal:  # it is over, and asked how it was
        return Heard.OVERWHELMED if tears_alone(text) else None
    unwell = tears_alone(text) or bool(_UNWELL.fullmatch(words))
    if place.for_two and (unwell or _said(_STATE, words)):
        return Heard.STATE
    if unwell:
        return Heard.OVERWHELMED
    if place.exercise == "readiness" and re.search(r"\b(?:drunk|drinking|stoned)\b", words):
        return Heard.PRESSURE  # "only when I am drunk" is no wish from inside
    if not place.for_two or question or asks_about_step(text):
        return None
    if any(not (feeling and at.group().startswith("i")) for at in _ABSENT.finditer(words)):  # "I am alone" may be felt
        return Heard.ABSENT
    if feeling:
        return None
    return Heard.DOUBT if _DOUBT.search(words) or (not naming and _ONE_SAYS.search(words)) else None


def _grave(words: str, place: Place, *, feeling: bool) -> Heard | None:
    if _said(_OF_ME, words) or _FORCING.search(words):
        return Heard.FORCING
    if _FORCE.search(words):
        return Heard.FORCE
    # Whoever was hurt may be angry: with a partner whom a memory hit, that alone is no alarm.
    anger = _ANGER_TO_FEAR.search(words) and "partner" not in place.values and _within(_ANGER, words)
    counts = place.for_two and (not feeling or "unsafe" in words)
    afraid = _said(_AFRAID_OF, words) or (counts and _said(_AFRAID, words)) or _UNSAFE.search(words)
    return Heard.FEAR if afraid or anger or _within(_BLOWS, words) else None


def _said(pattern: re.Pattern[str], words: str) -> bool:
    """Whether it is said without a "not" shortly before it."""
    return any(not _NEGATED.search(words[: at.start()].rstrip()) for at in pattern.finditer(words))


def _within(pattern: re.Pattern[str], words: str) -> bool:
    """Whether it is said, with no "not" within it."""
    return any(not re.search(r"\b(?:not|never|\w+n't)\b", at.group()) for at in pattern.finditer(words))
