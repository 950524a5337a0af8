"""What in a text looks like a phone number or a link, and whether it stands in the directory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from newleaf.directory.snapshot import Snapshot
from newleaf.directory.values import ChannelKind

_BETWEEN = r"[ \u00a0\u2009\u202f().\-\u2010-\u2015/]{1,3}"
_LONG = rf"(?:\+|\*)?\(?\d(?:{_BETWEEN})?(?:\d(?:{_BETWEEN})?){{5,14}}\d"
_CALL = (
    r"call|calling|dial|ring|phone|text|sms|number|helpline|hotline|tel|rufen?|anrufen|wähle\w*|llam\w+|marc\w+"
    r"|appel\w+|compos\w+|chiam\w+|ligu?\w+|disqu\w+|bel|zadzwo\w+|звони\w*|позвони\w*|اتصل\w*|कॉल"
)
_SHORT = rf"(?i:\b(?:{_CALL})\b)[^\d\n.!?]{{0,25}}?(?P<short>\d{{3,6}})(?![%:]|[ \u00a0.\-]?\d)"
_LINK = (
    r"(?i:(?:https?://|tel:|sms:|www\.)[^\s<>\"')\]]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
    r"\.(?:com|org|net|info|help|health|chat|gov|edu|eu|io|uk|ie|ca|au|nz|us|de|fr|es|it|nl|za|ke|ng|jp|kr|mx|br|ar"
    r"|cl|co|ph|sg|il|tr|ua|pl|cz|gr|ro|hu|se|dk|fi|pt|at|ch|be)\b(?:/[^\s<>\"')\]]*)?)"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_LOOKS_LIKE = re.compile(rf"(?P<link>{_LINK})|(?P<long>(?<![\d\w]){_LONG}(?![\d\w]))|{_SHORT}")
_ENDS = ".,;:!?"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A number or link that is not in the directory, and where it stands in the text."""

    text: str
    start: int
    end: int
    kind: str  # number or link


class Contacts:
    """Every number and link of the directory."""

    def __init__(self, snapshot: Snapshot) -> None:
        channels = [
            channel
            for record in (*snapshot.all_services, *snapshot.all_professionals)
            for channel in record.channels
        ]
        self._hrefs = frozenset(channel.href for channel in channels)
        linked = (ChannelKind.WEB, ChannelKind.CHAT)
        self._numbers = frozenset(channel.address for channel in channels if channel.kind not in linked)
        urls = [channel.address for channel in channels if channel.kind in linked]
        self._links = frozenset(_bare(url) for url in urls) | frozenset(_bare(urlsplit(url).netloc) for url in urls)

    def knows(self, href: str) -> bool:
        """Whether this is a link of a channel in the directory, as a device follows it."""
        return href in self._hrefs

    def strangers(self, text: str) -> Iterator[Stranger]:
        """What looks like a phone number or a link and is not in the directory."""
        for found in _LOOKS_LIKE.finditer(text):
            if found["link"]:
                link = found["link"].rstrip(_ENDS)
                if _bare(link) not in self._links and link not in self._hrefs:
                    yield Stranger(link, found.start(), found.start() + len(link), "link")
                continue
            group = "long" if found["long"] else "short"
            number = found[group]
            if _DATE.fullmatch(number) or re.sub(r"[^\d*]", "", number) in self._numbers:
                continue
            yield Stranger(number, *found.span(group), "number")

    def without_strangers(self, text: str) -> tuple[str, list[Stranger]]:
        """The text with each of them replaced by the way to the directory, and what was replaced."""
        found = list(self.strangers(text))
        for stranger in reversed(found):
            text = text[: stranger.start] + INSTEAD[stranger.kind] + text[stranger.end :]
        return text, found


INSTEAD = {"number": "(see the numbers on the help page)", "link": "(see the help page)"}


def _bare(link: str) -> str:
    """An address without what people leave out: "https://www.thehotline.org/" is "thehotline.org"."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("/")
