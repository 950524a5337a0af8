"""Cuts text into the pieces of words that BERT was trained on (uncased).

The rules are those of BERT's own tokenizer (https://github.com/google-research/bert/blob/master/tokenization.py):
accents and case folded, punctuation and CJK characters words of their own, then the longest known pieces from the left.
"""

import re
import unicodedata
from functools import lru_cache

_LONGEST = 100
_CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\U0002f800-\U0002fa1f]")
_ASCII_WORDS = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")


class WordPiece:
    """Texts to numbers of pieces. Safe to share between threads."""

    def __init__(self, vocabulary: list[str], start: str = "[CLS]", end: str = "[SEP]") -> None:
        """`vocabulary`: the pieces in the order of their numbers; a piece inside a word starts with `##`. `start` and
        `end`: the marks that stand before and after a text."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self.start, self.end = self._numbers[start], self._numbers[end]

    def encode(self, text: str, most: int) -> list[int]:
        """The pieces of `text` between the marks of start and end, `most` at the most."""
        numbers = [self.start]
        for word in _words(text):
            numbers += self._pieces(word)
            if len(numbers) >= most:
                break
        return [*numbers[: most - 1], self.end]

    def _pieces(self, word: str) -> list[int]:
        whole = self._numbers.get(word)
        if whole is not None:
            return [whole]
        if len(word) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        place = 0
        while place < len(word):
            for end in range(len(word), place, -1):
                number = self._numbers.get(("##" if place else "") + word[place:end])
                if number is not None:
                    found.append(number)
                    place = end
                    break
            else:
                return [self._unknown]
        return found


def _words(text: str) -> list[str]:
    if text.isascii() and text.isprintable():
        return _ASCII_WORDS.findall(text.lower())
    spaced = "".join(_character(character) for character in unicodedata.normalize("NFD", text.lower()))
    return spaced.split()


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Mn", "Cf", "Cs", "Co", "Cn", "Cc"):
        return " " if character in "\t\n\r" else ""
    if category.startswith("Z"):
        return " "
    if category.startswith("P") or _CJK.match(character) or (character.isascii() and not character.isalnum()):
        return f" {character} "
    return character
