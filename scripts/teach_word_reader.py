"""Teaches the word reader from our own examples; writes newleaf/safety/word_reader.npz.

    uv pip install torch && .venv/bin/python scripts/teach_word_reader.py    # a quarter of an hour on two cores

Needed after the encoder has changed, and worth it when the examples have changed a good deal: `newleaf train` learns
from new examples without it. The encoder stays as it is: each example's pieces of words are encoded once, as they are
when a message is read, and kept in memory (2 GB).
"""

import argparse
import math
import os
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from networks import STRETCH, WordNetwork, of_like_length
from torch import nn
from torch.nn import functional
from tqdm import tqdm

from newleaf import array_file
from newleaf.safety.learning import finer_label, learnt_from
from newleaf.safety.word_reader import NONE, PATH, ReaderWeights
from newleaf.screening import examples
from newleaf.understanding.encoder import encoder_path, loaded_encoder, make_encoder

PROJECT = Path(__file__).resolve().parent.parent
RATE, ROUNDS, BATCH, DECAY, SMOOTHED = 2e-3, 4, 64, 0.02, 0.03


def main() -> None:
    """Encode, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    torch.manual_seed(0)
    random.seed(0)
    models = PROJECT / "models"
    make_encoder(models)
    shown = learnt_from(list(examples(PROJECT)))
    labels = [finer_label(example) for example in shown]
    classes = sorted(set(labels))
    right = torch.tensor([classes.index(label) for label in labels])
    texts = encoded([example.text for example in shown])
    reader = WordNetwork(texts[0].shape[1], len(classes))
    optimiser = torch.optim.AdamW(reader.parameters(), lr=RATE, weight_decay=DECAY)
    steps = rounds * math.ceil(len(texts) / BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min((step + 1) / 200, max(0.02, 1 - step / steps)))
    for number in range(1, rounds + 1):
        total = 0.0
        batches = of_like_length([len(text) for text in texts], BATCH)
        for batch in tqdm(batches, f"Round {number} of {rounds}"):
            loss = functional.cross_entropy(
                reader(*padded([texts[row] for row in batch])), right[batch], label_smoothing=SMOOTHED
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            rate.step()
            total += float(loss.detach())
        print(f"Round {number}: loss {total / len(batches):.3f}")
    PATH.write_bytes(array_file.to_bytes(weights(reader, classes, encoder_path(models).name)))
    harmless = sum(name.startswith(NONE) for name in classes)
    print(f"{PATH}: {len(classes)} classes, {harmless} of them harmless, {PATH.stat().st_size / 1e6:.1f} MB.")


def encoded(texts: Sequence[str]) -> list[np.ndarray]:
    """The vectors of each text's pieces, in half precision."""
    encoder = loaded_encoder(PROJECT / "models")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        read = pool.map(lambda text: encoder.read(text)[1].astype(np.float16), texts)
        return list(tqdm(read, "Encoding", len(texts)))


def padded(texts: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    """Pieces [texts, length, width] and their mask."""
    longest = max(map(len, texts))
    pieces, mask = torch.zeros(len(texts), longest, texts[0].shape[1]), torch.zeros(len(texts), longest)
    for row, text in enumerate(texts):
        pieces[row, : len(text)] = torch.from_numpy(text.astype(np.float32))
        mask[row, : len(text)] = 1
    return pieces, mask


def weights(reader: WordNetwork, classes: list[str], encoder: str) -> ReaderWeights:
    """What was learnt, in half precision."""

    def half(tensor: torch.Tensor) -> np.ndarray:
        return np.array(tensor.detach().numpy().T, dtype=np.float16, order="C")

    return ReaderWeights(
        encoder=np.array(encoder),
        classes=np.array(classes),
        inner=half(reader.inner.weight),
        inner_bias=half(reader.inner.bias),
        outer=half(reader.outer.weight),
        outer_bias=half(reader.outer.bias),
        mean=half(reader.mean.weight * STRETCH),
        mean_bias=half(reader.mean.bias),
        length=half(torch.sigmoid(reader.length)),
    )


if __name__ == "__main__":
    main()
