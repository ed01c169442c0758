"""A network's layers as shown: names, captions, feature maps, and stages of layers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import map_shape
from cnnlab.core.layers.base import Caption, Layer, Sight
from cnnlab.core.network import INPUT, Network
from cnnlab.core.ops import softmax

Maps = npt.NDArray[np.floating]
SOFTMAX = "softmax"


class LayerInfo(NamedTuple):
    """A layer to show: its name, what it does, the shape (K, H, W) of its maps."""

    name: str
    caption: Caption
    shape: Cell
    sight: Sight | None = None
    """What a cell sees of the layer before; None where it sees all of it."""

    @property
    def is_vector(self) -> bool:
        """Whether its maps are units: of one cell each."""
        return self.shape[1:] == (1, 1)


class Stage(NamedTuple):
    """Layers that are shown as one: the first one that combines maps, and those after it."""

    layers: tuple[LayerInfo, ...]

    @property
    def shown(self) -> LayerInfo:
        """The layer whose maps stand for it: the last one; of the input, the image as it came."""
        return self.layers[0] if self.layers[0].name == INPUT else self.layers[-1]


def shown_layers(network: Network) -> list[LayerInfo]:
    """Layers that change their input, with the image first and the probabilities last."""
    found = [LayerInfo(INPUT, Caption(INPUT), map_shape(network.input_shape))]
    found += [_info(network, layer) for layer in network.layers if not layer.passes_through]
    return [*found, LayerInfo(SOFTMAX, Caption(SOFTMAX), found[-1].shape)]


def stages_of(network: Network) -> list[Stage]:
    """The shown layers, in stages: a convolution with the activation and the pooling after it."""
    stages: list[list[LayerInfo]] = []
    for layer in shown_layers(network):
        if not stages or _begins(layer, stages[-1]):
            stages.append([])
        stages[-1].append(layer)
    return [Stage(tuple(layers)) for layers in stages]


def layer_before(layers: Sequence[LayerInfo], name: str) -> LayerInfo | None:
    """Of all shown layers the one that a layer reads; None of the input."""
    place = [one.name for one in layers].index(name)
    return layers[place - 1] if place else None


def activations_of(network: Network, image: Floats) -> dict[str, Maps]:
    """Activations of each layer for an image (C, H, W), by name: (1, K, H, W) or (1, K)."""
    found: dict[str, Maps] = dict(network.activations(image[None]))
    last = network.layers[-1].name
    found[SOFTMAX] = softmax(found[last])
    return found


def maps_of(activations: Mapping[str, Maps], layer: LayerInfo) -> Maps:
    """A layer's maps (K, H, W)."""
    return activations[layer.name][0].reshape(layer.shape)


def _begins(layer: LayerInfo, before: list[LayerInfo]) -> bool:
    """Whether a layer begins a stage: it combines maps, or makes the image another size."""
    if layer.name == SOFTMAX or layer.sight is None or not layer.sight.own_channel:
        return True
    return before[0].name == INPUT and layer.shape != before[0].shape


def _info(network: Network, layer: Layer) -> LayerInfo:
    shape = map_shape(network.shapes[layer.name])
    return LayerInfo(layer.name, layer.caption(), shape, layer.sight())
