"""Services and professionals made for a test."""

from __future__ import annotations

from newleaf.directory import Audience, Channel, ChannelKind, GoodFor, Professional, Service, Topic, Trust


def service(id: str, topics: set[Topic], position: int, **changes) -> Service:
    fields = {
        "country": "GB",
        "name": id,
        "purpose": "for a test",
        "channels": (Channel(ChannelKind.PHONE, "116123", "116 123"),),
        "hours": "24/7",
        "audience": Audience.ANYONE,
        "languages": ("en",),
        "cost": None,
        "trust": Trust.SINGLE,
        "verified_on": None,
        "timezone": "Europe/London",
    }
    return Service(id=id, topics=frozenset(topics), position=position, **(fields | changes))


PAGE = (Channel(ChannelKind.WEB, "https://example.org/", "example.org"),)
TOPICS = (Topic.PARTNER_VIOLENCE, Topic.EMERGENCY)


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


def finder(id: str, position: int, *good_for: GoodFor, **changes) -> Professional:
    fields = {"countries": frozenset({"GB"}), "trust": Trust.SINGLE, "verified_on": None} | changes
    return Professional(
        id=id, name=id, purpose="for a test", channels=PAGE, position=position, good_for=frozenset(good_for), **fields
    )
