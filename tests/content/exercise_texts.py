"""Every word of the guided exercises that a visitor can read, with a name for each."""

from newleaf.content.exercise_front import Choice, Step
from newleaf.content.exercises import SAID, TONES, Exercise, read_exercises
from tests.content.promises import PROJECT

EXERCISES = read_exercises(PROJECT / "content" / "exercises")
COUPLE = ("hand_holding", "eye_contact", "closeness_ladder")


def choices(exercise: Exercise) -> list[tuple[Step, Choice]]:
    """Every choice with its step."""
    return [(step, choice) for step in exercise.front.steps for choice in step.choices]


def sections() -> list[tuple[str, str]]:
    """What is said at a step, at the end or on a stop."""
    found = [(f"{name}/{section}", text) for name, each in EXERCISES.items() for section, text in each.texts.items()]
    return [(name, text) for name, text in found if text != SAID]


def lines() -> list[tuple[str, str]]:
    """Every single line: what is said to a choice, sentences to say, notes and empty parts of the sheets."""
    found = []
    for name, exercise in EXERCISES.items():
        for step, choice in choices(exercise):
            where = f"{name}/{step.step}/{choice.value}"
            found += [(f"{where}/reply", choice.reply)] if choice.reply else []
            found += [(f"{where}/note {key}", note) for key, note in choice.notes.items()]
            found += [(f"{where}/{tone}", said) for tone in TONES if (said := choice.said(tone))]
        if exercise.front.summary:
            found += [(f"{name}/sheet {each.key}", each.empty) for each in exercise.front.summary.sections]
    return found


def labels() -> list[tuple[str, str]]:
    """Every short text on a button, over a step or on a sheet."""
    found = []
    for name, exercise in EXERCISES.items():
        front = exercise.front
        found += [(f"{name}/title", front.title), (f"{name}/menu", front.menu)]
        found += [(f"{name}/{step.step}", step.next) for step in front.steps]
        found += [(f"{name}/{step.step}/timer", step.timer.label) for step in front.steps if step.timer]
        found += [(f"{name}/{step.step}/{choice.value}", choice.label) for step, choice in choices(exercise)]
        if front.summary:
            found += [(f"{name}/sheet", front.summary.title)]
            found += [(f"{name}/sheet {each.key}", each.heading) for each in front.summary.sections]
    return found
