"""Builds the sentence encoder's graph with 8-bit weights from the published weights of all-MiniLM-L6-v2.

BERT with six layers (https://arxiv.org/abs/2002.10957), weights per output channel in whole numbers of seven bits:
with eight, processors without VNNI would overflow in the middle of a product and answer differently. Activations are
quantised while it runs, once a matrix product.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from newleaf.understanding.onnx_file import CONTRIB, Graph

LAYERS, HEADS, WIDTH = 6, 12, 384
_EPSILON = 1e-12
_LARGEST = 63.0  # seven bits with a sign
VOCABULARY = "vocabulary"
"""The entry of the file's metadata that holds the pieces of words, one a line."""
Weights = Mapping[str, np.ndarray]
Product = Callable[[Graph, str, np.ndarray, np.ndarray], list[str]]
"""Adds a linear layer to a graph: from a value, a matrix [out, in] as PyTorch keeps it and a bias to the outcome."""


def build(weights: Weights, vocabulary: Sequence[str], quantised: bool = True) -> bytes:
    """The ONNX model: `ids` and `places` [1, tokens] and `apart` [1, 1, tokens, tokens] to `tokens` [1, tokens, 384].

    Several texts go through side by side: `places` counts tokens from the start of each, and `apart` is 0 between
    tokens of one text and very negative between tokens of two. `quantised=False` keeps 32-bit weights, to measure
    what quantising costs.
    """
    graph = Graph()
    positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    (position,) = graph.add("Gather", [graph.constant(positions), "places"])
    (state,) = graph.add("Add", [words(graph, weights["embeddings.word_embeddings.weight"], quantised), position])
    layers(graph, state, weights, LAYERS, _EPSILON, _quantised if quantised else _exact)
    row = ["1", "length"]
    inputs = {"ids": ("int64", row), "places": ("int64", row), "apart": ("float32", ["1", "1", "length", "length"])}
    return graph.model(inputs, {"tokens": [*row, str(WIDTH)]}, {VOCABULARY: "\n".join(vocabulary)})


def layers(graph: Graph, state: str, weights: Weights, count: int, epsilon: float, product: Product) -> str:
    """All layers over the sum of the embeddings, to the value `tokens`; the value `apart` is added to attention.

    product: how a linear layer is computed.
    """
    norm = [graph.constant(weights[f"embeddings.LayerNorm.{part}"]) for part in ("weight", "bias")]
    (state,) = graph.add("LayerNormalization", [state, *norm], axis=-1, epsilon=epsilon)
    for number in range(count):
        output = "tokens" if number == count - 1 else None
        state = _layer(graph, state, weights, f"encoder.layer.{number}.", epsilon, product, output)
    return state


def words(graph: Graph, table: np.ndarray, quantised: bool = True) -> str:
    """The embeddings of the pieces in the input `ids`."""
    if not quantised:
        return graph.add("Gather", [graph.constant(table), "ids"])[0]
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    small = np.round(table / np.maximum(scale, 1e-12)).astype(np.int8)
    (rows,) = graph.add("Gather", [graph.constant(small), "ids"])
    (rows,) = graph.add("Cast", [rows], to=1)
    (scales,) = graph.add("Gather", [graph.constant(scale.astype(np.float32)), "ids"])
    return graph.add("Mul", [rows, scales])[0]


def _layer(
    graph: Graph, state: str, weights: Weights, name: str, epsilon: float, product: Product, output: str | None
) -> str:
    attention = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
    matrix = np.concatenate([weights[f"{part}.weight"] for part in attention])
    bias = np.concatenate([weights[f"{part}.bias"] for part in attention])
    (joined,) = product(graph, state, matrix, bias)
    parts = graph.add("Split", [joined], outputs=3, axis=-1)
    (mixed,) = graph.add("MultiHeadAttention", [*parts, "", "", "apart"], domain=CONTRIB, num_heads=HEADS)
    state = _residual(graph, mixed, state, weights, f"{name}attention.output.", epsilon, product)
    matrix, bias = (weights[f"{name}intermediate.dense.{part}"] for part in ("weight", "bias"))
    (wide,) = graph.add("Gelu", product(graph, state, matrix, bias), domain=CONTRIB)
    return _residual(graph, wide, state, weights, f"{name}output.", epsilon, product, output)


def _residual(
    graph: Graph, inner: str, state: str, weights: Weights, name: str, epsilon: float, product: Product,
    output: str | None = None,
) -> str:  # fmt: skip
    (moved,) = product(graph, inner, weights[f"{name}dense.weight"], weights[f"{name}dense.bias"])
    norm = [graph.constant(weights[f"{name}LayerNorm.{part}"]) for part in ("weight", "bias")]
    (result,) = graph.add(
        "SkipLayerNormalization", [moved, state, *norm], domain=CONTRIB, name=output, epsilon=epsilon
    )
    return result


def _exact(graph: Graph, state: str, matrix: np.ndarray, bias: np.ndarray) -> list[str]:
    (product,) = graph.add("MatMul", [state, graph.constant(matrix.T)])
    return graph.add("Add", [product, graph.constant(bias)])


def _quantised(graph: Graph, state: str, matrix: np.ndarray, bias: np.ndarray) -> list[str]:
    small, scale = narrowed(matrix)
    inputs = [state, graph.constant(small), graph.constant(scale), "", graph.constant(bias)]
    return graph.add("DynamicQuantizeMatMul", inputs, domain=CONTRIB)


def narrowed(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix [out, in] as whole numbers [in, out] of seven bits, and the scale [out] of each column."""
    scale = np.abs(matrix).max(axis=1) / _LARGEST
    return np.round(matrix / scale[:, None]).astype(np.int8).T, scale.astype(np.float32)
