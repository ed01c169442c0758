"""The stage as a page: enlarged as a whole, and scrolled."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cnnlab.ui.convolution.stage import Stage

STEP = 1.12  # two for a press of Ctrl+plus
LARGEST = 4.0
LEAST = 420, 180  # px
SEEN = 24  # px around a cell that is scrolled to


class StageScroll(QScrollArea):
    """Shows the stage so many times as large as its own size, which holds all of it at 1."""

    resized = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage, self.factor = stage, 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*LEAST)
        self.setWidget(stage)
        self._show_bars()
        stage.enlarge_asked.connect(self.enlarge)
        stage.cell_reached.connect(self._show_cell)

    def enlarge(self, steps: float, at: QPointF | None = None) -> None:
        """Larger by steps, or smaller; a point of the stage, else the middle, stays in place."""
        middle = QPointF(self.viewport().rect().center())
        at = QPointF(self._stage.mapFrom(self.viewport(), middle.toPoint())) if at is None else at
        here = QPointF(self._stage.mapTo(self.viewport(), at.toPoint()))
        before = self._stage.size()
        self.set_factor(self.factor * STEP**steps)
        after = self._stage.size()
        grown = after.width() / before.width(), after.height() / before.height()
        there = QPointF(at.x() * grown[0], at.y() * grown[1]) - here
        self.horizontalScrollBar().setValue(round(there.x()))
        self.verticalScrollBar().setValue(round(there.y()))

    def set_factor(self, factor: float) -> None:
        """So many times as large, 1 to LARGEST."""
        factor = min(max(factor, 1.0), LARGEST)
        factor = 1.0 if factor < 1.02 else factor
        if factor != self.factor:
            self.factor = factor
            self._show_bars()
            self._fit_stage()

    def fit(self) -> None:
        """All of it, every grid whole."""
        self.set_factor(1.0)
        self._stage.fit()

    def _show_bars(self) -> None:
        needed = self.factor > 1
        policy = Qt.ScrollBarPolicy
        shown = policy.ScrollBarAlwaysOn if needed else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(shown)
        self.setVerticalScrollBarPolicy(shown)

    def _fit_stage(self) -> None:
        """Give the stage its size and its letters."""
        size = self.maximumViewportSize() if self.factor == 1 else self.viewport().size()
        self._stage.set_factor(self.factor, self._font(), size * self.factor)

    def _font(self) -> QFont:
        font = QFont()
        if self.factor > 1:
            font.setPointSizeF(self.font().pointSizeF() * self.factor)
        return font

    def _show_cell(self, cell: QRect) -> None:
        if self.factor > 1:
            centre = cell.center()
            self.ensureVisible(
                centre.x(), centre.y(), cell.width() // 2 + SEEN, cell.height() // 2 + SEEN
            )

    def sizeHint(self) -> QSize:
        return self._stage.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_stage()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the grids, and Page Up and Down step."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.factor > 1:
            self._fit_stage()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """The tab's own order goes through the grids and on."""
        return QWidget.focusNextPrevChild(self, next)
