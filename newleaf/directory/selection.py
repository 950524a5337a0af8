"""Which services a reader is shown, in which order: the same for the database and the copy in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from newleaf.directory.countries import checked_code, country_names
from newleaf.directory.topics import Topic, topic_named, topics_of
from newleaf.directory.values import INTERNATIONAL, Audience, Country, Professional, Service

SHOWN_AT_MOST = 5
"""A person in distress reads a few lines, not a list; where topics are many, two more than topics."""

BESIDE_A_GUESS = 2
"""International services shown when the country is a guess, whose lines may not be reachable."""


class Queries(ABC):
    """The questions that can be asked of the directory. Subclasses say where the records come from."""

    def services(self, signal: str | Iterable[str], country: str | None, default_country: str | None) -> list[Service]:
        """Services for a signal, or for several with the most urgent first; at most about five.

        `country` None: the default country's services, then international ones. A country without services of
        its own: international ones. Raises UnknownSignal, UnknownCountry.
        """
        return self._chosen(topics_of(signal), country, default_country)

    def services_for_topic(self, topic: str, country: str | None, default_country: str | None) -> list[Service]:
        """Services for one topic, otherwise as `services`. Raises UnknownTopic, UnknownCountry."""
        return self._chosen((topic_named(topic),), country, default_country)

    def professionals(self, country: str | None, default_country: str | None) -> list[Professional]:
        """Finders of therapists for the country (None: for the default country), then international ones.

        Raises UnknownCountry.
        """
        code = country or default_country
        places = (checked_code(code), INTERNATIONAL) if code else (INTERNATIONAL,)
        found = self._professionals_in(places)
        return sorted(found, key=lambda finder: (INTERNATIONAL in finder.countries, finder.position))

    def countries(self) -> list[Country]:
        """The covered countries, by English name."""
        found = [Country(code, country_names()[code], covered=True) for code in self._covered()]
        return sorted(found, key=lambda country: country.name)

    def country(self, code: str) -> Country:
        """The country with this code, covered or not. Raises UnknownCountry."""
        checked = checked_code(code)
        return Country(checked, country_names()[checked], covered=checked in self._covered())

    def _chosen(self, topics: Sequence[Topic], country: str | None, default_country: str | None) -> list[Service]:
        code = country or default_country
        places = (checked_code(code), INTERNATIONAL) if code else (INTERNATIONAL,)
        found = self._services_in(places, topics)
        national = [service for service in found if service.country != INTERNATIONAL]
        international = [service for service in found if service.country == INTERNATIONAL]
        at_most = max(SHOWN_AT_MOST, len(topics) + 2)
        if not national:
            return choose(international, topics, at_most)
        if country is None:
            shown = choose(national, topics, at_most - 1)
            return shown + choose(international, topics, at_most)[:BESIDE_A_GUESS]
        shown = choose(national, topics, at_most)
        # Beside the country's own emergency number another one only confuses.
        finders = [service for service in international if Topic.EMERGENCY not in service.topics]
        room = 1 if len(shown) < at_most else 0
        return shown + choose(finders, topics, at_most)[:room]

    @abstractmethod
    def _services_in(self, places: Sequence[str], topics: Sequence[Topic]) -> list[Service]:
        """Services of these countries with any of these topics, in any order."""

    @abstractmethod
    def _professionals_in(self, places: Sequence[str]) -> list[Professional]:
        """Professionals of these countries, in any order."""

    @abstractmethod
    def _covered(self) -> set[str]:
        """Codes of the countries that have services."""


def choose(found: Iterable[Service], topics: Sequence[Topic], at_most: int) -> list[Service]:
    """The services to show, ordered by topic, then open at all hours first, then as the file orders them.

    Every topic gets one service before any gets a second. Then come services for those whom the first ones
    leave out (men, where the first is for women), then the rest. `at_most` gives way to one for every topic.
    """
    ranked = sorted(found, key=lambda service: (not service.always_open, service.position))
    shown: list[Service] = []

    def reached(topic: Topic) -> set[Audience]:
        return {service.audience for service in shown if topic in service.topics}

    def take_one(topic: Topic, leaving_out: set[Audience]) -> bool:
        for service in ranked:
            if topic in service.topics and service not in shown and service.audience not in leaving_out:
                shown.append(service)
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
    return sorted(shown, key=lambda service: (_rank(service, topics), ranked.index(service)))


def _rank(service: Service, topics: Sequence[Topic]) -> int:
    return min(index for index, topic in enumerate(topics) if topic in service.topics)
