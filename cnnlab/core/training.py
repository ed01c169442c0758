"""Training: a generator of reports, deterministic whether it is resumed or not.

Random numbers are seeded by the recipe's seed, the step and the place in the batch, so neither a
stop nor the number of threads changes the result. A batch is split into micro-batches that fit the
cache; what each gives, gradients and statistics, is added in their order once all are done.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import inf, isfinite
from threading import Event
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import Network
from cnnlab.core.optim import (
    OPTIMISERS,
    Optimiser,
    WeightAverage,
    clip_grad_norm,
    cosine_schedule,
    grad_norm,
    sum_parts,
)

SHUFFLING, AUGMENTING = 0, 1  # streams of random numbers


class Dataset(Protocol):
    """A data set that a network is trained on."""

    def __len__(self) -> int:
        """Images of an epoch."""

    def draw(
        self, which: npt.NDArray[np.int_], rng: np.random.Generator
    ) -> tuple[Floats, npt.NDArray[Any]]:
        """Images (n, C, H, W) and their targets, labels (n,) or probabilities (n, K).

        Called from several threads at once; ``rng`` is the only source of randomness.
        """


@dataclass(frozen=True)
class Recipe:
    """Hyperparameters of a training."""

    epochs: int = 10
    batch: int = 128
    learning_rate: float = 2e-3
    """At its highest, after the warm-up; it then falls along a cosine."""
    weight_decay: float = 0.01
    optimiser: str = "adam"
    warmup: int = 200
    """Steps in which the learning rate rises linearly."""
    max_grad_norm: float = 5.0
    """Gradients of a larger norm are scaled down to it."""
    micro_batch: int = 32
    """Images that go through the network at once."""
    label_smoothing: float = 0.0
    """Share of each target that is spread evenly over all classes."""
    weight_average: float = 0.0
    """Share of the weights' running average that a step keeps; 0 for no average."""
    seed: int = 0

    def check(self) -> None:
        """Raise ValueError for a setting that is out of range."""
        if self.optimiser not in OPTIMISERS:
            raise ValueError(f"there is no optimiser {self.optimiser!r}")
        for name in ("epochs", "batch", "micro_batch", "learning_rate", "max_grad_norm"):
            if not 0 < getattr(self, name) < inf:
                raise ValueError(f"{name}: got {getattr(self, name)}, expected a number above 0")
        for name in ("weight_decay", "warmup", "seed"):
            if not 0 <= getattr(self, name) < inf:
                raise ValueError(f"{name}: got {getattr(self, name)}, expected a number from 0")
        for name in ("label_smoothing", "weight_average"):
            if not 0 <= getattr(self, name) < 1:
                raise ValueError(
                    f"{name}: got {getattr(self, name)}, expected a number from 0, below 1"
                )


class Report(NamedTuple):
    """Progress after a step."""

    step: int
    steps: int
    epoch: int
    """From 1."""
    loss: float
    """Of this step's batch, before the step."""
    accuracy: float
    """Likewise, in 0…1."""
    images_per_second: float
    problem: str = ""
    """Why training failed; empty otherwise."""

    @property
    def done(self) -> bool:
        """Whether this is the last report."""
        return self.step == self.steps or bool(self.problem)


class Training:
    """A network in training, with its optimiser's state and its dataset."""

    def __init__(self, network: Network, dataset: Dataset, recipe: Recipe) -> None:
        self.network = network
        self.dataset = dataset
        self.recipe = recipe
        self.optimiser: Optimiser = OPTIMISERS[recipe.optimiser](weight_decay=recipe.weight_decay)
        self.average = WeightAverage(recipe.weight_average)
        self._order: tuple[int, npt.NDArray[np.int_]] = (-1, np.arange(0))

    @property
    def steps(self) -> int:
        """Steps of the whole training."""
        return self.recipe.epochs * self.steps_per_epoch

    @property
    def steps_per_epoch(self) -> int:
        """Steps of an epoch; its last batch may be smaller."""
        return -(-len(self.dataset) // self.recipe.batch)

    def trained(self) -> Network:
        """What is learned so far: the network, or a copy with the average of its weights."""
        if not self.average.weights:
            return self.network
        averaged = self.network.copy()
        averaged.parameters |= {name: a.copy() for name, a in self.average.weights.items()}
        return averaged

    def reports(self, *, threads: int = 1, stop: Event | None = None) -> Iterator[Report]:
        """Train, yielding a report after each step, until the end or until ``stop`` is set.

        A step that is under way then is given up, and done again when training is resumed. A loss
        or a gradient that is not finite ends it too. Meanwhile BLAS runs in one thread, and the
        micro-batches of a batch in ``threads``.
        """
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(threads) as pool:
            while self.optimiser.steps < self.steps and not (stop and stop.is_set()):
                report = self._step(pool, stop or Event())
                if report is None:
                    return
                yield report
                if report.problem:
                    return

    def _step(self, pool: ThreadPoolExecutor, stop: Event) -> Report | None:
        """A step; None where it was stopped, with nothing changed."""
        start, done = time.perf_counter(), self.optimiser.steps
        which = self._batch(done)
        firsts = range(0, len(which), self.recipe.micro_batch)

        def part(first: int) -> _MicroBatch | None:
            return None if stop.is_set() else self._micro_batch(which, first)

        parts = list(pool.map(part, firsts))
        found = [one for one in parts if one is not None]
        if len(found) < len(parts):
            return None
        loss = sum(one.loss for one in found)
        accuracy = sum(one.correct for one in found) / max(1, sum(one.labelled for one in found))
        gradients = sum_parts([one.gradients for one in found])
        problem = _problem(done + 1, loss, grad_norm(gradients))
        if not problem:
            self._update(gradients, sum_parts([one.observed for one in found]))
        seconds = time.perf_counter() - start
        step, epoch = done + (not problem), done // self.steps_per_epoch + 1
        speed = len(which) / seconds
        return Report(step, self.steps, epoch, loss, accuracy, speed, problem)

    def _update(self, gradients: dict[str, Floats], observed: dict[str, Floats]) -> None:
        clipped = clip_grad_norm(gradients, self.recipe.max_grad_norm)
        share = cosine_schedule(self.optimiser.steps, self.steps, warmup=self.recipe.warmup)
        learning_rate = self.recipe.learning_rate * share
        self.optimiser.step(self.network.parameters, clipped, learning_rate)
        self.network.follow(observed)
        self.average.follow(self.network.parameters, self.optimiser.steps)

    def _batch(self, step: int) -> npt.NDArray[np.int_]:
        epoch, place = divmod(step, self.steps_per_epoch)
        if self._order[0] != epoch:
            rng = np.random.default_rng([self.recipe.seed, SHUFFLING, epoch])
            self._order = epoch, rng.permutation(len(self.dataset))
        return self._order[1][place * self.recipe.batch : (place + 1) * self.recipe.batch]

    def _micro_batch(self, which: npt.NDArray[np.int_], first: int) -> _MicroBatch:
        mine = which[first : first + self.recipe.micro_batch]
        rng = np.random.default_rng([self.recipe.seed, AUGMENTING, self.optimiser.steps, first])
        images, targets = self.dataset.draw(mine, rng)
        logits, tape = self.network.run(images, rng)
        loss, dlogits = cross_entropy(logits, targets, self.recipe.label_smoothing)
        share = len(mine) / len(which)
        gradients, _ = self.network.backward_chunk(
            dlogits * dlogits.dtype.type(share), tape, trainable_only=True
        )
        observed = {n: a * a.dtype.type(share) for n, a in self.network.observed(tape).items()}
        correct, labelled = _count_correct(logits, targets)
        return _MicroBatch(loss * share, correct, labelled, gradients, observed)


class _MicroBatch(NamedTuple):
    loss: float
    correct: int
    labelled: int
    gradients: dict[str, Floats]
    observed: Mapping[str, Floats]
    """Statistics for batch normalisation, times its share of the batch, as gradients are."""


def _count_correct(logits: Floats, targets: npt.NDArray[Any]) -> tuple[int, int]:
    """Correct predictions, and the images counted: those with one class above 50 %."""
    if targets.ndim == 1:
        return int((logits.argmax(axis=1) == targets).sum()), len(targets)
    labelled = targets.max(axis=1) > 0.5
    correct = (logits.argmax(axis=1) == targets.argmax(axis=1)) & labelled
    return int(correct.sum()), int(labelled.sum())


def _problem(step: int, loss: float, norm: float) -> str:
    """Why the parameters can't be updated; empty where they can."""
    for what, value in (("the loss is", loss), ("the gradients' norm is", norm)):
        if not isfinite(value):
            return (
                f"step {step}: {what} {value}, not a finite number: "
                "train again with a smaller learning rate"
            )
    return ""
