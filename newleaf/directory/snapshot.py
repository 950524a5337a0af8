"""A copy of the directory in memory: what readers are answered from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from newleaf.directory.countries import INTERNATIONAL
from newleaf.directory.queries import Filter, Queries
from newleaf.directory.topics import Topic
from newleaf.directory.values import Professional, Service


class Snapshot(Queries):
    """Answers as Directory does, from memory. Never changes once made, so threads may share it."""

    def __init__(self, services: Iterable[Service], professionals: Iterable[Professional]) -> None:
        self.all_services = tuple(services)
        self.all_professionals = tuple(professionals)
        self._by_country: dict[str, list[Service]] = defaultdict(list)
        self._by_topic: dict[tuple[str, Topic], list[Service]] = defaultdict(list)
        for service in self.all_services:
            self._by_country[service.country].append(service)
            for topic in service.topics:
                self._by_topic[service.country, topic].append(service)
        self._with_services = {service.country for service in self.all_services if not service.own} - {INTERNATIONAL}

    @classmethod
    def read(cls, folder: Path, own: Path | None = None) -> Snapshot:
        """Straight from the YAML files, without any database. Raises DirectoryDataError."""
        from newleaf.directory.check import checked_records  # here: few starts have anything to check

        records = checked_records(folder, own)
        return cls(records.services, records.professionals)

    def _services_in(self, places: Sequence[str], wanted: Filter) -> list[Service]:
        if not wanted.topics:
            listed = [service for place in places for service in self._by_country.get(place, ())]
        else:
            lists = (self._by_topic.get((place, topic), ()) for place in places for topic in wanted.topics)
            listed = list({service.id: service for each in lists for service in each}.values())
        return [service for service in listed if _fits(service, wanted)]

    def _professionals_in(self, places: Sequence[str]) -> list[Professional]:
        return [finder for finder in self.all_professionals if not finder.countries.isdisjoint(places)]

    def _covered(self) -> set[str]:
        return self._with_services


def _fits(service: Service, wanted: Filter) -> bool:
    return (
        (wanted.region is None or not service.regions or wanted.region in service.regions)
        and (wanted.audience is None or service.audience is wanted.audience)
        and (wanted.channel is None or any(channel.kind is wanted.channel for channel in service.channels))
        and (wanted.language is None or wanted.language in service.languages)
    )
