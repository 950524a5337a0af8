"""The widget as it is served: the built script with help lines in it, and what a browser needs to trust and keep it."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newleaf.directory import INTERNATIONAL, Service, Topic
from newleaf.directory.selection import Queries

BUILT = Path(__file__).parent / "static" / "widget.js"
PLACE = '{__HELP_LINES__:""}'
"""Where the build leaves room for the lines."""

MOST_SERVICES = 40
"""How many services travel inside the script: enough for a dead connection, little enough for a slow one."""

BEYOND_THE_FIRST = (Topic.EMERGENCY, Topic.SUICIDE_CRISIS, Topic.PARTNER_VIOLENCE, Topic.SEXUAL_VIOLENCE)
"""What every other country has a line for, in this order, as far as there is room."""


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


def widget_file(directory: Queries, first: str) -> WidgetFile:
    """The built script with help lines of the directory: those of country `first`, then those of the others."""
    lines = {
        place: "\n".join(_line(service, ways=2 if place == first else 1) for service in services)
        for place, services in help_lines(directory, first).items()
    }
    built = BUILT.read_text(encoding="utf-8")
    return WidgetFile(built.replace(PLACE, json.dumps(lines, ensure_ascii=False, separators=(",", ":"))).encode())


ELSEWHERE = ""
"""Key of lines for a country that has none of its own: 112 works in many, but beside an own number it confuses."""


def help_lines(directory: Queries, first: str, most: int = MOST_SERVICES) -> dict[str, list[Service]]:
    """Services by country, `first` first, ELSEWHERE and INTERNATIONAL. Every covered country is a key."""
    codes = sorted((country.code for country in directory.countries()), key=lambda code: code != first)
    chosen: dict[str, list[Service]] = {code: [] for code in (*codes, ELSEWHERE, INTERNATIONAL)}
    for place, service in _in_order(directory, first, codes):
        if sum(map(len, chosen.values())) < most and service not in chosen[place]:
            chosen[place].append(service)
    return chosen


def _in_order(directory: Queries, first: str, codes: list[str]) -> Iterator[tuple[str, Service]]:
    for service in directory.services("ask_help", first, None):
        yield _place(service), service
    for topic in BEYOND_THE_FIRST:
        for code in codes:
            own = [each for each in directory.services_for_topic(topic, code, None) if each.country == code]
            yield from ((code, each) for each in own[:1])
    for service in directory.services("ask_help", None, None):
        yield _place(service), service


def _place(service: Service) -> str:
    return ELSEWHERE if service.country == INTERNATIONAL and Topic.EMERGENCY in service.topics else service.country


def _line(service: Service, ways: int) -> str:
    """Name, hours (empty: day and night) and so many ways to reach it, as widget/src/offline.js takes them apart.

    Where the likeliest visitors are, both calling and texting; elsewhere there is room for one.
    """
    contract = service.to_dict()
    hours = "" if contract["hours"].startswith("24/7") else contract["hours"]
    spoken = [channel for channel in contract["channels"] if channel["kind"] in ("phone", "sms")]
    reached = [
        channel["display"] if channel["kind"] == "phone" else channel["href"]
        for channel in (spoken or contract["channels"])[:ways]
    ]
    return "|".join(re.sub(r"[|\n]", " ", part) for part in (contract["name"], hours, *reached))
