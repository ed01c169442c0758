"""Receptive fields through several experiments, each the input of the next.

Cells are (slice, row, column), counted from 0.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cnnlab.core.experiment.experiment import Convolution, Experiment
from cnnlab.core.experiment.steps import Cell, Window, window_at


class Region(NamedTuple):
    """The smallest block of a volume's cells that holds all that is read; empty in the padding."""

    channels: range
    rows: range
    columns: range


def receptive_fields(experiments: Sequence[Experiment], output: Cell) -> list[Region]:
    """What an output cell of the last experiment is made of, in the input of each of them.

    The output of each is the input of the next; the regions are in the order of the experiments.
    """
    channel, row, column = output
    region = Region(range(channel, channel + 1), range(row, row + 1), range(column, column + 1))
    found = []
    for e in reversed(experiments):
        region = _read(e, region)
        found.append(region)
    return found[::-1]


def _read(e: Experiment, region: Region) -> Region:
    """Region of an experiment's input that a region of its output reads."""
    count, height, width = e.input.shape
    whole = isinstance(e.operation, Convolution)
    channels = range(count) if whole else region.channels
    if not (region.rows and region.columns):
        return Region(channels, range(0), range(0))
    first = window_at(e, region.rows[0], region.columns[0])
    last = window_at(e, region.rows[-1], region.columns[-1])
    rows = range(max(first.top, 0), min(_end(last, 0), height))
    columns = range(max(first.left, 0), min(_end(last, 1), width))
    return Region(channels, rows, columns)


def _end(window: Window, axis: int) -> int:
    return (window.top, window.left)[axis] + window.extent[axis]
