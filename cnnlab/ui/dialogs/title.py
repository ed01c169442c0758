"""Asks for the title of an example that is kept."""

from PySide6.QtWidgets import QInputDialog, QWidget

from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed


class TitleDialog(QInputDialog):
    """One line of text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(dressed(parent))
        self.setLabelText(self.tr("Title"))

    @classmethod
    def ask(cls, parent: QWidget, heading: str, title: str) -> str | None:
        """Ask for a title, beginning with ``title``; None when it was cancelled."""
        dialog = cls(parent)
        dialog.setWindowTitle(heading)
        dialog.setTextValue(title)
        with shown(dialog) as accepted:
            return dialog.textValue() if accepted else None
