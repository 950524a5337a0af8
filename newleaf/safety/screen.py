"""The screen itself: text in, assessment out."""

import logging
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Self

from spacy.vocab import Vocab

from newleaf.safety.assessment import Assessment, Evidence, Finding, comes_before, most_concerned, most_urgent
from newleaf.safety.context import Contexts, Hit, Reading
from newleaf.safety.languages import Languages
from newleaf.safety.lexicon import Sentence
from newleaf.safety.matching import Finder
from newleaf.safety.normalise import as_shown
from newleaf.safety.rules import RuleBook, load
from newleaf.safety.signals import Signal, Tier
from newleaf.safety.suspicion import NAME, NOTHING, Suspected, Suspicion

log = logging.getLogger(__name__)
OK, NOT_USED = "ok", "not used"
SECOND = "second reader"
"""The name of what reads messages again, among the layers."""


class Screen:
    """Reads messages for signals of danger and distress. Safe to share between threads once loaded."""

    def __init__(self, book: RuleBook, languages: Languages | None = None) -> None:
        # A bare vocabulary: the lexicon has already done what a language's tokenizer would do, and more.
        vocab = Vocab()
        self._book = book
        self._languages = languages or Languages(())
        self._finder = Finder(vocab, [rule.patterns for rule in book.rules])
        self._contexts = Contexts(book.contexts, Finder(vocab, [each.patterns for each in book.contexts]))
        self._suspicion: Suspicion | None = None
        self.layers = {"rules": OK, NAME: NOT_USED, SECOND: NOT_USED}
        """Which layers are in order: "ok", or what is wrong and what to do."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the rules in `folder` (data/safety). SafetyDataError names file and line of what is wrong."""
        return cls(load(folder), Languages.load(folder / "languages"))

    def use(self, suspicion: Suspicion | None, fault: str = OK, second: str = NOT_USED) -> Self:
        """Add the learned layer, or say why there is none; rules serve in either case. `second`: of its second reader,
        "ok" or what is wrong."""
        self._suspicion = suspicion
        self.layers |= {NAME: fault, SECOND: second}
        return self

    def rules_alone(self) -> Self:
        """This screen without its learned layer: cheaper, and it misses more."""
        alone = copy(self)
        alone.layers = {"rules": OK, NAME: NOT_USED, SECOND: NOT_USED}
        alone._suspicion = None
        return alone

    def read_once(self) -> Self:
        """This screen without its second reader, for when many wait."""
        once = copy(self)
        once.layers = {**self.layers, SECOND: NOT_USED}
        once._suspicion = self._suspicion and self._suspicion.read_once()
        return once

    def assess(self, text: str) -> Assessment:
        """Assess one message; linear in its length, never raises for any text."""
        found = self._assess(text)
        if found.findings or "\u202e" not in text:
            return found
        shown, order = as_shown(text)  # written back to front behind a right-to-left override
        return self._assess(shown).placed(text, order)

    def _assess(self, text: str) -> Assessment:
        sentences = self._book.lexicon.sentences(text)
        hits = [
            Hit(self._book.rules[match.group], number, match)
            for number, matches in enumerate(self._finder.find(sentences))
            for match in matches
        ]
        suspected = self._suspected(text, sentences, {hit.sentence for hit in hits})
        hits += suspected.hits
        readings = _standing(hits, self._contexts.read(sentences, hits))
        by_signal: dict[Signal, list[Reading]] = {}
        for reading in _weighed(readings, suspected):
            by_signal.setdefault(reading.hit.rule.signal, []).append(reading)
        english = [_finding(signal, each, sentences, text) for signal, each in by_signal.items()]
        return self._languages.assess(text, english)

    def _suspected(self, text: str, sentences: list[Sentence], ruled: set[int]) -> Suspected:
        if self._suspicion is None:
            return NOTHING
        try:
            return self._suspicion.read(text, sentences, self._contexts, ruled)
        except Exception as error:  # whatever the library beneath does, rules must go on
            fault = f"failed while reading a message ({type(error).__name__}): start the guide again"
            log.error("The learned layer %s.", fault)
            self.layers[NAME] = fault
            return NOTHING


_NEVER_CALM = frozenset({Signal.SUICIDE_SELF_HARM, Signal.HARM_TO_OTHERS, Signal.CHILD_AT_RISK})
"""A life or a child may be at stake: these are never a mere concern because they sound calm."""


def _weighed(readings: list[Reading], suspected: Suspected) -> list[Reading]:
    """What is left of the rules' findings where the learned layer sees less than they do.

    Where it sees no danger in any sentence, what was acute gets a gentle question; a concern is let go when the layer
    is surer still, weak signs that add up sooner, and what was acute when it sees nothing at all. Where it sees the
    same danger in the same sentence, but nothing that happens now, what was acute is a concern. An act that can kill
    and what a rule calls certain are said in so many words that they are never let go, and get a gentle question only
    where the layer is surer again. An age is not doubted; nor is anything calm that happens to somebody under 18.
    """
    doubts = suspected.doubts
    young = any(reading.hit.rule.signal is Signal.MINOR for reading in readings)
    left: list[Reading] = []
    for reading in readings:
        rule = reading.hit.rule
        certain = rule.entry.life or rule.entry.certain
        may_be_calm = not young and rule.signal not in _NEVER_CALM
        calm = may_be_calm and (reading.hit.sentence, rule.signal) in suspected.calm
        if rule.signal is Signal.MINOR or (certain and "certain" not in doubts):
            left.append(reading)
        elif certain:
            left.append(replace(reading, tier=Tier.CONCERN, life_in_danger=False))
        elif "everything" in doubts or ("signs" in doubts and rule.entry.together > 1):
            continue
        elif "acute" not in doubts and not calm:
            left.append(reading)
        elif calm or reading.tier is Tier.ACUTE or "concern" not in doubts:
            left.append(replace(reading, tier=Tier.CONCERN))
    return left


_LIFE_OR_CHILD = frozenset({Signal.SUICIDE_SELF_HARM, Signal.CHILD_AT_RISK})
# Signals that share their words: what takes one of them away from a sentence takes the others, too.
_KIN = (
    {Signal.SUICIDE_SELF_HARM, Signal.DESPAIR, Signal.ACUTE_TRAUMA},
    {Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.CHILD_AT_RISK},
    {Signal.COERCING_PARTNER, Signal.HARM_TO_OTHERS},
    {Signal.MINOR},
)


def _standing(hits: list[Hit], readings: list[Reading]) -> list[Reading]:
    """The readings without those of the learned layer that rules know better.

    Where the context took a rule's alarm away ("I'm not suicidal"), it takes the layer's away, too. Where rules found
    something, the layer adds another signal only when that is acute, or beside what is not acute a life or a child.
    """
    ruled = _by_who_did_it([reading for reading in readings if reading.hit.rule.entry.name != NAME])
    signals = {reading.hit.rule.signal for reading in ruled}
    urgent = any(reading.tier is Tier.ACUTE for reading in ruled)
    stand = {(reading.hit.sentence, reading.hit.rule.signal) for reading in ruled}
    fallen = [
        (hit.sentence, kin)
        for hit in hits
        if hit.rule.entry.name != NAME
        and (hit.sentence, hit.rule.signal) not in stand
        and hit.rule.entry.together == 1  # a weak sign that stood alone was not taken away by anything
        for kin in _KIN
        if hit.rule.signal in kin
    ]

    def stands(reading: Reading) -> bool:
        rule = reading.hit.rule
        if any(reading.hit.sentence == number and rule.signal in kin for number, kin in fallen):
            return False
        sooner = not urgent and rule.signal in _LIFE_OR_CHILD and comes_before(rule.signal, signals)
        return not signals or rule.signal in signals or rule.entry.tier is Tier.ACUTE or sooner

    return ruled + [reading for reading in readings if reading.hit.rule.entry.name == NAME and stands(reading)]


def _by_who_did_it(readings: list[Reading]) -> list[Reading]:
    """Without what reads as done to the writer in words that say the writer did it: "I forced my wife to have sex"."""
    deeds = (each for each in readings if each.hit.rule.signal is Signal.COERCING_PARTNER)
    did = [each.hit for each in deeds if each.tier is Tier.ACUTE]

    def told_by_who_did_it(hit: Hit) -> bool:
        return any(
            hit.sentence == deed.sentence and hit.match.first < deed.match.last and deed.match.first < hit.match.last
            for deed in did
        )

    suffered = (Signal.SEXUAL_COERCION, Signal.PARTNER_VIOLENCE)
    return [each for each in readings if each.hit.rule.signal not in suffered or not told_by_who_did_it(each.hit)]


def _finding(signal: Signal, readings: list[Reading], sentences: list[Sentence], text: str) -> Finding:
    """One finding from all that shows a signal: the highest tier, and whom that is about, by rules if they say it."""
    tier = most_urgent(reading.tier for reading in readings)
    first = [reading for reading in readings if reading.tier is tier]
    dying = [reading for reading in first if reading.life_in_danger]
    where = {reading.hit.sentence for reading in first}
    ruled = [reading for reading in readings if reading.hit.rule.entry.name != NAME]
    told = [each for each in ruled if each.tier is tier] or [each for each in ruled if each.hit.sentence in where]
    who = most_concerned({reading.who for reading in dying or told or first})
    evidence = (_evidence(reading.hit, sentences[reading.hit.sentence], text) for reading in first + readings)
    guessed = all(reading.hit.rule.entry.name == NAME for reading in readings)
    return Finding(signal, tier, who, tuple(dict.fromkeys(evidence)), bool(dying), guessed)


def _evidence(hit: Hit, sentence: Sentence, text: str) -> Evidence:
    start, end = sentence.starts[hit.match.first], sentence.ends[hit.match.last - 1]
    return Evidence(start, end, text[start:end], hit.rule.entry.name)
