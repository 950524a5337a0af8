"""Which services a reader is shown, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newleaf.directory.areas import remoteness
from newleaf.directory.openness import Reach, openness
from newleaf.directory.topics import Topic
from newleaf.directory.values import Audience, ChannelKind, Service


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader said of themselves; empty where they said nothing.

    `region`: ISO 3166-2. `audience`: who they are, such as men or lgbt. `languages`: ISO 639, the best first.
    `by_writing`: they cannot speak, and need somebody to write to.
    """

    region: str | None = None
    audience: frozenset[Audience] = frozenset()
    languages: tuple[str, ...] = ()
    by_writing: bool = False


ANYBODY = Reader()


def choose(
    found: Iterable[Service], topics: Sequence[Topic], at_most: int, now: datetime, reader: Reader = ANYBODY
) -> list[Service]:
    """The services to show: what is closed last, then ordered by topic, then as `ranked` orders them.

    Every topic gets one service before any gets a second. Then come services for those whom the first ones
    leave out (another area, where the first is for one; men, where it is for women), then the rest. `at_most` gives
    way to one for every topic.
    """
    best = ranked(found, now, reader)
    shown: dict[str, Service] = {}

    def reached(topic: Topic) -> set[Audience]:
        return {service.audience for service in shown.values() if topic in service.topics}

    def take_of_another_area(topic: Topic) -> None:
        taken = [each for each in shown.values() if topic in each.topics and each.audience is Audience.ANYONE]
        areas = frozenset[str]().union(*(each.regions for each in taken))
        if not all(each.regions for each in taken):
            return  # one of them is for the whole country
        found = (
            each for each in best if topic in each.topics and each.audience is Audience.ANYONE and each.regions - areas
        )
        if (other := next(found, None)) is not None:
            shown[other.id] = other

    def take_one(topic: Topic, leaving_out: set[Audience]) -> bool:
        for service in best:
            if topic in service.topics and service.id not in shown and service.audience not in leaving_out:
                shown[service.id] = service
                return True
        return False

    for topic in topics:
        if not reached(topic):
            take_one(topic, set())
    if topics and len(shown) < at_most and reader.region is None:
        take_of_another_area(topics[0])
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
        shown.values(),
        key=lambda service: (
            is_closed(service, now),
            reader.by_writing and not can_be_written_to(service),
            _rank(service, topics),
            places[service.id],
        ),
    )


def ranked(found: Iterable[Service], now: datetime, reader: Reader = ANYBODY) -> list[Service]:
    """What the reader may use, best first.

    What is closed last; where the reader cannot speak, whom one can write to before others; the owner's own before
    others; the reader's region and the whole country before some region, and of these the one with the most people
    first; surely open before perhaps open; for anyone, or for such as the reader, before for others; the reader's
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


def can_be_written_to(service: Service) -> bool:
    """Whether somebody answers there without a word being spoken."""
    return any(channel.kind in (ChannelKind.SMS, ChannelKind.CHAT) for channel in service.channels)


def is_closed(service: Service, now: datetime) -> bool:
    """Whether nobody answers now."""
    return openness(service, now).reach is Reach.CLOSED


def _place(service: Service, now: datetime, reader: Reader) -> tuple[bool, bool, bool, int, int, bool, int, int]:
    reach = openness(service, now).reach
    stranger = service.audience is not Audience.ANYONE and service.audience not in reader.audience
    remote = remoteness(service.country, service.regions, reader.region)
    remote = max(remote, 1) if reach is Reach.WEBSITE and reader.region is None else remote  # nobody answers there
    tongue = next((at for at, each in enumerate(reader.languages) if each in service.languages), len(reader.languages))
    spoken = reader.by_writing and not can_be_written_to(service)
    return reach is Reach.CLOSED, spoken, not service.own, remote, reach, stranger, tongue, service.position


def _rank(service: Service, topics: Sequence[Topic]) -> int:
    return min(index for index, topic in enumerate(topics) if topic in service.topics)
