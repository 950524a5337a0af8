"""Which services a reader is shown, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newleaf.directory.openness import Reach, openness
from newleaf.directory.topics import Topic
from newleaf.directory.values import Audience, Service


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader said of themselves; empty where they said nothing.

    `region`: ISO 3166-2. `audience`: who they are, such as men or lgbt. `languages`: ISO 639, the best first.
    """

    region: str | None = None
    audience: frozenset[Audience] = frozenset()
    languages: tuple[str, ...] = ()


ANYBODY = Reader()


def choose(
    found: Iterable[Service], topics: Sequence[Topic], at_most: int, now: datetime, reader: Reader = ANYBODY
) -> list[Service]:
    """The services to show: what is closed last, then ordered by topic, then as `ranked` orders them.

    Every topic gets one service before any gets a second. Then come services for those whom the first ones
    leave out (men, where the first is for women), then the rest. `at_most` gives way to one for every topic.
    """
    best = ranked(found, now, reader)
    shown: dict[str, Service] = {}

    def reached(topic: Topic) -> set[Audience]:
        return {service.audience for service in shown.values() if topic in service.topics}

    def take_one(topic: Topic, leaving_out: set[Audience]) -> bool:
        for service in best:
            if topic in service.topics and service.id not in shown and service.audience not in leaving_out:
                shown[service.id] = service
                return True
        return False

    for topic in topics:
        if not reached(topic):
            take_one(topic, set())
    for topic in topics:
        if len(shown) < at_most and Audience.ANYONE not in reached(topic):
            take_one(topic, reached(topic))
    for topic in topics:
        while len(shown) < at_most and take_one(topic, reached(topic)):
            pass
    for topic in topics:
        while len(shown) < at_most and take_one(topic, set()):
            pass
    places = {service.id: at for at, service in enumerate(best) if service.id in shown}
    return sorted(
        shown.values(), key=lambda service: (is_closed(service, now), _rank(service, topics), places[service.id])
    )


def ranked(found: Iterable[Service], now: datetime, reader: Reader = ANYBODY) -> list[Service]:
    """What the reader may use, best first.

    Surely open before perhaps open before closed; the owner's own before others; for anyone, or for such as the
    reader, before for others; the reader's region, then the whole country, before some region; the reader's
    language before others; then as the file orders them.
    """
    return sorted(
        (service for service in found if may_use(service, reader)), key=lambda service: _place(service, now, reader)
    )


def may_use(service: Service, reader: Reader) -> bool:
    """Whether the service does not turn this reader away. Of whom nothing is known, nobody is turned away."""
    if reader.region and service.regions and reader.region not in service.regions:
        return False
    others = {Audience.WOMEN: Audience.MEN, Audience.MEN: Audience.WOMEN}.get(service.audience)
    return others is None or others not in reader.audience or service.audience in reader.audience


def is_closed(service: Service, now: datetime) -> bool:
    """Whether nobody answers now."""
    return openness(service, now).reach is Reach.CLOSED


def _place(service: Service, now: datetime, reader: Reader) -> tuple[int, bool, bool, bool, int, int]:
    reach = openness(service, now).reach
    stranger = service.audience is not Audience.ANYONE and service.audience not in reader.audience
    elsewhere = bool(service.regions) and reader.region not in service.regions
    tongue = next((at for at, each in enumerate(reader.languages) if each in service.languages), len(reader.languages))
    return reach, not service.own, stranger, elsewhere, tongue, service.position


def _rank(service: Service, topics: Sequence[Topic]) -> int:
    return min(index for index, topic in enumerate(topics) if topic in service.topics)
