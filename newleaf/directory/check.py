"""Checks that take more than one field: can it be dialled, is it listed twice, is a topic missing.

`checked_records` is the one way into the directory, so what is wrong here never reaches a reader.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from newleaf.directory.countries import INTERNATIONAL
from newleaf.directory.dialling import dial_fault, text_fault
from newleaf.directory.errors import DirectoryDataError, Problem
from newleaf.directory.files import Records, read_records
from newleaf.directory.topics import Topic
from newleaf.directory.values import Channel, ChannelKind, Service

_NOT_DIALLED = re.compile(r"[^\d*]")


def checked_records(folder: Path, own: Path | None = None) -> Records:
    """Read the folder and the owner's file, and check all as a whole. Raises DirectoryDataError with every fault."""
    records = read_records(folder, own)
    problems = [
        Problem(*records.lines[id], message) for id, message in (*_service_faults(records), *_country_faults(records))
    ]
    if problems:
        raise DirectoryDataError(problems)
    return records


def _service_faults(records: Records) -> Iterator[tuple[str, str]]:
    seen: dict[tuple[str, ChannelKind, str], str] = {}
    for service in records.services:
        for region in sorted(service.regions):
            if not region.startswith(f"{service.country}-"):
                yield service.id, f"the region {region} is not in {service.country}"
        for channel in service.channels:
            fault = _channel_fault(service.country, channel, records.dials[service.country])
            if fault:
                yield service.id, fault
            key = (service.country, channel.kind, channel.address)
            if channel.kind is not ChannelKind.WEB and key in seen:
                yield service.id, f"{channel.display} is also a channel of {seen[key]!r}; keep one"
            seen[key] = service.id
    for country, dials in records.dials.items():
        own = [service for service in records.services if service.country == country]
        used = {channel.address for service in own for channel in service.channels}
        for number in sorted(dials - used):
            yield own[0].id, f"dials: lists {number}, which no service of {country} uses"
    for finder in records.professionals:
        for channel in finder.channels:
            place = min(finder.countries)
            fault = _channel_fault(place, channel, records.dials.get(place, frozenset()))
            if fault:
                yield finder.id, fault


def _channel_fault(country: str, channel: Channel, dials: frozenset[str]) -> str | None:
    if channel.kind is ChannelKind.PHONE:
        fault = dial_fault(channel.address, country, dials)
        if fault:
            return fault
        if _NOT_DIALLED.sub("", channel.display) != channel.address:
            return f"display {channel.display!r} shows other digits than dial {channel.address!r}"
    if channel.kind is ChannelKind.SMS:
        fault = text_fault(channel.address, country, dials)
        if fault:
            return fault
        if channel.address not in _NOT_DIALLED.sub("", channel.display):
            return f"display {channel.display!r} shows other digits than number {channel.address!r}"
    return None


def _country_faults(records: Records) -> Iterator[tuple[str, str]]:
    by_country: dict[str, list[Service]] = defaultdict(list)
    for service in (each for each in records.services if not each.own):
        by_country[service.country].append(service)
    for country, services in by_country.items():
        topics = frozenset[Topic]().union(*(service.topics for service in services))
        if country == INTERNATIONAL:
            continue
        for topic in (Topic.EMERGENCY, Topic.SUICIDE_CRISIS, Topic.PARTNER_VIOLENCE):
            if topic not in topics:
                yield services[0].id, f"{country} has no service for {topic}; every country needs one"
