"""Where somebody is in a guided exercise, and where its steps lead. Knows nothing of words, buttons or Rasa.

No Rasa form: the place stands in a slot, as the name of a step and what was picked. Nothing typed is in it.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from newleaf.content.exercise_front import Step
from newleaf.content.exercises import GATE, STAY, Exercise, read_exercises
from newleaf.settings import settings

EXERCISE = "exercise"
"""The slot that holds the place."""
NEXT = "next"
"""The value of the way on from a step without choices, or from one where enough was picked."""
PRESSED = "pressed"
"""In place of the gate's answer once pressure was told of: nothing for two is begun in this session."""

Picked = Mapping[str, Sequence[str]]
"""The values picked, by step."""


@dataclass(frozen=True, slots=True)
class Place:
    """A step of an exercise. `then`: what waits behind the gate; `unclear`: how often an answer was not understood."""

    exercise: str
    step: str
    picked: Picked = field(default_factory=dict)
    then: str | None = None
    unclear: int = 0

    @classmethod
    def of(cls, slot: Any) -> Self | None:
        """The place in the slot; None where there is none, or where the texts have changed since."""
        if not slot:
            return None
        try:
            place = cls(**slot)
        except TypeError:  # written by another version of the guide
            return None
        known = exercises().get(place.exercise)
        return place if known and any(step.step == place.step for step in known.front.steps) else None

    def to_slot(self) -> dict[str, Any]:
        """As plain JSON."""
        picked = {step: list(values) for step, values in self.picked.items()}
        return {
            "exercise": self.exercise, "step": self.step, "picked": picked, "then": self.then, "unclear": self.unclear,
        }  # fmt: skip

    @property
    def texts(self) -> Exercise:
        """The exercise itself."""
        return exercises()[self.exercise]

    @property
    def here(self) -> Step:
        """The step itself."""
        return self.texts.step(self.step)

    @property
    def for_two(self) -> bool:
        """Whether it takes a yes from both: what is for a couple, the gate before it, and what both go through."""
        return self.texts.front.couple or self.exercise == GATE or any(
            choice.couple and choice.value in self.picked.get(step.step, ())
            for step in self.texts.front.steps
            for choice in step.choices
        )

    @property
    def literal(self) -> bool:
        """Whether only the whole of a message can be an answer: where it takes both, unless it asks how it was."""
        takes = self.here.takes
        free = takes is not None and self.here.skip and takes.to not in (NEXT, STAY)
        return self.for_two and not free

    @property
    def values(self) -> list[str]:
        """Everything picked, in the order of the steps."""
        return [value for step in self.texts.front.steps for value in self.picked.get(step.step, ())]

    @property
    def title(self) -> str:
        """What is done here, for a person; at the gate, what lies behind it."""
        return exercises()[self.then or self.exercise].front.title

    def pick(self, value: str) -> Self:
        """With this value picked here; in place of an earlier one, unless the step takes several."""
        before = self.picked.get(self.step, ()) if self.here.pick else ()
        return replace(self, picked={**self.picked, self.step: [*dict.fromkeys((*before, value))]}, unclear=0)

    def again(self) -> Self:
        """The same place after an answer that was not understood."""
        return replace(self, unclear=self.unclear + 1)

    def left(self) -> int:
        """How many more may be picked here."""
        most = self.here.pick.most if self.here.pick else 1
        return most - len(self.picked.get(self.step, ()))

    def enough(self) -> bool:
        """Whether one may go on: always, but for a step that wants a number of picks."""
        return self.here.pick is None or len(self.picked.get(self.step, ())) >= self.here.pick.least

    def onward(self, *, alone: bool) -> Self | None:
        """The next step; None after the last."""
        return self._beside(1, alone)

    def back(self, *, alone: bool) -> Self | None:
        """The step before, to be answered anew; None at the first."""
        before = self._beside(-1, alone)
        if before is None:
            return None
        kept = {step: values for step, values in self.picked.items() if step not in (before.step, self.step)}
        return replace(before, picked=kept | _set(self.texts, alone))

    def once_more(self) -> Self:
        """The same step again, by a choice to stay: it has words of its own for that."""
        return replace(self, picked={**self.picked, self.step: [STAY]})

    def progress(self, *, alone: bool) -> tuple[int, int]:
        """The number of this step, and how many there are: where it is still open, as the first choices lead."""
        steps = self.texts.front.steps
        likely = {step.step: [step.choices[0].value] for step in steps if step.choices}
        names = [step.step for step in _ways(self.texts, likely | dict(self.picked), alone)]
        return names.index(self.step) + 1, len(names)

    def _beside(self, distance: int, alone: bool) -> Self | None:
        names = [step.step for step in _ways(self.texts, self.picked, alone)]
        at = names.index(self.step) + distance
        if not 0 <= at < len(names):
            return None
        picked = {step: values for step, values in self.picked.items() if STAY not in values}
        return replace(self, step=names[at], picked=picked, unclear=0)


def begin(name: str, *, alone: bool = False, then: str | None = None) -> Place:
    """The first step of an exercise. `alone`: where fear or force was mentioned."""
    found = exercises()[name]
    picked = _set(found, alone)
    return Place(name, _ways(found, picked, alone)[0].step, picked, then)


def _ways(exercise: Exercise, picked: Picked, alone: bool) -> list[Step]:
    """The steps that are gone through with what was picked; what hangs on a step left out is left out."""
    given = _set(exercise, alone)
    ways: list[Step] = []
    for step in exercise.front.steps:
        known = {*given, *(each.step for each in ways)}
        if step.step not in given and all(
            other in known and set(values) & set(picked.get(other, ())) for other, values in step.conditions.items()
        ):
            ways.append(step)
    return ways


def _set(exercise: Exercise, alone: bool) -> dict[str, list[str]]:
    """What is not asked where fear or force was mentioned."""
    return {step: [value] for step, value in (exercise.front.where_fear or {}).items()} if alone else {}


@functools.cache
def exercises() -> dict[str, Exercise]:
    """Every exercise, and the gate, by name. Raises ContentError."""
    return read_exercises(settings().project / "content" / "exercises")
