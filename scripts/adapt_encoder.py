"""Teaches the sentence encoder from our own examples; writes newleaf/understanding/adapter.npz.

    uv pip install torch && .venv/bin/python scripts/adapt_encoder.py    # an hour and a half on two cores

Needed only when the examples have changed a good deal: `newleaf train` learns from new examples without it. It reads
data/safety and data/nlu and nothing else. Narrow additions to every matrix of the encoder (low-rank adaptation,
https://arxiv.org/abs/2106.09685) and three heads are trained together: which signal and tier a message shows, by the
mean of its pieces of words and word by word, and which intent it has. The heads are thrown away; afterwards
scripts/give_vectors.py and scripts/teach_word_reader.py are due.
"""

import argparse
import math
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from networks import STRETCH, WordNetwork, direction, of_like_length
from rasa.shared.nlu.training_data.loading import load_data
from torch import nn
from torch.nn import functional

from newleaf.safety.learned import NONE
from newleaf.safety.learning import label
from newleaf.screening import examples
from newleaf.understanding.adapter import PATH
from newleaf.understanding.encoder_graph import HEADS, LAYERS, WIDTH
from newleaf.understanding.published import published_vocabulary, published_weights
from newleaf.understanding.wordpiece import WordPiece

PROJECT = Path(__file__).resolve().parent.parent
RANK, RATE, HEAD_RATE, ROUNDS, BATCH, TOKENS, DROPPED = 48, 1e-3, 3e-3, 3, 48, 128, 0.1
BESIDE = {True: 0.35, False: 0.2}
"""How many of the short messages stand between others, of those that show danger and of those that do not."""
SHORT, FEWEST, MOST = 36, 8, 45
"""Pieces of words: of a message that may stand between others, and of those others."""

Head = Callable[[torch.Tensor, torch.Tensor], list[torch.Tensor]]
"""From the pieces of texts and their mask to one or more guesses at the class of each."""


class Adapted(nn.Module):
    """A linear layer of the published encoder, fixed, with a narrow addition that learns."""

    def __init__(self, weights: dict[str, torch.Tensor], name: str) -> None:
        super().__init__()
        self.name = name
        self.register_buffer("matrix", weights[f"{name}.weight"])
        self.register_buffer("bias", weights[f"{name}.bias"])
        out, into = self.matrix.shape
        self.A = nn.Parameter(torch.randn(RANK, into) / math.sqrt(into))
        self.B = nn.Parameter(torch.zeros(out, RANK))

    def forward(self, state: torch.Tensor) -> torch.Tensor:
        return functional.linear(state, self.matrix + self.B @ self.A, self.bias)


class Layer(nn.Module):
    """One of the six layers of BERT."""

    def __init__(self, weights: dict[str, torch.Tensor], number: int) -> None:
        super().__init__()
        at = f"encoder.layer.{number}."
        inner = (Adapted(weights, f"{at}attention.self.{part}") for part in ("query", "key", "value"))
        self.query, self.key, self.value = inner
        self.mix = Adapted(weights, f"{at}attention.output.dense")
        self.widen, self.narrow = Adapted(weights, f"{at}intermediate.dense"), Adapted(weights, f"{at}output.dense")
        self.norms = [
            [weights[f"{at}{part}.LayerNorm.{each}"] for each in ("weight", "bias")]
            for part in ("attention.output", "output")
        ]

    def forward(self, state: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, length, _ = state.shape
        heads = (
            part(state).view(rows, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(*heads, attn_mask=mask).transpose(1, 2).reshape(state.shape)
        state = self._rest(state, self.mix(mixed), 0)
        return self._rest(state, self.narrow(functional.gelu(self.widen(state))), 1)

    def _rest(self, state: torch.Tensor, moved: torch.Tensor, which: int) -> torch.Tensor:
        moved = functional.dropout(moved, DROPPED, self.training)
        return functional.layer_norm(state + moved, (WIDTH,), *self.norms[which], 1e-12)


class Encoder(nn.Module):
    """Numbers of pieces [texts, length] and their mask to the vectors of the pieces [texts, length, 384]."""

    def __init__(self, weights: dict[str, torch.Tensor]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(LAYERS))
        self.tables = [weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")]
        self.norm = [weights[f"embeddings.LayerNorm.{each}"] for each in ("weight", "bias")]

    def take(self, learnt: Mapping[str, np.ndarray]) -> None:
        """Begin with what was learnt before, which may be narrower: the rest adds nothing yet."""
        for layer in self.modules():
            if isinstance(layer, Adapted):
                for part in ("A", "B"):
                    before = torch.from_numpy(learnt[f"{layer.name}.{part}"].astype(np.float32))
                    getattr(layer, part).data[: before.shape[0], : before.shape[1]] = before

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        words, positions, kinds = self.tables
        state = words[pieces] + positions[: pieces.shape[1]] + kinds[0]
        state = functional.dropout(functional.layer_norm(state, (WIDTH,), *self.norm, 1e-12), DROPPED, self.training)
        hidden = torch.zeros(mask.shape).masked_fill(mask == 0, -1e4)[:, None, None, :]
        for layer in self.layers:
            state = layer(state, hidden)
        return state


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--onward", action="store_true", help="begin with what it learnt before, at half the rate")
    options = parser.parse_args()
    rounds = options.rounds
    torch.manual_seed(0)
    random.seed(0)
    pieces = WordPiece(published_vocabulary())
    published = published_weights()
    weights = {name: torch.from_numpy(value) for name, value in published.items() if value.dtype != np.int64}
    shown = [(example.text, label(example)) for example in examples(PROJECT)]
    asked = [(each.get("text"), each.get("intent")) for each in load_data(str(PROJECT / "data/nlu")).intent_examples]
    tasks = [sorted({name for _, name in rows}) for rows in (shown, asked)]
    rows = [
        (pieces.encode(text, TOKENS), task, tasks[task].index(name))
        for task, given in enumerate((shown, asked))
        for text, name in given
    ]
    topics = {place for place, name in enumerate(tasks[1]) if name.startswith(("faq_", "scope_"))}
    calm = [each for each, task, name in rows if task and name in topics and FEWEST <= len(each) <= MOST]
    harmless, stop = tasks[0].index(NONE), pieces.encode(".", 3)[1]
    encoder = Encoder(weights)
    if options.onward:
        encoder.take(np.load(PATH, allow_pickle=False))
    signals = nn.Sequential(nn.Linear(WIDTH, 128), nn.ReLU(), nn.Dropout(DROPPED), nn.Linear(128, len(tasks[0])))
    words, intents = WordNetwork(WIDTH, len(tasks[0])), nn.Linear(WIDTH, len(tasks[1]))

    def shows(pieces: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        return [signals(direction(pieces, mask) * STRETCH), words(pieces, mask)]

    def asks(pieces: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        return [intents(direction(pieces, mask))]

    learning = [
        {"params": list(encoder.parameters()), "lr": RATE / (1 + options.onward), "weight_decay": 0.01},
        {"params": [*signals.parameters(), *words.parameters(), *intents.parameters()], "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(learning)
    steps = rounds * math.ceil(len(rows) / BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    for number in range(1, rounds + 1):
        total = 0.0
        mixed = [_beside(row, harmless, calm, stop) for row in rows]
        batches = [[mixed[row] for row in each] for each in of_like_length([len(row[0]) for row in mixed], BATCH)]
        for done, batch in enumerate(batches, 1):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                numbers, mask = _padded([numbers for numbers, _, _ in batch])
                states = encoder(numbers, mask).float()
            loss = _loss(batch, states, mask, (shows, asks))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            rate.step()
            total += float(loss.detach())
            print(f"\rround {number} of {rounds}, {done}/{len(batches)}: loss {total / done:.3f}", end="", flush=True)
        print()
    learnt = {
        f"{layer.name}.{part}": getattr(layer, part).detach().numpy().astype(np.float16)
        for layer in encoder.modules() if isinstance(layer, Adapted)
        for part in ("A", "B")
    }  # fmt: skip
    np.savez_compressed(PATH, **learnt)
    print(f"Written: {PATH}. Run `newleaf train`, then measure: newleaf evaluate tests/safety/gate/work")


def _rate(step: int, steps: int) -> float:
    warm = max(steps // 15, 1)
    return min(step / warm, max(0.02, (steps - step) / (steps - warm)))


def _beside(row: tuple, harmless: int, calm: list[list[int]], stop: int) -> tuple:
    """A row for the screen, or one made from it: the message before, after or between one or two calm ones."""
    numbers, task, name = row
    if task or len(numbers) > SHORT or random.random() > BESIDE[name != harmless]:
        return row
    others = [each[1:-1] for each in random.sample(calm, random.choice((1, 2)))]
    others.insert(random.randint(0, len(others)), numbers[1:-1])
    joined = [number for each in others for number in (*each, stop)]
    return [numbers[0], *joined[: TOKENS - 2], numbers[-1]], task, name


def _padded(texts: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    length = max(map(len, texts))
    numbers, mask = torch.zeros(len(texts), length, dtype=torch.long), torch.zeros(len(texts), length)
    for row, text in enumerate(texts):
        numbers[row, : len(text)] = torch.tensor(text)
        mask[row, : len(text)] = 1
    return numbers, mask


def _loss(batch: list, pieces: torch.Tensor, mask: torch.Tensor, heads: Sequence[Head]) -> torch.Tensor:
    """Each task's loss over its own rows, the mean of its heads, by their share of the batch."""
    loss = pieces.sum() * 0
    for task, head in enumerate(heads):
        mine = [row for row, (_, of, _) in enumerate(batch) if of == task]
        if mine:
            right = torch.tensor([batch[row][2] for row in mine])
            said = head(pieces[mine], mask[mine])
            wrong = sum(functional.cross_entropy(each, right, label_smoothing=0.03) for each in said) / len(said)
            loss = loss + wrong * len(mine) / len(batch)
    return loss


if __name__ == "__main__":
    main()
