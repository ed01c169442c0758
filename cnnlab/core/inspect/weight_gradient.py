"""The gradient of one weight for one image: the sum over windows of error times input.

Everything is worked out in evaluation mode, as ``Network.backward`` does: nothing is dropped, and
batch normalisation uses its running averages, so that an image's errors depend on no other image.

Axis order: images (N, C, H, W), maps (N, K, OH, OW), vectors (N, D).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import index as whole
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats, read_only
from cnnlab.core.inspect.rounding import DECIMALS, rounded
from cnnlab.core.layers.base import Layer, Run, Shape, Sight
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import Network
from cnnlab.core.ops import floats
from cnnlab.core.shapes import Pair, ShapeError, tap_slice

WeightIndex = tuple[int, ...]
WEIGHT, BIAS = "weight", "bias"


class GradientTerm(NamedTuple):
    """One window's part of a gradient; ``window`` is its row and column in the output map."""

    window: Pair
    error: float
    input: float
    product: float


class GradientTerms(NamedTuple):
    """The largest terms of a sum, and what the others add up to: together they make ``total``."""

    largest: tuple[GradientTerm, ...]
    """By the absolute value of their products, the largest first; none is 0."""
    rest: float
    others: int
    """How many terms that are not 0 are in ``rest``."""
    total: float

    def rounded(self, decimals: int = DECIMALS) -> "GradientTerms":
        """Rounded numbers that still add up: ``rest`` also takes what rounding leaves over.

        Products are those of the exact errors and inputs, rounded.
        """
        terms = tuple(
            GradientTerm(one.window, *(rounded(value, decimals) for value in one[1:]))
            for one in self.largest
        )
        total = rounded(self.total, decimals)
        rest = rounded(total - sum(term.product for term in terms), decimals)
        return GradientTerms(terms, rest, self.others, total)


@dataclass(frozen=True, eq=False)
class WeightGradient:
    """The gradient of one weight of a convolution or a fully connected layer, for one image.

    Arrays are (OH, OW), float64 and read-only: a number for each window of the weight's filter. A
    fully connected layer has a single window, (1, 1).
    """

    layer: str
    index: WeightIndex
    """(k, c, i, j) of a convolution's weight, (o, i) of a fully connected layer's."""
    errors: Array
    """The gradient of the loss by each cell of output map k, before any activation."""
    inputs: Array
    """The number that the weight was multiplied by in each window; 0 in the padding."""

    @cached_property
    def products(self) -> Array:
        """Errors times inputs."""
        with np.errstate(over="ignore", invalid="ignore"):
            return read_only(self.errors * self.inputs)

    @cached_property
    def total(self) -> float:
        """The gradient: the sum of all products."""
        return float(self.products.sum())

    def terms(self, most: int) -> GradientTerms:
        """The largest terms, at most so many, and the sum of the others."""
        products = self.products.ravel()
        order = np.argsort(-np.abs(products), kind="stable")[: np.count_nonzero(products)]
        shown, others = order[:most], order[most:]
        rest = float(products[others].sum())
        return GradientTerms(
            tuple(self._term(int(n)) for n in shown), rest, len(others), self.total
        )

    def _term(self, flat: int) -> GradientTerm:
        row, column = divmod(flat, self.products.shape[1])
        arrays = (self.errors, self.inputs, self.products)
        return GradientTerm((row, column), *(float(array[row, column]) for array in arrays))


class LayerPass(NamedTuple):
    """What a layer reads, and the gradient of each image's own loss by what it gives."""

    layer: Layer
    inputs: Floats
    """(N, C, H, W) or (N, D)."""
    errors: Floats
    """(N, K, OH, OW) or (N, K)."""

    def errors_of(self, k: int) -> Array:
        """The errors (N, OH, OW) of one map; (N, 1, 1) of one unit."""
        errors = self.errors[:, k].astype(np.float64)
        return errors if errors.ndim == 3 else errors[:, None, None]

    def inputs_of(self, index: WeightIndex) -> Array:
        """What a weight was multiplied by in each window (N, OH, OW), 0 in the padding."""
        if len(index) == 2:
            return self.inputs[:, index[1], None, None].astype(np.float64)
        _, channel, row, column = index
        sight = self.layer.sight() or Sight()
        (up, left), (down, across) = sight.padding, sight.stride
        x = self.inputs[:, channel].astype(np.float64)
        padded = np.pad(x, ((0, 0), (up, up), (left, left)))
        rows, columns = self.errors.shape[2:]
        return padded[:, tap_slice(row, rows, down), tap_slice(column, columns, across)]


def weight_gradient(
    network: Network, image: npt.ArrayLike, label: npt.ArrayLike, layer: str, index: Sequence[int]
) -> WeightGradient:
    """Open the gradient of one weight of a layer, for an image (C, H, W) and its cross-entropy.

    The label is a class, or probabilities (K,). In evaluation mode, like ``Network.backward``,
    with which the total agrees up to rounding. Raises KeyError for a name that no layer has,
    ValueError for a layer without windows of weights, for an index that its weights do not have,
    and for an image or a label that does not fit.
    """
    found = layer_named(network, layer)
    if not sums_weights(found):
        raise ValueError(f"{layer}: has no weights, expected a convolution or a linear layer")
    place = checked_index(f"{layer}.{WEIGHT}", index, found.parameter_shapes()[WEIGHT])
    passed = layer_pass(network, np.asarray(image)[None], np.asarray(label)[None], layer)
    errors, inputs = passed.errors_of(place[0])[0], passed.inputs_of(place)[0]
    return WeightGradient(layer, place, read_only(errors), read_only(inputs))


def layer_pass(
    network: Network, images: npt.ArrayLike, targets: npt.ArrayLike, layer: str
) -> LayerPass:
    """One layer's part of a forward and a backward pass of images (N, C, H, W).

    Targets are labels (N,) or probabilities (N, K). Each image's loss is its own cross-entropy,
    not divided by N. Raises KeyError for a name that no layer has, ShapeError for images or targets
    of another shape.
    """
    x = floats("images", images)
    if x.shape[1:] != network.input_shape:
        wanted = ", ".join(["N", *map(str, network.input_shape)])
        raise ShapeError(f"images: got shape {x.shape}, expected ({wanted})")
    place = network.layers.index(layer_named(network, layer))
    with np.errstate(over="ignore", invalid="ignore"):  # of a training that diverged
        for one in network.layers[:place]:
            x, _ = one.forward(x, network.params_of(one), Run())
        return LayerPass(network.layers[place], x, _errors(network, place, x, targets))


def layer_named(network: Network, name: str) -> Layer:
    """The layer of a name. Raises KeyError where there is none."""
    for layer in network.layers:
        if layer.name == name:
            return layer
    raise KeyError(f"{name}: no layer has this name")


def sums_weights(layer: Layer) -> bool:
    """Whether a layer's outputs are sums of inputs times weights (K, C, kh, kw) or (K, D)."""
    return len(layer.parameter_shapes().get(WEIGHT, ())) in (2, 4)


def checked_index(name: str, index: Sequence[int], shape: Shape) -> WeightIndex:
    """An index as whole numbers. Raises ValueError for one that the shape does not have."""
    found = tuple(whole(n) for n in index)
    if len(found) != len(shape) or not all(
        0 <= n < size for n, size in zip(found, shape, strict=True)
    ):
        raise ValueError(f"{name}: got index {found}, expected one of shape {shape}")
    return found


def _errors(network: Network, place: int, x: Floats, targets: npt.ArrayLike) -> Floats:
    """The gradient of each image's loss by the output of the layer at a place, which reads x."""
    passed = []
    y = x
    for layer in network.layers[place:]:
        run = Run()
        y, cache = layer.forward(y, network.params_of(layer), run)
        passed.append((layer, cache, run))
    _, dlogits = cross_entropy(y, targets)
    dy: Floats | None = dlogits * dlogits.dtype.type(len(y))  # the loss is a mean
    for layer, cache, run in reversed(passed[1:]):
        assert dy is not None  # noqa: S101 - need_dx
        dy, _ = layer.backward(dy, cache, network.params_of(layer), run, True)
    assert dy is not None  # noqa: S101 - need_dx
    return dy
