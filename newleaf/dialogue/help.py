"""What is said and shown when help is due. Works the same from Rasa's actions and from the web without Rasa."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newleaf import metrics
from newleaf.content.after_help import AfterHelp, Section, read_after_help
from newleaf.content.finding_words import FindingWords, read_finding_words
from newleaf.content.help_languages import HelpInLanguage, read_help_languages
from newleaf.content.help_texts import HelpText, read_help_texts
from newleaf.content.other_languages import OtherLanguages, read_other_languages
from newleaf.content.phrases import Phrases, read_phrases
from newleaf.dialogue.finder import Wishes, fitting, missing
from newleaf.dialogue.help_kind import kinds_of
from newleaf.directory import Country, Directory, LiveDirectory, Professional, Reader, Service, Snapshot, Topic
from newleaf.directory.selection import can_be_written_to
from newleaf.directory.values import Audience
from newleaf.safety import Assessment, Signal
from newleaf.settings import Settings, settings

Message = dict[str, Any]

BY_WRITING = frozenset({Section.NO_CALL, Section.NO_CALL_LIFE, Section.NO_RINGING, Section.WRITING})
"""What is said by somebody who cannot call, or would rather not."""

OFTEN_CHOSEN = ("US", "GB", "CA", "AU", "IE", "NZ", "IN", "ZA")
OFFERED = 8
"""Countries to tap: a list of all would be longer than the help. The others are written."""


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """Composes help messages from reviewed texts and the directory, or its copy in memory when the database is gone."""

    texts: Mapping[str, HelpText]
    phrases: Phrases
    finding: FindingWords
    directory: LiveDirectory
    default_country: str | None
    other_languages: OtherLanguages
    after_help: AfterHelp
    languages: Mapping[str, HelpInLanguage] = field(default_factory=dict)

    @classmethod
    def open(cls, settings: Settings) -> "HelpDesk":
        """Read the texts, fill the directory and copy it into memory. A dead database is no error here.

        Raises ContentError, DirectoryDataError.
        """
        directory = LiveDirectory.open(
            Directory(settings.database),
            settings.project / "data" / "directory",
            settings.own_directory,
            on_fault=metrics.DEGRADED.labels("directory").inc,
        )
        return cls(
            texts=read_help_texts(settings.project / "content" / "help"),
            phrases=read_phrases(settings.project / "content" / "phrases.yml"),
            finding=read_finding_words(settings.project / "content" / "find_professional.md"),
            directory=directory,
            default_country=settings.default_country,
            other_languages=read_other_languages(settings.project / "content" / "other_languages.yml"),
            after_help=read_after_help(settings.project / "content" / "after_help.md"),
            languages=read_help_languages(settings.project / "content" / "help" / "languages", frozenset(Signal)),
        )

    def for_assessment(
        self,
        found: Assessment,
        country: str | None,
        helped: Mapping[str, int],
        guess: str | None = None,
        *,
        child: bool = False,
        deed: bool = False,
        beside: Sequence[Signal] = (),
        anyone: bool = False,
        both: bool = False,
    ) -> Message:
        """The help message for what the screen found, in the language it was said in where there are words for it.

        `helped`: how often each signal had one before. `guess`: the country, where nobody said it. `child`: a
        child writes for themselves. `deed`: whoever hurt the child writes. `beside`: signals whose services
        come last. `anyone`: lines for women alone come later. `both`: blows go both ways. A message that is not in
        English names its `language`.
        """
        assert found.signal is not None
        times = helped.get(found.signal, 0)
        kind = self.kind(found, child, deed, both)
        signals = list(dict.fromkeys(map(str, (*(finding.signal for finding in found.findings), *beside))))
        look = functools.partial(
            self.services, country=country, guess=guess, languages=(found.language or "en",),
            life_in_danger=found.life_in_danger,
        )  # fmt: skip
        services = look(signals)
        if child or Signal.MINOR in signals:  # lines for young people before all those for adults
            services = look(list(dict.fromkeys([str(Signal.MINOR), *signals])))
            if found.signal is Signal.SUICIDE_SELF_HARM:  # but for the first of them behind those for a life
                first = services[: 2 if found.life_in_danger else 1]
                lines = look([each for each in signals if each != Signal.MINOR])
                services = list({each.id: each for each in (*first, *lines, *services)}.values())[: len(services)]
        services = _women_later(services) if anyone else services
        if spoken := self.languages.get(found.language or ""):
            text = spoken.words(found.signal, kind, times)
            return self._message(text, services, country, guess) | {"language": spoken.front.language}
        words = self.texts[found.signal].words(kind, times)
        if own := self.other_languages.sentence(found.language):  # no help texts in it: a sentence says that people are
            words = f"{own.text}\n\n{words}"
        return self._message(words, services, country, guess)

    def kind(self, found: Assessment, child: bool = False, deed: bool = False, both: bool = False) -> str:
        """The kind of help text that fits best of those that there are, in the language of what was said."""
        kinds = kinds_of(found, child, deed, both)
        spoken, signal = self.languages.get(found.language or ""), str(found.signal)
        there = (each for each in kinds if (spoken.has(signal, each) if spoken else each in self.texts[signal].texts))
        return next(there, kinds[-1])

    def for_request(
        self,
        signals: Sequence[str],
        country: str | None,
        times: int,
        guess: str | None = None,
        *,
        life_in_danger: bool = False,
    ) -> Message:
        """The help message for somebody who asks to see the lines; with the signals known in the session, if any."""
        text = self.texts["ask_help"].words("Help", times)
        services = self.services(signals or "ask_help", country, guess, life_in_danger=life_in_danger)
        return self._message(text, services, country, guess)

    def for_after_help(
        self,
        section: Section,
        signals: Sequence[str],
        country: str | None,
        times: int,
        guess: str | None = None,
        *,
        life_in_danger: bool = False,
    ) -> Message:
        """Words for what somebody says to the help shown before, with the same services, told `times` times before.

        Whom one can write to comes first where a call is not possible; where none of them can be written to, a line
        for any crisis that can.
        """
        writing = section in BY_WRITING
        services = self.services(
            signals or "ask_help", country, guess, life_in_danger=life_in_danger, by_writing=writing
        )  # fmt: skip
        if writing:
            written = [each for each in services if can_be_written_to(each)]
            if not written:
                for_any = self.services(Signal.SUICIDE_SELF_HARM, country, guess, by_writing=True)
                written = [each for each in for_any if can_be_written_to(each)]
            if not written and section is Section.WRITING:
                section = Section.WRITING_NONE
            # Where minutes count, the emergency number stays before all else.
            first = [each for each in services if Topic.EMERGENCY in each.topics] if life_in_danger else []
            services = list({each.id: each for each in (*first, *written, *services)}.values())
        if section is Section.ANY_GENDER:
            services = _women_later(services)
        return self._message(self.after_help.words(section, times), services, country, guess)

    def for_language(
        self,
        language: str | None,
        signals: Sequence[str],
        country: str | None,
        guess: str | None = None,
        times: int = 0,
    ) -> Message:
        """Words for somebody who writes in another language, with people to reach; in English if it is unknown.

        `times`: how often they were told before. From the second time on they are short.
        """
        services = self.services(signals or "ask_help", country, guess, languages=(language or "en",))
        if text := self.english_only(language, times):
            return self._message(text, services, country, guess) | {"language": language}
        words = self.phrases.wording("english_only_again" if times else "english_only", times)
        return self._message(words, services, country, guess)

    def english_only(self, language: str | None, times: int = 0) -> str | None:
        """The sentence in a language that says that the guide answers in English; None where there is none.

        `times`: how often it was said before; then shorter ones are said in turn.
        """
        if spoken := self.languages.get(language or ""):
            return spoken.front.english_only_again[(times - 1) % 2] if times else spoken.front.english_only
        sentence = self.other_languages.sentence(language)
        return sentence and (sentence.again[(times - 1) % 2] if times else sentence.text)

    def for_professionals(
        self, country: str | None, wishes: Wishes, times: int, guess: str | None = None, *, alone: bool = False
    ) -> Message:
        """Two to four ways to a professional that come closest to the wishes, and what none of them is known for."""
        shown = fitting(self.snapshot.professionals(country, self.default_country or guess), wishes)
        words = [self.finding.words("Found", times)]
        words += [self.finding.words("Alone", 0)] if alone else []
        words += [self.finding.words(f"Missing, {tag}", 0) for tag in missing(shown, wishes)]
        return self._message("\n\n".join(words), shown, country, guess)

    def services(
        self,
        signals: str | Sequence[str],
        country: str | None,
        guess: str | None = None,
        *,
        languages: tuple[str, ...] = (),
        life_in_danger: bool = False,
        by_writing: bool = False,
    ) -> list[Service]:
        """Services for these signals, the most urgent first; never empty.

        Where nobody said the country: those of the owner's, or else of the guess, and international ones.
        `life_in_danger`: the emergency number before all else. `by_writing`: whom one can write to first.
        """
        return self.snapshot.services(
            signals,
            country,
            self.default_country or guess,
            reader=Reader(languages=languages, by_writing=by_writing),
            life_in_danger=life_in_danger,
        )

    def assumed_country(self, guess: str | None) -> Country | None:
        """The country whose lines are shown while the visitor has not said theirs; None: only international ones."""
        code = self.default_country or guess
        country = self.snapshot.country(code) if code else None
        return country if country and country.covered else None

    def offered_countries(self, guess: str | None) -> list[Country]:
        """A few covered countries to choose from: the likely ones first, then where most people speak English."""
        covered = {country.code: country for country in self.countries()}
        likely = dict.fromkeys((guess, self.default_country, *OFTEN_CHOSEN))
        return [covered[code] for code in likely if code in covered][:OFFERED]

    def countries(self) -> list[Country]:
        """The countries the directory has services for, by name."""
        return self.snapshot.countries()

    def _message(
        self, text: str, services: Sequence[Service | Professional], country: str | None, guess: str | None
    ) -> Message:
        shown = self.snapshot.country(country) if country else self.assumed_country(guess)
        where = {"code": shown.code, "name": shown.name, "guessed": country is None} if shown else None
        listed = [service.to_dict() for service in services]
        return {"kind": "help", "text": text, "services": listed, "country": where}

    @property
    def snapshot(self) -> Snapshot:
        """The copy of the directory that readers are answered from."""
        return self.directory.snapshot


def _women_later(services: Sequence[Service]) -> list[Service]:
    return sorted(services, key=lambda service: service.audience is Audience.WOMEN)


@functools.cache
def help_desk() -> HelpDesk:
    """The help desk of this process, by its settings."""
    return HelpDesk.open(settings())
