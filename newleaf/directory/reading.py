"""Reading services and professionals out of the tables.

Plain columns through statements that are built once: a third of the time that mapped objects take, on the way
to somebody in distress.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Executable, Row, bindparam, or_, select

from newleaf.directory.countries import INTERNATIONAL
from newleaf.directory.models import (
    ProfessionalChannelRow,
    ProfessionalCountryRow,
    ProfessionalRow,
    RevisionRow,
    ServiceChannelRow,
    ServiceRow,
    ServiceTopicRow,
)
from newleaf.directory.queries import Filter
from newleaf.directory.topics import Topic
from newleaf.directory.values import (
    Audience,
    Channel,
    ChannelKind,
    GoodFor,
    Professional,
    Service,
    Trust,
)

_PLACES: BindParameter[Any] = bindparam("places", expanding=True)
_TOPICS: BindParameter[Any] = bindparam("topics", expanding=True)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)

_ALL_SERVICES = select(*ServiceRow.__table__.columns)
_SERVICES = _ALL_SERVICES.where(ServiceRow.country.in_(_PLACES))
_WITH_TOPICS = _SERVICES.where(
    ServiceRow.id.in_(select(ServiceTopicRow.service_id).where(ServiceTopicRow.topic.in_(_TOPICS)))
)
_SERVICE_TOPICS = select(ServiceTopicRow.service_id, ServiceTopicRow.topic).where(ServiceTopicRow.service_id.in_(_IDS))
_SERVICE_CHANNELS = (
    select(
        ServiceChannelRow.service_id,
        ServiceChannelRow.kind,
        ServiceChannelRow.address,
        ServiceChannelRow.display,
        ServiceChannelRow.keyword,
    )
    .where(ServiceChannelRow.service_id.in_(_IDS))
    .order_by(ServiceChannelRow.position)
)
_ALL_PROFESSIONALS = select(*ProfessionalRow.__table__.columns)
_PROFESSIONALS = _ALL_PROFESSIONALS.where(
    ProfessionalRow.id.in_(
        select(ProfessionalCountryRow.professional_id).where(ProfessionalCountryRow.country.in_(_PLACES))
    )
)
_PROFESSIONAL_COUNTRIES = select(ProfessionalCountryRow.professional_id, ProfessionalCountryRow.country).where(
    ProfessionalCountryRow.professional_id.in_(_IDS)
)
_PROFESSIONAL_CHANNELS = (
    select(
        ProfessionalChannelRow.professional_id,
        ProfessionalChannelRow.kind,
        ProfessionalChannelRow.address,
        ProfessionalChannelRow.display,
        ProfessionalChannelRow.keyword,
    )
    .where(ProfessionalChannelRow.professional_id.in_(_IDS))
    .order_by(ProfessionalChannelRow.position)
)
_COVERED = select(ServiceRow.country).distinct().where(ServiceRow.country != INTERNATIONAL, ~ServiceRow.own)


def revision(connection: Connection) -> str | None:
    """What changes whenever anything in the directory does; None before it was first filled."""
    return connection.scalar(select(RevisionRow.revision))


def files(connection: Connection) -> str | None:
    """The digest of the files that the tables were filled from; None where it is not known."""
    return connection.scalar(select(RevisionRow.files))


def all_services(connection: Connection) -> list[Service]:
    """Every service, in any order."""
    return _services(connection, connection.execute(_ALL_SERVICES).all())


def services_for(connection: Connection, places: Sequence[str], wanted: Filter) -> list[Service]:
    """Services of these countries that fit, in any order."""
    statement, values = _SERVICES, {"places": list(places)}
    if wanted.topics:
        statement, values = _WITH_TOPICS, {**values, "topics": [topic.value for topic in wanted.topics]}
    if wanted.region is not None:
        statement = statement.where(or_(ServiceRow.regions == "", ServiceRow.regions.contains(f" {wanted.region} ")))
    if wanted.audience is not None:
        statement = statement.where(ServiceRow.audience == wanted.audience.value)
    if wanted.language is not None:
        statement = statement.where(ServiceRow.languages.contains(f" {wanted.language} "))
    if wanted.channel is not None:
        of_kind = select(ServiceChannelRow.service_id).where(ServiceChannelRow.kind == wanted.channel.value)
        statement = statement.where(ServiceRow.id.in_(of_kind))
    return _services(connection, connection.execute(statement, values).all())


def all_professionals(connection: Connection) -> list[Professional]:
    """Every professional, in any order."""
    return _professionals(connection, connection.execute(_ALL_PROFESSIONALS).all())


def professionals_for(connection: Connection, places: Sequence[str]) -> list[Professional]:
    """Professionals of these countries, in any order."""
    return _professionals(connection, connection.execute(_PROFESSIONALS, {"places": list(places)}).all())


def covered_countries(connection: Connection) -> set[str]:
    """Codes of the countries that have services."""
    return set(connection.scalars(_COVERED))


def _services(connection: Connection, rows: Sequence[Row[Any]]) -> list[Service]:
    ids = [row.id for row in rows]
    topics = _grouped(connection, _SERVICE_TOPICS, ids)
    channels = _grouped(connection, _SERVICE_CHANNELS, ids)
    return [
        Service(
            id=row.id,
            country=row.country,
            name=row.name,
            purpose=row.purpose,
            topics=frozenset(Topic(topic) for (topic,) in topics[row.id]),
            channels=_channels(channels[row.id]),
            hours=row.hours,
            hours_note=row.hours_note,
            timezone=row.timezone,
            audience=Audience(row.audience),
            languages=tuple(row.languages.split()),
            regions=frozenset(row.regions.split()),
            cost=row.cost,
            on_bill=row.on_bill,
            trust=Trust(row.trust),
            verified_on=row.verified_on,
            read_on=row.read_on,
            own=row.own,
            position=row.position,
        )
        for row in rows
    ]


def _professionals(connection: Connection, rows: Sequence[Row[Any]]) -> list[Professional]:
    ids = [row.id for row in rows]
    countries = _grouped(connection, _PROFESSIONAL_COUNTRIES, ids)
    channels = _grouped(connection, _PROFESSIONAL_CHANNELS, ids)
    return [
        Professional(
            id=row.id,
            name=row.name,
            purpose=row.purpose,
            channels=_channels(channels[row.id]),
            countries=frozenset(country for (country,) in countries[row.id]),
            good_for=frozenset(GoodFor(each) for each in row.good_for.split()),
            trust=Trust(row.trust),
            verified_on=row.verified_on,
            read_on=row.read_on,
            own=row.own,
            position=row.position,
        )
        for row in rows
    ]


def _channels(rows: Sequence[Sequence[Any]]) -> tuple[Channel, ...]:
    return tuple(Channel(ChannelKind(kind), address, display, keyword) for kind, address, display, keyword in rows)


def _grouped(connection: Connection, statement: Executable, ids: Sequence[str]) -> dict[str, list[list[Any]]]:
    """The rows that belong to each id, without their first column, which names it."""
    grouped: dict[str, list[list[Any]]] = {id: [] for id in ids}
    for id, *rest in connection.execute(statement, {"ids": list(ids)}):
        grouped[id].append(rest)
    return grouped
