"""How much of a filter is a straight edge, and in which direction its weights rise."""

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Floats

ORIENTATIONS = 8


class Edge(NamedTuple):
    """The straight edge that explains most of a filter."""

    share: float
    """Of the filter's energy, 0…1."""
    angle: float
    """In degrees, counter-clockwise, where weights rise: 0 to the right, 90 up; in 0…360."""


def edge_of(weights: Floats) -> Edge:
    """The edge of a filter (kh, kw): of all templates t, the largest share of w's energy on t.

    share = max over t of (w · t)² / (|w|² |t|²), which is cos² of the angle between w and t. For
    each of the orientations θ = 0, 22.5, …, 157.5° and s = x cos θ + y sin θ, counted from the
    middle of the filter, t is the gradient s and the step clip(2 s, −1, 1). Both sum to 0, so that
    a constant has no share. That of a filter of zeros, or of numbers that are not finite, is 0.

    A filter of n random weights has a share of about 2 / n and somewhat more by chance.
    """
    w = weights.astype(np.float64)
    energy = float((w * w).sum()) if np.isfinite(w).all() else 0.0
    best = Edge(0.0, 0.0)
    if not 0 < energy < math.inf:
        return best
    for angle, template in _templates(*w.shape):
        product = float((w * template).sum())
        share = min(1.0, product * product / energy)
        if share > best.share + 1e-12:
            best = Edge(share, angle if product > 0 else angle + 180)
    return best


@cache
def _templates(rows: int, columns: int) -> tuple[tuple[float, Array], ...]:
    """Angles, and gradients and steps (rows, columns) of norm 1; without those that are 0."""
    return tuple(_made(rows, columns))


def _made(rows: int, columns: int) -> Iterator[tuple[float, Array]]:
    y, x = np.mgrid[:rows, :columns].astype(np.float64)
    across, up = x - (columns - 1) / 2, (rows - 1) / 2 - y
    for number in range(ORIENTATIONS):
        angle = 180 * number / ORIENTATIONS
        s = across * math.cos(math.radians(angle)) + up * math.sin(math.radians(angle))
        s[np.abs(s) < 1e-9] = 0
        for template in (s, np.clip(2 * s, -1, 1)):
            norm = float(np.sqrt((template * template).sum()))
            if norm > 0:
                yield angle, template / norm
