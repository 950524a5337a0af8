"""The menu of exercises, and what is said to on, pause or stop where none is under way."""

from rasa_sdk.events import EventType, SlotSet

from actions.guided_ends import GO_ON
from actions.guided_turn import FEELINGS, LINES, WHAT_ELSE, YES, GuidedTurn, start_choice
from actions.help import open_line
from newleaf.content.marks import SAID, mark
from newleaf.dialogue.guided import PRESSED
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.named_exercise import FEW, MENU, MENU_ONE, MENU_TWO, ON, shown
from newleaf.dialogue.open_question import OPEN_QUESTION, STOPPED
from newleaf.dialogue.step_controls import Control

_WORDS = {MENU: "exercise_menu", MENU_ONE: "exercise_menu_one", MENU_TWO: "exercise_menu_two"}


def menu(turn: GuidedTurn, kind: str | None = None) -> list[EventType]:
    """Every exercise, or those for one or for two; the one that is under way first. Less where it would not be safe."""
    if (instead := turn.held_back()) is not None:
        return instead
    offered = MENU_ONE if turn.safe_to_try == PRESSED else kind if kind in _WORDS else MENU
    events = open_line(turn.dispatcher, turn.tracker)
    words = "exercise_menu_which" if turn.offered == offered else _WORDS[offered]  # "yes" to it: the choice is theirs
    said = turn.tracker.get_slot(SAID) or ()
    text = help_desk().phrases.say(words, said[:1])["text"]  # not what was said last
    _offer(turn, text, offered)
    return [*events, SlotSet(SAID, [mark(text), *said]), SlotSet(OPEN_QUESTION, offered)]


def nothing_open(turn: GuidedTurn, control: Control | None) -> list[EventType]:
    """They stop, pause or go on where nothing is under way."""
    if control is Control.STOP:
        turn.say(turn.phrase("exercise_stopped"), [FEELINGS, LINES])
        return []
    if control is Control.RESUME and turn.offered == FEW and turn.alone:
        turn.say(turn.phrase("exercise_menu_one"), [*turn.for_one(), FEELINGS, LINES])
        return [SlotSet(OPEN_QUESTION, FEW)]
    if turn.offered.startswith(STOPPED):
        stopped = turn.offered.removeprefix(STOPPED)
        if (instead := turn.held_back(stopped)) is not None:
            return instead
        turn.say(turn.phrase("exercise_go_on_after_stop"), [start_choice(stopped), WHAT_ELSE, FEELINGS, LINES])
        return []
    if (instead := turn.held_back()) is not None:
        return instead
    _offer(turn, turn.phrase("exercise_none"), MENU)
    return [SlotSet(OPEN_QUESTION, MENU)]


def _offer(turn: GuidedTurn, text: str, offered: str) -> None:
    """The text, and what it offers, each marked with whom it is for."""
    on = {"key": GO_ON["key"], "label": f"Go on: {turn.place.title}"[:60]} if turn.place else GO_ON
    names = shown(offered, turn.place if _goes_on(turn) else None)
    turn.say(text, [*(on if name == ON else start_choice(name, whom=True) for name in names), LINES])


def _goes_on(turn: GuidedTurn) -> bool:
    """Whether what is under way is offered first: what is for two only while the gate's yes stands."""
    return turn.place is not None and (not turn.place.texts.front.couple or turn.safe_to_try == YES)
