"""What typed words at a step ask: of the guide, about the step itself, or for another exercise."""

import re

from newleaf.dialogue.plain_words import plain

_ABOUT_WHOM = (
    r"(?:i|we|you|s?he|it|they|this|that|there|these|those|my|our|your|his|her|their|the|an?|one|both|us|men|women|people"
    r"|any\w+|every\w+|some\w+|(?!nothing\b)\w+ing|sex|love|trust|therapy|touch|cheaters?|couples)"
)
"""What a question begins with after "is" or "would": "would stop, but sulk" is none."""
_ASKS = re.compile(
    r"(?:(?:ok|okay|and|but|so|well|hey|hi|hello|please|sorry|wait|hm+|um+|also|actually|quick question|question) )*"
    r"(?:what(?:'s|(?: \w+)? (?:is|are|was|do|does|did|should|can|could|would|will|if|about|to|now|next|else|kind"
    r"|happens))"
    r"|how(?:'s| (?:to|do|does|did|is|are|was|can|could|should|would|will|long|much|many|often|about|come|soon|else))"
    r"|why|whose|(?:when|who|where|which)(?:'s| \w+)? (?:is|are|was|do|does|did|should|can|could|would|will)"
    rf"|(?:can|could|may|should|shall|is|are|am|do|does|did|will|would|was|were|has|have|isn'?t|aren'?t|doesn'?t"
    rf"|shouldn'?t|can'?t) {_ABOUT_WHOM}"
    r"|tell me|explain|show me|give me|help me"
    r"|i (?:(?:want|need)|(?:'d|would) like) to (?:know|ask|talk)|i'd like to (?:know|ask|talk)"
    r"|i(?:'m| am)? (?:just |really |still )?wonder(?:ing)?|wondering|(?:any|do you have any) idea"
    r"|i have a question|(?:another|one) question|any (?:tips|advice|ideas)|more about|tips|advice|information)\b"
)
_ABOUT_STEP = re.compile(
    r"(?:(?:ok|okay|and|but|so|well|hm+|sorry|wait) )*(?:"
    r"what (?:does|do) (?:that|this|it|you|these) mean(?: by (?:that|this|it))?|why (?:do|are|did"
    r"|would) you ask(?:ing)?\b.*"
    r"|what (?:should|shall|do|must) (?:i|we) (?:do|say|write|answer|type)(?: now| here| next| to (?:this|that))?"
    r"|why(?: not| that| this)?|(?:and )?what now|now what|what are the (?:four|five|two) (?:things|questions)"
    r"|what (?:four|things|pushed)\b.*"
    r"|(?:can|could|may|should|must|do|does) (?:i|we|it|you|s?he|they|my \w+)(?: \w+){0,3}"
    r" (?:this|it|that|the step|out loud|answer)\b"
    r"(?:.*\b(?:later|tomorrow|another (?:day|time)|alone|first|now|be|out loud|to|have)\b.*)?"
    r"|(?:do|does) (?:i|we|it) have to (?:be|do|say|answer|write|touch|look|finish|hold|hug|choose|pick|speak)\b.*"
    r"|how long (?:does|will|should) (?:this|it|the step)\b.*"
    r"|is (?:this|it|that) (?:right|ok|okay|enough|normal|the right way)(?: so| now)?|am i doing (?:this"
    r"|it) (?:right|wrong)"
    r"|(?:why|how) (?:does|would|should|will) (?:this|it|that) (?:help|work)\b.*|how (?:many|often|long"
    r"|much)(?: times)?"
    r"|would what be heard|i (?:don'?t|do not|didn'?t|can'?t) (?:really )?(?:understand|get|follow)"
    r"(?: (?:this|that|it|you|the question|the step|what (?:you|that|this|to)\b.*))?"
    r"|i (?:don'?t|do not) know (?:what|how) to (?:do|say|write|answer|type|put)(?: (?:this|that|it|here|now|next))*"
    r"|(?:can|could) you (?:please )?(?:repeat|say|explain|show me)(?: (?:this|that|it|the (?:step|question)))*"
    r"(?: again| once more)?"
    r"|(?:please )?(?:repeat|say|show me) (?:this|that|it|the (?:step|question))(?: again| once more)?(?: please)?"
    r"|what (?:was|is|were|are) (?:the |my )?(?:(?:first|second|third|last|other) )?(?:options?|choices?|questions?"
    r"|answers?)(?: again)?|huh|come again"
    r")"
)
_OTHER = re.compile(
    r"(?:(?:i|we) (?:want|need|would like|'d like) |(?:can|could) (?:i|we) (?:have|do|try) |give (?:me|us) "
    r"|let'?s (?:do|try) "
    r"|please |not this(?: one| exercise)? )?(?:something else|something different|another (?:one|exercise)"
    r"|an?(?: (?:different|other))(?: one| exercise)|not this (?:one|exercise)|a new exercise)(?: (?:instead"
    r"|please|now))*"
)
_ANEW = re.compile(
    r"(?:(?:can|could) (?:i|we) |let'?s |please |i want to )?(?:start (?:over|again|anew|from the (?:start"
    r"|beginning))"
    r"|restart|begin again|from the (?:start|beginning)|go back to the (?:start|beginning)|once more from the start)"
    r"(?: please| now)?"
)
_AGAIN = re.compile(
    r"(?:(?:can|could|may) (?:i|we) (?:do|have|try) (?:it|this|that|them) |let'?s do (?:it|this|that) |please |and )?"
    r"(?:again|once more|one more time|another (?:sentence|round|one)|a different (?:one|sentence)|repeat)"
    r"(?: please| now)?"
)


def asks(text: str) -> bool:
    """Whether something is asked of the guide."""
    words = plain(text)
    return bool(words) and (text.rstrip().endswith("?") or bool(_ASKS.match(words)))


def asks_about_step(text: str) -> bool:
    """Whether it is the step itself that is asked about."""
    return bool(_ABOUT_STEP.fullmatch(plain(text)))


def wants_other(text: str) -> bool:
    """Whether another exercise is wished for, and none is named."""
    return bool(_OTHER.fullmatch(plain(text)))


def wants_again(text: str) -> bool:
    """Whether what came to its end is asked for once more."""
    return bool(_AGAIN.fullmatch(plain(text))) or wants_anew(text)


def wants_anew(text: str) -> bool:
    """Whether the exercise is to begin anew."""
    return bool(_ANEW.fullmatch(plain(text)))
