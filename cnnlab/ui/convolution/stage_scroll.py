"""The stage as a page: enlarged as a whole, and scrolled."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.convolution.stage_follow import StageFollow

STEP = 1.12  # two for a press of Ctrl+plus
LARGEST = 4.0
LEAST = 420, 180  # px
SEEN = 24  # px around what is scrolled to


class StageScroll(QScrollArea):
    """Shows the stage so many times as large as its own size, which holds all of it at 1."""

    resized = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage, self.factor = stage, 1.0
        self._follow, self._letters = StageFollow(), 1.0
        self._fitted: tuple[float, QFont, QSize] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*LEAST)
        self.setWidget(stage)
        self._show_bars()
        stage.enlarge_asked.connect(self.enlarge)
        stage.fingers.enlarged.connect(self._enlarge_by)
        stage.fingers.dragged.connect(self._drag)
        stage.cell_reached.connect(self._show_place)
        stage.window_moved.connect(self._follow_window)

    def enlarge(self, steps: float, at: QPointF | None = None) -> None:
        """Larger by steps, or smaller; a point of the stage, else the middle, stays in place."""
        middle = QPointF(self.viewport().rect().center())
        at = QPointF(self.stage.mapFrom(self.viewport(), middle.toPoint())) if at is None else at
        here = QPointF(self.stage.mapTo(self.viewport(), at.toPoint()))
        before = self.stage.size()
        self.set_factor(self.factor * STEP**steps)
        after = self.stage.size()
        grown = after.width() / before.width(), after.height() / before.height()
        there = QPointF(at.x() * grown[0], at.y() * grown[1]) - here
        self.horizontalScrollBar().setValue(round(there.x()))
        self.verticalScrollBar().setValue(round(there.y()))

    def _enlarge_by(self, factor: float, at: QPointF) -> None:
        self.enlarge(math.log(factor, STEP), at)

    def _drag(self, by: QPointF) -> None:
        for bar, way in (self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y()):
            bar.setValue(bar.value() - round(way))

    def set_factor(self, factor: float) -> None:
        """So many times as large, 1 to LARGEST."""
        factor = min(max(factor, 1.0), LARGEST)
        factor = 1.0 if factor < 1.02 else factor
        if factor != self.factor:
            self.factor = factor
            self._show_bars()
            self._fit_stage()

    def set_letters(self, larger: float) -> None:
        """Letters so many times as large, beside how far the stage is enlarged."""
        self._letters = larger
        self._fit_stage()

    def fit(self) -> None:
        """All of it, every grid whole."""
        self.set_factor(1.0)
        self.stage.fit()

    def _show_bars(self) -> None:
        needed = self.factor > 1
        policy = Qt.ScrollBarPolicy
        shown = policy.ScrollBarAlwaysOn if needed else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(shown)
        self.setVerticalScrollBarPolicy(shown)

    def _fit_stage(self) -> None:
        """Give the stage its size and its letters."""
        size = self.maximumViewportSize() if self.factor == 1 else self.viewport().size()
        fit = self.factor, self._font(), size * self.factor
        if fit != self._fitted:
            self._fitted = fit
            self.stage.set_factor(*fit)

    def _font(self) -> QFont:
        font, larger = QFont(), self._letters * self.factor
        if larger > 1:
            font.setPointSizeF(self.font().pointSizeF() * larger)
        return font

    def _show_place(self, place: QRect) -> None:
        if self.factor > 1:
            centre, room = place.center(), self.viewport().size()
            across = min(place.width() // 2 + SEEN, room.width() // 2)
            down = min(place.height() // 2 + SEEN, room.height() // 2)
            self.ensureVisible(centre.x(), centre.y(), across, down)

    def _follow_window(self) -> None:
        if self.factor > 1:
            corner = self.stage.mapFrom(self.viewport(), QPoint())
            seen = QRectF(QRect(corner, self.viewport().size()))
            search = not self.stage.playing
            place = self._follow.follow(seen, self.stage.moving_places(), search)
            if place is not None:
                self._show_place(place.toAlignedRect())

    def sizeHint(self) -> QSize:
        return self.stage.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_stage()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the grids, and Page Up and Down step."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._letters * self.factor > 1:
            self._fit_stage()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """The tab's own order goes through the grids and on."""
        return QWidget.focusNextPrevChild(self, next)
