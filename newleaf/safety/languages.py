"""Danger and distress said in another language than English, found in one pass without guessing the language first.

People in pain switch to their first language, often for three words, which no language detector can name. So every
message is looked at for the words that each language's rules cannot do without; only where one of them stands are
that language's rules tried.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from spacy.vocab import Vocab

from newleaf.safety.assessment import Assessment, Finding, most_concerned, most_urgent
from newleaf.safety.language_files import LanguageBook, load_languages
from newleaf.safety.one_language import ENGLISH, SHORT, Language
from newleaf.safety.scripts import Kind, Token, spellings, tokens
from newleaf.safety.signals import Signal
from newleaf.safety.theirs import without_what_is_theirs

# A sentence of which another language knows so much more is not in this one, whose denials would be overlooked.
_SPOKEN = 0.7
# So many of its words make a sentence one of that language rather than a few names in an English one.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Foreign:
    """What was found in other languages than English: the findings, and the language of most of their evidence."""

    findings: tuple[Finding, ...] = ()
    language: str | None = None

    def added_to(self, spoken: Sequence[Finding]) -> Assessment:
        """One assessment of both; it has a language when no more of the evidence is in English than in others.

        spoken: what was found in the text as English; what overlaps other evidence is a homograph or a suspicion.
        """
        if not self.findings:
            return Assessment.of(spoken)
        spoken = without_what_is_theirs(spoken, self.findings)
        language = self.language if _length(self.findings) >= _length(spoken, beside=self.findings) else None
        return Assessment.of(_by_signal((*spoken, *self.findings)), language)


class Languages:
    """Reads messages for what the rules of any language find. Safe to share between threads once loaded."""

    def __init__(self, books: Sequence[LanguageBook]) -> None:
        vocab = Vocab()
        self._languages = [Language(book, vocab) for book in books]
        self._prefixes = sorted({(prefix, n) for n, each in enumerate(books) for prefix in each.words.prefixes})
        self._by_trigger: dict[str, tuple[int, ...]] = {}
        for number, language in enumerate(self._languages):
            for word in language.triggers():
                self._by_trigger[word] = (*self._by_trigger.get(word, ()), number)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the languages in `folder` (data/safety/languages), which may be missing. Raises SafetyDataError."""
        return cls(load_languages(folder))

    def assess(self, text: str, english: Sequence[Finding]) -> Assessment:
        """One assessment of what the English rules found in `text` and of what is said there in other languages."""
        if english and not all(_is_long(finding) and not finding.guessed for finding in english):
            found = tokens(text)
            english = [finding for finding in english if _is_long(finding) or self._is_english(finding, found)]
            english = [finding for finding in english if not (finding.guessed and self._otherwise(finding, found))]
        return self.read(text).added_to(english)

    def _is_english(self, finding: Finding, found: Sequence[Token]) -> bool:
        """Whether a short word stands among English ones: "od" is an overdose here and "since" in Polish."""
        sentences = _Sentences(found)
        around = sentences.words[sentences.at(finding.evidence[0].start)]
        familiar = max((language.familiar(around - ENGLISH) for language in self._languages), default=0)
        return familiar < _FEW or familiar <= len(around & ENGLISH)

    def _otherwise(self, guess: Finding, found: Sequence[Token]) -> bool:
        """Whether a language that the words belong to takes them for harmless, which the English layer cannot know."""
        sentences = _Sentences(found)
        words = sentences.words[sentences.at(guess.evidence[0].start)] - ENGLISH
        return any(
            language.familiar(words) >= _FEW and language.says_otherwise(guess, found) for language in self._languages
        )

    def read(self, text: str) -> Foreign:
        """What is said in `text` in any of the languages; linear in its length, never raises for any text."""
        found = tokens(text)
        tried = [self._languages[number] for number in sorted(self._tried(found))]
        own = [language.read(found, text) for language in tried]
        findings: list[Finding] = []
        shares: Counter[str] = Counter()
        if not any(own):
            return Foreign()
        sentences = _Sentences(found)
        known: dict[int, list[int]] = {}
        for number, language in enumerate(tried):
            for finding in own[number]:
                place = sentences.at(finding.evidence[0].start)
                if place not in known:
                    words = sentences.words[place] - ENGLISH
                    known[place] = [each.familiar(words) for each in tried]
                if known[place][number] >= _SPOKEN * max(known[place]):
                    findings.append(finding)
                    shares[language.book.code] += known[place][number]
        return Foreign(_by_signal(findings), max(shares, key=lambda code: shares[code])) if findings else Foreign()

    def _tried(self, found: Sequence[Token]) -> set[int]:
        tried: set[int] = set()
        for word in {token.text for token in found if token.kind is Kind.WORD}:
            for form in spellings(word):
                tried.update(self._by_trigger.get(form, ()))
            if not word.isascii():
                tried.update(
                    number
                    for prefix, number in self._prefixes
                    if word.startswith(prefix) and number in self._by_trigger.get(word[len(prefix) :], ())
                )
        return tried


def _is_long(finding: Finding) -> bool:
    return any(len(each.text) > SHORT for each in finding.evidence)


class _Sentences:
    """The words of each sentence of a message, and which of them has a place in it."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.words: list[set[str]] = [set()]
        self._ends: list[int] = []
        for token in found:
            if token.kind is Kind.WORD:
                self.words[-1].add(token.text)
            elif token.kind is Kind.END:
                self.words.append(set())
                self._ends.append(token.start)

    def at(self, place: int) -> int:
        """The number of the sentence with that offset."""
        return bisect_left(self._ends, place)


def _length(findings: Iterable[Finding], beside: Sequence[Finding] = ()) -> int:
    """Characters of all evidence that does not overlap the evidence of `beside`."""
    taken = bytearray(max((each.end for finding in beside for each in finding.evidence), default=0))
    for finding in beside:
        for each in finding.evidence:
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
    evidence = {(each.start, each.end) for finding in findings for each in finding.evidence}
    return sum(end - start for start, end in evidence if not any(taken[start:end]))


def _by_signal(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    by_signal: dict[Signal, list[Finding]] = {}
    for finding in findings:
        by_signal.setdefault(finding.signal, []).append(finding)
    return tuple(map(_together, by_signal.values()))


def _together(findings: Sequence[Finding]) -> Finding:
    """One finding from several of the same signal: the highest tier, and whom that tier is about."""
    tier = most_urgent(finding.tier for finding in findings)
    first = [finding for finding in findings if finding.tier is tier]
    dying = [finding for finding in first if finding.life_in_danger]
    who = most_concerned({finding.who for finding in dying or first})
    evidence = dict.fromkeys(each for finding in (*first, *findings) for each in finding.evidence)
    guessed = all(finding.guessed for finding in findings)
    return Finding(findings[0].signal, tier, who, tuple(evidence), bool(dying), guessed)


__all__ = ["Foreign", "Languages"]
