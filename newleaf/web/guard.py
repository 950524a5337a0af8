"""Nothing that looks like a phone number or a help link leaves unless it stands in the directory."""

import functools
import logging
from typing import Any

from newleaf import metrics
from newleaf.directory import Contacts, Snapshot

log = logging.getLogger(__name__)
Message = dict[str, Any]


def guarded(messages: list[Message], snapshot: Snapshot) -> list[Message]:
    """The messages without numbers and links that are not in the directory; each one taken out is counted."""
    contacts = _contacts(snapshot)
    return [_guarded(message, contacts) for message in messages]


# The copy of the directory is replaced when the database changes, and with it this.
@functools.lru_cache(maxsize=2)
def _contacts(snapshot: Snapshot) -> Contacts:
    return Contacts(snapshot)


def _guarded(message: Message, contacts: Contacts) -> Message:
    text, strangers = contacts.without_strangers(message["text"])
    for stranger in strangers:
        _count(stranger.kind)
    if strangers:
        message = message | {"text": text}
    if message.get("services"):
        message = message | {"services": [_known_ways(service, contacts) for service in message["services"]]}
        message["services"] = [service for service in message["services"] if service["channels"]]
    return message


def _known_ways(service: Message, contacts: Contacts) -> Message:
    known = [channel for channel in service["channels"] if contacts.knows(channel["href"])]
    for _ in range(len(service["channels"]) - len(known)):
        _count("channel")
    return service if len(known) == len(service["channels"]) else service | {"channels": known}


def _count(kind: str) -> None:
    metrics.REMOVED.labels(kind).inc()
    log.error("A %s that is not in the directory was taken out of a reply", kind)
