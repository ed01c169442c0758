"""What the user taught: the collection, the copy that learned from it, and learning itself."""

import json
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from cnnlab.core.shapes import ShapeError
from cnnlab.core.weights import NotFiniteError, WeightsError, architecture_text, write_tensors
from cnnlab.digits.recogniser import DOUBT, Recogniser, default_recogniser, load_recogniser
from cnnlab.digits.training.fine_tune import FineTuneReport, fine_tune
from cnnlab.lab.digits.collection import Collection
from cnnlab.lab.shared.worker import Worker

FILE = "learned.safetensors"
UnreadCode: TypeAlias = Literal["", "damaged", "not finite", "other", "closed"]


class Teaching(QObject):
    """Keeps the shipped network as it is; what is learned is a copy in the user's own folder."""

    recogniser_changed = Signal(object)
    """A Recogniser to read with from now on."""
    reported = Signal(object)
    """A FineTuneReport while it learns."""
    finished = Signal(object)
    """The last FineTuneReport, or None where learning was stopped."""
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / FILE
        self.collection = Collection(folder / "mine")
        self.unread: UnreadCode = ""
        """Why what was learned at an earlier time is not used, or empty."""
        self.learned: Recogniser | None = self._load()
        self._session = Worker(self)
        self._session.reported.connect(self.reported)
        self._session.finished.connect(self._on_finished)
        self._session.failed.connect(lambda error: self.failed.emit(str(error)))

    @property
    def running(self) -> bool:
        """Whether it learns right now."""
        return self._session.running

    @property
    def recogniser(self) -> Recogniser:
        """The copy that learned, or the shipped network."""
        return self.learned or default_recogniser()

    def learn(self) -> None:
        """Teach a copy the collection, in the background."""
        images, labels = self.collection.read()
        if len(labels) and not self._session.running:
            network = self.recogniser.network
            self._session.start(lambda stop: fine_tune(network, images, labels, stop))

    def stop(self) -> None:
        """Give learning up; nothing has changed."""
        self._session.stop()

    def unlearn(self) -> None:
        """Back to the shipped network. Raises OSError."""
        self._file.unlink(missing_ok=True)
        self.learned = None
        self.recogniser_changed.emit(self.recogniser)

    def close_down(self) -> None:
        """End what is under way."""
        self._session.close()

    def _on_finished(self, lesson: FineTuneReport | None) -> None:
        if lesson is None or lesson.network is None:
            self.finished.emit(None)
            return
        self.learned = Recogniser(lesson.network, default_recogniser().unsure_below)
        notes = {
            "architecture": architecture_text(lesson.network),
            DOUBT: json.dumps(self.learned.unsure_below),
        }
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_tensors(self._file, lesson.network.parameters, notes)
        except OSError as error:
            self.failed.emit(str(error))
        self.recogniser_changed.emit(self.learned)
        self.finished.emit(lesson)

    def _load(self) -> Recogniser | None:
        """The copy that learned at an earlier time; a file that is damaged is left alone."""
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
