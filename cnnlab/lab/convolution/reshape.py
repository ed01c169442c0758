"""Another geometry for a bench: sizes, settings and the operation, as pure functions.

Growing keeps what is there, at the top left, and adds numbers of the course demo's ranges, always
the same ones; shrinking cuts at the far end.
"""

from dataclasses import replace

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Operation,
    OperationSettings,
    Pooling,
)
from cnnlab.core.shapes import Pair
from cnnlab.lab.convolution.bench import Bench

MOST_CHANNELS, MOST_FILTERS, MOST_SIZE, MOST_FIELD = 4, 8, 64, 11
MOST_STRIDE, MOST_PADDING, MOST_DILATION = 11, 10, 6


def with_channels(bench: Bench, count: int) -> Bench:
    """An input and filters of another number of channels."""
    x, w = bench.experiment.input, bench.experiment.filters
    x = grown(x, (count, *x.shape[1:]), _input_range(bench))
    w = grown(w, (w.shape[0], count, *w.shape[2:]), (-1, 1))
    return _with(bench, input=x, filters=w)


def with_input_size(bench: Bench, size: Pair) -> Bench:
    """An input of other rows and columns."""
    x = bench.experiment.input
    return _with(bench, input=grown(x, (x.shape[0], *size), _input_range(bench)))


def with_filters(bench: Bench, count: int) -> Bench:
    """Another number of filters (depth of the output), each with its bias."""
    w, b = bench.experiment.filters, bench.experiment.biases
    return _with(
        bench,
        filters=grown(w, (count, *w.shape[1:]), (-1, 1)),
        biases=grown(b, (count,), (0, 0)),
    )


def with_field(bench: Bench, size: Pair) -> Bench:
    """Filters of other rows and columns; the window of a pool."""
    e = bench.experiment
    if isinstance(e.operation, Pooling):
        return _with(bench, operation=replace(e.operation, size=size))
    return _with(bench, filters=grown(e.filters, (*e.filters.shape[:2], *size), (-1, 1)))


def with_setting(bench: Bench, name: str, value: Pair) -> Bench:
    """Another "stride", "padding" or "dilation".

    Padding that is asked for on all sides of a single row, or column, goes to its ends alone.
    """
    e = bench.experiment
    if name == "padding" and value[0] == value[1]:
        rows, columns = e.input.shape[1:]
        line = (rows == 1) != (columns == 1)
        if line and e.padding[0 if rows == 1 else 1] == 0:
            value = (0, value[1]) if rows == 1 else (value[0], 0)
    return _with(bench, **{name: value})


def with_operation(bench: Bench, operation: Operation) -> Bench:
    """Another operation on the same input, set as it was when it was last in use.

    At first it has settings that make sense for it; those of the one before are kept.
    """
    e = bench.experiment
    if type(operation) is type(e.operation):
        return _with(bench, operation=operation)
    last = next((one for one in bench.kept if _alike(one.operation, operation)), None)
    settings = _usual(e, operation) if last is None else last
    settings = settings._replace(operation=of_kind(operation, settings.operation))
    others = tuple(one for one in bench.kept if not _alike(one.operation, operation))
    channels = np.arange(e.input.shape[0]) % e.filters.shape[1]
    fits = not isinstance(operation, Convolution) or e.input.shape[0] == e.filters.shape[1]
    filters = e.filters if fits else e.filters[:, channels]
    changed = _with(bench, filters=filters, **settings._asdict())
    return replace(changed, kept=(*others, e.settings))


def of_kind(operation: Operation, other: Operation) -> Operation:
    """The kind of ``operation`` with the options of ``other``, where they have the same ones."""
    if isinstance(operation, Pooling) and isinstance(other, Pooling):
        return replace(other, kind=operation.kind)
    if isinstance(operation, Activation) and isinstance(other, Activation):
        return replace(other, kind=operation.kind)
    return other if _alike(operation, other) else operation


def within(pool: Pooling, x: Array) -> Pooling:
    """The pool with a window that is no larger than an input (C, H, W)."""
    rows, columns = pool.size
    return replace(pool, size=(min(rows, x.shape[1]), min(columns, x.shape[2])))


def _alike(one: Operation, other: Operation) -> bool:
    return type(one) is type(other)


def _usual(e: Experiment, operation: Operation) -> OperationSettings:
    if isinstance(operation, Pooling):
        operation = within(operation, e.input)
        return OperationSettings(operation, stride=operation.size)
    stride = (1, 1) if isinstance(operation, Convolution) else e.stride
    return OperationSettings(operation, stride, e.padding, e.dilation)


def grown(array: Array, shape: tuple[int, ...], among: tuple[int, int]) -> Array:
    """The array cut or grown to a shape; what is new is drawn from ``among``, ends included."""
    if array.shape == shape:
        return array
    if among == (0, 0):
        new = np.zeros(shape)
    else:
        rng = np.random.default_rng(list(shape))
        new = rng.integers(among[0], among[1] + 1, shape).astype(np.float64)
    kept = tuple(slice(0, min(a, b)) for a, b in zip(array.shape, shape, strict=True))
    new[kept] = array[kept]
    return new


def _input_range(bench: Bench) -> tuple[int, int]:
    return (0, 2) if bench.white is None else (0, 0)


def _with(bench: Bench, **parts: object) -> Bench:
    e = bench.experiment
    changed = {name: part for name, part in parts.items() if _differs(getattr(e, name), part)}
    if not changed:
        return bench
    experiment: Experiment = replace(e, **changed)  # type: ignore[arg-type]
    return replace(bench, experiment=experiment)


def _differs(old: object, new: object) -> bool:
    return old is not new if isinstance(old, np.ndarray) else old != new
