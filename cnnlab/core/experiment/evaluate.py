"""From an experiment to its output, or to the reason why there is none.

Axis order: input (C, H, W), filters (K, C, kh, kw), output (K, OH, OW); pairs are (rows, columns).
"""

from dataclasses import dataclass, field, replace

from cnnlab.core import ops
from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.core.experiment.steps import StepPlan, activate
from cnnlab.core.experiment.sums import channel_sums, convolution_output
from cnnlab.core.shapes import (
    FittingSetting,
    Pair,
    effective_field,
    fitting,
    output_size,
    uncovered,
    unread,
)

Volume = tuple[int, int, int]
"""Channels, rows, columns."""


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The result of an experiment: its output, shapes and cost.

    ``uncovered`` counts the rows and columns at the far end of the padded input that no window
    reaches because the stride does not divide, ``unread`` names the rows and columns between its
    windows that none reads; ``fit`` then holds, for rows and for columns, the nearest strides and
    paddings with which all is read. ``multiplications`` is the cost of the plain algorithm.
    """

    output: Array
    plan: StepPlan
    input_shape: Volume
    output_shape: Volume
    parameters: int
    multiplications: int
    uncovered: Pair = (0, 0)
    fit: tuple[tuple[FittingSetting, ...], tuple[FittingSetting, ...]] = ((), ())
    unread: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())


@dataclass(frozen=True)
class Problem:
    """Why no output exists: a code for the window to put into words, and the values for it."""

    code: str
    numbers: dict[str, int] = field(default_factory=dict)


def evaluate(experiment: Experiment) -> Evaluation | Problem:
    """Output, shapes, cost and step plan of an experiment; a Problem when no output exists.

    The output size is the floor of (W - F + 2P) / S + 1 (Dumoulin and Visin 2016, A guide to
    convolution arithmetic for deep learning, relationship 6).
    """
    problem = _setting_problem(experiment) or _shape_problem(experiment)
    if problem is not None:
        return problem
    operation = experiment.operation
    if isinstance(operation, Activation):
        return _evaluate_activation(experiment, operation)
    if isinstance(operation, Pooling):
        return _evaluate_pooling(experiment, operation)
    return _evaluate_convolution(experiment, operation)


def _setting_problem(e: Experiment) -> Problem | None:
    for name, pair, least in (
        ("stride", e.stride, 1),
        ("padding", e.padding, 0),
        ("dilation", e.dilation, 1),
    ):
        if min(pair) < least:
            return Problem(name, {"came": min(pair), "least": least})
    return None


def _shape_problem(e: Experiment) -> Problem | None:
    if isinstance(e.operation, Activation):
        return None
    if isinstance(e.operation, Pooling):
        for size, padding in zip(e.operation.size, e.padding, strict=True):
            if padding >= size:
                return Problem("pool_padding", {"padding": padding, "size": size})
    else:
        if e.filters.shape[1] != e.input.shape[0]:
            numbers = {"filter": e.filters.shape[1], "input": e.input.shape[0]}
            return Problem("channels", numbers)
        if e.filters.shape[0] != e.biases.shape[0]:
            numbers = {"filters": e.filters.shape[0], "biases": e.biases.shape[0]}
            return Problem("biases", numbers)
    for axis in (0, 1):
        size = e.input.shape[1 + axis]
        if _output_size(e, axis) < 1:
            reach = effective_field(_field(e)[axis], _dilation(e)[axis])
            padded = size + 2 * e.padding[axis]
            return Problem("too_small", {"axis": axis, "window": reach, "padded": padded})
    return None


def _field(e: Experiment) -> Pair:
    if isinstance(e.operation, Pooling):
        return e.operation.size
    return e.filters.shape[2], e.filters.shape[3]


def _dilation(e: Experiment) -> Pair:
    return (1, 1) if isinstance(e.operation, Pooling) else e.dilation


def _output_size(e: Experiment, axis: int) -> int:
    partial = isinstance(e.operation, Pooling) and e.operation.partial
    return output_size(
        e.input.shape[1 + axis],
        _field(e)[axis],
        e.stride[axis],
        e.padding[axis],
        _dilation(e)[axis],
        partial=partial,
    )


def _line(e: Experiment, axis: int) -> tuple[int, int, int, int, int]:
    size = e.input.shape[1 + axis]
    return size, _field(e)[axis], e.stride[axis], e.padding[axis], _dilation(e)[axis]


def _evaluate_convolution(e: Experiment, operation: Convolution) -> Evaluation:
    sums = channel_sums(e, operation)
    output = convolution_output(e, sums)
    products = output.size * e.filters[0].size
    return _windowed(e, output, e.filters.size + e.biases.size, products, sums)


def _evaluate_pooling(e: Experiment, operation: Pooling) -> Evaluation:
    pool = ops.max_pool2d if operation.kind == "max" else ops.avg_pool2d
    output = pool(
        e.input[None],
        operation.size,
        stride=e.stride,
        padding=e.padding,
        partial=operation.partial,
    )[0]
    multiplications = output.size if operation.kind == "average" else 0
    return _windowed(e, output, 0, multiplications)


def _windowed(
    e: Experiment, output: Array, parameters: int, multiplications: int, sums: Array | None = None
) -> Evaluation:
    partial = isinstance(e.operation, Pooling) and e.operation.partial
    left = (0, 0) if partial else (uncovered(*_line(e, 0)), uncovered(*_line(e, 1)))
    found = _finished(e, output, parameters, multiplications, sums)
    between = (
        unread(*_line(e, 0), output.shape[1]),
        unread(*_line(e, 1), output.shape[2]),
    )
    return replace(found, uncovered=left, unread=between, fit=(_fit(e, 0, left), _fit(e, 1, left)))


def _fit(e: Experiment, axis: int, left: Pair) -> tuple[FittingSetting, ...]:
    reach = effective_field(_field(e)[axis], _dilation(e)[axis])
    if not left[axis] and e.stride[axis] <= reach:
        return ()
    below = e.operation.size[axis] if isinstance(e.operation, Pooling) else None
    return tuple(fitting(*_line(e, axis), below=below))


def _evaluate_activation(e: Experiment, operation: Activation) -> Evaluation:
    return _finished(e, activate(operation, e.input), 0, 0)


def _finished(
    e: Experiment,
    output: Array,
    parameters: int,
    multiplications: int,
    sums: Array | None = None,
) -> Evaluation:
    output.flags.writeable = False
    c, h, w = e.input.shape
    k, oh, ow = output.shape
    plan = StepPlan(e, output, sums)
    return Evaluation(output, plan, (c, h, w), (k, oh, ow), parameters, multiplications)
