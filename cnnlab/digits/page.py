"""A page read: every digit in a picture or a photograph of any size, light and paper."""

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.picture import Picture
from cnnlab.core.shapes import ShapeError
from cnnlab.digits.find_ink import digits_in
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.ink import Image
from cnnlab.digits.page_search import LARGEST, Reason
from cnnlab.digits.recogniser import Prediction, Recogniser, default_recogniser
from cnnlab.files.pictures import picture_from

Box = tuple[float, float, float, float]

BAND: Final = 2**20  # numbers of a picture that are made bytes at once


class Region(NamedTuple):
    """A digit on a page: its box, how it is read, and the image (28, 28) that was read."""

    box: Box
    """Left, top, right, bottom, in pixels of the picture."""
    prediction: Prediction
    image: Image


class Page(NamedTuple):
    """Digits on a page in reading order; where there are none, why."""

    regions: tuple[Region, ...]
    reason: Reason


def read_page(image: npt.ArrayLike, recogniser: Recogniser | None = None) -> Page:
    """Find and read all digits in a whole picture (H, W) or (H, W, 3), the shipped network's way.

    Bytes, or numbers in 0…1; ink darker or lighter than the paper. ``recogniser`` is another
    network. Raises ShapeError for another shape, ValueError for other numbers, and PictureError
    for more than 50 megapixels.
    """
    pixels = np.asarray(image)
    if pixels.ndim not in (2, 3) or (pixels.ndim == 3 and pixels.shape[2] != 3) or not pixels.size:
        raise ShapeError(f"image: got shape {pixels.shape}, expected (H, W) or (H, W, 3)")
    if pixels.dtype != np.uint8:
        pixels = _as_bytes(pixels)
    if pixels.ndim == 2:
        pixels = np.broadcast_to(pixels[:, :, None], (*pixels.shape, 3))
    return read_picture_page(picture_from(pixels, "image", LARGEST), recogniser)


def read_picture_page(picture: Picture, recogniser: Recogniser | None = None) -> Page:
    """As ``read_page``, for a picture that was read with no side above ``LARGEST`` pixels."""
    reads = default_recogniser() if recogniser is None else recogniser
    found = digits_in(picture)
    width, height = picture.source_size or (picture.width, picture.height)
    scale = np.array([width / picture.width, height / picture.height] * 2) / found.times
    regions = []
    for one in found.inks:
        image = prepare_image(one.ink)
        left, top, right, bottom = (np.array(one.box) * scale).round(1).tolist()
        regions.append(Region((left, top, right, bottom), reads.classify(image), image))
    return Page(tuple(regions), found.reason)


def _as_bytes(numbers: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Numbers in 0…1 as bytes, some rows at a time."""
    found = np.empty(numbers.shape, np.uint8)
    rows = max(1, BAND // max(1, numbers[0].size))
    for first in range(0, len(numbers), rows):
        part = numbers[first : first + rows].astype(np.float64)
        low, high = part.min(), part.max()
        if not (low >= 0 and high <= 1):
            raise ValueError(f"image: got numbers from {low:g} to {high:g}, expected bytes or 0…1")
        found[first : first + rows] = np.round(part * 255)
    return found
