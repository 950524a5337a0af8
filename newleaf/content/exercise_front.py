"""What stands in the front matter of an exercise: its steps, their choices, and the sheet it may end with."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from newleaf.content.answers import Review, Role
from newleaf.content.documents import Front
from newleaf.safety import Signal

Name = Annotated[str, Field(pattern="^[a-z_]{2,20}$")]
Label = Annotated[str, Field(min_length=2, max_length=40)]
Line = Annotated[str, Field(min_length=2, max_length=200)]
Words = Annotated[str, Field(min_length=2, max_length=300)]
Tone = Literal["gentle", "plain", "firm"]
Url = Annotated[str, Field(pattern="^https://")]


class Timer(Front):
    """A quiet time within a step; the widget counts it down, and the step's text says it as well."""

    seconds: int = Field(ge=5, le=600)
    label: Label


class OwnWords(Front):
    """Free text that the very next reply uses, and nothing keeps. `most`: characters."""

    label: Label
    most: int = Field(200, ge=20, le=400)


class Pick(Front):
    """Several of a step's choices, one after the other."""

    least: int = Field(ge=1)
    most: int = Field(ge=2)


class Takes(Front):
    """What else may be typed at a step, asks nothing, and counts as what the step asks for.

    `to`: the choice that it stands for, `next` for the way on, `stay` where the step stays open. `told`: what has to be
    told: `things` that are seen, heard or touched; that it is `done`; how it `feels`; or `anything`. `reply`: said
    first. `hard`: the choice that stands for words which tell that it does not go.
    """

    to: Name
    told: Literal["anything", "things", "done", "feels"] = "anything"
    reply: Words | None = None
    hard: Name | None = None


class Choice(Front):
    """One answer to a step. `words`: what people type for it, beside its label; `then`: where it leads.

    `couple`: what follows is for two, and stands behind the gate. `closes`: it tells of pressure, and nothing for two
    is begun in the session after it. `reply`: what is said first in answer to it.
    `signal`: what `then: help` brings help for. `role`: offered to that side alone. `notes`: lines for the sheet, by
    its sections. `say`: the sentence that it stands for, in one tone or in each, where sentences are built.
    """

    value: Name
    label: Label
    words: tuple[str, ...] = ()
    then: Literal["next", "stay", "back", "end", "stop", "help"] = "next"
    couple: bool = False
    closes: bool = False
    reply: Words | None = None
    signal: Signal | None = None
    role: Role | None = None
    notes: dict[Name, Line] = Field({})
    say: Words | dict[Tone, Words] | None = None

    def said(self, tone: str) -> str | None:
        """Its sentence in a tone."""
        return self.say[tone] if isinstance(self.say, dict) else self.say

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.then == "help") != (self.signal is not None):
            raise ValueError("`then: help` and `signal` belong together")
        if isinstance(self.say, dict) and set(self.say) != set(get_args(Tone)):
            raise ValueError("say: give one sentence, or one for each of gentle, plain and firm")
        return self


class Step(Front):
    """One step. `when`: only where an earlier step was answered so; `next`: the label of the way on without choices.

    `done`: what people type for that, beside its label. `scale`: a number out of ten is an answer, where the choices
    are yes, partly and not_yet. `takes`: what else counts as done.
    """

    step: Name
    next: Label = "Next"
    done: tuple[str, ...] = ()
    scale: bool = False
    takes: Takes | None = None
    timer: Timer | None = None
    when: dict[Name, Name | tuple[Name, ...]] = Field({})
    skip: bool = True
    pick: Pick | None = None
    own_words: OwnWords | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def conditions(self) -> Mapping[str, tuple[str, ...]]:
        """`when`, each with its values."""
        return {step: (values,) if isinstance(values, str) else values for step, values in self.when.items()}

    def offered(self, role: str | None) -> tuple[Choice, ...]:
        """The choices that this side is given."""
        return tuple(choice for choice in self.choices if choice.role in (None, role))

    def choice(self, value: str) -> Choice | None:
        """The choice of this value."""
        return next((choice for choice in self.choices if choice.value == value), None)

    def _ways_on(self) -> set[str]:
        return {"stay"} if self.choices else {"stay", "next"}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        values = [choice.value for choice in self.choices]
        if len(set(values)) < len(values) or "next" in values:
            raise ValueError("the values of choices must differ, and none may be 'next'")
        if len(self.choices) == 1:
            raise ValueError("one choice is none: use `next` for its label")
        if self.choices and self.own_words:
            raise ValueError("a step has choices or own_words, not both")
        if self.pick and not self.pick.least <= self.pick.most <= len(self.choices):
            raise ValueError("pick: least must not be over most, nor most over the number of choices")
        if self.scale and not {"yes", "partly", "not_yet"} <= set(values):
            raise ValueError("scale: only where there are the choices yes, partly and not_yet")
        if self.takes and not {self.takes.to, self.takes.hard or self.takes.to} <= {*values, *self._ways_on()}:
            raise ValueError("takes: to and hard name a choice of the step; without choices to is `next`, or `stay`")
        return self


class SheetSection(Front):
    """A part of the sheet: the notes of what was picked, the first `most` of them, or `empty`."""

    key: Name
    heading: Label
    empty: Line
    most: int | None = Field(None, ge=1)


class Sheet(Front):
    """What an exercise ends with beside its words: made to be printed by the visitor, and kept nowhere."""

    title: Label
    sections: tuple[SheetSection, ...] = Field(min_length=1)


class ExerciseFront(Front):
    """Front matter of an exercise.

    couple: it stands behind the question whether it is safe to try. where_fear: answers that are set without being
    asked once fear or force was mentioned; null where the exercise is then refused. safety: notes for reviewers.
    """

    exercise: Name
    title: Label
    menu: Label
    couple: bool
    where_fear: dict[Name, Name] | None
    source: tuple[str, ...] = Field(min_length=1)
    sources: tuple[Url, ...]
    safety: tuple[str, ...] = Field(min_length=1)
    review: Review
    steps: tuple[Step, ...] = Field(min_length=1)
    summary: Sheet | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.couple and self.where_fear is not None:
            raise ValueError("where there is fear, nothing for two may be offered: where_fear must be null")
        for name, value in (self.where_fear or {}).items():
            if not any(step.step == name and step.choice(value) for step in self.steps):
                raise ValueError(f"where_fear: no step '{name}' has the choice '{value}'")
        return self
