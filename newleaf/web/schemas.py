"""The HTTP contract's shapes, from which the served OpenAPI description is made."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

CountryCode = Annotated[str, StringConstraints(pattern="^[A-Za-z]{2}$", to_upper=True)]
Language = Annotated[str | None, Field(description="ISO 639 code of `text`, when it is not in English.")]


class Strict(BaseModel):
    """A request body: unknown fields are an error, and no value is turned into another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewSession(Strict):
    """What a new session may know from the start."""

    country: CountryCode | None = Field(None, description="ISO 3166 code, when the site or the visitor says it.")
    language: str | None = Field(None, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)


def _whole(value: object) -> object:
    """Text without half characters: programs cut within an emoji, and what stands beside it must be read."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Input(Strict):
    """One message of the visitor: either typed text or the key of a choice."""

    text: Annotated[str, BeforeValidator(_whole)] | None = Field(None, min_length=1)
    choice: str | None = Field(None, min_length=1, max_length=80)

    @model_validator(mode="after")
    def _one_of_both(self) -> "Input":
        if (self.text is None) == (self.choice is None):
            raise ValueError("give either 'text' or 'choice'")
        if self.text is not None and not self.text.strip():
            raise ValueError("'text' holds nothing but white space")
        return self


class Choice(BaseModel):
    """A button: send `key` back when it is tapped."""

    key: str
    label: str


class Channel(BaseModel):
    """One way to reach a service; `display` as people read it, `href` as a device dials or opens it."""

    kind: Literal["phone", "sms", "chat", "web"]
    display: str
    href: str


class Service(BaseModel):
    """A helpline, organisation or finder of therapists."""

    id: str
    name: str
    for_: str = Field(alias="for")
    channels: list[Channel]
    hours: str = Field(description="For readers now: 'Open now, until 22:00. Every day, 10:00 to 22:00 (UK time)'.")
    timetable: str = Field(description="The hours without 'open now', for a copy that is read later.")
    open_now: bool | None = Field(description="null where it is not known, or nobody answers there.")
    cost: str | None
    on_bill: bool | None = Field(description="Whether the call shows on a phone bill; null where it is not known.")
    languages: list[str] = Field(description="ISO 639 codes.")
    good_for: list[str] = Field(description="Of a finder of therapists: couples, trauma, sex_therapy, online and such.")
    verified_on: str | None = Field(description="When a person last checked it live; null: not yet.")


class ShownCountry(BaseModel):
    """Whose lines are shown. `guessed`: nobody said so; it is the owner's setting or the browser's language."""

    code: str
    name: str
    guessed: bool


class GuidedTimer(BaseModel):
    """A quiet time within a step."""

    seconds: int
    label: str


class GuidedWords(BaseModel):
    """This step takes own words, as `text`: they are used in the reply to them and not kept. `most`: characters."""

    label: str
    most: int


class Guided(BaseModel):
    """Where in a guided exercise this message stands. `back`, `skip`, `pause`, `stop`: keys of choices, or null."""

    exercise: str
    title: str
    step: int = Field(description="Counted from 1.")
    of: int
    back: str | None
    skip: str | None
    pause: str | None
    stop: str
    timer: GuidedTimer | None
    own_words: GuidedWords | None


class SummarySection(BaseModel):
    """One part of a summary."""

    heading: str
    lines: list[str]


class Summary(BaseModel):
    """What an exercise ends with, for the visitor to print. The server keeps no copy."""

    title: str
    sections: list[SummarySection]


class TextMessage(BaseModel):
    """Something the guide says."""

    kind: Literal["text"]
    text: str
    choices: list[Choice] | None = None
    language: Language = None
    guided: Guided | None = Field(None, description="A step of a guided exercise.")
    summary: Summary | None = Field(None, description="On the last message of an exercise that makes one.")


class HelpMessage(BaseModel):
    """Words and services for somebody in distress or danger."""

    kind: Literal["help"]
    text: str
    language: Language = None
    country: ShownCountry | None = Field(None, description="null: only international services are shown.")
    services: list[Service]


Messages = Annotated[list[TextMessage | HelpMessage], Field(min_length=1)]


class Reply(BaseModel):
    """What the guide answers; never empty, help first."""

    messages: Messages


class StartedSession(Reply):
    """A new session; the first message says that this is an automated guide."""

    token: str


class Problem(BaseModel):
    """An error as RFC 9457 problem details; `help` is the page with help lines.

    `services`, in answer to a message or where no session could begin: the emergency number and crisis lines, for
    nobody has read what was said, or was to be said.
    """

    type: str
    title: str
    status: int
    detail: str
    help: str
    services: list[Service] | None = None


class TooManyProblem(Problem):
    """Too many requests: wait as long as Retry-After says. `services`: the emergency number and crisis lines."""

    services: list[Service]


class Services(BaseModel):
    """Services or professionals."""

    services: list[Service]


class CoveredCountry(BaseModel):
    """A country with services of its own."""

    code: str
    name: str


class Countries(BaseModel):
    """Every such country."""

    countries: list[CoveredCountry]


class Ready(BaseModel):
    """Which parts are in order; the guide answers without each of them, and says so here."""

    ready: bool
    parts: dict[str, str]
