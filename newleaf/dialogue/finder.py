"""The search for a professional: four short questions, each of which may be skipped, and who fits the answers.

No Rasa form: the wishes stand in a slot, and the next question is the first that has no answer yet.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newleaf.directory import Professional


class Step(StrEnum):
    """The questions, in the order in which they are asked."""

    PURPOSE = "purpose"
    COMPANY = "company"
    PLACE = "place"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: what a choice carries, what its button says, and words that people type for it."""

    value: str
    label: str
    words: re.Pattern[str]


Wishes = Mapping[str, str]
"""The value of an option by step."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_NO_MATTER = (
    r"either|any(?:thing|one|where)?|both|skip|no matter|(?:don'?t|do not) (?:mind|care|know)|doesn'?t matter"
    r"|does not matter|no preference|not sure"
)

_PARTNER = r"(?:wife|husband|partner|boyfriend|girlfriend|spouse|fianc[eé]e?|other half)"

OPTIONS: Mapping[Step, tuple[Option, ...]] = {
    Step.PURPOSE: (
        Option("couples", "The two of us", _words(r"couples?|marriage|marital|relationship|affairs?|infidelity"
            r"|trust|(?-i:us)")),
        Option("sex_therapy", "Sex and closeness", _words(r"sex|sexual|sexologist|intima(?:te|cy)|closeness|desire")),
        Option("trauma", "Flashbacks and shock", _words(r"trauma|ptsd|flash ?backs?|shock|nightmares?|triggers?"
            r"|emdr")),
        Option("any_purpose", "Something else", _words(rf"{_NO_MATTER}|something else|other|else|anger|grief"
            rf"|depress\w*|guilt|shame|addict\w*|anxiety")),
    ),
    Step.COMPANY: (
        Option(
            "together", "Together",
            _words(
                rf"together|couples?|^we(?: both)?$|with my {_PARTNER}|my {_PARTNER} and (?:i|me)|(?:i|me) and my"
                rf" {_PARTNER}|both of us|(?:the )?two of us|(?-i:us)|marriage"
            ),
        ),
        Option("alone", "Alone", _words(r"alone|on my own|by myself|individual|just me|only me|for me|myself|solo")),
        Option("either", "Either", _words(_NO_MATTER)),
    ),
    Step.PLACE: (
        Option("online", "Online", _words(r"online|video|zoom|remote(?:ly)?|from home|by phone|virtual(?:ly)?"
            r"|internet")),
        Option("near", "Near me", _words(r"near(?:by)?|near me|local(?:ly)?|in person|face to face"
            r"|close to (?:me|home)|in town")),
        Option("anywhere", "Either", _words(_NO_MATTER)),
    ),
    Step.COST: (
        Option(
            "low_cost", "Low cost matters",
            _words(
                r"low(?:er)?[ -](?:cost|fees?|prices?|incomes?)|^low$|cheap(?:er|est)?|free|afford(?:able)?|can'?t pay"
                r"|no money|(?:am|are|i'?m|we'?re) broke|money is tight|tight budget|sliding scale|bankrupt"
                r"|^(?:it )?matters$|^yes(?: please)?$|^yeah$|^yep$"
            ),
        ),
        Option(
            "any_cost", "Cost is not the main thing",
            _words(rf"{_NO_MATTER}|not the main thing|is fine|no problem|can pay|okay|ok|^no(?: thanks)?$|^nope$"),
        ),
    ),
}  # fmt: skip
SHOW_NOW = "show"
START_OVER = "start_over"
ASIDES = ("first_call", "choosing", "price", "refused")
"""Questions about therapy itself that the search answers on the way."""

TAG_OF: Mapping[str, str] = {
    "couples": "couples", "together": "couples", "sex_therapy": "sex_therapy", "trauma": "trauma", "online": "online",
    "low_cost": "low_cost",
}  # fmt: skip
"""What a finder must be good for to meet a wish; other wishes ask for nothing."""
_WEIGHT: Mapping[Step, int] = {Step.PURPOSE: 8, Step.COST: 4, Step.PLACE: 2, Step.COMPANY: 1}
_SKIPPED = frozenset(options[-1].value for options in OPTIONS.values())

LEAST, MOST = 2, 4
"""How many ways to a professional are shown."""

FEW_WORDS = 4
"""Up to so many words answer a question that was not asked yet: "online" to "together or alone?"."""

MOST_WORDS = 12
"""A longer message than this is not an answer to one of the questions, whatever words are in it."""

_REFUSAL = (
    r"won'?t|refus(?:es?|ed|ing)|(?:doesn'?t|does not|don'?t|didn'?t) want|(?:isn'?t|not) willing|unwilling"
    r"|says? no|against|never agree"
)
_THERAPY = r"therap\w*|counsel\w*|go(?:ing)?|come|attend|see (?:any|some)(?:one|body)"
_ASIDES_SAID: Mapping[str, re.Pattern[str]] = {
    "refused": _words(rf"(?:{_REFUSAL})\b.{{0,40}}\b(?:{_THERAPY})|(?:therap\w*"
                      rf"|counsel\w*)\b.{{0,40}}\b(?:{_REFUSAL})"),
    "price": _words(
        r"how much|what (?:do|does|will|would|is)\b.{0,30}\b(?:costs?|price|charge)|insurance|how expensive"
        r"|fees?|prices"
    ),
    "first_call": _words(r"what (?:do|should|can|could) (?:i|we) (?:ask|say)|first (?:call|session|appointment)"
                         r"|questions? to ask"),
    "choosing": _words(
        r"how (?:do|can|should|would) (?:i|we|you) (?:choose|pick|know|tell|decide)|how to (?:choose|pick|tell)"
        r"|choosing"
        r"|qualifi\w+|credentials?|difference between|the right (?:one|person|therapist|counsell?or)"
    ),
}  # fmt: skip
SHOW_SAID = _words(r"show me|just show|the list|skip all|no more questions")


def next_step(wishes: Wishes) -> Step | None:
    """The question to ask now; None when every one has an answer."""
    return next((step for step in Step if step not in wishes), None)


def option_of(value: str) -> tuple[str, str] | None:
    """The step and value that a choice stands for; None when it is not an answer."""
    steps = (step for step, options in OPTIONS.items() for option in options if option.value == value)
    return next(((str(step), value) for step in steps), None)


def wishes_in(text: str, asked: Step | None = None) -> dict[str, str]:
    """What a message says of the search. "It does not matter" only answers the question that was asked."""
    found: dict[str, str] = {}
    for step, options in OPTIONS.items():
        said = [option.value for option in options if option.words.search(text)]
        wished = [value for value in said if value not in _SKIPPED]
        if wished or (said and step is asked):
            # The later options are the narrower ones: "couples sex therapist" looks for a sex therapist.
            found[str(step)] = (wished or said)[-1]
    return found


def answers_question(text: str, asked: Step | None) -> bool:
    """Whether a short message answers the open question, or asks what belongs to the search.

    `asked` None: the list is shown, and only the latter can be meant.
    """
    if len(text.split()) > MOST_WORDS:
        return False
    if aside_in(text) is not None:
        return True
    if asked is None:
        return False
    wishes = wishes_in(text, asked)
    ahead = bool(wishes) and len(text.split()) <= FEW_WORDS
    return asked in wishes or ahead or bool(SHOW_SAID.search(text))


def aside_in(text: str) -> str | None:
    """The question about therapy itself that a message asks; None when it asks for somebody to be found."""
    return next((name for name, pattern in _ASIDES_SAID.items() if pattern.search(text)), None)


def fitting(found: Sequence[Professional], wishes: Wishes) -> list[Professional]:
    """Two to four that fit best, the best first; as the directory orders them among equals."""
    ranked = sorted(found, key=lambda each: -_score(each, wishes))
    good = [each for each in ranked if _score(each, wishes)]
    return (good if len(good) >= LEAST else ranked)[:MOST]


def missing(shown: Iterable[Professional], wishes: Wishes) -> list[str]:
    """What was wished for and nobody shown is known to be good for."""
    known = {str(tag) for each in shown for tag in each.good_for}
    return [tag for tag in dict.fromkeys(TAG_OF.get(value) for value in wishes.values()) if tag and tag not in known]


def _score(professional: Professional, wishes: Wishes) -> int:
    tags = {str(tag) for tag in professional.good_for}
    return sum(_WEIGHT[Step(step)] for step, value in wishes.items() if TAG_OF.get(value) in tags)
