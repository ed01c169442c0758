"""A bar with one line or two, on the row of the tabs."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabWidget, QToolButton

from cnnlab.ui.widgets.accessible import announce

SIGNS = {"done": "✓", "refused": "!", "failed": "×"}
MARGIN, TOP = 8, 2  # px
NARROWEST, WIDEST = 24, 60  # times the height of the text


class NoticeBar(QFrame):
    """Lies over the tabs' row, beside their names, and so moves nothing; grows down over content.

    Plain values in, and out what was clicked.
    """

    offer_taken = Signal()
    other_taken = Signal()
    closed = Signal()

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._kind = ""
        self._sign, self._text = QLabel(), QLabel()
        self.offer, self.other = QPushButton(), QPushButton()
        self.close_button = QToolButton()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign.setObjectName("noticeSign")
        self.close_button.setText("×")
        self.close_button.setProperty("look", "flat")
        self.offer.clicked.connect(self.offer_taken)
        self.other.clicked.connect(self.other_taken)
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(8)
        for part, stretch in (
            (self._sign, 0),
            (self._text, 1),
            (self.offer, 0),
            (self.other, 0),
            (self.close_button, 0),
        ):
            row.addWidget(part, stretch)
        self.hide()
        tabs.installEventFilter(self)

    def text(self) -> str:
        """What it says; empty while it is not shown."""
        return self._text.text()

    def kind(self) -> str:
        """One of "done", "refused" and "failed"; empty while it is not shown."""
        return self._kind

    def tell(self, kind: str, text: str, offer: str = "", other: str = "") -> None:
        """Show a text, with a button or two if something is offered."""
        self._kind = kind
        self._sign.setText(SIGNS[kind])
        self._text.setText(text)
        for button, label in ((self.offer, offer), (self.other, other)):
            button.setText(label)
            button.setVisible(bool(label))
        self.setProperty("kind", kind)
        for part in (self, self._sign):
            part.style().unpolish(part)
            part.style().polish(part)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)

    def clear(self) -> None:
        """Show nothing."""
        self._kind = ""
        self._text.clear()
        self.setAccessibleName("")
        self.hide()

    def retranslate(self) -> None:
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close"))

    def _place(self) -> None:
        """As wide as the text, where the row of the tabs has room, and as high as it then needs."""
        row, line = self.layout(), self._text.fontMetrics()
        assert row is not None  # noqa: S101 - made above
        self._sign.ensurePolished()
        frame = self.frameSize().width() - self.contentsRect().width()
        around = frame + row.sizeHint().width() - self._text.sizeHint().width()
        wanted = around + line.horizontalAdvance(self._text.text()) + 4
        room = self._tabs.width() - self._tabs.tabBar().sizeHint().width() - 3 * MARGIN
        unit = line.height()
        most = min(max(room, NARROWEST * unit), WIDEST * unit, self._tabs.width() - 2 * MARGIN)
        width = min(wanted, most)
        height = max(self.heightForWidth(width), self._tabs.tabBar().height() - 2 * TOP)
        self.setGeometry(self._tabs.width() - MARGIN - width, TOP, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._tabs and event.type() == QEvent.Type.Resize and self._kind:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it while it has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self._kind:
            self._place()
        super().changeEvent(event)
