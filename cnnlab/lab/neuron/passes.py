"""The forward pass through a layered network and the backward pass after it, step by step.

Layers count from 0, the input, and so do units; source 0 of a weight is the bias. A plan goes
forward unit by unit, layer by layer. Then, from the output back, for each layer: the error of each
unit, and the gradient of each weight that leads to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.backward import Gradients, LossKind, backward, losses
from cnnlab.core.dense.dense import Dense, Trace, forward
from cnnlab.lab.shared.player import Player

MomentKind: TypeAlias = Literal["term", "z", "a", "came", "back", "slope", "error", "gradient"]


class UnitMoment(NamedTuple):
    """One instant inside a step, which of its kind, and the value so far.

    Forward: each "term", the bias first, with the sum so far; "z"; "a". Of an error: each term that
    "came" back with the sum so far, their sum "back", the "slope", the "error". Of the weights:
    each "gradient".
    """

    kind: MomentKind
    which: int
    value: float


@dataclass(frozen=True, eq=False)
class ForwardStep:
    """A unit's sum: ``flows`` and ``weights`` (n + 1,), the bias first, z and a = g(z)."""

    index: int
    layer: int
    unit: int
    flows: Array
    weights: Array
    z: float
    a: float

    @property
    def products(self) -> Array:
        """The terms (n + 1,) of the sum."""
        return self.weights * self.flows

    @cached_property
    def moments(self) -> tuple[UnitMoment, ...]:
        """The terms with the sum so far, then z and a."""
        return (
            *_sum_moments("term", self.products, self.z),
            UnitMoment("z", 0, self.z),
            UnitMoment("a", 0, self.a),
        )


@dataclass(frozen=True, eq=False)
class ErrorStep:
    """A unit's error δ = ∂L/∂a · g'(z).

    ``weights`` and ``errors`` (m,) are of the links and units after it, through which ``back``,
    which is ∂L/∂a, came; none for an output.
    """

    index: int
    layer: int
    unit: int
    weights: Array
    errors: Array
    back: float
    slope: float
    error: float

    @property
    def products(self) -> Array:
        """The terms (m,) of what came back."""
        return self.weights * self.errors

    @cached_property
    def moments(self) -> tuple[UnitMoment, ...]:
        """What came back, term by term and whole, the slope, and the error."""
        return (
            *_sum_moments("came", self.products, self.back),
            UnitMoment("back", 0, self.back),
            UnitMoment("slope", 0, self.slope),
            UnitMoment("error", 0, self.error),
        )


@dataclass(frozen=True, eq=False)
class GradientStep:
    """Gradients (n + 1,) of the weights that lead to a unit: its error × what flowed in."""

    index: int
    layer: int
    unit: int
    flows: Array
    error: float
    gradients: Array

    @cached_property
    def moments(self) -> tuple[UnitMoment, ...]:
        """The gradients one by one, the bias's first."""
        return tuple(UnitMoment("gradient", k, float(g)) for k, g in enumerate(self.gradients))


PassStep: TypeAlias = ForwardStep | ErrorStep | GradientStep
StepKind: TypeAlias = Literal["forward", "error", "gradient"]


class StepPlace(NamedTuple):
    """What a step works out: of which unit."""

    kind: StepKind
    layer: int
    unit: int


class Passes:
    """Both passes of one example, with every number that the core computes."""

    def __init__(self, dense: Dense, x: Array, target: Array, loss: LossKind) -> None:
        """``x`` is (inputs,), ``target`` (outputs,). Raises ShapeError as the core does."""
        self.dense, self.x, self.target, self.loss_kind = dense, x, target, loss
        self.trace: Trace = forward(dense, x[None])
        self.loss = float(losses(dense, self.trace, target[None], loss)[0])
        self.gradients: Gradients = backward(dense, self.trace, target[None], loss)
        self.places = step_places(dense.sizes)
        self._at = {place: index for index, place in enumerate(self.places)}

    @property
    def layout(self) -> tuple[int, ...]:
        """Units of each layer."""
        return self.dense.sizes

    @property
    def forward_count(self) -> int:
        """Number of steps of the forward pass."""
        return sum(self.dense.sizes[1:])

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, index: int) -> PassStep:
        kind, layer, unit = self.places[index]
        if kind == "forward":
            return self.forward_step(layer, unit)
        if kind == "error":
            return self.error_step(layer, unit)
        return self.gradient_step(layer, unit)

    def cell(self, index: int) -> tuple[int, int, int]:
        """0 forward or 1 back, the unit, and its layer."""
        kind, layer, unit = self.places[index]
        return int(kind != "forward"), unit, layer

    def index_of(self, kind: StepKind, layer: int, unit: int) -> int:
        """Step that works something out. Raises KeyError where there is none."""
        return self._at[StepPlace(kind, layer, unit)]

    def activation(self, layer: int, unit: int) -> float:
        """What a unit hands on; an input its x."""
        return float(self.x[unit] if layer == 0 else self.trace.activations[layer - 1][0, unit])

    def error(self, layer: int, unit: int) -> float:
        """A unit's δ."""
        return float(self.gradients.errors[layer - 1][0, unit])

    def forward_step(self, layer: int, unit: int) -> ForwardStep:
        """A unit's sum."""
        index = self.index_of("forward", layer, unit)
        z, a = self.trace.sums[layer - 1], self.trace.activations[layer - 1]
        flows, weights = self.trace.flows_into(layer - 1)[0], self.dense.weights[layer - 1][unit]
        return ForwardStep(index, layer, unit, flows, weights, float(z[0, unit]), float(a[0, unit]))

    def error_step(self, layer: int, unit: int) -> ErrorStep:
        """A unit's error."""
        index = self.index_of("error", layer, unit)
        z = self.trace.sums[layer - 1][0]
        slope = float(self.dense.functions[layer - 1].derivative(z)[unit])
        weights, errors = np.zeros(0), np.zeros(0)
        if layer < len(self.dense.weights):
            weights = self.dense.weights[layer][:, unit + 1]
            errors = self.gradients.errors[layer][0]
        back = float(self.gradients.products[layer - 1][0, unit])
        error = self.error(layer, unit)
        return ErrorStep(index, layer, unit, weights, errors, back, slope, error)

    def gradient_step(self, layer: int, unit: int) -> GradientStep:
        """The gradients of a unit's weights."""
        index = self.index_of("gradient", layer, unit)
        flows = self.trace.flows_into(layer - 1)[0]
        gradients = self.gradients.weights[layer - 1][unit]
        return GradientStep(index, layer, unit, flows, self.error(layer, unit), gradients)


PassPlayer: TypeAlias = Player[Passes, PassStep, UnitMoment]


def step_places(sizes: Sequence[int]) -> tuple[StepPlace, ...]:
    """What each step of both passes works out, in order."""
    layers = range(1, len(sizes))
    ahead = [StepPlace("forward", j, i) for j in layers for i in range(sizes[j])]
    kinds: tuple[StepKind, ...] = ("error", "gradient")
    back = [StepPlace(k, j, i) for j in reversed(layers) for k in kinds for i in range(sizes[j])]
    return (*ahead, *back)


def _sum_moments(kind: MomentKind, products: Array, total: float) -> list[UnitMoment]:
    """Terms with the sum so far, which ends in the core's own total."""
    sums = np.add.accumulate(products)
    sums[-1:] = total
    return [UnitMoment(kind, k, float(value)) for k, value in enumerate(sums)]
