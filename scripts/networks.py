"""What the scripts that teach with torch share."""

import random
from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional

HIDDEN, DROPPED, DROPPED_BEFORE = 192, 0.3, 0.1
STRETCH = 4
"""Of the mean's direction, whose numbers are small beside those of a piece."""


class WordNetwork(nn.Module):
    """What newleaf/safety/word_reader.py computes, for texts side by side."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.inner, self.outer = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, classes)
        self.mean = nn.Linear(width, classes)
        self.length = nn.Parameter(torch.tensor(0.0))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The vectors of pieces [texts, length, width] and their mask [texts, length] to log-odds [texts, classes]."""

        def some(state: torch.Tensor, share: float) -> torch.Tensor:
            return functional.dropout(state, share, self.training)

        hidden = torch.relu(self.inner(some(pieces, DROPPED_BEFORE)))
        each = self.outer(some(hidden, DROPPED)).masked_fill(mask[..., None] == 0, -1e4)
        loudest = torch.logsumexp(each, 1) - torch.log(mask.sum(1, keepdim=True)) * torch.sigmoid(self.length)
        return loudest + self.mean(some(direction(pieces, mask) * STRETCH, DROPPED))


def direction(pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The unit vector of each text [texts, width]: that of the mean of its pieces."""
    return functional.normalize((pieces * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)


def of_like_length(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Rows in random order, but batches of like length, which saves half of the time. `size`: rows of one."""
    mixed = random.sample(range(len(lengths)), len(lengths))
    found = []
    for start in range(0, len(mixed), size * 20):
        near = sorted(mixed[start : start + size * 20], key=lambda row: lengths[row])
        found += [near[at : at + size] for at in range(0, len(near), size)]
    return random.sample(found, len(found))
