"""Boxes round the digits of a picture on the canvas: pointed at, chosen, and what is read there."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen

from cnnlab.lab.digits.regions import beside, boxes_on_canvas, choose, region_at
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.scene.colours import Theme, with_alpha

ROUND = 4.0  # px, between a digit and its box
STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}


class PageBoxes:
    """Those of a sketch's picture; there are none where it shows one digit, or strokes."""

    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self.read: list[str] = []
        """What each digit is read as."""
        self._pointed: int | None = None

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like where it is."""
        drawing, clicking = Qt.CursorShape.CrossCursor, Qt.CursorShape.PointingHandCursor
        return drawing if self._pointed is None else clicking

    def point(self, place: tuple[float, float] | None) -> bool:
        """The pointer is at a place on the canvas, or gone; whether something looks different."""
        before = self._pointed
        self._pointed = None if place is None else region_at(self._sketch.drawing, *place)
        return before != self._pointed

    def press(self, x: float, y: float) -> bool:
        """Choose the digit there; False where there is none."""
        index = region_at(self._sketch.drawing, x, y)
        if index is None:
            return False
        self._choose(index)
        return True

    def take_key(self, event: QKeyEvent) -> bool:
        """The next digit, the one before, or all of them; False for any other key."""
        drawing = self._sketch.drawing
        if not drawing.regions or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        step = STEPS.get(event.key())
        if step is not None:
            self._choose(beside(drawing, step))
        elif event.key() == Qt.Key.Key_Escape and drawing.chosen is not None:
            self._choose(None)
        else:
            return False
        return True

    def _choose(self, index: int | None) -> None:
        choose(self._sketch, index, _choice)

    def paint(self, painter: QPainter, square: QRectF, theme: Theme, font: QFont) -> None:
        """Boxes in the canvas's square, each with what is read there."""
        drawing = self._sketch.drawing
        if self._sketch.live() is not None or not drawing.regions:
            return
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        for index, box in enumerate(boxes_on_canvas(drawing)):
            chosen = index == drawing.chosen
            strong = chosen or index == self._pointed
            frame = QRectF(
                square.left() + box.left * square.width(),
                square.top() + box.top * square.height(),
                (box.right - box.left) * square.width(),
                (box.bottom - box.top) * square.height(),
            ).adjusted(-ROUND, -ROUND, ROUND, ROUND)
            colour = theme.accent if strong else theme.muted
            painter.setPen(QPen(colour, 2.5 if chosen else 1.5))
            painter.setBrush(with_alpha(theme.accent, 0.1) if strong else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
            if index < len(self.read):
                _paint_tag(painter, frame, square, self.read[index], (colour, theme.on_accent))


def _paint_tag(
    painter: QPainter, frame: QRectF, square: QRectF, text: str, colours: tuple[QColor, QColor]
) -> None:
    """A word on a coloured tag at a box's upper left corner, inside the canvas."""
    metrics = QFontMetricsF(painter.font())
    size = metrics.horizontalAdvance(text) + 10, metrics.height() + 2
    corner = QPointF(
        min(max(frame.left() - 1, square.left()), square.right() - size[0]),
        max(frame.top() - size[1] + 1, square.top()),
    )
    tag = QRectF(corner.x(), corner.y(), *size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours[0])
    painter.drawRoundedRect(tag, 3, 3)
    painter.setPen(colours[1])
    painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), text)


def _choice() -> str:
    """What the undo step is called."""
    return QCoreApplication.translate("PageBoxes", "Choose a digit")
