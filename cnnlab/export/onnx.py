"""Export of a network as ONNX. Needs the extra ``cnnlab[onnx]``."""

import os
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from cnnlab.core.files import write_file
from cnnlab.core.layers.base import Layer, Operator
from cnnlab.core.network import Network

OPSET, IR_VERSION = 17, 8
Constants = dict[str, npt.NDArray[Any]]


class MissingExtraError(Exception):
    """The optional package onnx is not installed."""


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
    initializers = [numpy_helper.from_array(array, key) for key, array in constants.items()]
    float32 = TensorProto.FLOAT
    x = helper.make_tensor_value_info("input", float32, ["N", *network.input_shape])
    shape = network.shapes[network.layers[-1].name]
    y = helper.make_tensor_value_info(name, float32, ["N", *shape])
    graph = helper.make_graph(nodes, "cnnlab", [x], [y], initializers)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
    checker.check_model(model)
    write_file(path, model.SerializeToString())


Node = tuple[str, list[str], str, Mapping[str, Any]]


def _nodes(layer: Layer, network: Network, constants: Constants, name: str) -> list[Node]:
    """A layer's operators: name, inputs, output and attributes of each."""
    found: list[Node] = []
    operators = layer.operators()
    for i, operator in enumerate(operators):
        params = [
            _constant(f"{layer.name}.{key}", operator, network, constants)
            for key in operator.params
        ]
        to = layer.name if i == len(operators) - 1 else f"{layer.name}.{i}"
        if operator.sizes:
            constants[f"{to}.sizes"] = np.array(operator.sizes, np.int64)
            params.append(f"{to}.sizes")
        found.append((operator.name, [name, *params], to, operator.attributes))
        name = to
    return found


def _constant(name: str, operator: Operator, network: Network, constants: Constants) -> str:
    array = network.parameters[name].astype(np.float32)
    constants[name] = array[:, None, None] if operator.per_channel else array
    return name
