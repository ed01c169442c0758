"""A window of a convolution as one neuron, and a neuron as a convolution.

A filter is a neuron with fixed weights: x are the cells under the window, channel by channel and
row by row, w the filter's weights as they meet them, b the filter's bias.
"""

from dataclasses import replace

import numpy as np

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Convolution, Experiment, is_flipped
from cnnlab.core.experiment.steps import Cell, ConvolutionStep, StepPlan, Window
from cnnlab.core.shapes import Pair
from cnnlab.lessons.sheet import OneNeuron, WindowOrigin


def window_neuron(experiment: Experiment, cell: Cell) -> Neuron:
    """The linear neuron of an output cell: its z is the cell's number.

    Cells of the padding are inputs that are 0; a flipped filter's weights stand as they are
    multiplied; the scale is part of the weights. Raises ValueError where the operation is no
    convolution or has no output, IndexError for a cell outside the output.
    """
    step = _step(experiment, cell)
    return Neuron(step.values.ravel(), _scaled(step), step.bias, Function("linear"))


def one_from_window(experiment: Experiment, cell: Cell, predicts: bool = False) -> OneNeuron:
    """The same as what the Neuron tab shows, with the way back."""
    origin = WindowOrigin(experiment, cell)
    return OneNeuron(window_neuron(experiment, cell), predicts=predicts, origin=origin)


def convolution_of(one: OneNeuron) -> tuple[Experiment, Cell]:
    """The experiment that shows a neuron as a convolution, and the output cell to look at.

    One that came from a window goes back into it: weights and bias into its filter, inputs into
    the cells under it; the same object where no number differs. Any other neuron is an input
    (1, 1, n) under a filter of that size. Raises ValueError for numbers that are not finite.
    """
    origin = one.origin
    if origin is not None and one.neuron.w.size == origin.experiment.filters[0].size:
        return _put_back(origin.experiment, origin.cell, one.neuron), origin.cell
    row = (1, 1, len(one.neuron.x))
    experiment = Experiment(
        one.neuron.x.reshape(row), one.neuron.w.reshape(1, *row), np.array([one.neuron.b])
    )
    return experiment, (0, 0, 0)


def reaches_padding(origin: WindowOrigin) -> bool:
    """Whether cells of the window lie in the padding."""
    return not _inside(origin).all()


def fits_window(origin: WindowOrigin, neuron: Neuron) -> bool:
    """Whether a neuron can be put back where one came from: as many inputs, 0 in the padding."""
    experiment = origin.experiment
    if neuron.w.size != experiment.filters[0].size:
        return False
    x = neuron.x.reshape(experiment.filters.shape[1:])
    return not x[:, ~_inside(origin)].any()


def _inside(origin: WindowOrigin) -> Mask:
    """Which taps (kh, kw) of the window lie in the input, not in the padding."""
    experiment = origin.experiment
    window = StepPlan(experiment, np.zeros((1, 1, 1))).window(*origin.cell[1:])
    taps = [window.cell(i, j) for i, j in np.ndindex(window.taps)]
    holds = [_holds(experiment.input, cell) for cell in taps]
    return np.array(holds).reshape(window.taps)


def _step(experiment: Experiment, cell: Cell) -> ConvolutionStep:
    found = evaluate(experiment)
    if not isinstance(experiment.operation, Convolution) or not isinstance(found, Evaluation):
        raise ValueError("window: got no convolution with an output, expected one")
    step = found.plan[found.plan.index_of(cell)]
    assert isinstance(step, ConvolutionStep)  # noqa: S101 - of a convolution
    return step


def _scaled(step: ConvolutionStep) -> Array:
    """Weights (n,) with the scale in them."""
    return step.weights.ravel() * step.scale.numerator / step.scale.denominator


def _put_back(experiment: Experiment, cell: Cell, neuron: Neuron) -> Experiment:
    """The experiment with a neuron's numbers; those that are the same stay as they are, exactly."""
    step, k = _step(experiment, cell), cell[0]
    changed = experiment
    w, before = neuron.w.reshape(step.weights.shape), _scaled(step).reshape(step.weights.shape)
    if not np.array_equal(w, before):
        unscaled = w * step.scale.denominator / step.scale.numerator
        weights = np.where(w == before, step.weights, unscaled)
        filters = experiment.filters.copy()
        filters[k] = weights[:, ::-1, ::-1] if is_flipped(experiment) else weights
        changed = replace(changed, filters=filters)
    if neuron.b != step.bias:
        biases = experiment.biases.copy()
        biases[k] = neuron.b
        changed = replace(changed, biases=biases)
    x = neuron.x.reshape(step.values.shape)
    if not np.array_equal(x, step.values):
        changed = replace(changed, input=_with_window(experiment.input, step.window, x))
    return changed


def _with_window(array: Array, window: Window, x: Array) -> Array:
    """The input (C, H, W) with other cells (C, kh, kw) under a window; padding stays 0."""
    copy = array.copy()
    for i, j in np.ndindex(window.taps):
        row, column = window.cell(i, j)
        if _holds(array, (row, column)):
            copy[:, row, column] = x[:, i, j]
    return copy


def _holds(array: Array, cell: Pair) -> bool:
    return 0 <= cell[0] < array.shape[1] and 0 <= cell[1] < array.shape[2]
