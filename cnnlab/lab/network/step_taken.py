"""A step of a training, done again to the bit from a moment that was kept."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats, Labels
from cnnlab.core.changes import Change
from cnnlab.core.inspect.step_changes import PushedMost, WeightChange, largest_changes
from cnnlab.core.inspect.weight_gradient import WEIGHT, WeightGradient
from cnnlab.core.moment_store import Moment
from cnnlab.core.network import Network
from cnnlab.core.optim import clip_scale
from cnnlab.core.training import AugmentedDataset, Dataset
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.run import TrainingRun

MOST_CHANGES: Final = 12
MOST_REPLAYED: Final = 100
"""Steps that are done again at most, to come from a moment that is kept to the one that is meant.
"""


@dataclass(frozen=True)
class StepStart:
    """Where a step begins; equal ones give the same step."""

    run: TrainingRun
    way: int
    done: int
    """Steps before it."""
    changes: tuple[Change, ...]
    """Of that way's settings."""
    moment: Moment = field(compare=False)
    """That it is come to from: the nearest one before it that is kept."""


@dataclass(frozen=True, eq=False)
class StepTaken:
    """A step, and the network before it."""

    number: int
    """From 1."""
    loss: float
    """Of its batch, before the step."""
    learning_rate: float
    """In use, with its warm-up."""
    optimiser: str
    changes: tuple[WeightChange, ...]
    """The largest ones, and then the largest weight of every other layer.

    Empty where the step changed nothing, or could not be done.
    """
    gradients: Mapping[str, Floats]
    """Of the batch's mean loss."""
    before: Network
    images: Floats
    """(N, ...): its batch."""
    targets: npt.NDArray[Any]
    """(N,) labels, or (N, K) probabilities."""
    problem: str = ""
    """Why it was not done; empty otherwise."""
    drops: bool = False
    """Whether dropout took part in it."""
    clip: float = 1.0
    """What each gradient was multiplied by before the optimiser got it."""

    @property
    def labels(self) -> Labels:
        """(N,): the class of each image, the likeliest one of probabilities."""
        targets = self.targets
        return targets if targets.ndim == 1 else targets.argmax(axis=1)

    @property
    def norms(self) -> bool:
        """Whether the network has batch normalisation."""
        return any(layer.statistics for layer in self.before.layers)


@dataclass(frozen=True, eq=False)
class WeightPushes:
    """What each image of a batch adds to the gradient of one weight."""

    change: WeightChange
    shares: Array
    """(N,): each image's own gradient; their mean is the batch's."""
    most: PushedMost
    sums: bool
    """Whether a share is a sum of error × input over windows."""


@dataclass(frozen=True, eq=False)
class OpenedGradient:
    """The gradient of one weight for one image."""

    image: int
    """Its place in the batch."""
    share: float
    core: float
    """The same number, as the core's backward pass gives it."""
    gradient: WeightGradient | None
    """The sum; None for a parameter that has none."""


class RecordingDataset:
    """A dataset that keeps what was drawn from it; the strength is its own, too."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset: Any = copy(dataset)
        self.drawn: list[tuple[Floats, npt.NDArray[Any]]] = []

    def __len__(self) -> int:
        return len(self._dataset)

    def draw(
        self, which: npt.NDArray[np.int_], rng: np.random.Generator
    ) -> tuple[Floats, npt.NDArray[Any]]:
        """What the dataset draws."""
        images, targets = self._dataset.draw(which, rng)
        self.drawn.append((images.copy(), targets.copy()))
        return images, targets


class RecordingAugmentedDataset(RecordingDataset):
    """The same of a dataset whose images are distorted."""

    @property
    def strength(self) -> float:
        """That ``draw`` distorts with."""
        return float(self._dataset.strength)

    @strength.setter
    def strength(self, strength: float) -> None:
        self._dataset.strength = strength


def step_start(run: TrainingRun, rewind: Rewind) -> StepStart | None:
    """Where the step after what is shown begins; None where no moment is kept near enough."""
    done, way = rewind.step, rewind.way
    before = [moment for moment in rewind.moments if moment.step <= done]
    if not before or done - before[-1].step > MOST_REPLAYED:
        return None
    return StepStart(run, way, done, rewind.changes, before[-1])


def take_step(start: StepStart, stop: Event) -> StepTaken | None:
    """Take the step after a start; None where it was stopped, or there is none.

    Raises MomentGoneError.
    """
    checkpoint = start.run.ways.moments.read(start.moment).copy()
    augmented = isinstance(start.run.dataset, AugmentedDataset)
    recorder = (RecordingAugmentedDataset if augmented else RecordingDataset)(start.run.dataset)
    training = replace(checkpoint, changes=start.changes).training(recorder)
    reports = training.reports(stop=stop)
    while training.done < start.done:
        if next(reports, None) is None:
            return None
    recorder.drawn.clear()
    before, settings, rate = training.network.copy(), training.settings, training.rate
    report = next(reports, None)
    if report is None:
        return None
    images, targets = zip(*recorder.drawn, strict=True)
    return StepTaken(
        start.done + 1,
        report.loss,
        rate,
        settings.optimiser,
        _changes(before, training.network),
        training.gradients,
        before,
        np.concatenate(images),
        np.concatenate(targets),
        report.problem,
        settings.dropout != 0 and any(layer.for_training for layer in before.layers),
        clip_scale(training.gradients, settings.max_grad_norm),
    )


def _changes(before: Network, after: Network) -> tuple[WeightChange, ...]:
    """The largest ones of all, and then that of each layer's weights of which none is among them.

    Adam moves all weights about as far, and there are far fewer in a convolution.
    """
    names, parameters = before.trainable, (before.parameters, after.parameters)
    found = largest_changes(*parameters, names, MOST_CHANGES)
    seen = {change.parameter.rpartition(".")[0] for change in found}
    others: tuple[WeightChange, ...] = ()
    for name in names:
        layer, _, kind = name.rpartition(".")
        if kind == WEIGHT and layer not in seen:
            others += largest_changes(*parameters, [name], 1)
    return (*found, *sorted(others, key=lambda change: -abs(change.change)))
