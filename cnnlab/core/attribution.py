"""Attribution: how the logit of each class depends on each part of the image.

Axis order: image (C, H, W), maps (K, H, W) with a map for each of the K classes.
"""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cnnlab.core.arrays import Floats, Mask
from cnnlab.core.network import Network
from cnnlab.core.shapes import Pair

PATCH = 5  # side of the square that is blanked around a pixel
COARSE = 2  # pixels from one blanked place to the next in the map that comes first
BATCH = 16  # images of a forward pass, after which a caller may stop


def gradient_maps(network: Network, image: Floats) -> Floats:
    """Gradient (K, C, H, W) of each class's logit with respect to the image.

    Simonyan et al. 2014, section 3. Times the image it is the first-order estimate of what each
    pixel adds to the logit: Shrikumar et al. 2017, section 2.2.
    """
    (classes,) = network.shapes[network.layers[-1].name]
    repeated = np.repeat(image[None], classes, axis=0)
    return network.input_gradient(repeated, np.eye(classes, dtype=image.dtype))


def occlusion_maps(network: Network, image: Floats) -> Iterator[Floats | None]:
    """How far each class's logit falls when the PATCH × PATCH pixels around a pixel are blanked.

    Yields None after each batch; a coarse map as soon as every second pixel of every second row
    is known, whose numbers stand for their 2×2 pixels; and at the end the map of every pixel.
    Where there is no ink to blank nothing changes. Zeiler and Fergus 2014, section 4.2.
    """
    inked = _inked(image)
    first = np.zeros_like(inked)
    first[::COARSE, ::COARSE] = inked[::COARSE, ::COARSE]
    whole = network.forward(image[None])[0]
    fall = np.zeros((len(whole), *inked.shape), whole.dtype)
    yield from _blank(network, image, whole, fall, first)
    coarse = fall[:, ::COARSE, ::COARSE].repeat(COARSE, axis=1).repeat(COARSE, axis=2)
    yield coarse[:, : inked.shape[0], : inked.shape[1]]
    yield from _blank(network, image, whole, fall, inked & ~first)
    yield fall


def patch_around(cell: Pair, shape: Pair) -> tuple[slice, slice]:
    """Rows and columns of an image (H, W) that are blanked for a pixel; fewer at its edges."""
    (row, column), (rows, columns), reach = cell, shape, PATCH // 2
    return (
        slice(max(0, row - reach), min(rows, row + reach + 1)),
        slice(max(0, column - reach), min(columns, column + reach + 1)),
    )


def _inked(image: Floats) -> Mask:
    """Whether there is something to blank around each pixel."""
    ink = np.pad(image.astype(bool).any(axis=0), PATCH // 2)
    windows = sliding_window_view(ink, (PATCH, PATCH))
    return np.asarray(windows.any(axis=(2, 3)))


def _blank(
    network: Network, image: Floats, whole: Floats, fall: Floats, where: Mask
) -> Iterator[None]:
    """Fill in the maps at some pixels, a batch at a time."""
    cells = np.argwhere(where)
    for start in range(0, len(cells), BATCH):
        some = cells[start : start + BATCH]
        blanked = np.repeat(image[None], len(some), axis=0)
        for one, (row, column) in zip(blanked, some.tolist(), strict=True):
            one[(slice(None), *patch_around((row, column), image.shape[1:]))] = 0
        fall[:, some[:, 0], some[:, 1]] = (whole - network.forward(blanked)).T
        yield None
