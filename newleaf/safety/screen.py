"""The screen itself: text in, assessment out."""

from pathlib import Path
from typing import Self

from spacy.vocab import Vocab

from newleaf.safety.assessment import Assessment, Evidence, Finding
from newleaf.safety.context import Contexts, Hit, Reading
from newleaf.safety.languages import Languages
from newleaf.safety.lexicon import Sentence
from newleaf.safety.matching import Finder
from newleaf.safety.rules import RuleBook, load
from newleaf.safety.signals import Signal, Tier, Who


class Screen:
    """Reads messages for signals of danger and distress. Safe to share between threads once loaded."""

    def __init__(self, book: RuleBook, languages: Languages | None = None) -> None:
        # A bare vocabulary: the lexicon has already done what a language's tokenizer would do, and more.
        vocab = Vocab()
        self._book = book
        self._languages = languages or Languages(())
        self._finder = Finder(vocab, [rule.patterns for rule in book.rules])
        self._contexts = Contexts(book.contexts, Finder(vocab, [each.patterns for each in book.contexts]))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the rules in `folder` (data/safety). SafetyDataError names file and line of what is wrong."""
        return cls(load(folder), Languages.load(folder / "languages"))

    def assess(self, text: str) -> Assessment:
        """Assess one message; linear in its length, never raises for any text."""
        sentences = self._book.lexicon.sentences(text)
        hits = [
            Hit(self._book.rules[match.group], number, match)
            for number, matches in enumerate(self._finder.find(sentences))
            for match in matches
        ]
        by_signal: dict[Signal, list[Reading]] = {}
        for reading in self._contexts.read(sentences, hits):
            by_signal.setdefault(reading.hit.rule.signal, []).append(reading)
        english = [_finding(signal, each, sentences, text) for signal, each in by_signal.items()]
        return self._languages.assess(text, english)


def _finding(signal: Signal, readings: list[Reading], sentences: list[Sentence], text: str) -> Finding:
    """One finding from all that shows a signal: the highest tier, and whom that tier is about."""
    acute = [reading for reading in readings if reading.tier is Tier.ACUTE]
    people = {reading.who for reading in acute or readings}
    who = next(each for each in (Who.SELF, Who.OTHER, Who.UNKNOWN) if each in people)
    evidence = (_evidence(reading.hit, sentences[reading.hit.sentence], text) for reading in acute + readings)
    return Finding(signal, Tier.ACUTE if acute else Tier.CONCERN, who, tuple(dict.fromkeys(evidence)))


def _evidence(hit: Hit, sentence: Sentence, text: str) -> Evidence:
    start, end = sentence.starts[hit.match.first], sentence.ends[hit.match.last - 1]
    return Evidence(start, end, text[start:end], hit.rule.entry.name)
