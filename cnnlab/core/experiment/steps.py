"""The arithmetic of an experiment, one output cell at a time.

A plan is ordered filter by filter, then row, then column. Axis order: input (C, H, W), windows and
filters (C, kh, kw), output (K, OH, OW). Rows and columns of a window are those of the unpadded
input: the padding lies at negative ones and past the end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, overload

import numpy as np
import numpy.typing as npt

from cnnlab.core import ops
from cnnlab.core.arrays import Array, Mask
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling
from cnnlab.core.experiment.sums import running_sums
from cnnlab.core.shapes import Pair

Cell = tuple[int, int, int]


class Window(NamedTuple):
    """Which cells of a slice are read: first row and column, taps on each axis, their spacing."""

    top: int
    left: int
    taps: Pair
    dilation: Pair = (1, 1)

    @property
    def extent(self) -> Pair:
        """Rows and columns from the first tap to the last."""
        return (
            (self.taps[0] - 1) * self.dilation[0] + 1,
            (self.taps[1] - 1) * self.dilation[1] + 1,
        )

    def cell(self, row: int, column: int) -> Pair:
        """Input cell under the tap at ``row`` and ``column``."""
        return self.top + row * self.dilation[0], self.left + column * self.dilation[1]

    def inside(self, height: int, width: int) -> Mask:
        """Which taps (kh, kw) lie in a slice of that size, not in its padding."""
        rows = self.top + np.arange(self.taps[0]) * self.dilation[0]
        columns = self.left + np.arange(self.taps[1]) * self.dilation[1]
        found: Mask = np.logical_and.outer(
            (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
        )
        return found

    def tap(self, row: int, column: int) -> Pair | None:
        """Tap that reads the input cell, or None: the inverse of ``cell``."""
        i, down = divmod(row - self.top, self.dilation[0])
        j, right = divmod(column - self.left, self.dilation[1])
        if down or right or not (0 <= i < self.taps[0] and 0 <= j < self.taps[1]):
            return None
        return i, j


class Moment(NamedTuple):
    """One instant inside a window (term, channel's sum, bias or total) and the sum so far."""

    kind: Literal["term", "channel", "bias", "total"]
    index: int  # type: ignore[assignment]  # hides tuple.index
    running: float


@dataclass(frozen=True, eq=False)
class ConvolutionStep:
    """One output cell of a convolution with every number that makes it.

    ``values``, ``weights`` and ``products`` are (C, kh, kw), ``channel_sums`` is (C,);
    total = scale times the sum of the products, plus the bias.
    """

    index: int
    cell: Cell
    window: Window
    values: Array
    weights: Array
    channel_sums: Array
    bias: float
    total: float
    scale: Fraction = Fraction(1)

    @cached_property
    def products(self) -> Array:
        """Input times weight, term by term."""
        return self.values * self.weights

    @cached_property
    def sum(self) -> float:
        """Sum over all channels, before scale and bias."""
        return float(running_sums(self.channel_sums)[-1])

    @cached_property
    def partial_sums(self) -> Array:
        """Sum of a channel's products so far, term by term (C, kh·kw); its last is its sum."""
        flat = self.products.reshape(len(self.products), -1)
        sums = np.add.accumulate(flat, axis=1)
        sums[:, -1] = self.channel_sums
        return sums

    @property
    def channels(self) -> range:
        """Input slices that are read."""
        return range(self.values.shape[0])

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Terms one by one with the sum so far, then the channels' sums, the bias, the total."""
        sums = running_sums(self.channel_sums)
        before = np.concatenate([[0.0], sums[:-1]])
        running = (before[:, None] + self.partial_sums).ravel()
        terms = [Moment("term", i, float(v)) for i, v in enumerate(running)]
        channels = [Moment("channel", c, float(v)) for c, v in enumerate(sums)]
        end = [Moment("bias", 0, self.total), Moment("total", 0, self.total)]
        return (*terms, *channels, *end)


@dataclass(frozen=True, eq=False)
class ActivationStep:
    """One cell through an activation function: z in, g(z) out."""

    index: int
    cell: Cell
    window: Window
    z: float
    total: float

    @property
    def channels(self) -> range:
        """Input slices that are read."""
        return range(self.cell[0], self.cell[0] + 1)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The cell that is read, then the result."""
        return Moment("term", 0, self.z), Moment("total", 0, self.total)


@dataclass(frozen=True, eq=False)
class PoolingStep:
    """One output cell of a pooling: ``values`` (kh, kw), those ``inside`` (kh, kw) are counted."""

    index: int
    cell: Cell
    window: Window
    values: Array
    inside: Mask
    kind: Literal["max", "average"]
    total: float

    @cached_property
    def winner(self) -> Pair | None:
        """Tap of the largest cell, the first in reading order; None for an average."""
        if self.kind == "average":
            return None
        row, column = divmod(int(self.values.argmax()), self.values.shape[1])
        return row, column

    @cached_property
    def count(self) -> int:
        """How many cells of the window lie inside the input."""
        return int(self.inside.sum())

    @cached_property
    def sum(self) -> float:
        """Sum of the cells that are counted, in reading order."""
        return float(self._running()[-1])

    @property
    def channels(self) -> range:
        """Input slices that are read."""
        return range(self.cell[0], self.cell[0] + 1)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The cells one by one with the largest (or the sum) so far, then the result."""
        terms = [Moment("term", i, float(v)) for i, v in enumerate(self._running())]
        return (*terms, Moment("total", 0, self.total))

    def _running(self) -> Array:
        if self.kind == "max":
            return np.maximum.accumulate(self.values.ravel())
        return running_sums(np.where(self.inside, self.values, 0.0).ravel())


Step = ConvolutionStep | ActivationStep | PoolingStep


class StepPlan(Sequence[Step]):
    """Every step of an experiment, made on demand; ``len`` is the number of output cells."""

    def __init__(self, experiment: Experiment, output: Array, sums: Array | None = None) -> None:
        """``output`` is (K, OH, OW), of a convolution with its channels' sums (C, K, OH, OW)."""
        self.experiment = experiment
        self._output, self._sums = output, sums
        self._made: Step | None = None  # the last one: it is often asked for again

    @property
    def output_shape(self) -> Cell:
        """Filters, rows and columns."""
        k, rows, columns = self._output.shape
        return k, rows, columns

    @property
    def layout(self) -> Cell:
        """The same: outputs of equal shapes are played in the same places."""
        return self.output_shape

    def __len__(self) -> int:
        k, rows, columns = self.output_shape
        return k * rows * columns

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> list[Step]: ...
    def __getitem__(self, index: int | slice) -> Step | list[Step]:
        if isinstance(index, slice):
            return [self._step(i) for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(f"step {index} of {len(self)}")
        index %= len(self)
        if self._made is None or self._made.index != index:
            self._made = self._step(index)
        return self._made

    def __iter__(self) -> Iterator[Step]:
        return (self._step(i) for i in range(len(self)))

    def cell(self, index: int) -> Cell:
        """Output cell that step ``index`` makes."""
        _, rows, columns = self.output_shape
        k, place = divmod(index, rows * columns)
        row, column = divmod(place, columns)
        return k, row, column

    def holds(self, cell: Cell) -> bool:
        """Whether it is a cell of the output."""
        return all(0 <= at < size for at, size in zip(cell, self.output_shape, strict=True))

    def index_of(self, cell: Cell) -> int:
        """Step that makes the output cell. Raises IndexError outside the output."""
        if not self.holds(cell):
            raise IndexError(f"cell {cell} of an output {self.output_shape}")
        _, rows, columns = self.output_shape
        return (cell[0] * rows + cell[1]) * columns + cell[2]

    def window(self, row: int, column: int) -> Window:
        """Receptive field of the output cells at ``row`` and ``column``."""
        return window_at(self.experiment, row, column)

    def _step(self, index: int) -> Step:
        e, cell = self.experiment, self.cell(index)
        window, total = self.window(*cell[1:]), float(self._output[cell])
        if isinstance(e.operation, Activation):
            return ActivationStep(index, cell, window, float(e.input[cell]), total)
        if isinstance(e.operation, Pooling):
            values, inside = _read(e.input[cell[0] : cell[0] + 1], window)
            if e.operation.kind == "max":
                values = np.where(inside, values, -np.inf)
            return PoolingStep(index, cell, window, values[0], inside, e.operation.kind, total)
        values, _ = _read(e.input, window)
        weights, bias = e.filters[cell[0]], float(e.biases[cell[0]])
        if e.operation.flip:
            weights = weights[:, ::-1, ::-1]
        assert self._sums is not None  # noqa: S101 - a convolution's
        sums = self._sums[:, *cell].copy()
        return ConvolutionStep(index, cell, window, values, weights, sums, bias, total, e.scale)


def window_at(e: Experiment, row: int, column: int) -> Window:
    """Receptive field of an experiment's output cells at ``row`` and ``column``."""
    if isinstance(e.operation, Activation):
        return Window(row, column, (1, 1))
    top = row * e.stride[0] - e.padding[0]
    left = column * e.stride[1] - e.padding[1]
    if isinstance(e.operation, Pooling):
        return Window(top, left, e.operation.size)
    return Window(top, left, (e.filters.shape[2], e.filters.shape[3]), e.dilation)


def _read(x: Array, window: Window) -> tuple[Array, Mask]:
    """Cells (C, kh, kw) under the window, 0 in the padding, and which (kh, kw) are input."""
    rows = window.top + np.arange(window.taps[0]) * window.dilation[0]
    columns = window.left + np.arange(window.taps[1]) * window.dilation[1]
    inside = window.inside(*x.shape[1:])
    r, c = rows.clip(0, x.shape[1] - 1), columns.clip(0, x.shape[2] - 1)
    return np.where(inside, x[:, r[:, None], c[None, :]], 0.0), inside


def activate(operation: Activation, z: npt.ArrayLike) -> Array:
    """Apply the activation function to every number of ``z``, in the same shape."""
    x = np.asarray(z, dtype=np.float64)
    if operation.kind == "leaky_relu":
        return np.asarray(ops.leaky_relu(x, operation.slope), np.float64)
    function = {"relu": ops.relu, "sigmoid": ops.sigmoid, "tanh": ops.tanh}[operation.kind]
    return np.asarray(function(x), np.float64)
