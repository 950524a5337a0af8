"""Writes a model in the ONNX format: just as much of it as the sentence encoder needs.

The official `onnx` package would only serve to write one file, once; its format is a few nested records of Protocol
Buffers (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), which are simple to write by hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

CONTRIB = "com.microsoft"
"""The domain of onnxruntime's own operators."""
_TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int32": 6, "int64": 7}
_VARINT, _BYTES, _FLOAT = 0, 2, 5


@dataclass(slots=True)
class Graph:
    """A graph while it is built; `add` and `constant` return the name of what they added."""

    _nodes: list[bytes] = field(default_factory=list)
    _constants: list[bytes] = field(default_factory=list)
    _count: int = 0

    def constant(self, value: np.ndarray) -> str:
        """A tensor that is part of the model."""
        name = self._name("c")
        dims = b"".join(_number(1, size) for size in value.shape)
        data = np.ascontiguousarray(value).tobytes()
        self._constants.append(dims + _number(2, _TYPES[value.dtype.name]) + _text(8, name) + _bytes(9, data))
        return name

    def add(
        self, kind: str, inputs: Sequence[str], outputs: int = 1, domain: str = "", name: str | None = None,
        **attributes: int | float | Sequence[int],
    ) -> list[str]:
        """An operator; an empty input name leaves an optional input out."""
        names = [name or self._name(kind) for _ in range(outputs)]
        node = b"".join(_text(1, each) for each in inputs) + b"".join(_text(2, each) for each in names)
        node += _text(4, kind) + b"".join(_bytes(5, _attribute(*each)) for each in attributes.items())
        self._nodes.append(node + _text(7, domain))
        return names

    def model(
        self,
        inputs: Mapping[str, tuple[str, Sequence[str]]],
        outputs: Mapping[str, Sequence[str]],
        metadata: Mapping[str, str],
    ) -> bytes:
        """The whole model: inputs by name with type and the names of their dimensions, outputs of type float32."""
        graph = b"".join(_bytes(1, node) for node in self._nodes) + _text(2, "encoder")
        graph += b"".join(_bytes(5, constant) for constant in self._constants)
        graph += b"".join(_bytes(11, _value(name, kind, shape)) for name, (kind, shape) in inputs.items())
        graph += b"".join(_bytes(12, _value(name, "float32", shape)) for name, shape in outputs.items())
        opsets = ((_text(1, "") + _number(2, 17)), (_text(1, CONTRIB) + _number(2, 1)))
        model = _number(1, 8) + _text(2, "newleaf") + _bytes(7, graph) + b"".join(_bytes(8, each) for each in opsets)
        return model + b"".join(_bytes(14, _text(1, name) + _text(2, value)) for name, value in metadata.items())

    def _name(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}_{self._count}"


def _attribute(name: str, value: int | float | Sequence[int]) -> bytes:
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, 2)
    if isinstance(value, float):
        return _text(1, name) + _key(2, _FLOAT) + np.float32(value).tobytes() + _number(20, 1)
    return _text(1, name) + b"".join(_number(8, each) for each in value) + _number(20, 7)


def _value(name: str, kind: str, shape: Iterable[str]) -> bytes:
    dims = b"".join(_bytes(1, _number(1, int(size)) if size.isdigit() else _text(2, size)) for size in shape)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, _TYPES[kind]) + _bytes(2, dims)))


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1  # negative numbers as their two's complement
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _key(number: int, kind: int) -> bytes:
    return _varint(number << 3 | kind)


def _number(number: int, value: int) -> bytes:
    return _key(number, _VARINT) + _varint(value)


def _bytes(number: int, value: bytes) -> bytes:
    return _key(number, _BYTES) + _varint(len(value)) + value


def _text(number: int, value: str) -> bytes:
    return _bytes(number, value.encode())
