"""Which of a step's own answers typed words give."""

import re
from collections.abc import Sequence

from newleaf.content.exercise_front import Choice, Step
from newleaf.dialogue.guided import NEXT
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.step_controls import NO, POLITE_AFTER, POLITE_BEFORE, means_on
from newleaf.dialogue.step_questions import asks, asks_about_step
from newleaf.dialogue.step_scale import scaled

FEW_WORDS = 8
"""Up to so many words answer a step with one of its answers among others: "music i think"."""

_BARE_BEFORE = r"(?:ok|okay|yes|yeah|yep|well|um+|hm+|so|and|please|let'?s|lets|now|it (?:was|felt)|a|the|some)"
_BARE_AFTER = r"(?:please|thanks|thank you|now|then|for (?:now|today|tonight)|today|tonight)"
"""All that may stand around an answer that has to be literal."""
_USUAL: dict[str, tuple[str, ...]] = {
    "yes": ("yes", "yeah", "yep", "yup", "y", "yes it is", "yes we do", "yes we are", "yes to all", "all true", "true",
            "yes all of it", "all of it", "yes all of them", "definitely", "it is safe", "safe", "yes it's safe"),
    "no": ("no", "nope", "nah", "n", "not really", "not all", "not all of it", "no not all", "not true", "no it isn't",
           "no it is not", "of course not", "not safe", "it isn't safe", "it's not safe"),
    "unsure": ("not sure", "i'm not sure", "i am not sure", "unsure", "i don't know", "don't know", "dunno", "idk",
               "maybe", "perhaps", "sort of", "kind of", "mostly", "hard to say", "no idea"),
}  # fmt: skip
"""What people type for values that many steps share."""
_EXACTLY = frozenset({"yes"})
"""Values that only clear words stand for: "yes, but he gets angry" is no yes."""
_HEDGED = re.compile(
    r"\b(?:but|only|if|when|unless|except|not|never|no|\w+n't|sometimes|kind of|sort of|guess|still|used to|yet)\b"
)
_OPEN = re.compile(r"^(?:yes\b.*|of course|.*\b(?:would|do|want (?:to|it)|always|sure))$")
"""A yes that says nothing within a sentence: "I do it for him"."""
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_LAST = re.compile(r"the (?:very )?last(?: one| of (?:these|them))?")
_CONTRACTED = (
    (re.compile(r"\bi'?m\b"), "i am"), (re.compile(r"\bit'?s\b"), "it is"), (re.compile(r"\bdont\b"), "don't"),
)  # fmt: skip
_NOT = re.compile(r"\b(?:not|no|never|\w+n't|neither|without)\b")
_ASKED_FOR = re.compile(
    r"(?:(?:can|could|may|shall|should) (?:i|we)(?: (?:please|just|maybe|perhaps))*"
    r"(?: (?:do|have|take|try|choose|pick|go for|go with|say|get|use)(?: (?:it|this|that))?)?"
    r"|how about|what about|maybe|perhaps"
    r"|is (?:it|that) (?:ok|okay|fine|possible) (?:if (?:i|we)|to|for (?:me|us) to) (?:do|have|take|pick|choose|say)"
    r"|(?:is|was|could) it(?: be)?|would(?: that be)?) "
)
"""How an answer is asked for: "can we do the walk?" """
_LIGHT = re.compile(
    r"(?:(?:"
    r"a|about|actually|again|all|also|always|am|an|and|any|are|as|at|be|been|better|bit|both|"
    r"but|can|choose|chose|could|do|does|doing|each|easy|either|every|feel|feels|felt|first|fit|"
    r"fits|for|from|go|going|good|guess|had|has|have|he|her|here|him|his|honestly|i|i'd|i'll|"
    r"i'm|i've|if|in|is|it|it's|just|kind|know|later|let|let's|lets|like|little|make|maybe|me|"
    r"mean|might|mine|more|mostly|much|my|myself|need|now|of|often|okay|ok|on|one|only|option|"
    r"or|our|out|perhaps|pick|please|prefer|probably|quite|rather|really|right|say|she|should|so|"
    r"some|somehow|sort|still|take|thank|thanks|that|that's|the|them|then|there|they|thing|things|"
    r"think|this|time|times|to|today|together|tonight|too|try|up|us|very|want|wants|was|way|we|"
    r"we'd|we'll|we're|well|were|will|with|would|yeah|yes|you"
    r")(?: |$))*"
)
"""Words that may stand around an answer and make nothing else of it: "for my partner and me, I think"."""


def answer_in(
    text: str, step: Step, role: str | None = None, *, enough: bool = True, literal: bool = False
) -> str | None:
    """The value of the step's answer that a message gives; None where it gives none, or more than one.

    `enough`: whether the way on is open, so that "done" means it. `literal`: the whole message must be the answer, as
    where both have to agree: "she wants to go up but I don't" has an "up" in it, and is none.
    """
    words, offered = plain(text), step.offered(role)
    if literal and text.rstrip().endswith("?"):
        return None
    asking = asks(text) or asks_about_step(text)
    if exact := next((choice.value for choice in offered if _exactly(words, choice)), None):
        return exact
    open_end = not step.choices or (step.pick is not None and enough)
    if says_done(text, step):
        return NEXT if open_end else None
    if literal and (whole := {choice.value for choice in offered if _wholly(words, choice)}):
        return whole.pop() if len(whole) == 1 else None
    if offered and _LAST.fullmatch(words):
        return offered[-1].value
    if (number := ordinal(words)) is not None and number < len(offered):
        return offered[number].value
    if step.scale and (value := scaled(text, len(offered))):
        return value
    if asking and not literal:
        return _asked_for(words, offered) or _among(words, [choice for choice in offered if choice.signal])
    if not literal and len(words.split()) <= FEW_WORDS and (found := _among(words, offered, told=_is_told(step))):
        return found
    if step.own_words and NO.fullmatch(words):
        return NEXT
    return NEXT if open_end and (words == plain(step.next) or means_on(text)) else None


def says_done(text: str, step: Step) -> bool:
    """Whether it is said, in the step's own words, that it is done."""
    phrases = "|".join(re.escape(plain(each)) for each in step.done)
    said = rf"(?:{POLITE_BEFORE} )*(?:{phrases})(?: {POLITE_AFTER})*"
    return bool(step.done) and bool(re.fullmatch(said, plain(text)))


def several_in(text: str, step: Step, role: str | None = None) -> list[str]:
    """The answers that a message gives at a step that takes more than one: "2 and 4", "a walk, a bath and a friend"."""
    offered = step.offered(role)
    if asks(text):
        return []
    parts = [plain(part) for part in re.split(r",|;|\n|\band\b|&|\+", text.lower()) if plain(part)]
    found = [
        next((choice.value for choice in offered if _exactly(part, choice) or _wholly(part, choice)), None)
        if (number := ordinal(part)) is None or number >= len(offered)
        else offered[number].value
        for part in parts
    ]
    return [*dict.fromkeys(value for value in found if value)] if all(found) and len(found) > 1 else []


def offers(text: str, step: Step, role: str | None = None, *, own: bool = False) -> bool:
    """Whether a message is an answer of the step, word for word; "I'm" and "im" are "I am".

    own: whether it has to be one that other questions do not have as well, as "yes" and "not sure".
    """
    words = plain(text)
    if own and any(words in usual for usual in _USUAL.values()):
        return False
    return any(_exactly(words, choice) for choice in step.offered(role))


def denies(text: str, step: Step, role: str | None = None) -> bool:
    """Whether an answer of the step is turned down: "not holding hands"."""
    words = plain(text)
    return len(words.split()) <= FEW_WORDS and any(
        (at := re.search(rf"\b{re.escape(phrase)}\b", words)) and _NOT.search(words[: at.start()])
        for choice in step.offered(role)
        for phrase in _phrases(choice)
    )


def ordinal(words: str) -> int | None:
    """The place in a row that a number stands for, from nought: "2", "the second one"."""
    found = re.fullmatch(r"(?:(?:the|number|option|no) )?(\d|\w+)(?: one)?", words)
    if not found:
        return None
    name = found.group(1)
    return int(name) - 1 if name.isdigit() and name != "0" else _ORDER.index(name) if name in _ORDER else None


def _exactly(words: str, choice: Choice) -> bool:
    return _in_full(words) in {_in_full(each) for each in _phrases(choice)}


def _in_full(words: str) -> str:
    for form, full in _CONTRACTED:
        words = form.sub(full, words)
    return words


def _wholly(words: str, choice: Choice) -> bool:
    """Whether nothing but the answer is said, politely at most."""
    phrases = "|".join(re.escape(each) for each in sorted(_phrases(choice), key=len, reverse=True))
    return bool(re.fullmatch(rf"(?:{_BARE_BEFORE} )*(?:{phrases})(?: {_BARE_AFTER})*", words))


def _within(choice: Choice, words: str, *, grave: bool) -> set[str]:
    """The phrases of a choice that count within a sentence: neither a yes nor help hangs on one small word.

    `grave`: one of the step's answers brings help, so that a yes to it has to be the whole message.
    """
    if choice.signal:
        return {phrase for phrase in _phrases(choice) if " " in phrase}
    if choice.value not in _EXACTLY:
        return _phrases(choice)
    if grave or _HEDGED.search(words):
        return set()
    own = {plain(each) for each in choice.words} - set(_USUAL[choice.value])
    return {phrase for phrase in own if not _OPEN.search(phrase)}


def _asked_for(words: str, choices: Sequence[Choice]) -> str | None:
    """The one answer that a question is no more than a wish for: "how about a walk?"."""
    wish = _ASKED_FOR.sub("", words, count=1) if _ASKED_FOR.match(words) else words
    found = {choice.value for choice in choices if _wholly(wish, choice)}
    return found.pop() if len(found) == 1 else None


def _is_told(step: Step) -> bool:
    """Whether a step is answered by telling how it is, in a sentence; elsewhere one thing of several is chosen."""
    graded = {"yes", "partly", "not_yet"} <= {choice.value for choice in step.choices}
    return graded or (step.takes is not None and step.skip)


def _phrases(choice: Choice) -> set[str]:
    return {plain(each) for each in (choice.label, *choice.words, *_USUAL.get(choice.value, ()))}


def _among(words: str, choices: Sequence[Choice], *, told: bool = True) -> str | None:
    """The answer whose phrase stands among the words, where no other's does and no "not" goes before it.

    A phrase within a longer one is not counted: "not good" is no "good". `told`: any sentence may be the answer; or
    else one word is the answer only where little stands beside it: "us" is none in "my therapist told us to wait".
    """
    found = [
        (at.start(), at.end(), choice.value)
        for choice in choices
        for phrase in _within(choice, words, grave=any(each.signal for each in choices))
        if (at := re.search(rf"\b{re.escape(phrase)}\b", words)) and not _NOT.search(words[: at.start()])
    ]
    whole = [
        (start, end, value)
        for start, end, value in found
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found)
    ]
    if len({value for *_, value in whole}) != 1:
        return None
    counts = told or any(
        " " in words[start:end] or _LIGHT.fullmatch(f"{words[:start].strip()} {words[end:].strip()}".strip())
        for start, end, _ in whole
    )
    return whole[0][2] if counts else None
