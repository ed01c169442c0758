"""Predicting an output: tries for its cells, which of them are right, and the score."""

from dataclasses import dataclass, replace

import numpy as np

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.bench import Bench

EXACT = 1e-9
CLOSE = 0.005 + EXACT  # tolerance of a prediction to two decimals
MOST_TRIES = 3  # after which a cell's sum is shown


@dataclass(frozen=True)
class Score:
    """Number of cells that were predicted, and of right ones among them."""

    right: int
    guessed: int


def with_predictions(
    bench: Bench, cells: dict[Cell, float | None], output: Array | None = None
) -> Bench:
    """The bench with another try for each of some cells; None takes all tries for one back.

    What is known already stays as it is where the ``output`` tells.
    """
    known = list(bench.predictions)
    for cell, value in cells.items():
        made = tries(bench, cell)
        if output is not None and is_known(bench, cell, float(output[cell])):
            continue
        if value is None:
            known = [one for one in known if one[0] != cell]
        elif not made or value != made[-1]:
            known.append((cell, value))
    predictions = tuple(sorted(known, key=lambda one: one[0]))  # tries keep their order
    return bench if predictions == bench.predictions else replace(bench, predictions=predictions)


def with_sum_shown(bench: Bench, cell: Cell) -> Bench:
    """The bench with a cell's number given away: what is typed for it counts no more."""
    return replace(bench, shown=tuple(sorted({*bench.shown, cell})))


def with_predictions_for(bench: Bench, before: Array | None, after: Array) -> Bench:
    """The bench with what was predicted of an output (K, OH, OW) ``before``, now that it changed.

    Predictions go with a cell, and with its number if it is another; their score is kept.
    """
    cells = {cell for cell, _ in bench.predictions} | set(bench.shown)
    gone = {cell for cell in cells if not _is_same(cell, before, after)}
    if not gone:
        return bench
    lost = dict(one for one in bench.predictions if one[0] in gone)  # the last try for each
    right = [
        is_right(typed, float(before[cell]))
        for cell, typed in lost.items()
        if before is not None and _within(cell, before.shape)
    ]
    return replace(
        bench,
        predictions=tuple(one for one in bench.predictions if one[0] not in gone),
        shown=tuple(cell for cell in bench.shown if cell not in gone),
        scored=(bench.scored[0] + sum(right), bench.scored[1] + len(right)),
    )


def _is_same(cell: Cell, before: Array | None, after: Array) -> bool:
    if not _within(cell, after.shape):
        return False
    if before is None:
        return True
    return _within(cell, before.shape) and bool(before[cell] == after[cell])


def tries(bench: Bench, cell: Cell) -> tuple[float, ...]:
    """What was typed for a cell, in its order."""
    return tuple(value for at, value in bench.predictions if at == cell)


def is_known(bench: Bench, cell: Cell, expected: float) -> bool:
    """Whether a cell was predicted right, is out of tries, or was given away."""
    made = tries(bench, cell)
    right = any(is_right(value, expected) for value in made)
    return right or len(made) >= MOST_TRIES or cell in bench.shown


def is_hidden(bench: Bench, cell: Cell, expected: float) -> bool:
    """Whether a cell's output is still to be predicted."""
    return bench.output_mode == "predict" and not is_known(bench, cell, expected)


def guesses(bench: Bench, shape: tuple[int, ...]) -> Array:
    """The last predictions (K, OH, OW); NaN where there is none."""
    array = np.full(shape, np.nan)
    for cell, value in bench.predictions:
        if _within(cell, shape):
            array[cell] = value
    return array


def shown_cells(bench: Bench, shape: tuple[int, ...]) -> Mask:
    """Which cells (K, OH, OW) were given away."""
    mask = np.zeros(shape, dtype=bool)
    for cell in bench.shown:
        if _within(cell, shape):
            mask[cell] = True
    return mask


def _within(cell: Cell, shape: tuple[int, ...]) -> bool:
    return all(at < size for at, size in zip(cell, shape, strict=True))


def is_right(guess: float, expected: float) -> bool:
    """Whether a prediction is right to two decimals, rounded or cut off as ninths are written."""
    return bool(are_right(np.array(guess), np.array(expected)))


def are_right(predicted: Array, expected: Array) -> Mask:
    """Which predictions are right to two decimals, as ``is_right``; not those that are NaN."""
    cut = np.trunc(np.round(expected * 100, 7)) / 100  # as two decimals are written
    return (np.abs(predicted - expected) <= CLOSE) | (np.abs(predicted - cut) <= EXACT)


def score(bench: Bench, evaluation: Evaluation) -> Score:
    """Score the predictions of a bench, with those whose numbers have gone."""
    made = guesses(bench, evaluation.output_shape)
    right = are_right(made, evaluation.output)
    return Score(bench.scored[0] + int(right.sum()), bench.scored[1] + int((~np.isnan(made)).sum()))
