"""Finds many groups of patterns in a message, trying only those that could match."""

import functools
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newleaf.safety.lexicon import Sentence
from newleaf.safety.patterns import Choice, Pattern, Phrase, match

# In every second sentence, whatever it is about: poor words to recognise a pattern by.
_OTHER = "\x00"
"""Stands for every word that no rule looks for; the lexicon makes no such word."""
_EVERYWHERE = frozenset(
    ["^", "$", "i", "me", "my", "mine", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her",
    "they", "them", "their", "it", "this", "that", "a", "an", "the", "and", "or", "but", "to", "of", "in", "on",
    "at", "for", "with", "from", "up", "out", "so", "if", "as", "is", "am", "are", "was", "were", "be", "been",
    "do", "did", "does", "have", "has", "had", "not", "no", "can", "could", "would", "should", "will", "want",
    "just", "all", "what", "how", "when", "who", "there", "like", "get", "got", "go", "going", "one"]
)


@dataclass(frozen=True, slots=True)
class Match:
    """A group of patterns found in a sentence, over its words `first` to `last` - 1; `pattern` is which of them."""

    group: int
    first: int
    last: int
    pattern: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A pattern, the words it can start with, and the words it cannot do without."""

    group: int
    number: int
    pattern: Pattern
    starts: Set[str]
    needs: tuple[Set[str], ...]


class Finder:
    """Matches groups of patterns: spaCy's PhraseMatcher finds the rarest phrases, `match` reads around them.

    A pattern is tried in a sentence only where its rarest choice was found and all its other words occur,
    so a message costs what it could contain, not what the rules contain.
    """

    def __init__(self, vocab: Vocab, groups: Sequence[Sequence[Pattern]]) -> None:
        self._vocab = vocab
        self._matcher = PhraseMatcher(vocab)
        self._by_anchor: dict[int, list[_Candidate]] = {}
        frequency = Counter(
            word for group in groups for pattern in group for choice in _choices(pattern)
            for phrase in choice.phrases for word in phrase
        )

        @functools.cache
        def commonness(choice: Choice) -> tuple[bool, float]:
            rarest = [min(phrase, key=lambda word: (word in _EVERYWHERE, frequency[word])) for phrase in choice.phrases]
            return any(word in _EVERYWHERE for word in rarest), sum(frequency[word] for word in rarest)

        anchors: dict[frozenset[Phrase], list[_Candidate]] = {}
        for number, group in enumerate(groups):
            for index, pattern in enumerate(group):
                anchor, *others = sorted(_choices(pattern), key=commonness)
                needs = tuple(choice.by_first.keys() for choice in others)
                candidate = _Candidate(number, index, pattern, _starts(pattern), needs)
                anchors.setdefault(anchor.phrases, []).append(candidate)
        self._known = frozenset(word for phrases in anchors for phrase in phrases for word in phrase)
        for number, (phrases, candidates) in enumerate(anchors.items()):
            name = f"anchor {number}"
            self._matcher.add(name, [Doc(vocab, words=list(phrase)) for phrase in sorted(phrases)])
            self._by_anchor[vocab.strings[name]] = candidates

    def find(self, sentences: Sequence[Sentence]) -> list[list[Match]]:
        """The longest match of a group from each word on, sentence by sentence, in order of their start.

        A sentence that is said again is read once: a cry may be pasted a thousand times.
        """
        once: dict[tuple[str, ...], list[Match]] = {tuple(sentence.words): [] for sentence in sentences}
        words = [word for sentence in once for word in sentence]
        sentence_at = [sentence for sentence in once for _ in sentence]
        candidates: dict[tuple[str, ...], dict[int, None]] = {}
        if words:
            # A vocabulary keeps every word it was ever given: it is given none but those of the rules.
            known = [word if word in self._known else _OTHER for word in words]
            for anchor, start, _ in self._matcher(Doc(self._vocab, words=known)):
                candidates.setdefault(sentence_at[start], {})[anchor] = None
        for sentence, anchors in candidates.items():
            once[sentence] = self._in_sentence(sentence, anchors)
        return [once[tuple(sentence.words)] for sentence in sentences]

    def _in_sentence(self, words: Sequence[str], anchors: Iterable[int]) -> list[Match]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            places.setdefault(word, []).append(place)
        present = places.keys()
        ends: dict[tuple[int, int], tuple[int, int]] = {}
        for anchor in anchors:
            for candidate in self._by_anchor[anchor]:
                if any(map(present.isdisjoint, candidate.needs)):
                    continue
                for first in candidate.starts & present:
                    for start in places[first]:
                        if end := match(candidate.pattern, words, start):
                            found_at = candidate.group, start
                            ends[found_at] = max((end, candidate.number), ends.get(found_at, (0, 0)))
        in_order = sorted(ends.items(), key=lambda item: item[0][1])
        return [Match(group, start, end, number) for (group, start), (end, number) in in_order]


def _choices(pattern: Pattern) -> list[Choice]:
    return [step for step in pattern if isinstance(step, Choice) and not step.optional]


def _starts(pattern: Pattern) -> Set[str]:
    first: list[Set[str]] = []
    for step in pattern:
        if isinstance(step, Choice):
            first.append(step.by_first.keys())
            if not step.optional:
                break
    return first[0] if len(first) == 1 else frozenset().union(*first)
