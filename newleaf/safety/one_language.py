"""One language's rules, ready to be tried: by which words they are worth trying, and what they find."""

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.vocab import Vocab

from newleaf.safety.assessment import Evidence, Finding
from newleaf.safety.context import Contexts, Hit
from newleaf.safety.language_files import LanguageBook
from newleaf.safety.matching import Finder, Match
from newleaf.safety.patterns import Choice, Pattern
from newleaf.safety.scripts import Token
from newleaf.safety.signals import Signal
from newleaf.safety.theirs import without_what_is_theirs

# Words that English messages are full of, whatever they mean elsewhere: poor words to recognise a language by.
ENGLISH = frozenset({
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
SHORT = 3
"""Letters of a word that says little by itself."""


class Language:
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

        poor = {word for typed, words in self.book.words.forms.items() if typed in ENGLISH for word in words}

        def rank(word: str) -> tuple[bool, int]:
            return word in poor or len(word) <= SHORT, frequency[word]

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


__all__ = ["ENGLISH", "SHORT", "Language"]
