"""Menu of samples: digits of real hands, drawn by cnnlab, or of a folder."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

Source: TypeAlias = Literal["hand", "drawn", "folder"]


class SamplesMenu(QMenu):
    """Emits which digit of which source is asked for."""

    asked = Signal(str, object)
    """A Source, and a digit or None for any."""
    folder_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hands, self.drawn, self.folder = QMenu(self), QMenu(self), QMenu(self)
        self._any: list[QAction] = []
        for source, menu in (("hand", self.hands), ("drawn", self.drawn), ("folder", self.folder)):
            self.addMenu(menu)
            menu.triggered.connect(self._on_triggered)
            self._fill(menu, source)
        self.folder.addSeparator()
        self.choose = self.folder.addAction("", self.folder_asked.emit)
        self.addSeparator()
        self.another = self.addAction("", self.next_asked.emit)
        self.setToolTipsVisible(True)
        self.retranslate()

    def _fill(self, menu: QMenu, source: str) -> None:
        for digit in range(10):
            menu.addAction(f"&{digit}").setData((source, digit))
        menu.addSeparator()
        anyone = menu.addAction("")
        anyone.setData((source, None))
        self._any.append(anyone)

    def _on_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.asked.emit(*action.data())

    def retranslate(self) -> None:
        self.hands.setTitle(self.tr("From a real &hand"))
        self.hands.menuAction().setToolTip(
            self.tr("UniPen, International Unipen Foundation, CC BY 4.0; writers by code")
        )
        self.drawn.setTitle(self.tr("&Drawn by cnnlab"))
        self.drawn.menuAction().setToolTip(self.tr("By stroke models, each time differently"))
        self.folder.setTitle(self.tr("From a &folder, such as MNIST"))
        self.folder.menuAction().setToolTip(
            self.tr("MNIST’s files, strokes (*.jsonl), or pictures in folders 0 to 9")
        )
        for action in self._any:
            action.setText(self.tr("&Any digit"))
        self.choose.setText(self.tr("&Choose folder…"))
        self.another.setText(self.tr("A&nother one") + "\tN")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
