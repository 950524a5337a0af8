"""What the sentence encoder learnt beyond its published weights: small additions to its matrices.

Made by scripts/adapt_encoder.py from our own examples and kept beside this file. Each matrix W of the encoder becomes
W + B A with narrow A and B (low-rank adaptation, https://arxiv.org/abs/2106.09685), so that four megabytes say what was
learnt and the published weights stay what they are. Only a share of the additions is taken: half-way between published
and adapted weights an encoder does better on texts that are unlike the examples (https://arxiv.org/abs/2109.01903).
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

PATH = Path(__file__).with_name("adapter.npz")
SHARE = 0.7
"""Chosen on the working parts: docs/evaluation.md, by bench/adapter_share.py."""
Weights = Mapping[str, np.ndarray]


def adapted(weights: Weights, path: Path = PATH, share: float = SHARE) -> dict[str, np.ndarray]:
    """The encoder's weights with what was learnt added. KeyError or ValueError when the file does not fit them."""
    result = dict(weights)
    with np.load(path, allow_pickle=False) as file:
        for name in file.files:
            if name.endswith(".A"):
                matrix = name.removesuffix(".A")
                wide, narrow = file[f"{matrix}.B"].astype(np.float32), file[name].astype(np.float32)
                result[f"{matrix}.weight"] = result[f"{matrix}.weight"] + share * (wide @ narrow)
    return result
