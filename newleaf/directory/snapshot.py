"""A copy of the directory in memory, which answers when no database does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from newleaf.directory.check import checked_records
from newleaf.directory.selection import Queries
from newleaf.directory.topics import Topic
from newleaf.directory.values import INTERNATIONAL, Professional, Service


class Snapshot(Queries):
    """Answers as Directory does, from memory. Never changes once made, so threads may share it."""

    def __init__(self, services: Iterable[Service], professionals: Iterable[Professional]) -> None:
        self._services = tuple(services)
        self._professionals = tuple(professionals)

    @classmethod
    def read(cls, folder: Path) -> Snapshot:
        """Straight from the YAML files, without any database. Raises DirectoryDataError."""
        records = checked_records(folder)
        return cls(records.services, records.professionals)

    def _services_in(self, places: Sequence[str], topics: Sequence[Topic]) -> list[Service]:
        wanted = frozenset(topics)
        return [service for service in self._services if service.country in places and service.topics & wanted]

    def _professionals_in(self, places: Sequence[str]) -> list[Professional]:
        return [finder for finder in self._professionals if not finder.countries.isdisjoint(places)]

    def _covered(self) -> set[str]:
        return {service.country for service in self._services} - {INTERNATIONAL}
