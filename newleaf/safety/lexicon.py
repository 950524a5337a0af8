"""Which words the rules know, in whatever way they are written, and the sentences of a message in them.

Words no rule knows become `_`, so nothing of what visitors write stays in memory after a message.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from newleaf.safety.normalise import fold

UNKNOWN = "_"
_LETTERS = "[^\\W_]"
# "(28F)", "[16/m]", "(f 19)": said of whoever is named right before.
_SEX = r"(?:[mf](?:ale|emale)?|nb)"
_AGE_TAG = rf"[\[(] ?(?:\d{{1,2}} ?[/, -]? ?(?:{_SEX}|yo)?|{_SEX} ?[/, -]? ?\d{{1,2}}) ?[\])]"
_TOKEN = re.compile(
    rf"(?P<tag>{_AGE_TAG})"
    rf"|(?P<spaced>(?<!{_LETTERS}){_LETTERS}(?:[ .*_-]{{1,2}}{_LETTERS}(?!{_LETTERS}|')){{2,}})"
    rf"|(?P<word>[@$]?{_LETTERS}+(?:['@$!*|]{{1,3}}{_LETTERS}+)*)"
    r"|(?P<pause>\.{2,}|[,:()\[\]/&]|-{1,3})|(?P<end>[.!?;\n])|(?P<quote>\")"
)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_REPEATED = re.compile(r"(.)\1{2,}")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 40
_SLIP = 6
# Run-on text is cut where a thought can end, so that context never reaches further and cost stays linear.
_TURN, _LONG = 60, 120
_TURNS = frozenset(("i", "and", "but", "then"))

_PERSONS = {
    "i": ("m:am", "ve:have", "d:would", "ll:will"),
    "you": ("re:are", "ve:have", "d:would", "ll:will"),
    "we": ("re:are", "ve:have", "d:would", "ll:will"),
    "they": ("re:are", "ve:have", "d:would", "ll:will"),
    **dict.fromkeys(("he", "she", "it", "that", "there", "what", "who"), ("s:is", "d:would", "ll:will")),
}
_NOT = [
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should", "must",
    "need",
]
# Written without the apostrophe these are other words.
_AMBIGUOUS = frozenset(["ill", "id", "well", "were", "hell", "shell", "wed", "whos", "shed", "theyd", "itd", "thatd"])


def _contractions() -> dict[str, tuple[str, ...]]:
    forms = {"can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "ain't": ("am", "not")}
    for person, endings in _PERSONS.items():
        for short, full in (ending.split(":") for ending in endings):
            forms[f"{person}'{short}"] = (person, full)
    for verb in _NOT:
        forms[f"{verb}n't"] = (verb, "not")
    bare = {form.replace("'", ""): words for form, words in forms.items()}
    return {form: words for form, words in bare.items() if form not in _AMBIGUOUS} | forms


_CONTRACTIONS = _contractions()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words as rules know them, and where each starts and ends in the message.

    The first and last word are the marks `^` and `$`. `clause` numbers the parts between pauses.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    clause: list[int]
    quoted: list[bool]

    @classmethod
    def of(
        cls, words: list[str], starts: list[int], ends: list[int], clause: list[int], quoted: list[bool]
    ) -> Self:
        """A sentence between its marks, which stand where the first word starts and the last one ends."""
        return cls(
            ["^", *words, "$"],
            [starts[0], *starts, ends[-1]],
            [starts[0], *ends, ends[-1]],
            [clause[0], *clause, clause[-1]],
            [False, *quoted, False],
        )


@dataclass(slots=True)
class Lexicon:
    """Recognises known words through contractions, typing slips and disguises.

    `spelling` maps other spellings to the words meant; `slips` are the words also recognised with one
    letter missing, doubled or swapped, or starred out.
    """

    spelling: Mapping[str, tuple[str, ...]]
    slips: Iterable[str]
    _forms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def expand(self, written: str) -> tuple[str, ...]:
        """The plain words of one written word, for rules: "don't" gives do, not."""
        folded = fold(written)[0]
        plain = self.spelling.get(folded) or _CONTRACTIONS.get(folded)
        if plain:
            return plain
        return tuple(folded.replace("-", " ").replace("/", " ").split())

    def learn(self, words: Iterable[str]) -> None:
        """Take over the words of the rules; to be called once, before any message is read."""
        known = set(words)
        forms = {word: (word,) for word in known}
        for slip in self.slips:
            if slip in known:
                forms |= dict.fromkeys(_misspelled(slip) - forms.keys(), (slip,))
        for written, plain in (_CONTRACTIONS | dict(self.spelling)).items():
            forms[written] = tuple(word if word in known else UNKNOWN for word in plain)
        self._forms = forms

    def sentences(self, text: str) -> list[Sentence]:
        """Split a message into sentences of known words; linear in its length."""
        folded, origin = fold(text)
        found: list[Sentence] = []
        words, starts, ends, clauses, quotes = [], [], [], [], []
        tags: list[Sentence] = []
        clause, quotes_left, quoted = 0, folded.count('"') // 2 * 2, False

        def close() -> None:
            if words:
                found.append(Sentence.of(words, starts, ends, clauses, quotes))
            for column in (words, starts, ends, clauses, quotes):
                column.clear()

        for token in _TOKEN.finditer(folded):
            kind = token.lastgroup
            if kind == "end":
                close()
            elif kind == "quote":
                quotes_left -= 1
                quoted = quotes_left >= 0 and not quoted
            elif kind == "pause":
                clause += 1
            elif kind == "tag":
                # A sentence of its own, so that "she (24f) hit me" reads "she hit me".
                tagged = [(words[-1], starts[-1], ends[-1])] if words else []
                for part in _PARTS.finditer(token[0]):
                    start, end = token.start() + part.start(), token.start() + part.end()
                    name = self._forms.get(part[0], (UNKNOWN,))[0]
                    tagged.append((name, origin[start], origin[end - 1] + 1))
                columns = [list(column) for column in zip(*tagged, strict=True)]
                tags.append(Sentence.of(*columns, [0] * len(tagged), [False] * len(tagged)))
            else:
                for word, start, end in self._read(token, kind == "spaced"):
                    if (len(words) >= _TURN and word in _TURNS) or len(words) >= _LONG:
                        close()
                    words.append(word)
                    starts.append(origin[start])
                    ends.append(origin[end - 1] + 1)
                    clauses.append(clause)
                    quotes.append(quoted)
        close()
        return found + tags

    def _read(self, token: re.Match[str], spaced: bool) -> Iterable[tuple[str, int, int]]:
        start, end = token.span()
        if spaced:
            letters = [(character, start + i) for i, character in enumerate(token[0]) if character.isalnum()]
            pieces = self._pieces("".join(character for character, _ in letters))
            if pieces:
                place = 0
                for piece in pieces:
                    for word in self._forms[piece]:
                        yield word, letters[place][1], letters[place + len(piece) - 1][1] + 1
                    place += len(piece)
            else:
                for character, offset in letters:
                    for word in self._forms.get(character, (UNKNOWN,)):
                        yield word, offset, offset + 1
            return
        written = token[0]
        known = self._lookup(written)
        if known is None and written[0].isdigit() != written[-1].isdigit() and len(written) < _LONGEST:
            for part in _PARTS.finditer(written):
                for word in self._forms.get(part[0], (UNKNOWN,)):
                    yield word, start + part.start(), start + part.end()
            return
        for word in known or (UNKNOWN,):
            yield word, start, end

    def _lookup(self, written: str) -> tuple[str, ...] | None:
        forms = self._forms
        known = forms.get(written)
        if known or (len(written) > _LONGEST and not _REPEATED.search(written)):
            return known
        if written.endswith("'s"):
            return (*(self._lookup(written[:-2]) or (UNKNOWN,)), "'s")
        plain = written if written.isdigit() else written.translate(_LEET)
        for guess in (
            plain,
            plain.replace("'", ""),
            _REPEATED.sub(r"\1\1", plain),
            _REPEATED.sub(r"\1", plain),
        ):
            if guess in forms:
                return forms[guess]
        return None

    def _pieces(self, joined: str) -> list[str]:
        """Cut letters that were spelled out into known words, the longest first; [] if that fails."""
        pieces: list[str] = []
        place = 0
        while place < len(joined):
            for length in range(min(16, len(joined) - place), 0, -1):
                piece = joined[place : place + length]
                if piece in self._forms and (length > 1 or piece in ("i", "a")):
                    pieces.append(piece)
                    place += length
                    break
            else:
                return []
        return pieces


def _misspelled(word: str) -> set[str]:
    """The word with one inner letter starred out; if it is long, also missing, doubled or swapped."""
    wrong = {word[:i] + "*" + word[i + 1 :] for i in range(1, len(word) - 1)}
    if len(word) >= _SLIP:
        for i in range(1, len(word)):
            wrong |= {word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:]}
        wrong |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return wrong
