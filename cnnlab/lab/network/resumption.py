"""A training that was kept goes on, once its network and its examples are there."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnlab.core.checkpoints import Checkpoint, read_checkpoint
from cnnlab.core.strict_json import parse_json
from cnnlab.core.weights import WeightsError
from cnnlab.lab.network.session import SHEET, TrainingSession
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.network_form import network_sheet_from
from cnnlab.lessons.network_sheet import NetworkSheet


def read_back(path: Path) -> Checkpoint | None:
    """The training that was kept last; None where none is, or one that was not begun.

    Raises WeightsError for a file that is no checkpoint; OSError.
    """
    if not path.exists():
        return None
    found = read_checkpoint(path)
    return found if found.steps else None


class Resumption(QObject):
    """Shows the sheet that a checkpoint was made from, waits, and has the session take it up."""

    refused = Signal(object, str)
    """A WeightsError, and the file of the training that can't go on."""
    taken = Signal(str)
    """The file of a checkpoint from which it goes on."""

    def __init__(self, session: TrainingSession) -> None:
        super().__init__(session)
        self._session = session
        self._waiting: Checkpoint | None = None
        self._shown: NetworkSheet | None = None
        """That took the place of another one, until the training stands on it."""
        session.data_changed.connect(self._try)

    def resume(self, checkpoint: Checkpoint) -> None:
        """Stand where it does as soon as that can be."""
        session = self._session
        try:
            sheet = network_sheet_from(parse_json(checkpoint.notes.get(SHEET, "")), SHEET)
        except (FormError, ValueError) as error:
            self.refused.emit(WeightsError(f"{checkpoint.path}: {error}"), checkpoint.path)
            return
        self._waiting, self._shown = checkpoint, None
        if sheet != session.sheet:
            self._shown = sheet
            session.document.replace(sheet, lambda: self.tr("Resume training"))
        self._try()

    def _try(self) -> None:
        checkpoint = self._waiting
        if checkpoint is None or self._session.why_not:
            return
        self._waiting = None
        run = self._session.run
        left = run.checkpoint().copy() if run is not None and self._session.begun else None
        try:
            self._session.take_up(checkpoint)
        except WeightsError as error:
            if self._session.sheet == self._shown:
                self._session.document.undo_stack.undo()
            self.refused.emit(error, checkpoint.path)
        else:
            self.taken.emit(checkpoint.path)
            if left is not None:
                self._session.ended.emit(left)
