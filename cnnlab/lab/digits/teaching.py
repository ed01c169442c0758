"""Fine-tuning on the user's digits: their collection, the training run, the tuned copy."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cnnlab.core.network import Network
from cnnlab.digits.recogniser import Recogniser
from cnnlab.lab.digits.collection import Collection
from cnnlab.lab.digits.networks import Networks
from cnnlab.lab.shared.worker import Worker

if TYPE_CHECKING:
    from cnnlab.digits.training.fine_tune import FineTuneReport


class Teaching(QObject):
    """Fine-tunes a copy of the network in use on the collection, which is used then."""

    reported = Signal(object)
    """A FineTuneReport after each training step."""
    finished = Signal(object)
    """The last FineTuneReport, or None where training was cancelled."""
    unusable = Signal()
    """Nothing in the collection is a digit; training has not begun."""
    failed = Signal(str)
    unwritten = Signal(object)
    """An OSError that names the file: the fine-tuned copy is used, but could not be stored."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.collection = Collection(folder / "mine")
        self.networks = Networks(folder, self)
        self._begun_with: tuple[float, str] = (0.0, "")  # its threshold and its origin
        self._session = Worker(self)
        self._session.reported.connect(self.reported)
        self._session.finished.connect(self._on_finished)
        self._session.failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether training is running."""
        return self._session.running

    def learn(self) -> None:
        """Fine-tune a copy on the collection, in the background."""
        if len(self.collection) and not self._session.running:
            network, unsure_below = self.networks.recogniser
            self._begun_with = unsure_below, self.networks.origin
            self._session.start(partial(_fine_tune, self.collection, network))

    def stop(self) -> None:
        """Cancel training; nothing changes."""
        self._session.stop()

    def close_down(self) -> None:
        """Cancel training and wait for it."""
        self._session.close()
        self.networks.close_down()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(str(error))
        raise error  # nothing that can be expected

    def _on_finished(self, report: "FineTuneReport | None") -> None:
        if report is None and not self._session.stopped:
            self.unusable.emit()
            return
        if report is None or report.network is None:
            self.finished.emit(None)
            return
        unsure_below, origin = self._begun_with
        try:
            self.networks.learn(Recogniser(report.network, unsure_below), origin)
        except OSError as error:
            self.unwritten.emit(error)
        self.finished.emit(report)


def _fine_tune(collection: Collection, network: Network, stop: Event) -> Iterator["FineTuneReport"]:
    """Read the collection, which takes a while, and fine-tune on it; nothing if it is unusable.

    Training is imported on the worker's thread: showing the tab needs none.
    """
    from cnnlab.digits.training.fine_tune import fine_tune

    images, labels = collection.read()
    if len(labels):
        yield from fine_tune(network, images, labels, stop)
