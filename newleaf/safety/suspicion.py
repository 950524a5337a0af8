"""From the learned layer's probabilities to findings that stand beside the rules' own."""

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from newleaf.errors import ModelError
from newleaf.safety.context import Contexts, Hit
from newleaf.safety.learned import Judgement, LearnedLayer, SentenceEncoder, Weights, softmax
from newleaf.safety.lexicon import Sentence
from newleaf.safety.limits import Limits
from newleaf.safety.matching import Match
from newleaf.safety.rules import Rule, RuleEntry
from newleaf.safety.second_reader import MOST_PIECES, SecondReader
from newleaf.safety.signals import Signal, Tier, Who
from newleaf.safety.uncovered import Uncovered
from newleaf.safety.units import Unit, units
from newleaf.safety.word_reader import WordReader
from newleaf.safety.yaml_file import read

NAME = "learned"
"""The name of the rule in a finding's evidence."""
_AT_STAKE = (Signal.SUICIDE_SELF_HARM, Signal.CHILD_AT_RISK)
"""Signals of which a calm message must not drown the one sentence that matters."""
_EITHER = 0.5
"""Share of a signal's probability from which it is acute."""


@dataclass(frozen=True, slots=True)
class Suspected:
    """What the layer says of a message.

    `hits` are those of a rule called `learned`, over whole sentences. `calm` are the sentences, by their numbers, in
    which it sees a danger, but none of now; `doubts` names what it doubts of what rules found: fields of `Doubt`.
    """

    hits: list[Hit]
    calm: frozenset[tuple[int, Signal]]
    doubts: frozenset[str]


NOTHING = Suspected([], frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class _Verdict:
    signal: Signal
    tier: Tier
    who: Who
    calm: bool


@dataclass(frozen=True, slots=True)
class _Opinion:
    """Of the sentences of a message: verdicts, the highest probability of danger, the least share of known words.

    The last is of the sentences that were asked about. `harmless`: the second reader is believed that there is none.
    """

    verdicts: list[_Verdict | None]
    danger: float
    known: float
    harmless: bool = False

    def doubts(self, name: str, limit: float) -> bool:
        """Whether a rule is doubted in that way. Of what it is certain of, the second reader alone is not enough."""
        return (self.harmless and name != "certain") or self.danger < limit


class Suspicion:
    """Reads messages with the learned layer. Safe to share between threads."""

    def __init__(self, layer: LearnedLayer, limits: Limits, second: SecondReader | None = None) -> None:
        """Without a `second` reader the layer decides alone. ModelError where they have not learnt the same classes."""
        self._layer = layer
        self._limits = limits
        self._second = second
        if second is not None and set(second.classes) != set(layer.names):
            raise ModelError("The second reader has learnt other classes: run scripts/teach_second_reader.py.")
        self._order = [] if second is None else [second.classes.index(name) for name in layer.names]
        signals = list(Signal)
        # Which columns belong to a signal, with either tier, and which are acute.
        self._of_signal = np.zeros((len(layer.classes), len(signals)), dtype=np.float32)
        self._acute = np.zeros_like(self._of_signal)
        for column, meaning in enumerate(layer.classes):
            if meaning is not None:
                self._of_signal[column, signals.index(meaning[0])] = 1
                self._acute[column, signals.index(meaning[0])] = meaning[1] is Tier.ACUTE
        self._signals = signals
        self._shares = np.sqrt(np.maximum(layer.shares @ self._of_signal, 1e-6))

    @classmethod
    def load(cls, folder: Path, weights: bytes, encoder: SentenceEncoder, second: SecondReader | None = None) -> Self:
        """With the limits in `folder`/learned.yml. SafetyDataError for these, ModelError for the weights."""
        limits, _ = read(folder / f"{NAME}.yml", Limits)
        learnt = Weights.from_bytes(weights)
        reader = WordReader.load(learnt.classes.tolist(), encoder.name)
        return cls(LearnedLayer(learnt, encoder, limits.gate, limits.known, limits.quiet, reader), limits, second)

    def read_once(self) -> Self:
        """The same without its second reader: cheaper."""
        once = copy(self)
        once._second = None
        return once

    def read(self, text: str, sentences: Sequence[Sentence], contexts: Contexts, ruled: Collection[int]) -> Suspected:
        """What stands out in a message in whose sentences `ruled` rules found something."""
        found = units(text, sentences)
        asked = [row for row, unit in enumerate(found) if not unit.sentences.isdisjoint(ruled)]
        plain = Uncovered(text, sentences)
        parts = [plain.part(each.start, each.end) for each in found]
        opinion = self._opinion(parts, plain.part(0, len(text)), asked, again=True)
        hits: list[Hit] = []
        calm: set[tuple[int, Signal]] = set()
        for unit, verdict in zip(found, opinion.verdicts, strict=True):
            verdict = verdict and self._without_figures(plain, unit, verdict, sentences[unit.sentence], contexts)
            if verdict:
                match = Match(-1, 0, len(sentences[unit.sentence].words), -1)
                hits.append(Hit(_RULES[verdict.signal, verdict.tier, verdict.who], unit.sentence, match))
                calm |= {(number, verdict.signal) for number in unit.sentences if verdict.calm}
        sure = opinion.known >= self._limits.sure
        doubts = frozenset(name for name, limit in self._limits.doubt if sure and opinion.doubts(name, limit))
        return Suspected(hits, frozenset(calm), doubts)

    def _without_figures(
        self, plain: Uncovered, unit: Unit, verdict: _Verdict, sentence: Sentence, contexts: Contexts
    ) -> _Verdict | None:
        """The verdict on what is left of a sentence without its figures of speech, which may be all there was."""
        spans = contexts.harmless(sentence, verdict.signal)
        if not spans:
            return verdict
        pieces: list[str] = []
        at = unit.start
        for start, end in sorted(spans):
            pieces.append(plain.part(at, max(at, start)))
            at = max(at, end)
        rest = " ".join([*pieces, plain.part(at, max(at, unit.end))])
        left = self._opinion([rest], rest).verdicts[0]
        return left if left and left.signal is verdict.signal else None  # a remnant tells who did what no longer

    def _opinion(
        self, texts: Sequence[str], message: str, asked: Collection[int] = (), *, again: bool = False
    ) -> _Opinion:
        """A verdict for each sentence of a message; it counts for more where the whole message speaks of danger.

        `again`: the message is read a second time where the layer is unsure.
        """
        if not texts:
            return _Opinion([], 0, 0)
        limits, judged = self._limits, self._layer.judge(texts, message, asked)
        by_signal = judged.classes @ self._of_signal
        whole, words = judged.whole @ self._of_signal, judged.words @ self._of_signal
        of_message = limits.whole * _log_odds(whole.sum()) + limits.words * _log_odds(words.sum())
        of_message += limits.nearness * judged.nearness
        own = _log_odds(by_signal.sum(axis=1))
        before = _sigmoid((own + of_message) / 2)
        first = float(before.max())
        # Which signal: the sentence, all sentences, the message and the nearest examples decide, and not how many
        # examples each signal has.
        sentences = np.sqrt(by_signal * by_signal.sum(axis=0)) / self._shares
        like = whole * np.exp(limits.alike * judged.alike)
        best = alone = (sentences * like).argmax(axis=1)
        acute = self._acute_share(judged, best)
        loudest = acute[own.argmax()]
        clear = min(max(loudest, 1 - loudest), _share(whole.max(), whole.sum()))
        read = self._read_again(message, first, clear) if again else None
        floor, believed = -limits.against, False
        if read is not None:
            second = read @ self._of_signal
            if first <= limits.second.below:
                of_message += limits.second.counts * _log_odds(second.sum())
            floor += min(_log_odds(second.sum()) - _log_odds(np.float64(limits.second.nothing)), 0)
            # All of a short message is read, so that it hides no hint: a word is seldom more than two pieces.
            short = len(message.split()) <= MOST_PIECES // 2
            believed = bool(short and second.sum() < limits.second.nothing and first < limits.second.calms)
            best = (np.sqrt(sentences) * like * second).argmax(axis=1)
            acute = (self._acute_share(judged, best) + _share(read @ self._acute, second)[best]) / 2
        danger = now = _sigmoid((own + of_message) / 2)
        if len(texts) > 1 and of_message < floor and not believed:
            # Asked gently, by what the sentence says alone.
            at_stake = np.isin(alone, [self._signals.index(each) for each in _AT_STAKE])
            best = np.where(at_stake, alone, best)
            danger = np.where(at_stake, _sigmoid((own + floor) / 2), danger)
        speaks = own >= min(own.max(), 0)  # a grave message does not make each of its sentences grave
        rows = np.arange(len(texts))
        calm = (acute < limits.calm) & (judged.known >= limits.sure)
        # Urgent is only what the first reading bears out, of several sentences more so.
        urgent = (acute >= _EITHER) & (before >= (limits.urgent if len(texts) == 1 else _EITHER))
        urgent &= now >= np.array([limits.thresholds[each].acute for each in self._signals])[best]
        verdicts = [
            self._verdict(
                self._signals[best[row]], float(danger[row]), bool(urgent[row]), bool(calm[row]), judged.other[row]
            )
            if speaks[row]
            else None
            for row in rows
        ]
        # What rules found is doubted only where the first reading sees as little in it, or the second is believed.
        known = float(judged.known[list(asked)].min()) if asked else 0
        return _Opinion(verdicts, max(first, float(now.max())), known, believed)

    def _acute_share(self, judged: Judgement, best: np.ndarray) -> np.ndarray:
        """How much of the signal that each sentence shows is acute, by sentence and message: [sentences]."""
        own, whole = (_share(each @ self._acute, each @ self._of_signal) for each in (judged.classes, judged.whole))
        return (own[np.arange(len(best)), best] + whole[best]) / 2

    def _read_again(self, message: str, danger: float, clear: float) -> np.ndarray | None:
        """The probabilities of the classes [classes] by the second reader, of a message that lies between, or that is
        surely dangerous and not `clear`: the share of the signal or tier that it shows most."""
        limits = self._limits.second
        if self._second is None or danger < limits.above or (danger > limits.below and clear >= limits.clear):
            return None
        return softmax(self._second.read(message)[self._order])

    def _verdict(self, signal: Signal, danger: float, urgent: bool, calm: bool, other: float) -> _Verdict | None:
        if danger < self._limits.thresholds[signal].concern:
            return None
        # A child at risk is somebody else than the writer in every rule, too; who writes, the dialogue finds out.
        else_at_risk = signal is Signal.CHILD_AT_RISK or other >= self._limits.other
        who = Who.OTHER if else_at_risk else Who.SELF
        return _Verdict(signal, Tier.ACUTE if urgent else Tier.CONCERN, who, calm)


def _sigmoid(odds: np.ndarray | np.floating | float) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))


def _share(part: np.ndarray | np.floating, whole: np.ndarray | np.floating) -> np.ndarray:
    return part / np.maximum(whole, 1e-9)


def _log_odds(probability: np.ndarray | np.floating) -> np.ndarray:
    safe = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.log(safe / (1 - safe))


def _rule(signal: Signal, tier: Tier, who: Who) -> Rule:
    reason = "Alike to our examples, by the learned layer."
    entry = RuleEntry.model_construct(name=NAME, tier=tier, who=who, reason=reason, says=(), finds=())
    return Rule(signal, entry, ())


_RULES = {(signal, tier, who): _rule(signal, tier, who) for signal in Signal for tier in Tier for who in Who}
