"""What tells languages apart: the table of py3langid, cut down to a few languages.

py3langid counts byte sequences that are typical of its languages: at every byte of a text the longest one that ends
there. It finds them with an automaton of 39 MB, which takes half a second to unpack. Here the same sequences, 104,583
of up to six bytes, are kept as sorted numbers, and only the weights of the languages that are asked for: 4 MB.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from newleaf import array_file

LONGEST = 6
"""Bytes of the longest sequence: 48 bits, before which its length stands."""


def _mark(lengths: np.ndarray) -> np.ndarray:
    return lengths.astype(np.uint64) << np.uint64(8 * LONGEST)


_LENGTHS = np.arange(1, LONGEST + 1)[:, None]
_MARKS = _mark(_LENGTHS)
_NONE = np.iinfo(np.uint64).max


@dataclass(frozen=True)
class LanguageTable:
    """Shapes: languages [languages], sequences [sequences] in order, features [sequences], weights [features,
    languages], prior [languages]. A sequence without weights, the beginning of others, has the feature -1."""

    languages: np.ndarray
    sequences: np.ndarray
    features: np.ndarray
    weights: np.ndarray
    prior: np.ndarray

    @classmethod
    def of(cls, languages: Sequence[str]) -> Self:
        """From py3langid's table for all languages, by codes of ISO 639. ValueError for one that it does not know."""
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        whole = LanguageIdentifier.from_model_file(MODEL_FILE)
        whole.set_languages(languages)
        sequences = _sequences(np.frombuffer(whole.tk_nextmove, np.uint32).reshape(-1, 256), np.array(whole.tk_row))
        order = np.argsort(sequences)
        return cls(
            languages=np.array(whole.nb_classes),
            sequences=sequences[order],
            features=np.array(whole.tk_output, np.int32)[order],
            weights=whole.nb_ptc,
            prior=whole.nb_pc,
        )

    def classify(self, text: str) -> tuple[str, float]:
        """The likeliest language and how likely it is."""
        text = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
        written = np.frombuffer(text.encode("utf-8", errors="surrogatepass"), np.uint8).astype(np.uint64)
        features, counts = np.unique(self._found(written), return_counts=True)
        known = features >= 0
        scores = np.log1p(counts[known].astype(np.float32)) @ self.weights[features[known]]
        if known.any():
            scores = scores + self.prior
        # py3langid's measure of how sure it is, alike for every length
        likely = np.exp((scores - scores.max()) / np.sqrt(max(len(written), 1)))
        best = int(likely.argmax())
        return str(self.languages[best]), float(likely[best] / likely.sum())

    def _found(self, written: np.ndarray) -> np.ndarray:
        """The feature of the longest sequence that ends at each byte, -1 where there is none."""
        windows = np.zeros((LONGEST, len(written)), np.uint64)  # by length and last byte
        for before in range(min(LONGEST, len(written))):
            windows[before:, before:] |= written[: len(written) - before] << np.uint64(8 * before)
        windows |= _MARKS
        windows[np.arange(1, len(written) + 1) < _LENGTHS] = _NONE  # would begin before the text
        at = np.searchsorted(self.sequences, windows)
        there = self.sequences.take(at, mode="clip") == windows
        longest = LONGEST - 1 - there[::-1].argmax(axis=0), np.arange(len(written))
        return np.where(there[longest], self.features.take(at[longest], mode="clip"), -1)

    def to_bytes(self) -> bytes:
        """As the content of a file."""
        return array_file.to_bytes(self)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Read what `to_bytes` wrote. ModelError if it is anything else."""
        return array_file.from_bytes(cls, content, "The table of languages")


def _sequences(moves: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The bytes that lead to each state of an automaton from its first one, by the shortest way.

    In an automaton that looks for words these are the beginnings of the words, each once, and the state that a text
    leads to is the longest of them that the text ends with.
    """
    sequences = np.zeros(len(rows), np.uint64)
    lengths = np.full(len(rows), -1)
    lengths[0] = 0
    states = np.array([0])
    while len(states):
        after = moves[rows[states]]
        place, letter = np.nonzero(lengths[after] < 0)
        states, before = after[place, letter], states[place]
        sequences[states] = sequences[before] << np.uint64(8) | letter.astype(np.uint64)
        lengths[states] = lengths[before] + 1
    return sequences | _mark(lengths)
