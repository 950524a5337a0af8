"""Places in the exercises, for the tests of what is typed there."""

from newleaf.dialogue.guided import Place


def at(exercise: str, step: str, **picked: str) -> Place:
    return Place(exercise, step, {name: [value] for name, value in picked.items()})


LADDER = at("closeness_ladder", "beside", foot="both_yes")
HANDS = at("hand_holding", "hold", agree="both_yes")
GATE = Place("gate", "safe", then="hand_holding")
TRIGGERED = at("trigger", "room", company="together", whom="me")
