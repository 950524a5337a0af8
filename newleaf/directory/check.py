"""Checks that take more than one field: can it be dialled, is it listed twice, is a topic missing.

`checked_records` is the one way into the directory, so what is wrong here never reaches a reader.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from newleaf.directory.errors import DirectoryDataError, Problem
from newleaf.directory.files import Records, read_records
from newleaf.directory.topics import Topic
from newleaf.directory.values import INTERNATIONAL, Channel, ChannelKind, Service

# What can be dialled inside each country: short codes, freephone and ordinary numbers with their leading 0
# or 1. Sources: the numbering plans of NANPA (US, CA), Ofcom (GB), ComReg (IE), ACMA (AU) and NAD (NZ).
_DIALLED = {
    INTERNATIONAL: re.compile(r"112"),
    "US": re.compile(r"[2-9]11|988|1[2-9]\d{2}[2-9]\d{6}"),
    "CA": re.compile(r"[2-9]11|988|1[2-9]\d{2}[2-9]\d{6}"),
    "GB": re.compile(r"999|112|111|101|116\d{3}|0800\d{6,7}|08001111|080[08]\d{7}|0[1-3]\d{8,9}"),
    "IE": re.compile(r"999|112|116\d{3}|1800\d{6}|0[1-9]\d{6,9}"),
    "AU": re.compile(r"000|112|106|13\d{4}|1[38]00\d{6}|0[23478]\d{8}"),
    "NZ": re.compile(r"111|105|1737|0800\d{6,7}|0508\d{6}|0[2-9]\d{7,9}"),
}
_TEXTED = re.compile(r"\d{3,6}|\d{9,11}")


def checked_records(folder: Path) -> Records:
    """Read the folder and check it as a whole. Raises DirectoryDataError with every fault found."""
    records = read_records(folder)
    problems = [
        Problem(*records.lines[id], message) for id, message in (*_service_faults(records), *_country_faults(records))
    ]
    if problems:
        raise DirectoryDataError(problems)
    return records


def _service_faults(records: Records) -> Iterator[tuple[str, str]]:
    seen: dict[tuple[str, ChannelKind, str], str] = {}
    for service in records.services:
        for channel in service.channels:
            fault = _channel_fault(service, channel)
            if fault:
                yield service.id, fault
            key = (service.country, channel.kind, channel.address)
            if channel.kind is not ChannelKind.WEB and key in seen:
                yield service.id, f"{channel.display} is also a channel of {seen[key]!r}; keep one"
            seen[key] = service.id


def _channel_fault(service: Service, channel: Channel) -> str | None:
    if channel.kind is ChannelKind.PHONE:
        shape = _DIALLED.get(service.country)
        if shape is None:
            return f"no shape of phone numbers is known for {service.country!r}; add it to check.py"
        if not shape.fullmatch(channel.address):
            return f"{channel.address} cannot be dialled in {service.country}; write it as people there dial it"
        if re.sub(r"\D", "", channel.display) != channel.address:
            return f"display {channel.display!r} shows other digits than dial {channel.address!r}"
    if channel.kind is ChannelKind.SMS:
        if not _TEXTED.fullmatch(channel.address):
            return f"{channel.address} cannot be texted"
        if channel.address not in re.sub(r"\D", "", channel.display):
            return f"display {channel.display!r} shows other digits than number {channel.address!r}"
    return None


def _country_faults(records: Records) -> Iterator[tuple[str, str]]:
    by_country: dict[str, list[Service]] = defaultdict(list)
    for service in records.services:
        by_country[service.country].append(service)
    for country, services in by_country.items():
        topics = frozenset[Topic]().union(*(service.topics for service in services))
        if country == INTERNATIONAL:
            continue
        for topic in (Topic.EMERGENCY, Topic.SUICIDE_CRISIS, Topic.PARTNER_VIOLENCE):
            if topic not in topics:
                yield services[0].id, f"{country} has no service for {topic}; every country needs one"
