"""What is said and shown when help is due. Works the same from Rasa's actions and from the web without Rasa."""

import functools
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from newleaf import metrics
from newleaf.content.finding_words import FindingWords, read_finding_words
from newleaf.content.help_languages import HelpInLanguage, read_help_languages
from newleaf.content.help_texts import HelpText, read_help_texts
from newleaf.content.phrases import Phrases, read_phrases
from newleaf.dialogue.finder import Wishes, fitting, missing
from newleaf.directory import Country, Directory, DirectoryDataError, DirectoryError, Professional, Service, Snapshot
from newleaf.directory.queries import Queries
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.settings import Settings, settings

log = logging.getLogger(__name__)
Found = TypeVar("Found")
Message = dict[str, Any]

WITHHOLD = frozenset(
    {Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.COERCING_PARTNER, Signal.HARM_TO_OTHERS}
)
"""Signals after which nothing to do together is suggested: it is not safe where there is fear or force."""


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """Composes help messages from reviewed texts and the directory, or its copy in memory when the database is gone."""

    texts: Mapping[str, HelpText]
    phrases: Phrases
    finding: FindingWords
    directory: Directory
    snapshot: Snapshot
    default_country: str
    languages: Mapping[str, HelpInLanguage] = field(default_factory=dict)

    @classmethod
    def open(cls, settings: Settings) -> "HelpDesk":
        """Read the texts, fill the directory and keep a copy of it in memory. A dead database is no error here.

        Raises ContentError, DirectoryDataError.
        """
        data = settings.project / "data" / "directory"
        directory = Directory(settings.database)
        try:
            directory.fill(data)
            snapshot = directory.snapshot()
        except DirectoryDataError:
            raise
        except DirectoryError as error:
            log.error("Going on with the copy of the services in memory: %s", error)
            snapshot = Snapshot.read(data)
        return cls(
            texts=read_help_texts(settings.project / "content" / "help"),
            phrases=read_phrases(settings.project / "content" / "phrases.yml"),
            finding=read_finding_words(settings.project / "content" / "find_professional.md"),
            directory=directory,
            snapshot=snapshot,
            default_country=settings.default_country,
            languages=read_help_languages(settings.project / "content" / "help" / "languages", frozenset(Signal)),
        )

    def for_assessment(self, found: Assessment, country: str | None, helped: Mapping[str, int]) -> Message:
        """The help message for what the screen found, in the language it was said in where there are words for it.

        `helped`: how often each signal had one before. A message that is not in English names its `language`.
        """
        assert found.signal is not None
        times = helped.get(found.signal, 0)
        signals = list(dict.fromkeys(str(finding.signal) for finding in found.findings))
        first = found.findings[0]
        kind = kind_of(first)
        services = self.services(signals, country)
        if spoken := self.languages.get(found.language or ""):
            text = spoken.words(found.signal, kind, times)
            return _message(text, services) | {"language": spoken.front.language}
        return _message(self.texts[found.signal].words(kind, times), services)

    def for_request(self, signals: Sequence[str], country: str | None, times: int) -> Message:
        """The help message for somebody who asks to see the lines; with the signals known in the session, if any."""
        text = self.texts["ask_help"].words("Help", times)
        return _message(text, self.services(signals or "ask_help", country))

    def for_language(self, language: str | None, signals: Sequence[str], country: str | None) -> Message:
        """Words for somebody who writes in another language, with people to reach; in English if it is unknown."""
        services = self.services(signals or "ask_help", country)
        if spoken := self.languages.get(language or ""):
            return _message(spoken.front.english_only, services) | {"language": spoken.front.language}
        return _message(self.phrases.say("english_only")["text"], services)

    def for_professionals(self, country: str | None, wishes: Wishes, times: int, alone: bool = False) -> Message:
        """Two to four ways to a professional that come closest to the wishes, and what none of them is known for."""
        shown = fitting(self.ask(lambda source: source.professionals(country, self.default_country)), wishes)
        words = [self.finding.words("Found", times)]
        words += [self.finding.words("Alone", 0)] if alone else []
        words += [self.finding.words(f"Missing, {tag}", 0) for tag in missing(shown, wishes)]
        return _message("\n\n".join(words), shown)

    def services(self, signals: str | Sequence[str], country: str | None) -> list[Service]:
        """Services for these signals, the most urgent first; never empty."""
        return self.ask(lambda source: source.services(signals, country, self.default_country))

    def countries(self) -> list[Country]:
        """The countries the directory has services for, by name."""
        return self.ask(lambda source: source.countries())

    def ask(self, question: Callable[[Queries], Found]) -> Found:
        """Ask the database and, when it is gone, the copy in memory."""
        try:
            return question(self.directory)
        except DirectoryError as error:
            log.error("Answering from the copy of the services in memory: %s", error)
            metrics.DEGRADED.labels("directory").inc()
            return question(self.snapshot)


def kind_of(finding: Finding) -> str:
    """Which kind of help text fits. Behind `child_at_risk` there is always somebody else: the child."""
    if finding.who is Who.OTHER and finding.signal is not Signal.CHILD_AT_RISK:
        return "Other"
    return "Acute" if finding.tier is Tier.ACUTE else "Concern"


def withholds(found: Assessment) -> bool:
    """Whether nothing to do together may be suggested from now on: fear or force, and not a friend's."""
    return any(each.signal in WITHHOLD and each.who is not Who.OTHER for each in found.findings)


def _message(text: str, services: Sequence[Service | Professional]) -> Message:
    return {"kind": "help", "text": text, "services": [service.to_dict() for service in services]}


@functools.cache
def help_desk() -> HelpDesk:
    """The help desk of this process, by its settings."""
    return HelpDesk.open(settings())
