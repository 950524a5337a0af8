"""Builds the graph of the second reader from all-mpnet-base-v2 (https://arxiv.org/abs/2004.09297) and what was learnt.

Twelve layers like those of BERT, with positions that are told relative to each other as well, and above them, over the
mean of all pieces, one linear layer to the classes.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from newleaf.understanding.encoder_graph import VOCABULARY, layers, narrowed, words
from newleaf.understanding.onnx_file import Graph

LAYERS = 12
CLASSES = "classes"
"""The entry of the file's metadata that holds the classes, one a line."""
_EPSILON = 1e-5
FIRST_PLACE = 2
"""The row of the table of positions that is that of the first piece."""
_AS_BERT = {
    "attention.attn.q": "attention.self.query", "attention.attn.k": "attention.self.key",
    "attention.attn.v": "attention.self.value", "attention.attn.o": "attention.output.dense",
    "attention.LayerNorm": "attention.output.LayerNorm",
}  # fmt: skip
_BUCKETS, _FARTHEST = 32, 128
_ZERO = 128


def build(
    weights: Mapping[str, np.ndarray], vocabulary: Sequence[str], classes: Sequence[str], head: np.ndarray,
    bias: np.ndarray,
) -> bytes:  # fmt: skip
    """The ONNX model: `ids` and `places` [1, pieces] and `near` [pieces, pieces] to `logits` [1, classes].

    weights: as published, with what was learnt added. head: [768, classes], bias: [classes].
    """
    weights = {_as_bert(name): value for name, value in weights.items()}
    graph = Graph()
    positions = graph.constant(weights["embeddings.position_embeddings.weight"][FIRST_PLACE:])
    (position,) = graph.add("Gather", [positions, "places"])
    (state,) = graph.add("Add", [words(graph, weights["embeddings.word_embeddings.weight"]), position])
    (apart,) = graph.add("Gather", [graph.constant(weights["encoder.relative_attention_bias.weight"]), "near"])
    (apart,) = graph.add("Transpose", [apart], perm=[2, 0, 1])
    graph.add("Unsqueeze", [apart, graph.constant(np.array([0], dtype=np.int64))], name="apart")
    state = layers(graph, state, weights, LAYERS, _EPSILON, _by_piece)
    (mean,) = graph.add("ReduceMean", [state], axes=[1], keepdims=0)
    (product,) = graph.add("MatMul", [mean, graph.constant(head.astype(np.float32))])
    graph.add("Add", [product, graph.constant(bias.astype(np.float32))], name="logits")
    row = ["1", "length"]
    inputs = {"ids": ("int64", row), "places": ("int64", row), "near": ("int64", ["length", "length"])}
    metadata = {VOCABULARY: "\n".join(vocabulary), CLASSES: "\n".join(classes)}
    return graph.model(inputs, {"logits": ["1", str(len(classes))]}, metadata)


def near(length: int) -> np.ndarray:
    """Which kind of distance lies between any two of so many pieces: [pieces, pieces].

    The first half of the kinds is for what comes before: one for each distance up to seven, then wider and wider ones.
    """
    ahead = np.arange(length)[None] - np.arange(length)[:, None]
    half, distance = _BUCKETS // 2, np.abs(ahead)
    exact = half // 2
    far = np.log(np.maximum(distance, 1) / exact) / np.log(_FARTHEST / exact) * (half - exact)
    kind = np.where(distance < exact, distance, np.minimum(exact + far.astype(np.int64), half - 1))
    return kind + (ahead > 0) * half


def _by_piece(graph: Graph, state: str, matrix: np.ndarray, bias: np.ndarray) -> list[str]:
    """A linear layer in whole numbers, with a scale for each piece: the marks of start and end are so much louder than
    the rest that one scale for all would leave the others four bits."""
    small, scale = narrowed(matrix)
    (loud,) = graph.add("Abs", [state])
    (loudest,) = graph.add("ReduceMax", [loud], axes=[-1], keepdims=1)
    (step,) = graph.add("Mul", [loudest, graph.constant(np.array(1 / 127, dtype=np.float32))])
    (steps,) = graph.add("Div", [state, step])
    (rounded,) = graph.add("Round", [steps])
    (above,) = graph.add("Add", [rounded, graph.constant(np.array(_ZERO, dtype=np.float32))])
    (whole,) = graph.add("Cast", [above], to=2)  # without a sign, for which there are fast products
    zero = graph.constant(np.array(_ZERO, dtype=np.uint8))
    (product,) = graph.add("MatMulInteger", [whole, graph.constant(small), zero])
    (product,) = graph.add("Cast", [product], to=1)
    (product,) = graph.add("Mul", [product, graph.constant(scale)])
    (product,) = graph.add("Mul", [product, step])
    return graph.add("Add", [product, graph.constant(bias.astype(np.float32))])


def _as_bert(name: str) -> str:
    for part, other in _AS_BERT.items():
        name = name.replace(f".{part}.", f".{other}.")
    return name
