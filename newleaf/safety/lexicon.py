"""Which words the rules know, in whatever way they are written, and the sentences of a message in them.

Words no rule knows become `_`, so nothing of what visitors write stays in memory after a message.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from newleaf.safety.contractions import AFTER_IS, BEFORE_VERB, CONTRACTIONS, LEFT_OUT, NAMED
from newleaf.safety.disguise import Disguises, unspelled
from newleaf.safety.normalise import fold

UNKNOWN = "_"
_LETTER = "[^\\W_]"
# "(28F)", "[16/m]", "(f 19)": said of whoever is named right before.
_SEX = r"(?:[mf](?:ale|emale)?|nb)"
_AGE_TAG = rf"[\[(] ?(?:\d{{1,2}} ?[/, -]? ?(?:{_SEX}|yo)?|{_SEX} ?[/, -]? ?\d{{1,2}}) ?[\])]"
_APART = r"[ .*_,/|~-]{1,3}"
_EMOJI = "[🔪🗡🔫💊⚰💀☠🪦🩸👊]"
# "He is going to kill me, please help" is one cry: the call for help says that it is meant.
_NO_THREAT = "".join(
    rf"(?<!{verb} {whom}{comma} )"
    for verb in ("kill", "stab", "shoot", "strangle") for whom in ("me", "us") for comma in ("", ",")
)  # fmt: skip
# Where a question or a call for help begins, often without a stop before it: "he hit me what should i do".
_ASKING = (
    r"what (?:(?:should|shall|can|could|do|would) (?:i|we)|would you do|am i (?:supposed|meant) to|now)\b"
    rf"|(?=p){_NO_THREAT}(?:please|pls|plz) help\b(?! to)"
    r"|any (?:advice|tips|ideas|suggestions|thoughts(?=[?!.]))\b|idk\b"
    r"|(?<!what )(?<!how )(?<!when )(?<!who )(?<!why )(?<!where )do you (?:have to )?(?:tell|call|report|ring)\b"
    r"|is (?:this|that|it) (?:normal|ok|okay|abuse|bad|wrong|my fault|rape|illegal)\b"
    r"|am i (?:overreacting|wrong|crazy|stupid|being)\b|(?<=, )help\b"
    r"|(?:tbh|smh|wtf|though|tho|i guess|i think|i suppose|fml|ugh|omg)(?:$|[.!?;\n])"
)
# What people begin with before they say anything.
_GREETING = re.compile(
    r"\W*(?:(?:hi|hello|hey|hiya|ok|okay|um|uh|(?:so )?basically|so yeah|please help(?=\W*[,.!]))"
    r"(?: (?:there|all|everyone|guys)(?=[,.!:-]))?\b[ ,.!:-]+)+"
)
_PLAIN = (
    rf"(?P<word>[@$]?{_LETTER}+(?:['@$!*|€¡+#%]{{1,6}}{_LETTER}+)*)"
    rf"|(?P<emoji>{_EMOJI})"
    rf"|(?P<pause>\.{{2,}}|[,:()\[\]/]|-{{1,3}})|(?P<and>&)|(?P<end>[.!?;]|(?<!,)\n| (?={_ASKING}))|(?P<quote>\")"
)
_TOKEN = re.compile(
    rf"(?P<tag>{_AGE_TAG})"
    rf"|(?P<spaced>(?<!{_LETTER}){_LETTER}(?:{_APART}(?:{_LETTER}(?!{_LETTER}|')|[@$!](?={_APART}{_LETTER}))){{2,}})"
    rf"|(?P<joined>(?<!{_LETTER}){_LETTER}{{1,16}}(?:[._-]{{1,3}}{_LETTER}{{1,16}}){{1,8}}(?!{_LETTER}))"
    rf"|{_PLAIN}"
)
_INNER = re.compile(_PLAIN)
_PARTS = re.compile(r"\d+|[^\W\d_]+")
# Run-on text is cut where a thought can end, so that context never reaches further and cost stays linear.
_TURN, _LONG = 60, 120
_TURNS = frozenset(("i", "and", "but", "then"))

Span = tuple[str, int, int]


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
    def of(cls, words: list[str], starts: list[int], ends: list[int], clause: list[int], quoted: list[bool]) -> Self:
        """A sentence between its marks, which stand where the first word starts and the last one ends."""
        return cls(
            ["^", *words, "$"],
            [starts[0], *starts, ends[-1]],
            [starts[0], *ends, ends[-1]],
            [clause[0], *clause, clause[-1]],
            [False, *quoted, False],
        )


class Lexicon:
    """Recognises known words through contractions, typing slips and disguises.

    `spelling` maps other spellings to the words meant; `slips` are the words also recognised with one
    letter missing, doubled or swapped, or starred out; `real` are words that only look like a slip.
    """

    def __init__(
        self, spelling: Mapping[str, tuple[str, ...]], slips: Iterable[str] = (), real: Iterable[str] = ()
    ) -> None:
        self._spelling = spelling
        self._slips = tuple(slips)
        self._real = tuple(real)
        self._forms: Mapping[str, tuple[str, ...]] = {}
        self._expanded: dict[str, tuple[str, ...]] = {}
        self._disguises = Disguises({}, (), ())

    def expand(self, written: str) -> tuple[str, ...]:
        """The plain words of one written word, for rules: "don't" gives do, not."""
        known = self._expanded.get(written)
        if known is None:
            folded = fold(written)[0]
            plain = self._spelling.get(folded) or CONTRACTIONS.get(folded)
            known = plain or tuple(folded.replace("-", " ").replace("/", " ").split())
            self._expanded[written] = known
        return known

    def learn(self, words: Iterable[str]) -> None:
        """Take over the words of the rules; to be called once, before any message is read."""
        self._expanded.clear()
        known = set(words)
        forms = {word: (word,) for word in known}
        for written, plain in (dict(CONTRACTIONS) | dict(self._spelling)).items():
            forms[written] = tuple(word if word in known else UNKNOWN for word in plain)
        self._forms = forms
        self._disguises = Disguises(forms, self._slips, self._real)

    def sentences(self, text: str) -> list[Sentence]:
        """Split a message into sentences of known words; linear in its length."""
        folded, origin = fold(text)
        found: list[Sentence] = []
        words, starts, ends, clauses, quotes = [], [], [], [], []
        tags: list[Sentence] = []
        clause, quotes_left, quoted = 0, folded.count('"') // 2 * 2, False
        fragment: tuple[str, int] | None = None
        greeting = _GREETING.match(folded)

        def close() -> None:
            if words:
                found.append(Sentence.of(words, starts, ends, clauses, quotes))
            for column in (words, starts, ends, clauses, quotes):
                column.clear()

        for token in self._tokens(folded):
            kind = token.lastgroup
            if greeting and token.start() >= greeting.end():
                close()
                greeting = None
            last, fragment = fragment, None
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
                read = self._read(token)
                if kind == "word" and len(read) == 1:
                    start = token.start()
                    if last and words and start - last[1] - len(last[0]) == 1:
                        meant = UNKNOWN in (words[-1], read[0][0]) and self._disguises.joins(last[0] + token[0])
                        if meant:
                            for column in (words, starts, ends, clauses, quotes):
                                column.pop()
                            read = [(word, last[1], token.end()) for word in meant]
                    fragment = (token[0], start)
                for word, start, end in read:
                    if (len(words) >= _TURN and word in _TURNS) or len(words) >= _LONG:
                        close()
                    if word in AFTER_IS and len(words) > 1 and words[-1] == "'s" and words[-2] in NAMED:
                        words[-1] = "is"
                    words.append(word)
                    starts.append(origin[start])
                    ends.append(origin[end - 1] + 1)
                    clauses.append(clause)
                    quotes.append(quoted)
        close()
        return found + tags

    def _tokens(self, folded: str) -> Iterator[re.Match[str]]:
        for token in _TOKEN.finditer(folded):
            if token.lastgroup == "joined" and not self._disguises.joins(_letters(token[0])):
                # "i.want.to.die" is one sentence, "the end.I" is two.
                chain = sum(not character.isalnum() for character in token[0]) > 1
                yield from (part for part in _INNER.finditer(folded, *token.span()) if part["word"] or not chain)
            else:
                yield token

    def _read(self, token: re.Match[str]) -> list[Span]:
        start, end = token.span()
        written = token[0]
        if token.lastgroup == "and":
            return [("and", start, end)]
        if token.lastgroup == "spaced":
            return self._spelled_out(token)
        if written in LEFT_OUT and BEFORE_VERB.match(token.string, end):
            return [(word, start, end) for word in LEFT_OUT[written]]
        if token.lastgroup == "joined":
            return [(word, start, end) for word in self._disguises.joins(_letters(written)) or (UNKNOWN,)]
        known = self._disguises.plain(written)
        if known:
            return [(word, start, end) for word in known]
        apart = self._disguises.apart(written)
        if apart:
            return [
                (word, start + a, start + b) for a, b in apart for word in self._forms.get(written[a:b], (UNKNOWN,))
            ]
        if not written.isalpha():
            # "16f", "him+her", "i'm/was"
            return [
                (word, start + part.start(), start + part.end())
                for part in _PARTS.finditer(written)
                for word in self._disguises.plain(part[0]) or (UNKNOWN,)
            ]
        return [(UNKNOWN, start, end)]

    def _spelled_out(self, token: re.Match[str]) -> list[Span]:
        letters = [
            (letter, token.start() + i) for i, letter in enumerate(token[0]) if letter.isalnum() or letter in "@$!"
        ]
        joined = unspelled("".join(letter for letter, _ in letters))
        return [
            (word, letters[first][1], letters[last - 1][1] + 1)
            for first, last in self._disguises.pieces(joined)
            for word in self._forms.get(joined[first:last], (UNKNOWN,))
        ]


def _letters(written: str) -> str:
    return "".join(letter for letter in written if letter.isalnum())
