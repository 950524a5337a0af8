"""What time does to a directory: pages that moved, records that nobody has looked at for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from newleaf.directory.values import ChannelKind, Professional, Service

STALE = timedelta(days=180)
OPEN_SECONDS = 15
AT_ONCE = 8
_AGENT = "New Leaf directory check"


def stale(records: Iterable[Service | Professional], today: date) -> Iterator[tuple[Service | Professional, str]]:
    """Records that nobody has read or checked for 180 days, and since when."""
    for record in records:
        seen = max((day for day in (record.verified_on, record.read_on) if day), default=None)
        if seen is None:
            yield record, "never dated"
        elif today - seen > STALE:
            yield record, f"last looked at on {seen.isoformat()}, {(today - seen).days} days ago"


def broken_links(records: Iterable[Service | Professional]) -> Iterator[tuple[str, str, str]]:
    """Id, link and fault of every link that cannot be opened now. Needs the network."""
    links = [
        (record.id, channel.address)
        for record in records
        for channel in record.channels
        if channel.kind in (ChannelKind.WEB, ChannelKind.CHAT)
    ]
    with ThreadPoolExecutor(AT_ONCE) as workers:
        for (id, link), fault in zip(links, workers.map(lambda each: _fault(each[1]), links), strict=True):
            if fault:
                yield id, link, fault


def _fault(link: str) -> str | None:
    try:
        with urlopen(Request(link, headers={"User-Agent": _AGENT}), timeout=OPEN_SECONDS) as answer:
            return None if answer.url.startswith("https://") else f"leads to {answer.url}, which is not https"
    except HTTPError as error:
        return f"answers {error.code} {error.reason}"
    except (URLError, OSError, ValueError) as error:
        return f"cannot be opened: {getattr(error, 'reason', error)}"
