"""The network's layers as shown: names, captions, feature maps."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect import map_shape
from cnnlab.core.layers.base import Caption, Layer, Sight
from cnnlab.core.network import INPUT, Network
from cnnlab.core.ops import softmax
from cnnlab.digits.ink import Image

Maps = npt.NDArray[np.floating]
SOFTMAX = "softmax"


class LayerInfo(NamedTuple):
    """A layer to show: its name, what it does, the shape (K, H, W) of its maps."""

    name: str
    caption: Caption
    shape: Cell
    sight: Sight | None = None
    """What a cell sees of the layer before; None where it sees all of it."""
    has_filters: bool = False
    """Whether its weights are filters (K, C, kh, kw)."""


def shown_layers(network: Network) -> list[LayerInfo]:
    """Layers that change their input, with the image first and the probabilities last."""
    found = [LayerInfo(INPUT, Caption(INPUT), map_shape(network.input_shape))]
    found += [_info(network, layer) for layer in network.layers if not layer.passes_through]
    return [*found, LayerInfo(SOFTMAX, Caption(SOFTMAX), found[-1].shape)]


def activations_of(network: Network, image: Image) -> dict[str, Maps]:
    """Activations of each layer for an image (28, 28), by name: (1, K, H, W) or (1, K)."""
    found: dict[str, Maps] = dict(network.activations(image[None, None]))
    last = network.layers[-1].name
    found[SOFTMAX] = softmax(found[last])
    return found


def maps_of(activations: dict[str, Maps], layer: LayerInfo) -> Maps:
    """A layer's maps (K, H, W)."""
    return activations[layer.name][0].reshape(layer.shape)


def _info(network: Network, layer: Layer) -> LayerInfo:
    shape = map_shape(network.shapes[layer.name])
    has_filters = len(layer.parameter_shapes().get("weight", ())) == 4
    return LayerInfo(layer.name, layer.caption(), shape, layer.sight(), has_filters)
