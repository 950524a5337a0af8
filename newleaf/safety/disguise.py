"""Reads words written so that they are not found, or by a thumb in a hurry: s*icide, k1ll, kiiill, killmyself."""

import re
from collections.abc import Iterable, Mapping, Sequence

Phrase = tuple[str, ...]

# What stands for a letter, read in two ways because 1 and ! are used for both i and l.
_LEET = tuple(str.maketrans("0134578@$!|¡€+#", last) for last in ("oieastbasiiietx", "oleastbasllletx"))
_SIGNS = re.compile(r"[^\w']+")
_REPEATED = re.compile(r"(.)\1{2,}")
_STARRED = re.compile(r"[*#_%-]")
_LONGEST = 40
_SLIP, _DOUBLED = 6, 4
# Words run together are read apart only around these: "therapist" and "together" stay what they are.
_RUN_TOGETHER = ("myself", "todie", "wantto", "killme", "suicid", "hitme", "chokedme", "rapedme", "hurtme", "himself")
_LONGEST_WORD = 16


class Disguises:
    """Recognises the words of `forms` behind a disguise.

    `slips` are the words that are also recognised with letters starred out or mistyped; `real` are words that
    only look like a slip of one ("sacred" is not "scared").
    """

    def __init__(self, forms: Mapping[str, Phrase], slips: Iterable[str], real: Iterable[str]) -> None:
        self._slips = frozenset(word for word in slips if word in forms)
        self._forms: dict[str, Phrase] = {}
        kept = forms.keys() | frozenset(real)
        self._starred: dict[tuple[int, str], list[str]] = {}
        for word in sorted(self._slips):
            self._forms |= dict.fromkeys(_misspelled(word) - kept, forms[word])
            self._starred.setdefault((len(word), word[0]), []).append(word)
        self._forms |= forms

    def plain(self, written: str) -> Phrase | None:
        """The plain words of one written word, or None if the rules do not know it."""
        forms = self._forms
        known = forms.get(written)
        if known or (len(written) > _LONGEST and not _REPEATED.search(written)):
            return known
        if written.endswith("in") and f"{written}g" in forms:  # "he is hittin me"
            return forms[f"{written}g"]
        if written.endswith("'s"):
            return (*(self.plain(written[:-2]) or ("_",)), "'s")
        if written.isalpha() and not _REPEATED.search(written):
            return None
        starred = self._behind_stars(written) if _STARRED.search(written) else None
        if starred:
            return starred
        if not written.isdigit():
            for guess in _guesses(written):
                if guess in forms:
                    return forms[guess]
        return None

    def joins(self, joined: str) -> Phrase | None:
        """The word meant by pieces put together ("sui cide"), if it is one of those people take apart."""
        if len(joined) < _DOUBLED or len(joined) > _LONGEST_WORD:
            return None
        for table in _LEET:
            if joined.translate(table) in self._slips:
                return self._forms[joined.translate(table)]
        return None

    def apart(self, written: str) -> list[tuple[int, int]]:
        """Where the words are in "iwanttodie"; [] if it is not words of the rules run together."""
        if not _SLIP <= len(written) <= _LONGEST or not any(piece in written for piece in _RUN_TOGETHER):
            return []
        pieces = self.pieces(written)
        return pieces if len(pieces) > 1 and all(written[a:b] in self._forms for a, b in pieces) else []

    def pieces(self, joined: str) -> list[tuple[int, int]]:
        """Cut letters into known words so that as few letters as possible are left over, then as few words."""
        end = len(joined)
        best: list[tuple[int, int]] = [(0, 0)] * (end + 1)
        step = [1] * (end + 1)
        for place in range(end - 1, -1, -1):
            best[place] = (best[place + 1][0] + 1, best[place + 1][1] + 1)
            for length in range(min(_LONGEST_WORD, end - place), 0, -1):
                if joined[place : place + length] in self._forms and (length > 1 or joined[place] in "iau"):
                    left, words = best[place + length]
                    if (left, words + 1) < best[place]:
                        best[place], step[place] = (left, words + 1), length
        found: list[tuple[int, int]] = []
        place = 0
        while place < end:
            found.append((place, place + step[place]))
            place += step[place]
        return found

    def _behind_stars(self, written: str) -> Phrase | None:
        shown = sum(letter.isalpha() for letter in written)
        if 2 * shown < len(written) and shown < 3:
            return None
        for word in self._starred.get((len(written), written[0]), ()):
            if all(mark in ("*", "#", "_", "%", "-", letter) for mark, letter in zip(written, word, strict=True)):
                return self._forms[word]
        return None


def unspelled(letters: str) -> str:
    """Letters that were spelled out one by one, with what stands for a letter read as one."""
    return letters.translate(_LEET[0])


def _guesses(written: str) -> Sequence[str]:
    guesses: list[str] = []
    for table in _LEET:
        plain = written.translate(table)
        guesses += (plain, plain.replace("'", ""), _SIGNS.sub("", plain))
        if _REPEATED.search(plain):
            short = _SIGNS.sub("", plain)
            guesses += (_REPEATED.sub(r"\1\1", short), _REPEATED.sub(r"\1", short))
        if plain == written:
            break
    return guesses


def _misspelled(word: str) -> set[str]:
    """The word with one inner letter starred out; if it is long, also missing, doubled or swapped."""
    wrong: set[str] = set()
    if len(word) >= _DOUBLED:
        wrong |= {word[:i] + word[i] + word[i:] for i in range(1, len(word))}
    if len(word) >= _SLIP:
        wrong |= {word[:i] + word[i + 1 :] for i in range(1, len(word))}
        wrong |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return wrong
