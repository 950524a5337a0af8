"""What is said where a step stays open: the answer was none, was none yet, or was something else."""

from rasa_sdk.events import EventType

from actions.guided_turn import LINES, GuidedTurn
from newleaf.dialogue.guided import Place
from newleaf.dialogue.open_question import GUIDED


def one_more(turn: GuidedTurn, place: Place, lead: str | None) -> list[EventType]:
    """What else is picked at this step, which was shown just now; or that it is enough."""
    further = turn.phrase("exercise_more_or_on" if place.enough() else "exercise_one_more")
    return turn.ask(place, f"{lead}\n\n{further}" if lead else further)


def unclear(turn: GuidedTurn, place: Place) -> list[EventType]:
    """A kind word to an answer that was none, and the answers once more."""
    return turn.ask(place.again(), turn.phrase("exercise_unclear", place.unclear))


def cannot_skip(turn: GuidedTurn, place: Place) -> list[EventType]:
    """Why this step is not left out, and what can be answered."""
    name = "exercise_no_skip" if place.for_two else "exercise_needs_answer"
    return turn.ask(place, turn.phrase(name, answers=turn.answers(place)))


def needs_answer(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They want to go on, or say something else, where an answer is needed first: which ones there are."""
    name = "exercise_yes_first" if place.for_two else "exercise_answer_first"
    return turn.ask(place, turn.phrase(name, answers=turn.answers(place)))


def closest(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They say something that is none of the answers: which of them comes closest?"""
    return turn.ask(place.again(), turn.phrase("exercise_closest", answers=turn.answers(place)))


def asked_about(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They ask about the step itself: it may be done as it fits, and here it is once more."""
    return turn.show(place, turn.phrase("exercise_asked"))


def once_more(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They did not understand a step that needs an answer: here it is again."""
    return turn.show(place, turn.phrase("exercise_once_more"))


def unanswered(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They ask something that the guide has no answer to."""
    return turn.ask(place, turn.phrase("exercise_unanswered"))


def welcome(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They say thank you."""
    return turn.ask(place, turn.phrase("exercise_thanks"))


def of_no_use(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They are fed up with it, and may be."""
    return turn.ask(place.again(), turn.phrase("exercise_fed_up"))


def hard(turn: GuidedTurn, place: Place) -> list[EventType]:
    """It does not go, and need not."""
    return turn.ask(place, turn.phrase("exercise_hard"))


def told(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They tell of what hurts, beside what the step asks for."""
    return turn.ask(place, turn.phrase("exercise_told"))


def noticed(turn: GuidedTurn, place: Place, reply: str | None) -> list[EventType]:
    """They tell how it is; nothing moves on by that."""
    return turn.ask(place, reply or turn.phrase("exercise_stay"))


def small(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They ask for more than the exercise is."""
    return turn.ask(place, turn.phrase("exercise_stays_small"))


def overwhelmed(turn: GuidedTurn, place: Place) -> list[EventType]:
    """Tears, or a body that turns: one breath and a pause, with the step and help lines within reach."""
    text = turn.phrase("exercise_overwhelmed", place.unclear)
    turn.say(text, [*turn.choices(place), LINES], guided=turn.frame(place))
    return turn.at(place.again(), GUIDED)


def about_gate(turn: GuidedTurn, place: Place) -> list[EventType]:
    """They ask about the gate: why it stands there, that nothing comes of a no, and what it asks."""
    return turn.show(place, turn.phrase("exercise_gate_asks"))
