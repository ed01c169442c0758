"""Attribution: how a network's prediction depends on each part of the image."""

from collections.abc import Iterator

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.network import Network

PATCH = 5  # side of an occluded square, in pixels
BATCH = 14  # images of a forward pass, so that a caller can cancel in between


def gradient_map(network: Network, image: Floats, label: int) -> Floats:
    """Gradient (H, W) of a class's logit with respect to each pixel.

    image is (C, H, W); its channels are summed. Simonyan et al. 2014, section 3.
    """
    logits = np.zeros((1, network.shapes[network.layers[-1].name][0]), image.dtype)
    logits[0, label] = 1
    return network.input_gradient(image[None], logits)[0].sum(axis=0)


def occlusion_maps(network: Network, image: Floats, label: int) -> Iterator[Floats | None]:
    """Drop of a class's probability (H, W) when a patch around each pixel is occluded.

    A pixel has the mean over the patches that cover it. Yields None after each batch, and the
    map at the end. Zeiler and Fergus 2014, section 4.2.
    """
    _, rows, columns = image.shape
    whole = float(network.predict(image[None])[0, label])
    lost = np.zeros((rows, columns))
    times = np.zeros((rows, columns))
    places = [
        (slice(max(0, y), y + PATCH), slice(max(0, x), x + PATCH))
        for y in range(1 - PATCH, rows, 2)
        for x in range(1 - PATCH, columns, 2)
    ]
    inked = [place for place in places if image[(slice(None), *place)].any()]
    for first in range(0, len(inked), BATCH):
        some = inked[first : first + BATCH]
        covered = np.repeat(image[None], len(some), axis=0)
        for one, place in zip(covered, some, strict=True):
            one[(slice(None), *place)] = 0
        left = network.predict(covered)[:, label]
        for place, probability in zip(some, left, strict=True):
            lost[place] += whole - probability
        yield None
    for place in places:
        times[place] += 1
    yield (lost / np.maximum(times, 1)).astype(image.dtype)
