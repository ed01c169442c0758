"""A neuron's truth table: what it says to each row of 0 and 1, and how many one can get right."""

from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.dense.neuron import Neuron, truth_rows, weighted_sum
from cnnlab.core.dense.points import most_agreeing
from cnnlab.lessons.sheet import OneNeuron

MOST_INPUTS: Final = 3  # of a table


class Truth(NamedTuple):
    """Rows (m, inputs), their targets (m,), NaN where none is set, and z and a (m,) there."""

    rows: Array
    targets: Array
    z: Array
    a: Array

    @property
    def judged(self) -> Mask:
        """Rows (m,) that have a target."""
        return ~np.isnan(self.targets)

    @property
    def right(self) -> Mask:
        """Rows (m,) whose target the neuron meets: it says yes where z > 0."""
        return self.judged & ((self.z > 0) == (self.targets > 0.5))

    @property
    def most(self) -> int:
        """How many of the judged rows one neuron can get right."""
        judged = self.judged
        return most_right(self.rows.shape[1], tuple(self.targets[judged]), tuple(judged.tolist()))


def truth_of(one: OneNeuron) -> Truth | None:
    """The table; None with more than three inputs."""
    inputs = len(one.neuron.x)
    if inputs > MOST_INPUTS:
        return None
    rows = truth_rows(inputs)
    z = np.array([weighted_sum(one.neuron, row) for row in rows])
    return Truth(rows, targets_of(one), z, one.neuron.function.value(z))


def targets_of(one: OneNeuron) -> Array:
    """Targets (2^n,) of the rows, NaN where none is set."""
    rows = 2 ** len(one.neuron.x)
    return one.targets if len(one.targets) == rows else np.full(rows, np.nan)


def with_next_target(one: OneNeuron, row: int) -> OneNeuron:
    """A row's target becomes 0, then 1, then none again."""
    targets = targets_of(one).copy()
    old = targets[row]
    targets[row] = 0.0 if np.isnan(old) else 1.0 if old == 0.0 else np.nan
    return replace(one, targets=targets)


def row_of(neuron: Neuron) -> int | None:
    """The row whose inputs are the neuron's; None where they are others."""
    x = neuron.x.tolist()
    if len(x) > MOST_INPUTS or not set(x) <= {0.0, 1.0}:
        return None
    return int("".join(str(int(value)) for value in x), 2)


@lru_cache(256)
def most_right(inputs: int, targets: tuple[float, ...], judged: tuple[bool, ...]) -> int:
    """How many of the rows that are ``judged`` one neuron can get right."""
    rows, wanted = truth_rows(inputs)[list(judged)], np.array(targets)
    if not targets:
        return 0
    if inputs == 2:
        return most_agreeing(rows, wanted)
    # Small whole weights give every way in which a plane parts the corners of a cube.
    weights = np.array(list(product(range(-2, 3), repeat=inputs)), dtype=np.float64)
    says = (rows @ weights.T)[..., None] > np.arange(-6.5, 7.0)
    agrees = says == (wanted > 0.5)[:, None, None]
    return int(agrees.sum(axis=0).max())
