"""Training: a generator of reports, deterministic whether it is resumed or not.

Random numbers are seeded by the recipe's seed, the step and the place in the batch, so neither a
stop nor the number of threads changes the result. A batch is split into micro-batches that fit the
cache; what each gives, gradients and statistics, is added in their order.
Settings that are changed meanwhile are kept with their step: the same changes give the same result.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from math import isfinite
from threading import Event
from typing import Any, NamedTuple, Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.changes import (
    Change,
    Changes,
    optimiser_steps,
    place_after,
    settings_at,
    steps_left,
)
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import Network
from cnnlab.core.optim import (
    OPTIMISERS,
    Optimiser,
    WeightAverage,
    add_part,
    clip_grad_norm,
    cosine_schedule,
    grad_norm,
    warmup_schedule,
)
from cnnlab.core.recipe import Recipe

SHUFFLING, AUGMENTING = 0, 1  # streams of random numbers
NO_END = sys.maxsize  # steps of a training without a number of epochs


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


@runtime_checkable
class AugmentedDataset(Dataset, Protocol):
    """One whose images are distorted: training sets ``strength`` between steps."""

    strength: float
    """That ``draw`` distorts with, as the recipe's ``augmentation`` says."""


class Report(NamedTuple):
    """Progress after a step."""

    step: int
    steps: int
    """Of the whole training; ``NO_END`` without a number of epochs."""
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
    """A network in training, with its optimiser's state and its dataset.

    With ``changes`` it makes them again, each at its step. Raises ValueError for a recipe that is
    out of range, and for an augmentation of a dataset that has no strength.
    """

    def __init__(
        self,
        network: Network,
        dataset: Dataset,
        recipe: Recipe,
        changes: Sequence[Change] = (),
    ) -> None:
        recipe = _with_strength(recipe, dataset)
        recipe.check()
        self.network = network
        self.dataset = dataset
        self.recipe = recipe
        """As it began."""
        self.done = 0
        """Steps so far."""
        self.optimiser = _optimiser(recipe)
        self.average = WeightAverage(recipe.weight_average)
        self.gradients: Mapping[str, Floats] = {}
        """Of the last step, before they were clipped; empty before the first."""
        self._kind = recipe.optimiser
        self._changes = Changes(recipe, changes)
        self._order: tuple[int, npt.NDArray[np.int_]] = (-1, np.arange(0))
        for change in changes:
            self._check_change(change.name)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What has been changed, in the order of the steps; the last ones may not have come yet."""
        return self._changes.all

    @property
    def settings(self) -> Recipe:
        """The recipe as it is at the next step."""
        return settings_at(self.recipe, self.changes, self.done + 1)

    @property
    def rate(self) -> float:
        """The learning rate of the next step, as its schedule has it."""
        return self._rate(self.settings)

    @property
    def steps(self) -> int:
        """Steps of the whole training, at the present batch size; ``NO_END`` if it has no end."""
        return self._steps(self.settings)

    @property
    def steps_per_epoch(self) -> int:
        """Steps of an epoch; its last batch may be smaller."""
        return -(-len(self.dataset) // self.settings.batch)

    def change(self, name: str, value: float | str) -> Change:
        """Give a setting another value from the next step on; any thread may call it.

        The step that is under way is not affected; a change asked for during a step that is then
        stopped acts when that step is done again. Raises ValueError for a setting that can't be
        changed, and for a value out of range.
        """
        self._check_change(name)
        return self._changes.ask(name, value)

    def resume(
        self, steps: int, state: Mapping[str, Floats], average: Mapping[str, Floats]
    ) -> None:
        """Go on after so many steps, with what the optimiser and the weights' average were."""
        self.done = steps
        self._changes.stand_at(steps)
        settings = settings_at(self.recipe, self.changes, steps)  # of the last of them
        self._kind, self.optimiser = settings.optimiser, _optimiser(settings)
        self.optimiser.steps = optimiser_steps(steps, self.recipe, self.changes)
        self.optimiser.state = dict(state)
        self.average.weights = dict(average)

    def trained(self) -> Network:
        """What is learned so far: the network, or a copy with the average of its weights."""
        return averaged(self.network, self.average.weights)

    def reports(self, *, threads: int = 1, stop: Event | None = None) -> Iterator[Report]:
        """Train, yielding a report after each step, until the end or until ``stop`` is set.

        A step that is under way then is given up, and done again when training is resumed. A loss
        or a gradient that is not finite ends it too. Meanwhile BLAS runs in one thread, and the
        micro-batches of a batch in ``threads``.
        """
        from threadpoolctl import threadpool_limits

        stop = stop or Event()
        pool = ThreadPoolExecutor(threads) if threads > 1 else None
        each: _Each = pool.map if pool else map
        with threadpool_limits(1, user_api="blas"), pool or nullcontext():
            try:
                while self.done < self.steps and not stop.is_set():
                    with np.errstate(over="ignore", invalid="ignore"):  # _problem tells
                        report = self._step(each, stop)
                    if report is None:
                        return
                    yield report
                    if report.problem:
                        return
            finally:
                self._changes.stand_at(self.done)

    def _check_change(self, name: str) -> None:
        if name == "augmentation" and not isinstance(self.dataset, AugmentedDataset):
            raise ValueError("augmentation: can't be changed; this dataset has no strength")

    def _steps(self, settings: Recipe) -> int:
        """All steps, those done included, where the next ones have these settings."""
        if not len(self.dataset):
            return 0
        if settings.epochs is None:
            return NO_END
        images = len(self.dataset)
        place = place_after(self.done, images, self.recipe, self.changes)
        return self.done + steps_left(place, images, settings.epochs, settings.batch)

    def _rate(self, settings: Recipe) -> float:
        """The learning rate of the next step, with its schedule."""
        if settings.schedule == "cosine":
            share = cosine_schedule(self.done, self._steps(settings), warmup=settings.warmup)
        else:
            share = warmup_schedule(self.done, settings.warmup)
        return settings.learning_rate * share

    def _step(self, each: _Each, stop: Event) -> Report | None:
        """A step; None where it was stopped, with nothing changed."""
        start = time.perf_counter()
        settings = self._begin()
        epoch, which = self._batch(settings.batch)
        firsts = range(0, len(which), settings.micro_batch)

        def part(first: int) -> _MicroBatch | None:
            return None if stop.is_set() else self._micro_batch(which, first, settings)

        total = _Sums()
        for one in each(part, firsts):
            if one is None:
                return None
            total.add(one)
        norms = grad_norm(total.gradients), grad_norm(total.observed)
        problem = _problem(self.done + 1, total.loss, *norms)
        steps = self._steps(settings)
        if not problem:
            self._update(total.gradients, total.observed, settings)
        speed = len(which) / (time.perf_counter() - start)
        accuracy = total.correct / max(1, total.labelled)
        return Report(self.done, steps, epoch + 1, total.loss, accuracy, speed, problem)

    def _begin(self) -> Recipe:
        settings = self._changes.begin(self.done + 1)
        if settings.augmentation is not None and isinstance(self.dataset, AugmentedDataset):
            self.dataset.strength = settings.augmentation
        return settings

    def _update(
        self, gradients: dict[str, Floats], observed: dict[str, Floats], settings: Recipe
    ) -> None:
        clipped = clip_grad_norm(gradients, settings.max_grad_norm)
        rate = self._rate(settings)
        if settings.optimiser != self._kind:
            self._kind, self.optimiser = settings.optimiser, _optimiser(settings)
        self.optimiser.momentum = settings.momentum
        self.optimiser.weight_decay = settings.weight_decay
        self.optimiser.step(self.network.parameters, clipped, rate)
        self.network.follow(observed)
        self.done += 1
        self.average.follow(self.network.parameters, self.done)
        self.gradients = gradients

    def _batch(self, batch: int) -> tuple[int, npt.NDArray[np.int_]]:
        """The epoch, from 0, and which of its images the step that begins takes."""
        images = len(self.dataset)
        epoch, used = place_after(self.done, images, self.recipe, self.changes)
        if self._order[0] != epoch:
            rng = np.random.default_rng([self.recipe.seed, SHUFFLING, epoch])
            self._order = epoch, rng.permutation(images)
        return epoch, self._order[1][used : used + batch]

    def _micro_batch(
        self, which: npt.NDArray[np.int_], first: int, settings: Recipe
    ) -> _MicroBatch:
        mine = which[first : first + settings.micro_batch]
        rng = np.random.default_rng([settings.seed, AUGMENTING, self.done, first])
        images, targets = self.dataset.draw(mine, rng)
        with np.errstate(over="ignore", invalid="ignore"):  # of the pool's thread
            logits, tape = self.network.run(images, rng, dropout=settings.dropout)
            loss, dlogits = cross_entropy(logits, targets, settings.label_smoothing)
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


_Each: TypeAlias = Callable[
    [Callable[[int], _MicroBatch | None], Iterable[int]], Iterator[_MicroBatch | None]
]
"""Gives what a function gives of each, in their order: one after the other, or several at once."""


@dataclass
class _Sums:
    """Of the micro-batches so far: none is held for longer than it takes to add it."""

    loss: float = 0.0
    correct: int = 0
    labelled: int = 0
    gradients: dict[str, Floats] = field(default_factory=dict)
    observed: dict[str, Floats] = field(default_factory=dict)

    def add(self, one: _MicroBatch) -> None:
        self.loss += one.loss
        self.correct += one.correct
        self.labelled += one.labelled
        add_part(self.gradients, one.gradients)
        add_part(self.observed, one.observed)


def averaged(network: Network, weights: Mapping[str, Floats]) -> Network:
    """A copy with averages of the weights, by their names; the network itself without any."""
    if not weights:
        return network
    found = network.copy()
    found.parameters |= {name: average.copy() for name, average in weights.items()}
    return found


def _with_strength(recipe: Recipe, dataset: Dataset) -> Recipe:
    """The recipe that says what the dataset's distortions are. Raises ValueError if none are."""
    if isinstance(dataset, AugmentedDataset):
        own = dataset.strength if recipe.augmentation is None else recipe.augmentation
        return replace(recipe, augmentation=float(own))
    if recipe.augmentation is not None:
        raise ValueError(
            f"augmentation: got {recipe.augmentation}, expected None: this dataset has no strength"
        )
    return recipe


def _optimiser(settings: Recipe) -> Optimiser:
    return OPTIMISERS[settings.optimiser](
        momentum=settings.momentum, weight_decay=settings.weight_decay
    )


def _count_correct(logits: Floats, targets: npt.NDArray[Any]) -> tuple[int, int]:
    """Correct predictions, and the images counted: those with one class above 50 %."""
    if targets.ndim == 1:
        return int((logits.argmax(axis=1) == targets).sum()), len(targets)
    labelled = targets.max(axis=1) > 0.5
    correct = (logits.argmax(axis=1) == targets.argmax(axis=1)) & labelled
    return int(correct.sum()), int(labelled.sum())


def _problem(step: int, loss: float, gradients: float, observed: float) -> str:
    """Why the parameters can't be updated; empty where they can. The last two are norms."""
    told = (
        ("the loss is", loss),
        ("the gradients' norm is", gradients),
        ("the norm of the batch's statistics is", observed),
    )
    for what, value in told:
        if not isfinite(value):
            return (
                f"step {step}: {what} {value}, not a finite number: "
                "train again with a smaller learning rate"
            )
    return ""
