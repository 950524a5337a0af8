"""The widget as it is served: the built script with help lines put in, and what a browser needs to trust it."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newleaf.directory import INTERNATIONAL, Audience, ChannelKind, Service, Topic
from newleaf.directory.openness import timetable
from newleaf.directory.queries import Queries

BUILT = Path(__file__).parent / "static" / "widget.js"
PLACE = '{__HELP_LINES__:""}'
"""Where the build leaves room for the lines."""

OF_THE_FIRST = (
    Topic.EMERGENCY,
    Topic.SUICIDE_CRISIS,
    Topic.PARTNER_VIOLENCE,
    Topic.SEXUAL_VIOLENCE,
    Topic.MENTAL_HEALTH_CRISIS,
    Topic.CHILD_PROTECTION,
)
OF_THE_OTHERS = OF_THE_FIRST[:2]
"""What travels inside the script: enough for a dead connection, little enough for a slow one. The country where the
likeliest visitors are has up to two lines for each topic, every other one an emergency number and a crisis line."""


@dataclass(frozen=True)
class WidgetFile:
    """One script, ready to send."""

    body: bytes

    @cached_property
    def gzipped(self) -> bytes:
        """The same, compressed; always the same bytes for the same script."""
        return gzip.compress(self.body, 9, mtime=0)

    @cached_property
    def integrity(self) -> str:
        """What a script element's `integrity` says."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.body).digest()).decode()

    @cached_property
    def version(self) -> str:
        """Short name of exactly this script, for its address and its ETag."""
        return hashlib.sha256(self.body).hexdigest()[:16]


def widget_file(directory: Queries, first: str | None) -> WidgetFile:
    """The built script with help lines of the directory: those of country `first`, then those of the others.

    What comes first is shown where the visitor's country is not known: without `first`, what helps everywhere.
    """
    lines = {
        place: "\n".join(_line(service, short=place != first) for service in services)
        for place, services in help_lines(directory, first).items()
    }
    built = BUILT.read_text(encoding="utf-8")
    return WidgetFile(built.replace(PLACE, json.dumps(lines, ensure_ascii=False, separators=(",", ":"))).encode())


ELSEWHERE = ""
"""Key of lines for a country that has none of its own: 112 works in many, but beside an own number it confuses."""


def help_lines(directory: Queries, first: str | None) -> dict[str, list[Service]]:
    """Services by country, for every covered one, and for ELSEWHERE and INTERNATIONAL; `first`, or ELSEWHERE, first."""
    codes = sorted((country.code for country in directory.countries()), key=lambda code: code != first)
    lines: dict[str, list[Service]] = {} if first else {ELSEWHERE: []}
    for code in codes:
        lines[code] = _lasting(directory, code, OF_THE_FIRST if code == first else OF_THE_OTHERS, code == first)
    everywhere = _lasting(directory, None, OF_THE_FIRST, False)
    for place in (ELSEWHERE, INTERNATIONAL):
        lines[place] = [service for service in everywhere if _place(service) == place]
    return lines


def _lasting(directory: Queries, country: str | None, topics: Sequence[Topic], two: bool) -> list[Service]:
    """One or two services for each topic, at all times the same: for anyone and open at any hour if there is one."""
    found = sorted(
        directory.search(country, topics=topics),
        key=lambda one: (one.audience is not Audience.ANYONE, bool(one.regions), not one.always_open, one.position),
    )
    chosen: dict[str, Service] = {}
    for topic in topics:
        fitting = [service for service in found if topic in service.topics]
        chosen |= {service.id: service for service in fitting[: 2 if two else 1]}
    return list(chosen.values())


def _place(service: Service) -> str:
    return ELSEWHERE if service.country == INTERNATIONAL and Topic.EMERGENCY in service.topics else service.country


def _line(service: Service, short: bool) -> str:
    """Name, hours (empty: day and night) and ways to reach it, as widget/src/offline.js takes them apart.

    Where the likeliest visitors are, both calling and texting; elsewhere there is room for one way, and an emergency
    number goes without a name.
    """
    hours = "" if service.always_open else timetable(service)
    spoken = [channel for channel in service.channels if channel.kind in (ChannelKind.PHONE, ChannelKind.SMS)]
    reached = [
        channel.display if channel.kind is ChannelKind.PHONE else channel.href
        for channel in (spoken or service.channels)[: 1 if short else 2]
    ]
    name = "" if short and Topic.EMERGENCY in service.topics else service.name
    return "|".join(re.sub(r"[|\n]", " ", part) for part in (name, hours, *reached))
