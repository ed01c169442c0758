"""What a training step changed: the weights that moved most, and each image's share of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.inspect.weight_gradient import (
    BIAS,
    WEIGHT,
    LayerPass,
    WeightIndex,
    checked_index,
    layer_pass,
    sums_weights,
)
from cnnlab.core.layers.base import Run
from cnnlab.core.network import CHUNK, Network
from cnnlab.core.ops import floats
from cnnlab.core.shapes import ShapeError

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class WeightChange:
    """One number of a parameter before and after."""

    parameter: str
    index: WeightIndex
    before: float
    after: float

    @property
    def change(self) -> float:
        """After minus before."""
        return self.after - self.before


class PushedMost(NamedTuple):
    """Images that pushed a weight most, the strongest first: indices (n,) in each direction.

    Gradient descent moves a weight against its gradient: an image whose share is negative pushes
    the weight up.
    """

    up: Indices
    down: Indices


def largest_changes(
    before: Mapping[str, Floats], after: Mapping[str, Floats], names: Iterable[str], most: int
) -> tuple[WeightChange, ...]:
    """The numbers of the named parameters that changed most in absolute value, largest first.

    Equal changes come in the order of name and index; what did not change is left out, and what is
    not finite any more comes first. Names are usually ``Network.trainable``. Raises KeyError for a
    name that is missing, ShapeError for two shapes of one parameter.
    """
    ordered = sorted(names)
    sizes = [_sizes(name, before[name], after[name]) for name in ordered]
    if not sizes:
        return ()
    ends = np.cumsum([len(part) for part in sizes])
    found = []
    for flat in _largest(np.concatenate(sizes), most).tolist():
        n = int(np.searchsorted(ends, flat, side="right"))
        old, new = before[ordered[n]], after[ordered[n]]
        place = np.unravel_index(flat - ends[n] + len(sizes[n]), old.shape)
        at = tuple(int(i) for i in place)
        found.append(WeightChange(ordered[n], at, float(old[at]), float(new[at])))
    return tuple(found)


def pushes(
    network: Network,
    images: npt.ArrayLike,
    targets: npt.ArrayLike,
    parameter: str,
    index: Sequence[int],
) -> Array:
    """Each image's share (N,) of the gradient of one number of a parameter, as ``fc.weight``.

    A share is the gradient of that image's own cross-entropy: their sum over N is the gradient of
    the batch's mean loss. Images are (N, C, H, W), targets labels (N,) or probabilities (N, K). One
    forward and one backward pass of all images, in evaluation mode, like ``Network.backward``: in a
    network with batch normalisation, which takes a batch's own statistics in training, a training
    step's gradient is another one. Raises KeyError for a parameter that the network does not have,
    ValueError for an index out of range, and for images or targets that do not fit.
    """
    if parameter not in network.parameters:
        raise KeyError(f"{parameter}: no parameter has this name")
    layer, _, name = parameter.rpartition(".")
    place = checked_index(parameter, index, network.parameters[parameter].shape)
    x, t = floats("images", images), np.asarray(targets)
    if len(x) != len(t):
        raise ShapeError(f"targets: got {len(t)}, expected {len(x)}, one for each image")
    shares = [np.zeros(0)]
    for start in range(0, len(x), CHUNK):
        part = slice(start, start + CHUNK)
        passed = layer_pass(network, x[part], t[part], layer)
        shares.append(_shares(network, passed, name, place))
    return np.concatenate(shares)


def pushed_most(shares: npt.ArrayLike, most: int) -> PushedMost:
    """Of ``pushes`` the images with the largest shares, at most so many in each direction.

    Equal shares come in the order of the images; images that did not push are left out.
    """
    gradient = np.asarray(shares, np.float64)
    order = np.argsort(gradient, kind="stable")
    back = np.argsort(-gradient, kind="stable")
    return PushedMost(order[gradient[order] < 0][:most], back[gradient[back] > 0][:most])


def _sizes(name: str, before: Floats, after: Floats) -> Array:
    """How far each number went, flat; infinitely far where that can't be told."""
    if before.shape != after.shape:
        raise ShapeError(f"{name}: got shape {after.shape}, expected {before.shape}")
    with np.errstate(invalid="ignore"):
        sizes = np.abs(after.astype(np.float64) - before)
    return np.nan_to_num(sizes, copy=False, nan=np.inf, posinf=np.inf).ravel()


def _largest(sizes: Array, most: int) -> Indices:
    """Where the largest sizes above 0 are, largest first, equal ones in their order."""
    count = min(most, int(np.count_nonzero(sizes)))
    if count <= 0:
        return np.zeros(0, np.intp)
    # argpartition would choose freely among sizes that equal the least one.
    least = np.partition(sizes, len(sizes) - count)[len(sizes) - count]
    above, equal = np.flatnonzero(sizes > least), np.flatnonzero(sizes == least)
    chosen = np.concatenate([above, equal[: count - len(above)]])
    order = np.argsort(-sizes[chosen], kind="stable")
    return chosen[order]


def _shares(network: Network, passed: LayerPass, name: str, place: WeightIndex) -> Array:
    if sums_weights(passed.layer) and name in (WEIGHT, BIAS):
        errors = passed.errors_of(place[0])
        if name == BIAS:
            return errors.sum(axis=(1, 2))
        with np.errstate(over="ignore", invalid="ignore"):
            return (errors * passed.inputs_of(place)).sum(axis=(1, 2))
    return _shares_of_any(network, passed, name, place)


def _shares_of_any(network: Network, passed: LayerPass, name: str, place: WeightIndex) -> Array:
    """Those in any kind of layer: by its own backward, of one image after the other."""
    layer, params = passed.layer, network.params_of(passed.layer)
    found = []
    for n in range(len(passed.inputs)):
        run = Run()
        _, cache = layer.forward(passed.inputs[n : n + 1], params, run)
        _, gradients = layer.backward(passed.errors[n : n + 1], cache, params, run, False)
        found.append(float(gradients[name][place]))
    return np.array(found)
