"""Operations on an output: predict it, compare it, use it as the next input."""

from dataclasses import dataclass, replace

import numpy as np

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Operation,
    Pooling,
)
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.bench import Bench, OutputMode
from cnnlab.lessons.presets import Preset

CLOSE = 0.005 + 1e-9  # tolerance of a prediction to two decimals


@dataclass(frozen=True)
class Score:
    """Number of predictions, and of right ones among them."""

    right: int
    guessed: int


def with_predictions(bench: Bench, cells: dict[Cell, float | None]) -> Bench:
    """The bench with predictions added or changed; None removes one."""
    known: dict[Cell, float] = dict(bench.predictions)
    for cell, value in cells.items():
        if value is None:
            known.pop(cell, None)
        else:
            known[cell] = value
    predictions = tuple(sorted(known.items()))
    return bench if predictions == bench.predictions else replace(bench, predictions=predictions)


def with_predictions_within(bench: Bench, shape: tuple[int, int, int]) -> Bench:
    """The bench without predictions for cells outside an output (K, OH, OW)."""
    lost = [cell for cell, _ in bench.predictions if not _within(cell, shape)]
    return with_predictions(bench, dict.fromkeys(lost))


def _within(cell: Cell, shape: tuple[int, int, int]) -> bool:
    return all(at < size for at, size in zip(cell, shape, strict=True))


def guesses(bench: Bench, shape: tuple[int, int, int]) -> Array:
    """The predictions (K, OH, OW); NaN where there is none."""
    array = np.full(shape, np.nan)
    for cell, value in bench.predictions:
        if _within(cell, shape):
            array[cell] = value
    return array


def is_hidden(bench: Bench, cell: Cell) -> bool:
    """Whether a cell's output is still to be predicted."""
    return bench.output_mode == "predict" and cell not in dict(bench.predictions)


def is_right(guess: float, expected: float) -> bool:
    """Whether a prediction is right to two decimals."""
    return abs(guess - expected) <= CLOSE


def are_right(predicted: Array, expected: Array) -> Mask:
    """Which predictions are right to two decimals; not those that are NaN."""
    return np.abs(predicted - expected) <= CLOSE


def score(bench: Bench, evaluation: Evaluation) -> Score:
    """Score the predictions of a bench."""
    made = guesses(bench, evaluation.output_shape)
    right = are_right(made, evaluation.output)
    return Score(int(right.sum()), int((~np.isnan(made)).sum()))


def with_reference(bench: Bench, output: Array | None) -> Bench:
    """Set the output that later ones are compared with, or clear it."""
    return replace(bench, reference=output)


def difference(bench: Bench, evaluation: Evaluation) -> Array | None:
    """The output less the reference, signed; None without one or where sizes differ."""
    if bench.reference is None or bench.reference.shape != evaluation.output.shape:
        return None
    return evaluation.output - bench.reference


def output_as_input(bench: Bench, evaluation: Evaluation) -> Bench:
    """The output becomes the input of what usually comes next: ReLU, then a pool, then filters."""
    e = bench.experiment
    operation = following(e.operation)
    if isinstance(operation, Pooling):
        stride, padding = operation.size, (0, 0)
    else:
        kh, kw = e.filters.shape[2:]
        stride, padding = (1, 1), (kh // 2, kw // 2)
    channels = np.arange(evaluation.output.shape[0]) % e.filters.shape[1]
    experiment = Experiment(
        evaluation.output,
        e.filters[:, channels],
        e.biases,
        stride,
        padding,
        (1, 1),
        operation,
    )
    chain = (*bench.chain, replace(bench, chain=()))
    return Bench(experiment, experiment, bench.preset, _shown(bench), chain=chain)


def back_along(bench: Bench, index: int) -> Bench:
    """An earlier link of the chain, as it was."""
    return replace(bench.chain[index], chain=bench.chain[:index])


def truncates(bench: Bench) -> bool:
    """Whether numbers are shown with truncated decimals, as the tutorial prints its ninths."""
    return any(link.experiment.scale != 1 for link in (*bench.chain, bench))


def to_preset(bench: Bench) -> Preset:
    """The experiment that is shown as a preset, still without an id and a title."""
    return Preset("", {}, {}, bench.experiment, truncates(bench), bench.white)


def following(operation: Operation) -> Operation:
    """What usually follows in a network: CONV, RELU, POOL, and again."""
    if isinstance(operation, Convolution):
        return Activation("relu")
    return Pooling("max", (2, 2)) if isinstance(operation, Activation) else Convolution()


def _shown(bench: Bench) -> OutputMode:
    return "fill" if bench.output_mode == "predict" else bench.output_mode
