"""What is done with all of one's own digits, and how far their files are while they are written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton

from cnnlab.ui.widgets.translated import TranslatedWidget


class KeptBar(TranslatedWidget):
    """How many there are, and buttons; a bar and Cancel in their place where that takes long."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.progress, self.cancel = QLabel(), QProgressBar(), QPushButton()
        self.undo, self.export, self.erase = QPushButton(), QPushButton(), QPushButton()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count, 1)
        for part in (self.progress, self.cancel, self.undo, self.export, self.erase):
            row.addWidget(part)
        self.progress.hide()
        self.cancel.hide()
        self._left: QPushButton | None = None
        self.retranslate()

    def show_progress(self, count: int, many: int) -> None:
        """So many digits are written, of how many."""
        self.progress.setRange(0, many)
        self.progress.setValue(count)
        self.show_writing(True)

    def show_writing(self, writing: bool) -> None:
        """The keyboard goes along to Cancel, and back to the button that it came from."""
        if writing != self.progress.isHidden():
            return
        buttons = self.undo, self.export, self.erase
        if writing:
            self._left = next((button for button in buttons if button.hasFocus()), None)
        goes, comes = (self._left, self.cancel) if writing else (self.cancel, self._left)
        moves = goes is not None and goes.hasFocus()
        for part in (self.progress, self.cancel):
            part.setVisible(writing)
        if moves:
            (comes or self.export).setFocus()
        for part in buttons:
            part.setVisible(not writing)

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo"))
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(self.tr("Copy your digits to a folder, as pictures"))
        self.erase.setText(self.tr("Erase…"))
        self.erase.setToolTip(self.tr("Delete the digits you kept"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Leave it at the digits that are written"))
        self.progress.setAccessibleName(self.tr("Digits written"))
