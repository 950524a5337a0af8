"""What the directory hands out: services, professionals, their channels, and countries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict
from urllib.parse import quote

from newleaf.directory.hours import ALWAYS
from newleaf.directory.topics import Topic

INTERNATIONAL = "*"
"""Stands where a country code stands, for what serves people everywhere."""

HOURS_UNKNOWN = "Hours not known; if nobody answers, call the emergency number"


class ChannelKind(StrEnum):
    """How a service is reached."""

    PHONE = "phone"
    SMS = "sms"
    CHAT = "chat"
    WEB = "web"


class Audience(StrEnum):
    """Whom a service is for."""

    ANYONE = "anyone"
    WOMEN = "women"
    MEN = "men"
    LGBT = "lgbt"
    YOUNG_PEOPLE = "young_people"


class GoodFor(StrEnum):
    """What a professional or a finder of professionals suits."""

    COUPLES = "couples"
    TRAUMA = "trauma"
    SEX_THERAPY = "sex_therapy"
    LOW_COST = "low_cost"
    ONLINE = "online"
    FAITH_NEUTRAL = "faith_neutral"


class Trust(StrEnum):
    """How well a record is backed, for operators: nobody has dialled it yet unless `verified_on` says so."""

    CROSS_CHECKED = "cross_checked"  # two or more independent sources agree
    ORGANISATION = "organisation"  # the organisation itself, or a public body, says so
    SINGLE = "single"  # one other source says so


class ChannelDict(TypedDict):
    """A channel in the HTTP contract."""

    kind: str
    display: str
    href: str


# The keys include "for", a keyword, hence the call form.
ServiceDict = TypedDict(
    "ServiceDict",
    {
        "id": str,
        "name": str,
        "for": str,
        "channels": list[ChannelDict],
        "hours": str,
        "verified_on": str | None,
    },
)
"""A service or a professional in the HTTP contract."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a service. `address`: a number as dialled, or a URL; `keyword`: what to text first."""

    kind: ChannelKind
    address: str
    display: str
    keyword: str | None = None

    @property
    def href(self) -> str:
        """The link that a phone or browser follows: tel:, sms: or https:."""
        if self.kind is ChannelKind.PHONE:
            return f"tel:{self.address}"
        if self.kind is ChannelKind.SMS:
            body = f"?body={quote(self.keyword)}" if self.keyword else ""
            return f"sms:{self.address}{body}"
        return self.address

    def to_dict(self) -> ChannelDict:
        """The form of the HTTP contract."""
        return {"kind": str(self.kind), "display": self.display, "href": self.href}


@dataclass(frozen=True, slots=True)
class Service:
    """A helpline or organisation. `country` is an ISO 3166 code or INTERNATIONAL; `hours` None: not known."""

    id: str
    country: str
    name: str
    purpose: str
    topics: frozenset[Topic]
    channels: tuple[Channel, ...]
    hours: str | None
    audience: Audience
    languages: tuple[str, ...]
    cost: str | None
    trust: Trust
    verified_on: date | None
    position: int
    hours_note: str | None = None
    timezone: str | None = None
    on_bill: bool | None = None
    regions: frozenset[str] = frozenset()
    read_on: date | None = None

    @property
    def always_open(self) -> bool:
        """Whether somebody answers at any hour."""
        return self.hours == ALWAYS

    @property
    def website_only(self) -> bool:
        """Whether nobody answers here: a page that leads to others."""
        return all(channel.kind is ChannelKind.WEB for channel in self.channels)

    def to_dict(self) -> ServiceDict:
        """The form of the HTTP contract."""
        return _contract_form(
            self.id, self.name, self.purpose, self.channels, self.hours or HOURS_UNKNOWN, self.verified_on
        )


@dataclass(frozen=True, slots=True)
class Professional:
    """A finder of therapists. `countries` are ISO 3166 codes, or INTERNATIONAL alone."""

    id: str
    name: str
    purpose: str
    channels: tuple[Channel, ...]
    countries: frozenset[str]
    trust: Trust
    verified_on: date | None
    position: int
    good_for: frozenset[GoodFor] = frozenset()
    read_on: date | None = None

    def to_dict(self) -> ServiceDict:
        """The form of the HTTP contract; a website has no hours."""
        return _contract_form(self.id, self.name, self.purpose, self.channels, "Website, any time", self.verified_on)


@dataclass(frozen=True, slots=True)
class Country:
    """A country. `covered`: the directory has services for it."""

    code: str
    name: str
    covered: bool


def _contract_form(
    id: str,
    name: str,
    purpose: str,
    channels: tuple[Channel, ...],
    hours: str,
    verified_on: date | None,
) -> ServiceDict:
    return {
        "id": id,
        "name": name,
        "for": purpose,
        "channels": [channel.to_dict() for channel in channels],
        "hours": hours,
        "verified_on": verified_on.isoformat() if verified_on else None,
    }
