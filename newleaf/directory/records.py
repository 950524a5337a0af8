"""The shape of the YAML files in data/directory, as people write them. files.py reads them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from newleaf.directory.countries import INTERNATIONAL, country_names
from newleaf.directory.hours import ALWAYS, checked_hours
from newleaf.directory.topics import Topic
from newleaf.directory.values import (
    Audience,
    Channel,
    ChannelKind,
    GoodFor,
    Professional,
    Service,
    Trust,
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Digits = Annotated[str, StringConstraints(pattern=r"^\d{2,15}$")]
Dialled = Annotated[str, StringConstraints(pattern=r"^\*?\d{2,15}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]


_zones = functools.cache(available_timezones)  # it looks through a thousand files each time


def _known_zone(name: str) -> str:
    if name not in _zones():
        raise ValueError(f"{name!r} is not a time zone of the IANA database; write one like Europe/Berlin")
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]
Hours = Annotated[str, AfterValidator(checked_hours)]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PhoneRecord(Record):
    """A number to call. `dial` is what is dialled inside the country; quote it, or YAML reads a number."""

    kind: Literal["phone"]
    dial: Dialled
    display: Text

    def to_channel(self) -> Channel:
        """The channel that readers see."""
        return Channel(ChannelKind.PHONE, self.dial, self.display)


class SmsRecord(Record):
    """A number to text, and the word to begin with where one is asked for."""

    kind: Literal["sms"]
    number: Digits
    display_number: Text | None = None
    keyword: Text | None = None

    def to_channel(self) -> Channel:
        """The channel that readers see: "Text HOME to 741741"."""
        shown = self.display_number or self.number
        display = f"Text {self.keyword} to {shown}" if self.keyword else f"Text {shown}"
        return Channel(ChannelKind.SMS, self.number, display, self.keyword)


class LinkRecord(Record):
    """A website, or a chat on one. Shown as its host name unless `display` says otherwise."""

    kind: Literal["web", "chat"]
    url: Text
    display: Text | None = None

    @field_validator("url")
    @classmethod
    def _is_https(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme != "https" or "." not in parts.netloc or " " in url:
            raise ValueError("must be a full address that begins with https://")
        return url

    def to_channel(self) -> Channel:
        """The channel that readers see."""
        host = urlsplit(self.url).netloc.removeprefix("www.")
        kind = ChannelKind(self.kind)
        shown = self.display or (f"Chat at {host}" if kind is ChannelKind.CHAT else host)
        return Channel(kind, self.url, shown)


ChannelRecord = Annotated[PhoneRecord | SmsRecord | LinkRecord, Field(discriminator="kind")]


class SourceRecord(Record):
    """A page that shows what the record says. `seen`: how it was read; a stored copy may be old."""

    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$")]
    kind: Literal["organisation", "public_body", "directory", "dataset", "news"]
    seen: Literal["stored copy", "live"]


@dataclass(frozen=True, slots=True)
class FileDefaults:
    """What a file says for all its records."""

    country: str = INTERNATIONAL
    timezone: str | None = None
    read_on: date | None = None
    own: bool = False


class Listed(Record):
    """What services and professionals share."""

    id: Id
    name: Text
    purpose: Text = Field(alias="for")
    trust: Trust
    verified_on: date | None
    read_on: date | None = None
    source: Annotated[tuple[SourceRecord, ...], Field(min_length=1)]
    note: Text | None = None

    @field_validator("trust")
    @classmethod
    def _is_not_the_owners(cls, trust: Trust) -> Trust:
        if trust is Trust.OWNER:
            raise ValueError("trust is owner, which is only for the file of the owner's own services")
        return trust

    @field_validator("source")
    @classmethod
    def _backs_the_trust(cls, sources: tuple[SourceRecord, ...], others: ValidationInfo) -> tuple[SourceRecord, ...]:
        trust = others.data.get("trust")
        if trust is Trust.CROSS_CHECKED and len({urlsplit(source.url).netloc for source in sources}) < 2:
            raise ValueError("trust is cross_checked, which takes sources from two sites or more")
        if trust is Trust.ORGANISATION and not any(
            source.kind in ("organisation", "public_body") for source in sources
        ):
            raise ValueError("trust is organisation, which takes a source of kind organisation or public_body")
        return sources


class ServiceRecord(Listed):
    """One service in a country's file. `note` is for editors; readers never see it."""

    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    channels: Annotated[tuple[ChannelRecord, ...], Field(min_length=1)]
    hours: Hours | None
    hours_note: Text | None = None
    timezone: TimeZone | None = None
    audience: Audience
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    cost: Text | None = None
    on_bill: bool | None = None
    regions: tuple[Region, ...] = ()

    def to_service(self, file: FileDefaults, position: int) -> Service:
        """The value that readers are shown; what the record leaves out, its file may say."""
        return Service(
            id=self.id,
            country=file.country,
            name=self.name,
            purpose=self.purpose,
            topics=frozenset(self.topics),
            channels=tuple(channel.to_channel() for channel in self.channels),
            hours=self.hours,
            hours_note=self.hours_note,
            timezone=self.timezone or file.timezone,
            audience=self.audience,
            languages=self.languages,
            cost=self.cost,
            on_bill=self.on_bill,
            regions=frozenset(self.regions),
            trust=self.trust,
            verified_on=self.verified_on,
            read_on=self.read_on or file.read_on,
            own=file.own,
            position=position,
        )


class ProfessionalRecord(Listed):
    """One finder of therapists. `countries` are ISO 3166 codes, or "*" alone for everywhere."""

    countries: Annotated[tuple[str, ...], Field(min_length=1)]
    channels: Annotated[tuple[ChannelRecord, ...], Field(min_length=1)]
    good_for: tuple[GoodFor, ...] = ()

    @field_validator("countries")
    @classmethod
    def _are_countries(cls, countries: tuple[str, ...]) -> tuple[str, ...]:
        for code in countries:
            if code != INTERNATIONAL and code not in country_names():
                raise ValueError(f"{code!r} is neither a country code of ISO 3166 nor {INTERNATIONAL!r}")
        if INTERNATIONAL in countries and len(countries) > 1:
            raise ValueError(f"{INTERNATIONAL!r} already means every country; name it alone")
        return countries

    def to_professional(self, file: FileDefaults, position: int) -> Professional:
        """The value that readers are shown."""
        return Professional(
            id=self.id,
            name=self.name,
            purpose=self.purpose,
            channels=tuple(channel.to_channel() for channel in self.channels),
            countries=frozenset(self.countries),
            good_for=frozenset(self.good_for),
            trust=self.trust,
            verified_on=self.verified_on,
            read_on=self.read_on or file.read_on,
            own=file.own,
            position=position,
        )


class ServicesFile(Record):
    """A country's file. `timezone` and `read_on` hold for every service that does not say otherwise."""

    country: str
    timezone: TimeZone | None = None
    read_on: date | None = None
    dials: tuple[Dialled, ...] = ()
    services: Annotated[tuple[ServiceRecord, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits_together(self) -> ServicesFile:
        for service in self.services:
            if service.hours not in (None, ALWAYS) and not (service.timezone or self.timezone):
                raise ValueError(f"{service.id} has hours and no time zone; give it one, or the whole file")
        return self

    def defaults(self) -> FileDefaults:
        """What its services need not repeat."""
        return FileDefaults(self.country, self.timezone, self.read_on)


class ProfessionalsFile(Record):
    """A file of finders. `read_on` holds for every finder that does not say otherwise."""

    read_on: date | None = None
    professionals: Annotated[tuple[ProfessionalRecord, ...], Field(min_length=1)]

    def defaults(self) -> FileDefaults:
        """What its finders need not repeat."""
        return FileDefaults(read_on=self.read_on)
