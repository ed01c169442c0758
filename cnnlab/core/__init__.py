"""The CNN core in NumPy: operations, their gradients, and the arithmetic behind them."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from cnnlab.core.network import Network
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

_LATER = {
    "Network": "network",
    "WeightsError": "weights",
    "load_network": "weights",
    "save_network": "weights",
}


def __getattr__(name: str) -> object:
    """Networks are not needed to start: what belongs to them is imported when it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
