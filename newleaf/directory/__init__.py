"""The directory of helplines and professionals: the one source of phone numbers and links to help.

    directory = Directory("sqlite:///newleaf.db")
    directory.fill(Path("data/directory"))
    directory.services("partner_violence", country="GB", default_country="US")

Readers are answered from a copy in memory, a Snapshot, which LiveDirectory renews when the database changes.
"""

from newleaf.directory.contacts import Contacts
from newleaf.directory.countries import INTERNATIONAL, country_code
from newleaf.directory.errors import (
    DirectoryDataError,
    DirectoryError,
    Problem,
    UnknownCountry,
    UnknownName,
    UnknownSignal,
    UnknownTopic,
)
from newleaf.directory.guess import guessed_country
from newleaf.directory.live import LiveDirectory
from newleaf.directory.openness import Openness, Reach, openness
from newleaf.directory.selection import Reader
from newleaf.directory.snapshot import Snapshot
from newleaf.directory.store import Directory
from newleaf.directory.topics import TOPICS_OF_SIGNAL, Topic
from newleaf.directory.values import (
    Audience,
    Channel,
    ChannelKind,
    Country,
    GoodFor,
    Professional,
    Service,
    Trust,
)

__all__ = [
    "INTERNATIONAL",
    "TOPICS_OF_SIGNAL",
    "Audience",
    "Channel",
    "ChannelKind",
    "Contacts",
    "Country",
    "Directory",
    "DirectoryDataError",
    "DirectoryError",
    "GoodFor",
    "LiveDirectory",
    "Openness",
    "Problem",
    "Professional",
    "Reach",
    "Reader",
    "Service",
    "Snapshot",
    "Topic",
    "Trust",
    "UnknownCountry",
    "UnknownName",
    "UnknownSignal",
    "UnknownTopic",
    "country_code",
    "guessed_country",
    "openness",
]
