"""What each grid of the stage shows, from the document and the player."""

from functools import lru_cache
from typing import Literal

import numpy as np

from cnnlab.core.arrays import Mask
from cnnlab.core.experiment.channel_maps import channel_maps
from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Pooling,
    is_flipped,
)
from cnnlab.core.kernels import common_divisor
from cnnlab.lab.convolution.bench import Bench, edited
from cnnlab.lab.convolution.outputs import difference, truncates
from cnnlab.lab.convolution.predictions import are_right, guesses, shown_cells
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.colours import colour_range
from cnnlab.scene.grid import Cells
from cnnlab.scene.layout import StageShape

Channels = Literal["sum", "mean", "apart"]
"""How the channels of each filter are shown: added up as they are, their mean too, or each too."""
MOST_APART = 4  # channels whose maps are shown beside each output


def maps_beside(bench: Bench, channels: Channels) -> int:
    """How many maps stand beside each output."""
    e = bench.experiment
    count = e.input.shape[0]
    if not isinstance(e.operation, Convolution) or count == 1 or channels == "sum":
        return 0
    return 1 if channels == "mean" else count if count <= MOST_APART else 0


def stage_shape(
    bench: Bench, evaluation: Evaluation | None, in_use: int, beside: Channels = "sum"
) -> StageShape:
    """What has to be placed on the stage."""
    e = bench.experiment
    channels, rows, columns = e.input.shape
    convolution = isinstance(e.operation, Convolution)
    filters = e.filters.shape[0] if convolution else 0
    window = e.operation.size if isinstance(e.operation, Pooling) else (1, 1)
    output = evaluation.output_shape if evaluation is not None else (filters or channels, 3, 3)
    return StageShape(
        channels=channels,
        input=(rows, columns),
        ring=(0, 0) if isinstance(e.operation, Activation) else _ring(e),
        filters=filters,
        weights=(e.filters.shape[2], e.filters.shape[3]) if convolution else window,
        outputs=output[0],
        output=(output[1], output[2]),
        in_use=min(in_use, max(filters, 1) - 1),
        compare=evaluation is not None and difference(bench, evaluation) is not None,
        apart=0 if evaluation is None else maps_beside(bench, beside),
        curve=isinstance(e.operation, Activation),
        has_output=evaluation is not None,
    )


def _ring(e: Experiment) -> tuple[int, int]:
    """The padding as it can be drawn."""
    return max(e.padding[0], 0), max(e.padding[1], 0)


def padding_text(e: Experiment) -> str:
    """What the padding counts as: 0, -inf under a maximum, nothing in a mean."""
    if not isinstance(e.operation, Pooling):
        return "0"
    return "−∞" if e.operation.kind == "max" else ""


def input_cells(bench: Bench, evaluation: Evaluation | None) -> list[Cells]:
    """A grid for each channel of the input."""
    x, marks = bench.experiment.input, edited(bench, "input")
    largest = colour_range(x)
    hatched = evaluation.uncovered if evaluation is not None else (0, 0)
    unread = evaluation.unread if evaluation is not None else ((), ())
    ring, cut = padding_text(bench.experiment), truncates(bench)
    return [
        Cells(
            x[c],
            largest,
            None,
            None if marks is None else marks[c],
            bench.white,
            hatched,
            ring,
            cut,
            unread=unread,
        )
        for c in range(x.shape[0])
    ]


@lru_cache(maxsize=2)
def weight_divisors(experiment: Experiment) -> tuple[int, ...]:
    """Of what the weights of each filter are written as parts."""
    return tuple(common_divisor(filter_) for filter_ in experiment.filters)


def filter_cells(bench: Bench) -> list[list[Cells]]:
    """A grid for each filter and each of the input's channels; blank where a filter lacks one.

    A flipped filter is turned by 180 degrees, as it meets the window.
    """
    w, marks = bench.experiment.filters, edited(bench, "filters")
    turned = is_flipped(bench.experiment)
    if turned:
        w, marks = w[..., ::-1, ::-1], None if marks is None else marks[..., ::-1, ::-1]
    largest = colour_range(w)
    divisors = weight_divisors(bench.experiment)
    return [
        [
            Cells(
                w[k, c],
                largest,
                None,
                None if marks is None else marks[k, c],
                divisor=divisors[k],
                turned=turned,
            )
            if c < w.shape[1]
            else _blank(w.shape[2], w.shape[3])
            for c in range(bench.experiment.input.shape[0])
        ]
        for k in range(w.shape[0])
    ]


def bias_cells(bench: Bench) -> list[Cells]:
    """A grid of one cell for each filter's bias; blank where there is none."""
    b, marks = bench.experiment.biases, edited(bench, "biases")
    largest = max(float(np.abs(b).max()), 1.0)
    return [
        Cells(b[k : k + 1, None], largest, None, None if marks is None else marks[k : k + 1, None])
        if k < b.shape[0]
        else _blank(1, 1)
        for k in range(bench.experiment.filters.shape[0])
    ]


def _blank(rows: int, columns: int) -> Cells:
    return Cells(np.zeros((rows, columns)), revealed=np.zeros((rows, columns), dtype=bool))


def output_cells(bench: Bench, evaluation: Evaluation, player: StepPlayer) -> list[Cells]:
    """A grid for each filter's output, with what the window has not reached yet hidden."""
    y = evaluation.output
    largest = colour_range(y)
    if bench.output_mode == "predict":
        typed, given = guesses(bench, y.shape), shown_cells(bench, y.shape)
        right = are_right(typed, y)
        return [
            Cells(y[k], largest, given[k], predictions=typed[k], right=right[k])
            for k in range(y.shape[0])
        ]
    shown = [None] * y.shape[0] if bench.output_mode == "all" else revealed(evaluation, player)
    cut = truncates(bench)
    return [Cells(y[k], largest, shown[k], truncate=cut) for k in range(y.shape[0])]


def apart_cells(
    bench: Bench, evaluation: Evaluation, player: StepPlayer, beside: Channels
) -> list[list[Cells]]:
    """For each output the maps beside it: of its channels, or their mean; hidden as it is."""
    maps = channel_maps(bench.experiment)
    if beside == "mean":
        maps = maps.mean(axis=1, keepdims=True)
    largest, cut = colour_range(maps), truncates(bench)
    shown: list[Mask | None] = [None] * maps.shape[0]
    if bench.output_mode == "predict":
        shown = [np.zeros(maps.shape[2:], dtype=bool)] * maps.shape[0]
    elif bench.output_mode == "fill":
        shown = revealed(evaluation, player)
    return [
        [Cells(one, largest, shown[k], truncate=cut) for one in maps[k]]
        for k in range(maps.shape[0])
    ]


def difference_cells(bench: Bench, evaluation: Evaluation) -> list[Cells]:
    """A grid for each output's difference from the reference; none without a reference."""
    change = difference(bench, evaluation)
    if change is None:
        return []
    largest = colour_range(change)
    return [Cells(change[k], largest) for k in range(change.shape[0])]


def revealed(evaluation: Evaluation, player: StepPlayer) -> list[Mask | None]:
    """Which cells of each output the window has made; None for a whole one."""
    count, rows, columns = evaluation.output_shape
    made = player.index + (1 if _finished(player) else 0)
    masks: list[Mask | None] = []
    for k in range(count):
        here = made - k * rows * columns
        if here >= rows * columns:
            masks.append(None)
        else:
            masks.append((np.arange(rows * columns) < here).reshape(rows, columns))
    return masks


def _finished(player: StepPlayer) -> bool:
    """Whether the shown step's own cell is made: the window stands there, the sum is complete."""
    moment = player.moment
    return player.pose.arrived and (moment is None or moment.kind == "total")
