"""The images that excite each map of a network most."""

from collections.abc import Generator

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.layers import LayerInfo, activations_of, maps_of, shown_layers
from cnnlab.core.network import Network

COUNT = 9
Indices = npt.NDArray[np.intp]


def strongest(
    network: Network, images: Floats, count: int = COUNT
) -> Generator[None, None, dict[str, Indices]]:
    """Indices (K, count) into ``images`` (N, C, H, W) for each shown layer, by its name.

    The images in whose map the largest number is largest, that one first; fewer where there are
    fewer images. Yields after each image.
    """
    layers = shown_layers(network)
    peaks: dict[str, list[Floats]] = {layer.name: [] for layer in layers}
    for image in images:
        found = activations_of(network, image)
        for layer in layers:
            peaks[layer.name].append(maps_of(found, layer).max(axis=(1, 2)))
        yield
    return {layer.name: _order(layer, peaks[layer.name], count) for layer in layers}


def _order(layer: LayerInfo, peaks: list[Floats], count: int) -> Indices:
    table = np.stack(peaks, axis=1) if peaks else np.zeros((layer.shape[0], 0))
    found: Indices = np.argsort(-table, axis=1, kind="stable")[:, :count]
    return found
