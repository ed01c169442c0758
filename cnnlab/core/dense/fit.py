"""Fitting points by gradient descent: steps forward, back, and again from the same weights.

All that is random follows from the seed, so a step that is taken again ends in the same bits.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.backward import LossKind, backward, losses, usual_loss
from cnnlab.core.dense.dense import Dense, Trace, forward, initial
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.points import Points

KEPT_EVERY: Final = 20  # steps; those between are taken again when one steps back
HIDDEN: Final = Function("tanh")
FitProblem: TypeAlias = Literal["", "diverged"]


@dataclass(frozen=True)
class FitRecipe:
    """Hyperparameters; ``batch`` 0 is all points at once."""

    learning_rate: float = 0.3
    batch: int = 0
    momentum: float = 0.0

    def check(self) -> None:
        """Raise ValueError for a setting that is out of range."""
        if not 0 < self.learning_rate <= 100:
            raise ValueError(f"learning_rate: got {self.learning_rate}, expected 0 to 100")
        if not 0 <= self.momentum < 1:
            raise ValueError(f"momentum: got {self.momentum}, expected 0 to below 1")
        if self.batch < 0:
            raise ValueError(f"batch: got {self.batch}, expected 0 (all) or more")


@dataclass(frozen=True)
class FitNetwork:
    """What is fitted: two inputs, hidden layers, one sigmoid output, from the weights of a seed."""

    hidden: tuple[int, ...] = (4,)
    function: Function = HIDDEN
    seed: int = 1

    def initial(self) -> Dense:
        """Its initial weights."""
        functions = (*(self.function for _ in self.hidden), Function("sigmoid"))
        return initial((2, *self.hidden, 1), functions, self.seed)


class FitState(NamedTuple):
    """After ``step`` steps: the network, its momentum, and the losses and accuracies (0…1).

    Of points that are held out these are NaN where there are none.
    """

    step: int
    dense: Dense
    velocity: tuple[Array, ...]
    loss: float
    test_loss: float
    accuracy: float
    test_accuracy: float
    problem: FitProblem = ""


class Fit:
    """A run: where it stands, and every loss on the way there. Not shared between threads."""

    def __init__(self, start: Dense, points: Points, recipe: FitRecipe, seed: int) -> None:
        recipe.check()
        self.points, self.recipe = points, recipe
        self._seed = seed
        self._loss: LossKind = usual_loss(start)
        self._x, self._y = points.training
        self._test_x, self._test_y = points.testing
        self._passed = start, forward(start, self._x)
        self._order = -1, np.arange(0)
        velocity = tuple(np.zeros_like(array) for array in start.weights)
        self.state = self._judged(0, start, velocity)
        self._kept = {0: self.state}
        self.history: list[tuple[float, float]] = [(self.state.loss, self.state.test_loss)]
        """Loss of training and held-out points after 0, 1, 2, … steps, as far as it has been."""

    def forward(self, steps: int = 1) -> FitState:
        """Go on; it stays where a loss or a weight would no longer be finite, with a problem."""
        for _ in range(steps):
            if self.state.problem:
                break
            self.state = self._next(self.state)
            step = self.state.step
            if step % KEPT_EVERY == 0:
                self._kept[step] = self.state
            if step == len(self.history):
                self.history.append((self.state.loss, self.state.test_loss))
        return self.state

    def seek(self, step: int) -> FitState:
        """Be where the run was after so many steps; 0 are the initial weights, to the bit."""
        step = max(0, step)
        nearest = max(at for at in self._kept if at <= step)
        if not self.state.step <= step or self.state.step < nearest:
            self.state = self._kept[nearest]
        return self.forward(step - self.state.step)

    def back(self) -> FitState:
        """One step back."""
        return self.seek(self.state.step - 1)

    def _next(self, state: FitState) -> FitState:
        x, y = self._batch(state.step)
        with np.errstate(over="ignore", invalid="ignore"):
            trace = self._trace(state.dense) if x is self._x else forward(state.dense, x)
            found = backward(state.dense, trace, y, self._loss)
            velocity = tuple(
                self.recipe.momentum * v - self.recipe.learning_rate * g
                for v, g in zip(state.velocity, found.weights, strict=True)
            )
            moved = tuple(w + v for w, v in zip(state.dense.weights, velocity, strict=True))
            if not all(np.isfinite(array).all() for array in moved):
                return state._replace(problem="diverged")
            after = self._judged(state.step + 1, Dense(moved, state.dense.functions), velocity)
        return after if np.isfinite(after.loss) else state._replace(problem="diverged")

    def _trace(self, dense: Dense) -> Trace:
        """Forward pass of all training points; the last is kept, which judges and then trains."""
        if dense is not self._passed[0]:
            self._passed = dense, forward(dense, self._x)
        return self._passed[1]

    def _judged(self, step: int, dense: Dense, velocity: tuple[Array, ...]) -> FitState:
        loss, accuracy = judge(dense, self._trace(dense), self._y, self._loss)
        tested = forward(dense, self._test_x)
        test_loss, test_accuracy = judge(dense, tested, self._test_y, self._loss)
        return FitState(step, dense, velocity, loss, test_loss, accuracy, test_accuracy)

    def _batch(self, step: int) -> tuple[Array, Array]:
        n, size = len(self._x), self.recipe.batch
        if not 0 < size < n:
            return self._x, self._y
        per_epoch = -(-n // size)
        epoch, place = divmod(step, per_epoch)
        if self._order[0] != epoch:
            rng = np.random.default_rng([self._seed, epoch])
            self._order = epoch, rng.permutation(n)
        which = self._order[1][place * size : (place + 1) * size]
        return self._x[which], self._y[which]


def judge(dense: Dense, trace: Trace, y: Array, loss: LossKind) -> tuple[float, float]:
    """Mean loss and accuracy 0…1 of a forward pass with targets (n, 1); NaN where n is 0."""
    if not len(y):
        return float("nan"), float("nan")
    right = (trace.output > 0.5) == (y > 0.5)
    return float(losses(dense, trace, y, loss).mean()), float(right.mean())
