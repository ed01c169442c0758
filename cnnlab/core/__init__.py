"""The CNN core in NumPy: operations, their gradients, and the arithmetic behind them."""

from cnnlab.core.grads import avg_pool2d_backward, conv2d_backward, max_pool2d_backward
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

__all__ = [
    "ShapeError",
    "avg_pool2d",
    "avg_pool2d_backward",
    "conv2d",
    "conv2d_backward",
    "leaky_relu",
    "max_pool2d",
    "max_pool2d_backward",
    "relu",
    "sigmoid",
    "softmax",
    "tanh",
]
