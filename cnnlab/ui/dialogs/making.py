"""What is being made, and how much of it is done."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from cnnlab.ui.dialogs.modal import end
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate
WIDTH = 320  # px


class MakingDialog(QDialog):
    """Over a window that stands still meanwhile; ``rejected`` where it is cancelled."""

    def __init__(self, host: QWidget, title: str, count: int) -> None:
        super().__init__(dressed(host))
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._label, self._bar = QLabel(), QProgressBar()
        self._bar.setMaximum(count)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(WIDTH)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self._label, self._bar, buttons):
            column.addWidget(part)
        self.show_count(0)

    def show_count(self, done: int) -> None:
        """How many pictures there are."""
        text = translate("Making", "Picture {done} of {count}")
        self._label.setText(text.format(done=done, count=self._bar.maximum()))
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._label.text())

    def end(self) -> None:
        """It is over."""
        end(self)
