"""The tables of the directory, and how values become rows. Reading them back is in reading.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from newleaf.directory.values import Channel, Professional, Service


class Tables(DeclarativeBase):
    """All tables of the directory."""


class ServiceRow(Tables):
    """A service; `country` as in Service. `fingerprint` tells whether the file says something new.

    `languages` and `regions` are codes with a space around each, so that one can be searched for.
    """

    __tablename__ = "services"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    country: Mapped[str] = mapped_column(String(2), index=True)
    position: Mapped[int]
    name: Mapped[str]
    purpose: Mapped[str]
    hours: Mapped[str | None]
    hours_note: Mapped[str | None]
    timezone: Mapped[str | None] = mapped_column(String(40))
    audience: Mapped[str] = mapped_column(String(20))
    languages: Mapped[str]
    regions: Mapped[str]
    cost: Mapped[str | None]
    on_bill: Mapped[bool | None]
    trust: Mapped[str] = mapped_column(String(20))
    verified_on: Mapped[date | None] = mapped_column(Date)
    read_on: Mapped[date | None] = mapped_column(Date)
    own: Mapped[bool]
    fingerprint: Mapped[str] = mapped_column(String(64))
    topics: Mapped[list[ServiceTopicRow]] = relationship(cascade="all, delete-orphan")
    channels: Mapped[list[ServiceChannelRow]] = relationship(
        cascade="all, delete-orphan", order_by="ServiceChannelRow.position"
    )

    @classmethod
    def of(cls, service: Service, fingerprint: str) -> ServiceRow:
        """The row of a value."""
        return cls(
            id=service.id,
            country=service.country,
            position=service.position,
            name=service.name,
            purpose=service.purpose,
            hours=service.hours,
            hours_note=service.hours_note,
            timezone=service.timezone,
            audience=service.audience.value,
            languages=spaced(service.languages),
            regions=spaced(sorted(service.regions)),
            cost=service.cost,
            on_bill=service.on_bill,
            trust=service.trust.value,
            verified_on=service.verified_on,
            read_on=service.read_on,
            own=service.own,
            fingerprint=fingerprint,
            topics=[ServiceTopicRow(topic=topic.value) for topic in sorted(service.topics)],
            channels=[ServiceChannelRow(**_columns(at, channel)) for at, channel in enumerate(service.channels)],
        )


class ServiceTopicRow(Tables):
    """What a service helps with."""

    __tablename__ = "service_topics"
    __table_args__ = (Index("ix_service_topics_topic", "topic", "service_id"),)

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(String(40), primary_key=True)


class _ChannelColumns:
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    address: Mapped[str]
    display: Mapped[str]
    keyword: Mapped[str | None]


class ServiceChannelRow(_ChannelColumns, Tables):
    """A way to reach a service."""

    __tablename__ = "service_channels"

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), primary_key=True)


class ProfessionalRow(Tables):
    """A finder of therapists."""

    __tablename__ = "professionals"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    purpose: Mapped[str]
    good_for: Mapped[str]
    trust: Mapped[str] = mapped_column(String(20))
    verified_on: Mapped[date | None] = mapped_column(Date)
    read_on: Mapped[date | None] = mapped_column(Date)
    own: Mapped[bool]
    fingerprint: Mapped[str] = mapped_column(String(64))
    countries: Mapped[list[ProfessionalCountryRow]] = relationship(cascade="all, delete-orphan")
    channels: Mapped[list[ProfessionalChannelRow]] = relationship(
        cascade="all, delete-orphan", order_by="ProfessionalChannelRow.position"
    )

    @classmethod
    def of(cls, finder: Professional, fingerprint: str) -> ProfessionalRow:
        """The row of a value."""
        return cls(
            id=finder.id,
            position=finder.position,
            name=finder.name,
            purpose=finder.purpose,
            good_for=spaced(sorted(finder.good_for)),
            trust=finder.trust.value,
            verified_on=finder.verified_on,
            read_on=finder.read_on,
            own=finder.own,
            fingerprint=fingerprint,
            countries=[ProfessionalCountryRow(country=country) for country in sorted(finder.countries)],
            channels=[ProfessionalChannelRow(**_columns(at, channel)) for at, channel in enumerate(finder.channels)],
        )


class ProfessionalCountryRow(Tables):
    """Where a finder is of use."""

    __tablename__ = "professional_countries"

    professional_id: Mapped[str] = mapped_column(ForeignKey("professionals.id", ondelete="CASCADE"), primary_key=True)
    country: Mapped[str] = mapped_column(String(2), primary_key=True)


class ProfessionalChannelRow(_ChannelColumns, Tables):
    """A way to reach a finder."""

    __tablename__ = "professional_channels"

    professional_id: Mapped[str] = mapped_column(ForeignKey("professionals.id", ondelete="CASCADE"), primary_key=True)


class RevisionRow(Tables):
    """One row that changes whenever anything else does: copies in memory look at it to know that they are old.

    `revision` says what the tables hold, `files` what files they were filled from.
    """

    __tablename__ = "directory_revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[str] = mapped_column(String(64))
    files: Mapped[str | None] = mapped_column(String(64))


def spaced(codes: Iterable[str]) -> str:
    """" en fr ": one code can be found in it as " en ". Empty for no codes."""
    joined = " ".join(codes)
    return f" {joined} " if joined else ""


def _columns(position: int, channel: Channel) -> dict[str, Any]:
    return {
        "position": position,
        "kind": channel.kind.value,
        "address": channel.address,
        "display": channel.display,
        "keyword": channel.keyword,
    }
