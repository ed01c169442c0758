"""Fingers on the canvas: one draws, two or a hand draw nothing."""

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QEventPoint, QPointerEvent, QPointingDevice, QTouchEvent

FEW = 8  # px of a stroke that a second finger takes back: the two were meant to pinch
HAND = 90.0  # px that only a hand touches at once, about 24 mm
Kind, State = QPointingDevice.PointerType, QEventPoint.State


class FingerStrokes(QObject):
    """Tells the finger that draws from others.

    A second finger that comes down before the first has drawn a few pixels takes the stroke back,
    and nothing is drawn until all are lifted; one that comes later is a hand that rests beside it.
    So is what touches a large part of the canvas at once.
    """

    pressed = Signal(QPointF, float, bool)
    """Place, pressure, and whether it rubs out."""
    moved = Signal(QPointF, float)
    lifted = Signal()
    cancelled = Signal()
    """The stroke that was begun is none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._finger: int | None = None
        self._others: set[int] = set()
        self._start, self._far = QPointF(), 0.0
        self._over = False

    @property
    def drawing(self) -> bool:
        """Whether a finger draws."""
        return self._finger is not None

    @property
    def down(self) -> bool:
        """Whether any finger is on the canvas."""
        return self.drawing or self._over or bool(self._others)

    def give_up(self) -> None:
        """Take the stroke back; nothing is drawn until all fingers are lifted."""
        if self.drawing:
            self._finger, self._over = None, True
            self.cancelled.emit()

    def take(self, event: QTouchEvent, by_hand: bool) -> None:
        """Draw with one finger; with none where the hand lies that holds a stylus."""
        if event.type() == QEvent.Type.TouchCancel:
            self.give_up()
            self._forget()
            return
        if by_hand or len(self._new(event)) > 1:
            self.give_up()
            self._over = True
        for point in event.points():
            self._take_point(event, point)
        if event.type() == QEvent.Type.TouchEnd:
            self._forget()

    def _new(self, event: QTouchEvent) -> list[QEventPoint]:
        """Fingers that have come down just now."""
        known = {self._finger, *self._others}
        pressed = (point for point in event.points() if point.state() == State.Pressed)
        return [point for point in pressed if point.id() not in known and not _is_hand(point)]

    def _take_point(self, event: QTouchEvent, point: QEventPoint) -> None:
        if point.id() == self._finger:
            self._draw(event, point)
        elif point.state() == State.Released:
            self._others.discard(point.id())
        elif point.state() == State.Pressed and point.id() not in self._others:
            self._press(event, point)

    def _press(self, event: QTouchEvent, point: QEventPoint) -> None:
        if self._over or self.drawing or _is_hand(point):
            self._others.add(point.id())
            if self.drawing and self._far < FEW and not _is_hand(point):
                self.give_up()
            return
        self._finger = point.id()
        self._start, self._far = point.position(), 0.0
        rubs = event.pointerType() == Kind.Eraser
        self.pressed.emit(point.position(), pressure_of(event, point), rubs)

    def _draw(self, event: QTouchEvent, point: QEventPoint) -> None:
        if point.state() == State.Released:
            self._finger = None
            self.lifted.emit()
        elif point.state() == State.Updated:
            self._far = max(self._far, (point.position() - self._start).manhattanLength())
            self.moved.emit(point.position(), pressure_of(event, point))

    def _forget(self) -> None:
        self._finger, self._over = None, False
        self._others.clear()


def pressure_of(event: QPointerEvent, point: QEventPoint) -> float:
    """A stylus's own; a finger has none."""
    return 1.0 if event.pointerType() == Kind.Finger else point.pressure()


def _is_hand(point: QEventPoint) -> bool:
    return max(point.ellipseDiameters().width(), point.ellipseDiameters().height()) > HAND
