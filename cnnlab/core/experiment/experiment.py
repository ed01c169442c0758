"""An experiment: an input, filters, biases and one operation on them.

Axis order: input (C, H, W), filters (K, C, kh, kw), biases (K,); pairs are (rows, columns).
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array
from cnnlab.core.shapes import Pair


@dataclass(frozen=True)
class Convolution:
    """Slide the filters over the input; flipped, it is what mathematics calls convolution."""

    flip: bool = False


@dataclass(frozen=True)
class Activation:
    """Apply one function to every cell; ``slope`` is leaky ReLU's, for negative z."""

    kind: Literal["relu", "leaky_relu", "sigmoid", "tanh"] = "relu"
    slope: float = 0.01


@dataclass(frozen=True)
class Pooling:
    """Maximum or mean of each window; partial windows at the far edge are kept or dropped."""

    kind: Literal["max", "average"] = "max"
    size: Pair = (2, 2)
    partial: bool = False


Operation = Convolution | Activation | Pooling


class OperationSettings(NamedTuple):
    """An operation with its options, and how its window moves; pairs are (rows, columns)."""

    operation: Operation
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)


@dataclass(frozen=True, eq=False)
class Experiment:
    """One operation with its input, parameters and settings.

    Arrays are float64, copied in and read-only; an array that another experiment already froze is
    shared, so what changed between two experiments is what is no longer the same object. The
    output is ``scale`` times the sum of products, plus the bias. Raises ValueError for a wrong
    number of dimensions, an empty array, or a value that is not finite.
    """

    input: Array
    filters: Array = field(default_factory=lambda: np.ones((1, 1, 1, 1)))
    biases: Array = field(default_factory=lambda: np.zeros(1))
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)
    operation: Operation = Convolution()
    scale: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        for name, dimensions in (("input", 3), ("filters", 4), ("biases", 1)):
            object.__setattr__(self, name, _frozen(getattr(self, name), name, dimensions))

    @property
    def settings(self) -> OperationSettings:
        """Everything but the numbers and their scale."""
        return OperationSettings(self.operation, self.stride, self.padding, self.dilation)


def is_flipped(e: Experiment) -> bool:
    """Whether its filters meet the window turned by 180 degrees."""
    return isinstance(e.operation, Convolution) and e.operation.flip


def _frozen(values: npt.ArrayLike, name: str, dimensions: int) -> Array:
    array = np.asarray(values)
    if array.ndim != dimensions:
        raise ValueError(f"{name}: got {array.ndim} dimensions, expected {dimensions}")
    if array.size == 0:
        raise ValueError(f"{name}: got shape {array.shape}, expected at least one number")
    frozen = array.dtype == np.float64 and array.base is None and not array.flags.writeable
    kept = array if frozen else np.array(array, dtype=np.float64, order="C")
    if not np.isfinite(kept).all():
        raise ValueError(f"{name}: every number must be finite")
    kept.flags.writeable = False
    return kept


def replaced(array: Array, index: tuple[int, ...], value: float) -> Array:
    """Copy of ``array`` in which the cell at ``index`` is ``value``."""
    copy = array.copy()
    copy[index] = value
    return copy
