"""A network as ONNX, for the programs that read it. Needs the extra ``cnnlab[onnx]``."""

import os
from collections.abc import Callable
from typing import Any

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.files import write_file
from cnnlab.core.layers.base import Layer
from cnnlab.core.network import Network

OPSET, IR_VERSION = 17, 8
Constants = dict[str, Floats]


class MissingExtraError(Exception):
    """The packages that write ONNX are not installed."""


def save_onnx(path: str | os.PathLike[str], network: Network) -> None:
    """Write a network (N, C, H, W) → logits (N, K) as ONNX, whole or not at all.

    Raises MissingExtraError; OSError.
    """
    try:
        from onnx import TensorProto, checker, helper, numpy_helper
    except ImportError as error:
        raise MissingExtraError("ONNX is not installed: pip install 'cnnlab[onnx]'") from error
    constants: Constants = {}
    nodes, name = [], "input"
    for layer in network.layers:
        for node in _nodes(layer, network, constants, name):
            nodes.append(helper.make_node(node[0], node[1], [node[2]], **node[3]))
            name = node[2]
    numbers = [numpy_helper.from_array(array, key) for key, array in constants.items()]
    float32 = TensorProto.FLOAT
    came = helper.make_tensor_value_info("input", float32, ["N", *network.input_shape])
    shape = network.shapes[network.layers[-1].name]
    went = helper.make_tensor_value_info(name, float32, ["N", *shape])
    graph = helper.make_graph(nodes, "cnnlab", [came], [went], numbers)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
    checker.check_model(model)
    write_file(path, model.SerializeToString())


Node = tuple[str, list[str], str, dict[str, Any]]
Translator = Callable[[Any, Callable[[str], str], str], list[Node]]


def _nodes(layer: Layer, network: Network, constants: Constants, name: str) -> list[Node]:
    def number(key: str) -> str:
        whole = f"{layer.name}.{key}"
        array = network.parameters[whole].astype(np.float32)
        constants[whole] = array[:, None, None] if key in ("mean", "std") else array
        return whole

    return TRANSLATORS[type(layer).__name__](layer, number, name)


def _conv(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
    settings = {"strides": layer.stride, "pads": [*layer.padding, *layer.padding]}
    return [("Conv", [x, number("weight"), number("bias")], layer.name, settings)]


def _linear(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
    return [("Gemm", [x, number("weight"), number("bias")], layer.name, {"transB": 1})]


def _normalise(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
    less = f"{layer.name}.less"
    return [("Sub", [x, number("mean")], less, {}), ("Div", [less, number("std")], layer.name, {})]


def _temperature(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
    return [("Div", [x, number("value")], layer.name, {})]


def _pool(operator: str) -> Translator:
    def translate(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
        del number
        settings = {
            "kernel_shape": layer.size,
            "strides": layer.stride,
            "ceil_mode": int(layer.partial),
        }
        return [(operator, [x], layer.name, settings)]

    return translate


def _plain(operator: str) -> Translator:
    def translate(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
        del number
        return [(operator, [x], layer.name, {})]

    return translate


def _leaky(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
    del number
    return [("LeakyRelu", [x], layer.name, {"alpha": layer.slope})]


def _nothing(layer: Any, number: Callable[[str], str], x: str) -> list[Node]:
    del layer, number, x
    return []


TRANSLATORS: dict[str, Translator] = {
    "AvgPool2d": _pool("AveragePool"),
    "Conv2d": _conv,
    "Dropout": _nothing,
    "Flatten": _plain("Flatten"),
    "LeakyReLU": _leaky,
    "Linear": _linear,
    "MaxPool2d": _pool("MaxPool"),
    "Normalise": _normalise,
    "ReLU": _plain("Relu"),
    "Sigmoid": _plain("Sigmoid"),
    "Tanh": _plain("Tanh"),
    "Temperature": _temperature,
}
