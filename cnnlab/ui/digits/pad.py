"""The canvas: a square that one draws on with mouse, pen or finger."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.lab.digits.sketch import USUAL_PEN, Box, Sketch, box_of
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.ui.digits.ink_paint import paint_pixels
from cnnlab.ui.digits.page_boxes import PageBoxes
from cnnlab.ui.digits.paper import EDGE, Paper
from cnnlab.ui.digits.pen_input import PenInput
from cnnlab.ui.widgets.accessible import describe_as

SMALLEST = 150


class DrawPad(QWidget):
    """Shows a sketch and turns gestures into strokes."""

    menu_asked = Signal(QPoint)
    """Where on the screen a menu is asked for."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self._sketch = sketch
        self._theme = load_theme("light")
        self.pen_width = USUAL_PEN
        self.erasing = False
        self._grid = False
        self._seen = QRectF(0, 0, 1, 1)
        self._paper = Paper(sketch)
        self._boxes = PageBoxes(sketch)
        self._pointer: QPointF | None = None
        self._down: str | None = None
        self._moves: list[tuple[QPointF, float]] = []
        self._rubbed: Box | None = None
        sketch.changed.connect(self._on_changed)
        sketch.extended.connect(self._on_extended)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._use_moves)
        self._connect(PenInput(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST, SMALLEST)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.retranslate()

    # what it shows

    def strokes(self) -> list[npt.NDArray[np.float64]]:
        """The strokes drawn, each (n, 2): x and y in 0…1 of the canvas, y down."""
        return [stroke.points for stroke in self._sketch.shown().strokes]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paper.set_theme(theme)
        self.update()

    def set_pen_width(self, width: float) -> None:
        """Draw with a pen of this share of the canvas."""
        self.pen_width = width

    def set_erasing(self, on: bool) -> None:
        """Whether the left button rubs out."""
        self.erasing = on
        self.update()

    def set_seen(self, seen: QRectF) -> None:
        """The part of the canvas that the network's image shows."""
        if seen != self._seen:
            self._seen = seen
            if self._grid:
                self.update()

    def set_grid(self, on: bool) -> None:
        """Whether the network's pixels are laid over the drawing."""
        self._grid = on
        self.update()

    def set_read(self, read: list[str]) -> None:
        """What each digit of the picture is read as."""
        if read != self._boxes.read:
            self._boxes.read = read
            self.update()

    def square(self) -> QRectF:
        """The canvas, in pixels of the widget."""
        side = max(1, min(self.width(), self.height()) - 2)
        return QRectF((self.width() - side) / 2, 1, side, side)

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    # gestures

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By key; of the right button only its release tells a click from rubbing out."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.mapToGlobal(self.square().center().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._down:
            self._cancel()
        elif not self._boxes.take_key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._use_moves()
        self._point(None)
        super().leaveEvent(event)

    def _connect(self, pen: PenInput) -> None:
        pen.pressed.connect(self._press)
        pen.moved.connect(self._move)
        pen.lifted.connect(self._release)
        pen.cancelled.connect(self._cancel)
        pen.menu_asked.connect(self.menu_asked)

    def _press(self, place: QPointF, pressure: float, erases: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._release()
        x, y = self._unit(place)
        erases = erases or self.erasing
        if not erases and self._boxes.press(x, y):
            return
        self._down = "erase" if erases else "draw"
        if erases:
            self._rub([place])
        else:
            self._sketch.begin(x, y, self.pen_width, pressure)
        self._point(place)

    def _move(self, place: QPointF, pressure: float) -> None:
        """Keep each move; what came while the program was busy is drawn and read at once."""
        self._moves.append((place, pressure))
        if not self._soon.isActive():
            self._soon.start(0)

    def _use_moves(self) -> None:
        self._soon.stop()
        moves, self._moves = self._moves, []
        if not moves:
            return
        if self._down == "draw":
            self._sketch.extend([(*self._unit(place), pressure) for place, pressure in moves])
        elif self._down == "erase":
            places = [place for place, _ in moves]
            self._rub([self._pointer or places[0], *places])
        self._point(moves[-1][0])

    def _rub(self, places: list[QPointF]) -> None:
        """Rub out along a line; only there the paper is painted anew."""
        line, reach = np.array([self._unit(place) for place in places]), self._reach()
        self._rubbed = box_of(line, reach)
        self._sketch.erase(line, reach, lambda: self.tr("Erase"))
        self._rubbed = None

    def _release(self) -> None:
        self._use_moves()
        down, self._down = self._down, None
        if down == "draw":
            self._sketch.end(lambda: self.tr("Stroke"))
        elif down == "erase":
            self._sketch.end_erasing()
        self._point(self._pointer)

    def _cancel(self) -> None:
        """Forget what the pen has done since it was pressed."""
        self._moves, self._down = [], None
        self._sketch.cancel()

    def _reach(self) -> float:
        return max(0.03, self.pen_width)

    def _unit(self, place: QPointF) -> tuple[float, float]:
        return _within(self.square(), place)

    def _point(self, place: QPointF | None) -> None:
        """Where the eraser's circle is, or which digit of a picture is pointed at."""
        old, self._pointer = self._pointer, place
        self._point_at_digit()
        if self.erasing or self._down == "erase":
            reach = self._reach() * self.square().width() + 4
            for at in (old, place):
                if at is not None:
                    box = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
                    self.update(box.toAlignedRect())

    def _point_at_digit(self) -> None:
        """By the pointer's place, and again when the picture under it is another."""
        if self._boxes.point(None if self._pointer is None else self._unit(self._pointer)):
            self.setCursor(self._boxes.cursor)
            self.update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = self.square()
        self._paper.paint(painter, square, self.devicePixelRatioF())
        painter.setClipRect(square.adjusted(EDGE, EDGE, -EDGE, -EDGE))
        painter.translate(square.topLeft())
        painter.scale(square.width(), square.height())
        if self._grid:
            paint_pixels(painter, self._seen, self._theme)
        painter.resetTransform()
        painter.setClipping(False)
        self._boxes.paint(painter, square, self._theme, self.font())
        if self._sketch.drawing.blank and not self._sketch.busy:
            painter.setPen(self._theme.muted)
            _write(painter, square, self.tr("Draw a digit here: anywhere, at any size"))
        erases = self._down == "erase" or (self.erasing and self.underMouse())
        if erases and self._pointer is not None:
            painter.setPen(QPen(self._theme.accent, 1.5))
            reach = self._reach() * square.width()
            painter.drawEllipse(self._pointer, reach, reach)
        if self.hasFocus():
            paint_focus(painter, square, self._theme)

    def _on_changed(self) -> None:
        rubbed = self._rubbed
        self._point_at_digit()
        if rubbed is not None and self._paper.fresh:
            self._update_part(self._paper.repaint_part(rubbed))
            return
        part = self._paper.finish_stroke()
        if part is not None:
            self._update_part(part)
            return
        if not self._paper.current:
            self._paper.clear()
        self.update()

    def _on_extended(self) -> None:
        live = self._sketch.live()
        if live is None:
            return
        part = self._paper.add_ink(live)
        if part is None:
            self.update()
        else:
            self._update_part(part)

    def _update_part(self, part: QRect) -> None:
        self.update(part.translated(self.square().topLeft().toPoint()))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        self.setToolTip(
            self.tr("Draw with the left button, rub out with the right one; Delete clears")
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _write(painter: QPainter, square: QRectF, text: str) -> None:
    """Words in the middle of a square."""
    wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(square.adjusted(40, 40, -40, -40), int(wrap), text)


def _within(square: QRectF, place: QPointF) -> tuple[float, float]:
    """A place as shares of a square's sides, from 0 to 1."""
    x = (place.x() - square.left()) / square.width()
    y = (place.y() - square.top()) / square.height()
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


describe_as(DrawPad, QAccessible.Role.Canvas)
