"""What a training's thread does: steps, and validation, copies and signs at a share of the time."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import exp
from pathlib import Path
from threading import Event
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar

import numpy as np

from cnnlab.core.arrays import Floats, Labels, spread
from cnnlab.core.checkpoints import save_checkpoint
from cnnlab.core.losses import cross_entropy
from cnnlab.core.moment_store import MomentStore
from cnnlab.core.network import Network
from cnnlab.core.training import Report, Training
from cnnlab.core.training_signs import LayerSigns, training_signs
from cnnlab.lab.shared.worker import REPORT_INTERVAL

REPORT_SECONDS: Final = 1.1 * REPORT_INTERVAL
"""At least between two reports: those that come sooner are lost on the way."""
VALIDATION_SECONDS: Final = 0.5
SIGNS_SECONDS: Final = 0.25
SAVING_SECONDS: Final = 30.0
SHARE: Final = 0.05
"""Of the time, that validation takes at most; likewise signs, copies and saving."""
MOST_VALIDATED: Final = 2000
"""Images of a validation; of more, so many evenly spaced ones: more would be looked at too rarely.
The accuracy of 2,000 has a standard error of 0.3 % at 98 %."""
PROBED: Final = 64
"""Images that a unit has to be 0 for to be dead."""
AT_ONCE: Final = 32
SMOOTHED: Final = 5.0
"""Seconds that the speed is a mean of: a validation now and then is not seen in it."""

TroubleCode: TypeAlias = Literal["diverged", "disk", "moments", "memory", "no examples"]
T = TypeVar("T")
Numbers: TypeAlias = Mapping[str, float | str]


class Trouble(NamedTuple):
    """Why training does not go on, or a checkpoint is not kept.

    ``diverged``: ``step`` and ``loss`` of the step that was not done. ``disk``: ``path`` and
    ``reason``; training may go on. ``moments``: ``reason``, why later ones stay in memory, fewer of
    them. ``memory``; ``no examples``. With a reason comes its ``errno``, 0 where it has none.
    """

    code: TroubleCode
    numbers: Numbers


class Validation(NamedTuple):
    """Images (N, ...) that are never trained on, and their labels (N,)."""

    images: Floats
    labels: Labels

    def sample(self, most: int) -> Validation:
        """At most so many of them, evenly spaced."""
        if len(self.labels) <= most:
            return self
        which = spread(len(self.labels), most)
        return Validation(self.images[which], self.labels[which])


class Progress(NamedTuple):
    """Where a training stands; nothing of it is the thread's."""

    report: Report
    network: Network
    signs: tuple[LayerSigns, ...]
    images_per_second: float


class NowAndThen:
    """Work that is done at intervals of some seconds, and for a share of the time at most."""

    def __init__(self, seconds: float, share: float = SHARE) -> None:
        self._seconds, self._share = seconds, share
        self._next = 0.0

    @property
    def due(self) -> bool:
        """Whether it is time."""
        return time.monotonic() >= self._next

    def wait(self) -> None:
        """Not now, but after the interval."""
        self._next = time.monotonic() + self._seconds

    @contextmanager
    def taking(self) -> Iterator[None]:
        """What is done inside puts off the next time."""
        start = time.monotonic()
        yield
        now = time.monotonic()
        self._next = now + max(self._seconds, (now - start) * (1 / self._share - 1))


@dataclass
class Trainer:
    """A training on its way from step to step, and what it tells another thread."""

    training: Training
    validation: Validation
    probe: Floats
    path: str | os.PathLike[str] | None = None
    """Of the checkpoint; None for none."""
    notes: Mapping[str, str] = field(default_factory=dict)
    moments: MomentStore | None = None
    """States that can be gone back to."""
    way: int = 0
    """Theirs."""
    threads: int = 1
    saves: bool = True
    """Whether it leaves a checkpoint at its end."""
    looks: bool = True
    """Whether it looks at the signs of its end, which may take longer than the window can wait."""
    steps: deque[tuple[float, ...]] = field(default_factory=deque)
    """Step, loss and accuracy; who reads them takes them out."""
    validated: deque[tuple[float, ...]] = field(default_factory=deque)
    troubles: deque[Trouble] = field(default_factory=deque)
    written: bool = False
    """Whether it was written when that was last tried."""
    shown: Event = field(default_factory=Event)
    """Set by who has shown the last report; until then there is no other."""

    def __post_init__(self) -> None:
        self._validating = NowAndThen(VALIDATION_SECONDS)
        self._signing = NowAndThen(SIGNS_SECONDS)
        self._copying = NowAndThen(REPORT_SECONDS)
        self._saving = NowAndThen(SAVING_SECONDS)
        self._signs: tuple[LayerSigns, ...] = ()
        self._images = self._seconds = 0.0  # of late, with all that is done between two steps
        self._followed = 0.0
        self.shown.set()

    def run(self, stop: Event, most: int | None = None) -> Iterator[Progress]:
        """Take steps, at most so many; the last progress is that at the end, and is kept."""
        report = None
        self._saving.wait()
        self._followed = time.monotonic()
        self._keep_moment()
        for done, report in enumerate(self.training.reports(threads=self.threads, stop=stop), 1):
            if report.problem:
                numbers = {"step": report.step + 1, "loss": report.loss}
                self.troubles.append(Trouble("diverged", numbers))
                break
            self._follow(report, stop)
            if done == most:
                break
            if self.shown.is_set() and self._copying.due:
                self.shown.clear()
                with self._copying.taking():
                    yield self._progress(report)
        if report is not None:
            if self.looks:
                self._sign()
            if self.saves:
                self.save()
            yield self._progress(report)

    def _follow(self, report: Report, stop: Event) -> None:
        """Note a step, and do what is due."""
        self.steps.append((report.step, report.loss, report.accuracy))
        self._keep_moment()
        self._time()
        if self._validating.due or report.done:
            self._validate(report.step, stop)
        if self._signing.due:
            self._sign()
        if self._saving.due:
            self.save()

    def _keep_moment(self) -> None:
        """Keep the state after a step, where it is one of those to go back to."""
        moments, step = self.moments, self.training.done
        if moments is None or not moments.due(self.way, step):
            return
        try:
            moments.keep(self.way, self.training)
        except (OSError, MemoryError) as error:
            self.troubles.append(Trouble("moments", _reason(error)))

    def _time(self) -> None:
        """Note how long the step took, with what was done after the one before."""
        before, self._followed = self._followed, time.monotonic()
        seconds = self._followed - before
        kept = exp(-seconds / SMOOTHED)
        self._images = kept * self._images + self.training.settings.batch
        self._seconds = kept * self._seconds + seconds

    def _validate(self, step: int, stop: Event) -> None:
        with self._validating.taking():
            found = validate(self.training.trained(), self.validation, stop)
        if found is not None:
            self.validated.append((step, *found))

    def _sign(self) -> None:
        with self._signing.taking():
            training = self.training
            self._signs = training_signs(training.network, training.gradients, self.probe)

    def _progress(self, report: Report) -> Progress:
        trained = self.training.trained()
        network = trained.copy() if trained is self.training.network else trained
        speed = self._images / self._seconds if self._seconds else 0.0
        return Progress(report, network, self._signs, speed)

    def save(self) -> Trouble | None:
        """Leave a checkpoint, only while no other thread takes steps; why it can't, if so."""
        if self.path is None:
            return None
        with self._saving.taking():
            try:
                Path(self.path).parent.mkdir(parents=True, exist_ok=True)
                save_checkpoint(self.path, self.training, self.notes)
            except OSError as error:
                self.written = False
                trouble = Trouble("disk", {"path": os.fspath(self.path), **_reason(error)})
                self.troubles.append(trouble)
                return trouble
        self.written = True
        return None


def _reason(error: Exception) -> dict[str, float | str]:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return {"reason": reason, "errno": getattr(error, "errno", None) or 0}


def validate(network: Network, validation: Validation, stop: Event) -> tuple[float, float] | None:
    """Loss and accuracy (0…1) in use; None where it was stopped, or there is nothing."""
    images, labels = validation
    loss = correct = 0.0
    for first in range(0, len(labels), AT_ONCE):
        if stop.is_set():
            return None
        own = labels[first : first + AT_ONCE]
        with np.errstate(over="ignore", invalid="ignore"):  # of a training that diverges
            logits, _ = network.run(images[first : first + AT_ONCE])
            loss += cross_entropy(logits, own)[0] * len(own)
        correct += int((logits.argmax(axis=1) == own).sum())
    return (loss / len(labels), correct / len(labels)) if len(labels) else None


def taken(queue: deque[T]) -> list[T]:
    """What is in a queue, which another thread may fill meanwhile; it is empty then."""
    return [queue.popleft() for _ in range(len(queue))]
