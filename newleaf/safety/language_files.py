"""The files in data/safety/languages: danger and distress as people say it in another language than English."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field

from newleaf.safety.lexicon import Sentence
from newleaf.safety.notation import Notation, vocabulary
from newleaf.safety.patterns import Phrase
from newleaf.safety.rules import Context, ContextEntry, Name, Rule, RuleEntry, StrictEntry, read_contexts, read_rule
from newleaf.safety.scripts import Kind, Token, fold, spellings, tokens
from newleaf.safety.signals import Signal
from newleaf.safety.yaml_file import Block, Source, read

UNKNOWN = "_"
# Run-on text is cut, so that context never reaches further and cost stays linear.
_LONG = 120


class LanguageRule(RuleEntry):
    """One way of saying something in that language."""

    signal: Signal


class LanguageFile(StrictEntry):
    """data/safety/languages/<code>.yml

    reviewed: who has read it as a native speaker, or that this is still awaited.
    common: words of every second sentence, to tell apart languages that share a phrase.
    letters: letters that are also typed as others ("ä = ae").
    prefixes: what is written together with the following word ("و").
    """

    language: Annotated[str, Field(pattern="^[a-z]{2,3}$")]
    name: str
    reviewed: Annotated[str, Field(min_length=5)]
    common: Block
    letters: Block = ()
    prefixes: Block = ()
    spelling: Block = ()
    lists: dict[Name, Block] = Field(default_factory=dict)
    contexts: tuple[ContextEntry, ...] = ()
    rules: Annotated[tuple[LanguageRule, ...], Field(min_length=1)]


@dataclass(slots=True)
class Words:
    """The words that one language's rules know, in whatever way they are typed."""

    letters: Mapping[str, str]
    prefixes: tuple[str, ...]
    spelling: Mapping[str, Phrase]
    common: frozenset[str]
    forms: dict[str, Phrase] = field(default_factory=dict)
    _expanded: dict[str, Phrase] = field(default_factory=dict)

    def expand(self, written: str) -> Phrase:
        """The folded words of a written one, for rules; other ways of typing it are kept in mind."""
        known = self._expanded.get(written)
        if known is None:
            known = self._expanded[written] = self._read(written)
        return known

    def _read(self, written: str) -> Phrase:
        typed = tuple(token.text for token in tokens(written) if token.kind is Kind.WORD)
        words = tuple(plain for word in typed for plain in self.spelling.get(word, (word,)))
        also = written.lower()
        for letter, typed_as in self.letters.items():
            also = also.replace(letter, typed_as)
        if len(typed) == 1 and (other := fold(also)[0]) != typed[0]:
            self.forms[other] = words
        return words

    def learn(self, words: Iterable[str]) -> None:
        """Take over the words of the rules; to be called once, before any message is read."""
        self._expanded.clear()
        known = set(words)
        for written, plain in self.spelling.items():
            self.forms[written] = tuple(word if word in known else UNKNOWN for word in plain)
        self.forms |= {word: (word,) for word in known}

    def lookup(self, word: str) -> Phrase | None:
        """The known words that a folded word of a message stands for."""
        for form in spellings(word):
            if form in self.forms:
                return self.forms[form]
        for prefix in self.prefixes:
            if len(word) > len(prefix) + 1 and word.startswith(prefix):
                rest = word[len(prefix) :]
                if rest in self.forms:
                    return self.forms[rest]
        return None

    def sentences(self, found: Sequence[Token]) -> list[Sentence]:
        """The sentences of a message in the words known here; anything else is `_`."""
        sentences: list[Sentence] = []
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        clauses: list[int] = []
        clause = 0

        def close() -> None:
            if words:
                sentences.append(Sentence.of(words, starts, ends, clauses, [False] * len(words)))
            for column in (words, starts, ends, clauses):
                column.clear()

        for token in found:
            if token.kind is Kind.END:
                close()
            elif token.kind is Kind.PAUSE:
                clause += 1
            else:
                if len(words) >= _LONG:
                    close()
                for word in self.lookup(token.text) or (UNKNOWN,):
                    words.append(word)
                    starts.append(token.start)
                    ends.append(token.end)
                    clauses.append(clause)
        close()
        return sentences


@dataclass(frozen=True, slots=True)
class LanguageBook:
    """One language, checked. Rule names begin with its code."""

    code: str
    name: str
    reviewed: str
    rules: tuple[Rule, ...]
    contexts: tuple[Context, ...]
    words: Words


def load_languages(folder: Path) -> tuple[LanguageBook, ...]:
    """Every language in the folder, which may be missing. SafetyDataError names file and line of what is wrong."""
    return tuple(_book(*read(path, LanguageFile)) for path in sorted(folder.glob("*.yml")))


def _book(content: LanguageFile, source: Source) -> LanguageBook:
    if content.language != source.file.stem:
        raise source.error(("language",), f"this file is for {source.file.stem}, not {content.language}")
    words = Words(
        letters={letter: typed[0] for letter, typed in _pairs(content.letters, "letters", source)},
        prefixes=tuple(fold(part)[0] for _, line in content.prefixes for part in line.split()),
        spelling={fold(written)[0]: typed for written, typed in _pairs(content.spelling, "spelling", source)},
        common=frozenset(token.text for _, line in content.common for token in tokens(line)),
    )
    notation = Notation(source, content.lists, words.expand)
    rules: list[Rule] = []
    for index, entry in enumerate(content.rules):
        place = ("rules", index)
        if entry.name in {rule.entry.name.partition("_")[2] for rule in rules}:
            raise source.error(place, f"there is already a rule called {entry.name}")
        named = entry.model_copy(update={"name": f"{content.language}_{entry.name}"})
        rules.append(read_rule(entry.signal, named, notation, source, place))
    contexts = read_contexts(content.contexts, notation, source)
    words.learn(vocabulary(pattern for part in (*rules, *contexts) for pattern in part.patterns))
    return LanguageBook(content.language, content.name, content.reviewed, tuple(rules), contexts, words)


def _pairs(block: Block, name: str, source: Source) -> list[tuple[str, Phrase]]:
    pairs: list[tuple[str, Phrase]] = []
    for number, line in block:
        written, sign, meant = line.partition("=")
        words = tuple(token.text for token in tokens(meant))
        if not sign or not words:
            raise source.error((name,), f"'{line}': write it as 'typed other_typed = meant'", below=number)
        pairs += [(each, words) for each in written.split()]
    return pairs


__all__ = ["LanguageBook", "LanguageFile", "LanguageRule", "Words", "load_languages"]
