"""The sum of one output cell, written out term by term in columns.

Plain values in (``Sum``), plain values out (the term that is pointed at).
"""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.ledger_reader import LedgerReader
from cnnlab.ui.widgets.ledger_sum import Sum
from cnnlab.ui.widgets.ledger_total import LedgerTotal

RESTED = 200  # ms without another sum, before the canvas is named after it


class Ledger(QFrame):
    """The terms, scrolled when they are many, and the total under them."""

    term_pointed = Signal(object)
    """(channel, row, column) of a term, or None."""
    left = Signal()
    """Escape while its terms are read."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas, self.total = LedgerReader(), LedgerTotal()
        self.canvas.term_pointed.connect(self.term_pointed)
        self.canvas.left.connect(self.left)
        self.canvas.reached.connect(self._show_rect)
        self._sum: Sum | None = None
        self._said: Callable[[], str] = str
        self._bias_word = ""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTED)
        self._resting.timeout.connect(self._name_canvas)
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(1)  # else it is as high as its scroll bar would be
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.area, 1)
        column.addWidget(self.total)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """What the ledger says, as plain text with ASCII signs."""
        return self._said()

    def set_content(self, content: Sum | None, said: Callable[[], str], bias_word: str) -> None:
        """Show a sum (None for nothing); ``said`` gives it as text, where someone asks for it."""
        self._sum, self._said, self._bias_word = content, said, bias_word
        self.canvas.set_sum(content)
        self.total.set_sum(content, self.canvas.metrics, bias_word)
        self._resting.start()
        if content is not None and content.lit is not None:
            self._show_term(content)

    def setAccessibleName(self, name: str) -> None:
        """Its terms have it too until there is a sum."""
        super().setAccessibleName(name)
        if not self.canvas.accessibleName():
            self.canvas.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        self.canvas.set_theme(theme)
        self.total.set_theme(theme)

    def set_room(self, room: float) -> None:
        """How high, in pixels, figures may make it."""
        self.canvas.set_room(room)
        self.total.set_sum(self._sum, self.canvas.metrics, self._bias_word)

    def height_for_content(self) -> int:
        """Height at which nothing has to be scrolled."""
        return self.canvas.minimumHeight() + self.total.height() + 4

    def least_height(self) -> int:
        """Height at which a line of terms and the total are seen."""
        line = 0.0 if self.canvas.metrics is None else self.canvas.metrics.line
        return round(line) + self.total.height() + 4

    def _name_canvas(self) -> None:
        said = self.text()
        self.canvas.setAccessibleName(said)
        self.total.setAccessibleName(said.rpartition("\n")[2])

    def _show_term(self, content: Sum) -> None:
        """Scroll so that the lit term is seen, unless it is the pointer that lights it."""
        if content.lit is not None and not self.canvas.underMouse():
            self._show_rect(self.canvas.term_rect(content.lit).toAlignedRect())

    def _show_rect(self, rect: QRect) -> None:
        self.area.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.canvas.set_width(self.width() - self.area.verticalScrollBar().sizeHint().width())
        self.total.set_sum(self._sum, self.canvas.metrics, self._bias_word)
