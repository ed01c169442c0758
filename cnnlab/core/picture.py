"""A picture as numbers: red, green and blue on white, and how they are mixed to grey.

Axis order: channels, rows, columns. Values are those that stand in the file; colour profiles are
not applied.
"""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Bytes

ALIKE: Final = 32  # of 255: colours that differ by less say nothing of their own
PALE: Final = 64  # of 255: what is nearer to white is hardly seen on white
OPAQUE: Final = 0.98  # of the largest alpha: how opaque a pixel is whose colour counts
COARSE: Final = 128  # blocks of the longer side, to look at the colours
LUMA_SHARE: Final = 1 / 10  # of the colours' spread: where luma has less, it says nothing


class Mix(NamedTuple):
    """Grey is (red R + green G + blue B + offset) / 1000, in 0…255."""

    red: float
    green: float
    blue: float
    offset: float = 0.0


# ITU-R BT.601-7, section 2.5.1: Y = 0.299 R + 0.587 G + 0.114 B. In thousandths, so that sums of
# whole pixel values stay exact.
LUMA: Final = Mix(299, 587, 114)


@dataclass(frozen=True, eq=False)
class Picture:
    """Pixels (3, H, W), bytes of red, green and blue, upright and on white.

    ``mix`` makes them grey: as luma, or, where colours are equally light, by what tells them apart.
    ``source_size`` is its width and height before it was scaled down, None where it was not.
    """

    pixels: Bytes
    mix: Mix = LUMA
    source_size: tuple[int, int] | None = None

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[2])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[1])

    def grey(self) -> Array:
        """Brightness (H, W) in 0…1."""
        return mixed(self.pixels.astype(np.float64), self.mix) / 255


def mixed(channels: Array, mix: Mix) -> Array:
    """Grey (H, W) in 0…255 of red, green and blue (3, H, W) in 0…255."""
    grey: Array = (np.tensordot(mix[:3], channels, axes=1) + mix.offset) / 1000
    return grey.clip(0, 255)


def picture_of(pixels: Bytes, source_size: tuple[int, int] | None = None) -> Picture:
    """A picture of bytes (H, W, 3), or (H, W, 4) with alpha, which is laid on white.

    ``source_size`` is its width and height before it was scaled down, if it was.
    """
    if pixels.shape[2] == 4:
        pixels = _on_white(pixels[:, :, :3], pixels[:, :, 3:])
    channels = np.ascontiguousarray(pixels.transpose(2, 0, 1))
    return Picture(channels, _mix_for(channels), source_size)


def block_means(values: npt.NDArray[Any], most: int) -> Array:
    """Means of square blocks of (…, H, W), the smallest blocks of which ``most`` make a side.

    Those at the end may be cut.
    """
    step = -(-max(values.shape[-2:]) // most)
    means = values.astype(np.float64)
    for axis in (-2, -1) if step > 1 else ():
        starts = np.arange(0, means.shape[axis], step)
        counts = np.diff(starts, append=means.shape[axis])
        sums = np.add.reduceat(means, starts, axis=axis)
        means = sums / (counts[:, np.newaxis] if axis == -2 else counts)
    return means


def _on_white(colour: Bytes, alpha: Bytes) -> Bytes:
    """Colours (H, W, 3) laid on white by their alpha (H, W, 1).

    Colours that are all alike, and as light as the white, would be lost on it: there the alpha is
    the ink, dark on white.
    """
    seen = colour[(alpha >= OPAQUE * alpha.max())[:, :, 0]]
    alike = int(np.ptp(seen, axis=0).max()) < ALIKE and int(seen.min()) >= 255 - PALE
    if alike and int(np.ptp(alpha)) >= ALIKE:
        return np.broadcast_to(255 - alpha, colour.shape)
    opaque = alpha.astype(np.uint32)
    laid = (colour * opaque + 255 * (255 - opaque) + 127) // 255
    return laid.astype(np.uint8)


def _mix_for(channels: Bytes) -> Mix:
    """Luma; where that says next to nothing, the first principal component of the colours.

    It is stretched to 0…255, and what there is most of, the ground, becomes the light end.
    """
    if (channels[0] == channels[1]).all() and (channels[1] == channels[2]).all():
        return LUMA
    values = block_means(channels, COARSE).reshape(3, -1)  # coarse: no dithering and less noise
    spread, directions = np.linalg.eigh(np.cov(values, bias=True))
    luma = np.array(LUMA[:3]) / 1000
    luma_spread = luma @ directions @ np.diag(spread.clip(0)) @ directions.T @ luma
    if luma_spread >= LUMA_SHARE**2 * spread[-1] or np.sqrt(spread[-1]) < 1:
        return LUMA
    return _stretched(directions[:, -1], values)


def _stretched(direction: Array, values: Array) -> Mix:
    along = direction @ values
    low, high = float(along.min()), float(along.max())
    if np.median(along) < (low + high) / 2:
        direction, low, high = -direction, -high, -low
    scale = 255_000 / (high - low)
    red, green, blue = (float(part) * scale for part in direction)
    return Mix(red, green, blue, -low * scale)
