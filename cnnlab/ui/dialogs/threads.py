"""Asks in how many threads networks are trained."""

from PySide6.QtWidgets import QInputDialog, QWidget

from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed


class ThreadsDialog(QInputDialog):
    """One whole number."""

    def __init__(self, parent: QWidget, threads: int, most: int) -> None:
        super().__init__(dressed(parent))
        self.setWindowTitle(self.tr("Compute threads"))
        self.setLabelText(
            self.tr(
                "Threads that a network is trained in, from the next start of a training on.\n"
                "One leaves the window a processor of its own; more may be faster.\n"
                "What is learned is the same, to the last bit."
            )
        )
        self.setInputMode(QInputDialog.InputMode.IntInput)
        self.setIntRange(1, most)
        self.setIntValue(threads)

    @classmethod
    def ask(cls, parent: QWidget, threads: int, most: int) -> int | None:
        """Ask for a number up to ``most``, beginning with ``threads``; None when cancelled."""
        dialog = cls(parent, threads, most)
        with shown(dialog) as accepted:
            return dialog.intValue() if accepted else None
