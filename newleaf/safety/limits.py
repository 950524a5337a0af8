"""The numbers of data/safety/learned.yml."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from newleaf.safety.signals import Signal

_Share = Annotated[float, Field(ge=0, le=1)]


class Threshold(BaseModel):
    """From which probability of danger on something counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    concern: _Share
    acute: _Share

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.acute < self.concern:
            raise ValueError("acute must not be lower than concern")
        return self


class Doubt(Threshold):
    """Below which probability of danger a rule's finding is doubted; `certain`: one that is certain or of an act that
    can kill; `signs`: weak signs that add up; `everything`: all that is not certain, which is then let go."""

    certain: _Share
    signs: _Share
    everything: _Share


class Second(BaseModel):
    """Between which probabilities of danger a message is read a second time, and how often what is read then counts.

    Above them it is read again where signal or tier have a smaller share than `clear`. Below `nothing` what is read
    weighs against each single sentence, too; of a message of at most 64 words, in which the first reading saw less than
    `calms`, it is believed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    above: _Share
    below: _Share
    counts: Annotated[float, Field(ge=0, le=16)]
    clear: _Share
    nothing: _Share
    calms: _Share


class Limits(BaseModel):
    """data/safety/learned.yml"""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    gate: _Share
    known: _Share
    quiet: _Share
    whole: Annotated[float, Field(ge=0, le=2)]
    words: Annotated[float, Field(ge=0, le=4)]
    nearness: Annotated[float, Field(ge=0, le=200)]
    against: Annotated[float, Field(ge=0, le=100)]
    alike: Annotated[float, Field(ge=0, le=200)]
    other: _Share
    calm: _Share
    urgent: _Share
    doubt: Doubt
    sure: _Share
    second: Second
    thresholds: dict[Signal, Threshold]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = set(Signal) - self.thresholds.keys()
        if missing:
            raise ValueError(f"no threshold for {', '.join(sorted(missing))}")
        return self
