"""Fine-tuning on the user's digits: their collection, the training run, the tuned copy."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError
from cnnlab.core.weights import NotFiniteError, WeightsError
from cnnlab.digits.recogniser import (
    Recogniser,
    default_recogniser,
    load_recogniser,
    save_recogniser,
)
from cnnlab.lab.digits.collection import Collection
from cnnlab.lab.shared.worker import Worker

if TYPE_CHECKING:
    from cnnlab.digits.training.fine_tune import FineTuneReport

FILE = "learned.safetensors"
UnreadCode: TypeAlias = Literal["", "damaged", "not finite", "other", "closed"]


class Teaching(QObject):
    """Fine-tunes a copy of the network on the collection and stores it in the user's folder."""

    recogniser_changed = Signal(object)
    """A Recogniser to read with from now on."""
    reported = Signal(object)
    """A FineTuneReport after each training step."""
    finished = Signal(object)
    """The last FineTuneReport, or None where training was cancelled."""
    failed = Signal(str)
    unwritten = Signal(object)
    """An OSError that names the file: the fine-tuned copy is used, but could not be stored."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / FILE
        self.collection = Collection(folder / "mine")
        self.unread: UnreadCode = ""
        """Why the stored copy is not used, or empty."""
        self.learned: Recogniser | None = self._load()
        self._session = Worker(self)
        self._session.reported.connect(self.reported)
        self._session.finished.connect(self._on_finished)
        self._session.failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether training is running."""
        return self._session.running

    @property
    def recogniser(self) -> Recogniser:
        """The fine-tuned copy, or the shipped network."""
        return self.learned or default_recogniser()

    def learn(self) -> None:
        """Fine-tune a copy on the collection, in the background."""
        if len(self.collection) and not self._session.running:
            self._session.start(partial(_fine_tune, self.collection, self.recogniser.network))

    def stop(self) -> None:
        """Cancel training; nothing changes."""
        self._session.stop()

    def unlearn(self) -> None:
        """Back to the shipped network. Raises OSError."""
        self._file.unlink(missing_ok=True)
        self.learned = None
        self.recogniser_changed.emit(self.recogniser)

    def close_down(self) -> None:
        """Cancel training and wait for it."""
        self._session.close()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(str(error))
        raise error  # nothing that can be expected

    def _on_finished(self, report: "FineTuneReport | None") -> None:
        if report is None or report.network is None:
            self.finished.emit(None)
            return
        self.learned = Recogniser(report.network, default_recogniser().unsure_below)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            save_recogniser(self._file, self.learned)
        except OSError as error:
            self.unwritten.emit(error)
        self.recogniser_changed.emit(self.learned)
        self.finished.emit(report)

    def _load(self) -> Recogniser | None:
        """The stored copy; a damaged file is left alone."""
        try:
            found = load_recogniser(str(self._file))
        except FileNotFoundError:
            return None
        except OSError:
            self.unread = "closed"
        except NotFiniteError:
            self.unread = "not finite"
        except (WeightsError, ShapeError):
            self.unread = "damaged"
        else:
            if found.network.layers == default_recogniser().network.layers:
                return found
            self.unread = "other"
        return None


def _fine_tune(collection: Collection, network: Network, stop: Event) -> Iterator["FineTuneReport"]:
    """Read the collection, which takes a while, and fine-tune on it; nothing if it is unusable.

    Training is imported on the worker's thread: showing the tab needs none.
    """
    from cnnlab.digits.training.fine_tune import fine_tune

    images, labels = collection.read()
    if len(labels):
        yield from fine_tune(network, images, labels, stop)
