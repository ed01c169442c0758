"""The plane of the fit under mouse and keyboard: points are added, moved, erased and chosen."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

from cnnlab.core.dense.points import Points
from cnnlab.scene.text import number
from cnnlab.ui.neuron.fit_plane_paint import Marks
from cnnlab.ui.neuron.fit_points_view import PointsView
from cnnlab.ui.widgets.accessible import tell_keys

SHAKES = 3  # px that a pressed point is moved before it goes along
ERASER = 12.0  # px
FINE, COARSE = 100, 25  # steps of the cross-hair over the whole plane
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
SHIFT = Qt.KeyboardModifier.ShiftModifier


class FitPlane(PointsView):
    """Says what is asked for. What belongs to one gesture comes with the same object."""

    added = Signal(float, float, float, object)
    """x, y, class, gesture."""
    moved_to = Signal(int, float, float, object)
    """Index of a point, x, y, gesture."""
    erased = Signal(object, object)
    """Indices of points, gesture."""
    taken_back = Signal()
    """The last point was the first half of a double click."""
    chosen_changed = Signal(int)
    label_chosen = Signal(float)
    pointed = Signal(object)
    """x and y under the pointer, or None."""
    menu_asked = Signal(QPoint, int)
    """Where on the screen, and the point there."""

    def __init__(self) -> None:
        super().__init__()
        self.label = 1.0
        self.erasing = False
        self.chosen = -1
        self._hovered = -1
        self._pointer: QPointF | None = None
        self._cross: tuple[float, float] | None = None
        self._down: str | None = None
        self._from = QPointF()
        self._gesture: object = None
        self._just_added = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.retranslate()

    def set_points(self, points: Points) -> None:
        """Show these; the chosen one stays if there is one of its number."""
        super().set_points(points)
        self._hovered = -1
        if self.chosen >= len(points):
            self.choose(-1)

    def choose(self, index: int) -> None:
        """Mark a point, -1 for none."""
        if index != self.chosen:
            self.chosen = index
            self.chosen_changed.emit(index)
            self.describe()
            self.update()

    def set_erasing(self, erasing: bool) -> None:
        """Whether the left button erases."""
        self.erasing = erasing
        self.update()

    def marks(self) -> Marks:
        erases = self._down == "erase" or (self.erasing and self._pointer is not None)
        return Marks(
            self._place_of(self.chosen),
            None if self._hovered == self.chosen else self._place_of(self._hovered),
            self._cross if self.hasFocus() else None,
            self._pointer if erases else None,
            ERASER,
        )

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, button = event.position(), event.button()
        self._pointer = place
        self._from, self._gesture, self._just_added = place, object(), False
        self._cross = None
        inside = self.axes.rect.contains(place)
        at = self._nearest(place, self.reach()) if inside else -1
        if button == MIDDLE:
            self._down = "pan"
        elif not inside:
            self._down = None
        elif button == LEFT and self.erasing:
            self._down = "erase"
            self._rub(place, place)
        elif button == LEFT and at >= 0:
            self._down = "press"
            self.choose(at)
        elif button == RIGHT and at >= 0:
            self.choose(at)
            self.menu_asked.emit(event.globalPosition().toPoint(), at)
        elif button in (LEFT, RIGHT):
            other = button == RIGHT or bool(event.modifiers() & SHIFT)
            self._add(place, other)
            self._down = "press"
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._down == "press" and (place - self._from).manhattanLength() > SHAKES:
            self._down = "drag"
        if self._down == "drag" and self.chosen >= 0:
            x, y = self._value(place)
            self.moved_to.emit(self.chosen, x, y, self._gesture)
        elif self._down == "erase":
            self._rub(self._pointer or place, place)
        elif self._down == "pan":
            self._pan(place - (self._pointer or place))
        self._point(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._down = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != LEFT or self.erasing:
            self.mousePressEvent(event)
            return
        if self._just_added:
            self._just_added = False
            self.taken_back.emit()
        self._down = None
        self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the chosen point by key, for the one under a finger; not by the right button."""
        reasons, at = QContextMenuEvent.Reason, event.globalPos()
        index = -1
        if event.reason() == reasons.Keyboard and self.chosen >= 0:
            index = self.chosen
            at = self.mapToGlobal(self.axes.pixel(*self.points.x[index].tolist()).toPoint())
        elif event.reason() == reasons.Other:
            index = self._nearest(QPointF(event.pos()), self.reach())
        event.setAccepted(index >= 0 or event.reason() != reasons.Other)
        if index >= 0:
            self.choose(index)
            self.menu_asked.emit(at, index)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, gesture = event.key(), object()
        if key in ARROWS:
            self._move_cross(*ARROWS[Qt.Key(key)], fine=bool(event.modifiers() & SHIFT))
        elif key in (Qt.Key.Key_0, Qt.Key.Key_1):
            self.label_chosen.emit(1.0 if key == Qt.Key.Key_1 else 0.0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cross is not None:
            self._gesture = gesture
            self._add(self.axes.pixel(*self._cross), bool(event.modifiers() & SHIFT))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen >= 0:
            gone = self.chosen
            self.choose(-1)
            self.erased.emit([gone], gesture)
        elif key == Qt.Key.Key_Escape and (self.chosen >= 0 or self._cross is not None):
            self._cross = None
            self.choose(-1)
        else:
            super().keyPressEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._cross = self._cross or self._value(self.axes.rect.center())
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _move_cross(self, dx: int, dy: int, fine: bool) -> None:
        a = self.axes
        step = (a.right - a.left) / (FINE if fine else COARSE)
        x, y = self._cross or self._value(a.rect.center())
        x = min(max(x + dx * step, a.left), a.right)
        y = min(max(y + dy * step, a.bottom), a.top)
        self._cross = round(x, 6), round(y, 6)
        self.choose(self._nearest(a.pixel(x, y), self.reach()))
        self.describe()
        self.pointed.emit(self._cross)

    # inside

    def _add(self, place: QPointF, other: bool) -> None:
        x, y = self._value(place)
        before = len(self.points)
        self.added.emit(x, y, 1.0 - self.label if other else self.label, self._gesture)
        self._just_added = len(self.points) > before
        self.choose(len(self.points) - 1 if self._just_added else -1)

    def _rub(self, start: QPointF, end: QPointF) -> None:
        """Erase what lies along a line: a fast pointer tells few of its places."""
        way = end - start
        parts = max(1, round(way.manhattanLength() / ERASER))
        places = [start + way * (n / parts) for n in range(parts + 1)]
        gone = sorted({index for place in places for index in self._within(place, ERASER)})
        if gone:
            self.choose(-1)
            self.erased.emit(gone, self._gesture)

    def _point(self, place: QPointF | None) -> None:
        self._pointer = place
        inside = place is not None and self.axes.rect.contains(place)
        at = self._nearest(place, self.reach()) if inside and place is not None else -1
        if at != self._hovered or self.erasing:
            self._hovered = at
            self.update()
        self.pointed.emit(self._value(place) if inside and place is not None else None)

    def _value(self, place: QPointF) -> tuple[float, float]:
        """Coordinates of a place within the plane, with no more digits than a pixel can tell."""
        x, y = self.axes.value(self.axes.clamped(place))
        span = self.axes.right - self.axes.left
        digits = max(0, 3 - int(f"{span:e}".partition("e")[2]))
        return round(x, digits), round(y, digits)

    def _place_of(self, index: int) -> tuple[float, float] | None:
        if not 0 <= index < len(self.points):
            return None
        x, y = self.points.x[index].tolist()
        return x, y

    def describe(self) -> None:
        """What a screen reader says of it."""
        ones = int((self.points.labels > 0.5).sum())
        text = self.tr("Points of class 1: {ones}, of class 0: {zeros}, held out: {held}.").format(
            ones=ones, zeros=len(self.points) - ones, held=int(self.points.held_out.sum())
        )
        for place, sentence in (
            (self._cross, self.tr("Cross-hair at {x}, {y}.")),
            (self._place_of(self.chosen), self.tr("Chosen: the point at {x}, {y}.")),
        ):
            if place is not None:
                text += " " + sentence.format(x=number(place[0], 4), y=number(place[1], 4))
        tell_keys(self, text)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Plane of points"))
        self.describe()
