"""The network's layers as they are shown: which ones, under which names, with which maps."""

from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import Conv2d, Pool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.network import INPUT, Network
from cnnlab.core.ops import softmax
from cnnlab.digits.ink import Image

Maps = npt.NDArray[np.floating]
Kind = Literal[
    "input", "scale", "convolution", "activation", "pool", "full", "temperature", "softmax"
]
SOFTMAX = "softmax"


class LayerInfo(NamedTuple):
    """A layer to show: its name, its kind, the shape (K, H, W) of its maps."""

    name: str
    kind: Kind
    shape: tuple[int, int, int]


def shown_layers(network: Network) -> list[LayerInfo]:
    """All that change anything, the image first and the probabilities last."""
    found = [LayerInfo(INPUT, "input", _three(network.input_shape))]
    for layer in network.layers:
        if not isinstance(layer, Flatten | Dropout):
            found.append(LayerInfo(layer.name, _kind(layer), _three(network.shapes[layer.name])))
    return [*found, LayerInfo(SOFTMAX, "softmax", found[-1].shape)]


def activations_of(network: Network, image: Image) -> dict[str, Maps]:
    """What each layer makes of an image (28, 28), by name: (1, K, H, W), or (1, K)."""
    found: dict[str, Maps] = dict(network.activations(image[None, None]))
    last = network.layers[-1].name
    found[SOFTMAX] = softmax(found[last])
    return found


def maps_of(activations: dict[str, Maps], layer: LayerInfo) -> Maps:
    """A layer's maps (K, H, W)."""
    return activations[layer.name][0].reshape(layer.shape)


def _kind(layer: object) -> Kind:
    if isinstance(layer, Conv2d):
        return "convolution"
    if isinstance(layer, ReLU):
        return "activation"
    if isinstance(layer, Pool2d):
        return "pool"
    if isinstance(layer, Linear):
        return "full"
    return "temperature" if type(layer).__name__ == "Temperature" else "scale"


def _three(shape: tuple[int, ...]) -> tuple[int, int, int]:
    return (shape[0], shape[1], shape[2]) if len(shape) == 3 else (shape[0], 1, 1)
