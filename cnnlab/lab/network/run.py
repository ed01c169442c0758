"""A network in training: on a thread, changed while it runs, stopped, and read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.changes import Change, Place, place_after
from cnnlab.core.checkpoints import Checkpoint
from cnnlab.core.moment_store import Moment, MomentStore
from cnnlab.core.network import Network
from cnnlab.core.recipe import Recipe
from cnnlab.core.training import Dataset, Report, Training
from cnnlab.core.training_signs import LayerSigns
from cnnlab.core.weights import WeightsError
from cnnlab.lab.network.curves import Curves
from cnnlab.lab.network.trainer import (
    MOST_VALIDATED,
    PROBED,
    Progress,
    Trainer,
    Trouble,
    Validation,
    taken,
)
from cnnlab.lab.network.ways import Way, Ways
from cnnlab.lab.shared.worker import Worker

T = TypeVar("T")
RunState: TypeAlias = Literal["new", "running", "paused", "finished", "diverged"]
DATA: Final = "data"
"""Key of the data's fingerprint in the notes of a checkpoint."""
NO_NOTES: Final[Mapping[str, str]] = MappingProxyType({})


class TrainingRun(QObject):
    """Trains a copy of a network.

    While it runs, the training belongs to the worker's thread; what is shown are copies. With a
    ``path`` the state is kept there whenever it pauses, is closed, and now and then.
    """

    moved = Signal()
    """More steps, or it runs or stands still; at most twenty times a second."""
    restarted = Signal()
    """From the initial weights, or those of a checkpoint."""
    troubled = Signal(str, object)
    """A trouble's code and its numbers."""

    def __init__(
        self,
        network: Network,
        dataset: Dataset,
        validation: Validation,
        recipe: Recipe,
        *,
        path: Path | None = None,
        notes: Mapping[str, str] = NO_NOTES,
        moments: MomentStore | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``notes`` are kept in the checkpoint. Raises ValueError for a recipe out of range."""
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._next: Callable[[], None] | None = None  # once the thread has ended
        self.initial = network.copy()
        self.dataset = dataset
        self.validation = validation.sample(MOST_VALIDATED)
        self.probe = self.validation.sample(PROBED).images
        """That a unit has to be 0 for to be dead."""
        self.path = path
        self.notes = {**notes, DATA: _fingerprint(dataset)}
        self.ways = Ways(moments or MomentStore())
        self.threads = 1
        """For the micro-batches; from the next start on."""
        first = Training(self.initial.copy(), dataset, recipe)
        self.recipe = first.recipe
        """As it begins."""
        self._begin(first)

    # what it shows

    @property
    def running(self) -> bool:
        """Whether its thread takes steps, or ends one."""
        return self._worker.running

    @property
    def state(self) -> RunState:
        """What it does, or why it does nothing."""
        if self.running:
            return "running"
        if self._diverged:
            return "diverged"
        if self._training.done >= self._training.steps:
            return "finished"
        return "paused" if self.done else "new"

    @property
    def done(self) -> int:
        """Steps so far, as the curves show them."""
        steps = self.curves.steps
        return int(steps[-1]) if len(steps) else self._training.done

    @property
    def settings(self) -> Recipe:
        """The recipe with all changes so far."""
        return self._training.settings

    @property
    def changes(self) -> tuple[Change, ...]:
        """In the order of their steps."""
        return self._training.changes

    def way(self, number: int) -> Way:
        """One of the ways, by its number: one that was left, or the one that is taken."""
        return self.ways.left.get(number) or Way(self.curves, self.changes)

    def epochs_at(self, step: int, changes: Sequence[Change]) -> float:
        """How many times all images have been seen then, at the batch sizes that there were."""
        place = self._place_at(step, changes)
        return place.epoch + place.used / max(1, len(self.dataset))

    @property
    def seconds_left(self) -> float | None:
        """Until the last epoch ends, the present one where none is; None before the first step."""
        place, images = self._place_at(self.done, self.changes), len(self.dataset)
        if not self.images_per_second or not images:
            return None
        epochs = self.settings.epochs or place.epoch + 1
        return ((epochs - place.epoch) * images - place.used) / self.images_per_second

    # what it can be asked for

    def start(self) -> None:
        """Take steps until it is paused or the last epoch ends."""
        self._run(None)

    def step(self) -> None:
        """Take one step."""
        self._run(1)

    def pause(self) -> None:
        """Stand still after the last whole step; ``moved`` tells once it does."""
        self._next = None
        self._worker.stop()

    def stop(self) -> None:
        """Back to the initial weights, which are the same to the bit, and to the first recipe."""
        self._rest(saves=False)
        self.ways.begin()
        self._begin(Training(self.initial.copy(), self.dataset, self.recipe))
        self.restarted.emit()

    def go_on_from(self, moment: Moment) -> None:
        """Stand at a moment, on a new way; that which is left is kept with its end.

        Raises MomentGoneError.
        """
        training = self.ways.moments.read(moment).copy().training(self.dataset)
        self._rest(saves=False)
        before = self.ways.lead_off(moment, self._training, self.way(self.ways.taken))
        self._begin(training, before.curves)
        self.restarted.emit()

    def change(self, name: str, value: float | str) -> Change:
        """Another value of a setting, from the next step on. Raises ValueError for a wrong one."""
        change = self._training.change(name, value)
        self.moved.emit()
        return change

    def take_up(self, checkpoint: Checkpoint) -> None:
        """Stand where a checkpoint of this network and these data does.

        Raises WeightsError for one of another network or other data.
        """
        found = checkpoint.network
        if (found.input_shape, found.layers) != (self.initial.input_shape, self.initial.layers):
            raise WeightsError(f"{checkpoint.path}: got another network, expected the one shown")
        if checkpoint.notes.get(DATA, "") != self.notes[DATA]:
            raise WeightsError(f"{checkpoint.path}: training began with other data: choose them")
        training = checkpoint.training(self.dataset)
        self._rest(saves=False)
        self.ways.begin()
        self._begin(training)
        self.restarted.emit()

    def checkpoint(self) -> Checkpoint:
        """Where it stands; only while it does, and its own until it is copied."""
        return replace(Checkpoint.of(self._training, self.notes), path=str(self.path or ""))

    def keep(self) -> Trouble | None:
        """Stand still, and keep the state; why it can't be kept, if so."""
        self._rest(saves=True)
        trouble = None
        if self._training.done and not self._trainer.written:  # there may be room by now
            trouble = self._trainer.save()
            self._follow()
        self.moved.emit()
        return trouble

    def close_down(self) -> None:
        """Cancel, keep the state, and wait; its moments are gone then."""
        self._rest(saves=True)
        self.ways.begin()

    # inside

    def _place_at(self, step: int, changes: Sequence[Change]) -> Place:
        return place_after(step, max(1, len(self.dataset)), self._training.recipe, changes)

    def _begin(self, training: Training, curves: Curves | None = None) -> None:
        self._training = training
        kept = self.path, self.notes, self.ways.moments, self.ways.taken
        self._trainer = Trainer(training, self.validation, self.probe, *kept)
        self._diverged = False
        self.curves = curves or Curves()
        self.report: Report | None = None
        """Of the last step that is shown; None before the first."""
        self.snapshot = training.trained().copy()
        """A copy of the network as of the last report."""
        self.signs: tuple[LayerSigns, ...] = ()
        self.images_per_second = 0.0

    def _run(self, most: int | None) -> None:
        if self.running:
            if self._worker.stopped:  # it is about to stand still
                self._next = partial(self._run, most)
            return
        if not len(self.dataset):
            self.troubled.emit("no examples", {})
            return
        self._diverged = False
        trainer = self._trainer
        trainer.threads, trainer.saves, trainer.looks = self.threads, True, True
        trainer.shown.set()
        self._worker.start(partial(trainer.run, most=most))
        self.moved.emit()

    def _rest(self, *, saves: bool) -> None:
        """Wait for the thread, which ends within a micro-batch, and show where it stood."""
        self._next = None
        if not self.running:
            return
        self._trainer.saves, self._trainer.looks = saves, False
        self._worker.close()
        self._follow()
        self.snapshot = self._training.trained().copy()

    def _follow(self) -> None:
        """Take what the thread has left."""
        self.curves.training.extend(taken(self._trainer.steps))
        self.curves.validation.extend(taken(self._trainer.validated))
        for trouble in taken(self._trainer.troubles):
            self._tell(trouble)

    def _tell(self, trouble: Trouble) -> None:
        self._diverged |= trouble.code == "diverged"
        self.troubled.emit(trouble.code, dict(trouble.numbers))

    def _show(self, progress: Progress) -> None:
        self.report, self.snapshot, self.signs, self.images_per_second = progress

    def _on_reported(self, progress: Progress) -> None:
        self._show(progress)
        self._follow()
        self.moved.emit()
        QTimer.singleShot(0, self, self._trainer.shown.set)  # once what was asked for is painted

    def _on_finished(self, progress: Progress | None) -> None:
        if progress is not None:
            self._show(progress)
        self._follow()
        again, self._next = self._next, None
        if again is not None:
            again()
        else:
            self.moved.emit()

    def _on_failed(self, error: Exception) -> None:
        self._follow()
        self.moved.emit()
        if not isinstance(error, MemoryError):
            raise error  # nothing that can be expected
        self.troubled.emit("memory", {})


def _fingerprint(dataset: Dataset) -> str:
    """A text that is another for other data; empty where a dataset has none."""
    own = getattr(dataset, "fingerprint", None)
    return f"{len(dataset)} {own()}" if own is not None else f"{len(dataset)}"
