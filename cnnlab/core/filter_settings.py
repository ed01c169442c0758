"""How a filter is moved over a picture: settings, and which pixels each window reads.

Axis order: pictures (H, W) or (C, H, W), filters (kh, kw); pairs are (rows, columns). A filter
meets every channel by itself.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.shapes import Pair, ShapeError, effective_field, output_size, pair

Indices = npt.NDArray[np.int_]
Padding = Literal["zeros", "edge", "reflect", "none"]
PADDINGS: Final[tuple[Padding, ...]] = ("zeros", "edge", "reflect", "none")
OUTSIDE: Final = -1  # index of a pixel in the padding of zeros


@dataclass(frozen=True)
class FilterSettings:
    """Stride, dilation and padding, whether the filter is flipped, and how often it is applied.

    Padding keeps the size (at stride 1), with zeros, the nearest pixel, or the picture mirrored in
    its outermost pixels; "none" keeps whole windows only. Flipped is what mathematics calls
    convolution. Raises ShapeError, or ValueError for an unknown padding.
    """

    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    padding: Padding = "zeros"
    flip: bool = False
    repeat: int = 1

    def __post_init__(self) -> None:
        for name in ("stride", "dilation"):
            object.__setattr__(self, name, pair(getattr(self, name), name, minimum=1))
        if self.padding not in PADDINGS:
            raise ValueError(
                f"padding: got {self.padding!r}, expected one of {', '.join(PADDINGS)}"
            )
        if self.repeat < 1:
            raise ShapeError(f"repeat: got {self.repeat}, expected 1 or more")


class Axis(NamedTuple):
    """The windows along one axis of a picture of ``size`` pixels."""

    size: int
    taps: int
    stride: int
    dilation: int
    padding: Padding

    @property
    def reach(self) -> int:
        """Pixels from a window's first tap to its last."""
        return effective_field(self.taps, self.dilation)

    @property
    def before(self) -> int:
        """Pixels of padding before the picture; of an odd number in all, the smaller half."""
        return 0 if self.padding == "none" else (self.reach - 1) // 2

    @property
    def windows(self) -> int:
        """How many windows there are, 0 or less when none fits."""
        if self.padding == "none":
            return output_size(self.size, self.taps, self.stride, 0, self.dilation)
        return (self.size - 1) // self.stride + 1

    def first(self, window: int) -> int:
        """Where the first tap of a window lies, in pixels of the picture."""
        return window * self.stride - self.before

    def read(self, windows: range) -> range:
        """From the first to the last pixel that windows read, the padding counted on."""
        return range(self.first(windows.start), self.first(windows.stop - 1) + self.reach)

    def source(self, places: range) -> Indices:
        """The pixel that stands at each place, in or beyond the picture; OUTSIDE is a zero."""
        at = np.arange(places.start, places.stop, places.step)
        if self.padding == "edge":
            return at.clip(0, self.size - 1)
        if self.padding == "reflect":
            period = max(1, 2 * (self.size - 1))
            return np.minimum(at % period, -at % period)
        return np.where((at >= 0) & (at < self.size), at, OUTSIDE)

    def inside(self, windows: range) -> range:
        """The pixels of the picture that windows read: from the first to the last."""
        source = self.source(self.read(windows))
        source = source[source != OUTSIDE]
        return range(int(source.min()), int(source.max()) + 1)


def axes(size: Pair, filter_: Pair, settings: FilterSettings) -> tuple[Axis, Axis]:
    """Both axes of a filter of size (kh, kw) on a picture of size (H, W)."""
    rows, columns = (
        Axis(size[a], filter_[a], settings.stride[a], settings.dilation[a], settings.padding)
        for a in (0, 1)
    )
    return rows, columns


def passes(
    size: Pair, filter_: Pair, settings: FilterSettings
) -> list[tuple[Axis, Axis]] | Problem:
    """The axes of each time that the filter is applied; a Problem where no whole window fits."""
    found: list[tuple[Axis, Axis]] = []
    for _ in range(settings.repeat):
        both = axes(size, filter_, settings)
        for a, axis in enumerate(both):
            if axis.windows < 1:
                return Problem("too_small", {"axis": a, "window": axis.reach, "padded": axis.size})
        found.append(both)
        size = both[0].windows, both[1].windows
    return found


def filtered_size(size: Pair, filter_: Pair, settings: FilterSettings) -> Pair | Problem:
    """Rows and columns of the result; a Problem where no whole window fits."""
    found = passes(size, filter_, settings)
    if isinstance(found, Problem):
        return found
    rows, columns = found[-1]
    return rows.windows, columns.windows
