"""The questions that can be asked of the directory: answered alike by the database and the copy in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newleaf.directory.countries import INTERNATIONAL, checked_code, country_names
from newleaf.directory.openness import Reach, current_time, openness
from newleaf.directory.selection import ANYBODY, Reader, choose, is_closed, ranked
from newleaf.directory.topics import Topic, topic_named, topics_of
from newleaf.directory.values import Audience, ChannelKind, Country, GoodFor, Professional, Service

SHOWN_AT_MOST = 5
"""A person in distress reads a few lines, not a list; where topics are many, two more than topics."""

FOR_CHILDREN = frozenset({Topic.YOUNG_PEOPLE, Topic.CHILD_PROTECTION})
"""Only where these are asked for is a line for young people shown: others who write are adults."""

BESIDE_A_GUESS = 2
"""International services shown when the country is a guess, whose lines may not be reachable."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search asks for; None and empty: anything. `region`: services for it or for the whole country."""

    topics: tuple[Topic, ...] = ()
    region: str | None = None
    audience: Audience | None = None
    channel: ChannelKind | None = None
    language: str | None = None


class Queries(ABC):
    """Subclasses say where the records come from."""

    def services(
        self,
        signal: str | Iterable[str],
        country: str | None,
        default_country: str | None,
        *,
        reader: Reader = ANYBODY,
        life_in_danger: bool = False,
        now: datetime | None = None,
    ) -> list[Service]:
        """Services for a signal, or for several with the most urgent first; at most about five, what is closed last.

        `country` None: the default country's services, then international ones. A country without services of
        its own: international ones. `life_in_danger`: the emergency number before all else. Raises UnknownSignal,
        UnknownCountry.
        """
        topics = topics_of(signal)
        if life_in_danger:
            topics = tuple(dict.fromkeys((Topic.EMERGENCY, *topics)))
        return self._chosen(topics, country, default_country, reader, now or current_time())

    def services_for_topic(
        self,
        topic: str,
        country: str | None,
        default_country: str | None,
        *,
        reader: Reader = ANYBODY,
        now: datetime | None = None,
    ) -> list[Service]:
        """Services for one topic, otherwise as `services`. Raises UnknownTopic, UnknownCountry."""
        return self._chosen((topic_named(topic),), country, default_country, reader, now or current_time())

    def search(
        self,
        country: str | None,
        *,
        topics: Sequence[Topic] = (),
        region: str | None = None,
        audience: Audience | None = None,
        channel: ChannelKind | None = None,
        language: str | None = None,
        open_now: bool = False,
        now: datetime | None = None,
    ) -> list[Service]:
        """Every service of the country (None: the international ones) that fits all that is asked, best first.

        `open_now`: only where somebody surely answers at this moment. Raises UnknownCountry.
        """
        now = now or current_time()
        place = checked_code(country) if country else INTERNATIONAL
        wanted = Filter(tuple(topics), region, audience, channel, language)
        found = self._services_in((place,), wanted)
        if open_now:
            found = [service for service in found if openness(service, now).reach is Reach.OPEN]
        return ranked(found, now, Reader(region=region))

    def professionals(
        self, country: str | None, default_country: str | None, *, good_for: Iterable[GoodFor] = ()
    ) -> list[Professional]:
        """Finders of therapists for the country (None: for the default country), then international ones.

        The owner's own come first, then what is good for more of `good_for`. Raises UnknownCountry.
        """
        code = country or default_country
        places = (checked_code(code), INTERNATIONAL) if code else (INTERNATIONAL,)
        wanted = frozenset(good_for)
        return sorted(
            self._professionals_in(places),
            key=lambda each: (
                not each.own,
                -len(wanted & each.good_for),
                INTERNATIONAL in each.countries,
                each.position,
            ),
        )

    def countries(self) -> list[Country]:
        """The covered countries, by English name."""
        found = [Country(code, country_names()[code], covered=True) for code in self._covered()]
        return sorted(found, key=lambda country: country.name)

    def country(self, code: str) -> Country:
        """The country with this code, covered or not. Raises UnknownCountry."""
        checked = checked_code(code)
        return Country(checked, country_names()[checked], covered=checked in self._covered())

    def _chosen(
        self, topics: Sequence[Topic], country: str | None, default: str | None, reader: Reader, now: datetime
    ) -> list[Service]:
        code = country or default
        places = (checked_code(code), INTERNATIONAL) if code else (INTERNATIONAL,)
        found = self._services_in(places, Filter(tuple(topics)))
        if FOR_CHILDREN.isdisjoint(topics):
            found = [service for service in found if service.audience is not Audience.YOUNG_PEOPLE]
        national = [service for service in found if service.country != INTERNATIONAL]
        international = [service for service in found if service.country == INTERNATIONAL]
        at_most = max(SHOWN_AT_MOST, len(topics) + 2)
        if not national:
            shown = choose(international, topics, at_most, now, reader)
            if any(channel.kind is ChannelKind.PHONE for service in shown for channel in service.channels):
                return shown
            # Websites alone are not enough: there is always somebody to call.
            emergency = self._services_in(places, Filter((Topic.EMERGENCY,)))
            own = [service for service in emergency if service.country != INTERNATIONAL]
            return [*shown, *choose(own or emergency, (Topic.EMERGENCY,), 1, now, reader)]
        if country is None:
            shown = choose(national, topics, at_most - 1, now, reader)
            beside = choose(international, topics, at_most, now, reader)[:BESIDE_A_GUESS]
            return _closed_last([*shown, *beside], now)
        shown = choose(national, topics, at_most, now, reader)
        unanswered = [topic for topic in topics if not _answered(shown, topic, now)]
        if unanswered and len(shown) >= at_most:
            shown = choose(national, topics, at_most - 1, now, reader)
        # Beside the country's own emergency number another one only confuses.
        others = [each for each in international if Topic.EMERGENCY in unanswered or Topic.EMERGENCY not in each.topics]
        beside = choose(others, unanswered, at_most, now, reader) or choose(others, topics, at_most, now, reader)
        room = 1 if len(shown) < at_most else 0
        return _closed_last([*shown, *beside[:room]], now)

    @abstractmethod
    def _services_in(self, places: Sequence[str], wanted: Filter) -> list[Service]:
        """Services of these countries that fit, with any of the topics if there are any; in any order."""

    @abstractmethod
    def _professionals_in(self, places: Sequence[str]) -> list[Professional]:
        """Professionals of these countries, in any order."""

    @abstractmethod
    def _covered(self) -> set[str]:
        """Codes of the countries that have services."""


def _answered(shown: list[Service], topic: Topic, now: datetime) -> bool:
    return any(topic in service.topics and not is_closed(service, now) for service in shown)


def _closed_last(services: list[Service], now: datetime) -> list[Service]:
    return sorted(services, key=lambda service: is_closed(service, now))
