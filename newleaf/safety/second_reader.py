"""Reads a message once more with a larger encoder, where the small one is unsure.

All-mpnet-base-v2 takes eight times as long as all-MiniLM-L6-v2 and tells apart what that takes for alike, so it reads
only what lies between: most messages never come to it (newleaf/safety/suspicion.py). Its upper layers learnt from our
own examples (scripts/teach_second_reader.py); what they learnt stands beside this file.
"""

import hashlib
from pathlib import Path
from typing import Self

import numpy as np

from newleaf.checked_files import is_whole, write_checked
from newleaf.errors import ModelError
from newleaf.safety.second_reader_graph import CLASSES, near
from newleaf.understanding.encoder_graph import VOCABULARY
from newleaf.understanding.wordpiece import WordPiece

PATH = Path(__file__).with_name("second_reader.npz")
MOST_PIECES = 128
"""Of one message; what is longer is cut."""
MARKS = ("<s>", "</s>")
_ADVICE = "remove models/.encoder, then run `make env`"
_UNDERSTANDING = Path(__file__).parent.parent / "understanding"
_SOURCES = (
    PATH, Path(__file__).with_name("second_reader_graph.py"),
    *(_UNDERSTANDING / name for name in ("published.py", "encoder_graph.py", "onnx_file.py", "adapter.py")),
)  # fmt: skip


def second_reader_path(models: Path) -> Path:
    """Where the file made by the present code lies, or would lie."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        digest.update(source.read_bytes())
    return models / f"second-{digest.hexdigest()[:16]}.onnx"


def make_second_reader(models: Path) -> Path:
    """Make the file if it is not there, whole or not at all. ModelError when the published weights are not right."""
    path = second_reader_path(models)
    if is_whole(path):
        return path
    from newleaf.safety.second_reader_graph import build
    from newleaf.understanding.adapter import adapted
    from newleaf.understanding.published import published_large

    weights, vocabulary = published_large()
    with np.load(PATH, allow_pickle=False) as learnt:
        classes, head, bias = learnt["classes"].tolist(), learnt["head"], learnt["bias"]
    write_checked(path, build(adapted(weights, PATH, share=1), vocabulary, classes, head, bias))
    return path


class SecondReader:
    """Says what a message shows. Safe to share between threads."""

    def __init__(self, model: Path) -> None:
        """ModelError where the model cannot be run."""
        try:
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.enable_cpu_mem_arena = False
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        except (ImportError, RuntimeError) as error:
            raise ModelError(f"onnxruntime cannot run {model.name} ({type(error).__name__}): {_ADVICE}.") from error
        entries = self._session.get_modelmeta().custom_metadata_map
        self.classes = entries[CLASSES].split("\n")
        self._pieces = WordPiece(entries[VOCABULARY].split("\n"), *MARKS)

    @classmethod
    def load(cls, models: Path) -> Self:
        """Load what `make_second_reader` made. ModelError when it is missing or not what it should be."""
        path = second_reader_path(models)
        if not is_whole(path):  # onnxruntime reads it again: given the bytes, it would keep a second copy
            raise ModelError(f"{path.name} is missing, or not what was written: {_ADVICE}.")
        return cls(path)

    def read(self, text: str) -> np.ndarray:
        """Log-odds of `classes`, up to a constant: [classes]."""
        pieces = self._pieces.encode(text, MOST_PIECES)
        inputs = {
            "ids": np.array([pieces], dtype=np.int64),
            "places": np.arange(len(pieces))[None],
            "near": near(len(pieces)),
        }
        return self._session.run(None, inputs)[0][0]
