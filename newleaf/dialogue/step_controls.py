"""What typed words ask for at any step of an exercise: on, back, skip, pause, stop, resume; or that they refuse it."""

import re
from enum import StrEnum

from newleaf.content.exercise_front import Step
from newleaf.dialogue.plain_words import plain


class Control(StrEnum):
    """What can be done at any step."""

    BACK = "back"
    SKIP = "skip"
    PAUSE = "pause"
    STOP = "stop"
    RESUME = "resume"


_BARE = 2
HOLDING = "hand_holding"
"""The exercise in which holding hands is what was wished for."""

POLITE_BEFORE = (
    r"(?:ok|okay|yes|yeah|yep|well|um+|er+|hm+|right|so|and|please|sorry|let'?s|lets|just|i think|i guess"
    r"|(?:can|could) (?:we|i|you)|may (?:we|i)|we should|(?:i|we)(?:'d| would) like to|(?:i|we) (?:want|need|have) to"
    r"|(?:i|we) (?:wanna|gotta)|(?:i|we)'?ll|(?:i'm|we're) going to)"
)
POLITE_AFTER = (
    r"(?:please|now|thanks|thank you|for (?:now|today|tonight|a (?:bit|moment|minute|while|second|sec))"
    r"|a (?:bit|moment|minute|while|second|sec)|here"
    r"|(?:with )?(?:this|that|it)(?: one| step| exercise| part| question| bit)?|then|the (?:exercise|step)|one|step"
    r"|today|tonight)"
)
PARTNER = r"(?:s?he|they|my (?:\w+ )?\w+|one of us)"
_SAID: dict[Control, str] = {
    Control.STOP: r"stop|stop stop|stopp+|quit|exit|end|cancel|enough|that'?s enough|that is enough|no more|abort|leave"
    r"|(?:it'?s|this is|that'?s|it is) too much|too much|(?:i|we) want out|(?:i|we) stop(?:ped)?"
    r"|(?:i|we) (?:can'?t|cannot)(?: (?:do|go on|continue|go on with))?(?: (?:this|that|it|on))?(?: any ?more)?"
    r"|(?:i|we) (?:don'?t|do not) (?:want|like)(?: to)?(?: (?:do|go on|go on with|continue))?(?: (?:this|that|it))?"
    r"(?: any ?more)?|(?:please )?(?:make|let) (?:it|this|that) (?:all )?stop"
    rf"|(?:i|we|{PARTNER}) (?:just )?(?:wants?|needs?|asked|would like)(?: us| me| it| this| that)? to stop"
    rf"|{PARTNER} (?:said|says) (?:stop|no|enough)|{PARTNER} stopped",
    Control.PAUSE: r"pause|wait|hold on|hang on|one (?:moment|minute|sec(?:ond)?)|give (?:me|us)|later|not now|break"
    r"|(?:take|(?:i|we) need|have) a (?:break|pause)|(?:(?:i|we) )?(?:just )?(?:need|want|could use) (?:a|one"
    r"|another|some)"
    r" (?:short |little |few )?(?:minutes?|moments?|mins?|secs?|seconds?|bit|while|time|breather)|brb|be right back"
    r"|(?:i'?ll|we'?ll) be back",
    Control.SKIP: rf"(?:{PARTNER} (?:wants?|prefers?|asked|would (?:like|rather|prefer))(?: to)? )?skip|pass"
    r"|skip over|leave (?:it|this) out|not this one"
    r"|(?:(?:i|we)(?:'d| would) )?rather not(?: say| answer)?|(?:i|we) (?:don'?t|do not) want to (?:answer|say)",
    Control.BACK: r"back|go back|previous|one back|undo|step back|the (?:last|one before)",
    Control.RESUME: r"resume|continue|carry on|go on|keep going|back to (?:it|the (?:exercise|steps?))|where were we"
    r"|where did we (?:stop|leave off)|pick (?:it )?up|(?:i'm|we're|i am|we are) back"
    r"|(?:i|we) (?:was|were|had to (?:go|leave)|got) (?:away|gone|distracted|interrupted|busy)",
}
_CONTROLS = {
    control: re.compile(rf"(?:{POLITE_BEFORE} )*(?:{pattern})(?: {POLITE_AFTER})*")
    for control, pattern in _SAID.items()
}
_HOLDS = re.compile(
    rf"(?:{POLITE_BEFORE} )*(?:(?:i|we|{PARTNER})(?:'m|'re|'s| am| are| is)?(?: just| now| still)? )?hold(?:ing|s)?"
    rf" (?:(?:my|his|her|their|each other's) )?hands?(?: gently| softly| and it (?:is|feels) (?:good|nice|warm|calm))?"
    rf"(?: {POLITE_AFTER})*"
)
_REFUSES = re.compile(
    rf"{PARTNER} (?:doesn'?t|does not|don'?t|didn'?t|won'?t|will not|refuse[sd]?|isn'?t ready|is not ready"
    r"|said no)\b.*"
    r"|(?:(?:sorry|actually|no|hm+|honestly|wait) )*(?:i|we) (?:really |just )?(?:don'?t|do not) feel (?:good|right"
    r"|comfortable|ok|okay|well|at ease)(?: (?:about|with|doing|in) (?:this|that|it|us))*(?: (?:any ?more|now"
    r"|right now|today))*"
    r"|(?:this|it|that) (?:doesn'?t|does not) feel right(?: (?:to|for) me)?(?: (?:any ?more|now|today))*"
)
_NEXT = (
    r"(?:(?:go |move |on |skip )*to (?:the )?)?next|onwards?|continue|carry on|go on|go ahead|move on|proceed"
)
_ON = re.compile(
    rf"(?:{POLITE_BEFORE} )*(?:{_NEXT}|on|(?:all )?done|did"
    r"|(?:we|i)(?:'ve| have)?(?: already)? (?:did|done)(?: (?:this|that|it)(?: one| part)?)?(?: already| before)?"
    r"|finished|(?:i|we)(?:'m|'re| am| are) (?:done|ready|finished)|ready"
    r"|ok|okay|k|yes|yeah|yep|yup|y|sure|fine|all ?right|good|cool|got it|what'?s next|what now|and now"
    rf"|(?:that'?s|that is) (?:it|all))(?: {POLITE_AFTER})*"
)
NO = re.compile(r"no|nope|nah|no thanks|no thank you|none|nothing|nothing more|no more")


def control_in(text: str, step: Step | None = None) -> Control | None:
    """The control that the whole of a short message asks for; among words of one's own, one or two words alone do."""
    words = plain(text)
    if step is not None and step.own_words and len(words.split()) > _BARE:
        return None
    return next((control for control, pattern in _CONTROLS.items() if pattern.fullmatch(words)), None)


def says_stop(text: str) -> bool:
    """Whether nothing but the word itself is said, which is never an answer."""
    return bool(re.fullmatch(r"(?:(?:please|stop|now|quit|exit) ?)+", plain(text)))


def stops(text: str) -> bool:
    """Whether the bare word is said, which means the same whatever is going on."""
    bare = r"(?:stop|quit|exit|no more|enough|that'?s enough|that is enough)"
    return bool(re.fullmatch(rf"(?:{POLITE_BEFORE} )*{bare}(?: {POLITE_AFTER})*", plain(text)))


def pauses(text: str) -> bool:
    """Whether the bare word is said that asks for a pause, also while one is taken."""
    return bool(re.fullmatch(r"(?:please )?(?:pause|wait|hold on)(?: please)?", plain(text)))


def holds_hands(text: str) -> bool:
    """Whether nothing is told but that they hold hands."""
    return bool(_HOLDS.fullmatch(plain(text)))


def means_next(text: str) -> bool:
    """Whether the words ask for the next step, also where the exercise was left for something else."""
    next_one = rf"{_NEXT}|what'?s next|(?:i'm |we're )?ready"
    return bool(re.fullmatch(rf"(?:{POLITE_BEFORE} )*(?:{next_one})(?: {POLITE_AFTER})*", plain(text)))


def means_on(text: str) -> bool:
    """Whether somebody wants to go on, or says that the step is done."""
    return bool(_ON.fullmatch(plain(text)))


def refused_in(text: str, step: Step) -> bool:
    """Whether a no to the step itself is told, one's own or the partner's: "no", "she doesn't want to"."""
    words = plain(text)
    return "?" not in text and bool(_REFUSES.fullmatch(words) or (not step.choices and NO.fullmatch(words)))
