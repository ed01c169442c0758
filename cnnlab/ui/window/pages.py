"""The pages of the tabs, which exist from the start and are filled when they are first shown."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnlab.ui.window.tabs import TabSpec


class Page(QWidget):
    """A tab's page: until it is filled it says, in one sentence, what will stand there."""

    def __init__(self, spec: TabSpec) -> None:
        super().__init__()
        self.spec = spec
        self.setObjectName(spec.name)
        self._promise = QLabel()
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._promise.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._promise)
        self.retranslate()

    def title(self) -> str:
        """The tab's title in the language in use."""
        return QCoreApplication.translate("MainWindow", self.spec.title)

    def fill(self, content: QWidget) -> None:
        """Put the tab in the promise's place."""
        self._column.removeWidget(self._promise)
        self._promise.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(content)

    def retranslate(self) -> None:
        promise = self.spec.promise
        self._promise.setText(QCoreApplication.translate("Page", promise) if promise else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
