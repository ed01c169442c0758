"""The CNN core in NumPy: operations, their gradients, and the arithmetic behind them."""

from cnnlab.core.grads import avg_pool2d_backward, conv2d_backward, max_pool2d_backward
from cnnlab.core.network import Network
from cnnlab.core.ops import (
    avg_pool2d,
    conv2d,
    leaky_relu,
    max_pool2d,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from cnnlab.core.shapes import ShapeError
from cnnlab.core.weights import WeightsError, load_network, save_network

__all__ = [
    "Network",
    "ShapeError",
    "WeightsError",
    "avg_pool2d",
    "avg_pool2d_backward",
    "conv2d",
    "conv2d_backward",
    "leaky_relu",
    "load_network",
    "max_pool2d",
    "max_pool2d_backward",
    "relu",
    "save_network",
    "sigmoid",
    "softmax",
    "tanh",
]
