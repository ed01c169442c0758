"""Channels of pictures and results as they are shown, to be worked out on any thread."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.levels import Display, Histogram, Levels, histogram
from cnnlab.core.picture import LUMA, mixed
from cnnlab.core.shapes import Pair
from cnnlab.core.tiers import Tier, level_bytes, tiers_of
from cnnlab.lessons.image_sheet import Channel, ImagePicture

SMALL: Final = 512 * 512  # pixels of a picture whose result needs no preview
EXACT: Final = 2**20  # pixels of a picture whose sums are taken in float64 throughout
ROWS: Final = 256  # mixed to grey at once
COUNTED: Final = 2**20  # numbers in a histogram at most
SAMPLE: Final = 40  # rows and columns whose numbers tell how long numbers are
WHITE: Final = 255.0


@dataclass(frozen=True, eq=False)
class ShownPlane:
    """A plane of ``shape`` as it is shown: tiers of its levels between ``low`` and ``high``.

    ``values`` are None in a preview; ``sample`` are a few of the numbers, the ends and those that
    take the most room among them.
    """

    shape: Pair
    tiers: tuple[Tier, ...]
    low: float
    high: float
    signed: bool
    counts: Histogram
    sample: tuple[float, ...]
    values: Floats | None = None


class ChannelSource:
    """A channel (H, W) of a picture, worked out when it is first asked for, on any thread."""

    def __init__(self, picture: ImagePicture, channel: Channel) -> None:
        self.picture = picture
        self.channel: Channel = channel if len(picture.pixels) > 1 else "grey"
        self.shape: Pair = picture.pixels.shape[1], picture.pixels.shape[2]

    def holds(self, picture: ImagePicture, channel: Channel) -> bool:
        """Whether it is this channel of this picture."""
        same = self.channel == (channel if len(picture.pixels) > 1 else "grey")
        return picture is self.picture and same

    @property
    def large(self) -> bool:
        """Whether all of it is to be worked out on a thread."""
        return self.shape[0] * self.shape[1] > SMALL

    @property
    def ready(self) -> bool:
        """Whether it has been worked out."""
        return "shown" in self.__dict__

    @cached_property
    def plane(self) -> Floats:
        """Its numbers in float32, 0…255."""
        return channel_plane(self.picture, self.channel)

    @cached_property
    def exact(self) -> Floats:
        """The same in float64, unless it is so large that two of it would be too much."""
        return self.plane.astype(np.float64) if self.plane.size <= EXACT else self.plane

    @cached_property
    def shown(self) -> ShownPlane:
        """As it is shown, from black to white."""
        return picture_plane(self.plane)

    def anew(self) -> "ChannelSource":
        """The same channel with nothing worked out."""
        return ChannelSource(self.picture, self.channel)

    def value(self, row: int, column: int) -> float:
        """The number of a pixel. Raises IndexError beyond the picture."""
        if not (0 <= row < self.shape[0] and 0 <= column < self.shape[1]):
            raise IndexError(f"row {row}, column {column}: the picture has {self.shape}")
        pixel = self.picture.pixels[:, row, column].astype(np.float64)
        if len(pixel) > 1 and self.channel == "grey":
            return float(mixed(pixel[:, None, None], LUMA)[0, 0])
        return float(pixel[0 if len(pixel) == 1 else int(self.channel)])


def channel_plane(picture: ImagePicture, channel: Channel) -> Floats:
    """The channel (H, W) that is shown, in float32 on the scale 0…255; colours mixed to grey."""
    pixels = picture.pixels
    if len(pixels) == 1 or channel != "grey":
        return pixels[0 if len(pixels) == 1 else int(channel)].astype(np.float32)
    plane = np.empty(pixels.shape[1:], np.float32)
    for top in range(0, len(plane), ROWS):
        rows = slice(top, top + ROWS)
        plane[rows] = mixed(pixels[:, rows].astype(np.float64), LUMA)
    return plane


def shown_plane(
    values: Floats, levels: Levels, display: Display, shape: Pair, step: int = 1
) -> ShownPlane:
    """Values (h, w) and their levels, of which each stands for ``step`` rows and columns."""
    counted = _counted(values)
    counted = np.abs(counted) if display == "absolute" else counted
    counts = histogram(counted, bounds=(levels.low, levels.high))
    tiers = tiers_of(level_bytes(levels, display == "signed"), step)
    return ShownPlane(
        shape,
        tiers,
        levels.low,
        levels.high,
        display == "signed",
        counts,
        _sample(values, levels),
        values if step == 1 else None,
    )


def picture_plane(plane: Floats) -> ShownPlane:
    """The picture itself, from black to white."""
    levels = (plane * np.float32(254 / WHITE) + np.float32(0.5)).astype(np.uint8)
    counts = histogram(_counted(plane), bounds=(0.0, WHITE))
    ends = Levels(plane, 0.0, WHITE)
    sample = _sample(plane, ends)
    return ShownPlane(_pair(plane), tiers_of(levels), 0.0, WHITE, False, counts, sample, plane)


def _counted(values: Floats) -> Floats:
    """What the histogram counts: all, of a very large picture some rows and columns."""
    step = math.ceil(math.sqrt(values.size / COUNTED))
    return values[::step, ::step]


def _sample(values: Floats, levels: Levels) -> tuple[float, ...]:
    """The ends, and of some numbers one for each sign, power of ten and count of decimals."""
    height, width = values.shape
    some = values[:: max(1, height // SAMPLE), :: max(1, width // SAMPLE)].astype(np.float64)
    kept = some[np.isfinite(some)].round(2)
    size = np.abs(kept)
    powers = np.log10(np.maximum(size, 1.0)).astype(np.int64)
    decimals = (size != size.round(1)).astype(np.int64) + (size != size.round())
    _, first = np.unique((powers * 3 + decimals) * 2 + (kept < 0), return_index=True)
    return (levels.low, levels.high, *kept[first].tolist())


def _pair(values: Floats) -> Pair:
    height, width = values.shape
    return height, width
