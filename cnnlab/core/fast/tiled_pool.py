"""Max pooling where windows lie side by side: whole planes at once, no window unrolled.

Forward columns are taken together first, then rows. Backward rows choose first, so that of equal
cells the first in reading order wins.
"""

from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.workspace import Scratch, order_of
from cnnlab.core.shapes import Pair


class TileMax(NamedTuple):
    """Maxima of tiles f of images, buffers of a scratch."""

    y: Floats
    """(N, C, H / f, W / f), rounded down: of each whole tile."""
    wide: Floats
    """(N, C, H, W / f): of each row of a tile."""


def tile_max(x: Floats, f: Pair, scratch: Scratch) -> TileMax:
    """Maximum of each whole tile f of images (N, C, H, W); partial tiles are dropped."""
    wide = _largest(_columns(_whole(x, f), f), "wide", scratch)
    return TileMax(_largest(_rows(wide, f), "tall", scratch), wide)


def tile_max_backward(dy: Floats, x: Floats, found: TileMax, f: Pair, scratch: Scratch) -> Floats:
    """Gradient dx: each dy goes to the first cell of its tile that holds the maximum.

    The result is a buffer of the scratch, which is to be another than that of the forward pass.
    """
    y, wide = found
    order = order_of(x)
    dx = scratch.array("dx", x.shape, np.result_type(dy, x), order)
    whole = _whole(x, f)
    rows, columns = whole.shape[2:]
    dx[:, :, rows:] = 0
    dx[..., columns:] = 0  # anew each time: the layer before may have written into the last one
    cells = _columns(whole, f)
    dwide = scratch.array("dwide", wide.shape, dx.dtype, order)
    _share(dy, y, _rows(wide, f), _rows(dwide, f))
    _share(dwide, wide, cells, _columns(_whole(dx, f), f))
    return dx


def _whole(x: Floats, f: Pair) -> Floats:
    """The part of images that whole tiles cover."""
    return x[:, :, : x.shape[2] // f[0] * f[0], : x.shape[3] // f[1] * f[1]]


def _rows(x: Floats, f: Pair) -> list[Floats]:
    return [x[:, :, i :: f[0]] for i in range(f[0])]


def _columns(x: Floats, f: Pair) -> list[Floats]:
    return [x[..., j :: f[1]] for j in range(f[1])]


def _largest(taps: list[Floats], key: str, scratch: Scratch) -> Floats:
    largest = scratch.array(key, taps[0].shape, taps[0].dtype, order_of(taps[0]))
    np.maximum(taps[0], taps[-1], out=largest)
    for tap in taps[1:-1]:
        np.maximum(largest, tap, out=largest)
    return largest


def _share(dy: Floats, y: Floats, taps: list[Floats], to: list[Floats]) -> None:
    """Route each dy to the first tap that equals y there; the last tap takes what is left."""
    for tap, dtap in zip(taps[:-1], to[:-1], strict=True):
        np.multiply(dy, tap == y, out=dtap)
        dy = np.subtract(dy, dtap, out=to[-1])
    if len(taps) == 1:
        to[0][...] = dy
