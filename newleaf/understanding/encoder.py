"""The sentence encoder: sentences of like meaning become vectors that point the same way.

It is all-MiniLM-L6-v2 (Apache-2.0) with what it learnt from our own examples (newleaf/understanding/adapter.py), in
8-bit weights. `make env` makes from both the file that onnxruntime runs, with the vocabulary in it.
"""

import functools
import hashlib
import os
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import numpy as np

from newleaf.checked_files import is_whole, read_checked, write_checked
from newleaf.errors import ModelError
from newleaf.understanding.encoder_graph import VOCABULARY, WIDTH
from newleaf.understanding.wordpiece import WordPiece

MOST_TOKENS = 128
"""Of one text; what is longer is cut. The model was trained on texts of this length."""
_ROOM = 160
_SOURCES = ("published.py", "encoder_graph.py", "onnx_file.py", "adapter.py", "adapter.npz")


def encoder_path(models: Path) -> Path:
    """Where the encoder made by the present code lies, or would lie."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update(Path(__file__).with_name(name).read_bytes())
    return models / f"encoder-{digest.hexdigest()[:16]}.onnx"


def make_encoder(models: Path) -> Path:
    """Make the encoder's file if it is not there, whole or not at all. ModelError when the weights are not right."""
    path = encoder_path(models)
    if is_whole(path):
        return path
    from newleaf.understanding.adapter import adapted
    from newleaf.understanding.encoder_graph import build
    from newleaf.understanding.published import published_vocabulary, published_weights

    write_checked(path, build(adapted(published_weights()), published_vocabulary()))
    return path


_TURN: ContextVar[MutableMapping[str, np.ndarray] | None] = ContextVar("vectors of this turn", default=None)


@contextmanager
def turn(known: MutableMapping[str, np.ndarray] | None = None) -> Iterator[None]:
    """While one message is answered, or a training goes on, each text is encoded once.

    `known`: vectors that are there already, and to which those of this turn are added; without it, what is encoded is
    kept until the end of the turn and no longer.
    """
    token = _TURN.set({} if known is None else known)
    try:
        yield
    finally:
        _TURN.reset(token)


class Encoder:
    """Encodes sentences. Safe to share between threads."""

    def __init__(self, model: bytes | Path) -> None:
        import onnxruntime

        source = str(model) if isinstance(model, Path) else model
        self.name = model.name if isinstance(model, Path) else ""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the server has its own threads
        options.enable_cpu_mem_arena = False  # no slower here, and memory goes back after a long message
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        self._pieces = WordPiece(self._session.get_modelmeta().custom_metadata_map[VOCABULARY].split("\n"))

    @classmethod
    def load(cls, models: Path) -> "Encoder":
        """Load what `make_encoder` made. ModelError when a file is missing or not what it should be."""
        model = encoder_path(models)
        read_checked(model)  # onnxruntime reads it again: given the bytes, it would keep a second copy
        try:
            return cls(model)
        except (ImportError, RuntimeError) as error:
            advice = "run `make env`, then `newleaf train`"
            raise ModelError(f"onnxruntime cannot run the encoder ({type(error).__name__}): {advice}.") from error

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors [texts, 384]; an empty text gets one too. Within a `turn`, each text is encoded once."""
        known = _TURN.get()
        if known is None:
            return self._encode(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, self._encode(new), strict=True))
        return np.stack([known[text] for text in texts]).astype(np.float32, copy=False) if texts else self._encode([])

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = np.empty((len(texts), WIDTH), dtype=np.float32)
        for places, group in _packed([self._pieces.encode(text, MOST_TOKENS) for text in texts]):
            # In half precision, in which trainings keep them: what is read is what was learnt from.
            vectors[places] = self._run(group).astype(np.float16)
        return vectors

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The vector of a text [384], as `encode` gives it, and the vectors of its pieces of words [pieces, 384]."""
        pieces = self._pieces_of([self._pieces.encode(text, MOST_TOKENS)])
        vector = _direction(pieces.mean(axis=0, keepdims=True)).astype(np.float16)[0]
        if (known := _TURN.get()) is not None:
            known.setdefault(text, vector)
        return vector.astype(np.float32), pieces

    def encode_apart(self, texts: Sequence[str]) -> np.ndarray:
        """As `encode`, each text by itself and on all cores: for training. Within a `turn`, too, each text once."""
        known = _TURN.get()
        known = {} if known is None else known
        new = [text for text in dict.fromkeys(texts) if text not in known]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            known.update(zip(new, pool.map(lambda text: self._encode([text])[0], new), strict=True))
        return np.stack([known[text] for text in texts]).astype(np.float32)

    def _run(self, group: list[list[int]]) -> np.ndarray:
        lengths = np.array([len(ids) for ids in group])
        starts = np.cumsum([0, *lengths[:-1]])
        return _direction(np.add.reduceat(self._pieces_of(group), starts, axis=0) / lengths[:, None])

    def _pieces_of(self, group: list[list[int]]) -> np.ndarray:
        """The vectors of the pieces of texts that go through side by side: [pieces of all, 384]."""
        lengths = [len(ids) for ids in group]
        starts = np.cumsum([0, *lengths[:-1]])
        owner = np.repeat(np.arange(len(group)), lengths)
        inputs = {
            "ids": np.concatenate(group)[None].astype(np.int64),
            "places": (np.arange(len(owner)) - starts[owner])[None],
            "apart": np.where(owner[:, None] == owner, 0, -10_000).astype(np.float32)[None, None],
        }
        return self._session.run(None, inputs)[0][0]


def _direction(means: np.ndarray) -> np.ndarray:
    return means / np.linalg.norm(means, axis=1, keepdims=True)


@functools.cache
def loaded_encoder(models: Path) -> Encoder:
    """The encoder of this process: the screen and the intents share it. ModelError as `Encoder.load`."""
    return Encoder.load(models)


def _packed(texts: list[list[int]]) -> Iterable[tuple[list[int], list[list[int]]]]:
    """Texts side by side as far as there is room: (which they are, their pieces)."""
    places: list[int] = []
    used = 0
    for place, ids in enumerate(texts):
        if places and used + len(ids) > _ROOM:
            yield places, [texts[each] for each in places]
            places, used = [], 0
        places.append(place)
        used += len(ids)
    if places:
        yield places, [texts[each] for each in places]
