"""Whether somebody answers now, until when, and how that is said to readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, UnknownCountryError

from newleaf.directory.countries import INTERNATIONAL
from newleaf.directory.hours import ALWAYS, PUBLIC_HOLIDAY, in_words
from newleaf.directory.zones import zone_in_words

if TYPE_CHECKING:
    from newleaf.directory.values import Service

CLOSING = timedelta(minutes=10)
"""A line that closes sooner is not counted as open: nobody should be cut off, or told off, at the last minute."""

AFTER_MIDNIGHT = timedelta(hours=12)
HOURS_UNKNOWN = "Hours not known; if nobody answers, call the emergency number"
WEBSITE = "Website, any time"


class Reach(IntEnum):
    """How surely somebody answers now: the order in which readers see services."""

    OPEN = 0
    PERHAPS = 1  # the hours are not known, or it is a public holiday that the hours do not mention
    WEBSITE = 2  # a page that leads to others; nobody answers there
    CLOSED = 3


@dataclass(frozen=True, slots=True)
class Openness:
    """`until`: when it closes or opens next, in the time of the service; None where it never changes or is unknown."""

    reach: Reach
    until: datetime | None = None
    holiday: bool = False

    @property
    def open_now(self) -> bool | None:
        """Whether it is open; None where that is not known, or nobody answers there."""
        if self.until is None and self.reach is not Reach.OPEN:
            return False if self.reach is Reach.CLOSED else None
        return None if self.holiday else self.reach is not Reach.CLOSED


def openness(service: Service, now: datetime) -> Openness:
    """Whether somebody answers at this moment. `now` has a time zone."""
    if service.hours == ALWAYS:
        return Openness(Reach.OPEN)
    if service.hours is None:
        return Openness(Reach.WEBSITE if service.website_only else Reach.PERHAPS)
    assert service.timezone is not None  # the files are refused otherwise
    return _judged(service.hours, service.timezone, service.country, now.replace(second=0, microsecond=0))


def hours_in_words(service: Service, now: datetime) -> str:
    """All a reader needs: "Open now, until 22:00. Monday to Friday, 10:00 to 22:00 (UK time)"."""
    return f"{now_in_words(service, now)} {timetable(service)}".lstrip()


def now_in_words(service: Service, now: datetime) -> str:
    """"Open now, until 22:00." Empty for what never closes, and where the hours are not known."""
    if service.hours in (None, ALWAYS):
        return ""
    return _now_in_words(openness(service, now), now)


def timetable(service: Service) -> str:
    """The hours in words that stay true, for copies that are read later."""
    if service.hours is None:
        words = service.hours_note or (WEBSITE if service.website_only else HOURS_UNKNOWN)
        return f"{WEBSITE}. {words}" if service.website_only and words != WEBSITE else words
    words = in_words(service.hours)
    if service.hours != ALWAYS:
        assert service.timezone is not None
        words = f"{words} ({zone_in_words(service.timezone)})"
    return f"{words}. {service.hours_note}" if service.hours_note else words


def current_time() -> datetime:
    """This moment, with its time zone."""
    return datetime.now(UTC)


def _now_in_words(found: Openness, now: datetime) -> str:
    if found.reach is Reach.CLOSED:
        return f"Closed now{f', opens {_moment(found.until, now)}' if found.until else ''}."
    until = f", until {_moment(found.until, now, closing=True)}" if found.until else ""
    if found.holiday:
        return f"Usually open now{until}, but today is a public holiday there."
    return f"Open now{until}."


def _moment(moment: datetime, now: datetime, closing: bool = False) -> str:
    here = now.astimezone(moment.tzinfo)
    clock = f"{moment:%H:%M}"
    if closing and clock == "00:00" and moment - here <= timedelta(days=1):
        return "midnight"
    if moment.date() == here.date() or (closing and moment - here < AFTER_MIDNIGHT):
        return clock if closing else f"today at {clock}"
    if moment.date() == (here + timedelta(days=1)).date():
        return f"tomorrow, {clock}" if closing else f"tomorrow at {clock}"
    return f"{moment:%A}, {clock}" if closing else f"on {moment:%A} at {clock}"


# Hours are whole minutes, and of many lines the same: most are judged once a minute.
@lru_cache(maxsize=4096)
def _judged(specification: str, timezone: str, country: str, now: datetime) -> Openness:
    here = now.astimezone(ZoneInfo(timezone))
    hours = _evaluated(specification, timezone, country)
    until = hours.next_change(here)
    if not hours.is_open(here):
        return Openness(Reach.CLOSED, until)
    holiday = PUBLIC_HOLIDAY not in specification and _is_holiday(here, timezone, country)
    closing = until is not None and until - here < CLOSING
    return Openness(Reach.PERHAPS if holiday or closing else Reach.OPEN, until, holiday)


@lru_cache(maxsize=4096)
def _evaluated(specification: str, timezone: str, country: str) -> OpeningHours:
    zone = ZoneInfo(timezone)
    if country != INTERNATIONAL:
        try:
            return OpeningHours(specification, timezone=zone, country=country)
        except UnknownCountryError:  # the library has no calendar of this country's holidays; then no day is one
            pass
    return OpeningHours(specification, timezone=zone)


def _is_holiday(here: datetime, timezone: str, country: str) -> bool:
    return _evaluated(f"{PUBLIC_HOLIDAY} 00:00-24:00", timezone, country).is_open(here)
