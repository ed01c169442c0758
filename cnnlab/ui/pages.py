"""The pages of the tabs, which exist from the start and are filled when they are first shown."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Page(QWidget):
    """A tab's page: until it is filled it says, in one sentence, what will stand there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._promise = QLabel()
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._promise.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._promise)
        self.retranslate()

    def fill(self, content: QWidget) -> None:
        """Put the tab in the promise's place."""
        self._column.removeWidget(self._promise)
        self._promise.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(content)

    def retranslate(self) -> None:
        promises = {
            "neuronTab": self.tr(
                "Here you will change a neuron’s inputs, weights and bias and see its output."
            ),
            "imagesTab": self.tr("Here you will try filters on whole pictures."),
            "networkTab": self.tr("Here you will build a network and watch it learn."),
        }
        self._promise.setText(promises.get(self.objectName(), ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
