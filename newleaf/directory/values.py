"""What the directory hands out: services, professionals, their channels, and countries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict
from urllib.parse import quote

from newleaf.directory.hours import ALWAYS
from newleaf.directory.openness import WEBSITE, current_time, hours_in_words, openness, timetable
from newleaf.directory.topics import Topic


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
    OWNER = "owner"  # the owner of this installation added it and answers for it


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
        "timetable": str,
        "open_now": bool | None,
        "cost": str | None,
        "on_bill": bool | None,
        "languages": list[str],
        "good_for": list[str],
        "verified_on": str | None,
    },
)
"""A service or a professional in the HTTP contract. `hours` says what holds now, `timetable` what stays true."""


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
    """A helpline or organisation. `country` is an ISO 3166 code or INTERNATIONAL.

    `hours` as hours.py reads them, None: not known. `on_bill` None: not known. `regions` empty: the whole country.
    `own`: added by the owner of this installation.
    """

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
    own: bool = False

    @property
    def always_open(self) -> bool:
        """Whether somebody answers at any hour."""
        return self.hours == ALWAYS

    @property
    def website_only(self) -> bool:
        """Whether nobody answers here: a page that leads to others."""
        return all(channel.kind is ChannelKind.WEB for channel in self.channels)

    def to_dict(self, now: datetime | None = None) -> ServiceDict:
        """The form of the HTTP contract, at this moment or another."""
        now = now or current_time()
        return {
            **_shared(self),
            "hours": hours_in_words(self, now),
            "timetable": timetable(self),
            "open_now": openness(self, now).open_now,
            "cost": self.cost,
            "on_bill": self.on_bill,
            "languages": list(self.languages),
            "good_for": [],
        }


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
    own: bool = False

    def to_dict(self) -> ServiceDict:
        """The form of the HTTP contract. A website has no hours; of a practice they are not asked."""
        hours = WEBSITE if all(channel.kind is ChannelKind.WEB for channel in self.channels) else ""
        return {
            **_shared(self),
            "hours": hours,
            "timetable": hours,
            "open_now": None,
            "cost": None,
            "on_bill": None,
            "languages": [],
            "good_for": sorted(self.good_for),
        }


@dataclass(frozen=True, slots=True)
class Country:
    """A country. `covered`: the directory has services for it."""

    code: str
    name: str
    covered: bool


def _shared(record: Service | Professional) -> dict[str, Any]:
    return {
        "id": record.id,
        "name": record.name,
        "for": record.purpose,
        "channels": [channel.to_dict() for channel in record.channels],
        "verified_on": record.verified_on.isoformat() if record.verified_on else None,
    }
