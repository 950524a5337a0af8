"""Somebody's own words in the exercise `words`: put into sentences, asked for anew, or held back."""

from rasa_sdk.events import EventType, SlotSet

from actions.guided_ends import bring, end
from actions.guided_turn import FEELINGS, LINES, GuidedTurn
from newleaf.content.exercises import HELD, HELD_AGAIN, HELD_PRESSING
from newleaf.content.responses import DEED, GATE_ALONE
from newleaf.dialogue.guided import Place
from newleaf.dialogue.history import remembered
from newleaf.dialogue.open_question import CLOSED, GUIDED
from newleaf.dialogue.own_words import own_words as listed_words
from newleaf.dialogue.withholding import whose_deed
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

FROM_LIST = {"key": "step:back", "label": "Choose from the list"}
THEIR_NO = "their_no"
"""Of `words`: what is said to a partner's no. Pressing on there is told, not asked for."""


def own_words(turn: GuidedTurn, place: Place, own: str) -> list[EventType]:
    """Sentences with somebody's own words; or what is said in their place, where they press or say nothing."""
    kind, listed, taken = place.values[0], listed_words(), place.here.own_words
    if taken and len(own) > taken.most:
        return turn.ask(place, turn.phrase("exercise_too_long"))
    if listed.is_no_answer(own):
        return turn.ask(place.again(), turn.phrase("exercise_no_own_words", min(place.unclear, 1)))
    held = listed.held(own, kind)
    if held is None:
        return end(turn, place, own=own)
    if held.answer is not None:
        return _held(turn, place, held.answer)
    return bring(turn, place, Signal.COERCING_PARTNER) if kind == THEIR_NO else _pressing(turn, place)


def _held(turn: GuidedTurn, place: Place, answer: str) -> list[EventType]:
    """Why a need is not built as it stands, and what may be asked for: they try again, or choose from the list."""
    text = place.texts.texts[HELD_AGAIN if place.unclear else HELD[answer]]
    turn.say(text, [*turn.choices(place), FROM_LIST], guided=turn.frame(place))
    return turn.at(place.again(), GUIDED)


def _pressing(turn: GuidedTurn, place: Place) -> list[EventType]:
    """Words that leave a partner no free answer: why they are not built, lines, and from now on nothing for two."""
    turn.say(place.texts.texts[HELD_PRESSING], [LINES, *turn.for_one(), FEELINGS])
    found = Assessment.of([Finding(Signal.COERCING_PARTNER, Tier.CONCERN, Who.SELF)])
    known = remembered(turn.tracker.get_slot("signals") or {}, found)
    closed = {"gate": GATE_ALONE, "signals": known, DEED: whose_deed(known)}
    return [*(SlotSet(name, value) for name, value in closed.items()), *turn.at(None, CLOSED)]
