"""Whether what stands around a match changes its meaning: negated, long past, about a film, a figure of speech."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newleaf.safety.lexicon import Sentence
from newleaf.safety.matching import Finder, Match
from newleaf.safety.rules import Context, ContextEntry, Effect, Reach, Rule
from newleaf.safety.signals import Signal, Tier, Who


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule matched in the sentence with that number."""

    rule: Rule
    sentence: int
    match: Match


@dataclass(frozen=True, slots=True)
class Reading:
    """What a hit means in its context."""

    hit: Hit
    tier: Tier
    who: Who
    life_in_danger: bool = False


class Contexts:
    """Reads hits in their context."""

    def __init__(self, contexts: Sequence[Context], finder: Finder) -> None:
        self._entries = [context.entry for context in contexts]
        self._finder = finder

    def read(self, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> list[Reading]:
        """The hits that stand, with the tier and person that the context leaves them."""
        if not hits:
            return []
        found = self._finder.find(sentences)
        # Each once: a message may say a thousand times that it is over.
        groups = dict.fromkeys(match.group for matches in found for match in matches)
        whole = [self._entries[group] for group in groups if self._entries[group].reach is Reach.MESSAGE]
        readings = (self._reading(hit, sentences[hit.sentence], found[hit.sentence], whole) for hit in hits)
        return _outermost(_adding_up([reading for reading in readings if reading]))

    def harmless(self, sentence: Sentence, signal: Signal) -> list[tuple[int, int]]:
        """Where the message holds figures of speech and the like, which say nothing of that signal."""
        return [
            (sentence.starts[match.first], sentence.ends[match.last - 1])
            for match in self._finder.find([sentence])[0]
            if (entry := self._entries[match.group]).effect is Effect.DROP
            and entry.reach is Reach.COVERS
            and signal in entry.signals
        ]

    def _reading(
        self, hit: Hit, sentence: Sentence, around: Iterable[Match], whole: Iterable[ContextEntry]
    ) -> Reading | None:
        reaching = [
            entry
            for match in around
            if (entry := self._entries[match.group]).reach is not Reach.MESSAGE
            and _reaches(entry, match, hit.match, sentence)
        ]
        present = any(entry.effect is Effect.PRESENT for entry in reaching)
        effects = {
            entry.effect
            for entry in (*reaching, *whole)
            if hit.rule.signal in entry.signals
            and entry.whose in (None, hit.rule.entry.who)
            and (hit.rule.entry.mention or not entry.mentions_only)
            # Present danger is stronger than anything that stands further away than the words themselves.
            and not (present and entry.reach in (Reach.CLAUSE, Reach.SENTENCE, Reach.MESSAGE))
        }
        if Effect.CONFIRM in effects:
            # "I can't stop wanting to die": what looked like a denial says it twice.
            effects.discard(Effect.DROP)
        past = hit.rule.entry.past or Effect.PAST in effects
        if Effect.DROP in effects or (past and Effect.RESOLVE in effects):
            return None
        tier = Tier.CONCERN if effects & {Effect.SOFTEN, Effect.PAST} else hit.rule.entry.tier
        who = Who.OTHER if Effect.OTHER in effects else hit.rule.entry.who
        # Taken last week is not being taken: as urgent as before, but minutes do not count.
        now = hit.rule.entry.life and tier is Tier.ACUTE and Effect.EARLIER not in effects
        return Reading(hit, tier, who, now)


def _adding_up(readings: list[Reading]) -> list[Reading]:
    """Without the weak signs that stand too much alone: a sign said twice, or in the same words, is one sign."""
    signs: dict[Signal, set[tuple[str, int]]] = {}
    reach: dict[tuple[Signal, int], int] = {}
    for reading in sorted(readings, key=lambda each: (each.hit.sentence, each.hit.match.last)):
        match, signal = reading.hit.match, reading.hit.rule.signal
        seen = signs.setdefault(signal, set())
        sign = reading.hit.rule.entry.name, match.pattern
        if sign not in seen and match.first >= reach.get((signal, reading.hit.sentence), 0):
            seen.add(sign)
            reach[signal, reading.hit.sentence] = match.last
    return [each for each in readings if len(signs[each.hit.rule.signal]) >= each.hit.rule.entry.together]


def _outermost(readings: Iterable[Reading]) -> list[Reading]:
    """Without those that lie inside another of the same rule and urgency: they would only repeat its evidence."""
    kept: list[Reading] = []
    reach: dict[tuple[str, int, Tier], int] = {}
    for reading in readings:
        key = reading.hit.rule.entry.name, reading.hit.sentence, reading.tier
        if reading.hit.match.last > reach.get(key, 0):
            reach[key] = reading.hit.match.last
            kept.append(reading)
    return kept


def _reaches(entry: ContextEntry, context: Match, hit: Match, sentence: Sentence) -> bool:
    clause = sentence.clause
    if entry.quoted and not all(sentence.quoted[hit.first : hit.last]):
        return False
    match entry.reach:
        case Reach.COVERS:
            # The marks at both ends of a sentence are no words: they make neither of the two the larger one.
            last = len(sentence.words) - 1
            first, end = max(hit.first, 1), min(hit.last, last)
            inside = first <= context.first and min(context.last, last) <= end
            smaller = min(context.last, last) - max(context.first, 1) < end - first
            return context.first < hit.last and hit.first < context.last and not (inside and smaller)
        case Reach.INSIDE:
            return hit.first <= context.first and context.last <= hit.last
        case Reach.BEFORE:
            gap = hit.first - context.last
            # What confirms may reach into the words it confirms: "can't wait to die".
            near = gap <= entry.within and (gap >= 0 or (entry.effect is Effect.CONFIRM and context.first < hit.first))
            return near and clause[context.last - 1] == clause[hit.first]
        case Reach.CLAUSE:
            return clause[context.first] <= clause[hit.last - 1] and clause[hit.first] <= clause[context.last - 1]
        case _:
            return True
