"""The numbers around a pixel of a filter's result as an experiment, to look at it step by step.

Axis order: values (C, H, W), filters (K, C, kh, kw).
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.experiment.experiment import Convolution, Experiment
from cnnlab.core.filter_settings import OUTSIDE, Axis
from cnnlab.core.filtering import region
from cnnlab.core.shapes import Pair, effective_field
from cnnlab.lab.images.filtering import FilterTask
from cnnlab.lab.images.layer_region import AROUND, MOST_READ, Region, cut, sources


class _Part(NamedTuple):
    """Along one axis: windows, the places that they read, and from one weight to the next."""

    windows: range
    places: range
    dilation: int


def filter_region(task: FilterTask, at: Pair) -> Region | None:
    """What the filter does around a pixel of its result, the last time that it is applied.

    Padding is there as numbers. A pair is two filters: of one input, or of an input for each where
    it is applied repeatedly. Fewer neighbours are taken where the input would be larger than
    MOST_READ; where one window already is, only the pixels that its weights meet are. None where
    there is no such pixel, or numbers are not finite.
    """
    if isinstance(task.passes, Problem):
        return None
    both = task.passes[-1]
    if not all(0 <= a < axis.windows for a, axis in zip(at, both, strict=True)):
        return None
    parts = _part(both[0], at[0]), _part(both[1], at[1])
    read = _read(task, both, parts)
    filters = _filters(task.kernels, len(read))
    if not np.isfinite(np.abs(read).max() * np.abs(filters).sum()):
        return None
    experiment = Experiment(
        read,
        filters,
        np.zeros(len(filters)),
        task.settings.stride,
        dilation=(parts[0].dilation, parts[1].dilation),
        operation=Convolution(task.settings.flip),
    )
    rows, columns = parts[0].windows, parts[1].windows
    cell = (0, at[0] - rows.start, at[1] - columns.start)
    return Region(experiment, cell, rows, columns, task.combined)


def gaps_left_out(task: FilterTask) -> bool:
    """Whether dilated windows are too large to be shown with the pixels between their weights."""
    return max(map(effective_field, _shape(task), task.settings.dilation)) > MOST_READ


def _part(axis: Axis, at: int) -> _Part:
    """As many neighbours to each side as the input has space for, AROUND at most."""
    for around in range(AROUND, -1, -1):
        windows = range(max(0, at - around), min(axis.windows, at + around + 1))
        if len(axis.read(windows)) <= MOST_READ:
            return _Part(windows, axis.read(windows), axis.dilation)
    first = axis.first(at)
    return _Part(range(at, at + 1), range(first, first + axis.reach, axis.dilation), 1)


def _read(task: FilterTask, both: tuple[Axis, Axis], parts: tuple[_Part, _Part]) -> Array:
    """The values that are read: of the picture, or of each filter's result so far."""
    source = sources(both, (parts[0].places, parts[1].places))
    if task.settings.repeat == 1:
        return cut(task.exact[None], source).astype(np.float64)
    earlier = replace(task.settings, repeat=task.settings.repeat - 1)
    rows, columns = (axis.inside(part.windows) for axis, part in zip(both, parts, strict=True))
    before = np.stack([region(task.exact, w, earlier, rows, columns) for w in task.kernels])
    down, right = (
        np.where(s == OUTSIDE, OUTSIDE, s - part.start)
        for s, part in zip(source, (rows, columns), strict=True)
    )
    return cut(before, (down, right)).astype(np.float64)


def _filters(kernels: tuple[Floats, ...], inputs: int) -> Array:
    """Filters (K, C, kh, kw): each of the one input, or each of its own."""
    filters = np.stack([w[None].astype(np.float64) for w in kernels])
    if inputs == 1:
        return filters
    return np.eye(inputs)[:, :, None, None] * filters


def _shape(task: FilterTask) -> Pair:
    height, width = task.kernels[0].shape
    return height, width
