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

from newleaf.safety.assessment import Assessment, Evidence, Finding, most_concerned, most_urgent
from newleaf.safety.context import Contexts, Hit
from newleaf.safety.language_files import LanguageBook, load_languages
from newleaf.safety.matching import Finder, Match
from newleaf.safety.patterns import Choice, Pattern
from newleaf.safety.scripts import Kind, Token, spellings, tokens
from newleaf.safety.signals import Signal
from newleaf.safety.theirs import without_what_is_theirs

# Words that English messages are full of, whatever they mean elsewhere: poor words to recognise a language by.
_ENGLISH = frozenset({
    "about", "after", "again", "alone", "also", "am", "an", "and", "any", "are", "arm", "art", "as", "ask", "at",
    "back", "bad", "be", "been", "before", "best", "body", "but", "by", "came", "can", "child", "come", "do",
    "else", "even", "ever", "fast", "fell", "find", "for", "from", "fin", "get", "go", "good", "guilt", "had",
    "hand", "has", "hat", "have", "he", "hell", "her", "here", "him", "his", "how", "if", "in", "is", "it",
    "just", "kill", "kind", "last", "late", "let", "life", "like", "man", "me", "men", "mine", "mist", "more",
    "must", "my", "no", "not", "note", "now", "of", "on", "once", "one", "only", "or", "our", "out", "over",
    "pain", "person", "plus", "rage", "red", "rest", "right", "rot", "sale", "same", "sex", "she", "so", "some",
    "son", "stab", "still", "such", "sure", "talk", "tan", "tell", "ten", "than", "that", "the", "them", "then",
    "they", "this", "time", "to", "toll", "tot", "two", "un", "up", "us", "use", "van", "want", "war", "was",
    "we", "well", "were", "what", "when", "who", "why", "will", "with", "wish", "would", "year", "you", "your",
    "die", "dies",
})  # fmt: skip
_SHORT = 3
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


class _Language:
    """One language's rules, ready to be tried."""

    def __init__(self, book: LanguageBook, vocab: Vocab) -> None:
        self.book = book
        self._finder = Finder(vocab, [rule.patterns for rule in book.rules])
        self._contexts = Contexts(book.contexts, Finder(vocab, [each.patterns for each in book.contexts]))
        named = [each for each in book.contexts if len(each.entry.signals) < len(Signal)]
        self._named = Contexts(named, Finder(vocab, [each.patterns for each in named])) if named else None

    def triggers(self) -> set[str]:
        """Words, as typed, of which one must occur for any rule to match."""
        patterns = [pattern for rule in self.book.rules for pattern in rule.patterns]
        frequency = Counter(
            word for pattern in patterns for choice in _needed(pattern) for phrase in choice.phrases for word in phrase
        )

        poor = {word for typed, words in self.book.words.forms.items() if typed in _ENGLISH for word in words}

        def rank(word: str) -> tuple[bool, int]:
            return word in poor or len(word) <= _SHORT, frequency[word]

        def rarest(choice: Choice) -> list[str]:
            return [min(phrase, key=rank) for phrase in choice.phrases]

        needed: set[str] = set()
        for pattern in patterns:
            choice = min(_needed(pattern), key=lambda each: sorted(map(rank, rarest(each)), reverse=True)[0])
            needed.update(rarest(choice))
        return {typed for typed, words in self.book.words.forms.items() if needed & set(words)}

    def read(self, found: Sequence[Token], text: str) -> list[Finding]:
        sentences = self.book.words.sentences(found)
        hits = [
            Hit(self.book.rules[match.group], number, match)
            for number, matches in enumerate(self._finder.find(sentences))
            for match in _longest(matches)
        ]
        findings = []
        for reading in self._contexts.read(sentences, hits):
            sentence = sentences[reading.hit.sentence]
            start = sentence.starts[reading.hit.match.first]
            end = sentence.ends[reading.hit.match.last - 1]
            evidence = Evidence(start, end, text[start:end], reading.hit.rule.entry.name)
            findings.append(
                Finding(reading.hit.rule.signal, reading.tier, reading.who, (evidence,), reading.life_in_danger)
            )
        return without_what_is_theirs(findings, findings)

    def says_otherwise(self, guess: Finding, found: Sequence[Token]) -> bool:
        """Whether what the learned layer guesses is a figure of speech here, or no age, or denied: a context says so
        that names that signal. "Ik lach me dood" is laughter in Dutch."""
        if self._named is None:
            return False
        evidence = guess.evidence[0]
        return any(
            evidence.start <= start and end <= evidence.end
            for sentence in self.book.words.sentences(found)
            for start, end in self._named.harmless(sentence, guess.signal)
        )

    def familiar(self, words: set[str]) -> int:
        """How many of the words belong to this language, as far as its file knows."""
        own = self.book.words
        return sum(word in own.common or own.lookup(word) is not None for word in words)


class Languages:
    """Reads messages for what the rules of any language find. Safe to share between threads once loaded."""

    def __init__(self, books: Sequence[LanguageBook]) -> None:
        vocab = Vocab()
        self._languages = [_Language(book, vocab) for book in books]
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
        familiar = max((language.familiar(around - _ENGLISH) for language in self._languages), default=0)
        return familiar < _FEW or familiar <= len(around & _ENGLISH)

    def _otherwise(self, guess: Finding, found: Sequence[Token]) -> bool:
        """Whether a language that the words belong to takes them for harmless, which the English layer cannot know."""
        sentences = _Sentences(found)
        words = sentences.words[sentences.at(guess.evidence[0].start)] - _ENGLISH
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
                    words = sentences.words[place] - _ENGLISH
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


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Without matches inside another of the same rule: what denies the whole denies its parts."""
    reach: dict[int, int] = {}
    found = []
    for match in sorted(matches, key=lambda each: (each.first, -each.last)):
        if match.last > reach.get(match.group, 0):
            reach[match.group] = match.last
            found.append(match)
    return found


def _needed(pattern: Pattern) -> list[Choice]:
    return [step for step in pattern if isinstance(step, Choice) and not step.optional]


def _is_long(finding: Finding) -> bool:
    return any(len(each.text) > _SHORT for each in finding.evidence)


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
