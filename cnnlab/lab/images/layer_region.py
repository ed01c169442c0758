"""The numbers around a cell of a map as an experiment, to look at it step by step.

Axis order: maps (C, H, W).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.filter_settings import OUTSIDE, Axis, Indices, axes
from cnnlab.core.image_filters import Combined
from cnnlab.core.pipeline import Conv, Pool, Step
from cnnlab.core.shapes import Pair

AROUND: Final = 3  # cells to each side of the one that is looked at
MOST_READ: Final = 64  # rows and columns of an experiment's input


@dataclass(frozen=True, eq=False)
class Region:
    """An experiment, the cell of its output that was looked at, and where its output begins.

    ``rows`` and ``columns`` of the map are those of its output. Of a pair of filters, ``combined``
    is what its two outputs become after the experiment.
    """

    experiment: Experiment
    cell: Cell
    rows: range
    columns: range
    combined: Combined | None = None


def region_of(maps: Floats, step: Step, map_: int, at: Pair, size: Pair) -> Region | None:
    """What a step does to ``maps`` around a cell of one map of its result, of ``size`` (H, W).

    None where that is no single experiment: a filter that is applied repeatedly, or what reads more
    than MOST_READ pixels along a side.
    """
    rows, columns = (_around(at[a], size[a]) for a in (0, 1))
    if isinstance(step, Conv):
        found = _convolution(maps, step, map_, rows, columns)
    elif isinstance(step, Pool):
        found = _pool(maps[map_], step, rows, columns)
    else:
        found = _activation(maps[map_], step, rows, columns)
    if found is None or max(found[0].input.shape) > MOST_READ:
        return None
    experiment, channel = found
    return Region(experiment, (channel, at[0] - rows.start, at[1] - columns.start), rows, columns)


def _around(at: int, size: int) -> range:
    return range(max(0, at - AROUND), min(size, at + AROUND + 1))


def _convolution(
    maps: Floats, step: Conv, map_: int, rows: range, columns: range
) -> tuple[Experiment, int] | None:
    """The region with what lies around it, so that it needs no padding of its own."""
    w, settings = step.weights, step.settings
    if settings.repeat > 1:
        return None
    if w.ndim == 4:
        planes, filters, k = maps, w, map_
    else:
        k, channel = divmod(map_, len(maps))  # the maps of a filter stand together
        planes = maps[channel : channel + 1]
        filters = (w[None] if w.ndim == 2 else w)[:, None]
    both = axes((maps.shape[1], maps.shape[2]), (w.shape[-2], w.shape[-1]), settings)
    places = both[0].read(rows), both[1].read(columns)
    if max(map(len, places)) > MOST_READ:
        return None
    experiment = Experiment(
        cut(planes, sources(both, places)).astype(np.float64),
        filters.astype(np.float64),
        np.zeros(len(filters)),
        settings.stride,
        dilation=settings.dilation,
        operation=Convolution(settings.flip),
    )
    return experiment, k


def sources(both: tuple[Axis, Axis], places: tuple[range, range]) -> tuple[Indices, Indices]:
    """The rows and the columns that stand at places, in or beyond the maps; OUTSIDE is a zero."""
    return both[0].source(places[0]), both[1].source(places[1])


def cut(maps: Floats, source: tuple[Indices, Indices]) -> Floats:
    """What stands in these rows and columns of maps (C, H, W), zeros OUTSIDE."""
    outside = (source[0] == OUTSIDE)[:, None] | (source[1] == OUTSIDE)
    read = maps[:, np.maximum(source[0], 0)[:, None], np.maximum(source[1], 0)]
    read[:, outside] = 0
    return read


def _pool(plane: Floats, step: Pool, rows: range, columns: range) -> tuple[Experiment, int]:
    size = step.pooling.size
    stride = size if step.stride is None else step.stride
    part = plane[
        rows.start * stride[0] : (rows.stop - 1) * stride[0] + size[0],
        columns.start * stride[1] : (columns.stop - 1) * stride[1] + size[1],
    ]
    return Experiment(part[None].astype(np.float64), stride=stride, operation=step.pooling), 0


def _activation(
    plane: Floats, step: Activation, rows: range, columns: range
) -> tuple[Experiment, int]:
    part = plane[rows.start : rows.stop, columns.start : columns.stop]
    return Experiment(part[None].astype(np.float64), operation=step), 0
