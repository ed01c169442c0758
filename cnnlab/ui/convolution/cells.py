"""What each grid of the stage shows, from the document and the player."""

import numpy as np

from cnnlab.core.evaluate import Evaluation
from cnnlab.lab.bench import Bench, edited
from cnnlab.lab.player import Player
from cnnlab.scene.grid import Cells, Mask


def input_cells(bench: Bench, evaluation: Evaluation | None) -> list[Cells]:
    """A grid for each channel of the input."""
    x, marks = bench.experiment.input, edited(bench, "input")
    largest = float(np.abs(x).max())
    hatched = evaluation.uncovered if evaluation is not None else (0, 0)
    return [
        Cells(x[c], largest, None, None if marks is None else marks[c], bench.white, hatched)
        for c in range(x.shape[0])
    ]


def filter_cells(bench: Bench) -> list[list[Cells]]:
    """A grid for each filter and channel."""
    w, marks = bench.experiment.filters, edited(bench, "filters")
    largest = float(np.abs(w).max())
    return [
        [
            Cells(w[k, c], largest, None, None if marks is None else marks[k, c])
            for c in range(w.shape[1])
        ]
        for k in range(w.shape[0])
    ]


def bias_cells(bench: Bench) -> list[Cells]:
    """A grid of one cell for each bias."""
    b, marks = bench.experiment.biases, edited(bench, "biases")
    largest = max(float(np.abs(b).max()), 1.0)
    return [
        Cells(b[k : k + 1, None], largest, None, None if marks is None else marks[k : k + 1, None])
        for k in range(b.shape[0])
    ]


def output_cells(bench: Bench, evaluation: Evaluation, player: Player) -> list[Cells]:
    """A grid for each filter's output, with what the window has not reached yet hidden."""
    y = evaluation.output
    largest = float(np.abs(y).max())
    shown = [None] * y.shape[0] if bench.output_mode == "all" else revealed(evaluation, player)
    return [Cells(y[k], largest, shown[k]) for k in range(y.shape[0])]


def revealed(evaluation: Evaluation, player: Player) -> list[Mask | None]:
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


def _finished(player: Player) -> bool:
    """Whether the shown step's own cell is made: the window stands there, the sum is complete."""
    moment = player.moment
    return player.pose.arrived and (moment is None or moment.kind == "total")
