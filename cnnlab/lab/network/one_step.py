"""One step of a training done again: what it changed, and which images pushed a weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.step_changes import WeightChange, pushed_most, pushes
from cnnlab.core.inspect.weight_gradient import (
    WEIGHT,
    layer_named,
    sums_weights,
    weight_gradient,
)
from cnnlab.core.losses import cross_entropy
from cnnlab.core.moment_store import MomentGoneError
from cnnlab.core.network import Network
from cnnlab.lab.network.step_taken import (
    OpenedGradient,
    StepStart,
    StepTaken,
    WeightPushes,
    take_step,
)
from cnnlab.lab.shared.newest import Newest

MOST_PUSHED: Final = 4
"""Images in each direction."""


class OneStep(QObject):
    """A step, the images that pushed one of its weights, and one image's gradient of that weight.

    Each is worked out on a thread; what is asked for cancels what was asked before.
    """

    taken = Signal()
    """There is a ``step``."""
    pushed = Signal()
    """There are ``pushes``."""
    opened = Signal()
    """There is a ``gradient``."""
    failed = Signal(object)
    """A MomentGoneError or a MemoryError: what was asked for can't be worked out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.step: StepTaken | None = None
        self.pushes: WeightPushes | None = None
        """Of the weight that was asked for last; None while they are worked out."""
        self.gradient: OpenedGradient | None = None
        """Of the image that was asked for last; None while it is worked out."""
        self._asked: StepStart | None = None
        self._newest = Newest(self)
        self._newest.finished.connect(self._on_finished)
        self._newest.failed.connect(self._on_failed)

    # what it can be asked for

    def take(self, start: StepStart) -> bool:
        """Take the step after a start; False where it is there already, or under way."""
        if start == self._asked:
            return False
        self._asked = start
        self.pushes = self.gradient = None
        self._newest.ask(start, _stepping(start))
        return True

    def push(self, *changes: WeightChange) -> None:
        """Find the images that pushed a weight most: the first of these that any image pushed.

        What was learned before, or a decay, moves weights too; where no image pushed any of them,
        ``pushes`` are of the first.
        """
        step = self.step
        if step is None:
            return
        self.pushes = self.gradient = None
        about = (id(step), *((change.parameter, change.index) for change in changes))
        self._newest.ask(about, _pushing(step, changes))

    def open(self, image: int) -> None:
        """Open the gradient of that weight for one image of the batch."""
        step, found = self.step, self.pushes
        if step is None or found is None:
            return
        self.gradient = None
        self._newest.ask((id(found), image), _opening(step, found, image))

    def clear(self) -> None:
        """Forget everything, and cancel what is under way."""
        self.step = self.pushes = self.gradient = self._asked = None
        self._newest.give_up()

    def close_down(self) -> None:
        """Cancel, wait, and emit no further signals."""
        self._newest.close()

    # inside

    def _on_finished(self, last: object) -> None:
        if isinstance(last, StepTaken):
            self.step = last
            self.taken.emit()
        elif isinstance(last, WeightPushes):
            self.pushes = last
            self.pushed.emit()
        elif isinstance(last, OpenedGradient):
            self.gradient = last
            self.opened.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, MomentGoneError | MemoryError):
            raise error  # nothing that can be expected
        if self._newest.running:
            return  # something else was asked for meanwhile
        self.clear()
        self.failed.emit(error)


Work = Callable[[Event], Iterator[Any]]


def _stepping(start: StepStart) -> Work:
    def work(stop: Event) -> Iterator[StepTaken]:
        taken = take_step(start, stop)
        if taken is not None:
            yield taken

    return work


def _pushing(step: StepTaken, changes: Sequence[WeightChange]) -> Work:
    def work(stop: Event) -> Iterator[WeightPushes]:
        first: WeightPushes | None = None
        for change in changes:
            if stop.is_set():
                return
            found = _pushes_of(step, change)
            first = first or found
            if any(map(len, found.most)):
                yield found
                return
        if first is not None:
            yield first

    return work


def _pushes_of(step: StepTaken, change: WeightChange) -> WeightPushes:
    name, index = change.parameter, change.index
    shares = pushes(step.before, step.images, step.targets, name, index)
    return WeightPushes(change, shares, pushed_most(shares, MOST_PUSHED), _sums(step.before, name))


def _opening(step: StepTaken, found: WeightPushes, image: int) -> Work:
    def work(stop: Event) -> Iterator[OpenedGradient]:
        if stop.is_set():
            return
        change, network = found.change, step.before
        one, target = step.images[image], step.targets[image]
        core = _core_gradient(network, one, target)[change.parameter][change.index]
        layer = change.parameter.rpartition(".")[0]
        opened = weight_gradient(network, one, target, layer, change.index) if found.sums else None
        yield OpenedGradient(image, float(found.shares[image]), float(core), opened)

    return work


def _sums(network: Network, parameter: str) -> bool:
    """Whether a parameter's gradient is a sum of error × input over windows."""
    layer, _, name = parameter.rpartition(".")
    return name == WEIGHT and sums_weights(layer_named(network, layer))


def _core_gradient(network: Network, image: Floats, target: Any) -> dict[str, Floats]:
    """All gradients of one image's loss, as the core's own backward pass gives them."""
    with np.errstate(over="ignore", invalid="ignore"):  # of a training that diverged
        logits = network.forward(image[None])
        _, dlogits = cross_entropy(logits, np.asarray(target)[None])
        return network.backward(dlogits)
