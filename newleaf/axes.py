"""The directions in which vectors differ most."""

import numpy as np


def widest(vectors: np.ndarray, most: int) -> np.ndarray:
    """Of vectors [texts, width] the directions [width, axes] in which they differ most, `most` of them or fewer."""
    _, directions = np.linalg.eigh(np.cov(vectors.T))  # by rising difference
    return directions[:, -most:].astype(np.float32)
