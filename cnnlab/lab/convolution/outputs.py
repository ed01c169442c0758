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
MOST_TRIES = 3  # after which a cell's sum is shown


@dataclass(frozen=True)
class Score:
    """Number of predictions, and of right ones among them."""

    right: int
    guessed: int


def with_predictions(
    bench: Bench, cells: dict[Cell, float | None], output: Array | None = None
) -> Bench:
    """The bench with another try for each of some cells; None takes all tries for one back.

    What is known already, right or after MOST_TRIES, stays as it is where the ``output`` tells.
    """
    known = list(bench.predictions)
    for cell, value in cells.items():
        made = tries(bench, cell)
        if output is not None and _is_settled(made, float(output[cell])):
            continue
        if value is None:
            known = [one for one in known if one[0] != cell]
        elif not made or value != made[-1]:
            known.append((cell, value))
    predictions = tuple(sorted(known, key=lambda one: one[0]))  # tries keep their order
    return bench if predictions == bench.predictions else replace(bench, predictions=predictions)


def tries(bench: Bench, cell: Cell) -> tuple[float, ...]:
    """What was typed for a cell, in its order."""
    return tuple(value for at, value in bench.predictions if at == cell)


def _is_settled(made: tuple[float, ...], expected: float) -> bool:
    return len(made) >= MOST_TRIES or any(is_right(value, expected) for value in made)


def with_predictions_within(bench: Bench, shape: tuple[int, int, int]) -> Bench:
    """The bench without predictions for cells outside an output (K, OH, OW)."""
    lost = {cell for cell, _ in bench.predictions if not _within(cell, shape)}
    return with_predictions(bench, dict.fromkeys(lost))


def _within(cell: Cell, shape: tuple[int, int, int]) -> bool:
    return all(at < size for at, size in zip(cell, shape, strict=True))


def guesses(bench: Bench, shape: tuple[int, int, int]) -> Array:
    """The last predictions (K, OH, OW); NaN where there is none."""
    array = np.full(shape, np.nan)
    for cell, value in bench.predictions:
        if _within(cell, shape):
            array[cell] = value
    return array


def is_hidden(bench: Bench, cell: Cell, expected: float) -> bool:
    """Whether a cell's output is still to be predicted: neither right nor out of tries."""
    return bench.output_mode == "predict" and not _is_settled(tries(bench, cell), expected)


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
