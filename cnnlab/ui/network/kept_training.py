"""The training that is kept as the program ends, and offered again; and trainings that end."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.core.checkpoints import Checkpoint
from cnnlab.core.weights import WeightsError
from cnnlab.lab.network.kept_files import KeptFiles
from cnnlab.lab.network.resumption import Resumption, read_back
from cnnlab.lab.network.session import TrainingSession
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog
from cnnlab.ui.network.training_words import unkept_text
from cnnlab.ui.widgets.weights_messages import weights_message
from cnnlab.ui.window.notice import Notice, Offer, done, failed
from cnnlab.ui.window.tab import Tab


class KeptTraining(QObject):
    """Says what can go on, what can't, and what has ended."""

    notice = Signal(object)
    """A Notice."""

    def __init__(
        self, session: TrainingSession, files: KeptFiles, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._resumption, self._files = session, Resumption(session), files
        session.ended.connect(self._on_ended)
        self._resumption.refused.connect(self._on_refused)
        self._resumption.taken.connect(self._on_taken)

    def offer(self) -> None:
        """Offer what is kept, the latest at last; say what can't be read."""
        paths = self._files.left()
        for path in reversed(paths):
            found = self._read(path)
            if found is not None:
                self.notice.emit(replace(self._offered(found), stays=path != paths[0]))

    def close_down(self) -> None:
        """The training is kept; the next start offers it."""
        self._files.close()

    def may_stop(self, host: QWidget) -> bool:
        """Ask before a training is stopped for the window to close."""
        return not self._session.running or StopTrainingDialog.ask(host)

    def keep(self, host: Tab, asks: Callable[[], bool]) -> bool:
        """Keep the training; where that can't be, ask whether it is to be lost, else it goes on."""
        session, ran = self._session, self._session.running
        trouble = None if session.run is None else session.run.keep()
        if trouble is None:
            return True
        if asks() and StopTrainingDialog.ask_unkept(host, unkept_text(trouble.numbers)):
            return True
        if not asks():
            numbers = trouble.numbers
            host.lost = OSError(numbers["errno"], numbers["reason"], numbers["path"])
            return True
        if ran:
            session.start()
        return False

    def _read(self, path: Path) -> Checkpoint | None:
        try:
            return read_back(path)
        except (WeightsError, OSError) as error:
            self._on_refused(error, str(path))
            return None

    def _offered(self, found: Checkpoint) -> Notice:
        def say() -> str:
            text = self.tr("Your last training stopped at step {step}. It can go on.")
            return text.format(step=f"{found.steps:,}")

        resume = Offer(lambda: self.tr("Resume"), partial(self._resumption.resume, found))
        return done(say, resume)

    def _on_refused(self, error: WeightsError | OSError, path: str) -> None:
        self.notice.emit(failed(partial(weights_message, error, path)))

    def _on_taken(self, path: str) -> None:
        if path:
            with suppress(OSError):  # it stays where it is
                self._files.adopt(Path(path))

    def _on_ended(self, left: Checkpoint) -> None:
        """Offer the network and data that it had, where it stood."""
        self.notice.emit(
            done(
                lambda: self.tr(
                    "The training ended: another took its place, or its network or data did."
                ),
                Offer(lambda: self.tr("Back to it"), lambda: self._resumption.resume(left.copy())),
            )
        )
